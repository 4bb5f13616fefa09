// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/pos/poscloud.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QSet>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

class ContractStore;
class SecretStore;
class SyncService;

//! A contract as the screens show it.
struct ContractInfo {
    ContractKey key;
    QString accountName;
    QString tokenTail; //!< last four characters of the token; empty when the key store does not give it
    bool byConsent = false; //!< it came from a consent in the browser, which can be given again there
    QList<PosRegister> registers; //!< as last seen; Ubiregi lists all of them
    bool registersComplete = false; //!< a register that is not in the list is gone at the vendor
    bool synced = false; //!< receipts were fetched since the program started
    std::optional<Error> error = {}; //!< why it is not read now
    std::optional<Error> notRemembered = {}; //!< why the key store did not take the token, which works until the program ends

    friend bool operator==(const ContractInfo &, const ContractInfo &) = default;
};

//! Tests turn them down.
struct ContractTimes {
    std::chrono::milliseconds undo{std::chrono::minutes(1)}; //!< how long the token outlives the last link
    std::chrono::milliseconds refresh{std::chrono::minutes(5)}; //!< between two looks at the registers of an account
};

//! The POS contracts: their secrets, what these reach, and the polling of those that have a link. GUI thread.
//!
//! Secrets are written after the contract is known to the database and are looked for in the key store for every contract
//! of the database, so that none is left behind unseen when the program is killed in between.
class Contracts : public QObject {
    Q_OBJECT
public:
    //! What a credential reaches, and the credential as it is now: checking may have renewed it.
    struct Checked {
        PosCheck check;
        QByteArray secret;
    };

    Contracts(ContractStore &store, SecretStore &secrets, SyncService &sync, QList<PosCloud *> clouds, ContractTimes times,
              QObject *parent = nullptr);
    ~Contracts() override;

    //! Reads the contracts and their secrets. Call after setLinked(): a typed token without a link is a leftover and goes.
    QFuture<Result<Done>> load();
    //! The contracts that have a link: they are polled, the others are not. A typed token serves its links only, so it is
    //! forgotten when the last one has been gone for ContractTimes::undo.
    void setLinked(const QSet<ContractKey> &linked);
    //! Keeps the token of contracts without a link until the next setLinked().
    void hold(const QSet<ContractKey> &contracts);

    QList<ContractInfo> of(Vendor vendor) const;
    const ContractInfo *find(const ContractKey &key) const;
    QString registerName(const RegisterKey &reg) const; //!< empty when it is not known
    bool hasSecret(const ContractKey &key, const QByteArray &secret) const;
    std::chrono::milliseconds undoTime() const { return m_times.undo; }

    //! NotFound when that vendor is not built in.
    Result<PosSecret> secretOf(Vendor vendor, const PosCredential &given) const;
    //! Asks the server, keeps nothing. A function that is off is in the answer.
    QFuture<Result<Checked>> check(const ContractKey &key, const PosSecret &secret);
    //! Keeps what a check taught, and its secret, for good; starts to poll when it has a link. Answers when the database
    //! has it; a key store that refuses shows in ContractInfo::notRemembered.
    QFuture<Result<Done>> keep(const ContractKey &key, const Checked &checked);

    bool canAskInBrowser(Vendor vendor) const;
    //! Consent in the browser; keeps nothing. SignInNeeded "pos.otherContract" when it is for another contract than the
    //! one that is `wanted`, if any.
    QFuture<Result<PosGrant>> askInBrowser(Vendor vendor, const OpenUrl &openUrl, PosConsent consent, const QString &wanted = {});
    //! The same, then as connectWith().
    QFuture<Result<ContractKey>> connectInBrowser(Vendor vendor, const OpenUrl &openUrl, PosConsent consent, const QString &wanted = {});
    //! Checks and keeps the account whose secret this is, and answers which; a known one goes on with the new secret.
    QFuture<Result<ContractKey>> connectWith(Vendor vendor, const QString &contract, const QByteArray &secret);
    //! Forgets the secret. When the key store does not let go of it, nothing has changed.
    QFuture<Result<Done>> forget(const ContractKey &key);
    //! Asks the vendor for the registers of a contract; changed() follows.
    void refresh(const ContractKey &key);

signals:
    void changed();

private:
    struct Entry;
    //! Polling is the one client of a contract that is polled; others may come and go beside it.
    enum class For { Polling, Checking };

    PosCloud *cloud(Vendor vendor) const;
    Entry *entry(const ContractKey &key) const;
    Entry &ensure(const ContractKey &key);
    bool isLinked(const ContractKey &key) const { return m_linked.contains(key); }
    std::unique_ptr<PosClient> client(const ContractKey &key, const PosSecret &secret, For use);
    void take(const ContractKey &key, const Result<QByteArray> &stored);
    void use(Entry &entry, const QByteArray &secret);
    void learn(Entry &entry, const PosCheck &check);
    void remember(const ContractKey &key);
    void forgetLeftover(const ContractKey &key);
    void poll(Entry &entry);
    void takeStatus(const ContractKey &key);

    ContractStore &m_store;
    SecretStore &m_secrets;
    SyncService &m_sync;
    const QList<PosCloud *> m_clouds;
    const ContractTimes m_times;
    std::vector<std::unique_ptr<Entry>> m_entries; //!< in the order in which they were first seen
    QSet<ContractKey> m_linked;
};

//! The check when the contract can be read with it; the problem when a function is off.
Result<Contracts::Checked> usable(const Result<Contracts::Checked> &checked);
