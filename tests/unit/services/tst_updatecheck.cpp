// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/updatecheck.h"

#include "app/base/signature.h"
#include "app/demo/httpserver.h"
#include "app/net/httpclient.h"
#include "app/services/settings.h"
#include "tests/support/feedmaker.h"
#include "tests/unit/demo/turnedclock.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;

namespace {

const QByteArray kFeed = "{\"product\":\"regilens\",\"version\":\"0.3.1\",\"page\":\"https://regilens.com/download\",\"urgent\":true,"
                         "\"summary\":{\"ja\":\"検索が速くなりました。\",\"en\":\"Search is faster.\"}}";

} // namespace

//! With feeds that the script of the releases has signed.
class TstUpdateCheck : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();

    void verifiesAsTheStandardSays();
    void readsASignedFeed();
    void refusesWhatIsNotSigned();
    void refusesABrokenFeed_data();
    void refusesABrokenFeed();
    void tellsOfANewerVersion();
    void saysNothingOfTheSameOrAnOlderOne();
    void looksEveryDayWhileItMay();
    void looksAgainAfterAFailure();
    void neverAsksWithoutASource();

private:
    std::unique_ptr<UpdateCheck> make(const QByteArray &answer, const char *running = "0.3.0");

    QTemporaryDir m_dir;
    const FeedMaker m_maker;
    const QByteArray m_key = m_maker.publicKey();
    TurnedClock m_clock{"2026-11-25T03:00:00Z"};
    HttpClient m_http{RetryPolicy{1, 10ms, 10ms}};
    QByteArray m_answer;
    int m_status = 200;
    std::unique_ptr<DemoHttpServer> m_server;
    std::unique_ptr<Settings> m_settings;
};

std::unique_ptr<UpdateCheck> TstUpdateCheck::make(const QByteArray &answer, const char *running)
{
    m_answer = answer;
    const UpdateCheck::Source source{QUrl(m_server->baseUrl().toString() + QStringLiteral("/updates.json")), m_key};
    return std::make_unique<UpdateCheck>(m_http, source, QVersionNumber::fromString(QLatin1String(running)), *m_settings, m_clock);
}

void TstUpdateCheck::initTestCase()
{
    QCOMPARE(m_key.size(), kEd25519KeyBytes);
}

void TstUpdateCheck::init()
{
    QFile::remove(m_dir.filePath(QStringLiteral("settings.ini")));
    m_settings = std::make_unique<Settings>(m_dir.filePath(QStringLiteral("settings.ini")));
    m_status = 200;
    m_server = std::make_unique<DemoHttpServer>([this](const DemoRequest &) {
        return DemoResponse{m_status, "application/json", m_answer, {}};
    });
    QVERIFY(m_server->listen());
}

//! RFC 8032, section 7.1, test 2.
void TstUpdateCheck::verifiesAsTheStandardSays()
{
    const QByteArray key = QByteArray::fromHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    QByteArray signature = QByteArray::fromHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                                               "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    QVERIFY(isSigned("\x72", signature, key));
    QVERIFY(!isSigned("\x73", signature, key));
    QVERIFY(!isSigned("\x72", signature.left(63), key));
    QVERIFY(!isSigned("\x72", signature, key.left(31)));
    signature[5] = char(signature.at(5) ^ 1);
    QVERIFY(!isSigned("\x72", signature, key));
}

void TstUpdateCheck::readsASignedFeed()
{
    const Result<Update> update = readUpdateFeed(m_maker.sign(kFeed), m_key);
    QVERIFY2(update, qPrintable(update ? QString() : update.error().detail));
    QCOMPARE(update.value().version, QVersionNumber(0, 3, 1));
    QCOMPARE(update.value().page, QUrl(QStringLiteral("https://regilens.com/download")));
    QVERIFY(update.value().isUrgent);
    QCOMPARE(update.value().summary.value(QStringLiteral("ja")), QStringLiteral("検索が速くなりました。"));
}

void TstUpdateCheck::refusesWhatIsNotSigned()
{
    const FeedMaker other;
    const QByteArray good = m_maker.sign(kFeed);
    const QByteArray changed = QByteArray(kFeed).replace("0.3.1", "9.9.9").toBase64();
    const qsizetype from = good.indexOf(':') + 2;
    const QByteArray swapped = QByteArray(good).replace(from, kFeed.toBase64().size(), changed);
    QVERIFY(swapped != good);
    for (const QByteArray &file : {other.sign(kFeed), swapped, QByteArray(R"({"feed":"e30=","signature":""})")}) {
        const Result<Update> update = readUpdateFeed(file, m_key);
        QVERIFY(!update);
        QCOMPARE(update.error().reason, QStringLiteral("update.unsigned"));
    }
}

void TstUpdateCheck::refusesABrokenFeed_data()
{
    QTest::addColumn<QByteArray>("feed");
    QTest::newRow("no JSON") << QByteArray("hello");
    QTest::newRow("another product") << QByteArray(kFeed).replace("regilens\"", "other\"");
    QTest::newRow("no version") << QByteArray(kFeed).replace("0.3.1", "");
    QTest::newRow("half a version") << QByteArray(kFeed).replace("0.3.1", "0.3 beta");
    QTest::newRow("plain http") << QByteArray(kFeed).replace("https:", "http:");
    QTest::newRow("a file") << QByteArray(kFeed).replace("https://regilens.com/download", "file:///bin/sh");
    QTest::newRow("too large") << kFeed + QByteArray(70'000, ' ');
}

void TstUpdateCheck::refusesABrokenFeed()
{
    QFETCH(const QByteArray, feed);
    const QByteArray file = m_maker.sign(feed);
    QVERIFY(!file.isEmpty());
    const Result<Update> update = readUpdateFeed(file, m_key);
    QVERIFY(!update);
    QCOMPARE(update.error().reason, QStringLiteral("update.broken"));
}

void TstUpdateCheck::tellsOfANewerVersion()
{
    const auto check = make(m_maker.sign(kFeed));
    QSignalSpy changed(check.get(), &UpdateCheck::changed);
    check->lookNow();
    QVERIFY(check->isLooking());
    QTRY_VERIFY(!check->isLooking());
    QCOMPARE(changed.size(), 2);
    QVERIFY(check->newer());
    QCOMPARE(check->newer()->version, QVersionNumber(0, 3, 1));
    QVERIFY(!check->error());
    QCOMPARE(check->lookedAt(), std::optional(m_clock.now()));
}

void TstUpdateCheck::saysNothingOfTheSameOrAnOlderOne()
{
    for (const char *running : {"0.3.1", "0.10.0", "1.0"}) {
        const auto check = make(m_maker.sign(kFeed), running);
        check->lookNow();
        QTRY_VERIFY(!check->isLooking());
        QVERIFY(!check->newer());
        QVERIFY(!check->error());
    }
}

void TstUpdateCheck::looksEveryDayWhileItMay()
{
    const auto check = make(m_maker.sign(kFeed));
    m_settings->setUpdateCheckOn(false);
    check->start();
    QVERIFY(!check->isLooking());
    m_settings->setUpdateCheckOn(true); // at once
    QTRY_VERIFY(check->newer());
    QCOMPARE(m_server->requestCount(), 1);
    const auto turn = [&](std::chrono::milliseconds by) {
        m_clock.advance(by);
        m_settings->setUpdateCheckOn(false);
        m_settings->setUpdateCheckOn(true); // asks whether it is due, as the timer does
    };
    turn(23h);
    QVERIFY(!check->isLooking());
    turn(1h);
    QVERIFY(check->isLooking());
    QTRY_COMPARE(m_server->requestCount(), 2);
}

void TstUpdateCheck::looksAgainAfterAFailure()
{
    const auto check = make("<html>sign in to the hotel's network</html>");
    check->start();
    QTRY_VERIFY(check->error());
    QCOMPARE(check->error()->reason, QStringLiteral("update.broken"));
    QVERIFY(!check->newer());
    QVERIFY(!check->lookedAt());
    m_status = 503;
    check->lookNow();
    QTRY_VERIFY(!check->isLooking());
    QCOMPARE(check->error()->kind, Error::Kind::Server);
    m_status = 200;
    m_answer = m_maker.sign(kFeed);
    m_clock.advance(1h);
    m_settings->setUpdateCheckOn(false);
    m_settings->setUpdateCheckOn(true);
    QTRY_VERIFY(check->newer());
    QVERIFY(!check->error());
}

void TstUpdateCheck::neverAsksWithoutASource()
{
    UpdateCheck check(m_http, {QUrl(m_server->baseUrl()), {}}, QVersionNumber(0, 1), *m_settings, m_clock);
    check.start();
    check.lookNow();
    QVERIFY(!check.isLooking());
    QVERIFY(!check.isThere());
}

QTEST_GUILESS_MAIN(TstUpdateCheck)
#include "tst_updatecheck.moc"
