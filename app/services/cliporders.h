// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cameras/camerarecordings.h"
#include "app/storage/clipordersdata.h"
#include "app/video/footagering.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <map>

class Session;

//! One part of the cloud's recording on its way into the ring.
struct ClipOrder {
    StoredClip clip;
    bool downloading = false;
    qint64 received = 0;
    qint64 total = -1; //!< unknown
    std::optional<Instant> notBefore; //!< it rests until then
    std::optional<Error> problem; //!< what the last try met; it goes on by itself unless the stage is Failed

    bool isUnderWay() const { return clip.stage < StoredClip::Stage::Done; }
};

//! What those clips brought, or are about to bring, which must stay in the ring.
QList<PinnedFootage> footageOf(const QList<StoredClip> &clips);

//! Orders parts of the cloud's recording, waits until they are made, and puts them into the ring, where everything else finds
//! them. Goes on where it was after a restart; one at a time of each camera. GUI thread.
class ClipOrders : public QObject {
    Q_OBJECT
public:
    //! `folder` is for downloads under way and belongs to this alone.
    ClipOrders(ClipOrdersData &data, Session &session, FootageRing &ring, const Clock &clock, QString folder, QObject *parent = nullptr);
    ~ClipOrders() override;

    //! Reads what was under way; before this nothing is ordered.
    QFuture<Result<Done>> load();
    bool isLoaded() const { return m_loaded; }
    //! As wanted first.
    QList<ClipOrder> all() const;
    //! The newest one that contains that instant.
    std::optional<ClipOrder> of(const CameraId &camera, Instant at) const;
    //! A shorter one than the cloud makes is widened, a longer one cut; one that is under way already is not ordered twice.
    void order(const CameraId &camera, TimeRange range);
    //! Gives it up, here and in the cloud; of one that is done nothing is removed.
    void cancel(qint64 id);
    //! What must stay in the ring.
    QList<PinnedFootage> pinned() const;
    //! Does what is due; by itself each second.
    void step();

signals:
    void changed();
    void pinnedChanged();
    void arrived(const CameraId &camera, const TimeRange &range);

private:
    struct Order : ClipOrder {
        bool busy = false;
        int tries = 0;
        QFuture<void> work; //!< to be cancelled
    };
    CameraRecordings *recordings() const;
    Order *find(qint64 id);
    void advance(Order &order);
    void begin(Order &order);
    void send(qint64 id);
    void lookForOrder(qint64 id, QList<qint64> numbers);
    void poll(Order &order);
    void download(Order &order, const CloudClip &clip);
    void store(qint64 id, const QString &file, Instant start);
    void giveUp(Order &order);
    void set(Order &order, StoredClip::Stage stage, const std::function<void()> &then = {});
    void met(qint64 id, const Error &error);

    ClipOrdersData &m_data;
    Session &m_session;
    FootageRing &m_ring;
    const Clock &m_clock;
    const QString m_folder;
    std::map<qint64, Order> m_orders;
    bool m_loaded = false;
    QTimer m_tick;
    std::atomic<bool> m_stopping = false;
    QThreadPool m_pool;
};
