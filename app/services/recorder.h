// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/footagevault.h"
#include "app/video/footagering.h"
#include "app/video/ringfeeds.h"

#include <QElapsedTimer>
#include <QMutex>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <map>

class FootageBuffer;
class Session;
class Settings;
struct RecordingSettings;

//! How one camera's recording fares.
struct RecordedCamera {
    enum class State {
        Recording,
        Waiting, //!< nothing came lately; `problem` may say why, and it goes on by itself
        Stopped, //!< the recorder is off, or there is no sign-in, or the ring is closed
        Impossible, //!< `problem` says why
    };
    CameraId camera;
    bool linked = true; //!< false: only its footage is still there
    State state = State::Stopped;
    std::optional<Instant> since; //!< without a gap, while Recording
    std::optional<Error> problem;
    RingCamera kept; //!< what the ring has of it
};

//! Records the linked cameras while the program runs, whatever the screens show. A camera that a screen plays is not fetched
//! a second time: whoever fetches it hands what comes to the footage buffer, and that to the ring. GUI thread.
class Recorder : public QObject {
    Q_OBJECT
public:
    Recorder(FootageRing &ring, FootageBuffer &footage, SecretStore &secrets, Session &session, Settings &settings, const Clock &clock,
             QObject *parent = nullptr);
    ~Recorder() override;

    //! Those with a link; begins what can be begun.
    void setCameras(const QList<CameraId> &cameras);
    //! Footage that must stay, all of it; until this is called nothing leaves the ring.
    void setPinned(const QList<PinnedFootage> &pinned) { m_ring.setPinned(pinned); }

    //! The network is back: waits no longer before it tries again.
    void tryNow() { m_feeds.tryNow(); }

    const FootageVault &vault() const { return m_vault; }
    FootageVault &vault() { return m_vault; } //!< for others who put footage into the ring
    RingStatus ring() const { return m_ring.status(); }
    //! Linked ones first, then those whose footage is still there.
    QList<RecordedCamera> cameras() const;
    //! How long the byte budget lasts at the rate at which the linked cameras were recorded; none while that is not known.
    std::optional<std::chrono::hours> reach() const;
    //! Some of what is there would go at once with these.
    bool exceeds(const RecordingSettings &settings) const;

    void retry() { m_vault.retry(); } //!< after the key store or the disk refused
    void beginAnew() { m_vault.beginAnew(); } //!< see FootageVault::State::KeyLost
    QFuture<Result<Done>> removeAll() { return m_ring.removeAll(); } //!< all footage; recording goes on

signals:
    void changed(); //!< once a second at most while recording, and at once when a state changes

private:
    struct Feed {
        std::optional<Instant> since;
        QElapsedTimer sinceSegment; //!< on this computer
        QElapsedTimer sinceScreen; //!< a screen's player brought one
        QElapsedTimer sinceWatched; //!< a screen began to play it
        QElapsedTimer sinceGivenUp;
        std::optional<Error> problem;
        std::optional<bool> told; //!< to the session: whether it plays
    };

    bool isOn() const;
    void settingsChanged();
    bool isRecording() const; //!< all that is common to the cameras is there
    void follow();
    void follow(const CameraId &camera, Feed &feed);
    void watchedChanged(const CameraId &camera);
    void segmentCame(const CameraId &camera, const MediaSegment &segment, bool fromScreen);
    void screenBrought(const CameraId &camera);
    void failed(const CameraId &camera, const Error &error, bool final);
    void renew();
    std::optional<Error> refusal(const CameraId &camera) const;
    RecordedCamera shown(const CameraId &camera, const Feed &feed) const;

    FootageRing &m_ring;
    FootageBuffer &m_footage;
    Session &m_session;
    Settings &m_settings;
    const Clock &m_clock;
    FootageVault m_vault;
    RingFeeds m_feeds;
    std::map<QString, Feed> m_cameras; //!< the linked ones
    mutable QMutex m_mutex; //!< over m_recorded, which the fetching threads ask
    QSet<CameraId> m_recorded;
    bool m_renewing = false;
    QTimer m_tick;
};
