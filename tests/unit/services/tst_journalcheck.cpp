// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/journalcheck.h"
#include "tests/unit/services/journalshop.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>

#include <atomic>

namespace {

constexpr int kReceipts = 3 * JournalWalk::kReceiptsAtOnce + 1;
constexpr qsizetype kPage = 4096;

//! Overwrites one page of that table in the file, under the hands of who has it open.
void losePageOf(Database &database, const QString &table)
{
    const auto root = wait(database.write([table](QSqlDatabase &db) -> Result<qint64> {
        if (Result<Done> folded = execute(db, QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")); !folded)
            return folded.error();
        Statement select(db, QStringLiteral("SELECT rootpage FROM sqlite_master WHERE name = ?"));
        return select.run(table) && select.next() ? Result<qint64>(select.integer(0)) : select.error();
    }));
    QFile file(database.path());
    QByteArray noise(kPage, Qt::Uninitialized);
    QRandomGenerator random(7);
    for (char &byte : noise)
        byte = char(random.bounded(256));
    if (!root || !file.open(QIODevice::ReadWrite) || !file.seek((root.value() - 1) * kPage) || file.write(noise) != kPage)
        qFatal("cannot damage the journal");
}

} // namespace

class TstJournalCheck : public QObject {
    Q_OBJECT
private slots:
    void knowsAnUncleanEnd();
    void readsToTheEnd();
    void meetsDamage_data();
    void meetsDamage();
    void stops();
    void letsOthersWorkMeanwhile();
};

void TstJournalCheck::knowsAnUncleanEnd()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("journal.db"));
    const QString copy = folder.filePath(QStringLiteral("copy.db"));
    const auto open = [](const QString &file) { return Database::open(file).take(); };
    {
        const auto database = open(path);
        QVERIFY(!database->endedUncleanly()); // it is new
        QVERIFY(wait(database->write([](QSqlDatabase &db) { return execute(db, QStringLiteral("DELETE FROM links")); })));
        // What a power cut leaves behind.
        for (const char *end : {"", "-wal"})
            QVERIFY(QFile::copy(path + QLatin1String(end), copy + QLatin1String(end)));
    }
    QVERIFY(!open(path)->endedUncleanly());
    QVERIFY(open(copy)->endedUncleanly());
    QVERIFY(!open(copy)->endedUncleanly());
}

void TstJournalCheck::readsToTheEnd()
{
    JournalShop shop(kReceipts);
    JournalWalk walk(*shop.store.database);
    ReceiptId last;
    int jobs = 0;
    do {
        const Result<ReceiptId> read = wait(walk.readAfter(last));
        QVERIFY(read);
        QVERIFY(read.value() > last || !read.value().isValid());
        last = read.value();
        ++jobs;
    } while (last.isValid());
    QCOMPARE(jobs, 5);

    JournalCheck check(*shop.store.database);
    const QSignalSpy ended(&check, &JournalCheck::ended);
    check.start();
    QVERIFY(check.isRunning());
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(!check.isRunning() && !check.error());

    JournalShop empty(0);
    QVERIFY(!wait(JournalWalk(*empty.store.database).readAfter({})).value().isValid());
}

void TstJournalCheck::meetsDamage_data()
{
    QTest::addColumn<QString>("table");
    for (const char *table : {"receipts", "receipt_lines", "receipt_raw", "dashboards"})
        QTest::newRow(table) << QString::fromLatin1(table);
}

void TstJournalCheck::meetsDamage()
{
    QFETCH(const QString, table);
    JournalShop shop(kReceipts);
    std::atomic<int> told = 0;
    shop.store.database->onDamage([&told](const Error &) { ++told; });
    losePageOf(*shop.store.database, table);
    JournalCheck check(*shop.store.database);
    const QSignalSpy ended(&check, &JournalCheck::ended);
    check.start();
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(check.error());
    QCOMPARE(check.error()->reason, QStringLiteral("profile.damaged"));
    QCOMPARE(told.load(), 1);
}

void TstJournalCheck::stops()
{
    JournalShop shop(kReceipts);
    JournalCheck check(*shop.store.database);
    const QSignalSpy ended(&check, &JournalCheck::ended);
    check.start();
    check.stop();
    QVERIFY(!check.isRunning());
    // Whatever was queued before is done now.
    QVERIFY(wait(shop.store.database->read([](QSqlDatabase &) -> Result<Done> { return Done{}; })));
    QCoreApplication::processEvents();
    QVERIFY(ended.isEmpty());
    check.start(); // once more, from the beginning
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(!check.error());
}

void TstJournalCheck::letsOthersWorkMeanwhile()
{
    JournalShop shop(kReceipts);
    JournalCheck check(*shop.store.database);
    check.start();
    shop.add(kReceipts + 1, kReceipts + 10); // waits until they are written
    QVERIFY(check.isRunning());
    QCOMPARE(shop.count().size(), 2);
    QTRY_VERIFY(!check.isRunning());
    QVERIFY(!check.error());
}

QTEST_GUILESS_MAIN(TstJournalCheck)
#include "tst_journalcheck.moc"
