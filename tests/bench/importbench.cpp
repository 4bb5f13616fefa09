// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/importbench.h"

#include "app/storage/database.h"
#include "app/storage/receiptstore.h"
#include "app/storage/searchstore.h"
#include "app/storage/statement.h"
#include "tests/bench/journalgenerator.h"
#include "tests/bench/report.h"
#include "tests/bench/shell.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTextStream>

#include <algorithm>
#include <ctime>
#include <limits>

namespace {

constexpr int kBatch = 1000;
constexpr int kRounds = 2;

template <typename T>
Result<T> await(QFuture<Result<T>> future)
{
    future.waitForFinished();
    return future.result();
}

bool failed(const Error &error)
{
    QTextStream(stderr) << error.reason << ' ' << error.detail << '\n';
    return false;
}

void removeDatabase(const QString &path)
{
    for (const QString &part : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm"), QStringLiteral(".backup")})
        QFile::remove(path + part);
}

double megabytes(const QString &path)
{
    return double(QFileInfo(path).size()) / 1e6;
}

struct Imported {
    double seconds = 0; //!< of the writer; making the receipts is not counted
    double cpuSeconds = 0; //!< the same as processor time, which other programs do not stretch
    double worstBatchMs = 0;
    double worstBatchCpuMs = 0; //!< of any batch: a disk that others keep busy is not in it
};

//! The pages of a first fetch: newest first, each with its oldest receipt first.
std::optional<Imported> import(Database &database, qint64 rows)
{
    const JournalGenerator generator;
    ReceiptStore store(database);
    Imported imported;
    for (qint64 done = 0; done < rows; done += kBatch) {
        const QList<Receipt> batch = generator.receipts(done, int(std::min<qint64>(kBatch, rows - done)));
        const std::clock_t cpu = std::clock();
        QElapsedTimer timer;
        timer.start();
        const Result<UpsertResult> result = await(store.upsert(batch, {}, JournalGenerator::contract(), SyncState{}));
        if (!result) {
            failed(result.error());
            return {};
        }
        const double took = double(timer.nsecsElapsed()) / 1e9;
        imported.seconds += took;
        const double tookCpu = double(std::clock() - cpu) / CLOCKS_PER_SEC;
        imported.cpuSeconds += tookCpu;
        imported.worstBatchCpuMs = std::max(imported.worstBatchCpuMs, tookCpu * 1000);
        imported.worstBatchMs = std::max(imported.worstBatchMs, took * 1000);
        if ((done + kBatch) % 1'000'000 == 0)
            QTextStream(stderr) << done + kBatch << " receipts, " << qint64(double(done + kBatch) / imported.seconds) << "/s\n";
    }
    return imported;
}

//! As if the whole journal were older than the index: nothing is indexed on the way in.
Result<Done> indexNothing(QSqlDatabase &db)
{
    Statement update(db, QStringLiteral("UPDATE counters SET value = ? WHERE name = 'search.floor'"));
    return update.run(std::numeric_limits<qint64>::max()) ? Result<Done>(Done{}) : Result<Done>(update.error());
}

//! The same rows in the same order as statements, a transaction for each batch, for tables of the same form.
Result<Done> writeScript(QSqlDatabase &db, const QString &file, bool trigram)
{
    QFile script(file);
    if (!script.open(QIODevice::WriteOnly))
        return Error{Error::Kind::Storage, script.errorString(), {}, {}};
    script.write("PRAGMA journal_mode = WAL;\nPRAGMA synchronous = NORMAL;\nPRAGMA cache_size = -32768;\n");
    const QStringList tables{QStringLiteral("contracts"),     QStringLiteral("registers"),        QStringLiteral("receipts"),
                             QStringLiteral("receipt_lines"), QStringLiteral("receipt_payments"), QStringLiteral("receipt_taxes")};
    Statement schema(db, QStringLiteral("SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type DESC"));
    for (const QString &table : tables) {
        if (!schema.run(table))
            return schema.error();
        while (schema.next())
            script.write(schema.text(0).toUtf8() + ";\n");
    }
    if (trigram)
        script.write("CREATE VIRTUAL TABLE trigrams USING fts5 (names, content = '', tokenize = 'trigram');\n");

    const auto copy = [&](const QString &table, const QString &key, qint64 from, qint64 to) -> Result<Done> {
        Statement columns(db, QStringLiteral("SELECT group_concat('quote(' || name || ')', '||'',''||') FROM pragma_table_info(?)"));
        if (!columns.run(table) || !columns.next())
            return columns.error();
        Statement rows(db, QStringLiteral("SELECT 'INSERT INTO %1 VALUES(' || %2 || ');' FROM %1 WHERE %3 >= ? AND %3 < ? ORDER BY %3")
                               .arg(table, columns.text(0), key));
        if (!rows.run(from, to))
            return rows.error();
        while (rows.next())
            script.write(rows.text(0).toUtf8() + '\n');
        return rows.failed() ? Result<Done>(rows.error()) : Result<Done>(Done{});
    };
    constexpr qint64 kAll = std::numeric_limits<qint64>::max();
    for (const QString &table : {tables.at(0), tables.at(1)}) {
        if (const Result<Done> done = copy(table, QStringLiteral("id"), 0, kAll); !done)
            return done;
    }
    Statement next(db, QStringLiteral("SELECT min(id) FROM (SELECT id FROM receipts WHERE id < ? ORDER BY id DESC LIMIT %1)").arg(kBatch));
    for (qint64 below = kAll;;) {
        if (!next.run(below) || !next.next())
            return next.error();
        const qint64 from = next.integer(0);
        const bool none = next.isNull(0);
        next.finish();
        if (none)
            break;
        script.write("BEGIN;\n");
        for (qsizetype i = 2; i < tables.size(); ++i) {
            if (const Result<Done> done = copy(tables.at(i), i == 2 ? QStringLiteral("id") : QStringLiteral("receipt_id"), from, below);
                !done)
                return done;
        }
        if (trigram) {
            Statement names(db, QStringLiteral("SELECT 'INSERT INTO trigrams (rowid, names) VALUES(' || receipt_id || ',' || "
                                               "quote(group_concat(name, char(10))) || ');' FROM receipt_lines "
                                               "WHERE receipt_id >= ? AND receipt_id < ? GROUP BY receipt_id"));
            if (!names.run(from, below))
                return names.error();
            while (names.next())
                script.write(names.text(0).toUtf8() + '\n');
        }
        script.write("COMMIT;\n");
        below = from;
    }
    return Done{};
}

//! How fast the shell inserts the rows of that database.
bool benchShell(Database &source, const QString &dir, qint64 rows, bool trigram, Report &report)
{
    const QString script = dir + QStringLiteral("/script.sql");
    const QString target = dir + (trigram ? QStringLiteral("/trigram.sqlite") : QStringLiteral("/shell.sqlite"));
    removeDatabase(target);
    if (const Result<Done> written = await(source.read([&](QSqlDatabase &db) { return writeScript(db, script, trigram); })); !written)
        return failed(written.error());
    const std::optional<ShellTime> time = shellRuns(target, script);
    QFile::remove(script);
    if (!time) {
        QTextStream(stderr) << "no sqlite3 shell to compare with\n";
        return true;
    }
    const QString key = trigram ? QStringLiteral("sqlite3_trigram_import_per_s") : QStringLiteral("sqlite3_import_per_s");
    report.raise(key, double(rows) / time->seconds);
    report.raise(key + QStringLiteral("_of_cpu"), double(rows) / time->cpuSeconds);
    removeDatabase(target);
    return true;
}

struct Compared {
    QString key;
    bool index;
};

//! One round; the best of several counts, as what else runs on the machine hits now the one, now the other.
bool benchCompared(const ImportOptions &options, Report &report)
{
    const QString path = options.dir + QStringLiteral("/compared.sqlite");
    for (const Compared &run :
         {Compared{QStringLiteral("import_with_search_per_s"), true}, Compared{QStringLiteral("import_per_s"), false}}) {
        removeDatabase(path);
        Result<std::unique_ptr<Database>> opened = Database::open(path);
        if (!opened)
            return failed(opened.error());
        const std::unique_ptr<Database> database = opened.take();
        if (!run.index) {
            if (const Result<Done> done = await(database->write(indexNothing)); !done)
                return failed(done.error());
        }
        const auto imported = import(*database, options.compared);
        if (!imported)
            return false;
        report.raise(run.key, double(options.compared) / imported->seconds);
        report.raise(run.key + QStringLiteral("_of_cpu"), double(options.compared) / imported->cpuSeconds);
        if (run.index)
            continue;
        for (const bool trigram : {false, true}) {
            if (!benchShell(*database, options.dir, options.compared, trigram, report))
                return false;
        }
        // The index of a journal that is there already.
        SearchStore search(*database);
        QElapsedTimer timer;
        timer.start();
        for (bool complete = false; !complete;) {
            const Result<SearchProgress> progress = await(search.buildStep());
            if (!progress)
                return failed(progress.error());
            complete = progress.value().complete;
        }
        report.raise(QStringLiteral("index_build_per_s"), double(options.compared) / (double(timer.nsecsElapsed()) / 1e9));
    }
    removeDatabase(path);
    return true;
}

void reportRatios(Report &report)
{
    const double shell = report.value(QStringLiteral("sqlite3_import_per_s"));
    if (shell > 0) {
        report.set(QStringLiteral("import_ratio_sqlite3"), report.value(QStringLiteral("import_per_s")) / shell);
        report.set(QStringLiteral("import_cpu_ratio_sqlite3"),
                   report.value(QStringLiteral("import_per_s_of_cpu")) / report.value(QStringLiteral("sqlite3_import_per_s_of_cpu")));
        report.set(QStringLiteral("import_with_search_ratio_sqlite3"), report.value(QStringLiteral("import_with_search_per_s")) / shell);
        report.set(QStringLiteral("import_with_search_ratio_sqlite3_trigram"),
                   report.value(QStringLiteral("import_with_search_per_s")) / report.value(QStringLiteral("sqlite3_trigram_import_per_s")));
    }
}

Result<double> indexMegabytes(QSqlDatabase &db)
{
    Statement size(db, QStringLiteral("SELECT sum(length(block)) FROM receipt_search_data"));
    if (!size.run() || !size.next())
        return size.error();
    return double(size.integer(0)) / 1e6;
}

//! The names of all receipts in a trigram index, as the shell makes one of the journal that is there.
bool benchTrigram(const QString &dir, qint64 rows, Report &report)
{
    const QString target = dir + QStringLiteral("/trigram.sqlite");
    const QString script = dir + QStringLiteral("/script.sql");
    removeDatabase(target);
    QFile file(script);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QTextStream(&file) << "PRAGMA synchronous = OFF;\nPRAGMA cache_size = -32768;\n"
                       << "ATTACH '" << dir << "/journal.sqlite' AS journal;\n"
                       << "CREATE VIRTUAL TABLE trigrams USING fts5 (names, content = '', tokenize = 'trigram');\n"
                       << "INSERT INTO trigrams (rowid, names) SELECT receipt_id, group_concat(name, char(10)) "
                       << "FROM journal.receipt_lines GROUP BY receipt_id;\n";
    file.close();
    const std::optional<ShellTime> time = shellRuns(target, script);
    QFile::remove(script);
    if (!time)
        return true; // no shell: said already
    report.set(QStringLiteral("sqlite3_trigram_build_per_s"), double(rows) / time->seconds);
    report.set(QStringLiteral("sqlite3_trigram_index_mb"), megabytes(target));
    return true;
}

} // namespace

bool benchImport(const ImportOptions &options, Report &report)
{
    report.set(QStringLiteral("rows"), double(options.rows));
    report.set(QStringLiteral("compared_rows"), double(options.compared));
    for (int round = 0; round < kRounds; ++round) {
        if (!benchCompared(options, report))
            return false;
    }
    reportRatios(report);

    const QString path = options.dir + QStringLiteral("/journal.sqlite");
    removeDatabase(path);
    {
        Result<std::unique_ptr<Database>> opened = Database::open(path);
        if (!opened)
            return failed(opened.error());
        const std::unique_ptr<Database> database = opened.take();
        const auto imported = import(*database, options.rows);
        if (!imported)
            return false;
        report.set(QStringLiteral("whole_import_with_search_per_s"), double(options.rows) / imported->seconds);
        report.set(QStringLiteral("whole_import_with_search_per_s_of_cpu"), double(options.rows) / imported->cpuSeconds);
        report.set(QStringLiteral("import_worst_batch_ms"), imported->worstBatchMs);
        report.set(QStringLiteral("import_worst_batch_cpu_ms"), imported->worstBatchCpuMs);
        const Result<double> index = await(database->read(indexMegabytes));
        if (!index)
            return failed(index.error());
        report.set(QStringLiteral("search_index_mb"), index.value());
    }
    report.set(QStringLiteral("database_mb"), megabytes(path));
    report.set(QStringLiteral("database_without_search_mb"), megabytes(path) - report.value(QStringLiteral("search_index_mb")));
    return benchTrigram(options.dir, options.rows, report) && report.save();
}
