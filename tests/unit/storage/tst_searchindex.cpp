// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/migrations.h"
#include "app/storage/searchtokens.h"
#include "app/storage/sqlerror.h"
#include "app/storage/statement.h"
#include "tests/unit/storage/searchsupport.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace std::chrono_literals;

class TstSearchIndex : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(QStringLiteral("journal.sqlite"));
    }

    void cutsTextsIntoTokens();
    void coversAmounts_data();
    void coversAmounts();
    void coversHours();
    void indexesAnOlderJournal();
    void takesReceiptsInWhileItIsBuilt();
    void forgetsDeletedReceipts();
    void goesOnAfterAKill();

private:
    //! A journal without an index with receipts in it.
    void makeOldJournal(int receipts);

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

namespace {

//! Does the third migration once more over the receipts that are there, as a journal of before it gets it.
Result<Done> indexAnew(QSqlDatabase &db)
{
    QFile migration(QStringLiteral(":/migrations/0003-search.sql"));
    if (!migration.open(QIODevice::ReadOnly))
        return storageError({}, migration.errorString());
    QStringList statements{QStringLiteral("DROP TABLE receipt_search"), QStringLiteral("DROP TABLE search_words"),
                           QStringLiteral("DROP TABLE search_rows"), QStringLiteral("DELETE FROM counters WHERE name LIKE 'search.%'")};
    statements += statementsOf(QString::fromUtf8(migration.readAll()));
    for (const QString &sql : std::as_const(statements)) {
        Statement statement(db, sql);
        if (!statement.run())
            return statement.error();
    }
    return Done{};
}

int hits(SearchStore &search, const QString &typed)
{
    SearchTally tally;
    while (!tally.complete)
        tally = valueOf(search.tally({parseSearch(typed, kNoon, shopZone()), {}, false}, tally, false));
    return int(tally.count);
}

//! In a process of its own: indexes until it is killed.
int buildUntilKilled(const QString &path)
{
    Result<std::unique_ptr<Database>> opened = Database::open(path);
    if (!opened)
        return 1;
    const std::unique_ptr<Database> database = opened.take();
    SearchStore search(*database);
    for (;;) {
        const auto progress = await(search.buildStep());
        if (!progress)
            return 1;
        if (progress.value().complete)
            return 0;
    }
}

} // namespace

void TstSearchIndex::makeOldJournal(int receipts)
{
    const auto database = valueOf(Database::open(m_path));
    ReceiptStore store(*database);
    QRandomGenerator random(7);
    QList<Receipt> batch;
    for (int i = 0; i < receipts; ++i)
        batch << randomReceipt(random, i);
    QVERIFY(await(store.upsert(batch, {}, kShop, {})));
    QVERIFY(await(database->write(indexAnew)));
}

void TstSearchIndex::cutsTextsIntoTokens()
{
    QCOMPARE(gramTokens(u"生ビ a"), (QByteArrayList{"751f", "751f30d3", "30d3", "0061"}));
    QCOMPARE(gramTokensOfWord(u"生"), QByteArrayList{"751f"});
    QCOMPARE(gramTokensOfWord(u"生ビ"), QByteArrayList{"751f30d3"});
    QCOMPARE(gramTokensOfWord(u"a b"), QByteArrayList());
    QCOMPARE(gramTokensOfWord(u"ああああ"), QByteArrayList{"30423042"});
    QCOMPARE(numberTokens(QStringLiteral("1-000123")), (QByteArrayList{"n1000123", "n123"}));
    QCOMPARE(numberTokens(QStringLiteral("000123")), QByteArrayList{"n123"});
    QCOMPARE(numberTokens(QStringLiteral("r12")), (QByteArrayList{"nr12", "n12"}));
    QCOMPARE(numberTokens(QStringLiteral("000")), QByteArrayList{"n0"});
    QCOMPARE(numberTokens({}), QByteArrayList());
    QCOMPARE(amountTokens(-3980), (QByteArrayList{"x3980", "ta4", "tb4q3", "tc4q39"}));
    QCOMPARE(amountTokens(0), (QByteArrayList{"x0", "ta1", "tb1q0"}));
    // Stored in every journal: a change needs another kSearchIndexVersion.
    QCOMPARE(kSearchIndexVersion, 1);
    QCOMPARE(wordToken(WordField::Item, wordId(WordField::Item, QStringLiteral("コーヒー"))), QByteArrayLiteral("w1t3s9qo15urmf"));
}

void TstSearchIndex::coversAmounts_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<int>("most"); // tokens
    const qint64 none = -1;
    QTest::newRow("one") << qint64(3980) << qint64(3980) << 1;
    QTest::newRow("5000 and more") << qint64(5000) << none << 25;
    QTest::newRow("5250 and more") << qint64(5250) << none << 40;
    QTest::newRow("up to 999") << none << qint64(999) << 3;
    QTest::newRow("up to 0") << none << qint64(0) << 1;
    QTest::newRow("1234 to 56789") << qint64(1234) << qint64(56789) << 40;
    QTest::newRow("all") << none << none << 19;
}

//! Every amount of the range has one of the tokens, and those far from its ends do not.
void TstSearchIndex::coversAmounts()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    QFETCH(int, most);
    const AmountRange range{from < 0 ? std::nullopt : std::optional(from), to < 0 ? std::nullopt : std::optional(to)};
    const QByteArrayList tokens = amountTokensIn(range);
    QVERIFY2(tokens.size() <= most, qPrintable(QString::number(tokens.size())));
    for (qint64 amount = 0; amount < 300'000; amount += amount < 20'000 ? 1 : 137) {
        const QByteArrayList own = amountTokens(amount);
        const bool covered = std::any_of(own.begin(), own.end(), [&](const QByteArray &token) { return tokens.contains(token); });
        if (amount >= from && (to < 0 || amount <= to))
            QVERIFY2(covered, qPrintable(QString::number(amount)));
        else if (amount * 10 < from * 9 - 10 || (to >= 0 && amount > to + to / 10 + 10))
            QVERIFY2(!covered, qPrintable(QString::number(amount)));
    }
    QVERIFY(amountTokensIn({{}, -1}).isEmpty());
    QVERIFY(amountTokensIn({10, 9}).isEmpty());
}

void TstSearchIndex::coversHours()
{
    QCOMPARE(hourTokensIn({840, 900}), QByteArrayList{"h14"});
    QCOMPARE(hourTokensIn({850, 901}), (QByteArrayList{"h14", "h15"}));
    QCOMPARE(hourTokensIn({1380, 60}), (QByteArrayList{"h23", "h0"}));
    QCOMPARE(hourTokensIn({0, 1440}).size(), 24);
}

void TstSearchIndex::indexesAnOlderJournal()
{
    makeOldJournal(2500);
    const auto database = valueOf(Database::open(m_path));
    QVERIFY(database);
    SearchStore search(*database);
    QCOMPARE(hits(search, QStringLiteral("豆")), 0); // none yet
    SearchProgress progress;
    progress.complete = false;
    double fraction = 0;
    Instant builtFrom = kNoon;
    int steps = 0;
    while (!progress.complete) {
        progress = valueOf(search.buildStep());
        QVERIFY(progress.fraction > fraction && progress.fraction <= 1);
        fraction = progress.fraction;
        if (!progress.complete) {
            QVERIFY(progress.builtFrom < builtFrom);
            builtFrom = progress.builtFrom;
        }
        ++steps;
    }
    QCOMPARE(steps, 3);
    QVERIFY(valueOf(search.buildStep()).complete);
    QVERIFY(hits(search, QStringLiteral("豆")) > 1000);
    const QMap<QByteArray, qint64> built = indexContent(*database);

    // The same as if it had been filled with the receipts.
    QTemporaryDir other;
    const auto fresh = valueOf(Database::open(other.filePath(QStringLiteral("j.sqlite"))));
    ReceiptStore store(*fresh);
    QRandomGenerator random(7);
    QList<Receipt> batch;
    for (int i = 0; i < 2500; ++i)
        batch << randomReceipt(random, i);
    QVERIFY(await(store.upsert(batch, {}, kShop, {})));
    QCOMPARE(indexContent(*fresh), built);
}

//! New, changed and moved receipts on both sides of what is built already.
void TstSearchIndex::takesReceiptsInWhileItIsBuilt()
{
    makeOldJournal(3000);
    const auto database = valueOf(Database::open(m_path));
    ReceiptStore store(*database);
    SearchStore search(*database);
    QRandomGenerator random(8);
    for (int step = 0; step < 3; ++step) {
        QList<Receipt> batch;
        for (int i = 0; i < 150; ++i) {
            Receipt receipt = randomReceipt(random, random.bounded(3200));
            receipt.changedAt = kNoon + std::chrono::seconds(step);
            batch << receipt;
        }
        QVERIFY(await(store.upsert(batch, {}, kShop, {})));
        valueOf(search.buildStep());
    }
    buildIndex(search);
    const QMap<QByteArray, qint64> grown = indexContent(*database);
    spoilIndex(*database);
    buildIndex(search);
    QCOMPARE(indexContent(*database), grown);
}

//! With the texts that only they had, and without those coming back as known when they are sold again.
void TstSearchIndex::forgetsDeletedReceipts()
{
    const auto database = valueOf(Database::open(m_path));
    ReceiptStore store(*database);
    SearchStore search(*database);
    QRandomGenerator random(9);
    QList<Receipt> batch;
    for (int i = 0; i < 300; ++i)
        batch << randomReceipt(random, i);
    const QMap<QByteArray, qint64> empty = indexContent(*database);
    const QList<ReceiptId> kept = valueOf(store.upsert(batch, {}, kShop, {})).added;
    const QMap<QByteArray, qint64> before = indexContent(*database);

    QList<Receipt> others;
    for (int i = 300; i < 500; ++i) {
        Receipt receipt = randomReceipt(random, i);
        receipt.staff = QStringLiteral("山本");
        others << receipt;
    }
    const auto remove = [&](const QList<ReceiptId> &ids) {
        return await(database->write([ids](QSqlDatabase &db) -> Result<Done> {
            SearchVocabulary vocabulary;
            SearchIndex index(db, vocabulary);
            if (Result<Done> begun = index.begin(); !begun)
                return begun;
            if (Result<Done> forgotten = index.forgetForGood(ids); !forgotten)
                return forgotten;
            Statement statement(db, QStringLiteral("DELETE FROM receipts WHERE id = ?"));
            for (const ReceiptId id : ids) {
                if (!statement.run(id.value))
                    return statement.error();
            }
            return Done{};
        }));
    };
    const auto listed = [&] {
        return valueOf(database->read([](QSqlDatabase &db) -> Result<qint64> {
            Statement select(db, QStringLiteral("SELECT count(*) FROM search_words WHERE text = '山本'"));
            return select.run() && select.next() ? Result<qint64>(select.integer(0)) : Result<qint64>(select.error());
        }));
    };
    const auto ofStaff = [&] {
        SearchTally tally;
        while (!tally.complete)
            tally = valueOf(search.tally({parseSearch(u"担当:山本", kNoon, shopZone()), {}, true}, tally, true));
        return tally.count;
    };
    for (int round = 0; round < 2; ++round) {
        const QList<ReceiptId> added = valueOf(store.upsert(others, {}, kShop, {})).added;
        QCOMPARE(added.size(), 200);
        QCOMPARE(ofStaff(), 200);
        QVERIFY(remove(added));
        QCOMPARE(indexContent(*database), before);
        QCOMPARE(ofStaff(), 0);
        QCOMPARE(listed(), 0);
    }
    QVERIFY(remove(kept));
    QCOMPARE(indexContent(*database), empty);
}

void TstSearchIndex::goesOnAfterAKill()
{
    makeOldJournal(12'000);
    int killed = 0;
    for (int attempt = 0; attempt < 40; ++attempt) {
        QProcess builder;
        builder.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--build"), m_path});
        QVERIFY(builder.waitForStarted());
        if (builder.waitForFinished(60 + 17 * attempt))
            break;
        builder.kill();
        QVERIFY(builder.waitForFinished());
        ++killed;
    }
    QVERIFY(killed > 0);
    const auto database = valueOf(Database::open(m_path, {true, QStringLiteral(":/migrations")}));
    QVERIFY(database);
    SearchStore search(*database);
    buildIndex(search);
    const QMap<QByteArray, qint64> built = indexContent(*database);
    spoilIndex(*database);
    buildIndex(search);
    QCOMPARE(indexContent(*database), built);
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--build"))
        return buildUntilKilled(arguments.value(2));
    TstSearchIndex test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_searchindex.moc"
