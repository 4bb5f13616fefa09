// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"

//! A camera that the signed-in account may see.
struct Camera {
    CameraId id;
    QString name; //!< given by the user; empty when it has none
    QString serial;
    QString model;
    bool online = false; //!< video is flowing to the cloud now

    friend bool operator==(const Camera &, const Camera &) = default;
};
