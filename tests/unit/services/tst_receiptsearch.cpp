// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/receiptsearch.h"
#include "tests/unit/storage/searchsupport.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace std::chrono_literals;

namespace {

class FixedClock final : public Clock {
public:
    Instant now() const override { return kNoon; }
};

} // namespace

class TstReceiptSearch : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void answersAPage();
    void latestWins();
    void countsAndSums();
    void countsAnewForANewSearch();
    void sorts();
    void tellsWhatCameSince();
    void buildsTheIndex();
    void mendsADamagedIndex();
    void leavesInTheMiddle();

private:
    void upsert(int first, int count, Instant newest);
    template <typename T>
    Result<T> wait(const QFuture<Result<T>> &future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000) || future.resultCount() == 0)
            return Error{Error::Kind::Cancelled, {}, {}, {}};
        return future.result();
    }

    FixedClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<ReceiptStore> m_receipts;
    std::unique_ptr<SearchStore> m_store;
    std::unique_ptr<ReceiptSearch> m_search;
};

void TstReceiptSearch::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_database = valueOf(Database::open(m_dir->filePath(QStringLiteral("journal.sqlite"))));
    QVERIFY(m_database);
    m_receipts = std::make_unique<ReceiptStore>(*m_database);
    m_store = std::make_unique<SearchStore>(*m_database);
    m_search = std::make_unique<ReceiptSearch>(*m_store, m_clock);
}

void TstReceiptSearch::cleanup()
{
    m_search.reset();
    m_store.reset();
    m_receipts.reset();
    m_database.reset();
}

void TstReceiptSearch::upsert(int first, int count, Instant newest)
{
    QList<Receipt> receipts;
    for (int i = 0; i < count; ++i)
        receipts << makeReceipt(first + i, newest - i * 1h);
    QVERIFY(await(m_receipts->upsert(receipts, {}, kShop, {})));
}

void TstReceiptSearch::answersAPage()
{
    upsert(0, 60, kNoon);
    m_search->search({m_search->understand(QStringLiteral("枝豆 今日")), {}, false});
    const Result<SearchPage> page = wait(m_search->page({}, 100));
    QVERIFY(page);
    QCOMPARE(page.value().hits.size(), 13); // 0:00 to 12:00
    QVERIFY(!page.value().next);
    m_search->search({m_search->understand(QStringLiteral("枝豆")), {}, false});
    const Result<SearchPage> first = wait(m_search->page({}, 40));
    QVERIFY(first && first.value().next);
    QCOMPARE(wait(m_search->page(*first.value().next, 40)).value().hits.size(), 20);
}

void TstReceiptSearch::latestWins()
{
    upsert(0, 10, kNoon);
    QSignalSpy changed(m_search.get(), &ReceiptSearch::searchChanged);
    QStringList answers;
    QFuture<Result<SearchPage>> older;
    for (const QString &typed : {QStringLiteral("枝"), QStringLiteral("枝豆"), QStringLiteral("生ビール")}) {
        m_search->search({m_search->understand(typed), {}, false});
        const QFuture<Result<SearchPage>> page = m_search->page({}, 5);
        m_search->startTally();
        onFinished(page, this, [&answers, typed](const Result<SearchPage> &) { answers << typed; });
        if (typed.size() < 3)
            older = page;
    }
    QTRY_COMPARE(m_search->sums().count, 10);
    QTRY_COMPARE(answers, QStringList{QStringLiteral("生ビール")});
    QVERIFY(older.isCanceled());
    QCOMPARE(changed.count(), 3);
}

void TstReceiptSearch::countsAndSums()
{
    upsert(0, 50, kNoon);
    m_search->search({m_search->understand(QStringLiteral("枝豆")), {}, false});
    QSignalSpy changed(m_search.get(), &ReceiptSearch::tallyChanged);
    m_search->startTally();
    QTRY_VERIFY(m_search->sums().complete);
    QVERIFY(m_search->count().complete);
    QVERIFY(changed.count() >= 2);
    QCOMPARE(m_search->count().count, 50);
    QCOMPARE(m_search->sums().sums, QList<Money>{Money{50 * 1424}});
    const Result<SearchPage> page = wait(m_search->page({SearchFrom::Direction::Older, {}, {}, 42}, 5));
    QVERIFY(page);
    QCOMPARE(page.value().hits.first().row.number, QStringLiteral("R42"));
}

void TstReceiptSearch::countsAnewForANewSearch()
{
    upsert(0, 50, kNoon);
    m_search->search({});
    m_search->startTally();
    QTRY_VERIFY(m_search->sums().complete);
    m_search->search({m_search->understand(QStringLiteral("ない言葉")), {}, false});
    QCOMPARE(m_search->count(), SearchTally{});
    m_search->startTally();
    QTRY_VERIFY(m_search->sums().complete);
    QCOMPARE(m_search->sums().count, 0);
}

void TstReceiptSearch::sorts()
{
    QList<Receipt> receipts;
    for (int i = 0; i < 9000; ++i) { // several reads
        Receipt receipt = makeReceipt(i, kNoon - i * 1min);
        receipt.number = QStringLiteral("1-%1").arg((i * 7919) % 9000, 6, 10, QLatin1Char('0'));
        receipt.total = {i % 3 == 0 ? -i : i / 2};
        receipts << receipt;
    }
    QVERIFY(await(m_receipts->upsert(receipts, {}, kShop, {})));
    m_search->search({m_search->understand(QStringLiteral("枝豆")), {}, false});
    const auto rowsOf = [&](SearchOrder order, Qt::SortOrder direction) {
        const QList<ReceiptId> ids = valueOf(wait(m_search->sorted(order, direction)));
        return ids.size() == 9000 ? valueOf(m_receipts->rows(ids)) : QList<ReceiptRow>();
    };
    const QList<ReceiptRow> byAmount = rowsOf(SearchOrder::Amount, Qt::DescendingOrder);
    QCOMPARE(byAmount.size(), 9000);
    QVERIFY(std::is_sorted(byAmount.begin(), byAmount.end(), [](const ReceiptRow &a, const ReceiptRow &b) {
        return std::pair(a.total.minor, a.id) > std::pair(b.total.minor, b.id);
    }));
    const QList<ReceiptRow> byNumber = rowsOf(SearchOrder::Number, Qt::AscendingOrder);
    QCOMPARE(byNumber.size(), 9000);
    QVERIFY(std::is_sorted(byNumber.begin(), byNumber.end(), [](const ReceiptRow &a, const ReceiptRow &b) { return a.number < b.number; }));

    const QFuture<Result<QList<ReceiptId>>> older = m_search->sorted(SearchOrder::Amount, Qt::AscendingOrder);
    m_search->search({});
    QVERIFY(older.isCanceled());
}

void TstReceiptSearch::tellsWhatCameSince()
{
    upsert(0, 10, kNoon);
    m_search->search({m_search->understand(QStringLiteral("枝豆")), {}, false});
    const ReceiptId shown = wait(m_search->page({}, 5)).value().hits.first().row.id;
    QVERIFY(wait(m_search->page({SearchFrom::Direction::Newer, shown}, 5)).value().hits.isEmpty());
    upsert(100, 2, kNoon + 5h);
    const Result<SearchPage> since = wait(m_search->page({SearchFrom::Direction::Newer, shown}, 5));
    QCOMPARE(since.value().hits.size(), 2);
    QCOMPARE(since.value().hits.first().row.number, QStringLiteral("R100"));
}

void TstReceiptSearch::buildsTheIndex()
{
    upsert(0, 2500, kNoon);
    spoilIndex(*m_database);
    QSignalSpy changed(m_search.get(), &ReceiptSearch::progressChanged);
    m_search->buildIndex();
    m_search->buildIndex(); // is under way already
    QTRY_COMPARE(changed.count(), 3);
    QVERIFY(m_search->progress().complete);
    m_search->search({m_search->understand(QStringLiteral("枝豆")), {}, false});
    m_search->startTally();
    QTRY_COMPARE(m_search->sums().count, 2500);
}

void TstReceiptSearch::mendsADamagedIndex()
{
    const auto damage = [this] {
        valueOf(m_database->write([](QSqlDatabase &db) -> Result<Done> {
            Statement spoil(db, QStringLiteral("UPDATE receipt_search_data SET block = zeroblob(2) WHERE id > 10"));
            return spoil.run() ? Result<Done>(Done{}) : Result<Done>(spoil.error());
        }));
    };
    upsert(0, 300, kNoon);
    damage();
    bool toldIncomplete = false;
    connect(m_search.get(), &ReceiptSearch::progressChanged, this,
            [this, &toldIncomplete] { toldIncomplete = toldIncomplete || !m_search->progress().complete; });
    m_search->search({m_search->understand(QStringLiteral("枝豆")), {}, false});
    QVERIFY(wait(m_search->page({}, 5)));
    QVERIFY(toldIncomplete); // the emptied index finds nothing at first
    QTRY_VERIFY(m_search->progress().complete);
    m_search->startTally();
    QTRY_COMPARE(m_search->sums().count, 300);

    // Receipts come in all the same.
    damage();
    for (int batch = 1; batch < 70; ++batch) // until FTS5 reads what it wrote, to merge it
        upsert(batch * 1000, 2, kNoon - batch * 1min);
    buildIndex(*m_store);
    m_search->search({m_search->understand(QStringLiteral("枝豆")), {}, false});
    m_search->startTally();
    QTRY_COMPARE(m_search->sums().count, 300 + 2 * 69);
}

void TstReceiptSearch::leavesInTheMiddle()
{
    upsert(0, 500, kNoon);
    m_search->search({m_search->understand(QStringLiteral("枝豆")), {}, false});
    const QFuture<Result<SearchPage>> page = m_search->page({}, 400);
    m_search->startTally();
    m_search->buildIndex();
    m_search.reset();
    QVERIFY(page.isCanceled());
}

QTEST_GUILESS_MAIN(TstReceiptSearch)
#include "tst_receiptsearch.moc"
