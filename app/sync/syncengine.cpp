// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/syncengine.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/storage/contractstore.h"
#include "app/storage/receiptstore.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace {

bool needsTheUser(const Error &error)
{
    return error.kind == Error::Kind::SignInNeeded || error.kind == Error::Kind::Forbidden;
}

//! Says nothing about the page that was asked for: it can be asked for again.
bool passes(const Error &error)
{
    using Kind = Error::Kind;
    return error.kind == Kind::Offline || error.kind == Kind::Timeout || error.kind == Kind::RateLimited || error.kind == Kind::Server;
}

} // namespace

SyncEngine::SyncEngine(PosClient &client, ReceiptStore &receipts, ContractStore &contracts, ContractKey contract, const Clock &clock,
                       SyncOptions options, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_receipts(receipts)
    , m_contracts(contracts)
    , m_contract(std::move(contract))
    , m_clock(clock)
    , m_options(std::move(options))
    , m_pollBackoff(m_options.firstRetry, m_options.lastRetry, m_options.jitter)
    , m_pastBackoff(m_options.firstRetry, m_options.lastRetry, m_options.jitter)
{
    m_pollTimer.setSingleShot(true);
    connect(&m_pollTimer, &QTimer::timeout, this, [this] {
        m_pollDue = true;
        m_mayHurry = true;
        next();
    });
    m_pastTimer.setSingleShot(true);
    connect(&m_pastTimer, &QTimer::timeout, this, &SyncEngine::next);
}

SyncEngine::~SyncEngine()
{
    m_request.cancel();
}

void SyncEngine::start()
{
    if (m_started)
        return;
    m_started = true;
    retryNow();
}

void SyncEngine::stop()
{
    if (!m_started)
        return;
    m_started = false;
    ++m_generation;
    m_request.cancel();
    m_busy = false;
    m_state.reset(); // a commit may be under way: read it again
    m_present = {};
    m_past = {};
    m_pollTimer.stop();
    m_pastTimer.stop();
    refreshStatus();
}

void SyncEngine::pollNow()
{
    if (!m_started || m_blocked || !m_mayHurry)
        return;
    m_pollDue = true;
    m_pastTimer.stop();
    next();
}

void SyncEngine::setWish(const BackfillWish &wish)
{
    m_wish = wish;
    m_pastClock.invalidate();
    if (m_past.active && m_past.window.from < plan().end())
        m_past = {};
    refreshStatus();
    next();
}

void SyncEngine::retryNow()
{
    if (!m_started)
        return;
    m_blocked = false;
    m_mayHurry = true;
    m_pollDue = true;
    m_pollBackoff.reset();
    m_pastBackoff.reset();
    m_pastTimer.stop();
    refreshStatus();
    next();
}

//! The one place that decides what is asked next.
void SyncEngine::next()
{
    if (!m_started || m_blocked || m_busy)
        return;
    if (!m_state) {
        if (m_pollDue)
            loadState();
        return;
    }
    // The past waits until the present works, and then gets a page after each poll even when the next one is due already.
    const bool pastMissing = m_past.active || !plan().isDone();
    const bool pastReady =
        m_state->cursor && !m_todayFirst && !m_pollError && pastMissing && !m_wish->paused && !m_pastTimer.isActive() && m_mayHurry;
    if (m_present.active || (m_pollDue && !(pastReady && m_pastsTurn))) {
        m_pollTimer.stop();
        request(presentJob());
    } else if (pastReady) {
        m_pastsTurn = false;
        request(Job::Backfill);
    }
}

void SyncEngine::loadState()
{
    m_busy = true;
    onFinished(m_contracts.contract(m_contract), this, [this, generation = m_generation](const Result<Contract> &stored) {
        if (generation != m_generation)
            return;
        m_busy = false;
        if (!stored) {
            failed(Job::Poll, stored.error());
            return;
        }
        m_state = stored.value().state;
        if (!m_wish)
            m_wish = stored.value().wish;
        if (m_state->pastFrom && m_state->backfilledTo && *m_state->pastFrom >= plan().end()) {
            m_past.active = true; // on with the page after the last one that was committed
            m_past.window = {*m_state->pastFrom, *m_state->backfilledTo};
            m_past.page = m_state->pastPage;
        }
        m_knownTo = m_state->lastSuccess;
        m_todayFirst = !m_state->cursor || !m_knownTo || m_clock.now() - *m_knownTo > m_options.todayFirstAfter;
        refreshStatus();
        next();
    });
}

void SyncEngine::request(Job job)
{
    Chain &chain = chainOf(job);
    if (!chain.active) {
        chain = {};
        chain.active = true;
        if (job != Job::Backfill)
            m_pollDue = false;
        chain.startedAt = vendorNow();
        chain.askedAt = m_clock.now();
        if (job == Job::Today)
            chain.window = dayRange(dayOf(chain.startedAt, m_options.zone), m_options.zone);
        else if (job == Job::Backfill)
            chain.window = plan().nextWindow(m_client.longestRange());
    }
    if (job == Job::Backfill && !m_pastClock.isValid()) {
        m_pastClock.start();
        m_pastDays = plan().daysFetched();
    }
    m_busy = true;
    // A cursor ahead of the vendor's clock would hide what changes until then.
    m_request = job == Job::Poll ? m_client.changedSince(std::min(*m_state->cursor, chain.startedAt) - m_options.overlap, chain.page)
                                 : m_client.soldIn(chain.window, chain.page);
    onFinished(m_request, this, [this, job, generation = m_generation](const Result<ReceiptPage> &page) {
        if (generation == m_generation)
            received(job, page);
    });
}

void SyncEngine::received(Job job, const Result<ReceiptPage> &page)
{
    Chain &chain = chainOf(job);
    if (!chain.active) { // not wanted any more
        m_busy = false;
        next();
        return;
    }
    if (!page) {
        m_busy = false;
        failed(job, page.error());
        return;
    }
    if (chain.page.isEmpty()) // the answer tells the vendor's time, should ours be ahead
        chain.startedAt = std::min(chain.startedAt, vendorNow());
    if (job == Job::Today && chain.page.isEmpty() && !chain.window.contains(vendorNow())) {
        chain = {}; // another day there than here: once more, for that one
        m_busy = false;
        m_pollDue = true;
        next();
        return;
    }
    if (!page.value().nextPage.isEmpty() && page.value().nextPage == chain.page) {
        m_busy = false;
        failed(job, Error{Error::Kind::BadData, QStringLiteral("a page that names itself as the next one"), {}, {}});
        return;
    }
    commit(job, page.value());
}

void SyncEngine::commit(Job job, const ReceiptPage &page)
{
    Chain &chain = chainOf(job);
    std::optional<Instant> uploaded; // the newest, of the page
    for (const Receipt &receipt : page.receipts) {
        chain.newest = std::max(chain.newest.value_or(receipt.changedAt), receipt.changedAt);
        uploaded = std::max(uploaded.value_or(receipt.uploadedAt), receipt.uploadedAt);
    }
    if (job == Job::Poll && m_knownTo && uploaded) // while it catches up
        m_knownTo = std::max(*m_knownTo, std::min(*uploaded + (m_clock.now() - vendorNow()), chain.askedAt));
    chain.page = page.nextPage;
    const bool lastPage = page.nextPage.isEmpty();
    SyncState state = lastPage ? stateAfter(job, chain, page) : *m_state;
    if (job == Job::Backfill) {
        state.pastFrom = lastPage ? std::nullopt : std::optional(chain.window.from);
        state.pastPage = chain.page;
    }
    const bool commits = lastPage || job == Job::Backfill;
    onFinished(m_receipts.upsert(page.receipts, page.badRows, m_contract, commits ? std::optional(state) : std::nullopt), this,
               [this, job, lastPage, state, generation = m_generation](const Result<UpsertResult> &result) {
                   const QPointer<SyncEngine> alive(this);
                   if (result && !result.value().isEmpty())
                       emit receiptsChanged(m_contract, result.value()); // also after stop(): they are in the journal now
                   if (alive && generation == m_generation)
                       committed(job, lastPage, state, result);
               });
}

SyncState SyncEngine::stateAfter(Job job, const Chain &chain, const ReceiptPage &lastPage) const
{
    SyncState state = *m_state;
    switch (job) {
    case Job::Today:
        if (state.cursor)
            break; // what changed since then comes next
        state.lastSuccess = chain.askedAt;
        state.cursor = chain.startedAt - m_options.firstOverlap; // what changed while it ran is on this side of it
        state.backfilledTo = chain.window.from;
        break;
    case Job::Poll: {
        state.lastSuccess = chain.askedAt;
        // Never backwards: a vendor that answers an idle poll with the `since` it was asked would lose the overlap each time.
        const Instant asked = std::min((lastPage.nextSince ? lastPage.nextSince : chain.newest).value_or(*state.cursor), vendorNow());
        state.cursor = std::max(*state.cursor, asked);
        break;
    }
    case Job::Backfill:
        state.backfilledTo = chain.window.from;
        break;
    }
    // What retention deleted is fetched again when receipts are kept longer.
    if (const auto keptFrom = m_receipts.keptFrom(); keptFrom && state.backfilledTo)
        state.backfilledTo = std::max(*state.backfilledTo, *keptFrom);
    return state;
}

void SyncEngine::committed(Job job, bool lastPage, const SyncState &state, const Result<UpsertResult> &result)
{
    m_busy = false;
    if (!result) {
        failed(job, result.error());
        return;
    }
    m_badRows = result.value().badRows;
    m_received += result.value().added.size() + result.value().changed.size();
    if (job == Job::Backfill)
        m_pastReceipts += result.value().added.size();
    m_state = state;
    if (lastPage)
        finished(job);
    refreshStatus();
    next();
}

void SyncEngine::finished(Job job)
{
    chainOf(job) = {};
    if (job == Job::Backfill) {
        m_pastError.reset();
        m_pastBackoff.reset();
        return;
    }
    m_pollError.reset();
    m_pollBackoff.reset();
    m_mayHurry = true;
    if (job == Job::Today) {
        m_todayFirst = false;
        m_pollDue = true; // what changed while today was fetched
    } else {
        m_knownTo = m_state->lastSuccess;
        m_pastsTurn = true;
    }
    m_pollTimer.start(m_options.pollInterval);
}

//! Gives up the chain; the next try starts over from the cursor, which is untouched. But the past goes on with the same page when
//! nothing speaks against it: its windows may be long, and what changes in them meanwhile comes with the polls.
void SyncEngine::failed(Job job, const Error &error)
{
    qCWarning(lcSync) << "contract" << m_contract.contract << "error" << int(error.kind) << error.reason << error.detail;
    const bool past = job == Job::Backfill;
    if (!past)
        m_present = {};
    else if (!passes(error))
        m_past = {};
    (past ? m_pastError : m_pollError) = error;
    if (needsTheUser(error)) {
        m_blocked = true;
        m_pollTimer.stop();
        m_pastTimer.stop();
        refreshStatus();
        return;
    }
    const std::chrono::milliseconds wait = (past ? m_pastBackoff : m_pollBackoff).next(error);
    const bool limited = error.kind == Error::Kind::RateLimited;
    if (past)
        m_pastTimer.start(wait);
    if (!past || limited) { // a limit is the contract's, whichever question met it
        m_mayHurry = !limited;
        m_pollDue = false;
        m_pollTimer.start(wait);
    }
    refreshStatus();
    next();
}

Instant SyncEngine::vendorNow() const
{
    return m_client.vendorNow().value_or(m_clock.now());
}

BackfillPlan SyncEngine::plan() const
{
    return {m_wish ? m_wish->reach : BackfillReach{}, m_state ? m_state->backfilledTo : std::nullopt, vendorNow(), m_options.zone,
            m_receipts.keptFrom()};
}

void SyncEngine::refreshStatus()
{
    SyncStatus status;
    status.running = m_started && !m_blocked;
    status.lastSuccess = m_state ? m_state->lastSuccess : m_status.lastSuccess;
    status.knownTo = m_knownTo;
    status.error = m_pollError ? m_pollError : m_pastError;
    status.badRows = m_badRows;
    status.received = m_received;
    status.wish = m_wish.value_or(BackfillWish{});
    if (const BackfillPlan past = plan(); m_state && m_state->backfilledTo && (m_past.active || !past.isDone())) {
        const int wanted = past.daysWanted();
        const int fetched = past.daysFetched();
        const auto spent = std::chrono::milliseconds(m_pastClock.isValid() ? m_pastClock.elapsed() : 0);
        status.backfill = BackfillProgress{wanted, fetched, m_pastReceipts, timeLeft(fetched - m_pastDays, wanted - fetched, spent)};
    } else if (m_state && m_state->backfilledTo) {
        status.completeFrom = past.end();
    }
    if (status == m_status)
        return;
    m_status = status;
    // From the event loop: whoever hears it may delete this engine, which must not happen in the middle of a step.
    if (!std::exchange(m_statusQueued, true)) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_statusQueued = false;
                emit statusChanged();
            },
            Qt::QueuedConnection);
    }
}
