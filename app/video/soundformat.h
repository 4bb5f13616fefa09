// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>

//! Sound as it goes from the decoder to the loudspeaker: two channels of floats, one after the other.
namespace soundformat {

constexpr int kRate = 48'000;
constexpr int kChannels = 2;
constexpr qsizetype kFrameBytes = kChannels * qsizetype(sizeof(float));

constexpr std::chrono::microseconds duration(qsizetype bytes)
{
    return std::chrono::microseconds(bytes / kFrameBytes * 1'000'000 / kRate);
}

constexpr qsizetype bytes(std::chrono::microseconds duration)
{
    return qsizetype(duration.count() * kRate / 1'000'000) * kFrameBytes;
}

} // namespace soundformat

//! A piece of sound and the instant at which it was to be heard, on the camera's clock.
struct SoundChunk {
    std::chrono::microseconds at{0}; //!< since 1970
    QByteArray samples;
};
