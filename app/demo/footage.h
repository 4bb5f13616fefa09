// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

//! The cameras' loops of one minute (resources/demo): what is seen at second s of the loop is seen at second s of every
//! minute. `camera` counts from 1; cameras beyond the third see the same again. Empty when a file is missing.
namespace Footage {

constexpr int kLoops = 3;
constexpr int kSegments = 30; //!< of two seconds

QByteArray segment(int camera, qint64 number); //!< `number` counts two seconds each since 1970
QByteArray still(int camera, qint64 second); //!< the frame at that second since 1970
QByteArray smallStill(int camera, qint64 second); //!< one every five seconds: that one or the nearest before it

} // namespace Footage
