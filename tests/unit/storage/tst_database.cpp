// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/linkstore.h"
#include "app/storage/migrations.h"
#include "app/storage/receiptstore.h"
#include "app/storage/statement.h"
#include "tests/unit/storage/journalsupport.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QScopeGuard>
#include <QSemaphore>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QThread>

namespace {

constexpr int kBatch = 20;

//! The program that is killed: writes batches with the number of the batch as the cursor, for ever.
int writeForEver(const QString &path)
{
    const std::unique_ptr<Database> database = valueOf(Database::open(path));
    ReceiptStore store(*database);
    for (int batch = 1;; ++batch) {
        QList<Receipt> receipts;
        for (int i = 0; i < kBatch; ++i)
            receipts << makeReceipt(batch * kBatch + i, kNoon + std::chrono::seconds(batch));
        if (!await(store.upsert(receipts, {}, kShop, SyncState{fromMs(batch), {}, {}})))
            return 1;
        if (batch == 5) {
            fputs("writing\n", stdout);
            fflush(stdout);
        }
    }
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QString reasonOf(const QString &path, const OpenOptions &options = {})
{
    const Result<std::unique_ptr<Database>> opened = Database::open(path, options);
    return opened ? QStringLiteral("opened") : opened.error().reason;
}

int schemaVersion(Database &database)
{
    return valueOf(database.read([](QSqlDatabase &db) -> Result<int> {
        Statement version(db, QStringLiteral("PRAGMA user_version"));
        if (!version.run() || !version.next())
            return version.error();
        return int(version.integer(0));
    }));
}

QString setting(QSqlDatabase &db, const QString &name)
{
    Statement pragma(db, QStringLiteral("PRAGMA ") + name);
    return pragma.run() && pragma.next() ? pragma.text(0) : QString();
}

} // namespace

class TstDatabase : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
        m_path = m_dir->filePath(QStringLiteral("sub/journal.sqlite"));
    }

    void makesTheFileAndItsFolder();
    void keepsWhatWasWritten();
    void setsUpTheConnections();
    void refusesANewerDatabase();
    void refusesADatabaseOfAnotherProgram();
    void seesGarbage();
    void seesATruncatedFile();
    void seesADamagedPage();
    void seesAReadOnlyFolder();
    void seesAPathThatIsAFolder();
    void copiesBeforeItMigrates();
    void leavesTheOldSchemaWhenAMigrationFails();
    void splitsStatements();
    void ordersMigrations();
    void readsWhileItWrites();
    void readsWhileALongReadGoesOn();
    void finishesQueuedWrites();
    void dropsQueuedReads();
    void skipsACancelledRead();
    void survivesAKillInMidWrite();

private:
    void makeDatabaseWithRows(int rows);
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TstDatabase::makeDatabaseWithRows(int rows)
{
    const std::unique_ptr<Database> database = valueOf(Database::open(m_path));
    QVERIFY(database);
    QList<Receipt> receipts;
    for (int i = 0; i < rows; ++i)
        receipts << makeReceipt(i + 1, kNoon + std::chrono::seconds(i));
    (void)valueOf(ReceiptStore(*database).upsert(receipts, {}, kShop, {}));
}

void TstDatabase::makesTheFileAndItsFolder()
{
    const std::unique_ptr<Database> database = valueOf(Database::open(m_path));
    QVERIFY(database);
    QVERIFY(QFile::exists(m_path));
    QVERIFY(schemaVersion(*database) >= 1);
    QVERIFY(!QFile::exists(backupPath(m_path))); // there was nothing to copy
}

void TstDatabase::keepsWhatWasWritten()
{
    makeDatabaseWithRows(3);
    QVERIFY(!QFile::exists(m_path + QStringLiteral("-wal"))); // the last connection folded it in
    const std::unique_ptr<Database> database = valueOf(Database::open(m_path));
    QVERIFY(database);
    QCOMPARE(valueOf(ReceiptStore(*database).idsIn(dayRange(QDate(2026, 3, 14), shopZone()), {})).size(), 3);
}

void TstDatabase::setsUpTheConnections()
{
    const std::unique_ptr<Database> database = valueOf(Database::open(m_path));
    QVERIFY(database);
    const auto writer = valueOf(database->write([](QSqlDatabase &db) -> Result<QStringList> {
        return QStringList{setting(db, QStringLiteral("journal_mode")), setting(db, QStringLiteral("synchronous")),
                           setting(db, QStringLiteral("foreign_keys")),
                           QThread::currentThread() == QCoreApplication::instance()->thread() ? QStringLiteral("here")
                                                                                              : QStringLiteral("elsewhere")};
    }));
    QCOMPARE(writer, QStringList({QStringLiteral("wal"), QStringLiteral("1"), QStringLiteral("1"), QStringLiteral("elsewhere")}));
    const Result<Done> written = await(database->read([](QSqlDatabase &db) -> Result<Done> {
        Statement statement(db, QStringLiteral("DELETE FROM counters"));
        return statement.run() ? Result<Done>(Done{}) : Result<Done>(statement.error());
    }));
    QVERIFY(!written); // the reader cannot write
}

void TstDatabase::refusesANewerDatabase()
{
    {
        const std::unique_ptr<Database> database = valueOf(Database::open(m_path));
        QVERIFY(database);
        (void)valueOf(database->write([](QSqlDatabase &db) -> Result<Done> {
            Statement version(db, QStringLiteral("PRAGMA user_version = 9999"));
            return version.run() ? Result<Done>(Done{}) : Result<Done>(version.error());
        }));
    }
    const QByteArray before = contentOf(m_path);
    QCOMPARE(reasonOf(m_path), QStringLiteral("profile.newer"));
    QCOMPARE(contentOf(m_path), before);
}

void TstDatabase::refusesADatabaseOfAnotherProgram()
{
    const QString name = QStringLiteral("other");
    QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        db.setDatabaseName(m_path);
        QVERIFY(db.open());
        Statement table(db, QStringLiteral("CREATE TABLE theirs (a)"));
        QVERIFY(table.run());
    }
    QSqlDatabase::removeDatabase(name);
    QCOMPARE(reasonOf(m_path), QStringLiteral("profile.damaged"));
}

void TstDatabase::seesGarbage()
{
    QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
    writeFile(m_path, QByteArray(20000, 'x'));
    QCOMPARE(reasonOf(m_path), QStringLiteral("profile.damaged"));
    QCOMPARE(contentOf(m_path), QByteArray(20000, 'x'));
}

void TstDatabase::seesATruncatedFile()
{
    makeDatabaseWithRows(500);
    const QByteArray whole = contentOf(m_path);
    for (const double part : {0.9, 0.5, 0.01}) {
        writeFile(m_path, whole.left(qsizetype(double(whole.size()) * part)));
        QCOMPARE(reasonOf(m_path), QStringLiteral("profile.damaged"));
    }
}

void TstDatabase::seesADamagedPage()
{
    makeDatabaseWithRows(500);
    QByteArray content = contentOf(m_path);
    const qsizetype page = 4096;
    for (qsizetype at = 30 * page; at < 40 * page; ++at)
        content[at] = char(at * 7);
    writeFile(m_path, content);
    QCOMPARE(reasonOf(m_path, {true, QStringLiteral(":/migrations")}), QStringLiteral("profile.damaged"));
}

void TstDatabase::seesAReadOnlyFolder()
{
    makeDatabaseWithRows(1);
    const QString folder = QFileInfo(m_path).path();
    QVERIFY(QFile::setPermissions(m_path, QFileDevice::ReadOwner));
    QVERIFY(QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::ExeOwner));
    const bool canWrite = QFile(folder + QStringLiteral("/probe")).open(QIODevice::WriteOnly);
    const QString reason = reasonOf(m_path);
    QVERIFY(QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
    if (canWrite)
        QSKIP("this user (root) can write everywhere");
    QCOMPARE(reason, QStringLiteral("profile.readOnly"));
}

void TstDatabase::seesAPathThatIsAFolder()
{
    QVERIFY(QDir().mkpath(m_path));
    QCOMPARE(reasonOf(m_path), QStringLiteral("profile.readOnly"));
    QCOMPARE(reasonOf(m_path + QStringLiteral("/../../sub")), QStringLiteral("profile.readOnly"));
}

void TstDatabase::copiesBeforeItMigrates()
{
    makeDatabaseWithRows(3);
    const QString folder = m_dir->filePath(QStringLiteral("migrations"));
    QVERIFY(QDir().mkpath(folder));
    const QList<Migration> real = valueOf(migrationsIn(QStringLiteral(":/migrations")));
    for (const Migration &migration : real)
        QVERIFY(QFile::copy(migration.path, folder + u'/' + QFileInfo(migration.path).fileName()));
    const QString next = QStringLiteral("%1-more.sql").arg(real.size() + 1, 4, 10, QLatin1Char('0'));
    writeFile(folder + u'/' + next, "-- more\nCREATE TABLE more (a);\nINSERT INTO more VALUES (';');\n");

    const std::unique_ptr<Database> database = valueOf(Database::open(m_path, {false, folder}));
    QVERIFY(database);
    QCOMPARE(schemaVersion(*database), int(real.size()) + 1);
    QCOMPARE(reasonOf(m_path), QStringLiteral("profile.newer")); // for the program without the new file

    const std::unique_ptr<Database> copy = valueOf(Database::open(backupPath(m_path)));
    QVERIFY(copy);
    QCOMPARE(schemaVersion(*copy), int(real.size()));
    QCOMPARE(valueOf(ReceiptStore(*copy).idsIn(dayRange(QDate(2026, 3, 14), shopZone()), {})).size(), 3);
}

void TstDatabase::leavesTheOldSchemaWhenAMigrationFails()
{
    const QString folder = m_dir->filePath(QStringLiteral("migrations"));
    QVERIFY(QDir().mkpath(folder));
    writeFile(folder + QStringLiteral("/0001-one.sql"), "CREATE TABLE one (a);");
    QVERIFY(bool(Database::open(m_path, {false, folder})));
    writeFile(folder + QStringLiteral("/0002-two.sql"), "CREATE TABLE two (a);\nINSERT INTO nowhere VALUES (1);\n");
    QCOMPARE(reasonOf(m_path, {false, folder}), QStringLiteral("profile.damaged"));

    QVERIFY(QFile::remove(folder + QStringLiteral("/0002-two.sql")));
    const std::unique_ptr<Database> database = valueOf(Database::open(m_path, {false, folder}));
    QVERIFY(database);
    const QString tables = valueOf(database->read([](QSqlDatabase &db) -> Result<QString> {
        Statement names(db, QStringLiteral("SELECT group_concat(name) FROM sqlite_master"));
        return names.run() && names.next() ? Result<QString>(names.text(0)) : Result<QString>(names.error());
    }));
    QCOMPARE(tables, QStringLiteral("one"));
}

void TstDatabase::splitsStatements()
{
    const QString sql = QStringLiteral("-- c;\nCREATE TABLE a (\n  b TEXT -- not here;x\n);\n\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n"
                                       "  DELETE FROM a;\nEND;\nSELECT 1");
    const QList<QString> statements = statementsOf(sql);
    QCOMPARE(statements.size(), 3);
    QVERIFY(statements.at(1).startsWith(u"CREATE TRIGGER"));
    QVERIFY(statements.at(1).endsWith(u"END;"));
    QCOMPARE(statements.at(2), QStringLiteral("SELECT 1"));
}

void TstDatabase::ordersMigrations()
{
    const QString folder = m_dir->path();
    QVERIFY(!migrationsIn(folder));
    writeFile(folder + QStringLiteral("/0001-a.sql"), "SELECT 1;");
    writeFile(folder + QStringLiteral("/readme.txt"), "no");
    QCOMPARE(valueOf(migrationsIn(folder)).size(), 1);
    writeFile(folder + QStringLiteral("/0003-c.sql"), "SELECT 1;");
    QVERIFY(!migrationsIn(folder));
}

void TstDatabase::readsWhileItWrites()
{
    const std::unique_ptr<Database> database = valueOf(Database::open(m_path));
    QVERIFY(database);
    QSemaphore inWrite;
    QSemaphore mayCommit;
    const QFuture<Result<Done>> write = database->write([&](QSqlDatabase &db) -> Result<Done> {
        Transaction transaction(db);
        Statement update(db, QStringLiteral("UPDATE counters SET value = 7"));
        if (!update.run())
            return update.error();
        inWrite.release();
        mayCommit.acquire();
        return transaction.commit();
    });
    const auto counter = [](QSqlDatabase &db) -> Result<qint64> {
        Statement select(db, QStringLiteral("SELECT value FROM counters"));
        return select.run() && select.next() ? Result<qint64>(select.integer(0)) : Result<qint64>(select.error());
    };
    inWrite.acquire();
    QCOMPARE(valueOf(database->read(counter)), 0); // answered while the writer is in its transaction
    mayCommit.release();
    (void)valueOf(write);
    QCOMPARE(valueOf(database->read(counter)), 7);
}

//! The sums of ten million receipts never keep back the page that a user looks at.
void TstDatabase::readsWhileALongReadGoesOn()
{
    makeDatabaseWithRows(3);
    const std::unique_ptr<Database> database = valueOf(Database::open(m_path));
    QVERIFY(database);
    const auto count = [](QSqlDatabase &db) -> Result<int> {
        Statement rows(db, QStringLiteral("SELECT count(*) FROM receipts"));
        return rows.run() && rows.next() ? Result<int>(int(rows.integer(0))) : Result<int>(rows.error());
    };
    QSemaphore finish;
    auto release = qScopeGuard([&] { finish.release(); });
    const QFuture<Result<int>> longRead = database->readInBackground([&](QSqlDatabase &db) {
        finish.acquire();
        return count(db);
    });
    QCOMPARE(valueOf(database->read(count)), 3); // while the other one has not even begun to count
    QVERIFY(!longRead.isFinished());
    release.dismiss();
    finish.release();
    QCOMPARE(valueOf(longRead), 3);
}

void TstDatabase::finishesQueuedWrites()
{
    QList<QFuture<Result<UpsertResult>>> writes;
    {
        const std::unique_ptr<Database> database = valueOf(Database::open(m_path));
        QVERIFY(database);
        for (int i = 0; i < 20; ++i)
            writes << ReceiptStore(*database).upsert({makeReceipt(i, kNoon)}, {}, kShop, {});
    }
    for (const auto &write : writes)
        QVERIFY(write.isFinished() && write.result());
    const std::unique_ptr<Database> database = valueOf(Database::open(m_path));
    QVERIFY(database);
    QCOMPARE(valueOf(ReceiptStore(*database).totals({kNoon, kNoon + std::chrono::seconds(1)}, {})).count, 20);
}

void TstDatabase::dropsQueuedReads()
{
    QSemaphore started;
    QSemaphore go;
    QFuture<Result<Done>> first;
    QFuture<Result<Done>> second;
    {
        const std::unique_ptr<Database> database = valueOf(Database::open(m_path));
        QVERIFY(database);
        first = database->read([&](QSqlDatabase &) -> Result<Done> {
            started.release();
            go.acquire();
            QThread::msleep(50); // the destructor gets on in the meantime
            return Done{};
        });
        second = database->read([](QSqlDatabase &) -> Result<Done> { return Done{}; });
        started.acquire();
        go.release();
    }
    QVERIFY(first.isFinished() && first.result());
    QVERIFY(second.isFinished());
    QCOMPARE(await(second).error().kind, Error::Kind::Cancelled);
}

void TstDatabase::skipsACancelledRead()
{
    const std::unique_ptr<Database> database = valueOf(Database::open(m_path));
    QVERIFY(database);
    QSemaphore go;
    bool ran = false;
    (void)database->read([&](QSqlDatabase &) -> Result<Done> {
        go.acquire();
        return Done{};
    });
    QFuture<Result<Done>> unwanted = database->read([&](QSqlDatabase &) -> Result<Done> {
        ran = true;
        return Done{};
    });
    unwanted.cancel();
    go.release();
    (void)valueOf(database->read([](QSqlDatabase &) -> Result<Done> { return Done{}; }));
    QVERIFY(!ran);
}

void TstDatabase::survivesAKillInMidWrite()
{
#ifdef Q_OS_WIN
    QSKIP("the same code runs there; the kill is tried on Unix");
#endif
    for (int round = 0; round < 3; ++round) {
        QVERIFY(round == 0 || QFile::remove(m_path));
        QProcess writer;
        writer.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write-for-ever"), m_path});
        QVERIFY(writer.waitForReadyRead(30000)); // it is in its loop now
        writer.kill(); // SIGKILL
        QVERIFY(writer.waitForFinished());
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);

        const std::unique_ptr<Database> database = valueOf(Database::open(m_path, {true, QStringLiteral(":/migrations")}));
        QVERIFY(database);
        const auto counts = valueOf(database->read([](QSqlDatabase &db) -> Result<QList<qint64>> {
            Statement select(db, QStringLiteral("SELECT (SELECT cursor_ms FROM contracts), (SELECT count(*) FROM receipts), "
                                                "(SELECT count(*) FROM receipt_lines), (SELECT count(*) FROM receipt_raw)"));
            if (!select.run() || !select.next())
                return select.error();
            return QList<qint64>{select.integer(0), select.integer(1), select.integer(2), select.integer(3)};
        }));
        QVERIFY(counts.at(0) >= 5);
        QCOMPARE(counts.at(1), counts.at(0) * kBatch);
        QCOMPARE(counts.at(2), counts.at(0) * kBatch * 2);
        QCOMPARE(counts.at(3), counts.at(0) * kBatch);
    }
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--write-for-ever") == 0)
        return writeForEver(QString::fromLocal8Bit(argv[2]));
    TstDatabase test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_database.moc"
