// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/segmentclock.h"
#include "app/video/segmentpicker.h"

#include <QtTest>

using namespace std::chrono_literals;

namespace {

HlsPlaylist window(qint64 first, qint64 last)
{
    HlsPlaylist playlist;
    playlist.targetDuration = 2s;
    for (qint64 i = first; i <= last; ++i)
        playlist.segments.append({QUrl(), QUrl(), i, 2s, false, std::nullopt, false});
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
    void takesTheDateOfTheSegment();
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
    picker.taken(14);
    QVERIFY(!picker.pick(window(10, 14)));
    QCOMPARE(picker.pick(window(12, 16))->segment.sequence, 15);
    picker.taken(15);
    const auto next = picker.pick(window(12, 16));
    QCOMPARE(next->segment.sequence, 16);
    QVERIFY(!next->gap);
}

void TstSegmentPicker::jumpsToTheEdgeWhenFarBehind()
{
    SegmentPicker picker;
    QVERIFY(picker.pick(window(10, 14)));
    picker.taken(14);
    QCOMPARE(picker.pick(window(13, 17))->segment.sequence, 15); // three behind the end is still followed
    const auto jump = picker.pick(window(14, 18));
    QCOMPARE(jump->segment.sequence, 18);
    QVERIFY(jump->gap);
    picker.taken(18);
    QVERIFY(!picker.pick(window(15, 19))->gap);

    SegmentPicker slow;
    QVERIFY(slow.pick(window(1, 1)));
    slow.taken(1);
    QVERIFY(slow.pick(window(3, 3))->gap); // a short window that has moved past
}

void TstSegmentPicker::leavesOutWhatIsMissingTwice()
{
    SegmentPicker picker;
    QCOMPARE(picker.pick(window(1, 5))->segment.sequence, 5);
    QVERIFY(!picker.missed(5));
    QCOMPARE(picker.pick(window(1, 5))->segment.sequence, 5);
    QVERIFY(picker.missed(5));
    QVERIFY(!picker.pick(window(1, 5)));
    const auto next = picker.pick(window(2, 6));
    QCOMPARE(next->segment.sequence, 6);
    QVERIFY(next->gap);
}

void TstSegmentPicker::waitsForAnOldCopyAndFollowsANewCount()
{
    SegmentPicker picker;
    QVERIFY(picker.pick(window(10, 14)));
    picker.taken(14);
    QVERIFY(!picker.pick(window(9, 13))); // a cache's copy
    QCOMPARE(picker.pick(window(11, 15))->segment.sequence, 15);
    picker.taken(15);
    const auto anew = picker.pick(window(0, 2)); // the encoder began again
    QCOMPARE(anew->segment.sequence, 2);
    QVERIFY(anew->gap);
    picker.taken(2);

    std::optional<SegmentPicker::Pick> pick; // counts a little lower for good
    for (int i = 0; i < 20 && !pick; ++i)
        pick = picker.pick(window(0, 1));
    QVERIFY(pick);
    QCOMPARE(pick->segment.sequence, 1);
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
    HlsPlaylist dated = window(1, 1);
    dated.segments[0].start = fromMs(1'000'000);
    dated.segments[0].certain = true;
    SegmentClock clock;
    QVERIFY(clock.place(dated, 0, false, fromMs(9'000'000)).certain);
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
    HlsPlaylist dated = window(0, 0);
    dated.segments[0].start = fromMs(0);
    dated.segments[0].certain = true;
    SegmentClock clock;
    QVERIFY(clock.place(dated, 0, false, fromMs(0)).certain);
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
