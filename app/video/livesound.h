// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/sounddecoder.h"

#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

//! Where sound is played.
class SoundOutput {
public:
    virtual ~SoundOutput() = default;
    //! How much it still has to play, and how much more it takes at once.
    virtual std::chrono::microseconds waiting() const = 0;
    virtual qsizetype room() const = 0; //!< in bytes
    virtual void write(const QByteArray &samples) = 0;
    virtual void setVolume(double linear) = 0;
};

//! Plays the sound of a live stream in step with its pictures, while it is wanted. Lives in the decoder's thread.
class LiveSound {
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    using MakeOutput = std::function<std::unique_ptr<SoundOutput>()>; //!< nullptr where nothing can be heard

    //! `owner` moves to the decoder's thread with all its children.
    explicit LiveSound(MakeOutput makeOutput, QObject *owner = nullptr);

    bool isOn() const { return m_output != nullptr; }
    void setOn(bool on);
    void setVolume(double linear); //!< 0 to 1
    void append(const MediaSegment &segment);
    //! A picture was shown that belongs there.
    void pictureShown(Instant at, TimePoint when);
    void reset();
    //! Gives the output what it has room for. Called by itself, every few milliseconds.
    void feed(TimePoint now);

private:
    QByteArray nextSamples(double speed, qsizetype most);

    const MakeOutput m_makeOutput;
    std::unique_ptr<SoundOutput> m_output;
    double m_volume = 1;
    SoundDecoder m_decoder;
    std::deque<SoundChunk> m_chunks;
    QTimer m_timer;
    struct Shown {
        std::chrono::microseconds at;
        TimePoint when;
    };
    std::optional<Shown> m_shown;
};
