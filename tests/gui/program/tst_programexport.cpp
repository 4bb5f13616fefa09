// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// `regilens export` as a process of its own, on journals that others use too.
#include "tests/support/csvreader.h"
#include "tests/unit/storage/searchsupport.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <atomic>
#include <csignal>
#include <thread>

namespace {

struct Outcome {
    int exitCode = -1;
    QByteArray out;
    QString err;
};

} // namespace

class TstProgramExport : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_dir.reset(); }

    void explainsItself();
    void refusesWrongOptions_data();
    void refusesWrongOptions();
    void writesWhatIsInTheJournal();
    void writesWhatPythonReads();
    void keepsToDaysRegistersAndWords();
    void asksForStaffOnlyWhereAllowed();
    void writesToStandardOutput();
    void worksBesideAWriter();
    void readsAJournalAfterACrash();
    void refusesOtherJournals_data();
    void refusesOtherJournals();
    void saysWhenTheDiskIsFull();
    void leavesNothingWhenInterrupted();

private:
    QString journal() const { return m_dir->filePath(QStringLiteral("profile/journal.db")); }
    QString target() const { return m_dir->filePath(QStringLiteral("out/receipts.csv")); }
    QStringList command(const QStringList &more, const QString &language = QStringLiteral("ja")) const
    {
        return QStringList{QStringLiteral("export"), QStringLiteral("--data-dir"), m_dir->filePath(QStringLiteral("profile")),
                           QStringLiteral("--lang"), language} +
               more;
    }
    static void prepare(QProcess &process)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment(); // without a display
        for (const QString &name : {QStringLiteral("DISPLAY"), QStringLiteral("WAYLAND_DISPLAY"), QStringLiteral("QT_QPA_PLATFORM")})
            environment.remove(name);
        environment.remove(QStringLiteral("QT_LOGGING_RULES"));
        process.setProcessEnvironment(environment);
        process.setProgram(QStringLiteral(REGILENS_PROGRAM));
    }
    Outcome run(const QStringList &arguments) const
    {
        QProcess process;
        prepare(process);
        process.setArguments(arguments);
        process.start();
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), QString::fromUtf8(process.readAllStandardError())};
    }
    QByteArray bytes(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QList<QStringList> rows() const { return readCsv(bytes(target())); }
    QList<Receipt> fill(Database &database, int count);
    void execute(const QString &sql);

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TstProgramExport::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    for (const QString &folder : {QStringLiteral("profile"), QStringLiteral("out")})
        QVERIFY(QDir(m_dir->path()).mkdir(folder));
}

//! Answers them oldest first.
QList<Receipt> TstProgramExport::fill(Database &database, int count)
{
    ReceiptStore store(database);
    QRandomGenerator random(11);
    QList<Receipt> all;
    for (int key = 0; key < count; ++key)
        all << randomReceipt(random, key);
    for (int from = 0; from < count; from += 1000) {
        if (!await(store.upsert(all.mid(from, 1000), {}, kShop, {})))
            qFatal("no journal");
    }
    std::stable_sort(all.begin(), all.end(), [](const Receipt &a, const Receipt &b) { return a.soldAt < b.soldAt; });
    return all;
}

void TstProgramExport::execute(const QString &sql)
{
    const std::unique_ptr<Database> database = valueOf(Database::open(journal()));
    QVERIFY(database);
    valueOf(database->write([&](QSqlDatabase &db) -> Result<Done> {
        Statement statement(db, sql);
        return statement.run() ? Result<Done>(Done{}) : Result<Done>(statement.error());
    }));
}

void TstProgramExport::explainsItself()
{
    const Outcome english = run(command({QStringLiteral("--help")}, QStringLiteral("en")));
    QCOMPARE(english.exitCode, 0);
    QVERIFY(english.out.startsWith("Usage: regilens export --out FILE [options]\n"));
    for (const char *option : {"--from", "--to", "--query", "--register", "--lines", "--plain", "--data-dir", "--lang", "Exit codes"})
        QVERIFY2(english.out.contains(option), option);
    const Outcome japanese = run(command({QStringLiteral("--help")}));
    QCOMPARE(japanese.exitCode, 0);
    QVERIFY(japanese.out.contains(QStringLiteral("終了コード").toUtf8()));
    QVERIFY(run({QStringLiteral("--help")}).out.contains("export "));
}

void TstProgramExport::refusesWrongOptions_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("says");
    const QString out = QStringLiteral("--out=x.csv");
    QTest::newRow("no file") << QStringList() << QStringLiteral("Say where to write: --out FILE.");
    QTest::newRow("unknown") << QStringList{out, QStringLiteral("--nonsense")} << QStringLiteral("nonsense");
    QTest::newRow("day") << QStringList{out, QStringLiteral("--from"), QStringLiteral("2026-02-30")}
                         << QStringLiteral("--from takes a day such as 2026-01-24, not “2026-02-30”.");
    QTest::newRow("no day") << QStringList{out, QStringLiteral("--to"), QStringLiteral("soon")} << QStringLiteral("--to takes a day");
    QTest::newRow("reversed") << QStringList{out, QStringLiteral("--from=2026-02-02"), QStringLiteral("--to=2026-02-01")}
                              << QStringLiteral("--from is later than --to.");
    QTest::newRow("language") << QStringList{out, QStringLiteral("--lang=fr")} << QStringLiteral("--lang takes ja or en, not “fr”.");
    QTest::newRow("word") << QStringList{out, QStringLiteral("milk")} << QStringLiteral("“milk” belongs to no option.");
    QTest::newRow("register") << QStringList{QStringLiteral("--out"), QStringLiteral("-"), QStringLiteral("--register=9")}
                              << QStringLiteral("There are: demo001:1, demo001:2, demo001:3");
}

void TstProgramExport::refusesWrongOptions()
{
    QFETCH(QStringList, options);
    QFETCH(QString, says);
    {
        const std::unique_ptr<Database> database = valueOf(Database::open(journal()));
        fill(*database, 30);
    }
    const Outcome outcome = run(command(options, QStringLiteral("en")));
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(outcome.err.contains(says), qPrintable(outcome.err));
    QVERIFY(outcome.out.isEmpty());
}

void TstProgramExport::writesWhatIsInTheJournal()
{
    QList<Receipt> all;
    {
        const std::unique_ptr<Database> database = valueOf(Database::open(journal()));
        all = fill(*database, 1300);
    }
    const Outcome outcome = run(command({QStringLiteral("--out"), target()}));
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY2(outcome.err.contains(QStringLiteral("1,300 件")), qPrintable(outcome.err));
    QVERIFY(outcome.out.isEmpty());
    QVERIFY(bytes(target()).startsWith("\xEF\xBB\xBF"));
    const QList<QStringList> read = rows();
    QCOMPARE(read.size(), 1301);
    const QStringList &header = read.first();
    const auto column = [&](const QString &name) { return header.indexOf(name); };
    for (qsizetype i = 0; i < all.size(); ++i) {
        const Receipt &receipt = all.at(i);
        const QStringList &row = read.at(i + 1);
        QCOMPARE(row.size(), header.size());
        QCOMPARE(row.value(column(QStringLiteral("取引ID"))), receipt.vendorKey);
        QCOMPARE(row.value(column(QStringLiteral("合計"))), QString::number(receipt.total.minor));
        QCOMPARE(row.value(column(QStringLiteral("レシート番号"))), receipt.number);
        QCOMPARE(row.value(column(QStringLiteral("担当者"))), receipt.staff);
        QCOMPARE(row.value(column(QStringLiteral("明細数"))), QString::number(receipt.lines.size()));
        QCOMPARE(row.first(), toDateTime(receipt.soldAt, shopZone()).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
    }
}

void TstProgramExport::writesWhatPythonReads()
{
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty())
        QSKIP("needs python3");
    const std::unique_ptr<Database> database = valueOf(Database::open(journal()));
    Receipt odd = makeReceipt(1, kNoon);
    odd.staff = QStringLiteral("=cmd|' /C calc'!A0");
    odd.registerName = QStringLiteral("レジ \"奥\", 2\n階");
    odd.total = {-1980};
    odd.lines.first().name = QStringLiteral("-値引き");
    ReceiptStore store(*database);
    QVERIFY(await(store.upsert({odd, makeReceipt(2, kNoon + std::chrono::minutes(1))}, {}, kShop, {})));
    QCOMPARE(run(command({QStringLiteral("--out"), target()})).exitCode, 0);

    QProcess reader;
    reader.start(python, {QStringLiteral("-c"),
                          QStringLiteral("import csv, json, sys\n"
                                         "rows = list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline=''), strict=True))\n"
                                         "print(json.dumps(rows))"),
                          target()});
    QVERIFY(reader.waitForFinished(30'000));
    QCOMPARE(reader.exitCode(), 0);
    const QJsonArray read = QJsonDocument::fromJson(reader.readAllStandardOutput()).array();
    QCOMPARE(read.size(), 3);
    const QStringList header = read.at(0).toVariant().toStringList();
    const QStringList row = read.at(1).toVariant().toStringList();
    QCOMPARE(row.size(), header.size());
    const auto cell = [&](const QString &name) { return row.value(header.indexOf(name)); };
    QCOMPARE(header.first(), QStringLiteral("日時"));
    QCOMPARE(cell(QStringLiteral("担当者")), QStringLiteral("'=cmd|' /C calc'!A0"));
    QCOMPARE(cell(QStringLiteral("レジ端末")), QStringLiteral("レジ \"奥\", 2\n階"));
    QCOMPARE(cell(QStringLiteral("合計")), QStringLiteral("-1980"));
    QCOMPARE(cell(QStringLiteral("商品")), QStringLiteral("'-値引き ×2; 枝豆"));
    QCOMPARE(rows().at(1), row); // and our own reader agrees, but for the mark
}

void TstProgramExport::keepsToDaysRegistersAndWords()
{
    const std::unique_ptr<Database> database = valueOf(Database::open(journal()));
    const QList<Receipt> all = fill(*database, 1500);
    const Outcome outcome =
        run(command({QStringLiteral("--from"), QStringLiteral("2026-03-05"), QStringLiteral("--to=2026/3/9"), QStringLiteral("--query"),
                     QStringLiteral("豆 >=200"), QStringLiteral("--register=demo001:2"), QStringLiteral("--register=3"),
                     QStringLiteral("--plain"), QStringLiteral("--lines"), QStringLiteral("--out"), target()}));
    QCOMPARE(outcome.exitCode, 0);
    const TimeRange days{dayRange(QDate(2026, 3, 5), shopZone()).from, dayRange(QDate(2026, 3, 9), shopZone()).to};
    const SearchQuery query = parseSearch(QStringLiteral("豆 >=200"), kNoon, shopZone());
    QStringList expected;
    for (const Receipt &receipt : all) {
        const bool found = days.contains(receipt.soldAt) && receipt.reg.terminal != u"1" &&
                           std::all_of(query.terms.begin(), query.terms.end(),
                                       [&](const SearchTerm &term) { return oracle::matches(receipt, term, false); });
        for (qsizetype i = found ? std::max<qsizetype>(1, receipt.lines.size()) : 0; i > 0; --i)
            expected << receipt.vendorKey;
    }
    QVERIFY(expected.size() > 10);
    QStringList keys;
    for (const QStringList &row : rows().mid(1))
        keys << row.value(row.size() - 2);
    QCOMPARE(keys, expected);
}

void TstProgramExport::asksForStaffOnlyWhereAllowed()
{
    const std::unique_ptr<Database> database = valueOf(Database::open(journal()));
    const QList<Receipt> all = fill(*database, 300);
    const QStringList asked{QStringLiteral("--query"), QStringLiteral("担当:佐藤"), QStringLiteral("--out"), target()};
    const Outcome refused = run(command(asked, QStringLiteral("en")));
    QCOMPARE(refused.exitCode, 2);
    QVERIFY(refused.err.startsWith(QStringLiteral("Receipts are not searched by the names of the staff.")));
    QVERIFY(!QFile::exists(target()));

    QFile settings(m_dir->filePath(QStringLiteral("profile/settings.ini")));
    QVERIFY(settings.open(QIODevice::WriteOnly) && settings.write("[search]\nstaff=true\n") > 0);
    settings.close();
    QCOMPARE(run(command(asked)).exitCode, 0);
    QCOMPARE(rows().size() - 1,
             std::count_if(all.begin(), all.end(), [](const Receipt &receipt) { return receipt.staff == QStringLiteral("佐藤"); }));
}

void TstProgramExport::writesToStandardOutput()
{
    const std::unique_ptr<Database> database = valueOf(Database::open(journal()));
    fill(*database, 1100);
    const Outcome outcome = run(command({QStringLiteral("--out"), QStringLiteral("-")}));
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(!outcome.err.isEmpty());
    QCOMPARE(run(command({QStringLiteral("--out"), target()})).exitCode, 0);
    QCOMPARE(outcome.out, bytes(target()));
}

//! Another process, this one, brings in receipts all the while: those that were there are all in the file, once.
void TstProgramExport::worksBesideAWriter()
{
    const std::unique_ptr<Database> database = valueOf(Database::open(journal()));
    const QList<Receipt> all = fill(*database, 3000);
    std::atomic<bool> stop = false;
    std::atomic<int> batches = 0;
    std::thread writer([&] {
        ReceiptStore store(*database);
        QRandomGenerator random(3);
        for (int key = 1'000'000; !stop; key += 50) {
            QList<Receipt> more;
            for (int i = 0; i < 50; ++i)
                more << randomReceipt(random, key + i);
            if (!await(store.upsert(more, {}, kShop, {})))
                qFatal("the writer was kept out");
            ++batches;
        }
    });
    bool complete = true;
    for (int round = 0; round < 3; ++round) {
        const int before = batches;
        const Outcome outcome = run(command({QStringLiteral("--out"), target(), QStringLiteral("--query"), QStringLiteral("¥0..99999")}));
        complete = complete && outcome.exitCode == 0 && batches > before;
        QSet<QString> keys;
        const QList<QStringList> read = rows().mid(1);
        for (const QStringList &row : read)
            keys.insert(row.value(row.size() - 2));
        complete = complete && keys.size() == read.size(); // none twice
        for (const Receipt &receipt : all)
            complete = complete && keys.contains(receipt.vendorKey);
    }
    stop = true;
    writer.join();
    QVERIFY(complete);
}

void TstProgramExport::readsAJournalAfterACrash()
{
    const QString crashed = m_dir->filePath(QStringLiteral("crashed"));
    QVERIFY(QDir().mkpath(crashed));
    {
        const std::unique_ptr<Database> database = valueOf(Database::open(journal()));
        fill(*database, 200);
        // As kill -9 leaves it: a log, and nobody who folds it in.
        QVERIFY(QFile::copy(journal(), crashed + QStringLiteral("/journal.db")));
        QVERIFY(QFile::copy(journal() + QStringLiteral("-wal"), crashed + QStringLiteral("/journal.db-wal")));
    }
    const Outcome outcome = run({QStringLiteral("export"), QStringLiteral("--data-dir"), crashed, QStringLiteral("--out"), target()});
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.err));
    QCOMPARE(rows().size(), 201);
}

void TstProgramExport::refusesOtherJournals_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("says");
    QTest::newRow("older") << QStringLiteral("2") << QStringLiteral("an older version of this program");
    QTest::newRow("newer") << QStringLiteral("900") << QStringLiteral("a newer version of this program");
    QTest::newRow("none") << QString() << QStringLiteral("There is no data of this program in that folder.");
}

void TstProgramExport::refusesOtherJournals()
{
    QFETCH(QString, version);
    QFETCH(QString, says);
    if (!version.isEmpty())
        execute(QStringLiteral("PRAGMA user_version = ") + version);
    const QByteArray before = bytes(journal());
    const Outcome outcome = run(command({QStringLiteral("--out"), target()}, QStringLiteral("en")));
    QCOMPARE(outcome.exitCode, 3);
    QVERIFY2(outcome.err.contains(says), qPrintable(outcome.err));
    QCOMPARE(bytes(journal()), before);
    QCOMPARE(QFile::exists(journal()), !version.isEmpty());
    QVERIFY(!QFile::exists(target()));
}

void TstProgramExport::saysWhenTheDiskIsFull()
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("needs /dev/full");
    const std::unique_ptr<Database> database = valueOf(Database::open(journal()));
    fill(*database, 100);
    QProcess process;
    prepare(process);
    process.setArguments(command({QStringLiteral("--out"), QStringLiteral("-")}, QStringLiteral("en")));
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    process.start();
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("The disk is full, so no file was written."));
}

void TstProgramExport::leavesNothingWhenInterrupted()
{
#ifdef Q_OS_LINUX
    const std::unique_ptr<Database> database = valueOf(Database::open(journal()));
    fill(*database, 20'000);
    QFile old(target());
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    QProcess process;
    prepare(process);
    process.setArguments(command({QStringLiteral("--out"), target()}, QStringLiteral("en")));
    process.start();
    QVERIFY(process.waitForStarted());
    // As soon as it has its file open.
    const QDir handles(QStringLiteral("/proc/%1/fd").arg(process.processId()));
    QVERIFY(QTest::qWaitFor(
        [&] {
            for (const QFileInfo &handle : handles.entryInfoList(QDir::Files | QDir::System)) {
                if (handle.symLinkTarget().startsWith(m_dir->filePath(QStringLiteral("out"))))
                    return true;
            }
            return false;
        },
        10'000));
    QCOMPARE(::kill(pid_t(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(process.readAllStandardError().contains("The export was interrupted. No file was written."));
    QCOMPARE(bytes(target()), QByteArray("old"));
    QCOMPARE(QDir(m_dir->filePath(QStringLiteral("out"))).entryList(QDir::Files | QDir::Hidden).size(), 1);
#else
    QSKIP("needs signals");
#endif
}

QTEST_GUILESS_MAIN(TstProgramExport)
#include "tst_programexport.moc"
