// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/demo/democlient.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kTransactions = u"transaction_ref"_s;

QJsonObject heads(const QJsonArray &conditions)
{
    return {{"table_name"_L1, "TransactionHead"_L1}, {"conditions"_L1, conditions}};
}

QJsonObject soldIn(const QString &from, const QString &to)
{
    return {{"terminalTranDateTime >="_L1, from}, {"terminalTranDateTime <="_L1, to}};
}

qint64 number(const QJsonValue &row, QStringView key)
{
    return row[key].toString().toLongLong();
}

} // namespace

//! The classic API, as a client sees it.
class TstDemoSmaregi : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_clock = std::make_unique<TurnedClock>("2026-02-10T05:30:00Z"); // 14:30:00 in Japan
        m_store = std::make_unique<DemoStore>(*m_clock, DemoOptions{.historyDays = 2});
        QVERIFY(m_store->start());
        m_client = std::make_unique<DemoClient>(*m_store);
    }

    void headsHaveAllKeysAsTextOrNull()
    {
        const QJsonArray rows = ask(heads({soldIn(u"2026/02/09 00:00:00"_s, u"2026/02/09 23:59:59"_s)}));
        QVERIFY(rows.size() > 200);
        const QJsonObject row = rows.first().toObject();
        QCOMPARE(row.size(), 118);
        for (const QJsonValue &value : row)
            QVERIFY(value.isString() || value.isNull());
        QCOMPARE(row["storeId"_L1].toString(), u"1"_s);
        QVERIFY(row.contains("layawayServerTransactionHeadId"_L1) && row.contains("netTaxFreeConsumableTaxExclude"_L1));
        const QJsonObject ids{{"transactionHeadId >="_L1, "1"_L1}, {"transactionHeadId <="_L1, "20"_L1}};
        const QJsonObject line = ask({{"table_name"_L1, "TransactionDetail"_L1}, {"conditions"_L1, QJsonArray{ids}}}).first().toObject();
        QCOMPARE(line.size(), 64);
        const QJsonObject store = m_client->smaregi(u"store_ref"_s, {{"table_name"_L1, "Store"_L1}}).json()["result"_L1][0].toObject();
        QCOMPARE(store.size(), 26);
        QCOMPARE(store["storeName"_L1].toString(), u"渋谷本店"_s);
    }

    void sumsAgreeBetweenHeadsAndLines()
    {
        const QJsonArray rows = ask(heads({soldIn(u"2026/02/08 00:00:00"_s, u"2026/02/10 23:59:59"_s)}));
        QHash<qint64, QJsonObject> byId;
        for (const QJsonValue &row : rows)
            byId.insert(number(row, u"transactionHeadId"), row.toObject());
        QHash<qint64, qint64> lineSums;
        QHash<qint64, qint64> taxShares;
        qint64 total = 1;
        qint64 received = 0;
        for (int page = 1; received < total; ++page) {
            const QJsonObject params{
                {"table_name"_L1, "TransactionDetail"_L1},
                {"conditions"_L1, QJsonArray{QJsonObject{{"transactionHeadId >="_L1, "1"_L1}, {"transactionHeadId <="_L1, "5000"_L1}}}},
                {"order"_L1, QJsonArray{"transactionHeadId"_L1, "transactionDetailId"_L1}},
                {"limit"_L1, 1000},
                {"page"_L1, page}};
            const QJsonObject body = m_client->smaregi(kTransactions, params).json();
            total = number(body, u"total_count");
            const QJsonArray lines = body["result"_L1].toArray();
            QVERIFY(!lines.isEmpty());
            received += lines.size();
            for (const QJsonValue &line : lines) {
                const qint64 id = number(line, u"transactionHeadId");
                const qint64 sign = line["transactionDetailDivision"_L1].toString() == u"2" ? -1 : 1;
                QVERIFY(number(line, u"unitDiscountedSum") > 0 && number(line, u"quantity") > 0);
                lineSums[id] += sign * (number(line, u"unitDiscountedSum") - number(line, u"discountPriceProportional"));
                taxShares[id] += sign * number(line, u"taxIncludeProportional");
            }
        }
        int refunds = 0;
        int odd = 0;
        for (const QJsonObject &head : std::as_const(byId)) {
            const qint64 id = number(head, u"transactionHeadId");
            const qint64 sum = number(head, u"total");
            QCOMPARE(number(head, u"depositCash") + number(head, u"depositCredit") + number(head, u"depositOthers1"),
                     number(head, u"deposit"));
            QCOMPARE(number(head, u"deposit") - number(head, u"charge"), sum);
            QCOMPARE(number(head, u"cashTotal") + number(head, u"creditTotal") + number(head, u"depositOthers1"), sum);
            const QString second = head["terminalTranDateTime"_L1].toString().right(2);
            if (head["transactionHeadDivision"_L1].toString() != u"1") {
                QVERIFY(!lineSums.contains(id));
                continue;
            }
            QCOMPARE(lineSums.value(id), sum);
            QCOMPARE(taxShares.value(id), number(head, u"taxInclude"));
            refunds += sum < 0;
            if (second != u"20" && second != u"50") {
                ++odd;
                QCOMPARE(second, u"33"_s);
                QVERIFY(sum < 0);
            }
        }
        QVERIFY(refunds >= 2);
        QCOMPARE(odd, 1);
    }

    void receiptNumberFollowsTheRule()
    {
        // 2026-02-10T05:29:50Z is 1770701390.
        m_store->addSmaregiSale({.registerNo = 2, .soldAt = fromMs(1770701390'000)});
        const QJsonArray rows = ask(heads({QJsonObject{{"transactionUuid"_L1, "7707013900002"_L1},
                                                       {"updDateTime >="_L1, "2026/02/10 14:00:00"_L1},
                                                       {"updDateTime <="_L1, "2026/02/10 15:00:00"_L1}}}));
        QVERIFY(rows.size() >= 1);
        QCOMPARE(rows.last()["terminalTranDateTime"_L1].toString(), u"2026-02-10 14:29:50"_s);
    }

    void pagesSortsAndProjects()
    {
        QJsonObject params = heads({soldIn(u"2026-02-09 10:00:00"_s, u"2026-02-09 12:00:00"_s)}); // hyphens do as well
        const QJsonArray all = ask(params);
        QVERIFY(all.size() > 20);
        params["limit"_L1] = 7;
        params["fields"_L1] = QJsonArray{"transactionHeadId"_L1, "terminalTranDateTime"_L1};
        params["order"_L1] = QJsonArray{"terminalTranDateTime desc"_L1, "transactionHeadId"_L1};
        QSet<QString> seen;
        QString previous = u"9"_s;
        for (int page = 1; seen.size() < all.size(); ++page) {
            params["page"_L1] = page;
            const QJsonObject body = m_client->smaregi(kTransactions, params).json();
            QVERIFY(body["total_count"_L1].isString());
            QCOMPARE(body["total_count"_L1].toString(), QString::number(all.size()));
            const QJsonArray rows = body["result"_L1].toArray();
            QVERIFY(!rows.isEmpty() && rows.size() <= 7);
            for (const QJsonValue &row : rows) {
                QCOMPARE(row.toObject().size(), 2);
                const QString soldAt = row["terminalTranDateTime"_L1].toString();
                QVERIFY(soldAt <= previous);
                previous = soldAt;
                seen.insert(row["transactionHeadId"_L1].toString());
            }
        }
    }

    void knowsOperatorsAndOr()
    {
        const QJsonObject day = soldIn(u"2026/02/09 00:00:00"_s, u"2026/02/09 23:59:59"_s);
        const auto with = [&](const char *key, const QJsonValue &value) {
            QJsonObject condition = day;
            condition[QString::fromLatin1(key)] = value;
            return condition;
        };
        const qsizetype all = ask(heads({day})).size();
        const qsizetype first = ask(heads({with("terminalId", u"1"_s)})).size();
        const qsizetype second = ask(heads({with("terminalId", u"2"_s)})).size();
        const qsizetype third = ask(heads({with("terminalId >", u"2"_s)})).size();
        QVERIFY(first > second && second > third && third > 0);
        QCOMPARE(first + second + third, all);
        QCOMPARE(ask(heads({with("terminalId", u"1"_s), with("terminalId", u"2"_s)})).size(), first + second);
        const qsizetype named = ask(heads({with("staffName like", u"%藤"_s)})).size();
        QVERIFY(named > 0 && named < all);
        const qsizetype nobody = ask(heads({with("staffName", QJsonValue())})).size();
        QVERIFY(nobody > 0 && nobody < all / 10);
        QCOMPARE(ask(heads({with("total <", u"0"_s)})).size() + ask(heads({with("total >=", u"0"_s)})).size(), all);
    }

    void wantsABoundedQuestion_data()
    {
        QTest::addColumn<QJsonObject>("condition");
        QTest::addColumn<bool>("accepted");
        const auto range = [](const QString &field, const QString &from, const QString &to) {
            return QJsonObject{{field + u" >="_s, from}, {field + u" <="_s, to}};
        };
        QTest::newRow("31 days") << range(u"updDateTime"_s, u"2026/01/10 00:00:00"_s, u"2026/02/10 00:00:00"_s) << true;
        QTest::newRow("a second more") << range(u"updDateTime"_s, u"2026/01/10 00:00:00"_s, u"2026/02/10 00:00:01"_s) << false;
        QTest::newRow("half a range") << QJsonObject{{"updDateTime >="_L1, "2026/02/10 00:00:00"_L1}} << false;
        QTest::newRow("one id") << QJsonObject{{"transactionHeadId"_L1, "3"_L1}} << true;
        QTest::newRow("ids") << range(u"transactionHeadId"_s, u"1"_s, u"100001"_s) << true;
        QTest::newRow("too many ids") << range(u"transactionHeadId"_s, u"1"_s, u"100002"_s) << false;
        QTest::newRow("one business day") << QJsonObject{{"sumDateTime"_L1, "2026/02/09"_L1}} << true;
        QTest::newRow("another field") << QJsonObject{{"terminalId"_L1, "1"_L1}} << false;
        QTest::newRow("nonsense") << range(u"updDateTime"_s, u"2026-02-10T00:00:00Z"_s, u"2026/02/10 00:00:01"_s) << false;
        QTest::newRow("unknown field") << QJsonObject{{"transactionHeadId"_L1, "3"_L1}, {"colour"_L1, "red"_L1}} << false;
        QTest::newRow("unknown operator") << QJsonObject{{"transactionHeadId ~"_L1, "3"_L1}} << false;
    }

    void wantsABoundedQuestion()
    {
        QFETCH(QJsonObject, condition);
        QFETCH(bool, accepted);
        const Answer answer = m_client->smaregi(kTransactions, heads({condition}));
        QCOMPARE(answer.status, accepted ? 200 : 400);
        if (!accepted)
            QCOMPARE(answer.json()["error_code"_L1].toInt(), 41);
    }

    void refusesAsDocumented_data()
    {
        QTest::addColumn<DemoClient::Headers>("headers");
        QTest::addColumn<DemoClient::Fields>("form");
        QTest::addColumn<int>("code");
        const DemoClient::Headers right = DemoClient::smaregiHeaders();
        const auto call = [](const QString &function, const QString &params) {
            return DemoClient::Fields{{u"proc_name"_s, function}, {u"params"_s, params}};
        };
        const QString store = uR"({"table_name":"Store"})"_s;
        QTest::newRow("ok") << right << call(u"store_ref"_s, store) << 0;
        QTest::newRow("hyphens") << DemoClient::Headers{{"X-contract-id", "demo001"}, {"X-access-token", right.last().second}}
                                 << call(u"store_ref"_s, store) << 0;
        QTest::newRow("no contract") << DemoClient::Headers{{"X_contract_id", ""}, right.last()} << call(u"store_ref"_s, store) << 14;
        QTest::newRow("no token") << DemoClient::Headers{right.first()} << call(u"store_ref"_s, store) << 13;
        QTest::newRow("wrong pair") << DemoClient::Headers{{"X_contract_id", "demo002"}, right.last()} << call(u"store_ref"_s, store) << 21;
        QTest::newRow("unknown function") << right << call(u"everything_ref"_s, store) << 15;
        QTest::newRow("function never on") << right << call(u"staff_ref"_s, store) << 23;
        QTest::newRow("unknown table") << right << call(u"store_ref"_s, uR"({"table_name":"Shop"})"_s) << 31;
        QTest::newRow("no JSON") << right << call(u"store_ref"_s, u"{"_s) << 11;
        QTest::newRow("line break") << right << call(u"store_ref"_s, u"{\n\"table_name\":\"Store\"}"_s) << 11;
    }

    void refusesAsDocumented()
    {
        QFETCH(DemoClient::Headers, headers);
        QFETCH(DemoClient::Fields, form);
        QFETCH(int, code);
        const QString address = m_client->text("smaregi", "classic");
        for (const QString &spelling : {address, address.chopped(1)}) {
            const Answer answer = m_client->post(QUrl(spelling), form, headers);
            QCOMPARE(answer.status, code ? 400 : 200);
            QCOMPARE(answer.json()["error_code"_L1].toInt(), code);
        }
    }

    void functionsAreSwitched()
    {
        const auto storeCode = [this] {
            return m_client->smaregi(u"store_ref"_s, {{"table_name"_L1, "Store"_L1}}).json()["error_code"_L1].toInt();
        };
        const auto transactionCode = [this] {
            return m_client->smaregi(kTransactions, heads({QJsonObject{{"transactionHeadId"_L1, "1"_L1}}})).json()["error_code"_L1].toInt();
        };
        m_store->setSmaregiFunction(u"store_ref"_s, false);
        QCOMPARE(storeCode(), 23);
        QCOMPARE(transactionCode(), 0);
        m_store->setSmaregiFunction(u"store_ref"_s, true);
        m_store->setSmaregiFunction(u"receiving"_s, false);
        QCOMPARE(storeCode(), 23);
        QCOMPARE(transactionCode(), 23);
        m_store->setSmaregiFunction(u"receiving"_s, true);
        m_store->setSmaregiLocked(true);
        QCOMPARE(storeCode(), 22);
        m_store->setSmaregiLocked(false);
        m_store->setSmaregiAddressAllowed(false);
        QCOMPARE(storeCode(), 24);
        m_store->setSmaregiAddressAllowed(true);
        m_store->revokeSmaregiToken();
        QCOMPARE(storeCode(), 21);
        m_store->restoreStaticCredentials();
        QCOMPARE(storeCode(), 0);
    }

    void newSalesCancelsAndReturnsShowAsUpdates()
    {
        const auto updatedSince = [this](const QString &from) {
            return ask(heads({QJsonObject{{"updDateTime >="_L1, from}, {"updDateTime <="_L1, "2026/02/10 23:59:59"_L1}}}));
        };
        QVERIFY(updatedSince(u"2026/02/10 14:30:15"_s).isEmpty());
        m_clock->advance(24s); // 14:30:24
        QVERIFY(updatedSince(u"2026/02/10 14:30:15"_s).size() >= 1);

        DemoSale sale;
        sale.registerNo = 3;
        sale.soldAt = m_clock->now() - 2h;
        sale.lines = {{0, 1, 0}};
        sale.payments = {{DemoPayment::Method::Cash, 2000}};
        const QString key = m_store->addSmaregiSale(sale);
        QJsonObject head = one(key);
        QCOMPARE(head["terminalTranDateTime"_L1].toString(), u"2026-02-10 12:30:24"_s);
        QCOMPARE(head["transactionDateTime"_L1].toString(), u"2026-02-10 14:30:24"_s);
        QCOMPARE(head["total"_L1].toString(), u"1280"_s);
        QCOMPARE(head["charge"_L1].toString(), u"720"_s);
        QCOMPARE(head["disposeServerTransactionHeadId"_L1].toString(), u"0"_s);

        m_clock->advance(1min);
        const QString counterKey = m_store->disposeSmaregi(key);
        head = one(key);
        const QJsonObject counter = one(counterKey);
        QCOMPARE(head["disposeDivision"_L1].toString(), u"1"_s);
        QCOMPARE(head["disposeServerTransactionHeadId"_L1].toString(), counterKey);
        QCOMPARE(head["updDateTime"_L1].toString(), u"2026-02-10 14:31:24"_s);
        QCOMPARE(counter["disposeDivision"_L1].toString(), u"2"_s);
        QCOMPARE(counter["total"_L1].toString(), u"-1280"_s);
        QCOMPARE(counter["deposit"_L1].toString(), u"-1280"_s);
        QCOMPARE(counter["charge"_L1].toString(), u"0"_s);

        const QString voided = m_store->addSmaregiSale(sale);
        QVERIFY(m_store->cancelSmaregi(voided));
        QCOMPARE(one(voided)["cancelDivision"_L1].toString(), u"1"_s);
        QCOMPARE(one(voided)["cancelDateTime"_L1].toString(), u"2026-02-10 14:31:24"_s);
        QCOMPARE(one(voided)["total"_L1].toString(), u"1280"_s);
    }

private:
    QJsonArray ask(const QJsonObject &params)
    {
        const Answer answer = m_client->smaregi(kTransactions, params);
        if (answer.status != 200)
            qWarning("%s", answer.body.constData());
        return answer.json()["result"_L1].toArray();
    }

    QJsonObject one(const QString &key)
    {
        const QJsonArray rows = ask(heads({QJsonObject{{"transactionHeadId"_L1, key}}}));
        return rows.size() == 1 ? rows.first().toObject() : QJsonObject();
    }

    std::unique_ptr<TurnedClock> m_clock;
    std::unique_ptr<DemoStore> m_store;
    std::unique_ptr<DemoClient> m_client;
};

QTEST_GUILESS_MAIN(TstDemoSmaregi)
#include "tst_demosmaregi.moc"
