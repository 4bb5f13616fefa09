// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures around a receipt's moment, by the instant that is burnt into them.
#include "app/services/freshpictures.h"
#include "app/services/receiptbook.h"
#include "tests/unit/services/momentshop.h"
#include "tests/unit/video/ringstand.h"

#include <QTemporaryDir>

using namespace std::chrono_literals;
using State = MomentPicture::State;

namespace {

//! A shop whose cloud must not be asked, with what the camera showed in these seconds of the minute.
struct Folder {
    QTemporaryDir dir;
};
struct Place : Folder, Shop {
    explicit Place(int from = 0, int to = 40) : Shop(dir.path())
    {
        cameras.still = [this](CameraId camera, std::optional<Instant> at) {
            ++asked;
            return stillOfTheSecond(camera, at);
        };
        record(from, to);
        turnable.time = minute + std::chrono::seconds(to);
    }
    void record(int from, int to)
    {
        for (int second = from; second < to; second += 2)
            footage.append(kCamera, segment(second / 2, minute + std::chrono::seconds(second)));
    }
    MomentPicture at(std::chrono::seconds before, ReceiptId id = kReceipt) const
    {
        return pictures->picture(id, PictureKind::Thumbnail, {{}, before});
    }
    void wantAll(Instant soldAt, ReceiptId id = kReceipt)
    {
        for (const std::chrono::seconds before : MomentShot::kFilmstrip)
            pictures->want(id, kRegister, soldAt, PictureKind::Thumbnail, {{}, before});
    }
    //! The seconds that are seen in the pictures, in order of time.
    QList<int> seconds(ReceiptId id = kReceipt) const
    {
        QList<int> seen;
        for (const std::chrono::seconds before : MomentShot::kFilmstrip) {
            const bool ready = QTest::qWaitFor([&] { return at(before, id).state == State::Ready; });
            const std::optional<BlockCode> code = ready ? readBlockCode(at(before, id).image) : std::nullopt;
            seen << (code ? code->second : -1);
        }
        return seen;
    }
    bool isKept(const PictureVariant &variant, PictureKind kind, ReceiptId id = kReceipt)
    {
        return bool(wait(cache.load(id, kind, variant)));
    }
    bool isKeptWhole(ReceiptId id = kReceipt)
    {
        for (const QString &variant : {QStringLiteral("b15"), QStringLiteral("b5"), QString(), QStringLiteral("a5")}) {
            if (!isKept(variant, PictureKind::Thumbnail, id))
                return false;
        }
        return true;
    }

    const Instant minute = turnable.time;
    int asked = 0;
};

} // namespace

class TstFilmstripPictures : public QObject {
    Q_OBJECT
private slots:
    void showTheirInstants();
    void followTheClockOffset();
    void areTheNearestBefore();
    void areMadeAhead();
    void areMadeAheadOutOfTheRing();
    void areMadeAheadForANewReceipt();
    void comeWhenTheyHaveBeenRecorded();
    void askTheCloudForWhoStays();
    void goWithTheReceipt();
};

void TstFilmstripPictures::showTheirInstants()
{
    Place place;
    place.wantAll(place.minute + 21s);
    QCOMPARE(place.seconds(), (QList{6, 16, 21, 26}));
    for (const std::chrono::seconds before : MomentShot::kFilmstrip) {
        QVERIFY(place.at(before).exact);
        QCOMPARE(readBlockCode(place.at(before).image)->frame, 0);
    }
    QCOMPARE(place.asked, 0);
}

void TstFilmstripPictures::followTheClockOffset()
{
    Place place;
    place.wantAll(place.minute + 21s);
    QCOMPARE(place.seconds(), (QList{6, 16, 21, 26}));
    QVERIFY(wait(place.theLinks->setOffset(place.theLinks->all().first().id, {-3s, {}})));
    place.wantAll(place.minute + 21s);
    QCOMPARE(place.seconds(), (QList{3, 13, 18, 23}));
    QVERIFY(place.at(0s).exact);
    QVERIFY(wait(place.theLinks->setOffset(place.theLinks->all().first().id, {2500ms, {}})));
    place.wantAll(place.minute + 21s);
    QCOMPARE(place.seconds(), (QList{8, 18, 23, 28}));
    QCOMPARE(place.asked, 0);
}

void TstFilmstripPictures::areTheNearestBefore()
{
    Place place;
    place.wantAll(place.minute + 21'999ms);
    QCOMPARE(place.seconds(), (QList{6, 16, 21, 26}));
    const BlockCode shown = *readBlockCode(place.at(0s).image);
    QVERIFY2(shown.frame >= 10, "of the end of the second"); // at 12 to 30 frames a second
}

void TstFilmstripPictures::areMadeAhead()
{
    Place place;
    const Instant soldAt = place.minute + 21s;
    place.pictures->prepare(kReceipt, kRegister, soldAt);
    QTRY_VERIFY(place.isKeptWhole());
    QVERIFY(place.isKept({}, PictureKind::Large));
    QVERIFY(!place.isKept(QStringLiteral("b15"), PictureKind::Large));
    QCOMPARE(place.at(15s).state, State::Loading); // nobody looks
    place.footage.clear();
    place.wantAll(soldAt);
    QCOMPARE(place.seconds(), (QList{6, 16, 21, 26}));
    QVERIFY(place.at(15s).exact);
    // Of what there is no footage of nothing is made, and nobody is asked.
    place.pictures->prepare({4712}, kRegister, soldAt - 1h);
    place.pictures->prepare({4713}, {kRegister.contract, QStringLiteral("not linked")}, soldAt);
    QTest::qWait(500);
    QCOMPARE(place.asked, 0);
}

void TstFilmstripPictures::areMadeAheadOutOfTheRing()
{
    Place place(0, 0);
    RingStand stand;
    stand.clock.set(place.minute + 1min);
    QVERIFY(stand.open());
    for (int second = 0; second < 40; second += 2)
        QVERIFY(stand.append(segment(second / 2, place.minute + std::chrono::seconds(second)), kCamera));
    FrameGrabber grabber(place.footage, &*stand.ring);
    place.pictures = std::make_unique<MomentPictures>(place.cache, grabber, place.session, *place.theLinks, place.turnable);
    place.pictures->prepare(kReceipt, kRegister, place.minute + 21s);
    QTRY_VERIFY(place.isKeptWhole());
    QVERIFY(stand.ring->removeAll().result());
    place.wantAll(place.minute + 21s);
    QCOMPARE(place.seconds(), (QList{6, 16, 21, 26}));
    place.pictures.reset(); // before the grabber
}

void TstFilmstripPictures::areMadeAheadForANewReceipt()
{
    Place place;
    ReceiptBook book(*place.receipts, *place.sync, place.turnable);
    const FreshPictures fresh(book, *place.pictures, *place.theLinks);
    const auto add = [&](const QString &key, Instant soldAt) {
        Receipt receipt;
        receipt.reg = kRegister;
        receipt.vendorKey = key;
        receipt.soldAt = receipt.changedAt = soldAt;
        const Result<UpsertResult> result = wait(place.receipts->upsert({receipt}, {}, kRegister.contract, {}));
        if (!result)
            return ReceiptId();
        emit place.sync->receiptsChanged(kRegister.contract, result.value());
        return result.value().added.value(0);
    };
    const ReceiptId old = add(QStringLiteral("old"), place.minute - 1h + 21s);
    const ReceiptId id = add(QStringLiteral("new"), place.minute + 21s);
    QVERIFY(id.isValid());
    QTRY_VERIFY(place.isKeptWhole(id));
    QVERIFY(!place.isKept({}, PictureKind::Thumbnail, old));
    QCOMPARE(place.asked, 0);
}

void TstFilmstripPictures::comeWhenTheyHaveBeenRecorded()
{
    Place place(0, 22);
    place.pictures->prepare({4712}, kRegister, place.minute + 20s);
    place.wantAll(place.minute + 20s);
    QTRY_COMPARE(place.at(-5s).state, State::Waiting);
    QTRY_COMPARE(place.at(0s).state, State::Ready);
    place.record(22, 30);
    place.turnable.time = place.minute + 30s;
    QCOMPARE(place.seconds(), (QList{5, 15, 20, 25}));
    QTRY_VERIFY(place.isKeptWhole({4712})); // also ahead
    QCOMPARE(place.asked, 0);
}

void TstFilmstripPictures::askTheCloudForWhoStays()
{
    Place place(0, 0);
    place.turnable.time = place.minute + 10min;
    const Instant soldAt = place.minute + 21s;
    place.wantAll(soldAt);
    QTRY_COMPARE(place.at(0s).state, State::Ready);
    QCOMPARE(place.asked, 1); // the moment's own
    for (const std::chrono::seconds before : MomentShot::kFilmstrip)
        place.pictures->drop(kReceipt, PictureKind::Thumbnail, {{}, before});
    QTest::qWait(1200);
    QCOMPARE(place.asked, 1);
    place.wantAll(soldAt);
    QCOMPARE(place.seconds(), (QList{6, 16, 21, 26}));
    QVERIFY(!place.at(15s).exact);
    QCOMPARE(place.asked, 4);
}

void TstFilmstripPictures::goWithTheReceipt()
{
    Place place;
    place.pictures->prepare(kReceipt, kRegister, place.minute + 21s);
    QTRY_VERIFY(place.isKeptWhole());
    QVERIFY(wait(place.cache.remove({kReceipt})));
    for (const QString &variant : {QStringLiteral("b15"), QStringLiteral("b5"), QString(), QStringLiteral("a5")})
        QVERIFY(!place.isKept(variant, PictureKind::Thumbnail));
}

QTEST_MAIN(TstFilmstripPictures)
#include "tst_filmstrippictures.moc"
