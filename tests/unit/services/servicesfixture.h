// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/async.h"
#include "app/services/links.h"
#include "app/services/secretstore.h"
#include "app/services/session.h"
#include "app/services/settings.h"
#include "app/storage/contractstore.h"
#include "app/storage/database.h"
#include "app/storage/linkstore.h"
#include "app/storage/receiptstore.h"
#include "tests/unit/services/fakecameracloud.h"

#include <QTest>

inline const QString kRightToken = QStringLiteral("token-3f9c");

//! A POS cloud with one contract, in memory: registers 1 and 2, no receipts.
class FakePos final : public PosCloud {
public:
    class Client final : public PosClient {
    public:
        Client(FakePos &pos, ContractKey key, QByteArray secret) : m_pos(pos), m_key(std::move(key)), m_secret(std::move(secret)) {}
        QFuture<Result<PosCheck>> check() override
        {
            ++m_pos.checks;
            if (m_secret != m_pos.validSecret)
                return readyResult<PosCheck>(refused("smaregi.contract"));
            const QString contract = m_key.contract.isEmpty() ? QStringLiteral("36872") : m_key.contract;
            PosCheck check{contract, QStringLiteral("渋谷本店"), {}};
            for (const QString &terminal : {QStringLiteral("1"), QStringLiteral("2")})
                check.registers << PosRegister{{{m_key.vendor, contract}, terminal}, QStringLiteral("レジ ") + terminal, {}};
            return readyResult<PosCheck>(check);
        }
        QFuture<Result<ReceiptPage>> soldIn(TimeRange, QByteArray) override { return page(); }
        QFuture<Result<ReceiptPage>> changedSince(Instant, QByteArray) override { return page(); }

    private:
        QFuture<Result<ReceiptPage>> page() const
        {
            if (m_secret != m_pos.validSecret)
                return readyResult<ReceiptPage>(refused("smaregi.contract"));
            return readyResult<ReceiptPage>(ReceiptPage{});
        }
        FakePos &m_pos;
        ContractKey m_key;
        QByteArray m_secret;
    };

    explicit FakePos(Vendor vendor) : m_vendor(vendor) {}
    Vendor vendor() const override { return m_vendor; }
    std::unique_ptr<PosClient> client(const QString &contract, const QByteArray &secret, SecretRenewed) override
    {
        return std::make_unique<Client>(*this, ContractKey{m_vendor, contract}, secret);
    }
    QByteArray secretOf(const PosCredential &typed) const override { return typed.token.toUtf8(); }
    QString tokenTail(const QByteArray &secret) const override { return QString::fromUtf8(secret).right(4); }
    QFuture<Result<PosGrant>> grantInBrowser(OpenUrl openUrl) override
    {
        if (openUrl && openUrl(QUrl(QStringLiteral("https://example.org/consent"))))
            return readyResult<PosGrant>(PosGrant{QStringLiteral("36872"), validSecret});
        return readyResult<PosGrant>(refused("signIn.denied"));
    }

    QByteArray validSecret = kRightToken.toUtf8();
    int checks = 0;

private:
    Vendor m_vendor;
};

template <typename T>
Result<T> wait(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000))
        return Error{Error::Kind::Timeout, {}, {}, {}};
    return future.result();
}

//! All that Links stands on, on a real database file.
struct Store {
    explicit Store(const QString &folder) : settings(folder + QStringLiteral("/settings.ini")), session(cameras, secrets, settings, {})
    {
        auto opened = Database::open(folder + QStringLiteral("/journal.db"));
        if (!opened)
            qFatal("the database does not open");
        database = opened.take();
        receipts.emplace(*database);
        contracts.emplace(*database);
        links.emplace(*database);
        sync = std::make_unique<SyncService>(*receipts, *contracts, clock, SyncOptions{});
    }
    std::unique_ptr<Links> make()
    {
        return std::make_unique<Links>(*links, *contracts, secrets, session, *sync, QList<PosCloud *>{&smaregi, &ubiregi},
                                       [this](const QUrl &url) { return allow && url.isValid(); });
    }

    SystemClock clock;
    MemorySecretStore secrets;
    Settings settings;
    FakeCloud cameras;
    Session session;
    FakePos smaregi{Vendor::Smaregi};
    FakePos ubiregi{Vendor::Ubiregi};
    std::unique_ptr<Database> database;
    std::optional<ReceiptStore> receipts;
    std::optional<ContractStore> contracts;
    std::optional<LinkStore> links;
    std::unique_ptr<SyncService> sync;
    bool allow = true;
};
