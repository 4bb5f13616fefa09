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

//! Plays kept footage for a screen: around a receipt's moment, or from any instant. GUI thread; `footage` outlives it.
class Playback : public QObject {
    Q_OBJECT
public:
    static constexpr std::array kSpeeds{0.5, 1.0, 2.0, 4.0, 8.0};
    enum class Mark { In, Out };

    explicit Playback(const FootageSource &footage, QObject *parent = nullptr);

    //! Plays from the lead-in on. False, and closed, when nothing is kept of the moment. What is open already goes on as it is.
    bool open(const PlaybackMoment &what);
    //! Shows any instant, of no receipt. False, and nothing changes, when nothing is kept of it.
    bool openAt(const CameraId &camera, Instant at, bool play);
    //! Another camera at the same instant, which goes on or stands as it did; cameras have their time from the cloud, so it is the
    //! same for all. A receipt stays what it is about. False, and nothing changes, when nothing is kept of it.
    bool setCamera(const CameraId &camera);
    void close();
    bool isOpen() const { return !m_camera.isEmpty(); }
    const CameraId &camera() const { return m_camera; } //!< that is shown; empty: closed
    const std::optional<PlaybackMoment> &what() const { return m_what; } //!< none: closed, or a free instant

    //! While nobody watches, playing rests.
    void setWatched(bool watched);
    void setOutputSize(QSize devicePixels) { m_player.setOutputSize(devicePixels); }

    void setPlaying(bool playing);
    bool isPlaying() const { return m_playing; } //!< also at the end of the footage: it goes on when there is more
    //! It plays, somebody watches, and there is something to play.
    bool isMoving() const;
    //! Forwards (1) or backwards (-1); once more in the same direction is faster.
    void shuttle(int direction);
    void setSpeed(double speed);
    double speed() const { return m_speed; } //!< negative: backwards
    //! Pauses, and shows the next picture or (-1) the one before.
    void step(int pictures);
    void skip(std::chrono::milliseconds by);
    //! As often as a drag has it: of several in quick succession the last one counts. A receipt stays what it is about.
    void seek(Instant at);
    void toLeadIn();
    void toMoment();
    //! Over and over what is marked; without marks what happened around the moment, or around the picture shown.
    void setLooping(bool looping);
    bool isLooping() const { return m_loop.has_value(); }

    //! What is shown becomes the first or the last picture of the marked span. A mark on the wrong side of it goes.
    void setMark(Mark mark);
    void clearMarks();
    const std::optional<Instant> &mark(Mark mark) const { return mark == Mark::In ? m_in : m_out; }
    //! When both are set. Marks stay until another receipt is opened, or playing is closed.
    std::optional<TimeRange> marked() const;

    //! What is shown, or is going to be.
    Instant position() const;
    //! Null image until the first picture is there.
    VideoFrame frame() const { return m_player.frame(); }
    const FootageSource &footage() const { return m_footage; }

signals:
    void frameChanged();
    void marksChanged();
    void changed(); //!< all the rest

private:
    void start(const CameraId &camera, Instant at, bool play);
    TimeRange loopRange() const;
    void setLoop(const std::optional<TimeRange> &range);
    void setMarks(const std::optional<Instant> &in, const std::optional<Instant> &out);
    void goOn();
    void takeFrame();
    void takeStatus();

    const FootageSource &m_footage;
    FootagePlayer m_player;
    CameraId m_camera;
    std::optional<PlaybackMoment> m_what;
    std::optional<PlaybackMoment> m_unreadable; //!< kept, but there is no picture in it
    std::optional<Instant> m_target; //!< of a seek whose picture has not come yet
    double m_speed = 1;
    bool m_playing = false;
    std::optional<TimeRange> m_loop;
    std::optional<Instant> m_in;
    std::optional<Instant> m_out;
    bool m_watched = true;
};
