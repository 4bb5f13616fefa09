// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"
#include "app/pos/posclient.h"
#include "app/sync/clockwatch.h"
#include "app/sync/syncengine.h"

#include <QObject>

#include <memory>

class Clock;
class ContractStore;
class ReceiptStore;

//! One SyncEngine per contract that has a link. GUI thread.
class SyncService : public QObject {
    Q_OBJECT
public:
    SyncService(ReceiptStore &receipts, ContractStore &contracts, const Clock &clock, SyncOptions options, QObject *parent = nullptr);
    ~SyncService() override;

    //! Starts to poll with that client, or goes on with the new one (a renewed token).
    void start(const ContractKey &contract, std::unique_ptr<PosClient> client);
    void stop(const ContractKey &contract);
    void stopAll();
    void retryNow(const ContractKey &contract);
    //! All contracts are polled soon, except where a server asked for patience or a credential was refused: after the machine slept
    //! (which it notices by itself), or when the network is back.
    void pollSoon();
    //! Stores how much of the past is wanted, also for a contract that is not running.
    QFuture<Result<Done>> setWish(const ContractKey &contract, const BackfillWish &wish);

    QList<ContractKey> running() const;
    //! The client that polls this contract, or null. Gone with the next start() or stop(); its answers then come as cancelled.
    PosClient *client(const ContractKey &contract) const;
    SyncStatus status(const ContractKey &contract) const;
    //! The rows of the contract that could not be read.
    QFuture<Result<QList<QuarantinedRow>>> quarantine(const ContractKey &contract);

signals:
    void receiptsChanged(const ContractKey &contract, const UpsertResult &what);
    void statusChanged(const ContractKey &contract);

private:
    struct Running;
    ReceiptStore &m_receipts;
    ContractStore &m_contracts;
    const Clock &m_clock;
    SyncOptions m_options;
    ClockWatch m_clockWatch;
    QHash<ContractKey, std::shared_ptr<Running>> m_running;
};
