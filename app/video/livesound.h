// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/sounddecoder.h"
#include "app/video/soundoutput.h"

#include <QTimer>

#include <deque>
#include <optional>

//! Plays the sound of a live stream in step with its pictures, while it is wanted. Lives in the decoder's thread.
class LiveSound {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    //! `owner` moves to the decoder's thread with all its children.
    explicit LiveSound(MakeSoundOutput makeOutput, QObject *owner = nullptr);

    //! Not where there is no output, or no longer one.
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

    const MakeSoundOutput m_makeOutput;
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
