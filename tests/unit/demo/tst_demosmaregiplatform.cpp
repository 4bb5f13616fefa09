// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/demo/democlient.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kAllScopes = u"pos.transactions:read pos.stores:read pos.staffs:read"_s;

QByteArray basic(const QByteArray &id, const QByteArray &secret)
{
    return "Basic " + (id + ':' + secret).toBase64();
}

QUrlQuery queryOf(const DemoClient::Fields &fields)
{
    QUrlQuery query;
    query.setQuery(QString::fromLatin1(formEncoded(fields)));
    return query;
}

} // namespace

//! The Platform API, as a client sees it.
class TstDemoSmaregiPlatform : public QObject {
    Q_OBJECT
private slots:
    void init() { open({.historyDays = 2, .smaregiRate = 10'000}); }

    void givesTokens_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<QString>("grant");
        QTest::addColumn<QString>("scope");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("error");
        const QByteArray id = DemoCredentials::kSmaregiClientId.latin1();
        const QByteArray right = basic(id, DemoCredentials::kSmaregiClientSecret.latin1());
        const QString path = u"/app/demo001/token"_s;
        const QString grant = u"client_credentials"_s;
        QTest::newRow("right") << path << right << grant << kAllScopes << 200 << QString();
        QTest::newRow("one scope") << path << right << grant << u"pos.stores:read"_s << 200 << QString();
        QTest::newRow("slash at the end") << path + u'/' << right << grant << kAllScopes << 200 << QString();
        QTest::newRow("wrong secret") << path << basic(id, "wrong") << grant << kAllScopes << 401 << u"invalid_client"_s;
        QTest::newRow("no authorization") << path << QByteArray() << grant << kAllScopes << 401 << u"invalid_client"_s;
        QTest::newRow("another contract") << u"/app/demo002/token"_s << right << grant << kAllScopes << 401 << u"invalid_client"_s;
        QTest::newRow("another grant") << path << right << u"password"_s << kAllScopes << 400 << u"unsupported_grant_type"_s;
        QTest::newRow("unknown scope") << path << right << grant << u"pos.stores:read pos.all"_s << 400 << u"invalid_scope"_s;
        QTest::newRow("scope not given") << path << right << grant << u"pos.customers:read"_s << 400 << u"invalid_scope"_s;
    }

    void givesTokens()
    {
        QFETCH(const QString, path);
        QFETCH(const QByteArray, authorization);
        QFETCH(const QString, grant);
        QFETCH(const QString, scope);
        const Answer answer =
            m_client->post(url(path), {{u"grant_type"_s, grant}, {u"scope"_s, scope}}, {{"Authorization", authorization}});
        QTEST(answer.status, "status");
        QTEST(answer.json()["error"_L1].toString(), "error");
        if (answer.status != 200)
            return;
        QCOMPARE(answer.json()["scope"_L1].toString(), scope);
        QCOMPARE(answer.json()["token_type"_L1].toString(), u"Bearer"_s);
        QCOMPARE(answer.json()["expires_in"_L1].toInt(), 3600);
        QVERIFY(!answer.json()["access_token"_L1].toString().isEmpty());
    }

    void tokensEnd()
    {
        const QByteArray token = tokenFor(kAllScopes);
        const auto status = [&] { return m_client->get(url(u"/demo001/pos/stores"_s), bearer(token)).status; };
        QCOMPARE(status(), 200);
        m_clock->advance(3599s);
        QCOMPARE(status(), 200);
        m_clock->advance(1s);
        QCOMPARE(status(), 401);

        open({.historyDays = 0, .smaregiRate = 10'000, .smaregiTokenLifetime = 5s});
        QCOMPARE(ask(kAllScopes).json()["expires_in"_L1].toInt(), 5);
        QCOMPARE(get(u"stores"_s).status, 200);
        m_store->expireSmaregiTokens();
        const Answer refused = get(u"stores"_s);
        QCOMPARE(refused.status, 401);
        QCOMPARE(refused.header("Content-Type"), QByteArray("application/problem+json"));
        QCOMPARE(refused.json()["status"_L1].toInt(), 401);
        QVERIFY(refused.json()["type"_L1].isString() && refused.json()["title"_L1].isString());

        m_token = tokenFor(kAllScopes);
        m_store->revokeSmaregiToken();
        QCOMPARE(get(u"stores"_s).status, 401);
        QVERIFY(tokenFor(kAllScopes).isEmpty());
        m_store->restoreStaticCredentials();
        m_token = tokenFor(kAllScopes);
        QCOMPARE(get(u"stores"_s).status, 200);
        QCOMPARE(m_client->get(url(u"/demo002/pos/stores"_s), bearer(m_token)).status, 401);
        QCOMPARE(m_client->get(url(u"/demo001/pos/stores"_s)).status, 401);
    }

    void scopesAreTheOwners()
    {
        QCOMPARE(get(u"staffs"_s).status, 200);
        m_store->setSmaregiFunction(u"staff_ref"_s, false); // also for tokens that are out already
        QCOMPARE(get(u"staffs"_s).status, 403);
        m_store->setSmaregiFunction(u"transaction_ref"_s, false);
        QCOMPARE(get(u"transactions"_s, day()).status, 403);
        QCOMPARE(get(u"terminals"_s).status, 200);
        const Answer answer = ask(kAllScopes);
        QCOMPARE(answer.json()["scope"_L1].toString(), u"pos.stores:read"_s); // what is left
        QCOMPARE(get(u"payment_methods"_s).status, 200);
        m_store->setSmaregiFunction(u"store_ref"_s, false);
        QCOMPARE(get(u"payment_methods"_s).status, 403);
        QCOMPARE(ask(kAllScopes).status, 400);
        QCOMPARE(ask(kAllScopes).json()["error"_L1].toString(), u"invalid_scope"_s);
        m_store->setSmaregiFunction(u"receiving"_s, false); // the classic API's alone
        m_store->setSmaregiFunction(u"transaction_ref"_s, true);
        QCOMPARE(get(u"transactions"_s, day()).status, 200);
    }

    void transactionsHaveAllKeysAsTextOrNull()
    {
        const QJsonArray rows = list(u"transactions"_s, day());
        QCOMPARE(rows.size(), 100); // the default
        const QJsonObject row = rows.first().toObject();
        QCOMPARE(row.size(), 115); // column P of smaregi.md 7.1
        for (const QJsonValue &value : row)
            QVERIFY(value.isString() || value.isNull());
        static const QRegularExpression time(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+09:00$"_s);
        for (const QString &key : {u"transactionDateTime"_s, u"terminalTranDateTime"_s, u"updDateTime"_s})
            QVERIFY2(time.match(row[key].toString()).hasMatch(), qPrintable(key));
        QCOMPARE(row["sumDate"_L1].toString().size(), 10);
        QVERIFY(row.contains("returnSales"_L1) && row.contains("change"_L1) && !row.contains("charge"_L1));
        QVERIFY(row["disposeServerTransactionHeadId"_L1].isNull());

        const QJsonObject whole = list(u"transactions"_s, day() + all()).first().toObject();
        QCOMPARE(whole.size(), 117);
        QCOMPARE(whole["details"_L1][0].toObject().size(), 65); // column P of 7.2
        QVERIFY(whole["depositOthers"_L1].isArray());
        const QJsonObject summary = list(u"transactions"_s, day() + DemoClient::Fields{{u"with_details"_s, u"summary"_s}})[0].toObject();
        QVERIFY(summary["details"_L1][0].toObject().size() < 65);
    }

    void singleOnesToo()
    {
        const QJsonObject listed = list(u"transactions"_s, day() + all()).first().toObject();
        const QString id = listed["transactionHeadId"_L1].toString();
        const QJsonObject one = get(u"transactions/"_s + id, {{u"with_details"_s, u"all"_s}}).json();
        QVERIFY(!one.contains("storeCode"_L1) && !one.contains("staffCode"_L1) && !one.contains("customerCode"_L1)); // 6.3
        QCOMPARE(one["total"_L1], listed["total"_L1]);
        QCOMPARE(one["details"_L1], listed["details"_L1]);
        QCOMPARE(QJsonDocument::fromJson(get(u"transactions/"_s + id + u"/details"_s).body).array(), listed["details"_L1].toArray());
        QCOMPARE(get(u"transactions/999999"_s).status, 404);
        QCOMPARE(get(u"transactions/"_s + id + u"/coupons"_s).status, 404);
        QCOMPARE(get(u"nothing"_s).status, 404);
    }

    void refusesBadQuestions_data()
    {
        QTest::addColumn<QString>("query"); // as on the wire
        QTest::addColumn<int>("status");
        const QString sold = u"terminal_tran_date_time-from=2026-02-09T00%3A00%3A00%2B09%3A00&terminal_tran_date_time-to="_s;
        const QString dayEnd = u"2026-02-09T23%3A59%3A59%2B09%3A00"_s;
        QTest::newRow("good") << sold + dayEnd << 200;
        QTest::newRow("without colon") << sold + u"2026-02-09T23%3A59%3A59%2B0900"_s << 200;
        QTest::newRow("UTC") << sold + u"2026-02-09T14%3A59%3A59Z"_s << 200;
        QTest::newRow("plus not encoded") << sold + u"2026-02-09T23:59:59+09:00"_s << 400;
        QTest::newRow("no zone") << sold + u"2026-02-09T23%3A59%3A59"_s << 400;
        QTest::newRow("31 days") << sold + u"2026-03-12T00%3A00%3A00%2B09%3A00"_s << 200;
        QTest::newRow("a second more") << sold + u"2026-03-12T00%3A00%3A01%2B09%3A00"_s << 400;
        QTest::newRow("backwards") << sold + u"2026-02-08T00%3A00%3A00%2B09%3A00"_s << 400;
        QTest::newRow("no range") << QString() << 400;
        QTest::newRow("half a range") << sold.section(u'&', 0, 0) << 400;
        QTest::newRow("business days") << u"sum_date-from=2026-02-08&sum_date-to=2026-02-09"_s << 200;
        QTest::newRow("one business day is no range") << u"sum_date=2026-02-09"_s << 400;
        QTest::newRow("ids are no range") << u"transaction_head_id-from=1&transaction_head_id-to=9"_s << 400;
        QTest::newRow("limit 1000") << sold + dayEnd + u"&limit=1000"_s << 200;
        QTest::newRow("limit 1001") << sold + dayEnd + u"&limit=1001"_s << 400;
        QTest::newRow("limit 0") << sold + dayEnd + u"&limit=0"_s << 400;
        QTest::newRow("page 0") << sold + dayEnd + u"&page=0"_s << 400;
        QTest::newRow("lines, limit 101") << sold + dayEnd + u"&limit=101&with_details=all"_s << 400;
        QTest::newRow("no lines, limit 101") << sold + dayEnd + u"&limit=101&with_details=none"_s << 200;
        QTest::newRow("sort by an unknown name") << sold + dayEnd + u"&sort=total"_s << 400;
        QTest::newRow("unknown field") << sold + dayEnd + u"&fields=colour"_s << 400;
        QTest::newRow("nested field") << sold + dayEnd + u"&fields=details"_s << 400;
        QTest::newRow("bad switch") << sold + dayEnd + u"&with_details=yes"_s << 400;
        QTest::newRow("a filter that is none") << sold + dayEnd + u"&terminal_id=1"_s << 400;
    }

    void refusesBadQuestions()
    {
        QFETCH(const QString, query);
        const QUrl address(m_client->text("smaregi", "api") + u"/demo001/pos/transactions?"_s + query, QUrl::StrictMode);
        QTEST(m_client->get(address, bearer(m_token)).status, "status");
    }

    void pagesSortsAndProjects()
    {
        const DemoClient::Fields some{{u"limit"_s, u"60"_s},
                                      {u"sort"_s, u"terminalTranDateTime:desc,transactionHeadId"_s},
                                      {u"fields"_s, u"transactionHeadId,terminalTranDateTime"_s}};
        QUrl next = url(u"/demo001/pos/transactions"_s);
        next.setQuery(queryOf(day() + some));
        QSet<QString> ids;
        QString last = u"9"_s;
        int pages = 0;
        static const QRegularExpression link(u"^<([^>]+)>; rel=\"next\"$"_s);
        while (!next.isEmpty()) {
            const Answer answer = m_client->get(next, bearer(m_token));
            QCOMPARE(answer.status, 200);
            const QJsonArray rows = QJsonDocument::fromJson(answer.body).array();
            ++pages;
            for (const QJsonValue &row : rows) {
                QCOMPARE(row.toObject().size(), 2);
                ids.insert(row["transactionHeadId"_L1].toString());
                QVERIFY(row["terminalTranDateTime"_L1].toString() <= last);
                last = row["terminalTranDateTime"_L1].toString();
            }
            const QByteArray header = answer.header("Link");
            QCOMPARE(header.isEmpty(), rows.size() < 60);
            next = header.isEmpty() ? QUrl() : QUrl(link.match(QString::fromLatin1(header)).captured(1), QUrl::StrictMode);
        }
        QVERIFY(pages > 2);
        QCOMPARE(ids.size(), list(u"transactions"_s, day() + DemoClient::Fields{{u"limit"_s, u"1000"_s}}).size());
    }

    void filters()
    {
        const auto count = [&](const DemoClient::Fields &more) {
            return list(u"transactions"_s, day() + DemoClient::Fields{{u"limit"_s, u"1000"_s}} + more).size();
        };
        const qsizetype whole = count({});
        QCOMPARE(count({{u"store_id"_s, u"1"_s}}), whole);
        QCOMPARE(count({{u"store_id"_s, u"2"_s}}), 0);
        const qsizetype cash = count({{u"transaction_head_division"_s, u"2"_s}});
        QVERIFY(cash > 0 && cash < 10);
        const QJsonObject row = list(u"transactions"_s, day())[5].toObject();
        const QString id = row["transactionHeadId"_L1].toString();
        QCOMPARE(count({{u"transaction_head_id-from"_s, id}, {u"transaction_head_id-to"_s, id}}), 1);
        QCOMPARE(count({{u"transaction_uuid"_s, row["transactionUuid"_L1].toString()}}), 1);
        QCOMPARE(count({{u"sum_date"_s, u"2026-02-09"_s}}), whole);
    }

    void listsStoresTerminalsAndStaff()
    {
        const QJsonArray stores = list(u"stores"_s);
        QCOMPARE(stores.size(), 1);
        QCOMPARE(stores[0]["storeName"_L1].toString(), u"渋谷本店"_s);
        QCOMPARE(get(u"stores/1"_s).json()["storeCode"_L1].toString(), u"S001"_s);
        QCOMPARE(get(u"stores/2"_s).status, 404);
        const QJsonArray terminals = list(u"terminals"_s);
        QCOMPARE(terminals.size(), 3);
        QCOMPARE(terminals[0]["terminalName"_L1].toString(), u"レジ 1 (iPad-A)"_s);
        for (const QJsonValue &terminal : terminals) {
            QCOMPARE(terminal.toObject().size(), 14);
            QVERIFY(!terminal["uuid"_L1].toString().isEmpty() && terminal["uuid"_L1].toString().size() <= 40);
            QVERIFY(!terminal["appVersion"_L1].toString().isEmpty());
        }
        const QJsonArray methods = list(u"payment_methods"_s, {});
        QCOMPARE(methods[0]["paymentMethodId"_L1].toString(), u"1"_s);
        QCOMPARE(methods[0]["paymentMethodName"_L1].toString(), u"QR決済"_s);
        QCOMPARE(get(u"payment_methods/1"_s).status, 404);
        const QJsonArray staffs = list(u"staffs"_s, {{u"fields"_s, u"staffId,staffName"_s}, {u"sort"_s, u"staffId:desc"_s}});
        QVERIFY(staffs.size() > 2);
        QCOMPARE(staffs[0].toObject().keys(), (QStringList{u"staffId"_s, u"staffName"_s}));
        QCOMPARE(list(u"terminals"_s, {{u"limit"_s, u"2"_s}, {u"page"_s, u"2"_s}}).size(), 1);
        QVERIFY(get(u"terminals"_s, {{u"limit"_s, u"2"_s}}).header("Link").contains("page=2"));
    }

    void followsWhatHappensAtTheTill()
    {
        DemoSale sale{.registerNo = 3, .soldAt = m_clock->now() - 30s, .lines = {{.product = 0}}};
        sale.payments = {{DemoPayment::Method::Qr, 100}, {DemoPayment::Method::Cash, 2000}};
        const QString key = m_store->addSmaregiSale(sale);
        m_clock->advance(10s);
        const QJsonObject row = one(key);
        QCOMPARE(row["terminalId"_L1].toString(), u"3"_s);
        QCOMPARE(row["depositOthers"_L1][0]["depositOthers"_L1].toString(), u"100"_s);
        QCOMPARE(row["depositOthers"_L1][0]["paymentMethodName"_L1].toString(), u"QR決済"_s);
        const auto number = [](const QJsonValue &value) { return value.toString().toLongLong(); };
        QCOMPARE(number(row["deposit"_L1]), 2100);
        QCOMPARE(number(row["deposit"_L1]) - number(row["change"_L1]), number(row["total"_L1]));

        const QString counterKey = m_store->disposeSmaregi(key);
        QCOMPARE(one(key)["disposeServerTransactionHeadId"_L1].toString(), counterKey);
        const QJsonObject counter = one(counterKey);
        QCOMPARE(counter["disposeDivision"_L1].toString(), u"2"_s);
        QVERIFY(number(counter["total"_L1]) < 0);
        QCOMPARE(counter["details"_L1][0]["transactionDetailDivision"_L1].toString(), u"2"_s);
        QVERIFY(number(counter["details"_L1][0]["unitDiscountedSum"_L1]) > 0);

        sale.kind = DemoSale::Kind::Refund;
        QCOMPARE(one(m_store->addSmaregiSale(sale))["returnSales"_L1].toString(), u"1"_s);
        DemoSale out{.kind = DemoSale::Kind::CashOut, .soldAt = m_clock->now() - 5s};
        out.cashMoved = 30000;
        const QJsonObject moved = one(m_store->addSmaregiSale(out));
        QCOMPARE(moved["transactionHeadDivision"_L1].toString(), u"3"_s);
        QCOMPARE(moved["details"_L1].toArray().size(), 0);
    }

    void limitsTheRate()
    {
        open({.historyDays = 0, .smaregiRate = 3});
        int answered = 0;
        Answer answer;
        for (int i = 0; i < 50 && answer.status != 429; ++i) {
            answer = get(u"stores"_s);
            answered += answer.status == 200;
        }
        QCOMPARE(answer.status, 429);
        QCOMPARE(answer.header("Retry-After"), QByteArray("1"));
        QVERIFY(answered >= 3);
    }

    void faultsHitThePlatformAlone()
    {
        DemoFault down;
        down.instead = DemoResponse{503, "application/problem+json", R"({"type":"about:blank","title":"Service Unavailable"})", {}};
        m_store->fail(DemoService::SmaregiPlatform, u"/demo001/pos/transactions"_s, down);
        QCOMPARE(get(u"stores"_s).status, 200);
        QCOMPARE(m_client->smaregi(u"store_ref"_s, {{"table_name"_L1, "Store"_L1}}).status, 200);
        QCOMPARE(get(u"transactions"_s, day()).status, 503);
        QCOMPARE(get(u"transactions"_s, day()).status, 200);
        m_store->setServiceUp(DemoService::SmaregiPlatform, false);
        QCOMPARE(get(u"stores"_s).status, 0);
        QCOMPARE(m_client->smaregi(u"store_ref"_s, {{"table_name"_L1, "Store"_L1}}).status, 200);
    }

private:
    void open(const DemoOptions &options)
    {
        m_client.reset();
        m_store.reset();
        m_clock = std::make_unique<TurnedClock>("2026-02-10T05:30:00Z"); // 14:30:00 in Japan
        m_store = std::make_unique<DemoStore>(*m_clock, options);
        QVERIFY(m_store->start());
        m_client = std::make_unique<DemoClient>(*m_store);
        m_token = tokenFor(kAllScopes);
        QVERIFY(!m_token.isEmpty());
    }

    QUrl url(const QString &path) const { return QUrl(m_client->text("smaregi", "api") + path, QUrl::StrictMode); }
    static DemoClient::Headers bearer(const QByteArray &token) { return {{"Authorization", "Bearer " + token}}; }

    Answer ask(const QString &scope)
    {
        const QByteArray pair = basic(DemoCredentials::kSmaregiClientId.latin1(), DemoCredentials::kSmaregiClientSecret.latin1());
        return m_client->post(url(u"/app/demo001/token"_s), {{u"grant_type"_s, u"client_credentials"_s}, {u"scope"_s, scope}},
                              {{"Authorization", pair}});
    }

    QByteArray tokenFor(const QString &scope) { return ask(scope).json()["access_token"_L1].toString().toLatin1(); }

    Answer get(const QString &path, const DemoClient::Fields &query = {})
    {
        QUrl address = url(u"/demo001/pos/"_s + path);
        if (!query.isEmpty())
            address.setQuery(queryOf(query));
        return m_client->get(address, bearer(m_token));
    }

    QJsonArray list(const QString &path, const DemoClient::Fields &query = {})
    {
        const Answer answer = get(path, query);
        if (answer.status != 200)
            qWarning("%s", answer.body.constData());
        return QJsonDocument::fromJson(answer.body).array();
    }

    QJsonObject one(const QString &key)
    {
        const DemoClient::Fields id{{u"transaction_head_id-from"_s, key}, {u"transaction_head_id-to"_s, key}};
        const DemoClient::Fields today{{u"upd_date_time-from"_s, u"2026-02-10T00:00:00+09:00"_s},
                                       {u"upd_date_time-to"_s, u"2026-02-10T23:59:59+09:00"_s}};
        const QJsonArray rows = list(u"transactions"_s, today + id + all());
        return rows.size() == 1 ? rows.first().toObject() : QJsonObject();
    }

    static DemoClient::Fields day()
    {
        return {{u"terminal_tran_date_time-from"_s, u"2026-02-09T00:00:00+09:00"_s},
                {u"terminal_tran_date_time-to"_s, u"2026-02-09T23:59:59+09:00"_s}};
    }
    static DemoClient::Fields all() { return {{u"with_details"_s, u"all"_s}, {u"with_deposit_others"_s, u"all"_s}}; }

    std::unique_ptr<TurnedClock> m_clock;
    std::unique_ptr<DemoStore> m_store;
    std::unique_ptr<DemoClient> m_client;
    QByteArray m_token;
};

QTEST_GUILESS_MAIN(TstDemoSmaregiPlatform)
#include "tst_demosmaregiplatform.moc"
