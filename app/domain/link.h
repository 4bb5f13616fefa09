// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/clockoffset.h"
#include "app/domain/ids.h"

struct LinkId {
    qint64 value = 0;
    bool isValid() const { return value != 0; }
    friend auto operator<=>(const LinkId &, const LinkId &) = default;
    friend size_t qHash(const LinkId &id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

//! register ↔ camera, with the clock offset between the two.
struct Link {
    LinkId id;
    RegisterKey reg;
    QString registerName; //!< last known name, may be empty
    CameraId camera;
    QString cameraName; //!< last known name, so that the table can be read without the camera cloud
    ClockOffset clockOffset;

    friend bool operator==(const Link &, const Link &) = default;
};

//! The instant of a receipt on the camera's clock (会計の瞬間).
inline Instant momentOf(Instant soldAt, std::chrono::milliseconds clockOffset)
{
    return soldAt + clockOffset;
}

Q_DECLARE_METATYPE(LinkId)
