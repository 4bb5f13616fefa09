// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/demo/democlient.h"

#include <QElapsedTimer>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! The store as a whole: endpoints, faults, coming and going, its thread.
class TstDemoStore : public QObject {
    Q_OBJECT
private slots:
    void endpointsNameAllClouds()
    {
        DemoStore store(m_clock);
        QVERIFY(store.start());
        const QJsonObject endpoints = DemoClient(store).endpoints;
        QCOMPARE(endpoints.keys(), (QStringList{u"safie"_s, u"smaregi"_s, u"ubiregi"_s}));
        const QJsonObject safie = endpoints["safie"_L1].toObject();
        QCOMPARE(safie.keys(), (QStringList{u"api"_s, u"client"_s, u"signIn"_s}));
        QCOMPARE(safie["signIn"_L1].toArray(), (QJsonArray{"password"_L1, "browser"_L1, "api-key"_L1}));
        QCOMPARE(safie["client"_L1].toObject().keys(), (QStringList{u"id"_s, u"redirectPort"_s, u"secret"_s}));
        const QJsonObject smaregi = endpoints["smaregi"_L1].toObject();
        QVERIFY(smaregi["classic"_L1].toString().endsWith(u"/access/"));
        QVERIFY(smaregi["api"_L1].toString().startsWith(u"http://127.0.0.1:"));
        QCOMPARE(smaregi["id"_L1], smaregi["api"_L1]);
        const QJsonObject ubiregi = endpoints["ubiregi"_L1].toObject();
        QVERIFY(ubiregi["api"_L1].toString().endsWith(u"/api/3/"));
        QVERIFY(ubiregi["web"_L1].toString().startsWith(u"http://127.0.0.1:"));
    }

    void faultsHitTheServiceAndPathTheyAreFor()
    {
        DemoStore store(m_clock, {.historyDays = 0});
        QVERIFY(store.start());
        DemoClient client(store);
        const DemoClient::Headers key{{"Safie-API-Key", DemoCredentials::kSafieApiKey.latin1()}};
        const QUrl devices = client.safie(u"/v2/devices"_s);
        const QUrl thumbnail = client.safie(u"/v2/devices/"_s + DemoStore::cameraId(1) + u"/thumbnail"_s);
        DemoFault tooMany;
        tooMany.instead = DemoResponse{429, "application/json", R"({"detail":"Too Many Requests"})", {{"Retry-After", "3"}}};
        store.fail(DemoService::Safie, thumbnail.path(), tooMany, 2);
        QCOMPARE(client.get(devices, key).status, 200);
        QCOMPARE(client.get(thumbnail, key).status, 429);
        QCOMPARE(client.get(thumbnail, key).header("Retry-After"), QByteArray("3"));
        QCOMPARE(client.get(thumbnail, key).status, 200);
        QCOMPARE(store.requestCount(DemoService::Safie), 4);
        QCOMPARE(store.requestCount(DemoService::UbiregiApi), 0);

        store.fail(DemoService::Safie, u"/"_s, tooMany, -1);
        QCOMPARE(client.get(devices, key).status, 429);
        QCOMPARE(client.get(devices, key).status, 429);
        QCOMPARE(client.smaregi(u"store_ref"_s, {{"table_name"_L1, "Store"_L1}}).status, 200);
        store.clearFaults();
        QCOMPARE(client.get(devices, key).status, 200);
    }

    void bodiesAreCut()
    {
        DemoStore store(m_clock, {.historyDays = 0});
        QVERIFY(store.start());
        DemoClient client(store);
        DemoFault cut;
        cut.cutAfter = 40;
        store.fail(DemoService::SmaregiClassic, u"/access"_s, cut);
        const Answer answer = client.smaregi(u"store_ref"_s, {{"table_name"_L1, "Store"_L1}});
        QCOMPARE(answer.error, QNetworkReply::RemoteHostClosedError);
        QCOMPARE(answer.body.size(), 40);
    }

    void goesAndComesBackWithAllItKnew()
    {
        DemoStore store(m_clock, {.historyDays = 1, .newSales = false});
        QVERIFY(store.start());
        DemoClient client(store);
        const QString key = store.addSmaregiSale({.soldAt = m_clock.now() - 5s});
        const QJsonObject question{{"table_name"_L1, "TransactionHead"_L1},
                                   {"conditions"_L1, QJsonArray{QJsonObject{{"transactionHeadId"_L1, key}}}}};
        QCOMPARE(client.smaregi(u"transaction_ref"_s, question).json()["total_count"_L1].toString(), u"1"_s);
        const QByteArray endpoints = store.endpointsJson();
        store.stop();
        QCOMPARE(client.smaregi(u"transaction_ref"_s, question).error, QNetworkReply::ConnectionRefusedError);
        QVERIFY(store.start());
        QCOMPARE(store.endpointsJson(), endpoints);
        QCOMPARE(client.smaregi(u"transaction_ref"_s, question).json()["total_count"_L1].toString(), u"1"_s);

        store.setServiceUp(DemoService::SmaregiClassic, false);
        QCOMPARE(client.smaregi(u"transaction_ref"_s, question).status, 0);
        QCOMPARE(client.get(client.ubiregiApi(u"accounts/current"_s)).status, 401);
        store.setServiceUp(DemoService::SmaregiClassic, true);
        QCOMPARE(client.smaregi(u"transaction_ref"_s, question).status, 200);
    }

    void startDoesNotWaitForTheHistory()
    {
        DemoStore store(m_clock);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(store.start());
        const qint64 started = timer.elapsed();
        QVERIFY(!store.endpointsJson().isEmpty());
        QCOMPARE(store.requestCount(DemoService::Safie), 0); // waits its turn behind the history
        const qint64 ready = timer.elapsed();
        qInfo("started after %lld ms, history after %lld ms", started, ready);
        QVERIFY(started <= ready);
    }

    void endsWhileAnAnswerIsOutstanding()
    {
        auto store = std::make_unique<DemoStore>(m_clock, DemoOptions{.historyDays = 0});
        QVERIFY(store->start());
        DemoClient client(*store);
        DemoFault slow;
        slow.delay = 10min;
        store->fail(DemoService::Safie, u"/"_s, slow, -1);
        QNetworkAccessManager manager;
        const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(client.safie(u"/v2/devices"_s))));
        QTRY_COMPARE(store->requestCount(DemoService::Safie), 1);
        store.reset();
        QTRY_VERIFY(reply->isFinished());
    }

private:
    TurnedClock m_clock{"2026-02-10T05:30:00Z"};
};

QTEST_GUILESS_MAIN(TstDemoStore)
#include "tst_demostore.moc"
