// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/camera.h"
#include "app/domain/link.h"
#include "app/services/livecamera.h"
#include "app/services/momentpictures.h"
#include "ui/widgets/videoview.h"

//! What is known of the linked camera besides its stream.
struct CameraFacts {
    QString name;
    bool listKnown = false; //!< the account's cameras have been read
    std::optional<Camera> camera; //!< as the account lists it
};

//! The words on and below the live picture, and (its sound is wanted) why it cannot be heard. Pure; times in the shop's zone.
VideoCaption liveCaption(const LiveStatus &status, const VideoFrame &frame, const CameraFacts &camera, bool wantsSound = false);

//! The words on and below the picture of a receipt's moment, or of so long before it; `at` is the instant that is shown.
VideoCaption momentCaption(const MomentPicture &picture, Instant at, const CameraFacts &camera, std::chrono::seconds before = {});

//! The words on and below a picture of kept footage, which plays around a receipt's moment, or (no moment) of any instant.
VideoCaption footageCaption(const VideoFrame &frame, std::optional<Instant> moment, double speed, const CameraFacts &camera);

//! The same on a small picture beside it, where there is room for little more than the time.
VideoCaption tileCaption(const VideoFrame &frame, const CameraFacts &camera);
