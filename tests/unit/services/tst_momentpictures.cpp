// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/momentpictures.h"

#include "tests/unit/services/momentshop.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;
using State = MomentPicture::State;

class TstMomentPictures : public QObject {
    Q_OBJECT
private slots:
    void asksTheCloudForAnOlderMomentOnce();
    void takesAFreshMomentFromTheLiveFootage();
    void waitsUntilTheCloudMayBeAsked();
    void saysWhyThereIsNone_data();
    void saysWhyThereIsNone();
    void asksAgainAfterAFailureThatPasses();
    void cancelsWhatScrolledAway();
    void addsTheClockOffset();
    void forgetsThePictureWhenTheOffsetChanges();
    void keepsThePictureOfAnEndedLink();
    void replacesAStillByTheFrame();
    void showsSomeSecondsBefore();
    void asksTheCameraThatIsMeant();

private:
    QTemporaryDir m_folder;
    QString fresh()
    {
        const QString tag = QString::fromUtf8(QTest::currentDataTag() ? QTest::currentDataTag() : "").replace(u' ', u'-');
        const QString folder = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + tag);
        QDir().mkpath(folder);
        return folder;
    }
};

void TstMomentPictures::asksTheCloudForAnOlderMomentOnce()
{
    Shop shop(fresh());
    int asked = 0;
    Instant askedFor;
    shop.cameras.still = [&](CameraId, std::optional<Instant> at) {
        ++asked;
        askedFor = *at;
        return readyResult<QByteArray>(demoFile(QStringLiteral("still-20.jpg")));
    };
    const Instant soldAt = shop.turnable.time - 10min + 20s;
    shop.want(soldAt);
    QCOMPARE(shop.now().state, State::Loading);
    QTRY_COMPARE(shop.now().state, State::Ready);
    QCOMPARE(askedFor, soldAt);
    QCOMPARE(readBlockCode(shop.now().image)->second, 20);
    QVERIFY2(!shop.now().exact, "the cloud does not say how exact its stills are");

    // The large one comes from the disk, and so does everything after a restart.
    shop.pictures->want(kReceipt, kRegister, soldAt, PictureKind::Large);
    QTRY_COMPARE(shop.pictures->picture(kReceipt, PictureKind::Large).state, State::Ready);
    QCOMPARE(shop.pictures->picture(kReceipt, PictureKind::Large).image.size(), QSize(1280, 720));
    shop.pictures = std::make_unique<MomentPictures>(shop.cache, shop.grabber, shop.session, *shop.theLinks, shop.turnable);
    shop.want(soldAt);
    QTRY_COMPARE(shop.now().state, State::Ready);
    QCOMPARE(asked, 1);
}

void TstMomentPictures::takesAFreshMomentFromTheLiveFootage()
{
    Shop shop(fresh());
    shop.cameras.still = [](CameraId, std::optional<Instant>) -> QFuture<Result<QByteArray>> { qFatal("the cloud must not be asked"); };
    const Instant minute = shop.turnable.time;
    shop.footage.append(kCamera, segment(10, minute + 20s));
    shop.turnable.time = minute + 25s;
    shop.want(minute + 21s);
    QTRY_COMPARE(shop.now().state, State::Ready);
    const auto code = readBlockCode(shop.now().image);
    QVERIFY(code);
    QCOMPARE(*code, (BlockCode{1, 21, 0}));
    QVERIFY(shop.now().exact);

    // The disk remembers that it was the very frame.
    shop.footage.clear();
    const auto fromDisk = [&] {
        const auto kept = wait(shop.cache.load(kReceipt, PictureKind::Large));
        return kept && PictureCache::isExact(kept.value());
    };
    QTRY_VERIFY(fromDisk());
    shop.pictures = std::make_unique<MomentPictures>(shop.cache, shop.grabber, shop.session, *shop.theLinks, shop.turnable);
    shop.want(minute + 21s);
    QTRY_COMPARE(shop.now().state, State::Ready);
    QVERIFY(shop.now().exact);
}

void TstMomentPictures::waitsUntilTheCloudMayBeAsked()
{
    Shop shop(fresh());
    shop.cameras.stillDelay = 400ms;
    bool asked = false;
    shop.cameras.still = [&](CameraId, std::optional<Instant>) {
        asked = true;
        return readyResult<QByteArray>(demoFile(QStringLiteral("still-20.jpg")));
    };
    shop.want(shop.turnable.time);
    QTRY_COMPARE(shop.now().state, State::Waiting);
    QCOMPARE(shop.now().error->reason, QStringLiteral("camera.tooFresh"));
    QVERIFY(!asked);
    shop.turnable.time += 401ms;
    QTRY_COMPARE(shop.now().state, State::Ready);
    QVERIFY(asked);
}

void TstMomentPictures::saysWhyThereIsNone_data()
{
    QTest::addColumn<bool>("linked");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no link") << false << QString() << QStringLiteral("picture.noLink");
    QTest::newRow("not recorded") << true << QStringLiteral("camera.noFootage") << QStringLiteral("camera.noFootage");
    QTest::newRow("offline") << true << QStringLiteral("camera.offline") << QStringLiteral("camera.offline");
}

void TstMomentPictures::saysWhyThereIsNone()
{
    QFETCH(bool, linked);
    QFETCH(QString, answer);
    QFETCH(QString, reason);
    Shop shop(fresh(), linked);
    shop.cameras.still = [&](CameraId, std::optional<Instant>) {
        return readyResult<QByteArray>(Error{Error::Kind::NotFound, {}, {}, answer});
    };
    shop.want(shop.turnable.time - 10min);
    QTRY_COMPARE(shop.now().state, State::None);
    QCOMPARE(shop.now().error->reason, reason);
}

void TstMomentPictures::asksAgainAfterAFailureThatPasses()
{
    Shop shop(fresh());
    bool offline = true;
    shop.cameras.still = [&](CameraId, std::optional<Instant>) {
        return offline ? readyResult<QByteArray>(Error{Error::Kind::Offline, {}, {}, {}})
                       : readyResult<QByteArray>(demoFile(QStringLiteral("still-20.jpg")));
    };
    shop.want(shop.turnable.time - 10min);
    QTRY_COMPARE(shop.now().state, State::None);
    QCOMPARE(shop.now().error->kind, Error::Kind::Offline);
    offline = false;
    QSignalSpy changed(shop.pictures.get(), &MomentPictures::pictureChanged);
    shop.pictures->retryFailed();
    QTRY_COMPARE(shop.now().state, State::Ready);
    QVERIFY(!changed.isEmpty());
}

void TstMomentPictures::cancelsWhatScrolledAway()
{
    Shop shop(fresh());
    std::optional<Deferred<QByteArray>> pending;
    shop.cameras.still = [&](CameraId, std::optional<Instant>) {
        pending.emplace();
        return pending->future();
    };
    shop.want(shop.turnable.time - 10min);
    QTRY_VERIFY(pending);
    shop.pictures->drop(kReceipt, PictureKind::Thumbnail);
    QVERIFY(pending->isCancelled());
    pending.reset();
    shop.want(shop.turnable.time - 10min);
    QTRY_VERIFY2(pending, "it can be asked for again");
}

void TstMomentPictures::addsTheClockOffset()
{
    Shop shop(fresh());
    Link link = shop.theLinks->all().first();
    link.clockOffset.value = -3s;
    QVERIFY(wait(shop.links->update(link)));
    QVERIFY(wait(shop.theLinks->load()));
    std::optional<Instant> askedFor;
    shop.cameras.still = [&](CameraId, std::optional<Instant> at) {
        askedFor = at;
        return readyResult<QByteArray>(demoFile(QStringLiteral("still-17.jpg")));
    };
    const Instant soldAt = shop.turnable.time - 10min + 20s;
    shop.want(soldAt);
    QTRY_COMPARE(shop.now().state, State::Ready);
    QCOMPARE(*askedFor, soldAt - 3s);
}

void TstMomentPictures::forgetsThePictureWhenTheOffsetChanges()
{
    Shop shop(fresh());
    shop.cameras.still = stillOfTheSecond;
    const LinkId link = shop.theLinks->all().first().id;
    const Instant soldAt = shop.turnable.time - 10min + 20s;
    const auto second = [&] {
        shop.want(soldAt);
        const bool answered = QTest::qWaitFor([&] { return shop.now().state == State::Ready; });
        return answered ? readBlockCode(shop.now().image)->second : -1;
    };
    QCOMPARE(second(), 20);
    QSignalSpy changed(shop.pictures.get(), &MomentPictures::pictureChanged);
    QVERIFY(wait(shop.theLinks->setOffset(link, {-3s, {}})));
    QVERIFY(!changed.isEmpty());
    QCOMPARE(shop.now().state, State::Loading);
    QCOMPARE(second(), 17);

    // It changes while the program that has the picture in memory is another one.
    shop.pictures.reset();
    QVERIFY(wait(shop.theLinks->setOffset(link, {5s, {}})));
    shop.pictures = std::make_unique<MomentPictures>(shop.cache, shop.grabber, shop.session, *shop.theLinks, shop.turnable);
    QCOMPARE(second(), 25);

    // Or while the picture is on its way.
    std::optional<Deferred<QByteArray>> gate;
    shop.cameras.still = [&](CameraId, std::optional<Instant>) {
        gate = Deferred<QByteArray>();
        return gate->future();
    };
    QVERIFY(wait(shop.theLinks->setOffset(link, {6s, {}})));
    shop.want(soldAt);
    QTRY_VERIFY(gate);
    shop.cameras.still = stillOfTheSecond;
    QVERIFY(wait(shop.theLinks->setOffset(link, {7s, {}})));
    gate->answer(demoFile(QStringLiteral("still-26.jpg")));
    QCOMPARE(second(), 27);
}

void TstMomentPictures::keepsThePictureOfAnEndedLink()
{
    Shop shop(fresh());
    shop.cameras.still = stillOfTheSecond;
    const LinkId link = shop.theLinks->all().first().id;
    QVERIFY(wait(shop.theLinks->setOffset(link, {2s, {}})));
    const Instant soldAt = shop.turnable.time - 10min + 20s;
    shop.want(soldAt);
    QTRY_COMPARE(shop.now().state, State::Ready);
    QVERIFY(wait(shop.theLinks->remove({link})));
    shop.want(soldAt);
    QTRY_COMPARE(shop.now().state, State::Ready);
    QCOMPARE(readBlockCode(shop.now().image)->second, 22);
}

void TstMomentPictures::replacesAStillByTheFrame()
{
    Shop shop(fresh());
    int asked = 0;
    shop.cameras.still = [&](CameraId, std::optional<Instant>) {
        ++asked;
        return readyResult<QByteArray>(demoFile(QStringLiteral("still-18.jpg"))); // some seconds off
    };
    const Instant soldAt = shop.turnable.time - 10min + 21s;
    shop.want(soldAt);
    QTRY_COMPARE(shop.now().state, State::Ready);
    QVERIFY(!shop.now().exact);
    shop.footage.append(kCamera, segment(10, soldAt - 1s)); // of the past, as from an ordered clip
    shop.pictures->lookAgain();
    QCOMPARE(shop.now().state, State::Loading);
    shop.want(soldAt);
    QTRY_COMPARE(shop.now().state, State::Ready);
    QVERIFY(shop.now().exact);
    QCOMPARE(*readBlockCode(shop.now().image), (BlockCode{1, 21, 0}));
    shop.pictures->lookAgain(); // the frame stays
    QCOMPARE(shop.now().state, State::Ready);

    // Where there is no footage the still is not fetched again.
    const ReceiptId other{4712};
    for (int i = 0; i < 2; ++i) {
        shop.pictures->want(other, kRegister, soldAt - 1h, PictureKind::Thumbnail);
        QTRY_COMPARE(shop.pictures->picture(other, PictureKind::Thumbnail).state, State::Ready);
        shop.pictures->lookAgain();
    }
    QCOMPARE(asked, 2);
}

void TstMomentPictures::showsSomeSecondsBefore()
{
    Shop shop(fresh());
    shop.cameras.still = stillOfTheSecond;
    const auto shown = [&](ReceiptId id, std::chrono::seconds before) {
        return shop.pictures->picture(id, PictureKind::Large, {{}, before});
    };
    const auto want = [&](ReceiptId id, Instant soldAt, std::chrono::seconds before) {
        shop.pictures->want(id, kRegister, soldAt, PictureKind::Large, {{}, before});
    };
    // Out of the cloud, apart from the moment's own picture, also on the disk.
    const Instant old = shop.turnable.time - 10min + 20s;
    want(kReceipt, old, 0s);
    want(kReceipt, old, 10s);
    QTRY_COMPARE(shown(kReceipt, 0s).state, State::Ready);
    QTRY_COMPARE(shown(kReceipt, 10s).state, State::Ready);
    QCOMPARE(readBlockCode(shown(kReceipt, 0s).image)->second, 20);
    QCOMPARE(readBlockCode(shown(kReceipt, 10s).image)->second, 10);
    QCOMPARE(readBlockCode(wait(shop.cache.load(kReceipt, PictureKind::Large)).value())->second, 20);
    QCOMPARE(readBlockCode(wait(shop.cache.load(kReceipt, PictureKind::Thumbnail, QStringLiteral("b10"))).value())->second, 10);
    QVERIFY(wait(shop.cache.remove({kReceipt})));
    QVERIFY(!wait(shop.cache.load(kReceipt, PictureKind::Large, QStringLiteral("b10"))));

    // Out of the live footage, to the very frame, long before the cloud would have it.
    const ReceiptId second{4712};
    const Instant minute = shop.turnable.time;
    for (const int number : {5, 10})
        shop.footage.append(kCamera, segment(number, minute + number * 2s));
    shop.turnable.time = minute + 25s;
    want(second, minute + 21s, 0s);
    want(second, minute + 21s, 10s);
    QTRY_COMPARE(shown(second, 0s).state, State::Ready);
    QTRY_COMPARE(shown(second, 10s).state, State::Ready);
    QCOMPARE(*readBlockCode(shown(second, 0s).image), (BlockCode{1, 21, 0}));
    QCOMPARE(*readBlockCode(shown(second, 10s).image), (BlockCode{1, 11, 0}));
    QVERIFY(shown(second, 10s).exact);
}

void TstMomentPictures::asksTheCameraThatIsMeant()
{
    Shop shop(fresh());
    Link second = shop.theLinks->all().first();
    second.camera = {QStringLiteral("b")};
    second.clockOffset.value = 2s;
    QVERIFY(wait(shop.links->add(second)));
    QVERIFY(wait(shop.theLinks->load()));
    QStringList asked;
    shop.cameras.still = [&](CameraId camera, std::optional<Instant> at) {
        asked << camera.value + QString::number(toMs(*at) / 1000 % 60);
        return readyResult<QByteArray>(demoFile(camera.value == u"b" ? QStringLiteral("still-22.jpg") : QStringLiteral("still-20.jpg")));
    };
    const Instant soldAt = shop.turnable.time - 10min + 20s;
    const auto shown = [&](const QString &camera) {
        const MomentShot shot{{camera}, 0s};
        shop.pictures->want(kReceipt, kRegister, soldAt, PictureKind::Large, shot);
        const bool answered =
            QTest::qWaitFor([&] { return shop.pictures->picture(kReceipt, PictureKind::Large, shot).state != State::Loading; });
        return answered ? shop.pictures->picture(kReceipt, PictureKind::Large, shot) : MomentPicture{};
    };
    QCOMPARE(readBlockCode(shown(QStringLiteral("b")).image)->second, 22);
    QCOMPARE(readBlockCode(shown(QStringLiteral("a")).image)->second, 20);
    QCOMPARE(readBlockCode(shown(QString()).image)->second, 20); // the first link's, and it is on the disk already
    QCOMPARE(asked, (QStringList{QStringLiteral("b22"), QStringLiteral("a20")}));
    QCOMPARE(shown(QStringLiteral("c")).error->reason, QStringLiteral("picture.noLink"));
}

QTEST_MAIN(TstMomentPictures)
#include "tst_momentpictures.moc"
