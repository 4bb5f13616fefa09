// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/receiptexport.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/services/exportfile.h"

namespace {

constexpr int kReceiptsAtOnce = 500; // some 20 ms of reading

SearchRequest requestOf(const ExportOrder &order)
{
    SearchRequest request = order.search;
    if (order.soldAt) {
        SearchTerm term;
        term.kind = SearchTerm::Kind::Period;
        term.period = *order.soldAt;
        request.query.terms << term;
    }
    return request;
}

} // namespace

//! One export. A page is read while the one before is written; there is never more than that in memory.
//! The job lives in the callbacks alone: when it is cancelled none is called, and the file goes with it.
struct ReceiptExport::Job {
    Job(const ExportOrder &order, std::unique_ptr<ExportFile> target)
        : request(requestOf(order))
        , csv(order.kind, order.rows, order.words)
        , file(std::move(target))
    {
    }

    const Deferred<qint64> deferred;
    const SearchRequest request;
    const ReceiptCsv csv;
    const std::unique_ptr<ExportFile> file;
    std::optional<SearchFrom> next = SearchFrom{SearchFrom::Direction::Newer, {}}; //!< where to read on
    std::optional<QList<Receipt>> page; //!< read and not yet being written
    QFuture<Result<SearchTally>> counting;
    QFuture<Result<SearchContents>> contents;
    bool reading = false;
    bool writing = false;
    bool failed = false;
    qint64 written = 0;
    qint64 total = -1;

    void fail(const Error &error)
    {
        failed = true;
        if (error.kind != Error::Kind::Cancelled)
            qCWarning(lcServices) << "the export ended:" << error.reason << error.detail;
        deferred.answer(error);
    }
    bool isOver() const { return failed || deferred.isCancelled(); }
};

ReceiptExport::ReceiptExport(SearchStore &store, QObject *parent) : QObject(parent), m_store(store)
{
    m_files.setMaxThreadCount(1);
}

ReceiptExport::~ReceiptExport()
{
    if (const std::shared_ptr<Job> job = m_job.lock())
        job->deferred.future().cancel();
    m_files.waitForDone();
}

QFuture<Result<qint64>> ReceiptExport::write(const ExportOrder &order, const QString &file)
{
    return start(order, std::make_unique<SavedExportFile>(file));
}

QFuture<Result<qint64>> ReceiptExport::writeToStandardOutput(const ExportOrder &order)
{
    return start(order, std::make_unique<StandardOutput>());
}

//! fn() -> Result<T>.
template <typename Fn>
auto ReceiptExport::onFileThread(Fn fn)
{
    using Answer = std::invoke_result_t<Fn>;
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    m_files.start([promise, run = std::move(fn)] {
        promise->addResult(run());
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<qint64>> ReceiptExport::start(const ExportOrder &order, std::unique_ptr<ExportFile> file)
{
    if (const std::shared_ptr<Job> before = m_job.lock())
        before->deferred.future().cancel();
    const auto job = std::make_shared<Job>(order, std::move(file));
    m_job = job;
    setProgress(0, -1);
    // One for all reads: cancelTogether() would keep something for each until the end.
    auto *watcher = new QFutureWatcher<Result<qint64>>(this);
    connect(watcher, &QFutureWatcherBase::canceled, this, [under = m_job] {
        if (const std::shared_ptr<Job> cancelled = under.lock()) {
            cancelled->counting.cancel();
            cancelled->contents.cancel();
        }
    });
    connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(job->deferred.future());
    open(job);
    return job->deferred.future();
}

// First of all, so that a folder where nothing can be written is told at once.
void ReceiptExport::open(const std::shared_ptr<Job> &job)
{
    const auto opening = onFileThread([job]() -> Result<Done> {
        Result<Done> opened = job->file->open();
        return opened ? job->file->write(job->csv.header()) : opened;
    });
    onFinished(opening, this, [this, job](const Result<Done> &opened) {
        if (!opened)
            job->fail(opened.error());
        else if (!job->isOver())
            count(job, {});
    });
}

void ReceiptExport::count(const std::shared_ptr<Job> &job, const SearchTally &soFar)
{
    job->counting = m_store.tally(job->request, soFar, false);
    onFinished(job->counting, this, [this, job](const Result<SearchTally> &counted) {
        if (!counted) {
            job->fail(counted.error());
        } else if (!job->isOver() && !counted.value().complete) {
            count(job, counted.value());
        } else if (!job->isOver()) {
            job->total = counted.value().count;
            setProgress(0, job->total);
            goOn(job);
        }
    });
}

void ReceiptExport::goOn(const std::shared_ptr<Job> &job)
{
    if (job->isOver())
        return;
    if (!job->writing && job->page)
        write(job);
    if (!job->reading && !job->page && job->next)
        read(job);
    if (!job->reading && !job->writing && !job->page && !job->next)
        complete(job);
}

void ReceiptExport::read(const std::shared_ptr<Job> &job)
{
    job->reading = true;
    job->contents = m_store.contents(job->request, *job->next, kReceiptsAtOnce);
    onFinished(job->contents, this, [this, job](const Result<SearchContents> &found) {
        job->reading = false;
        if (!found) {
            job->fail(found.error());
            return;
        }
        job->next = found.value().next;
        if (!found.value().receipts.isEmpty())
            job->page = found.value().receipts;
        goOn(job);
    });
}

void ReceiptExport::write(const std::shared_ptr<Job> &job)
{
    job->writing = true;
    const QList<Receipt> receipts = std::exchange(job->page, {}).value();
    const auto writing = onFileThread([job, receipts] { return job->file->write(job->csv.rowsOf(receipts)); });
    onFinished(writing, this, [this, job, count = receipts.size()](const Result<Done> &written) {
        job->writing = false;
        if (!written) {
            job->fail(written.error());
            return;
        }
        job->written += count;
        if (!job->isOver())
            setProgress(job->written, std::max(job->total, job->written)); // some may have come since they were counted
        goOn(job);
    });
}

void ReceiptExport::complete(const std::shared_ptr<Job> &job)
{
    const auto completing = onFileThread([job]() -> Result<Done> {
        if (job->deferred.isCancelled())
            return Error{Error::Kind::Cancelled, {}, {}, {}};
        return job->file->commit();
    });
    onFinished(completing, this, [job](const Result<Done> &completed) {
        if (completed)
            job->deferred.answer(job->written);
        else
            job->fail(completed.error());
    });
}

void ReceiptExport::setProgress(qint64 written, qint64 total)
{
    m_written = written;
    m_total = total;
    emit progressChanged();
}
