// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/migrations.h"
#include "app/storage/receiptstore.h"
#include "app/storage/statement.h"
#include "tests/unit/storage/journalsupport.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

#include <thread>

using Step = OpenProgress::Step;

namespace {

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write");
}

//! The program's migrations and one more.
QString migrationsWith(const QString &folder, const QByteArray &next)
{
    if (!QDir().mkpath(folder))
        qFatal("no folder");
    const QList<Migration> real = valueOf(migrationsIn(QStringLiteral(":/migrations")));
    for (const Migration &migration : real) {
        const QString copy = folder + u'/' + QFileInfo(migration.path).fileName();
        if (!QFile::exists(copy) && !QFile::copy(migration.path, copy))
            qFatal("no copy");
    }
    writeFile(folder + QStringLiteral("/%1-more.sql").arg(real.size() + 1, 4, 10, QLatin1Char('0')), next);
    return folder;
}

int newestVersion()
{
    return int(valueOf(migrationsIn(QStringLiteral(":/migrations"))).size());
}

//! The program that is killed: opens the database and tells once it has come to that step.
int openAndTell(const QString &path, const QString &migrations, Step step)
{
    OpenOptions options{false, migrations};
    options.progress = std::make_shared<OpenProgress>();
    std::thread watcher([progress = options.progress, step] {
        while (progress->step != step || (step == Step::Copying && progress->copied == 0))
            std::this_thread::yield();
        fputs("now\n", stdout);
        fflush(stdout);
    });
    watcher.detach();
    const auto opened = Database::open(path, options);
    fputs("opened\n", stdout);
    return opened ? 0 : 1;
}

const QByteArray kQuick = "CREATE TABLE more (a);\n";
//! Some seconds long.
const QByteArray kSlow = "CREATE TABLE more (a);\nINSERT INTO more WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                         "WHERE i < 20000000) SELECT i FROM n;\n";

} // namespace

class TstMigrating : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(QStringLiteral("journal.db"));
        make(0);
    }

    void copiesTheDatabaseWithItsLog();
    void tellsHowFarItIs();
    void copiesNothingWhenItIsCancelled();
    void copiesNothingWithoutSpace();
    void replacesAnOlderCopy();
    void keepsAGoodCopyWhenTheDatabaseIsDamaged();
    void survivesAKillInMidCopy();
    void survivesAKillInMidMigration();

private:
    //! 100 receipts, and that many MB beside them.
    void make(int megabytes);
    //! Of a database with all its receipts; -1 when one is missing.
    int version(const QString &path, const QString &migrations = QStringLiteral(":/migrations"));
    OpenOptions options(const QByteArray &next = kQuick)
    {
        OpenOptions options{false, migrationsWith(m_dir->filePath(QStringLiteral("migrations")), next)};
        options.progress = std::make_shared<OpenProgress>();
        return options;
    }
    QString backup() const { return backupPath(m_path); }
    QStringList files() const { return QDir(m_dir->path()).entryList(QDir::Files, QDir::Name); }
    void killIn(Step step, const OpenOptions &options);

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TstMigrating::make(int megabytes)
{
    const std::unique_ptr<Database> database = valueOf(Database::open(m_path));
    QList<Receipt> list;
    for (int i = 1; i <= 100; ++i)
        list << makeReceipt(i, kNoon + std::chrono::seconds(i));
    (void)valueOf(ReceiptStore(*database).upsert(list, {}, kShop, {}));
    if (megabytes == 0)
        return;
    (void)valueOf(database->write([megabytes](QSqlDatabase &db) -> Result<Done> {
        if (Result<Done> made = execute(db, QStringLiteral("CREATE TABLE ballast (a)")); !made)
            return made;
        return execute(db,
                       QStringLiteral("INSERT INTO ballast WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
                                      "SELECT randomblob(1000000) FROM n")
                           .arg(megabytes));
    }));
}

int TstMigrating::version(const QString &path, const QString &migrations)
{
    const std::unique_ptr<Database> database = valueOf(Database::open(path, {true, migrations}));
    if (!database)
        return -2;
    return valueOf(database->read([](QSqlDatabase &db) -> Result<int> {
        Statement select(db, QStringLiteral("SELECT (SELECT count(*) FROM receipts), user_version FROM pragma_user_version"));
        if (!select.run() || !select.next())
            return select.error();
        return select.integer(0) == 100 ? int(select.integer(1)) : -1;
    }));
}

void TstMigrating::copiesTheDatabaseWithItsLog()
{
    const auto journal = valueOf(Database::open(m_path)); // its log is not folded in while it is open
    (void)valueOf(ReceiptStore(*journal).upsert({makeReceipt(500, kNoon)}, {}, kShop, {}));
    QVERIFY(QFileInfo(m_path + QStringLiteral("-wal")).size() > 0);
    const QString other = m_dir->filePath(QStringLiteral("other.db"));
    QVERIFY(QFile::copy(m_path, other) && QFile::copy(m_path + QStringLiteral("-wal"), other + QStringLiteral("-wal")));
    QVERIFY(bool(Database::open(other, options())));
    const auto copy = valueOf(Database::open(backupPath(other)));
    QCOMPARE(valueOf(ReceiptStore(*copy).idsIn(dayRange(QDate(2026, 3, 14), shopZone()), {})).size(), 101);
}

void TstMigrating::tellsHowFarItIs()
{
    const OpenOptions how = options();
    QVERIFY(bool(Database::open(m_path, how)));
    QCOMPARE(how.progress->step.load(), Step::Migrating);
    QCOMPARE(how.progress->copied.load(), QFileInfo(backup()).size());
    QCOMPARE(how.progress->total.load(), how.progress->copied.load());
}

void TstMigrating::copiesNothingWhenItIsCancelled()
{
    const OpenOptions how = options();
    how.progress->cancelled = true;
    QCOMPARE(Database::open(m_path, how).error().kind, Error::Kind::Cancelled);
    QCOMPARE(files(), QStringList{QStringLiteral("journal.db")});
    QCOMPARE(version(m_path), newestVersion());
}

void TstMigrating::copiesNothingWithoutSpace()
{
    OpenOptions how = options();
    how.freeBytes = [](const QString &) { return qint64(1000); };
    QCOMPARE(Database::open(m_path, how).error().reason, QStringLiteral("profile.space"));
    QCOMPARE(how.progress->missing.load(), QFileInfo(m_path).size() + 64 * 1024 * 1024 - 1000);
    QCOMPARE(files(), QStringList{QStringLiteral("journal.db")});
    how.freeBytes = [](const QString &) { return qint64(-1); }; // not known: it is tried
    QVERIFY(bool(Database::open(m_path, how)));
}

void TstMigrating::replacesAnOlderCopy()
{
    writeFile(backup(), "the one before");
    writeFile(backup() + QStringLiteral(".part"), "half of one");
    QVERIFY(bool(Database::open(m_path, options())));
    QCOMPARE(files(), (QStringList{QStringLiteral("journal.db"), QStringLiteral("journal.db.backup")}));
    QCOMPARE(version(backup()), newestVersion());
}

void TstMigrating::keepsAGoodCopyWhenTheDatabaseIsDamaged()
{
    QVERIFY(QFile::copy(m_path, backup()));
    QFile file(m_path);
    QVERIFY(file.resize(file.size() / 2));
    QCOMPARE(Database::open(m_path, options()).error().reason, QStringLiteral("profile.damaged"));
    QCOMPARE(version(backup()), newestVersion());
}

void TstMigrating::killIn(Step step, const OpenOptions &options)
{
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("--open"), m_path, options.migrations, QString::number(int(step))});
    QVERIFY(program.waitForReadyRead(60'000));
    program.kill(); // SIGKILL
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);
    QVERIFY(!program.readAllStandardOutput().contains("opened"));
}

void TstMigrating::survivesAKillInMidCopy()
{
#ifdef Q_OS_WIN
    QSKIP("the same code runs there; the kill is tried on Unix");
#endif
    make(200);
    const OpenOptions how = options();
    killIn(Step::Copying, how);
    QVERIFY(QFile::exists(backup() + QStringLiteral(".part")) && !QFile::exists(backup()));
    QCOMPARE(version(m_path, how.migrations), newestVersion() + 1);
    QCOMPARE(version(backup()), newestVersion());
    QVERIFY(!QFile::exists(backup() + QStringLiteral(".part")));
}

void TstMigrating::survivesAKillInMidMigration()
{
#ifdef Q_OS_WIN
    QSKIP("the same code runs there; the kill is tried on Unix");
#endif
    killIn(Step::Migrating, options(kSlow));
    QCOMPARE(version(m_path), newestVersion()); // as it was
    QCOMPARE(version(m_path, options(kQuick).migrations), newestVersion() + 1);
    QCOMPARE(version(backup()), newestVersion());
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 5 && qstrcmp(argv[1], "--open") == 0)
        return openAndTell(QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]), Step(atoi(argv[4])));
    TstMigrating test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_migrating.moc"
