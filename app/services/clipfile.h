// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"
#include "app/video/clipwriter.h"
#include "app/video/exactwriter.h"

#include <QList>

#include <functional>
#include <optional>

class FootageSource;

//! One file that is wanted.
struct ClipWish {
    CameraId camera;
    TimeRange span; //!< on the camera's clock
    QString name; //!< of the file, with its suffix
    ClipPaint paint = {}; //!< over the pictures; only when they are encoded anew
};

//! One file that was made, or why not.
struct ClipFile {
    CameraId camera;
    TimeRange span; //!< as it was wanted
    QString path = {}; //!< empty: there is none
    TimeRange shown = {};
    QList<TimeRange> missing = {}; //!< of the span; nothing is kept of it, or it cannot be read. There a picture stands still.
    ClipSoundExtent sound = ClipSoundExtent::None;
    QString encoder = {}; //!< by which the pictures were encoded anew; empty: they are as they came
    std::optional<Error> error = {};
};

enum class ClipManner {
    AsItIs, //!< nothing is encoded anew
    Exact, //!< begins and ends exactly, whatever shows it
};

//! What of the span is in none of these. What is shorter than pictures may be apart does not count.
QList<TimeRange> holesIn(const TimeRange &span, const QList<TimeRange> &covered);

//! Writes one file and looks whether it plays. Reads and writes the disk, and takes its time: not for the GUI thread.
//! `progress` is told up to which instant it has come.
ClipFile writeClip(const FootageSource &footage, const ClipWish &wish, const QString &folder, ClipManner manner,
                   const std::function<void(Instant)> &progress, const std::function<bool()> &isStopped);
