// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/footageplayer.h"

#include <array>

class FootageSource;

//! A receipt's moment as its camera saw it.
struct PlaybackMoment {
    CameraId camera;
    Instant moment; //!< on the camera's clock
    std::chrono::seconds leadIn{0}; //!< playing begins so long before it
    friend bool operator==(const PlaybackMoment &, const PlaybackMoment &) = default;
};

//! Plays the kept footage around a moment for a screen. GUI thread; `footage` outlives it.
class Playback : public QObject {
    Q_OBJECT
public:
    static constexpr std::array kSpeeds{0.5, 1.0, 2.0, 4.0, 8.0};

    explicit Playback(const FootageSource &footage, QObject *parent = nullptr);

    //! Plays from the lead-in on. False, and closed, when nothing is kept of the moment. What is open already goes on as it is.
    bool open(const PlaybackMoment &what);
    void close();
    bool isOpen() const { return m_what.has_value(); }
    const std::optional<PlaybackMoment> &what() const { return m_what; }

    //! While nobody watches, playing rests.
    void setWatched(bool watched);
    void setOutputSize(QSize devicePixels) { m_player.setOutputSize(devicePixels); }

    void setPlaying(bool playing);
    bool isPlaying() const { return m_playing; } //!< also at the end of the footage: it goes on when there is more
    //! Forwards (1) or backwards (-1); once more in the same direction is faster.
    void shuttle(int direction);
    void setSpeed(double speed);
    double speed() const { return m_speed; } //!< negative: backwards
    //! Pauses, and shows the next picture or (-1) the one before.
    void step(int pictures);
    void skip(std::chrono::milliseconds by);
    void toLeadIn();
    void toMoment();
    //! Over and over what happened around the moment.
    void setLooping(bool looping);
    bool isLooping() const { return m_looping; }

    //! What is shown, or is going to be.
    Instant position() const;
    //! Null image until the first picture is there.
    VideoFrame frame() const { return m_player.frame(); }

signals:
    void frameChanged();
    void changed(); //!< all the rest

private:
    bool isKept(const CameraId &camera, Instant at) const;
    TimeRange loopRange() const;
    void goOn();
    void seek(Instant at);
    void takeFrame();
    void takeStatus();

    const FootageSource &m_footage;
    FootagePlayer m_player;
    std::optional<PlaybackMoment> m_what;
    std::optional<PlaybackMoment> m_unreadable; //!< kept, but there is no picture in it
    std::optional<Instant> m_target; //!< of a seek whose picture has not come yet
    double m_speed = 1;
    bool m_playing = false;
    bool m_looping = false;
    bool m_watched = true;
};
