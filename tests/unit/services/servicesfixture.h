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

//! A key store that refuses what the test wants refused.
class TestSecrets final : public SecretStore {
public:
    QFuture<Result<QByteArray>> read(const QString &key) override
    {
        return refuseRead ? readyResult<QByteArray>(*refuseRead) : m_memory.read(key);
    }
    QFuture<Result<Done>> write(const QString &key, const QByteArray &secret) override
    {
        return refuseWrite ? readyResult<Done>(*refuseWrite) : m_memory.write(key, secret);
    }
    QFuture<Result<Done>> remove(const QString &key) override
    {
        return refuseRemove ? readyResult<Done>(*refuseRemove) : m_memory.remove(key);
    }

    std::optional<Error> refuseRead;
    std::optional<Error> refuseWrite;
    std::optional<Error> refuseRemove;

private:
    MemorySecretStore m_memory;
};

//! A POS cloud in memory: one contract, or those of `accounts`, with registers and no receipts.
class FakePos final : public PosCloud {
public:
    class Client final : public PosClient {
    public:
        Client(FakePos &pos, ContractKey key, QByteArray secret, SecretRenewed renewed)
            : m_pos(pos)
            , m_key(std::move(key))
            , m_secret(std::move(secret))
            , m_renewed(std::move(renewed))
        {
        }
        QFuture<Result<PosCheck>> check() override
        {
            ++m_pos.checks;
            if (!isValid())
                return readyResult<PosCheck>(refused("smaregi.contract"));
            if (!m_pos.renewed.isEmpty() && m_renewed)
                m_renewed(m_secret = std::exchange(m_pos.renewed, {}));
            const QString contract = m_pos.accounts.value(m_secret, m_key.contract.isEmpty() ? QStringLiteral("36872") : m_key.contract);
            PosCheck check{contract, QStringLiteral("渋谷本店"), {}};
            for (const QString &terminal : std::as_const(m_pos.terminals))
                check.registers << PosRegister{{{m_key.vendor, contract}, terminal}, QStringLiteral("レジ ") + terminal, {}};
            check.registersComplete = m_key.vendor == Vendor::Ubiregi;
            return m_pos.answerCheck ? m_pos.answerCheck(check) : readyResult<PosCheck>(check);
        }
        QFuture<Result<ReceiptPage>> soldIn(TimeRange range, QByteArray from) override
        {
            return isValid() && m_pos.source ? m_pos.source->soldIn(range, from) : page();
        }
        QFuture<Result<ReceiptPage>> changedSince(Instant since, QByteArray from) override
        {
            return isValid() && m_pos.source ? m_pos.source->changedSince(since, from) : page();
        }

    private:
        QFuture<Result<ReceiptPage>> page() const
        {
            return isValid() ? readyResult<ReceiptPage>(ReceiptPage{}) : readyResult<ReceiptPage>(refused("smaregi.contract"));
        }
        bool isValid() const { return m_secret == m_pos.validSecret || m_pos.accounts.contains(m_secret); }
        FakePos &m_pos;
        ContractKey m_key;
        QByteArray m_secret;
        SecretRenewed m_renewed;
    };

    explicit FakePos(Vendor vendor) : m_vendor(vendor) {}
    Vendor vendor() const override { return m_vendor; }
    std::unique_ptr<PosClient> client(const QString &contract, const QByteArray &secret, SecretRenewed onRenewed) override
    {
        return std::make_unique<Client>(*this, ContractKey{m_vendor, contract}, secret, std::move(onRenewed));
    }
    QByteArray secretOf(const PosCredential &typed) const override
    {
        return typed.isApp() ? QString(typed.clientId + u':' + typed.clientSecret).toUtf8() : typed.token.toUtf8();
    }
    QString tokenTail(const QByteArray &secret) const override { return QString::fromUtf8(secret).right(4); }
    bool isConsent(const QByteArray &secret) const override { return !granted.isEmpty() && secret == granted; }
    bool canGrantInBrowser() const override { return registered; }
    QFuture<Result<PosGrant>> grantInBrowser(OpenUrl openUrl, PosConsent consent) override
    {
        lastConsent = consent;
        if (openUrl && openUrl(QUrl(QStringLiteral("https://example.org/consent"))))
            return readyResult<PosGrant>(PosGrant{accounts.value(granted), granted.isEmpty() ? validSecret : granted});
        return readyResult<PosGrant>(refused("signIn.denied"));
    }

    QByteArray validSecret = kRightToken.toUtf8();
    QHash<QByteArray, QString> accounts; //!< further valid secrets with their account
    PosConsent lastConsent = PosConsent::AsSignedIn;
    QByteArray granted; //!< by the consent; empty: validSecret
    bool registered = true;
    QByteArray renewed; //!< the next check turns its secret into this one
    QStringList terminals{QStringLiteral("1"), QStringLiteral("2")};
    std::function<QFuture<Result<PosCheck>>(const PosCheck &right)> answerCheck; //!< to another than the right answer
    PosClient *source = nullptr; //!< of the receipts, of all contracts; there are none without
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
    //! With another Smaregi than the one in memory, if it is given.
    std::unique_ptr<Links> make(ContractTimes times = {}, PosCloud *otherSmaregi = nullptr)
    {
        const QList<PosCloud *> clouds{otherSmaregi ? otherSmaregi : &smaregi, &ubiregi};
        const auto openUrl = [this](const QUrl &url) {
            page = url;
            return allow && url.isValid();
        };
        return std::make_unique<Links>(*links, *contracts, secrets, session, *sync, clouds, openUrl, times);
    }

    SystemClock clock;
    TestSecrets secrets;
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
    QUrl page; //!< that the browser was sent to
};
