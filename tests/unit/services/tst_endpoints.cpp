// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/endpoints.h"

#include <QTest>

class TstEndpoints : public QObject {
    Q_OBJECT
private slots:
    void leavesProductionWhereNothingIsSaid();
    void readsAllKeys();
    void writesWhatItReads();
    void refusesBadFiles_data();
    void refusesBadFiles();
};

void TstEndpoints::leavesProductionWhereNothingIsSaid()
{
    const auto endpoints = Endpoints::fromJson(R"({"smaregi":{"classic":"http://127.0.0.1:9002/access/"}})");
    QVERIFY(endpoints);
    QCOMPARE(endpoints.value().smaregi.classic, QUrl(QStringLiteral("http://127.0.0.1:9002/access/")));
    QCOMPARE(endpoints.value().smaregi.api, QUrl(QStringLiteral("https://api.smaregi.jp")));
    QCOMPARE(endpoints.value().smaregi.id, QUrl(QStringLiteral("https://id.smaregi.jp")));
    QCOMPARE(endpoints.value().safie.api, QUrl(QStringLiteral("https://openapi.safie.link")));
    QCOMPARE(endpoints.value().safie.signIn, (QList<SignInWay>{SignInWay::Browser, SignInWay::ApiKey}));
    QCOMPARE(endpoints.value().ubiregi.api, QUrl(QStringLiteral("https://ubiregi.com/api/3/")));
}

void TstEndpoints::readsAllKeys()
{
    const auto endpoints = Endpoints::fromJson(R"({
        "safie":{"api":"http://127.0.0.1:9001","signIn":["password","api-key"],"client":{"id":"a","secret":"b","redirectPort":8123},
                 "pkce":false,"optionIds":{"live":11}},
        "smaregi":{"id":"http://localhost:1","api":"http://[::1]:2","classic":"https://example.org/access/"},
        "ubiregi":{"web":"http://127.0.0.1:3","api":"http://127.0.0.1:3/api/3/","client":{"id":"c"}},
        "updates":{"feed":"https://example.org/u.json","publicKey":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}})");
    QVERIFY(endpoints);
    QCOMPARE(endpoints.value().safie.signIn, (QList<SignInWay>{SignInWay::Password, SignInWay::ApiKey}));
    QCOMPARE(endpoints.value().safie.client.redirectPort, quint16(8123));
    QVERIFY(!endpoints.value().safie.pkce);
    QCOMPARE(endpoints.value().safie.optionIds.live, 11);
    QCOMPARE(endpoints.value().safie.optionIds.stills, 0);
    QCOMPARE(endpoints.value().ubiregi.client.id, QStringLiteral("c"));
    QCOMPARE(endpoints.value().updates.feed, QUrl(QStringLiteral("https://example.org/u.json")));
    QCOMPARE(endpoints.value().updates.publicKey.toHex(), QByteArray("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));
}

void TstEndpoints::writesWhatItReads()
{
    Endpoints endpoints;
    endpoints.safie.signIn = {SignInWay::Password};
    endpoints.safie.pkce = false;
    endpoints.safie.optionIds = {0, 12};
    endpoints.ubiregi.client = {QStringLiteral("id"), QStringLiteral("secret"), 4711};
    endpoints.updates = {QUrl(QStringLiteral("https://example.org/u.json")), QByteArray(32, 'k')};
    const auto again = Endpoints::fromJson(endpoints.toJson());
    QVERIFY2(again, qPrintable(again ? QString() : again.error().detail));
    QCOMPARE(again.value().toJson(), endpoints.toJson());
}

void TstEndpoints::refusesBadFiles_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("named");
    QTest::newRow("no JSON") << QByteArray("{") << QString();
    QTest::newRow("a list") << QByteArray("[]") << QStringLiteral("object");
    QTest::newRow("typing error in a key") << QByteArray(R"({"safie":{"apii":"http://127.0.0.1:1"}})") << QStringLiteral("safie.apii");
    QTest::newRow("unknown vendor") << QByteArray(R"({"square":{}})") << QStringLiteral("square");
    QTest::newRow("plain http to another host") << QByteArray(R"({"safie":{"api":"http://example.org"}})") << QStringLiteral("safie.api");
    QTest::newRow("other scheme") << QByteArray(R"({"safie":{"api":"ftp://127.0.0.1"}})") << QStringLiteral("safie.api");
    QTest::newRow("no address") << QByteArray(R"({"safie":{"api":"here"}})") << QStringLiteral("safie.api");
    QTest::newRow("unknown way") << QByteArray(R"({"safie":{"signIn":["fax"]}})") << QStringLiteral("safie.signIn");
    QTest::newRow("no way") << QByteArray(R"({"safie":{"signIn":[]}})") << QStringLiteral("safie.signIn");
    QTest::newRow("option id") << QByteArray(R"({"safie":{"optionIds":{"live":"x"}}})") << QStringLiteral("safie.optionIds.live");
    QTest::newRow("no option id") << QByteArray(R"({"safie":{"optionIds":{"stills":0}}})") << QStringLiteral("safie.optionIds.stills");
    QTest::newRow("pkce") << QByteArray(R"({"safie":{"pkce":"no"}})") << QStringLiteral("safie.pkce");
    QTest::newRow("key") << QByteArray(R"({"updates":{"publicKey":"AAEC"}})") << QStringLiteral("updates.publicKey");
    QTest::newRow("port") << QByteArray(R"({"ubiregi":{"client":{"redirectPort":70000}}})")
                          << QStringLiteral("ubiregi.client.redirectPort");
}

void TstEndpoints::refusesBadFiles()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, named);
    const auto endpoints = Endpoints::fromJson(json);
    QVERIFY(!endpoints);
    QCOMPARE(endpoints.error().reason, QStringLiteral("endpoints.bad"));
    QVERIFY2(endpoints.error().detail.contains(named), qPrintable(endpoints.error().detail));
}

QTEST_GUILESS_MAIN(TstEndpoints)
#include "tst_endpoints.moc"
