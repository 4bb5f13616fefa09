// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/repeatguard.h"
#include "app/video/segmentclock.h"
#include "app/video/segmentpicker.h"

#include <QtTest>

using namespace std::chrono_literals;

namespace {

HlsSegment segment(qint64 sequence)
{
    HlsSegment made;
    made.at.url = QUrl(QStringLiteral("https://cloud.example/%1.ts").arg(sequence));
    made.sequence = sequence;
    made.duration = 2s;
    return made;
}

//! Of a server that began to count at that instant.
HlsPlaylist dated(HlsPlaylist playlist, Instant origin)
{
    for (HlsSegment &made : playlist.segments) {
        made.start = origin + made.sequence * 2s;
        made.certain = true;
    }
    return playlist;
}

HlsPlaylist window(qint64 first, qint64 last)
{
    HlsPlaylist playlist;
    playlist.targetDuration = 2s;
    for (qint64 i = first; i <= last; ++i)
        playlist.segments.append(segment(i));
    return playlist;
}

} // namespace

class TstSegmentPicker : public QObject {
    Q_OBJECT
private slots:
    void startsAtTheEdgeAndGoesOnInOrder();
    void jumpsToTheEdgeWhenFarBehind();
    void leavesOutWhatIsMissingTwice();
    void waitsForAnOldCopyAndFollowsANewCount();
    void leavesOutWhatTheListSaysIsMissing();
    void startsWhereTheServerWishes();
    void followsANewCountAtOnceByItsDates();
    void passesOverRepeats();
    void takesTheDateOfTheSegment();
    void guessesTheZoneOfADate_data();
    void guessesTheZoneOfADate();
    void countsOnWithoutDates();
    void guessesFromTheArrival();
    void stopsTrustingAnOldDate();
};

void TstSegmentPicker::startsAtTheEdgeAndGoesOnInOrder()
{
    SegmentPicker picker;
    QVERIFY(!picker.pick(HlsPlaylist()));
    const auto first = picker.pick(window(10, 14));
    QVERIFY(first);
    QCOMPARE(first->segment.sequence, 14);
    QVERIFY(!first->gap);
    picker.taken(segment(14));
    QVERIFY(!picker.pick(window(10, 14)));
    QCOMPARE(picker.pick(window(12, 16))->segment.sequence, 15);
    picker.taken(segment(15));
    const auto next = picker.pick(window(12, 16));
    QCOMPARE(next->segment.sequence, 16);
    QVERIFY(!next->gap);
}

void TstSegmentPicker::jumpsToTheEdgeWhenFarBehind()
{
    SegmentPicker picker;
    QVERIFY(picker.pick(window(10, 14)));
    picker.taken(segment(14));
    QCOMPARE(picker.pick(window(13, 17))->segment.sequence, 15); // three behind the end is still followed
    const auto jump = picker.pick(window(14, 18));
    QCOMPARE(jump->segment.sequence, 18);
    QVERIFY(jump->gap);
    picker.taken(segment(18));
    QVERIFY(!picker.pick(window(15, 19))->gap);

    SegmentPicker slow;
    QVERIFY(slow.pick(window(1, 1)));
    slow.taken(segment(1));
    QVERIFY(slow.pick(window(3, 3))->gap); // a short window that has moved past
}

void TstSegmentPicker::leavesOutWhatIsMissingTwice()
{
    SegmentPicker picker;
    QCOMPARE(picker.pick(window(1, 5))->segment.sequence, 5);
    QVERIFY(!picker.missed(segment(5)));
    QCOMPARE(picker.pick(window(1, 5))->segment.sequence, 5);
    QVERIFY(picker.missed(segment(5)));
    QVERIFY(!picker.pick(window(1, 5)));
    const auto next = picker.pick(window(2, 6));
    QCOMPARE(next->segment.sequence, 6);
    QVERIFY(next->gap);
}

void TstSegmentPicker::waitsForAnOldCopyAndFollowsANewCount()
{
    SegmentPicker picker;
    QVERIFY(picker.pick(window(10, 14)));
    picker.taken(segment(14));
    QVERIFY(!picker.pick(window(9, 13))); // a cache's copy
    QCOMPARE(picker.pick(window(11, 15))->segment.sequence, 15);
    picker.taken(segment(15));
    const auto anew = picker.pick(window(0, 2)); // the encoder began again
    QCOMPARE(anew->segment.sequence, 2);
    QVERIFY(anew->gap);
    picker.taken(segment(2));

    std::optional<SegmentPicker::Pick> pick; // counts a little lower for good
    for (int i = 0; i < 20 && !pick; ++i)
        pick = picker.pick(window(0, 1));
    QVERIFY(pick);
    QCOMPARE(pick->segment.sequence, 1);
}

void TstSegmentPicker::leavesOutWhatTheListSaysIsMissing()
{
    SegmentPicker picker;
    QVERIFY(picker.pick(window(10, 14)));
    picker.taken(segment(14));
    HlsPlaylist playlist = window(12, 16);
    playlist.segments[3].missing = true;
    const auto next = picker.pick(playlist);
    QCOMPARE(next->segment.sequence, 16);
    QVERIFY(next->gap);
    playlist = window(15, 17);
    picker.taken(segment(16));
    playlist.segments.last().missing = true;
    QVERIFY(!picker.pick(playlist));
    QVERIFY(picker.pick(window(16, 18))->gap);
}

void TstSegmentPicker::startsWhereTheServerWishes()
{
    HlsPlaylist playlist = window(10, 20);
    playlist.startOffset = -3s;
    QCOMPARE(SegmentPicker().pick(playlist)->segment.sequence, 19);
    playlist.startOffset = -30s; // further than we would follow
    QCOMPARE(SegmentPicker().pick(playlist)->segment.sequence, 18);
    playlist.startOffset = 0s;
    QCOMPARE(SegmentPicker().pick(playlist)->segment.sequence, 20);
    SegmentPicker picker;
    playlist = window(1, 2);
    playlist.segments.last().at = {}; // parts of it at best
    QCOMPARE(picker.pick(playlist)->segment.sequence, 1);
}

void TstSegmentPicker::followsANewCountAtOnceByItsDates()
{
    SegmentPicker picker;
    const HlsPlaylist before = dated(window(10, 14), fromMs(1'000'000));
    QVERIFY(picker.pick(before));
    picker.taken(before.segments.last());
    for (int i = 0; i < 30; ++i)
        QVERIFY(!picker.pick(dated(window(9, 12), fromMs(1'000'000)))); // an old copy, however often it comes
    const auto anew = picker.pick(dated(window(9, 12), fromMs(2'000'000)));
    QVERIFY(anew);
    QCOMPARE(anew->segment.sequence, 12);
    QVERIFY(anew->gap);
}

void TstSegmentPicker::passesOverRepeats()
{
    RepeatGuard guard;
    const HlsPlaylist playlist = dated(window(1, 3), fromMs(1'000'000));
    HlsSegment again = playlist.segments.at(0);
    QVERIFY(!guard.knows(again));
    QVERIFY(!guard.isRepeat(again, "picture"));
    again.sequence = 70;
    QVERIFY(guard.knows(again));
    QVERIFY(!guard.knows(playlist.segments.at(1)));

    RepeatGuard undated;
    HlsSegment plain = segment(5);
    QVERIFY(!undated.isRepeat(plain, "picture"));
    plain.at.url.setQuery(QStringLiteral("signature=2"));
    QVERIFY(!undated.knows(plain));
    QVERIFY(undated.isRepeat(plain, "picture"));
    QVERIFY(!undated.isRepeat(plain, "another picture under the same name"));
    QVERIFY(!undated.isRepeat(segment(6), "picture")); // a picture that stands still is none that came before
}

void TstSegmentPicker::guessesTheZoneOfADate_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<qint64>("shown"); //!< what the date says, in hours before or after the arrival in UTC
    QTest::addColumn<qint64>("meant");
    QTest::newRow("UTC") << QByteArray("Asia/Tokyo") << qint64(0) << qint64(0);
    QTest::newRow("the camera's zone") << QByteArray("Asia/Tokyo") << qint64(9) << qint64(0);
    QTest::newRow("west of UTC") << QByteArray("America/New_York") << qint64(-4) << qint64(0); // in July
    QTest::newRow("the camera's clock is an hour wrong") << QByteArray("Asia/Tokyo") << qint64(8) << qint64(-1);
    QTest::newRow("unknown") << QByteArray("UTC") << qint64(9) << qint64(9);
}

void TstSegmentPicker::guessesTheZoneOfADate()
{
    QFETCH(const QByteArray, zone);
    QFETCH(const qint64, shown);
    QFETCH(const qint64, meant);
    const Instant listed = fromMs(QDateTime({2026, 7, 1}, {3, 0}, Qt::UTC).toMSecsSinceEpoch());
    HlsPlaylist playlist = window(7, 7);
    playlist.segments[0].start = listed - 5s + std::chrono::hours(shown);
    playlist.segments[0].zoneKnown = false;
    SegmentClock clock{QTimeZone(zone)};
    const auto time = clock.place(playlist, 0, false, listed);
    QVERIFY(!time.certain);
    QVERIFY(time.start == listed - 5s + std::chrono::hours(meant));
}

void TstSegmentPicker::takesTheDateOfTheSegment()
{
    HlsPlaylist playlist = window(1, 2);
    playlist.segments[0].start = fromMs(1'000'000);
    playlist.segments[0].certain = true;
    SegmentClock clock;
    const auto time = clock.place(playlist, 0, false, fromMs(5'000'000));
    QCOMPARE(toMs(time.start), 1'000'000);
    QVERIFY(time.certain);
}

void TstSegmentPicker::countsOnWithoutDates()
{
    HlsPlaylist first = window(1, 1);
    first.segments[0].start = fromMs(1'000'000);
    first.segments[0].certain = true;
    SegmentClock clock;
    QVERIFY(clock.place(first, 0, false, fromMs(9'000'000)).certain);
    const auto next = clock.place(window(1, 2), 1, false, fromMs(9'002'000));
    QCOMPARE(toMs(next.start), 1'002'000);
    QVERIFY(next.certain);
    QVERIFY(!clock.place(window(4, 4), 0, true, fromMs(9'008'000)).certain); // nothing is known about the gap
}

void TstSegmentPicker::guessesFromTheArrival()
{
    SegmentClock clock;
    const auto first = clock.place(window(1, 3), 2, false, fromMs(1'000'000));
    QCOMPARE(toMs(first.start), 998'000);
    QVERIFY(!first.certain);
    // Small differences of arrival do not shift the picture's time, large ones do.
    QCOMPARE(toMs(clock.place(window(1, 4), 3, false, fromMs(1'002'700)).start), 1'000'000);
    QCOMPARE(toMs(clock.place(window(1, 5), 4, false, fromMs(1'034'000)).start), 1'032'000);
}

void TstSegmentPicker::stopsTrustingAnOldDate()
{
    HlsPlaylist first = window(0, 0);
    first.segments[0].start = fromMs(0);
    first.segments[0].certain = true;
    SegmentClock clock;
    QVERIFY(clock.place(first, 0, false, fromMs(0)).certain);
    qint64 sequence = 1;
    for (; sequence < 300; ++sequence)
        QVERIFY(clock.place(window(sequence, sequence), 0, false, fromMs(sequence * 2000)).certain);
    for (; sequence < 310; ++sequence) {
        const auto time = clock.place(window(sequence, sequence), 0, false, fromMs(sequence * 2000));
        QVERIFY(!time.certain);
        QCOMPARE(toMs(time.start), sequence * 2000);
    }
}

QTEST_GUILESS_MAIN(TstSegmentPicker)
#include "tst_segmentpicker.moc"
