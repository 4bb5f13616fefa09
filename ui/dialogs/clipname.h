// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QString>

//! What the name of a clip's file tells.
struct ClipNameParts {
    QString place; //!< shop or register
    QString number; //!< of the receipt; empty without one
    Instant from;
    QString camera;
};

//! 渋谷本店 レジ 001_No.6932_2026-01-24_16-56-26_レジ前.mp4: every system takes it, whatever the parts say.
QString clipFileName(const ClipNameParts &parts);
