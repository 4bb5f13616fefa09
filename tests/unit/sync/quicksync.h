// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/democredentials.h"
#include "app/net/httpclient.h"
#include "app/net/requestpace.h"
#include "app/pos/smaregi/smaregiclassicclient.h"
#include "app/pos/smaregi/smaregiplatformclient.h"
#include "app/pos/ubiregi/ubiregiclient.h"
#include "app/storage/contractstore.h"
#include "app/storage/database.h"
#include "app/storage/receiptstore.h"
#include "app/sync/syncengine.h"

//! The demo store's contract by one of the three APIs ("classic", "platform", "ubiregi"), with small pages and short pauses.
inline std::unique_ptr<PosClient> quickClient(HttpClient &http, const QString &api, const QUrl &address, const Clock &clock)
{
    using namespace std::chrono_literals;
    const QString contract = DemoCredentials::kSmaregiContract;
    if (api == u"classic")
        return std::make_unique<SmaregiClassicClient>(http, address, contract, DemoCredentials::kSmaregiToken, clock,
                                                      SmaregiClassicOptions{0ms, 60, 90});
    if (api == u"platform") {
        auto session = std::make_shared<SmaregiPlatformSession>(
            http, SmaregiPlatformHosts{address, address}, contract,
            SmaregiApp{DemoCredentials::kSmaregiClientId, DemoCredentials::kSmaregiClientSecret}, clock, SmaregiSessionOptions{0ms, 60s});
        return std::make_unique<SmaregiPlatformClient>(std::move(session), contract, clock, SmaregiPlatformOptions{40, 1000});
    }
    return std::make_unique<UbiregiClient>(http, address, UbiregiCredential{DemoCredentials::kUbiregiToken, {}, {}, true}, UbiregiOAuth{},
                                           clock, UbiregiSession::CredentialRenewed(), UbiregiOptions{150});
}

inline ContractKey quickContract(const QString &api)
{
    if (api == u"ubiregi")
        return {Vendor::Ubiregi, QString::number(DemoCredentials::kUbiregiAccount)};
    return {Vendor::Smaregi, DemoCredentials::kSmaregiContract};
}

//! An engine over a journal file.
struct QuickSync {
    static Result<std::unique_ptr<QuickSync>> open(const QString &journal, const QString &api, const QUrl &address,
                                                   std::chrono::milliseconds pollInterval)
    {
        using namespace std::chrono_literals;
        Result<std::unique_ptr<Database>> opened = Database::open(journal);
        if (!opened)
            return opened.error();
        auto sync = std::make_unique<QuickSync>();
        sync->database = opened.take();
        sync->receipts = std::make_unique<ReceiptStore>(*sync->database);
        sync->contracts = std::make_unique<ContractStore>(*sync->database);
        sync->client = quickClient(sync->http, api, address, sync->clock);
        SyncOptions options;
        options.pollInterval = pollInterval;
        options.firstRetry = 5ms;
        options.lastRetry = 40ms;
        sync->engine =
            std::make_unique<SyncEngine>(*sync->client, *sync->receipts, *sync->contracts, quickContract(api), sync->clock, options);
        return sync;
    }

    SystemClock clock;
    HttpClient http{RetryPolicy{2, std::chrono::milliseconds(5), std::chrono::seconds(2)}};
    std::unique_ptr<Database> database;
    std::unique_ptr<ReceiptStore> receipts;
    std::unique_ptr<ContractStore> contracts;
    std::unique_ptr<PosClient> client;
    std::unique_ptr<SyncEngine> engine;
};
