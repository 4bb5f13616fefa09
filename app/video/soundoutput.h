// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <functional>
#include <memory>

//! Where sound is played (soundformat.h).
class SoundOutput {
public:
    virtual ~SoundOutput() = default;
    //! How much it still has to play, and how much more it takes at once.
    virtual std::chrono::microseconds waiting() const = 0;
    virtual qsizetype room() const = 0; //!< in bytes
    virtual void write(const QByteArray &samples) = 0;
    virtual void setVolume(double linear) = 0;
    //! It has gone, as headphones do that are pulled out.
    virtual bool isLost() const = 0;
};

using MakeSoundOutput = std::function<std::unique_ptr<SoundOutput>()>; //!< nullptr where nothing can be heard
