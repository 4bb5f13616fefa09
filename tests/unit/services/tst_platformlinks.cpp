// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A link made with an app's client id and secret, through services, sync and journal, against the demo store's Platform API.
#include "app/demo/demostore.h"
#include "app/net/httpclient.h"
#include "app/pos/smaregi/smaregicloud.h"
#include "tests/support/consent.h"
#include "tests/unit/services/servicesfixture.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QTemporaryDir>

using namespace std::chrono_literals;

namespace {

const QString kContract = DemoCredentials::kSmaregiContract;
const PosCredential kToken{DemoCredentials::kSmaregiToken, {}, {}};
const PosCredential kApp{{}, DemoCredentials::kSmaregiClientId, DemoCredentials::kSmaregiClientSecret};
const CameraId kCamera{QStringLiteral("cam-1")};
const CameraId kSecondCamera{QStringLiteral("cam-2")};
const ContractKey kKey{Vendor::Smaregi, kContract};

} // namespace

class TstPlatformLinks : public QObject {
    Q_OBJECT
private slots:
    void init();
    void deliversReceipts();
    void changingOverDoublesNothing();
    void namesWhatIsRefused_data();
    void namesWhatIsRefused();
    void comesBackWhenTheAppWorksAgain();
    void readsByAConsentAndAfterARestart();
    void aConsentThatEndedIsGivenAgain();
    void keepsNothingOfAnotherContract();
    void logsNoSecret();

private:
    //! As when the program starts: what is stored stays, all else is new.
    void start();
    //! Consent in the browser, for that contract.
    Result<SmaregiGrant> consent(const QString &wanted = {});
    QByteArray stored();
    //! The number of receipts of the last weeks once all of the past is there; -1 when it does not come.
    int journal();
    //! Those that were sold in that second: others of the past are uploaded late, at any time.
    int journal(Instant second);
    int journal(const TimeRange &soldAt);

    std::unique_ptr<QTemporaryDir> m_folder;
    QUrl m_page; //!< that the browser was sent to
    SystemClock m_clock;
    std::unique_ptr<DemoStore> m_demo;
    HttpClient m_http;
    std::unique_ptr<SmaregiCloud> m_cloud;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Links> m_links;
};

void TstPlatformLinks::init()
{
    m_links.reset();
    m_store.reset();
    m_demo.reset();
    DemoOptions options;
    options.newSales = false;
    options.historyDays = 1;
    options.smaregiRate = 10'000;
    m_demo = std::make_unique<DemoStore>(m_clock, options);
    QVERIFY(m_demo->start());
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<Store>(m_folder->path());
    start();
}

void TstPlatformLinks::start()
{
    m_links.reset();
    m_store->sync->stop(kKey);
    const QJsonObject smaregi = QJsonDocument::fromJson(m_demo->endpointsJson())[u"smaregi"].toObject();
    const auto url = [&](const char *name) { return QUrl(smaregi[QLatin1String(name)].toString()); };
    SmaregiAddresses addresses{url("classic"), {url("id"), url("api")}};
    addresses.oauth = {DemoCredentials::kSmaregiClientId, DemoCredentials::kSmaregiClientSecret, 0, QStringLiteral("Done"), {}};
    m_cloud = std::make_unique<SmaregiCloud>(m_http, addresses, m_clock, SmaregiPace{0ms, 0ms});
    m_links = std::make_unique<Links>(*m_store->links, *m_store->contracts, m_store->secrets, m_store->session, *m_store->sync,
                                      QList<PosCloud *>{m_cloud.get()}, [this](const QUrl &page) {
                                          m_page = page;
                                          return true;
                                      });
    QVERIFY(wait(m_links->load()));
}

Result<SmaregiGrant> TstPlatformLinks::consent(const QString &wanted)
{
    const auto asking = m_links->askSmaregiInBrowser(wanted);
    followConsent(m_page, QStringLiteral("allow"));
    return wait(asking);
}

QByteArray TstPlatformLinks::stored()
{
    const auto secret = wait(m_store->secrets.read(QStringLiteral("pos/%1/%2").arg(int(Vendor::Smaregi)).arg(kContract)));
    return secret ? secret.value() : QByteArray();
}

int TstPlatformLinks::journal()
{
    const Instant now = m_clock.now();
    return journal({now - std::chrono::days(40), now + std::chrono::days(1)});
}

int TstPlatformLinks::journal(Instant second)
{
    return journal({second, second + 1s});
}

int TstPlatformLinks::journal(const TimeRange &soldAt)
{
    const auto isThere = [&] {
        const SyncStatus status = m_store->sync->status(kKey);
        return status.lastSuccess && !status.backfill && !status.error;
    };
    if (!QTest::qWaitFor(isThere, 30'000))
        return -1;
    const auto ids = wait(m_store->receipts->idsIn(soldAt, {}));
    return ids ? int(ids.value().size()) : -1;
}

void TstPlatformLinks::deliversReceipts()
{
    const auto added = wait(m_links->addSmaregi(kContract, kApp, QStringLiteral("2"), kCamera, false));
    QVERIFY2(added, added ? "" : qPrintable(added.error().detail));
    QCOMPARE(m_links->of(Vendor::Smaregi).first().registerName, QStringLiteral("レジ 2 (iPad-B)"));
    const ContractInfo info = m_links->contracts(Vendor::Smaregi).first();
    QCOMPARE(info.tokenTail, QString(DemoCredentials::kSmaregiClientSecret).right(4));
    QCOMPARE(info.registers.size(), 3);
    QCOMPARE(info.registers.first().appVersion, QStringLiteral("8.12.1"));
    const int count = journal();
    QVERIFY2(count > 100, qPrintable(QString::number(count)));
    QVERIFY(wait(m_store->receipts->quarantine(kKey)).value().isEmpty());
    QCOMPARE(m_demo->requestCount(DemoService::SmaregiClassic), 0);

    // A new one comes by polling, with its lines and payments.
    const Instant soldAt = std::chrono::floor<std::chrono::seconds>(m_clock.now()) - 5s;
    QCOMPARE(journal(soldAt), 0);
    m_demo->addSmaregiSale({.registerNo = 2, .soldAt = soldAt});
    m_store->sync->retryNow(kKey);
    QTRY_COMPARE_WITH_TIMEOUT(journal(soldAt), 1, 20'000);
}

void TstPlatformLinks::changingOverDoublesNothing()
{
    QVERIFY(wait(m_links->addSmaregi(kContract, kToken, QStringLiteral("1"), kCamera, false)));
    const int count = journal();
    QVERIFY(count > 100);
    QCOMPARE(m_demo->requestCount(DemoService::SmaregiPlatform), 0);

    // The same contract again, this time with an app: the token is replaced, and what is read once more is known.
    QVERIFY(wait(m_links->addSmaregi(kContract, kApp, QStringLiteral("2"), kSecondCamera, false)));
    QCOMPARE(m_links->contracts(Vendor::Smaregi).size(), 1);
    const int classicRequests = m_demo->requestCount(DemoService::SmaregiClassic);
    const Instant soldAt = std::chrono::floor<std::chrono::seconds>(m_clock.now()) - 5s;
    QCOMPARE(journal(soldAt), 0);
    const QString key = m_demo->addSmaregiSale({.registerNo = 1, .soldAt = soldAt});
    QVERIFY(m_demo->cancelSmaregi(key)); // changed twice before anybody looks
    m_store->sync->retryNow(kKey);
    QTRY_COMPARE_WITH_TIMEOUT(journal(soldAt), 1, 20'000);
    const int later = journal();
    QVERIFY2(later > count && later < count + 20, qPrintable(QString::number(later))); // of the past some are uploaded only now
    QCOMPARE(m_demo->requestCount(DemoService::SmaregiClassic), classicRequests);
    QCOMPARE(m_links->all().size(), 2); // both go on by the app
}

void TstPlatformLinks::namesWhatIsRefused_data()
{
    QTest::addColumn<QString>("contract");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QStringList>("off");
    QTest::addColumn<QString>("reason");
    const QString secret = DemoCredentials::kSmaregiClientSecret;
    QTest::newRow("wrong secret") << kContract << QStringLiteral("wrong") << QStringList{} << QStringLiteral("smaregi.app");
    QTest::newRow("wrong contract") << QStringLiteral("demo009") << secret << QStringList{} << QStringLiteral("smaregi.app");
    QTest::newRow("no scope for transactions") << kContract << secret << QStringList{QStringLiteral("transaction_ref")}
                                               << QStringLiteral("smaregi.scopeTransactions");
    QTest::newRow("no scope at all") << kContract << secret
                                     << QStringList{QStringLiteral("transaction_ref"), QStringLiteral("store_ref"),
                                                    QStringLiteral("staff_ref")}
                                     << QStringLiteral("smaregi.scopeTransactions");
}

void TstPlatformLinks::namesWhatIsRefused()
{
    QFETCH(const QString, contract);
    QFETCH(const QString, secret);
    QFETCH(const QStringList, off);
    for (const QString &function : off)
        m_demo->setSmaregiFunction(function, false);
    const PosCredential typed{{}, DemoCredentials::kSmaregiClientId, secret};
    const auto added = wait(m_links->addSmaregi(contract, typed, QStringLiteral("1"), kCamera, true));
    QVERIFY(!added);
    QTEST(added.error().reason, "reason");
    QVERIFY(m_links->all().isEmpty());
}

void TstPlatformLinks::comesBackWhenTheAppWorksAgain()
{
    QVERIFY(wait(m_links->addSmaregi(kContract, kApp, QStringLiteral("1"), kCamera, false)));
    QVERIFY(journal() > 100);
    m_demo->expireSmaregiTokens(); // nobody notices
    const int asked = m_demo->requestCount(DemoService::SmaregiPlatform);
    m_store->sync->retryNow(kKey);
    QTRY_VERIFY_WITH_TIMEOUT(m_demo->requestCount(DemoService::SmaregiPlatform) >= asked + 3, 20'000); // refused, token, answered
    QVERIFY(!m_links->contract(kKey)->error);
    m_demo->revokeSmaregiToken();
    m_store->sync->retryNow(kKey);
    QTRY_VERIFY_WITH_TIMEOUT(m_links->contract(kKey)->error, 20'000);
    QCOMPARE(m_links->contract(kKey)->error->reason, QStringLiteral("smaregi.app"));
    m_demo->restoreStaticCredentials();
    m_store->sync->retryNow(kKey);
    QTRY_VERIFY_WITH_TIMEOUT(!m_links->contract(kKey)->error, 20'000);
}

void TstPlatformLinks::readsByAConsentAndAfterARestart()
{
    const auto given = consent(kContract);
    QVERIFY2(given, given ? "" : qPrintable(given.error().detail));
    const PosCredential credential = given.value().credential;
    QVERIFY(wait(m_links->checkSmaregi(kContract, credential))); // exchanges the refresh token
    QVERIFY(wait(m_links->addSmaregi(kContract, credential, QStringLiteral("1"), kCamera, false)));
    QVERIFY(m_links->contract(kKey)->byConsent);
    QVERIFY(journal() > 100);
    const QByteArray before = stored();
    m_demo->expireSmaregiTokens();
    m_store->sync->retryNow(kKey);
    QTRY_VERIFY_WITH_TIMEOUT(stored() != before, 20'000);

    // A second register: the consent of the dialog is as good as before, and what is stored is the one that works.
    QVERIFY(wait(m_links->addSmaregi(kContract, credential, QStringLiteral("2"), kSecondCamera, false)));
    for (int starts = 0; starts < 2; ++starts) {
        start();
        QVERIFY(m_links->contract(kKey)->byConsent);
        const int asked = m_demo->requestCount(DemoService::SmaregiPlatform);
        QTRY_VERIFY_WITH_TIMEOUT(m_demo->requestCount(DemoService::SmaregiPlatform) > asked + 3, 20'000);
        QVERIFY(journal() > 100);
        QVERIFY(!m_links->contract(kKey)->error);
    }
}

void TstPlatformLinks::aConsentThatEndedIsGivenAgain()
{
    QVERIFY(wait(m_links->addSmaregi(kContract, consent().value().credential, QStringLiteral("1"), kCamera, false)));
    QVERIFY(journal() > 100);
    m_demo->revokeSmaregiToken();
    m_store->sync->retryNow(kKey);
    QTRY_VERIFY_WITH_TIMEOUT(m_links->contract(kKey)->error, 20'000);
    QCOMPARE(m_links->contract(kKey)->error->reason, QStringLiteral("smaregi.consent"));
    const auto connecting = m_links->reconnectSmaregi(kContract);
    followConsent(m_page, QStringLiteral("allow"));
    const auto connected = wait(connecting);
    QVERIFY2(connected, connected ? "" : qPrintable(connected.error().detail));
    QVERIFY(!m_links->contract(kKey)->error);
    QVERIFY(journal() > 100);
    start();
    QVERIFY(journal() > 100);
}

void TstPlatformLinks::keepsNothingOfAnotherContract()
{
    DemoFault another;
    another.instead = DemoResponse{200, "application/json", R"({"sub":"x","contract":{"id":"demo777"}})", {}};
    m_demo->fail(DemoService::SmaregiPlatform, QStringLiteral("/userinfo"), another, 2);
    QCOMPARE(consent(kContract).error().reason, QStringLiteral("pos.otherContract"));
    const auto connecting = m_links->reconnectSmaregi(kContract);
    followConsent(m_page, QStringLiteral("allow"));
    QCOMPARE(wait(connecting).error().reason, QStringLiteral("pos.otherContract"));
    QVERIFY(stored().isEmpty());
    QVERIFY(!m_links->contract({Vendor::Smaregi, QStringLiteral("demo777")}));
}

void TstPlatformLinks::logsNoSecret()
{
    static QString log;
    log.clear();
    QLoggingCategory::setFilterRules(QStringLiteral("regilens.*=true"));
    const auto before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) { log += text + u'\n'; });
    DemoFault fault;
    fault.instead = DemoResponse{500, "text/html", "oops", {}};
    for (const QString &path :
         {QStringLiteral("/app/"), QStringLiteral("/demo001/pos/terminals"), QStringLiteral("/demo001/pos/transactions")})
        m_demo->fail(DemoService::SmaregiPlatform, path, fault);
    const auto added = wait(m_links->addSmaregi(kContract, kApp, QStringLiteral("1"), kCamera, false));
    const int count = journal();
    m_demo->revokeSmaregiToken();
    m_store->sync->retryNow(kKey);
    const bool refused = QTest::qWaitFor([&] { return m_links->contract(kKey)->error.has_value(); }, 20'000);
    qInstallMessageHandler(before);
    QLoggingCategory::setFilterRules({});
    QVERIFY(added && count > 100 && refused);
    QVERIFY2(log.contains(QStringLiteral("/demo001/pos/transactions")) && log.contains(QStringLiteral("invalid_client")), qPrintable(log));
    const QByteArray pair = QByteArray(DemoCredentials::kSmaregiClientId.latin1()) + ':' + DemoCredentials::kSmaregiClientSecret.latin1();
    for (const QString &secret : {QString(DemoCredentials::kSmaregiClientSecret), QString(DemoCredentials::kSmaregiClientId),
                                  QString::fromLatin1(pair.toBase64()), QStringLiteral("eyJhbGci")})
        QVERIFY2(!log.contains(secret), qPrintable(secret));
}

QTEST_GUILESS_MAIN(TstPlatformLinks)
#include "tst_platformlinks.moc"
