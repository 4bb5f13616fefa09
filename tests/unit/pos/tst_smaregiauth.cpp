// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A person's consent to Smaregi's Platform API, against the demo store.
#include "app/demo/demostore.h"
#include "app/net/httpclient.h"
#include "app/pos/smaregi/smaregicloud.h"
#include "app/pos/smaregi/smaregicredential.h"
#include "tests/support/consent.h"
#include "tests/unit/pos/waiting.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace std::chrono_literals;

class TstSmaregiAuth : public QObject {
    Q_OBJECT
private slots:
    void init();
    void readsForThePerson();
    void exchangesTheRefreshToken();
    void sharesOneSession();
    void tellsWhoComesLater();
    void saysWhenTheConsentHasEnded();
    void aNewConsentGoesOn();
    void denied();
    void notAnswered();
    void codeRefused();
    void programRefused();
    void notRegistered();
    void brokenUserInfo();

private:
    SmaregiAddresses addresses() const
    {
        const QJsonValue smaregi = QJsonDocument::fromJson(m_demo->endpointsJson())[u"smaregi"];
        SmaregiAddresses result;
        result.classic = QUrl(smaregi[u"classic"].toString());
        result.platform = {QUrl(smaregi[u"id"].toString()), QUrl(smaregi[u"api"].toString())};
        result.oauth = {DemoCredentials::kSmaregiClientId, DemoCredentials::kSmaregiClientSecret, 0, QStringLiteral("Done"), {}};
        return result;
    }
    //! As in the browser.
    Result<PosGrant> grant(const QString &decision = QStringLiteral("allow"))
    {
        QUrl page;
        const auto granting = m_cloud->grantInBrowser(
            [&page](const QUrl &url) {
                page = url;
                return true;
            },
            PosConsent::AsSignedIn);
        m_lastPage = page.isEmpty() ? QString() : followConsent(page, decision);
        return waitFor(granting);
    }
    std::unique_ptr<PosClient> client(const PosGrant &grant)
    {
        return m_cloud->client(grant.contract, grant.secret, [this](const QByteArray &secret) { m_renewed.append(secret); });
    }

    SystemClock m_clock;
    std::unique_ptr<DemoStore> m_demo;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<SmaregiCloud> m_cloud;
    QList<QByteArray> m_renewed;
    QString m_lastPage;
};

void TstSmaregiAuth::init()
{
    m_renewed.clear();
    m_cloud.reset();
    DemoOptions options;
    options.newSales = false;
    options.historyDays = 1;
    options.smaregiRate = 10'000;
    m_demo = std::make_unique<DemoStore>(m_clock, options);
    QVERIFY(m_demo->start());
    m_http = std::make_unique<HttpClient>(RetryPolicy{2, 1ms, 50ms});
    m_cloud = std::make_unique<SmaregiCloud>(*m_http, addresses(), m_clock, SmaregiPace{1ms, 1ms});
}

void TstSmaregiAuth::readsForThePerson()
{
    const auto granted = grant();
    QVERIFY2(granted, granted ? "" : qPrintable(granted.error().detail + m_lastPage));
    QCOMPARE(granted.value().contract, QString(DemoCredentials::kSmaregiContract));
    QVERIFY(SmaregiApp::fromSecret(granted.value().secret)->isOfPerson());
    QVERIFY(m_cloud->tokenTail(granted.value().secret).isEmpty());
    const auto reader = client(granted.value());
    const auto check = waitFor(reader->check());
    QVERIFY2(check, check ? "" : qPrintable(check.error().detail));
    QCOMPARE(check.value().registers.size(), 3);
    QVERIFY(!check.value().problem);
    const Instant now = m_clock.now();
    const auto page = waitFor(reader->soldIn({now - 24h, now}, {}));
    QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
    QVERIFY(!page.value().receipts.isEmpty());
}

void TstSmaregiAuth::exchangesTheRefreshToken()
{
    const auto granted = grant();
    QVERIFY(granted);
    const auto reader = client(granted.value());
    QVERIFY(waitFor(reader->check()));
    QCOMPARE(m_renewed.size(), 1); // each use gives another one
    QVERIFY(m_renewed.last() != granted.value().secret);
    m_demo->expireSmaregiTokens();
    QVERIFY(waitFor(reader->check()));
    QCOMPARE(m_renewed.size(), 2);
    // what was stored last opens the contract again after a restart
    m_cloud = std::make_unique<SmaregiCloud>(*m_http, addresses(), m_clock, SmaregiPace{1ms, 1ms});
    QVERIFY(waitFor(client({granted.value().contract, m_renewed.last()})->check()));
}

void TstSmaregiAuth::sharesOneSession()
{
    const auto granted = grant();
    QVERIFY(granted);
    const auto one = client(granted.value());
    const auto other = client(granted.value()); // with a token that the first one is about to use up
    const auto first = one->check();
    const auto second = other->check();
    QVERIFY(waitFor(first));
    QVERIFY(waitFor(second));
    QCOMPARE(m_renewed.size(), 2); // both are told
    QCOMPARE(m_renewed.first(), m_renewed.last());
}

void TstSmaregiAuth::tellsWhoComesLater()
{
    const auto granted = grant();
    QVERIFY(granted);
    const auto one = client(granted.value());
    QVERIFY(waitFor(one->check()));
    QCOMPARE(m_renewed.size(), 1);
    const auto late = client(granted.value()); // with what was used up already
    QCOMPARE(m_renewed.size(), 2);
    QCOMPARE(m_renewed.first(), m_renewed.last());
    QVERIFY(waitFor(late->check()));
    QCOMPARE(m_renewed.size(), 2);
}

void TstSmaregiAuth::saysWhenTheConsentHasEnded()
{
    const auto granted = grant();
    QVERIFY(granted);
    m_demo->revokeSmaregiToken();
    const auto check = waitFor(client(granted.value())->check());
    QVERIFY(!check);
    QCOMPARE(check.error().kind, Error::Kind::SignInNeeded);
    QCOMPARE(check.error().reason, QStringLiteral("smaregi.consent"));
}

//! The client of the consent that ended may still be there, as that of a contract whose polls fail is.
void TstSmaregiAuth::aNewConsentGoesOn()
{
    const auto ended = grant();
    QVERIFY(ended);
    const auto before = client(ended.value());
    m_demo->revokeSmaregiToken();
    QVERIFY(!waitFor(before->check()));
    const auto again = grant();
    QVERIFY(again);
    const auto after = client(again.value());
    const auto check = waitFor(after->check());
    QVERIFY2(check, check ? "" : qPrintable(check.error().detail));
}

void TstSmaregiAuth::denied()
{
    QCOMPARE(grant(QStringLiteral("deny")).error().reason, QStringLiteral("signIn.denied"));
}

void TstSmaregiAuth::notAnswered()
{
    SmaregiAddresses impatient = addresses();
    impatient.oauth.limit = 1ms;
    m_cloud = std::make_unique<SmaregiCloud>(*m_http, impatient, m_clock, SmaregiPace{1ms, 1ms});
    const auto granted = waitFor(m_cloud->grantInBrowser([](const QUrl &) { return true; }, PosConsent::AsSignedIn));
    QCOMPARE(granted.error().reason, QStringLiteral("signIn.browserTimeout"));
}

void TstSmaregiAuth::codeRefused()
{
    DemoFault refused;
    refused.instead = DemoResponse{400, "application/json", R"({"error":"invalid_grant"})", {}};
    m_demo->fail(DemoService::SmaregiPlatform, QStringLiteral("/authorize/token"), refused);
    QCOMPARE(grant().error().reason, QStringLiteral("signIn.codeRefused"));
}

void TstSmaregiAuth::programRefused()
{
    SmaregiAddresses wrong = addresses();
    wrong.oauth.clientSecret = QStringLiteral("another");
    m_cloud = std::make_unique<SmaregiCloud>(*m_http, wrong, m_clock, SmaregiPace{1ms, 1ms});
    const auto granted = grant();
    QCOMPARE(granted.error().kind, Error::Kind::SignInNeeded);
    QCOMPARE(granted.error().reason, QStringLiteral("signIn.clientRefused"));

    // The same of a consent that was stored before the secret was replaced.
    const PosGrant stored{DemoCredentials::kSmaregiContract,
                          SmaregiApp{DemoCredentials::kSmaregiClientId, QStringLiteral("old"), QStringLiteral("r")}.toSecret()};
    QCOMPARE(waitFor(client(stored)->check()).error().reason, QStringLiteral("signIn.clientRefused"));
}

void TstSmaregiAuth::notRegistered()
{
    QVERIFY(m_cloud->canGrantInBrowser());
    SmaregiAddresses without = addresses();
    without.oauth = {};
    m_cloud = std::make_unique<SmaregiCloud>(*m_http, without, m_clock, SmaregiPace{1ms, 1ms});
    QVERIFY(!m_cloud->canGrantInBrowser());
    QCOMPARE(grant().error().reason, QStringLiteral("signIn.noClientId"));
}

void TstSmaregiAuth::brokenUserInfo()
{
    DemoFault odd;
    odd.instead = DemoResponse{200, "application/json", R"({"sub":"x"})", {}};
    m_demo->fail(DemoService::SmaregiPlatform, QStringLiteral("/userinfo"), odd);
    QCOMPARE(grant().error().kind, Error::Kind::BadData);
}

QTEST_GUILESS_MAIN(TstSmaregiAuth)
#include "tst_smaregiauth.moc"
