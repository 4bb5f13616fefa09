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

// The vendors allow 31 (smaregi.md 1).
constexpr std::chrono::days kLongestWindow{28};

bool needsTheUser(const Error &error)
{
    return error.kind == Error::Kind::SignInNeeded || error.kind == Error::Kind::Forbidden;
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
    const bool pastReady = m_state->cursor && !m_pollError && !isBackfillDone() && !m_pastTimer.isActive() && m_mayHurry;
    if (m_present.active || (m_pollDue && !(pastReady && m_pastsTurn))) {
        m_pollTimer.stop();
        request(m_state->cursor ? Job::Poll : Job::Today);
    } else if (pastReady) {
        m_pastsTurn = false;
        request(Job::Backfill);
    }
}

void SyncEngine::loadState()
{
    m_busy = true;
    onFinished(m_contracts.state(m_contract), this, [this, generation = m_generation](const Result<SyncState> &state) {
        if (generation != m_generation)
            return;
        m_busy = false;
        if (!state) {
            failed(Job::Poll, state.error());
            return;
        }
        m_state = state.value();
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
        const Instant now = m_clock.now();
        if (job == Job::Today) {
            // Before the first request: what changes while it runs must be on this side of the cursor.
            m_firstCursor = now - m_options.firstOverlap;
            chain.window = dayRange(dayOf(now, m_options.zone), m_options.zone);
        } else if (job == Job::Backfill) {
            // Yesterday first, which is asked for most; then each step is as long as all before it, to be few requests.
            const Instant to = *m_state->backfilledTo;
            const Instant today = dayRange(dayOf(now, m_options.zone), m_options.zone).from;
            const auto step = std::clamp<std::chrono::milliseconds>(today - to, std::chrono::days(1), kLongestWindow);
            chain.window = {std::max(backfillEnd(), to - step), to};
        }
    }
    m_busy = true;
    m_request = job == Job::Poll ? m_client.changedSince(*m_state->cursor - m_options.overlap, chain.page)
                                 : m_client.soldIn(chain.window, chain.page);
    onFinished(m_request, this, [this, job, generation = m_generation](const Result<ReceiptPage> &page) {
        if (generation == m_generation)
            received(job, page);
    });
}

void SyncEngine::received(Job job, const Result<ReceiptPage> &page)
{
    if (!page) {
        m_busy = false;
        failed(job, page.error());
        return;
    }
    if (!page.value().nextPage.isEmpty() && page.value().nextPage == chainOf(job).page) {
        m_busy = false;
        failed(job, Error{Error::Kind::BadData, QStringLiteral("a page that names itself as the next one"), {}, {}});
        return;
    }
    commit(job, page.value());
}

void SyncEngine::commit(Job job, const ReceiptPage &page)
{
    Chain &chain = chainOf(job);
    for (const Receipt &receipt : page.receipts)
        chain.newest = std::max(chain.newest.value_or(receipt.changedAt), receipt.changedAt);
    chain.page = page.nextPage;
    const bool lastPage = page.nextPage.isEmpty();
    const SyncState state = lastPage ? stateAfter(job, chain, page) : *m_state;
    onFinished(m_receipts.upsert(page.receipts, page.badRows, m_contract, lastPage ? std::optional(state) : std::nullopt), this,
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
    state.lastSuccess = m_clock.now();
    switch (job) {
    case Job::Today:
        state.cursor = m_firstCursor;
        state.backfilledTo = chain.window.from;
        break;
    case Job::Poll: {
        // Never backwards: a vendor that answers an idle poll with the `since` it was asked would lose the overlap each time.
        const std::optional<Instant> asked = lastPage.nextSince ? lastPage.nextSince : chain.newest;
        state.cursor = std::max(*state.cursor, asked.value_or(*state.cursor));
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
    if (lastPage) {
        m_state = state;
        finished(job);
    }
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
    if (job == Job::Today)
        m_pollDue = true; // what changed while today was fetched
    else
        m_pastsTurn = true;
    m_pollTimer.start(m_options.pollInterval);
}

//! Gives up the chains, because pages shift while one waits; the next try starts over from the cursor, which is untouched.
void SyncEngine::failed(Job job, const Error &error)
{
    qCWarning(lcSync) << "contract" << m_contract.contract << "error" << int(error.kind) << error.reason << error.detail;
    const bool past = job == Job::Backfill;
    m_present = {};
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

Instant SyncEngine::backfillEnd() const
{
    const QDate today = dayOf(m_clock.now(), m_options.zone);
    const Instant asked = dayRange(today.addDays(-m_options.backfillDays), m_options.zone).from;
    return std::max(asked, m_receipts.keptFrom().value_or(asked));
}

bool SyncEngine::isBackfillDone() const
{
    return !m_past.active && m_state->backfilledTo.value_or(Instant()) <= backfillEnd();
}

void SyncEngine::refreshStatus()
{
    SyncStatus status;
    status.running = m_started && !m_blocked;
    status.lastSuccess = m_state ? m_state->lastSuccess : m_status.lastSuccess;
    status.error = m_pollError ? m_pollError : m_pastError;
    status.badRows = m_badRows;
    if (m_state && m_state->backfilledTo && !isBackfillDone()) {
        const Instant end = backfillEnd();
        const auto all = dayRange(dayOf(m_clock.now(), m_options.zone), m_options.zone).from - end;
        const auto left = *m_state->backfilledTo - end;
        status.backfillProgress = all.count() > 0 ? std::clamp(1.0 - double(left.count()) / double(all.count()), 0.0, 1.0) : 0.0;
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
