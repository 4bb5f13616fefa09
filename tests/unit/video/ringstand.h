// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/footagering.h"
#include "tests/unit/video/recording.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <optional>

// What the tests of the ring share.

inline const Instant kRingStart = kRecordingStart;
inline const CameraId kRingCamera{QStringLiteral("till")};

//! Turned by the test while the ring's thread asks it.
class RingClock final : public Clock {
public:
    Instant now() const override { return fromMs(m_now); }
    void set(Instant now) { m_now = toMs(now); }
    void advance(std::chrono::milliseconds by) { m_now += by.count(); }

private:
    std::atomic<qint64> m_now = toMs(kRingStart);
};

//! A folder for a ring, a disk of the size that the test wants, and the ring in it.
class RingStand {
public:
    RingStand()
    {
        tuning.freeSpace = [this](const QString &) { return free.load(); };
        tuning.enforceEvery = std::chrono::milliseconds(20);
        tuning.retryEvery = std::chrono::milliseconds(20);
    }

    //! Opens it as a start of the program does, and waits until it has found what is there.
    Result<Done> open(FootageRing::Begin begin = FootageRing::Begin::Continue)
    {
        ring.reset();
        ring.emplace(path(), clock, tuning);
        ring->setLimits(limits);
        if (pinned)
            ring->setPinned(*pinned);
        const Result<Done> opened = ring->open(key, begin).result();
        if (opened && !QTest::qWaitFor([&] { return ring->status().state == RingStatus::State::Ready; }))
            return Error{Error::Kind::Timeout, {}, {}, {}};
        return opened;
    }

    //! Answers when it is written.
    bool append(const MediaSegment &segment, const CameraId &camera = kRingCamera)
    {
        return ring->append(camera, segment) && ring->sync().result();
    }

    MediaSegment segment(int index, const QByteArray &bytes, std::chrono::milliseconds length = std::chrono::seconds(2)) const
    {
        return {index, bytes, {}, kRingStart + index * length, true, false, length};
    }

    QString path() const { return folder.filePath(QStringLiteral("footage")); }
    QStringList files(const QString &pattern) const
    {
        QStringList found;
        for (QDirIterator it(path(), {pattern}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
            found << it.next();
        found.sort();
        return found;
    }

    QTemporaryDir folder;
    RingClock clock;
    std::atomic<qint64> free = 1'000'000'000'000;
    FootageRing::Tuning tuning;
    RingLimits limits;
    std::optional<QList<PinnedFootage>> pinned = QList<PinnedFootage>();
    QByteArray key = QByteArray(32, 'k');
    std::optional<FootageRing> ring;
};
