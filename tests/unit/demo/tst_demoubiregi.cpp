// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/demo/democlient.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kRedirect = u"http://127.0.0.1:40001/callback"_s;

double money(const QJsonValue &value)
{
    return value.toString().toDouble();
}

QHash<QString, QString> hiddenInputs(const QByteArray &html)
{
    static const QRegularExpression kInput(u"<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">"_s);
    QHash<QString, QString> inputs;
    auto it = kInput.globalMatch(QString::fromUtf8(html));
    while (it.hasNext()) {
        const QRegularExpressionMatch match = it.next();
        inputs.insert(match.captured(1), match.captured(2).replace(u"&amp;"_s, u"&"_s));
    }
    return inputs;
}

} // namespace

//! Ubiregi's consent page, tokens and API, as a browser and a client see them.
class TstDemoUbiregi : public QObject {
    Q_OBJECT
private slots:
    void init() { open({.historyDays = 2}); }

    void theAccountHasItsMasters()
    {
        const Answer answer = get(u"accounts/current"_s);
        QCOMPARE(answer.status, 200);
        const QJsonObject account = answer.json()["account"_L1].toObject();
        QCOMPARE(account["id"_L1].toInt(), 36872);
        QCOMPARE(account["name"_L1].toString(), u"渋谷本店"_s);
        QCOMPARE(account["devices"_L1].toArray().size(), 2);
        QCOMPARE(account["devices"_L1][0]["name"_L1].toString(), u"レジ 1 (iPad-A)"_s);
        const QString guid = account["devices"_L1][1]["guid"_L1].toString();
        QCOMPARE(guid, guid.toUpper());
        QCOMPARE(account["cashiers"_L1].toArray().size(), 4);
        QCOMPARE(get(u"accounts/36872"_s).json()["account"_L1].toObject(), account);
        QCOMPARE(get(u"accounts/36873"_s).status, 404);
    }

    void menuNamesAreThoseOfTheItems()
    {
        const int menu = get(u"accounts/current"_s).json()["account"_L1]["menus"_L1][0].toInt();
        const QString path = u"menus/%1/"_s.arg(menu);
        QSet<qint64> ids;
        for (const QJsonValue &item : get(path + u"items"_s).json()["items"_L1].toArray())
            ids.insert(item["id"_L1].toInteger());
        QVERIFY(ids.size() > 55);
        for (const QJsonValue &checkout : page(u"accounts/current/checkouts"_s)["checkouts"_L1].toArray()) {
            for (const QJsonValue &item : checkout["items"_L1].toArray())
                QVERIFY(ids.contains(item["menu_item_id"_L1].toInteger()));
        }
        QVERIFY(get(path + u"categories"_s).json()["categories"_L1].toArray().size() > 5);
        QCOMPARE(get(u"menus/1/items"_s).status, 404);
    }

    void pagesLeadThroughAllWithoutGapsOrRepeats()
    {
        open({.historyDays = 2, .ubiregiPageSize = 7});
        QList<qint64> ids;
        QJsonObject body = page(u"accounts/current/checkouts?since=2026-02-09T00:00:00%2B09:00"_s);
        const QString until = body["timestamp"_L1].toString();
        QCOMPARE(until, u"2026-02-10T05:30:00Z"_s);
        while (true) {
            const QJsonArray rows = body["checkouts"_L1].toArray();
            QVERIFY(rows.size() <= 7);
            QCOMPARE(body["timestamp"_L1].toString(), until);
            for (const QJsonValue &row : rows) {
                ids.append(row["id"_L1].toInteger());
                QVERIFY(row["updated_at"_L1].toString() >= u"2026-02-08T15:00:00Z"_s);
            }
            if (body["next-url"_L1].isNull())
                break;
            QCOMPARE(rows.size(), 7);
            const QUrl next(body["next-url"_L1].toString());
            QVERIFY(next.toString().startsWith(m_client->text("ubiregi", "api")));
            m_clock->advance(1min); // new sales meanwhile stay outside of the pinned window
            body = m_client->get(next, staticToken()).json();
        }
        QVERIFY(ids.size() > 150);
        QVERIFY(std::is_sorted(ids.begin(), ids.end()));
        QCOMPARE(QSet<qint64>(ids.begin(), ids.end()).size(), ids.size());
    }

    void sinceIsInclusiveUntilAndGlbAreNot()
    {
        const QJsonArray rows = page(u"accounts/current/checkouts?limit=3"_s)["checkouts"_L1].toArray();
        QCOMPARE(rows.size(), 3);
        const QString second = rows[1]["updated_at"_L1].toString();
        const qint64 id = rows[1]["id"_L1].toInteger();
        const auto contains = [&](const QString &query) {
            for (const QJsonValue &row : page(u"accounts/current/checkouts?"_s + query)["checkouts"_L1].toArray()) {
                if (row["id"_L1].toInteger() == id)
                    return true;
            }
            return false;
        };
        QVERIFY(contains(u"since="_s + second));
        QVERIFY(!contains(u"until="_s + second));
        QVERIFY(contains(u"glb=%1"_s.arg(id - 1)));
        QVERIFY(!contains(u"glb=%1"_s.arg(id)));
        QCOMPARE(get(u"accounts/current/checkouts?since=2026-02-09T00:00:00+09:00"_s).status, 400); // a space
        QCOMPARE(get(u"accounts/current/checkouts?since=yesterday"_s).status, 400);
        QVERIFY(page(u"accounts/current/checkouts?total_count=true&limit=1"_s)["total_count"_L1].toInt() > 200);
    }

    void theNextBatchHasJustTheNews()
    {
        const QJsonObject before = page(u"accounts/current/checkouts?since=2026-02-10T05:00:00Z"_s);
        const QString since = before["next_batch_since"_L1].toString();
        QVERIFY(page(u"accounts/current/checkouts?since="_s + since)["checkouts"_L1].toArray().isEmpty());
        m_clock->advance(23s); // sold at :20, uploaded 4-7 s later
        QVERIFY(page(u"accounts/current/checkouts?since="_s + since)["checkouts"_L1].toArray().isEmpty());
        m_clock->advance(5s);
        const QJsonArray news = page(u"accounts/current/checkouts/?since="_s + since)["checkouts"_L1].toArray();
        QCOMPARE(news.size(), 1);
        QCOMPARE(news[0]["paid_at"_L1].toString(), u"2026-02-10T05:30:20Z"_s);
    }

    void sumsAndKinds()
    {
        QSet<QString> statuses;
        int negative = 0;
        QJsonObject body = page(u"accounts/current/checkouts"_s);
        while (true) {
            for (const QJsonValue &row : body["checkouts"_L1].toArray()) {
                const QString status = row["status"_L1].toString();
                statuses.insert(status);
                double items = 0;
                for (const QJsonValue &item : row["items"_L1].toArray())
                    items += money(item["sales"_L1]) - money(item["discount_sales"_L1]);
                QCOMPARE(items, money(row["price"_L1]));
                double taxed = 0;
                for (const QJsonValue &tax : row["taxes"_L1].toArray()) {
                    taxed += money(tax["sales"_L1]) - money(tax["discount"_L1]);
                    const double rate = money(tax["tax_rate"_L1]);
                    const double base = std::abs(money(tax["sales"_L1]) - money(tax["discount"_L1]));
                    QCOMPARE(std::abs(money(tax["tax"_L1])), std::floor(base * rate / (100 + rate)));
                }
                QCOMPARE(taxed, money(row["price"_L1]));
                double paid = 0;
                for (const QJsonValue &payment : row["payments"_L1].toArray())
                    paid += money(payment["amount"_L1]);
                const QString second = row["paid_at"_L1].toString().mid(17, 2);
                QVERIFY(second == u"20" || second == u"50");
                if (status == u"delete") {
                    QVERIFY(row["closed_at"_L1].isNull());
                    QCOMPARE(row["deleted_at"_L1], row["paid_at"_L1]);
                    QVERIFY(row["payments"_L1].toArray().isEmpty() && !row["items"_L1].toArray().isEmpty());
                } else {
                    QCOMPARE(paid - money(row["change"_L1]), money(row["price"_L1]));
                    QCOMPARE(row["closed_at"_L1], row["paid_at"_L1]);
                    QCOMPARE(row["deleted_at"_L1].isNull(), status == u"close");
                }
                negative += money(row["price"_L1]) < 0;
            }
            if (body["next-url"_L1].isNull())
                break;
            body = m_client->get(QUrl(body["next-url"_L1].toString()), staticToken()).json();
        }
        QCOMPARE(statuses, (QSet<QString>{u"close"_s, u"cancel"_s, u"delete"_s}));
        QVERIFY(negative >= 2);
    }

    void closeListsNoThrownAwaySlips()
    {
        open({.newSales = false});
        const QString path = u"accounts/current/checkouts?total_count=true&limit=1"_s;
        const QString closePath = u"accounts/current/checkouts/close?total_count=true&limit=1"_s;
        const int all = page(path)["total_count"_L1].toInt();
        const int closed = page(closePath)["total_count"_L1].toInt();
        QVERIFY(closed > 0 && closed < all);
        m_store->addUbiregiSale({.kind = DemoSale::Kind::ThrownAway, .soldAt = m_clock->now() - 10s});
        QCOMPARE(page(path)["total_count"_L1].toInt(), all + 1);
        QCOMPARE(page(closePath)["total_count"_L1].toInt(), closed);
    }

    void cancelsMoveTheTimeOfUpdate()
    {
        const QString key = m_store->addUbiregiSale({.registerNo = 2, .soldAt = m_clock->now() - 1h});
        const auto find = [&] { return page(u"accounts/current/checkouts?glb=%1&limit=1"_s.arg(key.toLongLong() - 1))["checkouts"_L1][0]; };
        QCOMPARE(find()["status"_L1].toString(), u"close"_s);
        QCOMPARE(find()["created_at"_L1].toString(), u"2026-02-10T05:30:00Z"_s);
        m_clock->advance(10s);
        QVERIFY(m_store->touchUbiregi(key));
        QCOMPARE(find()["updated_at"_L1].toString(), u"2026-02-10T05:30:10Z"_s);
        m_clock->advance(10s);
        QVERIFY(m_store->cancelUbiregi(key));
        QCOMPARE(find()["status"_L1].toString(), u"cancel"_s);
        QCOMPARE(find()["updated_at"_L1].toString(), u"2026-02-10T05:30:20Z"_s);
        QCOMPARE(find()["deleted_at"_L1].toString(), u"2026-02-10T05:30:20Z"_s);
        QCOMPARE(find()["paid_at"_L1].toString(), u"2026-02-10T04:30:00Z"_s);
    }

    void refusesWrongTokens()
    {
        const QUrl url = m_client->ubiregiApi(u"accounts/current"_s);
        for (const DemoClient::Headers &headers : {DemoClient::Headers{}, DemoClient::Headers{{"X-Ubiregi-Auth-Token", "wrong"}},
                                                   DemoClient::Headers{{"Authorization", "Bearer wrong"}}}) {
            const Answer answer = m_client->get(url, headers);
            QCOMPARE(answer.status, 401);
            QCOMPARE(answer.header("WWW-Authenticate"), QByteArray("Bearer error=\"invalid_token\""));
        }
    }

    void consentLeadsToTokensAndIsAskedOnce()
    {
        const Answer form = m_client->get(authorizeUrl());
        QCOMPARE(form.status, 200);
        QVERIFY(form.header("Content-Type").startsWith("text/html"));
        const QString html = QString::fromUtf8(form.body);
        QVERIFY(html.contains(u"許可する") && html.contains(u"許可しない"));
        const Answer allowed = decide(form.body, u"allow"_s);
        QCOMPARE(allowed.status, 302);
        const QUrlQuery query(QUrl(QString::fromLatin1(allowed.header("Location"))));
        QCOMPARE(query.queryItemValue(u"state"_s, QUrl::FullyDecoded), u"a&b+c"_s);
        const QString code = query.queryItemValue(u"code"_s);

        QCOMPARE(redeem(code, u"wrong-verifier"_s).json()["error"_L1].toString(), u"invalid_grant"_s);
        QCOMPARE(redeem(code, m_verifier).status, 400); // one use only

        const Answer silent = m_client->get(authorizeUrl());
        QCOMPARE(silent.status, 302);
        const Answer token = redeem(codeOf(silent), m_verifier);
        QCOMPARE(token.status, 200);
        const QJsonObject tokens = token.json();
        QCOMPARE(tokens["token_type"_L1].toString(), u"bearer"_s);
        QCOMPARE(tokens["expires_in"_L1].toInt(), 86400);
        QCOMPARE(tokens["refresh_token_expires_in"_L1].toInt(), 1209600);
        QCOMPARE(tokens["account_id"_L1].toInt(), 36872);
        QCOMPARE(withBearer(tokens).status, 200);
        QCOMPARE(m_client->get(authorizeUrl(u"&force_authorize=true"_s)).status, 200);
    }

    void refusalIsToldToTheProgram()
    {
        const Answer denied = decide(m_client->get(authorizeUrl()).body, u"deny"_s);
        QCOMPARE(denied.status, 302);
        const QUrlQuery query(QUrl(QString::fromLatin1(denied.header("Location"))));
        QCOMPARE(query.queryItemValue(u"error"_s), u"access_denied"_s);
        QCOMPARE(query.queryItemValue(u"state"_s, QUrl::FullyDecoded), u"a&b+c"_s);
        QCOMPARE(m_client->get(authorizeUrl()).status, 200); // and asked again
    }

    void neverRedirectsElsewhere()
    {
        const QString tail = u"&response_type=code&client_id="_s + DemoCredentials::kUbiregiClientId;
        for (const char16_t *address :
             {u"http://example.com/", u"https://127.0.0.1/", u"http://127.0.0.1@example.com/", u"", u"javascript:alert(1)"}) {
            const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(QString::fromUtf16(address)));
            QCOMPARE(m_client->get(m_client->ubiregiWeb(u"/oauth2/authorize?redirect_uri="_s + encoded + tail)).status, 400);
        }
    }

    void tokensExpireAreRenewedAndRevoked()
    {
        decide(m_client->get(authorizeUrl()).body, u"allow"_s);
        const QJsonObject first = redeem(codeOf(m_client->get(authorizeUrl())), m_verifier).json();
        m_clock->advance(24h);
        Answer refused = withBearer(first);
        QCOMPARE(refused.status, 401);
        QCOMPARE(refused.header("WWW-Authenticate"), QByteArray("Bearer error=\"invalid_token\",expired=true"));

        const QJsonObject second = refresh(first).json();
        QCOMPARE(withBearer(second).status, 200);
        QVERIFY(!withBearer(first).header("WWW-Authenticate").contains("expired")); // gone, not only old
        QCOMPARE(refresh(first).json()["error"_L1].toString(), u"invalid_grant"_s);
        m_store->expireUbiregiTokens();
        QCOMPARE(withBearer(second).status, 401);
        const QJsonObject third = refresh(second).json();
        QCOMPARE(withBearer(third).status, 200);

        m_store->revokeUbiregiTokens();
        QCOMPARE(withBearer(third).status, 401);
        QCOMPARE(refresh(third).status, 400);
        QCOMPARE(get(u"accounts/current"_s).status, 401);
        QCOMPARE(m_client->get(authorizeUrl()).status, 200); // the consent is asked again
        m_store->restoreStaticCredentials();
        QCOMPARE(get(u"accounts/current"_s).status, 200);
    }

    void hasASecondAccount()
    {
        const DemoClient::Headers token{{"X-Ubiregi-Auth-Token", DemoCredentials::kUbiregiSecondToken.latin1()}};
        const auto second = [&](const QString &path) { return m_client->get(m_client->ubiregiApi(path), token); };
        const QJsonObject account = second(u"accounts/current"_s).json()["account"_L1].toObject();
        QCOMPARE(account["id"_L1].toInt(), DemoCredentials::kUbiregiSecondAccount);
        QCOMPARE(account["name"_L1].toString(), u"横浜店"_s);
        QCOMPARE(second(u"accounts/36872"_s).status, 404); // another one's
        QSet<QString> guids;
        for (const QJsonArray &devices :
             {account["devices"_L1].toArray(), page(u"accounts/current"_s)["account"_L1]["devices"_L1].toArray()}) {
            for (const QJsonValue &device : devices)
                guids.insert(device["guid"_L1].toString());
        }
        QCOMPARE(guids.size(), 4);
        const QJsonArray checkouts = second(u"accounts/current/checkouts"_s).json()["checkouts"_L1].toArray();
        QVERIFY(checkouts.size() > 20);
        for (const QJsonValue &checkout : checkouts) {
            QCOMPARE(checkout["account_id"_L1].toInt(), DemoCredentials::kUbiregiSecondAccount);
            QCOMPARE(checkout["device_id"_L1].toString(), account["devices"_L1][0]["guid"_L1].toString());
        }
        const QString sold = m_store->addUbiregiSale({.soldAt = m_clock->now(), .uploadDelay = 0s}, 2);
        QCOMPARE(second(u"accounts/current/checkouts?glb=%1"_s.arg(sold.toLongLong() - 1)).json()["checkouts"_L1].toArray().size(), 1);
    }

    void anotherAccountIsChosenOnThePage()
    {
        const Answer allowed = decide(m_client->get(authorizeUrl()).body, u"allow"_s, DemoCredentials::kUbiregiSecondAccount);
        const QJsonObject tokens = redeem(codeOf(allowed), m_verifier).json();
        QCOMPARE(tokens["account_id"_L1].toInt(), DemoCredentials::kUbiregiSecondAccount);
        QCOMPARE(withBearer(tokens).json()["account"_L1]["name"_L1].toString(), u"横浜店"_s);
        QCOMPARE(m_client->get(authorizeUrl()).status, 302); // silent for that account now
        QCOMPARE(m_client->get(authorizeUrl(u"&force_login=true"_s)).status, 200); // but one may choose again
        QCOMPARE(m_client->get(authorizeUrl(u"&force_authorize=true"_s)).status, 200);
        const Answer first = decide(m_client->get(authorizeUrl(u"&force_login=true"_s)).body, u"allow"_s, DemoCredentials::kUbiregiAccount);
        QCOMPARE(redeem(codeOf(first), m_verifier).json()["account_id"_L1].toInt(), DemoCredentials::kUbiregiAccount);

        m_store->revokeUbiregiTokens(2);
        QCOMPARE(withBearer(tokens).status, 401);
        QCOMPARE(get(u"accounts/current"_s).status, 200); // the first one is not concerned
        QCOMPARE(m_client->get(authorizeUrl()).status, 302);
    }

    void registersComeAndGo()
    {
        const auto count = [this] { return page(u"accounts/current"_s)["account"_L1]["devices"_L1].toArray().size(); };
        m_store->setUbiregiRegisters(1, 3);
        QCOMPARE(count(), 3);
        m_store->setUbiregiRegisters(1, 1);
        QCOMPARE(count(), 1);
    }

    void codesAndRefreshTokensAge()
    {
        decide(m_client->get(authorizeUrl()).body, u"allow"_s);
        const QString stale = codeOf(m_client->get(authorizeUrl()));
        m_clock->advance(10min);
        QCOMPARE(redeem(stale, m_verifier).status, 400);
        const QJsonObject tokens = redeem(codeOf(m_client->get(authorizeUrl())), m_verifier).json();
        m_clock->advance(14 * 24h);
        QCOMPARE(refresh(tokens).status, 400);
    }

    void theClientMustProveItself()
    {
        const Answer answer =
            m_client->post(m_client->ubiregiWeb(u"/oauth2/token"_s), {{u"grant_type"_s, u"refresh_token"_s}, {u"refresh_token"_s, u"x"_s}},
                           {{"Authorization", "Basic " + QByteArray("demo-ubiregi-client:wrong").toBase64()}});
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.json()["error"_L1].toString(), u"invalid_client"_s);
    }

private:
    void open(const DemoOptions &options)
    {
        m_store.reset();
        m_clock = std::make_unique<TurnedClock>("2026-02-10T05:30:00Z");
        m_store = std::make_unique<DemoStore>(*m_clock, options);
        QVERIFY(m_store->start());
        m_client = std::make_unique<DemoClient>(*m_store);
    }

    static DemoClient::Headers staticToken() { return {{"X-Ubiregi-Auth-Token", DemoCredentials::kUbiregiToken.latin1()}}; }
    Answer get(const QString &path) { return m_client->get(m_client->ubiregiApi(path), staticToken()); }
    QJsonObject page(const QString &path) { return get(path).json(); }

    QUrl authorizeUrl(const QString &more = {}) const
    {
        const QByteArray challenge = QCryptographicHash::hash(m_verifier.toLatin1(), QCryptographicHash::Sha256)
                                         .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        const QByteArray query = formEncoded({{u"client_id"_s, DemoCredentials::kUbiregiClientId},
                                              {u"response_type"_s, u"code"_s},
                                              {u"redirect_uri"_s, kRedirect},
                                              {u"state"_s, u"a&b+c"_s},
                                              {u"code_challenge"_s, QString::fromLatin1(challenge)},
                                              {u"code_challenge_method"_s, u"S256"_s}});
        return m_client->ubiregiWeb(u"/oauth2/authorize?"_s + QString::fromLatin1(query) + more);
    }

    Answer decide(const QByteArray &html, const QString &decision, int account = 0)
    {
        DemoClient::Fields fields{{u"decision"_s, decision}};
        if (account)
            fields.append({u"account"_s, QString::number(account)});
        const QHash<QString, QString> inputs = hiddenInputs(html);
        for (auto it = inputs.begin(); it != inputs.end(); ++it)
            fields.append({it.key(), it.value()});
        return m_client->post(m_client->ubiregiWeb(u"/oauth2/authorize"_s), fields);
    }

    static QString codeOf(const Answer &redirect)
    {
        return QUrlQuery(QUrl(QString::fromLatin1(redirect.header("Location")))).queryItemValue(u"code"_s);
    }

    static DemoClient::Headers basic()
    {
        return {{"Authorization",
                 "Basic " + (QByteArray(DemoCredentials::kUbiregiClientId.latin1()) + ':' + DemoCredentials::kUbiregiClientSecret.latin1())
                                .toBase64()}};
    }

    Answer redeem(const QString &code, const QString &verifier)
    {
        return m_client->post(
            m_client->ubiregiWeb(u"/oauth2/token"_s),
            {{u"grant_type"_s, u"authorization_code"_s}, {u"code"_s, code}, {u"redirect_uri"_s, kRedirect}, {u"code_verifier"_s, verifier}},
            basic());
    }

    Answer refresh(const QJsonObject &tokens)
    {
        return m_client->post(m_client->ubiregiWeb(u"/oauth2/token"_s),
                              {{u"grant_type"_s, u"refresh_token"_s}, {u"refresh_token"_s, tokens["refresh_token"_L1].toString()}},
                              basic());
    }

    Answer withBearer(const QJsonObject &tokens)
    {
        return m_client->get(m_client->ubiregiApi(u"accounts/current"_s),
                             {{"Authorization", "Bearer " + tokens["access_token"_L1].toString().toLatin1()}});
    }

    const QString m_verifier = u"a-verifier-of-more-than-forty-three-characters"_s;
    std::unique_ptr<TurnedClock> m_clock;
    std::unique_ptr<DemoStore> m_store;
    std::unique_ptr<DemoClient> m_client;
};

QTEST_GUILESS_MAIN(TstDemoUbiregi)
#include "tst_demoubiregi.moc"
