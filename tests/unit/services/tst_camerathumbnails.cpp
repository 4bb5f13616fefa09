// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/camerathumbnails.h"

#include "app/services/secretstore.h"
#include "app/services/session.h"
#include "app/services/settings.h"
#include "tests/unit/services/fakecameracloud.h"

#include <QBuffer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;

namespace {

CameraId camera(int number)
{
    return {QString::number(number)};
}

QByteArray jpeg(QColor color, QSize size = {640, 360})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "jpeg", 95);
    return bytes;
}

class TurnableClock final : public Clock {
public:
    Instant now() const override { return time; }
    Instant time = fromMs(1'769'241'600'000);
};

//! Signed in; the cloud holds its answers back until the test gives them.
struct Shop {
    Shop() : settings(folder.filePath(QStringLiteral("settings.ini"))), session(cloud, secrets, settings, {}), thumbnails(session, clock)
    {
        cloud.thumbnail = [this](const CameraId &id) {
            asked << id.value;
            pending.append(Deferred<QByteArray>());
            return pending.last().future();
        };
        (void)session.signInWithApiKey(QStringLiteral("key"));
        if (!QTest::qWaitFor([this] { return session.cameras().size() == 1; }))
            qFatal("not signed in");
    }
    bool askedFor(int count) const
    {
        return QTest::qWaitFor([&] { return asked.size() == count; });
    }

    QTemporaryDir folder;
    FakeCloud cloud;
    MemorySecretStore secrets;
    Settings settings;
    Session session;
    TurnableClock clock;
    QStringList asked;
    QList<Deferred<QByteArray>> pending;
    CameraThumbnails thumbnails;
};

} // namespace

class TstCameraThumbnails : public QObject {
    Q_OBJECT
private slots:
    void showsASmallPicture();
    void asksForTwoAtOnceTheNewestWishFirst();
    void asksAgainAfterAMinute();
    void keepsTheOldPictureWhenAskingFails();
    void asksAgainWhenTheCamerasComeBack();
    void pausesWhenItIsTooMuch();
    void forgetsTheAccount();
    void endsTheSessionOfARefusedCredential();
};

void TstCameraThumbnails::showsASmallPicture()
{
    Shop shop;
    QSignalSpy changed(&shop.thumbnails, &CameraThumbnails::changed);
    QVERIFY(shop.thumbnails.thumbnail(camera(1)).isNull());
    QVERIFY(shop.asked.isEmpty()); // nobody wanted it
    shop.thumbnails.want(camera(1));
    shop.thumbnails.want(camera(1));
    QVERIFY(shop.askedFor(1));
    shop.pending[0].answer(jpeg(Qt::red));
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().value<CameraId>(), camera(1));
    const QImage picture = shop.thumbnails.thumbnail(camera(1));
    QCOMPARE(picture.size(), QSize(160, 90));
    QVERIFY(picture.pixelColor(80, 45).red() > 200);
}

void TstCameraThumbnails::asksForTwoAtOnceTheNewestWishFirst()
{
    Shop shop;
    for (int number = 1; number <= 4; ++number)
        shop.thumbnails.want(camera(number));
    QVERIFY(shop.askedFor(2));
    QCOMPARE(shop.asked, QStringList({QStringLiteral("4"), QStringLiteral("3")}));
    shop.thumbnails.want(camera(1)); // scrolled back to
    QCoreApplication::processEvents();
    QCOMPARE(shop.asked.size(), 2);
    shop.pending[0].answer(jpeg(Qt::red));
    QVERIFY(shop.askedFor(3));
    QCOMPARE(shop.asked.last(), QStringLiteral("1"));
    shop.pending[1].answer(QByteArray("no picture"));
    QVERIFY(shop.askedFor(4));
    QCOMPARE(shop.asked.last(), QStringLiteral("2"));
}

void TstCameraThumbnails::asksAgainAfterAMinute()
{
    Shop shop;
    QSignalSpy changed(&shop.thumbnails, &CameraThumbnails::changed);
    shop.thumbnails.want(camera(1));
    QVERIFY(shop.askedFor(1));
    shop.pending[0].answer(jpeg(Qt::red));
    QTRY_COMPARE(changed.size(), 1);
    shop.clock.time += 59s;
    shop.thumbnails.want(camera(1));
    QCoreApplication::processEvents();
    QCOMPARE(shop.asked.size(), 1);
    shop.clock.time += 1s;
    shop.thumbnails.want(camera(1));
    QVERIFY(shop.askedFor(2));
    QVERIFY(!shop.thumbnails.thumbnail(camera(1)).isNull()); // meanwhile the old one
    shop.pending[1].answer(jpeg(Qt::blue));
    QTRY_COMPARE(changed.size(), 2);
    QVERIFY(shop.thumbnails.thumbnail(camera(1)).pixelColor(80, 45).blue() > 200);
}

void TstCameraThumbnails::keepsTheOldPictureWhenAskingFails()
{
    Shop shop;
    QSignalSpy changed(&shop.thumbnails, &CameraThumbnails::changed);
    shop.thumbnails.want(camera(1));
    QVERIFY(shop.askedFor(1));
    shop.pending[0].answer(jpeg(Qt::red));
    QTRY_COMPARE(changed.size(), 1);
    shop.clock.time += 2min;
    shop.thumbnails.want(camera(1));
    QVERIFY(shop.askedFor(2));
    shop.pending[1].answer(Error{Error::Kind::Server, {}, {}, {}});
    QTest::qWait(1);
    shop.thumbnails.want(camera(1)); // not at once
    QCoreApplication::processEvents();
    QCOMPARE(shop.asked.size(), 2);
    QCOMPARE(changed.size(), 1);
    QVERIFY(shop.thumbnails.thumbnail(camera(1)).pixelColor(80, 45).red() > 200);
}

void TstCameraThumbnails::asksAgainWhenTheCamerasComeBack()
{
    Shop shop;
    shop.thumbnails.want(camera(1));
    QVERIFY(shop.askedFor(1));
    shop.pending[0].answer(Error{Error::Kind::Offline, {}, {}, {}});
    shop.cloud.list[0].online = false;
    (void)shop.session.refreshCameras();
    QTRY_VERIFY(!shop.session.cameras().first().online);
    shop.thumbnails.want(camera(1));
    QVERIFY(shop.askedFor(2));
}

void TstCameraThumbnails::pausesWhenItIsTooMuch()
{
    Shop shop;
    shop.thumbnails.want(camera(1));
    QVERIFY(shop.askedFor(1));
    shop.pending[0].answer(Error{Error::Kind::RateLimited, {}, 40s, {}});
    QTest::qWait(1);
    shop.thumbnails.want(camera(2));
    QCoreApplication::processEvents();
    QCOMPARE(shop.asked.size(), 1);
}

void TstCameraThumbnails::forgetsTheAccount()
{
    Shop shop;
    QSignalSpy changed(&shop.thumbnails, &CameraThumbnails::changed);
    shop.thumbnails.want(camera(1));
    QVERIFY(shop.askedFor(1));
    shop.pending[0].answer(jpeg(Qt::red));
    QTRY_COMPARE(changed.size(), 1);
    shop.thumbnails.want(camera(2));
    QVERIFY(shop.askedFor(2));
    shop.session.signOut();
    QVERIFY(shop.thumbnails.thumbnail(camera(1)).isNull());
    QCOMPARE(changed.size(), 2);
    QTRY_VERIFY(shop.pending[1].isCancelled());
    shop.thumbnails.want(camera(1)); // nobody to ask
    shop.pending[1].answer(jpeg(Qt::red));
    QTest::qWait(1);
    QVERIFY(shop.thumbnails.thumbnail(camera(2)).isNull());
    QCOMPARE(shop.asked.size(), 2);
}

void TstCameraThumbnails::endsTheSessionOfARefusedCredential()
{
    Shop shop;
    shop.thumbnails.want(camera(1));
    QVERIFY(shop.askedFor(1));
    shop.pending[0].answer(refused("signIn.keyRevoked"));
    QTRY_COMPARE(shop.session.state(), Session::State::SignedOut);
    QCOMPARE(shop.session.lastError()->reason, QStringLiteral("signIn.keyRevoked"));
}

QTEST_MAIN(TstCameraThumbnails)
#include "tst_camerathumbnails.moc"
