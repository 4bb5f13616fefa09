// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/camerasinstep.h"

#include "app/services/playback.h"
#include "app/video/footagearchive.h"
#include "app/video/footagebuffer.h"
#include "tests/support/blockcode.h"

#include <QFile>
#include <QTest>

#include <set>

using namespace std::chrono_literals;

namespace {

const Instant kMinute = fromMs(1'769'241'600'000);
constexpr auto kSegment = 2s;

CameraId camera(int number)
{
    return {QStringLiteral("camera-%1").arg(number)};
}

} // namespace

//! With the demo's footage: the cameras show what those of the demo do, over and over.
class TstCamerasInStep : public QObject {
    Q_OBJECT
private slots:
    void init();

    void moveInStep();
    void standStillTogether();
    void manyFollowOneAfterTheOther();
    void leaveOutWhatIsNotKept();
    void changePlaces();
    void restWithTheLeader();

private:
    void keep(int number, std::chrono::seconds from, std::chrono::seconds to)
    {
        for (auto second = from; second < to; second += kSegment) {
            QFile file(QStringLiteral(REGILENS_SOURCE_DIR "/resources/demo/camera%1/segment-%2.ts")
                           .arg((number - 1) % 3 + 1)
                           .arg(second / kSegment, 2, 10, QLatin1Char('0')));
            QVERIFY(file.open(QIODevice::ReadOnly));
            MediaSegment segment;
            segment.sequence = second / kSegment;
            segment.bytes = file.readAll();
            segment.start = kMinute + second;
            segment.duration = kSegment;
            m_footage->append(camera(number), segment);
        }
    }
    void follow(int cameras)
    {
        QList<CameraId> all;
        for (int number = 1; number <= cameras; ++number) {
            keep(number, 0s, 40s);
            all << camera(number);
        }
        m_others->setCameras(all);
    }
    bool begins(std::chrono::seconds at, bool play)
    {
        return m_leader->openAt(camera(1), kMinute + at, play) &&
               QTest::qWaitFor([&] { return !m_leader->frame().image.isNull(); }, 10'000);
    }
    VideoFrame frame(int number) const { return m_others->frame(camera(number)); }
    bool stands(int number, std::chrono::seconds at) const
    {
        return QTest::qWaitFor([&] { return frame(number).at == kMinute + at && !frame(number).image.isNull(); }, 10'000) &&
               readBlockCode(frame(number).image) == BlockCode{(number - 1) % 3 + 1, int(at.count()), 0};
    }

    std::unique_ptr<FootageBuffer> m_footage;
    std::unique_ptr<FootageArchive> m_archive;
    std::unique_ptr<Playback> m_leader;
    std::unique_ptr<CamerasInStep> m_others;
};

void TstCamerasInStep::init()
{
    m_others.reset();
    m_leader.reset();
    m_footage = std::make_unique<FootageBuffer>();
    m_archive = std::make_unique<FootageArchive>(*m_footage);
    m_leader = std::make_unique<Playback>(*m_archive);
    m_others = std::make_unique<CamerasInStep>(*m_leader);
}

void TstCamerasInStep::moveInStep()
{
    follow(2);
    QVERIFY(begins(5s, true));
    QVERIFY(m_others->shows(camera(2)) && !m_others->shows(camera(1))); // that one is large
    int pictures = 0;
    std::chrono::milliseconds apart{0};
    connect(m_others.get(), &CamerasInStep::changed, this, [&](const CameraId &changed) {
        QCOMPARE(changed, camera(2));
        ++pictures;
        apart = std::chrono::abs(frame(2).at - m_leader->frame().at);
    });
    QTRY_VERIFY_WITH_TIMEOUT(m_leader->frame().at > kMinute + 8s, 20'000);
    QVERIFY2(pictures > 10, qPrintable(QString::number(pictures))); // not a still now and then
    QTRY_VERIFY_WITH_TIMEOUT(apart < 300ms, 10'000);
    m_leader->seek(kMinute + 30s);
    QTRY_VERIFY_WITH_TIMEOUT(frame(2).at > kMinute + 30s && apart < 300ms, 10'000);
    m_leader->setSpeed(2);
    QTRY_VERIFY_WITH_TIMEOUT(frame(2).at > kMinute + 33s && apart < 600ms, 10'000);
}

void TstCamerasInStep::standStillTogether()
{
    follow(3);
    QVERIFY(begins(12s, false));
    QVERIFY(stands(2, 12s) && stands(3, 12s));
    m_leader->skip(1s);
    QVERIFY(stands(2, 13s) && stands(3, 13s));
    m_leader->seek(kMinute + 31s);
    m_leader->seek(kMinute + 33s);
    QVERIFY(stands(2, 33s) && stands(3, 33s));
    m_leader->close();
    QVERIFY(!m_others->shows(camera(2)));
    QVERIFY(frame(2).image.isNull());
}

void TstCamerasInStep::manyFollowOneAfterTheOther()
{
    follow(8);
    QVERIFY(begins(5s, true));
    std::set<Instant> shown;
    connect(m_others.get(), &CamerasInStep::changed, this, [&](const CameraId &changed) {
        if (changed == camera(8) && !frame(8).image.isNull())
            shown.insert(frame(8).at);
    });
    QTRY_VERIFY_WITH_TIMEOUT(shown.size() >= 2, 20'000);
    m_leader->setPlaying(false);
    m_leader->seek(kMinute + 20s);
    for (int number = 2; number <= 8; ++number)
        QVERIFY(stands(number, 20s));
}

void TstCamerasInStep::leaveOutWhatIsNotKept()
{
    keep(1, 0s, 40s);
    keep(2, 0s, 10s);
    keep(2, 20s, 40s);
    m_others->setCameras({camera(1), camera(2), camera(3)});
    QVERIFY(begins(5s, false));
    QVERIFY(stands(2, 5s));
    QVERIFY(!m_others->shows(camera(3)));
    m_leader->seek(kMinute + 15s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_others->shows(camera(2)), 10'000);
    QVERIFY(frame(2).image.isNull());
    m_leader->seek(kMinute + 25s);
    QVERIFY(stands(2, 25s));
    m_others->setCameras({camera(1)});
    QVERIFY(!m_others->shows(camera(2)));
}

void TstCamerasInStep::changePlaces()
{
    follow(2);
    QVERIFY(begins(20s, false));
    QVERIFY(stands(2, 20s));
    QVERIFY(m_leader->setCamera(camera(2)));
    QVERIFY(stands(1, 20s));
    QVERIFY(!m_others->shows(camera(2)));
}

void TstCamerasInStep::restWithTheLeader()
{
    follow(2);
    QVERIFY(begins(5s, true));
    QTRY_VERIFY_WITH_TIMEOUT(frame(2).at > kMinute + 6s, 10'000);
    m_leader->setWatched(false);
    QTRY_VERIFY_WITH_TIMEOUT(frame(2).at == m_leader->frame().at, 10'000);
    QTest::qWait(200);
    QCOMPARE(frame(2).at, m_leader->frame().at);
    m_leader->setWatched(true);
    const Instant rested = frame(2).at;
    QTRY_VERIFY_WITH_TIMEOUT(frame(2).at > rested + 500ms, 10'000);
    keep(2, 40s, 44s);
    m_leader->seek(kMinute + 38s); // there it waits for more
    QTRY_VERIFY_WITH_TIMEOUT(!m_leader->isMoving(), 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(frame(2).at, m_leader->frame().at, 10'000); // and so does the other, which has more
}

QTEST_GUILESS_MAIN(TstCamerasInStep)
#include "tst_camerasinstep.moc"
