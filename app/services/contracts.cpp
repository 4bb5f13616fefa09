// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/contracts.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/services/secretstore.h"
#include "app/services/syncservice.h"
#include "app/storage/contractstore.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace {

QString secretKey(const ContractKey &key)
{
    return QStringLiteral("pos/%1/%2").arg(int(key.vendor)).arg(key.contract);
}

Error noCloud()
{
    return {Error::Kind::NotFound, QStringLiteral("this vendor is not built in"), {}, {}};
}

//! Without a secret nothing but its name is known of a contract.
ContractInfo emptied(const ContractInfo &info)
{
    ContractInfo left;
    left.key = info.key;
    left.accountName = info.accountName;
    return left;
}

//! A typed token serves its links only. The consent of an account stays until it is taken back.
bool outlivesLinks(Vendor vendor)
{
    return vendor == Vendor::Ubiregi;
}

} // namespace

struct Contracts::Entry {
    ContractInfo info;
    QByteArray secret;
    int generation = 0; //!< goes up with every other secret, so that answers to the old one are told apart
    bool refreshing = false;
    bool unreadable = false; //!< the key store may have a secret, but does not give it
    QTimer forgetting; //!< runs while the secret waits for its links to be brought back
};

Contracts::Contracts(ContractStore &store, SecretStore &secrets, SyncService &sync, QList<PosCloud *> clouds, ContractTimes times,
                     QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_secrets(secrets)
    , m_sync(sync)
    , m_clouds(std::move(clouds))
    , m_times(times)
{
    connect(&sync, &SyncService::statusChanged, this, &Contracts::takeStatus);
    auto *timer = new QTimer(this);
    timer->setInterval(m_times.refresh);
    connect(timer, &QTimer::timeout, this, [this] {
        for (const auto &entry : m_entries) {
            // A list that was never complete is Smaregi's classic one, learned from receipts: asking again costs much there.
            const bool listed = entry->info.registersComplete || entry->info.registers.isEmpty();
            const bool refused = entry->info.error && entry->info.error->kind == Error::Kind::SignInNeeded; // only the user can help
            if (listed && !refused)
                refresh(entry->info.key);
        }
    });
    timer->start();
}

Contracts::~Contracts() = default;

QFuture<Result<Done>> Contracts::load()
{
    const Deferred<Done> deferred;
    onFinished(m_store.contracts(), this, [this, deferred](const Result<QList<Contract>> &contracts) {
        if (!contracts) {
            deferred.answer(contracts.error());
            return;
        }
        for (const Contract &contract : contracts.value()) {
            Entry &known = ensure(contract.key);
            if (!known.secret.isEmpty()) {
                refresh(contract.key);
                continue;
            }
            known.info.accountName = contract.accountName;
            onFinished(m_secrets.read(secretKey(contract.key)), this,
                       [this, key = contract.key](const Result<QByteArray> &stored) { take(key, stored); });
        }
        deferred.answer(Done{});
        emit changed();
    });
    return deferred.future();
}

//! What the key store gave at the start.
void Contracts::take(const ContractKey &key, const Result<QByteArray> &stored)
{
    Entry &known = ensure(key);
    if (!known.secret.isEmpty())
        return; // connected by hand meanwhile
    const bool none = !stored && stored.error().kind == Error::Kind::NotFound;
    known.unreadable = !stored && !none;
    if (stored && (isLinked(key) || outlivesLinks(key.vendor))) {
        use(known, stored.value());
        refresh(key);
    } else if (stored) {
        forgetLeftover(key); // the program ended within the time to undo
    } else if (isLinked(key)) {
        known.info.error = none ? Error{Error::Kind::SignInNeeded, {}, {}, QStringLiteral("pos.tokenMissing")} : stored.error();
    } else if (outlivesLinks(key.vendor) && known.unreadable) {
        known.info.error = stored.error();
    }
    emit changed();
}

void Contracts::setLinked(const QSet<ContractKey> &linked)
{
    m_linked = linked;
    for (const auto &entry : m_entries) {
        const ContractKey &key = entry->info.key;
        if (isLinked(key)) {
            entry->forgetting.stop();
            if (!m_sync.client(key))
                poll(*entry);
            continue;
        }
        m_sync.stop(key);
        if (!entry->secret.isEmpty() && !outlivesLinks(key.vendor) && !entry->forgetting.isActive())
            entry->forgetting.start(m_times.undo);
    }
    emit changed();
}

void Contracts::hold(const QSet<ContractKey> &contracts)
{
    for (const ContractKey &key : contracts) {
        if (Entry *known = entry(key))
            known->forgetting.stop();
    }
}

QList<ContractInfo> Contracts::of(Vendor vendor) const
{
    QList<ContractInfo> found;
    for (const auto &entry : m_entries) {
        const bool connected = outlivesLinks(vendor) && (entry->unreadable || !entry->secret.isEmpty());
        if (entry->info.key.vendor == vendor && (connected || isLinked(entry->info.key)))
            found << entry->info;
    }
    return found;
}

const ContractInfo *Contracts::find(const ContractKey &key) const
{
    const Entry *known = entry(key);
    return known ? &known->info : nullptr;
}

QString Contracts::registerName(const RegisterKey &reg) const
{
    if (const ContractInfo *info = find(reg.contract)) {
        for (const PosRegister &one : info->registers) {
            if (one.key == reg)
                return one.name;
        }
    }
    return {};
}

bool Contracts::hasSecret(const ContractKey &key, const QByteArray &secret) const
{
    const Entry *known = entry(key);
    return known && known->secret == secret;
}

Result<PosSecret> Contracts::secretOf(Vendor vendor, const PosCredential &given) const
{
    const PosCloud *theCloud = cloud(vendor);
    if (!theCloud)
        return noCloud();
    return given.consent ? given.consent : std::make_shared<QByteArray>(theCloud->secretOf(given));
}

QFuture<Result<Contracts::Checked>> Contracts::check(const ContractKey &key, const PosSecret &secret)
{
    if (!cloud(key.vendor))
        return readyResult<Checked>(noCloud());
    const std::shared_ptr<PosClient> asking = client(key, secret, For::Checking); // lives until its answer is there
    const Deferred<Checked> deferred;
    const auto checking = asking->check();
    cancelTogether(deferred.future(), checking, this);
    onFinished(checking, this, [deferred, asking, secret](const Result<PosCheck> &checked) {
        deferred.answer(checked ? Result<Checked>(Checked{checked.value(), *secret}) : checked.error());
    });
    return deferred.future();
}

QFuture<Result<Done>> Contracts::keep(const ContractKey &key, const Checked &checked)
{
    const Deferred<Done> deferred;
    onFinished(m_store.setAccountName(key, checked.check.accountName), this, [this, deferred, key, checked](const Result<Done> &stored) {
        if (!stored) {
            deferred.answer(stored.error());
            return;
        }
        Entry &known = ensure(key);
        known.unreadable = false;
        known.info.accountName = checked.check.accountName;
        learn(known, checked.check);
        use(known, checked.secret);
        remember(key);
        deferred.answer(Done{});
        emit changed();
    });
    return deferred.future();
}

bool Contracts::canAskInBrowser(Vendor vendor) const
{
    const PosCloud *theCloud = cloud(vendor);
    return theCloud && theCloud->canGrantInBrowser();
}

QFuture<Result<PosGrant>> Contracts::askInBrowser(Vendor vendor, const OpenUrl &openUrl, PosConsent consent, const QString &wanted)
{
    PosCloud *theCloud = cloud(vendor);
    if (!theCloud)
        return readyResult<PosGrant>(noCloud());
    const Deferred<PosGrant> deferred;
    const auto granting = theCloud->grantInBrowser(openUrl, consent);
    cancelTogether(deferred.future(), granting, this); // the browser's listener closes
    onFinished(granting, this, [deferred, wanted](const Result<PosGrant> &grant) {
        const bool other = grant && !wanted.isEmpty() && grant.value().contract != wanted;
        deferred.answer(other ? Error{Error::Kind::SignInNeeded,
                                      QStringLiteral("a consent of another contract came"),
                                      {},
                                      QStringLiteral("pos.otherContract")}
                              : grant);
    });
    return deferred.future();
}

QFuture<Result<ContractKey>> Contracts::connectInBrowser(Vendor vendor, const OpenUrl &openUrl, PosConsent consent, const QString &wanted)
{
    const Deferred<ContractKey> deferred;
    const auto granting = askInBrowser(vendor, openUrl, consent, wanted);
    cancelTogether(deferred.future(), granting, this);
    onFinished(granting, this, [this, deferred, vendor](const Result<PosGrant> &grant) {
        if (deferred.isCancelled())
            return;
        if (!grant) {
            deferred.answer(grant.error());
            return;
        }
        const auto connecting = connectWith(vendor, grant.value().contract, grant.value().secret);
        cancelTogether(deferred.future(), connecting, this);
        onFinished(connecting, this, [deferred](const Result<ContractKey> &connected) { deferred.answer(connected); });
    });
    return deferred.future();
}

QFuture<Result<ContractKey>> Contracts::connectWith(Vendor vendor, const QString &contract, const QByteArray &secret)
{
    const Deferred<ContractKey> deferred;
    const auto checking = check({vendor, contract}, std::make_shared<QByteArray>(secret));
    cancelTogether(deferred.future(), checking, this);
    onFinished(checking, this, [this, deferred, vendor](const Result<Checked> &answer) {
        const Result<Checked> checked = usable(answer);
        if (deferred.isCancelled())
            return;
        if (!checked) {
            deferred.answer(checked.error());
            return;
        }
        const ContractKey key{vendor, checked.value().check.contractId};
        onFinished(keep(key, checked.value()), this,
                   [deferred, key](const Result<Done> &kept) { deferred.answer(kept ? Result<ContractKey>(key) : kept.error()); });
    });
    return deferred.future();
}

QFuture<Result<Done>> Contracts::forget(const ContractKey &key)
{
    const Deferred<Done> deferred;
    const auto removing = m_secrets.remove(secretKey(key));
    onFinished(removing, this, [this, deferred, key, before = ensure(key).secret](const Result<Done> &removed) {
        Entry &known = ensure(key);
        // A key store that took nothing has nothing to let go of.
        if (!removed && removed.error().kind != Error::Kind::NotFound && !known.info.notRemembered) {
            deferred.answer(removed.error());
            return;
        }
        m_sync.stop(key);
        if (known.secret != before) // renewed, and written, behind the removal
            forgetLeftover(key);
        known.secret.clear();
        ++known.generation;
        known.unreadable = false;
        known.forgetting.stop();
        known.info = emptied(known.info);
        if (isLinked(key))
            known.info.error = Error{Error::Kind::SignInNeeded, {}, {}, QStringLiteral("pos.tokenMissing")};
        deferred.answer(Done{});
        emit changed();
    });
    return deferred.future();
}

void Contracts::refresh(const ContractKey &key)
{
    Entry *known = entry(key);
    if (!known || known->secret.isEmpty() || known->refreshing || !cloud(key.vendor))
        return;
    known->refreshing = true;
    // The polling client where there is one: two that renew the same credential at a time would lose it.
    std::shared_ptr<PosClient> own;
    PosClient *asking = m_sync.client(key);
    if (!asking) {
        own = client(key, std::make_shared<QByteArray>(known->secret), For::Checking);
        asking = own.get();
    }
    onFinished(asking->check(), this, [this, key, own, generation = known->generation](const Result<PosCheck> &checked) {
        Entry &asked = ensure(key);
        asked.refreshing = false;
        if (generation != asked.generation || (!checked && checked.error().kind == Error::Kind::Cancelled))
            return;
        const std::optional<Error> problem = checked ? checked.value().problem : checked.error();
        if (!problem)
            learn(asked, checked.value());
        if (!m_sync.client(key)) // else the polls tell how it fares
            asked.info.error = problem;
        emit changed();
    });
}

PosCloud *Contracts::cloud(Vendor vendor) const
{
    const auto it = std::find_if(m_clouds.begin(), m_clouds.end(), [vendor](const PosCloud *one) { return one->vendor() == vendor; });
    return it == m_clouds.end() ? nullptr : *it;
}

Contracts::Entry *Contracts::entry(const ContractKey &key) const
{
    const auto it = std::find_if(m_entries.begin(), m_entries.end(), [&key](const auto &one) { return one->info.key == key; });
    return it == m_entries.end() ? nullptr : it->get();
}

Contracts::Entry &Contracts::ensure(const ContractKey &key)
{
    if (Entry *known = entry(key))
        return *known;
    auto fresh = std::make_unique<Entry>();
    fresh->info.key = key;
    fresh->forgetting.setSingleShot(true);
    connect(&fresh->forgetting, &QTimer::timeout, this, [this, key] {
        Entry &known = ensure(key);
        known.secret.clear();
        ++known.generation;
        known.info = emptied(known.info);
        forgetLeftover(key);
        emit changed();
    });
    m_entries.push_back(std::move(fresh));
    return *m_entries.back();
}

//! `secret` is what this client uses; it follows a renewal.
std::unique_ptr<PosClient> Contracts::client(const ContractKey &key, const PosSecret &secret, For use)
{
    return cloud(key.vendor)->client(key.contract, *secret, [self = QPointer(this), key, secret, use](const QByteArray &renewed) {
        Entry *known = self ? self->entry(key) : nullptr;
        const bool kept = known && known->secret == *secret; // else it is one that was only typed, or was replaced
        *secret = renewed;
        if (!kept)
            return;
        known->secret = renewed;
        self->remember(key);
        // The renewal killed the old pair, which a client that began to poll meanwhile still holds.
        if (use == For::Checking && self->m_sync.client(key))
            QMetaObject::invokeMethod(
                self, [self, key] { self->poll(self->ensure(key)); }, Qt::QueuedConnection);
    });
}

//! Keeps the secret in memory and starts to poll, when the contract has a link.
void Contracts::use(Entry &entry, const QByteArray &secret)
{
    const ContractKey &key = entry.info.key;
    entry.secret = secret;
    ++entry.generation;
    entry.info.error.reset();
    const PosCloud *theCloud = cloud(key.vendor);
    entry.info.tokenTail = theCloud ? theCloud->tokenTail(secret) : QString();
    entry.info.byConsent = theCloud && theCloud->isConsent(secret);
    if (isLinked(key))
        poll(entry);
}

void Contracts::learn(Entry &entry, const PosCheck &check)
{
    const ContractKey &key = entry.info.key;
    const bool renamed = entry.info.accountName != check.accountName;
    entry.info.accountName = check.accountName;
    entry.info.registers = check.registers;
    entry.info.registersComplete = check.registersComplete;
    if (!renamed)
        return;
    onFinished(m_store.setAccountName(key, check.accountName), this, [](const Result<Done> &stored) {
        if (!stored) // asked for again at the next start
            qCWarning(lcServices) << "the name of a contract was not stored:" << stored.error().detail;
    });
}

void Contracts::remember(const ContractKey &key)
{
    const Entry &known = ensure(key);
    onFinished(m_secrets.write(secretKey(key), known.secret), this,
               [this, key, generation = known.generation](const Result<Done> &written) {
                   if (!written)
                       qCWarning(lcServices) << "a token was not remembered:" << written.error().detail;
                   Entry &kept = ensure(key);
                   if (generation != kept.generation)
                       return;
                   kept.info.notRemembered = written ? std::nullopt : std::optional(written.error());
                   emit changed();
               });
}

void Contracts::forgetLeftover(const ContractKey &key)
{
    onFinished(m_secrets.remove(secretKey(key)), this, [](const Result<Done> &removed) {
        if (!removed && removed.error().kind != Error::Kind::NotFound) // tried again at the next start
            qCWarning(lcServices) << "a token could not be removed from the key store:" << removed.error().detail;
    });
}

void Contracts::poll(Entry &entry)
{
    const ContractKey &key = entry.info.key;
    if (!entry.secret.isEmpty() && cloud(key.vendor))
        m_sync.start(key, client(key, std::make_shared<QByteArray>(entry.secret), For::Polling));
}

void Contracts::takeStatus(const ContractKey &key)
{
    Entry *known = entry(key);
    if (known && m_sync.client(key)) {
        const SyncStatus status = m_sync.status(key);
        known->info.error = status.error;
        known->info.synced = status.lastSuccess.has_value();
    }
    emit changed();
}

Result<Contracts::Checked> usable(const Result<Contracts::Checked> &checked)
{
    const bool broken = checked && checked.value().check.problem;
    return broken ? Result<Contracts::Checked>(*checked.value().check.problem) : checked;
}
