// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/syncservice.h"

#include "app/base/async.h"
#include "app/storage/contractstore.h"
#include "app/storage/receiptstore.h"

struct SyncService::Running {
    std::unique_ptr<PosClient> client;
    std::unique_ptr<SyncEngine> engine; // after the client, so that it goes first
};

SyncService::SyncService(ReceiptStore &receipts, ContractStore &contracts, const Clock &clock, SyncOptions options, QObject *parent)
    : QObject(parent)
    , m_receipts(receipts)
    , m_contracts(contracts)
    , m_clock(clock)
    , m_options(options)
    , m_clockWatch(clock, options.clockWatch)
{
    connect(&m_clockWatch, &ClockWatch::jumped, this, &SyncService::pollSoon);
}

SyncService::~SyncService() = default;

void SyncService::start(const ContractKey &contract, std::unique_ptr<PosClient> client)
{
    m_running.remove(contract);
    auto running = std::make_shared<Running>();
    running->client = std::move(client);
    running->engine = std::make_unique<SyncEngine>(*running->client, m_receipts, m_contracts, contract, m_clock, m_options);
    connect(running->engine.get(), &SyncEngine::receiptsChanged, this, &SyncService::receiptsChanged);
    connect(running->engine.get(), &SyncEngine::statusChanged, this, [this, contract] { emit statusChanged(contract); });
    m_running.insert(contract, running);
    running->engine->start();
}

void SyncService::stop(const ContractKey &contract)
{
    if (m_running.remove(contract))
        emit statusChanged(contract);
}

void SyncService::stopAll()
{
    const QList<ContractKey> contracts = m_running.keys();
    for (const ContractKey &contract : contracts)
        stop(contract);
}

void SyncService::retryNow(const ContractKey &contract)
{
    if (const auto running = m_running.value(contract))
        running->engine->retryNow();
}

void SyncService::pollSoon()
{
    for (const auto &running : std::as_const(m_running))
        running->engine->pollNow();
}

QFuture<Result<Done>> SyncService::setWish(const ContractKey &contract, const BackfillWish &wish)
{
    const Deferred<Done> deferred;
    onFinished(m_contracts.setWish(contract, wish), this, [this, deferred, contract, wish](const Result<Done> &stored) {
        if (const auto running = m_running.value(contract); running && stored)
            running->engine->setWish(wish);
        deferred.answer(stored);
    });
    return deferred.future();
}

QList<ContractKey> SyncService::running() const
{
    return m_running.keys();
}

PosClient *SyncService::client(const ContractKey &contract) const
{
    const auto running = m_running.value(contract);
    return running ? running->client.get() : nullptr;
}

SyncStatus SyncService::status(const ContractKey &contract) const
{
    const auto running = m_running.value(contract);
    return running ? running->engine->status() : SyncStatus{};
}

QFuture<Result<QList<QuarantinedRow>>> SyncService::quarantine(const ContractKey &contract)
{
    return m_receipts.quarantine(contract);
}
