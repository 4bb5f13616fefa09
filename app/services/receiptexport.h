// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/receiptcsv.h"
#include "app/storage/searchstore.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>

class ExportFile;

//! What to export and how.
struct ExportOrder {
    SearchRequest search;
    std::optional<TimeRange> soldAt; //!< besides what the search says; none: all there is
    CsvKind kind = CsvKind::ForExcel;
    CsvRows rows = CsvRows::Receipts;
    CsvWords words;
};

//! Writes a search's result to a file, oldest receipt first, a page at a time, so that a search of the screens gets its turn and
//! memory stays the same for any number. The file appears when it is complete: until then an older one of that name stays as
//! it was. One export at a time: another one gives up the first. GUI thread; files are written on a thread of its own.
class ReceiptExport : public QObject {
    Q_OBJECT
public:
    explicit ReceiptExport(SearchStore &store, QObject *parent = nullptr);
    ~ReceiptExport() override; //!< gives up what is under way

    //! How many receipts were written; cancel the future to give up. Errors are Storage with a reason "export.…", or what the
    //! journal says.
    QFuture<Result<qint64>> write(const ExportOrder &order, const QString &file);
    //! The same to standard output, as it comes.
    QFuture<Result<qint64>> writeToStandardOutput(const ExportOrder &order);

    qint64 written() const { return m_written; }
    qint64 total() const { return m_total; } //!< -1 while the receipts are still counted

signals:
    void progressChanged();

private:
    struct Job;
    QFuture<Result<qint64>> start(const ExportOrder &order, std::unique_ptr<ExportFile> file);
    void open(const std::shared_ptr<Job> &job);
    void count(const std::shared_ptr<Job> &job, const SearchTally &soFar);
    void goOn(const std::shared_ptr<Job> &job);
    void read(const std::shared_ptr<Job> &job);
    void write(const std::shared_ptr<Job> &job);
    void complete(const std::shared_ptr<Job> &job);
    void setProgress(qint64 written, qint64 total);
    template <typename Fn>
    auto onFileThread(Fn fn);

    SearchStore &m_store;
    QThreadPool m_files; //!< one thread
    std::weak_ptr<Job> m_job; //!< the one under way
    qint64 m_written = 0;
    qint64 m_total = -1;
};
