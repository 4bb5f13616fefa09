// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The clock of this machine is wrong, is set, or the machine slept: no receipt of any vendor may be lost, and no hand is needed.
#include "app/demo/demostore.h"
#include "app/net/httpclient.h"
#include "app/pos/smaregi/smaregicloud.h"
#include "app/pos/ubiregi/ubiregicloud.h"
#include "app/services/syncservice.h"
#include "app/storage/contractstore.h"
#include "app/storage/receiptstore.h"
#include "tests/unit/storage/journalsupport.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <atomic>

using namespace std::chrono_literals;

namespace {

//! May be turned while another thread reads it.
class SharedClock final : public Clock {
public:
    explicit SharedClock(Instant start) : m_ms(toMs(start)) {}
    Instant now() const override { return fromMs(m_ms); }
    void advance(std::chrono::milliseconds by) { m_ms += by.count(); }

private:
    std::atomic<qint64> m_ms;
};

enum class Api { Classic, Platform, Ubiregi };

} // namespace

Q_DECLARE_METATYPE(Api)

class TstSyncClocks : public QObject {
    Q_OBJECT
private slots:
    void losesNothing_data();
    void losesNothing();
    void pollsByItselfAfterASleep();
};

//! A shop at noon of the vendor's clock, and a machine whose clock is off.
struct Shop {
    Shop(Api usedApi, std::chrono::milliseconds off, std::chrono::milliseconds pollInterval = 20ms) : api(usedApi), own(kNoon + off)
    {
        DemoOptions options;
        options.newSales = false;
        options.historyDays = 1;
        options.smaregiRate = 10'000;
        demo = std::make_unique<DemoStore>(vendor, options);
        if (!demo->start())
            qFatal("the demo store does not start");
        const QJsonObject json = QJsonDocument::fromJson(demo->endpointsJson()).object();
        const auto url = [&](const char *cloud, const char *name) {
            return QUrl(json[QLatin1String(cloud)][QLatin1String(name)].toString());
        };
        smaregi = std::make_unique<SmaregiCloud>(
            http, SmaregiAddresses{url("smaregi", "classic"), {url("smaregi", "id"), url("smaregi", "api")}}, own, SmaregiPace{0ms, 0ms});
        ubiregi = std::make_unique<UbiregiCloud>(http, url("ubiregi", "api"), UbiregiOAuth{}, own, UbiregiPace{0ms});
        database = valueOf(Database::open(folder.filePath(QStringLiteral("journal.db"))));
        receipts.emplace(*database);
        contracts.emplace(*database);
        SyncOptions sync;
        sync.pollInterval = pollInterval;
        sync.clockWatch = 10ms;
        service = std::make_unique<SyncService>(*receipts, *contracts, own, sync);
        const bool isUbiregi = api == Api::Ubiregi;
        const PosCredential credential = isUbiregi ? PosCredential{DemoCredentials::kUbiregiToken, {}, {}}
                                         : api == Api::Classic
                                             ? PosCredential{DemoCredentials::kSmaregiToken, {}, {}}
                                             : PosCredential{{}, DemoCredentials::kSmaregiClientId, DemoCredentials::kSmaregiClientSecret};
        PosCloud &cloud = isUbiregi ? static_cast<PosCloud &>(*ubiregi) : *smaregi;
        key = {isUbiregi ? Vendor::Ubiregi : Vendor::Smaregi,
               isUbiregi ? QString::number(DemoCredentials::kUbiregiAccount) : QString(DemoCredentials::kSmaregiContract)};
        service->start(key, cloud.client(key.contract, cloud.secretOf(credential), [](const QByteArray &) {}));
    }
    ~Shop() { service->stopAll(); }

    bool isIdle() const { return service->status(key).lastSuccess && !service->status(key).backfill && !service->status(key).error; }
    //! A sale of now; when it was.
    Instant sell()
    {
        const DemoSale sale{.soldAt = std::chrono::floor<std::chrono::seconds>(vendor.now()), .uploadDelay = 0s};
        (void)(api == Api::Ubiregi ? demo->addUbiregiSale(sale) : demo->addSmaregiSale(sale));
        return sale.soldAt;
    }
    bool has(Instant soldAt) { return !valueOf(receipts->idsIn({soldAt, soldAt + 1s}, {})).isEmpty(); }
    int requests() const
    {
        return demo->requestCount(api == Api::Classic    ? DemoService::SmaregiClassic
                                  : api == Api::Platform ? DemoService::SmaregiPlatform
                                                         : DemoService::UbiregiApi);
    }

    const Api api;
    SharedClock vendor{kNoon};
    SharedClock own;
    std::unique_ptr<DemoStore> demo;
    HttpClient http{RetryPolicy{2, 10ms, 100ms}};
    std::unique_ptr<SmaregiCloud> smaregi;
    std::unique_ptr<UbiregiCloud> ubiregi;
    QTemporaryDir folder;
    std::unique_ptr<Database> database;
    std::optional<ReceiptStore> receipts;
    std::optional<ContractStore> contracts;
    std::unique_ptr<SyncService> service;
    ContractKey key;
};

void TstSyncClocks::losesNothing_data()
{
    QTest::addColumn<Api>("api");
    QTest::addColumn<int>("hoursOff");
    QTest::addColumn<int>("hoursSet"); // while it runs
    for (const auto &[name, api] :
         {std::pair("classic", Api::Classic), std::pair("Platform", Api::Platform), std::pair("Ubiregi", Api::Ubiregi)}) {
        QTest::addRow("%s, right, then set ahead", name) << api << 0 << 5;
        QTest::addRow("%s, right, then set back", name) << api << 0 << -5;
        QTest::addRow("%s, ahead, then right", name) << api << 5 << -5;
        QTest::addRow("%s, days behind, then right", name) << api << -72 << 72;
    }
}

void TstSyncClocks::losesNothing()
{
    QFETCH(const Api, api);
    QFETCH(const int, hoursOff);
    QFETCH(const int, hoursSet);
    Shop shop(api, std::chrono::hours(hoursOff));
    QTRY_VERIFY_WITH_TIMEOUT(shop.isIdle(), 20'000);
    const auto letTimePass = [&](std::chrono::milliseconds by) {
        shop.vendor.advance(by);
        shop.own.advance(by);
        const int asked = shop.requests();
        QTRY_VERIFY(shop.requests() > asked + 3);
    };
    letTimePass(1h); // idle polls move the cursor
    const Instant first = shop.sell();
    QTRY_VERIFY(shop.has(first));
    shop.own.advance(std::chrono::hours(hoursSet));
    letTimePass(10min);
    const Instant second = shop.sell();
    QTRY_VERIFY(shop.has(second));
    letTimePass(30s);
    const Instant third = shop.sell();
    QTRY_VERIFY(shop.has(third));
    QVERIFY(!shop.service->status(shop.key).error);
}

void TstSyncClocks::pollsByItselfAfterASleep()
{
    Shop shop(Api::Classic, 0ms, 1h);
    QTRY_VERIFY_WITH_TIMEOUT(shop.isIdle(), 20'000);
    shop.vendor.advance(9h);
    const Instant sold = shop.sell();
    shop.own.advance(9h); // the timer of the next poll knows nothing of it
    QTRY_VERIFY(shop.has(sold));
}

QTEST_GUILESS_MAIN(TstSyncClocks)
#include "tst_syncclocks.moc"
