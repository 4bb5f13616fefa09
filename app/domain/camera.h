// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"

#include <optional>

//! What is known of a camera's contract. The list of cameras does not say (safie.md 6.1): each is found by trying, and
//! empty until then.
struct CameraOptions {
    std::optional<bool> live; //!< the live picture (streaming)
    std::optional<bool> stills; //!< pictures of the past
    //! Even what needs no option of its own is refused: this account lacks a permission on the camera, or the camera has no
    //! option at all.
    bool noAccess = false;

    friend bool operator==(const CameraOptions &, const CameraOptions &) = default;
};

//! A camera that the signed-in account may see.
struct Camera {
    CameraId id;
    QString name; //!< given by the user; empty when it has none
    QString serial;
    QString model;
    bool online = false; //!< video is flowing to the cloud now
    CameraOptions options = {};

    //! Either picture makes a link worth having; what was not tried yet counts as there.
    bool isLinkable() const { return options.live.value_or(true) || options.stills.value_or(true); }

    friend bool operator==(const Camera &, const Camera &) = default;
};
