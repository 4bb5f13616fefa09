// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/clipfetch.h"
#include "app/services/cliplist.h"
#include "app/services/clippace.h"

#include <QObject>
#include <QTimer>

class FootageRing;
class FootageVault;
class Session;

//! Orders parts of the cloud's recording, waits until they are made, and puts them into the ring, where everything else finds
//! them. Goes on where it was after a restart; some at a time of each camera. GUI thread.
class ClipOrders : public QObject {
    Q_OBJECT
public:
    //! `folder` is for downloads under way and belongs to this alone. The ring is made when a clip needs it.
    ClipOrders(ClipOrdersData &data, Session &session, FootageRing &ring, FootageVault &vault, const Clock &clock, QString folder,
               QObject *parent = nullptr);
    ~ClipOrders() override;

    //! Reads what was under way; before this nothing is ordered.
    QFuture<Result<Done>> load();
    bool isLoaded() const { return m_loaded; }
    //! As wanted first.
    QList<ClipOrder> all() const { return m_list.all(); }
    //! The newest one that contains that instant.
    std::optional<ClipOrder> of(const CameraId &camera, Instant at) const { return m_list.of(camera, at); }
    //! Why the cloud gives no clips of this camera at all; known from an order that it refused.
    std::optional<Error> refusal(const CameraId &camera) const { return m_list.refusal(camera); }
    //! In whole seconds. A shorter one than the cloud makes is widened, a longer one cut; one that is under way already is not
    //! ordered twice.
    void order(const CameraId &camera, TimeRange range);
    //! Gives it up, here and in the cloud. Of one that is done the footage stays until the ring needs the room.
    void cancel(qint64 id);
    //! At once, instead of when its rest is over; one that failed begins anew.
    void retry(qint64 id);
    //! Whether what has come can be played.
    bool isRingOpen() const { return m_ringOpen; }
    std::optional<Error> ringProblem() const { return m_fetch.problem(); }
    //! Does not wait any longer for what was out of reach.
    void networkCameBack();
    //! What must stay in the ring.
    QList<PinnedFootage> pinned() const { return m_list.pinned(); }
    //! Does what is due; by itself each second.
    void step();

signals:
    void changed();
    void pinnedChanged();
    void arrived(const CameraId &camera, const TimeRange &range); //!< it can be played; after a start, once the ring is open

private:
    using Order = ClipList::Entry;
    CameraRecordings *recordings() const;
    void sessionChanged();
    void ringChanged();
    void advance(Order &order);
    void begin(Order &order);
    void send(qint64 id);
    void sent(Order &order, qint64 number);
    void look(Order &order);
    bool isRingReady(Order &order);
    void poll(Order &order);
    void polled(Order &order, const CloudClip &clip);
    void download(Order &order, const CloudClip &clip);
    void giveUp(Order &order);
    void discard(const Order &order);
    void set(Order &order, StoredClip::Stage stage, const std::function<void()> &then = {});
    void rest(Order &order, Instant until, const std::optional<Error> &problem);
    void met(qint64 id, const Error &error);

    ClipOrdersData &m_data;
    Session &m_session;
    const Clock &m_clock;
    ClipList m_list;
    ClipPace m_pace;
    ClipFetch m_fetch;
    bool m_loaded = false;
    bool m_ringOpen = false;
    QTimer m_tick;
};
