// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/receiptsearch.h"

#include "app/base/async.h"
#include "app/base/clock.h"
#include "app/base/logging.h"

#include <algorithm>

//! A page that is read in several goes.
struct ReceiptSearch::PageJob {
    Deferred<SearchPage> deferred;
    SearchRequest request;
    SearchFrom from;
    int wanted = 0;
    SearchPage gathered;
};

//! Keys of a result that are gathered until there are no more.
struct ReceiptSearch::SortJob {
    Deferred<QList<ReceiptId>> deferred;
    SearchRequest request;
    SearchOrder order = SearchOrder::Amount;
    Qt::SortOrder direction = Qt::AscendingOrder;
    ReceiptId below;
    QList<SearchKeys::Key> keys;
};

//! How many there are in a part of time, counted in several goes.
struct ReceiptSearch::CountJob {
    Deferred<qint64> deferred;
    SearchRequest request;
    SearchTally tally;
};

ReceiptSearch::ReceiptSearch(SearchStore &store, const Clock &clock, QObject *parent) : QObject(parent), m_store(store), m_clock(clock) {}

ReceiptSearch::~ReceiptSearch()
{
    giveUp();
}

Instant ReceiptSearch::now() const
{
    return m_clock.now();
}

SearchQuery ReceiptSearch::understand(const QString &text) const
{
    return parseSearch(text, m_clock.now(), shopZone());
}

void ReceiptSearch::search(SearchRequest request)
{
    giveUp();
    m_request = std::move(request);
    ++m_generation;
    m_count.all = m_sums.all = {};
    buildIndex(); // in case it had to be given up meanwhile; else this asks one question
    emit searchChanged();
}

//! Damage that a search meets is in its index, as a rule, and the receipts have all that it is made of.
template <typename Retry>
bool ReceiptSearch::repair(const Error &error, Retry retry)
{
    if (error.reason != u"profile.damaged" || std::exchange(m_repaired, true))
        return false;
    qCWarning(lcServices) << "the search index is damaged and will be built anew:" << error.detail;
    onFinished(m_store.reset(), this, [this, retry](const Result<Done> &) {
        m_progress = {false, m_clock.now(), 0}; // what a step before the reset told is true no more
        emit progressChanged();
        buildIndex();
        retry();
    });
    return true;
}

void ReceiptSearch::giveUp()
{
    for (QFuture<Result<SearchPage>> &page : m_pages)
        page.cancel();
    m_pages.clear();
    m_sorting.cancel();
    giveUpTally();
}

QFuture<Result<SearchPage>> ReceiptSearch::page(const SearchFrom &from, int hits)
{
    const auto job = std::make_shared<PageJob>();
    job->request = m_request;
    job->from = from;
    job->wanted = hits;
    const QFuture<Result<SearchPage>> answer = job->deferred.future();
    m_pages.removeIf([](const QFuture<Result<SearchPage>> &page) { return page.isFinished(); });
    m_pages << answer;
    readOn(job);
    return answer;
}

// The job lives in the callbacks alone: when a read is cancelled none is called, and the page ends as cancelled with the job.
void ReceiptSearch::readOn(const std::shared_ptr<PageJob> &job)
{
    const QFuture<Result<SearchPage>> read = m_store.page(job->request, job->from, job->wanted - int(job->gathered.hits.size()));
    cancelTogether(job->deferred.future(), read, this);
    onFinished(read, this, [this, job](const Result<SearchPage> &result) {
        if (!result) {
            if (!repair(result.error(), [this, job] { readOn(job); }))
                job->deferred.answer(result.error());
            return;
        }
        const SearchPage &page = result.value();
        const bool older = job->from.direction == SearchFrom::Direction::Older;
        job->gathered.hits = older ? job->gathered.hits + page.hits : page.hits + job->gathered.hits;
        job->gathered.next = page.next;
        job->gathered.skipped += page.skipped;
        if (!page.next || job->gathered.hits.size() >= job->wanted) {
            job->deferred.answer(job->gathered);
        } else if (!job->deferred.isCancelled()) {
            job->from = *page.next;
            readOn(job);
        }
    });
}

QFuture<Result<QList<ReceiptId>>> ReceiptSearch::sorted(SearchOrder order, Qt::SortOrder direction)
{
    m_sorting.cancel();
    const auto job = std::make_shared<SortJob>();
    job->request = m_request;
    job->order = order;
    job->direction = direction;
    m_sorting = job->deferred.future();
    sortOn(job);
    return m_sorting;
}

void ReceiptSearch::sortOn(const std::shared_ptr<SortJob> &job)
{
    const QFuture<Result<SearchKeys>> read = m_store.keys(job->request, job->order, job->below);
    cancelTogether(job->deferred.future(), read, this);
    onFinished(read, this, [this, job](const Result<SearchKeys> &result) {
        if (!result) {
            job->deferred.answer(result.error());
            return;
        }
        job->keys += result.value().keys;
        if (job->keys.size() > mostSorted()) {
            job->deferred.answer(Error{Error::Kind::BadData, QStringLiteral("too many receipts to sort"), {}, {}});
        } else if (!result.value().next) {
            const QFuture<Result<QList<ReceiptId>>> sorting = m_store.sorted(std::move(job->keys), job->direction);
            onFinished(sorting, this, [job](const Result<QList<ReceiptId>> &ids) { job->deferred.answer(ids); });
        } else if (!job->deferred.isCancelled()) {
            job->below = *result.value().next;
            sortOn(job);
        }
    });
}

QFuture<Result<qint64>> ReceiptSearch::countBetween(qint64 from, qint64 below)
{
    const auto job = std::make_shared<CountJob>();
    job->request = m_request;
    job->tally = SearchTally(from, below);
    countOn(job);
    return job->deferred.future();
}

void ReceiptSearch::countOn(const std::shared_ptr<CountJob> &job)
{
    const QFuture<Result<SearchTally>> read = m_store.tally(job->request, job->tally, false);
    cancelTogether(job->deferred.future(), read, this);
    onFinished(read, this, [this, job](const Result<SearchTally> &result) {
        if (!result) {
            job->deferred.answer(result.error());
            return;
        }
        job->tally = result.value();
        if (job->tally.complete)
            job->deferred.answer(job->tally.count);
        else if (!job->deferred.isCancelled())
            countOn(job);
    });
}

void ReceiptSearch::startTally()
{
    if (std::exchange(m_tallyStarted, true))
        return;
    m_count.all = m_sums.all = {};
    tallyOn();
}

//! The count comes first, and what has to be counted anew of it before the sums, which take several times as long.
void ReceiptSearch::tallyOn()
{
    if (m_stepping || !m_tallyStarted)
        return;
    Tally &tally = m_count.isDone() ? m_sums : m_count;
    if (!tally.all.complete) {
        tallyStep(tally, tally.all, false);
        return;
    }
    while (!tally.stale.isEmpty()) {
        const qint64 from = *tally.stale.begin();
        tally.stale.erase(tally.stale.begin());
        if (const SearchTally::Part *part = tally.all.partOf({from})) {
            tallyStep(tally, SearchTally(part->from, part->below), true);
            return;
        }
    }
}

void ReceiptSearch::tallyStep(Tally &tally, SearchTally soFar, bool anew)
{
    m_stepping = true;
    m_tallying = m_store.tally(m_request, std::move(soFar), tally.sums);
    onFinished(m_tallying, this, [this, &tally, anew, generation = m_generation](const Result<SearchTally> &result) {
        if (generation != m_generation)
            return;
        m_stepping = false;
        if (result) {
            takeStep(tally, result.value(), anew);
            return;
        }
        giveUpTally();
        if (repair(result.error(), [this] { startTally(); }))
            return;
        qCWarning(lcServices) << "counting the result failed:" << result.error().detail;
        emit failed(result.error());
    });
}

void ReceiptSearch::takeStep(Tally &tally, const SearchTally &step, bool anew)
{
    if (anew && !step.complete) {
        tallyStep(tally, step, true);
        return;
    }
    if (anew)
        tally.all.replace(step);
    else
        tally.all = step;
    // The step may be from before they changed, or after.
    markStale(tally, std::exchange(m_changedMeanwhile, {}));
    tallyOn();
    emit tallyChanged();
}

void ReceiptSearch::journalChanged(const UpsertResult &what)
{
    const QList<ReceiptId> ids = what.added + what.changed + what.removed;
    markStale(m_count, ids);
    markStale(m_sums, ids);
    if (m_stepping)
        m_changedMeanwhile += ids;
    tallyOn();
}

void ReceiptSearch::markStale(Tally &tally, const QList<ReceiptId> &ids)
{
    for (const ReceiptId id : ids) {
        if (const SearchTally::Part *part = tally.all.partOf(id))
            tally.stale.insert(part->from);
        else if (id.value >= tally.all.foundDownTo)
            tally.all.found.clear(); // it may be one of these, or have to be
    }
}

void ReceiptSearch::giveUpTally()
{
    m_tallying.cancel();
    m_tallyStarted = m_stepping = false;
    m_count.stale.clear();
    m_sums.stale.clear();
    m_changedMeanwhile.clear();
}

void ReceiptSearch::buildIndex()
{
    if (std::exchange(m_building, true))
        return;
    onFinished(m_store.buildStep(), this, [this](const Result<SearchProgress> &result) {
        m_building = false;
        if (!result) {
            qCWarning(lcServices) << "the search index cannot be built:" << result.error().detail;
            emit failed(result.error());
            return;
        }
        m_progress = result.value();
        if (!m_progress.complete)
            buildIndex();
        emit progressChanged();
    });
}
