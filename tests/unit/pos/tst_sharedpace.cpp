// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// All that is asked of one contract goes through one pace, whoever asks: the vendors count by contract.
#include "app/net/httpclient.h"
#include "app/pos/smaregi/smaregicloud.h"
#include "app/pos/ubiregi/ubiregicloud.h"
#include "tests/unit/pos/waiting.h"

#include "app/demo/httpserver.h"

#include <QElapsedTimer>
#include <QTest>

using namespace std::chrono_literals;

class TstSharedPace : public QObject {
    Q_OBJECT
private slots:
    void init();
    void ofTheClassicApi();
    void ofThePlatformApi();
    void ofUbiregi();
    void holdsAllOfTheContract();

private:
    //! Least time between two requests, when two clients of the contract and one of another ask at the same time.
    qint64 leastPause(PosCloud &cloud, const QString &contract, const QByteArray &secret, const QByteArray &otherSecret)
    {
        std::vector<std::unique_ptr<PosClient>> clients;
        clients.push_back(cloud.client(contract, secret, [](const QByteArray &) {}));
        clients.push_back(cloud.client(contract, otherSecret, [](const QByteArray &) {}));
        std::vector<QFuture<Result<PosCheck>>> checks;
        for (const auto &client : clients)
            checks.push_back(client->check());
        for (const auto &check : checks)
            (void)waitFor(check);
        qint64 least = 1'000'000;
        for (qsizetype i = 1; i < m_times.size(); ++i)
            least = std::min(least, m_times[i] - m_times[i - 1]);
        return m_times.size() < 2 ? -1 : least;
    }

    std::unique_ptr<DemoHttpServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    StandingClock m_clock{fromMs(1773457200000)};
    QElapsedTimer m_since;
    QList<qint64> m_times; //!< of the requests
    DemoResponse m_answer; //!< to each of them
};

void TstSharedPace::init()
{
    m_times.clear();
    m_since.start();
    m_answer = {401, "application/json", "{}", {}};
    m_server = std::make_unique<DemoHttpServer>([this](const DemoRequest &) {
        m_times << m_since.elapsed();
        return m_answer;
    });
    m_http = std::make_unique<HttpClient>(RetryPolicy{1, 10ms, 100ms});
    QVERIFY(m_server->listen());
}

void TstSharedPace::ofTheClassicApi()
{
    SmaregiCloud cloud(*m_http, {m_server->baseUrl(), {m_server->baseUrl(), m_server->baseUrl()}}, m_clock, {150ms, 10ms});
    QVERIFY(leastPause(cloud, QStringLiteral("demo001"), "one", "other") >= 140);
}

void TstSharedPace::ofThePlatformApi()
{
    SmaregiCloud cloud(*m_http, {m_server->baseUrl(), {m_server->baseUrl(), m_server->baseUrl()}}, m_clock, {10ms, 150ms});
    const QByteArray one = cloud.secretOf({{}, QStringLiteral("app"), QStringLiteral("right")});
    const QByteArray other = cloud.secretOf({{}, QStringLiteral("app"), QStringLiteral("wrong")});
    QVERIFY(leastPause(cloud, QStringLiteral("demo001"), one, other) >= 140);
}

void TstSharedPace::ofUbiregi()
{
    UbiregiCloud cloud(*m_http, m_server->baseUrl(), {}, m_clock, {150ms});
    const QByteArray one = cloud.secretOf({QStringLiteral("one"), {}, {}});
    const QByteArray other = cloud.secretOf({QStringLiteral("other"), {}, {}});
    QVERIFY(leastPause(cloud, QStringLiteral("36872"), one, other) >= 140);
}

//! A contract that the server wants left alone is not asked by a dialog either; another one is.
void TstSharedPace::holdsAllOfTheContract()
{
    m_answer = {429, "application/json", "{}", {{"Retry-After", "900"}}};
    SmaregiCloud cloud(*m_http, {m_server->baseUrl(), {m_server->baseUrl(), m_server->baseUrl()}}, m_clock, {1ms, 1ms});
    const auto check = [&](const QString &contract) {
        const auto client = cloud.client(contract, "token", {}); // gone after its answer; the wish of the server stays
        return waitFor(client->check());
    };
    for (int i = 0; i < 2; ++i) {
        const Result<PosCheck> refused = check(QStringLiteral("demo001"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::RateLimited);
        QVERIFY(refused.error().retryAfter > 890s);
    }
    QCOMPARE(m_times.size(), 1);
    (void)check(QStringLiteral("demo002"));
    QCOMPARE(m_times.size(), 2);
}

QTEST_GUILESS_MAIN(TstSharedPace)
#include "tst_sharedpace.moc"
