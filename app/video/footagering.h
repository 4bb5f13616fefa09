// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/video/mediasegment.h"
#include "app/video/ringbudget.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>

//! How the ring fares.
struct RingStatus {
    enum class State {
        Closed,
        Loading, //!< takes segments already; what it holds is still being found out
        Ready,
    };
    State state = State::Closed;
    //! Why segments are lost now: "footage.diskFull", "footage.tooSlow" or "footage.disk"; it goes on by itself.
    std::optional<Error> problem;
    qint64 written = 0; //!< segments since it was opened
    qint64 lost = 0; //!< that came and could not be written
    qint64 damaged = 0; //!< that were found to be torn or changed, and are skipped
    qint64 bytes = 0; //!< in the ring
    qint64 keptBytes = 0; //!< pinned footage that has left it

    friend bool operator==(const RingStatus &, const RingStatus &) = default;
};

//! The live segments of all cameras as they came, encrypted on the disk (ringformat.h), for as long as there is room: within
//! a budget of bytes and of days over all cameras the oldest goes first, all but what is pinned.
//!
//! One thread of its own writes; append() never waits for it. A segment is there for readers, and after the end of the
//! program by whatever force, once the system has taken it, and after a loss of power once it is on the disk, for which the
//! ring sees each 10 s and whenever a file is closed. Everything may be called from any thread; what reads the disk says so.
class FootageRing : public QObject {
    Q_OBJECT
public:
    struct Tuning {
        qint64 queueBytes = 64 * 1024 * 1024;
        std::chrono::milliseconds syncEvery = std::chrono::seconds(10);
        std::chrono::milliseconds enforceEvery = std::chrono::seconds(2);
        std::chrono::milliseconds retryEvery = std::chrono::seconds(5); //!< after a failure of the disk
        std::function<qint64(const QString &folder)> freeSpace; //!< none: as the system says
        RingIntake::Tuning files;
    };
    enum class Begin { Continue, Anew };

    FootageRing(const QString &folder, const Clock &clock) : FootageRing(folder, clock, Tuning()) {}
    FootageRing(const QString &folder, const Clock &clock, Tuning tuning);
    //! Writes what waits and closes the files.
    ~FootageRing() override;

    //! Footage was begun in the folder; reads the disk.
    bool exists() const;
    //! `key` has Aead::kKeyBytes. Anew removes what is there, whoever's key it has. Storage: "footage.inUse", "footage.keyLost".
    //! With an empty key NotFound where no footage was begun yet.
    QFuture<Result<Done>> open(const QByteArray &key, Begin begin = Begin::Continue);
    QFuture<Result<Done>> close();
    //! All footage, the pinned too; an open ring goes on.
    QFuture<Result<Done>> removeAll();
    //! What was appended so far is on the disk itself when this has finished.
    QFuture<Result<Done>> sync();
    void setLimits(const RingLimits &limits);
    //! All of them; until this is called the first time nothing leaves the ring.
    void setPinned(const QList<PinnedFootage> &pinned);

    //! False when it is lost, because the ring is closed or the disk too slow. A repeat is taken and not written.
    bool append(const CameraId &camera, const MediaSegment &segment);
    //! Footage of the past, in order of time, into a file of its own that is exempt from the limits: it stays for as long as it is
    //! pinned, so that is to be set first. All of it is on the disk when this has finished, or nothing. Storage: "footage.closed",
    //! "footage.diskFull", "footage.disk".
    QFuture<Result<Done>> keep(const CameraId &camera, QList<MediaSegment> segments);

    //! The segment that shows that instant; where two do (the camera's clock was set back), the one that came last. Reads
    //! the disk, as before() and after() do: the last one that starts before an instant, the first one that starts at it or after.
    std::optional<RingSegment> segmentAt(const CameraId &camera, Instant at) const;
    std::optional<RingSegment> before(const CameraId &camera, Instant at) const;
    std::optional<RingSegment> after(const CameraId &camera, Instant at) const;
    //! In order of time; where the camera's clock was set back, the later one only. Reads the disk.
    QList<RingSegment> segments(const CameraId &camera, const TimeRange &range) const;
    //! NotFound when it has left the ring; BadData when it was torn or changed: then it is not found again. Reads the disk.
    Result<MediaSegment> read(const RingSegment &segment) const;
    //! Whether segmentAt() is worth asking; reads nothing.
    bool covers(const CameraId &camera, Instant at) const;
    //! What is covered, in order of time, adjoining segments joined.
    QList<TimeRange> spans(const CameraId &camera) const;
    QList<RingCamera> cameras() const;
    RingStatus status() const;

signals:
    void statusChanged(); //!< from the ring's thread, once a second at most

private:
    class Private;
    std::unique_ptr<Private> d;
};
