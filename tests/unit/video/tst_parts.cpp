// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/partjoiner.h"
#include "app/video/partpicker.h"

#include <QtTest>

using namespace std::chrono_literals;
using std::chrono::microseconds;

namespace {

constexpr int kParts = 4;

//! Segments of four parts of half a second, the first of each independent; of the last one so many parts only (0: all).
HlsPlaylist window(qint64 first, qint64 last, int partsOfLast = 0)
{
    HlsPlaylist playlist;
    playlist.targetDuration = 2s;
    playlist.control.partTarget = 500ms;
    playlist.control.partHoldBack = 1500ms;
    for (qint64 i = first; i <= last; ++i) {
        HlsSegment segment;
        segment.sequence = i;
        const bool open = i == last && partsOfLast > 0;
        if (!open)
            segment.at.url = QUrl(QStringLiteral("https://cloud.example/%1.mp4").arg(i));
        for (int part = 0; part < (open ? partsOfLast : kParts); ++part) {
            const QUrl url(QStringLiteral("https://cloud.example/%1.%2.mp4").arg(i).arg(part));
            segment.parts.append({{url, std::nullopt}, 500ms, part == 0, false});
            segment.duration += 500ms;
        }
        playlist.segments.append(segment);
    }
    return playlist;
}

struct Place {
    qint64 sequence;
    qsizetype part;
    friend bool operator==(const Place &, const Place &) = default;
};

std::optional<Place> take(PartPicker &picker, const HlsPlaylist &playlist)
{
    const auto pick = picker.pick(playlist);
    if (!pick)
        return std::nullopt;
    picker.taken(playlist, *pick);
    return Place{playlist.segments.at(pick->segment).sequence, pick->part};
}

} // namespace

class TstParts : public QObject {
    Q_OBJECT
private slots:
    void startsFarEnoughFromTheEnd();
    void goesOnInOrder();
    void jumpsToTheEndWhenFarBehind();
    void leavesOutWhatIsMissing();
    void followsANewCount();
    void joinsPartsToSegments();
};

void TstParts::startsFarEnoughFromTheEnd()
{
    PartPicker picker; // 1.5 s from the end is the middle of the segment; the independent part before it is taken
    QVERIFY(take(picker, window(10, 14, 2)) == (Place{13, 0}));
    PartPicker later;
    QVERIFY(take(later, window(10, 14, 3)) == (Place{14, 0}));
    HlsPlaylist all = window(10, 14, 2);
    for (HlsSegment &segment : all.segments) {
        for (HlsPart &part : segment.parts)
            part.independent = true;
    }
    PartPicker anywhere;
    QVERIFY(take(anywhere, all) == (Place{13, 3}));
    all.control.partHoldBack = 0s; // not said: three parts
    PartPicker unsaid;
    QVERIFY(take(unsaid, all) == (Place{13, 3}));
    PartPicker short_;
    QVERIFY(take(short_, window(1, 1, 1)) == (Place{1, 0})); // there is no more
    QVERIFY(!PartPicker().pick(HlsPlaylist()));
}

void TstParts::goesOnInOrder()
{
    PartPicker picker;
    QList<Place> taken;
    for (int step = 3; step < 20; ++step) { // the list grows by a part each time
        const HlsPlaylist playlist = step % kParts ? window(10, 14 + step / kParts, step % kParts) : window(10, 13 + step / kParts);
        while (const auto place = take(picker, playlist))
            taken.append(*place);
        QVERIFY(!picker.pick(playlist)); // nothing comes twice
    }
    QCOMPARE(taken.size(), 19);
    for (qsizetype i = 0; i < taken.size(); ++i)
        QVERIFY(taken.at(i) == (Place{14 + i / kParts, i % kParts}));
    QVERIFY(*picker.next() == (PartPicker::Place{18, 3}));
}

void TstParts::jumpsToTheEndWhenFarBehind()
{
    PartPicker picker;
    QVERIFY(take(picker, window(10, 14, 3)) == (Place{14, 0}));
    const HlsPlaylist late = window(14, 17, 3);
    const auto pick = picker.pick(late);
    QVERIFY(pick && pick->gap);
    QCOMPARE(late.segments.at(pick->segment).sequence, 17);
    picker.taken(late, *pick);
    QVERIFY(!picker.pick(late)->gap);

    PartPicker asleep;
    QVERIFY(take(asleep, window(10, 14, 3)) == (Place{14, 0}));
    HlsPlaylist aged = window(13, 15, 1); // still near enough, but the parts are not listed any more
    aged.segments[1].parts.clear();
    QVERIFY(asleep.pick(aged)->gap);
}

void TstParts::leavesOutWhatIsMissing()
{
    PartPicker picker;
    HlsPlaylist playlist = window(10, 14, 3);
    QVERIFY(take(picker, playlist) == (Place{14, 0}));
    playlist.segments.last().parts[1].missing = true;
    auto pick = picker.pick(playlist);
    QCOMPARE(pick->part, 2);
    QVERIFY(pick->gap);
    QVERIFY(!picker.missed(playlist, *pick)); // 404: once more
    QCOMPARE(picker.pick(playlist)->part, 2);
    QVERIFY(picker.missed(playlist, *pick));
    QVERIFY(!picker.pick(playlist));
    pick = picker.pick(window(10, 14));
    QCOMPARE(pick->part, 3);
    QVERIFY(pick->gap);
}

void TstParts::followsANewCount()
{
    PartPicker picker;
    QVERIFY(take(picker, window(10, 14, 3)) == (Place{14, 0}));
    QVERIFY(!picker.pick(window(9, 13))); // an old copy
    const auto far = picker.pick(window(0, 2, 3));
    QVERIFY(far && far->gap);
    QCOMPARE(far->segment, 2);
}

void TstParts::joinsPartsToSegments()
{
    PartJoiner joiner;
    MediaSegment part;
    part.sequence = 7;
    part.bytes = "one";
    part.start = fromMs(1000);
    part.certain = true;
    part.discontinuity = true;
    part.duration = 500ms;
    QVERIFY(!joiner.follows(7, false));
    const MediaSegment first = joiner.add(part);
    QVERIFY(first.discontinuity && first.offset == 0us);
    part.bytes = "two";
    part.start = {};
    QVERIFY(joiner.follows(7, false) && !joiner.follows(7, true) && !joiner.follows(8, false));
    const MediaSegment second = joiner.add(part);
    QVERIFY(second.start == fromMs(1000) && second.end() == fromMs(2000));
    QVERIFY(!second.discontinuity && second.certain);
    QCOMPARE(second.bytes, QByteArray("two"));
    const auto whole = joiner.finish();
    QVERIFY(whole && whole->discontinuity);
    QCOMPARE(whole->bytes, QByteArray("onetwo"));
    QCOMPARE(whole->duration, microseconds(1s));
    QCOMPARE(whole->offset, microseconds(0s));
    QVERIFY(!joiner.finish());
}

QTEST_GUILESS_MAIN(TstParts)
#include "tst_parts.moc"
