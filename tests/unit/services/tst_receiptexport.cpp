// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/receiptexport.h"
#include "tests/support/csvreader.h"
#include "tests/unit/storage/searchsupport.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace std::chrono_literals;

class TstReceiptExport : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void writesEveryReceiptOnce();
    void readsAllOfAReceipt();
    void writesWhatASearchFinds_data();
    void writesWhatASearchFinds();
    void keepsToADay();
    void tellsHowFarItIs();
    void writesAnEmptyResult();
    void leavesTheOldFileWhenCancelled();
    void anotherOneGivesUpTheFirst();
    void endsInTheMiddle();
    void saysWhereNothingCanBeWritten();
    void saysWhenTheDiskRefuses();
    void refusesAnUnfinishedIndex();

private:
    QString filePath(const QString &name = QStringLiteral("out.csv")) const { return m_dir->filePath(QStringLiteral("out/") + name); }
    QStringList files() const { return QDir(m_dir->filePath(QStringLiteral("out"))).entryList(QDir::Files | QDir::Hidden); }
    ExportOrder order(const QString &typed = {}) const
    {
        ExportOrder order;
        order.search.query = parseSearch(typed, kNoon, shopZone());
        order.kind = CsvKind::Plain;
        return order;
    }
    void fill(int count);
    Result<qint64> wait(const QFuture<Result<qint64>> &future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000) || future.resultCount() == 0)
            return Error{Error::Kind::Cancelled, {}, {}, {}};
        return future.result();
    }
    QStringList keysIn(const QString &file) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<ReceiptStore> m_receipts;
    std::unique_ptr<SearchStore> m_store;
    std::unique_ptr<ReceiptExport> m_export;
    QList<Receipt> m_all; //!< oldest first
};

void TstReceiptExport::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_dir->path()).mkdir(QStringLiteral("out")));
    m_database = valueOf(Database::open(m_dir->filePath(QStringLiteral("journal.sqlite"))));
    QVERIFY(m_database);
    m_receipts = std::make_unique<ReceiptStore>(*m_database);
    m_store = std::make_unique<SearchStore>(*m_database);
    m_export = std::make_unique<ReceiptExport>(*m_store);
    m_all.clear();
}

void TstReceiptExport::cleanup()
{
    m_export.reset();
    m_store.reset();
    m_receipts.reset();
    m_database.reset();
}

void TstReceiptExport::fill(int count)
{
    QRandomGenerator random(7);
    for (int key = 0; key < count; ++key)
        m_all << randomReceipt(random, key);
    QVERIFY(await(m_receipts->upsert(m_all, {}, kShop, {})));
    std::stable_sort(m_all.begin(), m_all.end(), [](const Receipt &a, const Receipt &b) { return a.soldAt < b.soldAt; });
}

//! The vendor's keys, which are in the last column but one.
QStringList TstReceiptExport::keysIn(const QString &path) const
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {QStringLiteral("no file")};
    QList<QStringList> rows = readCsv(file.readAll());
    if (rows.isEmpty())
        return {QStringLiteral("no rows")};
    rows.removeFirst();
    QStringList keys;
    for (const QStringList &row : rows)
        keys << row.value(row.size() - 2);
    return keys;
}

void TstReceiptExport::writesEveryReceiptOnce()
{
    fill(1700); // several pages
    QCOMPARE(wait(m_export->write(order(), filePath())).value(), 1700);
    QStringList expected;
    for (const Receipt &receipt : std::as_const(m_all))
        expected << receipt.vendorKey;
    QCOMPARE(keysIn(filePath()), expected);
    QCOMPARE(files(), QStringList{QStringLiteral("out.csv")}); // and no temporary one

    ExportOrder lines = order();
    lines.rows = CsvRows::Lines;
    QCOMPARE(wait(m_export->write(lines, filePath())).value(), 1700);
    expected.clear();
    for (const Receipt &receipt : std::as_const(m_all)) {
        for (qsizetype i = std::max<qsizetype>(1, receipt.lines.size()); i > 0; --i)
            expected << receipt.vendorKey;
    }
    QCOMPARE(keysIn(filePath()), expected);
}

//! The many that are read at once are as the one that a panel shows.
void TstReceiptExport::readsAllOfAReceipt()
{
    QList<Receipt> receipts;
    for (int i = 0; i < 40; ++i) {
        Receipt receipt = makeReceipt(i, kNoon + i * 1min, QString::number(i % 3));
        receipt.kind = ReceiptKind(1 + i % 8);
        receipt.lines.first().discount = {i};
        receipt.lines.last().kind = ReceiptLine::Kind(i % 4);
        receipt.guests = i % 2 ? std::optional(i) : std::nullopt;
        receipt.member = QStringLiteral("M%1").arg(i);
        receipt.relatedKey = i % 5 ? QString() : QString::number(i + 1);
        receipt.adjustments = {{ReceiptAdjustment::Kind::Points, {-i}}, {ReceiptAdjustment::Kind::Rounding, {1}}};
        receipts << receipt;
    }
    QVERIFY(await(m_receipts->upsert(receipts, {}, kShop, {})));
    const SearchContents read = valueOf(m_store->contents({}, {SearchFrom::Direction::Newer, {}}, 100));
    QCOMPARE(read.receipts.size(), 40);
    QList<ReceiptId> ids = valueOf(m_receipts->idsIn({kNoon, kNoon + 1h}, {}));
    std::reverse(ids.begin(), ids.end());
    QCOMPARE(ids.size(), 40);
    for (qsizetype i = 0; i < 40; ++i) {
        const Receipt one = valueOf(m_receipts->receipt(ids.at(i)));
        for (const CsvRows rows : {CsvRows::Receipts, CsvRows::Lines}) {
            const ReceiptCsv csv(CsvKind::Plain, rows, {});
            QCOMPARE(csv.rowsOf({read.receipts.at(i)}), csv.rowsOf({one}));
        }
        QCOMPARE(read.receipts.at(i).member, one.member);
        QCOMPARE(read.receipts.at(i).firstSeenAt, one.firstSeenAt);
        QCOMPARE(read.receipts.at(i).lines, one.lines);
    }
}

void TstReceiptExport::writesWhatASearchFinds_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed :
         {"豆", "コーヒー", "返品", "現金 >=1000", "コーヒー豆 ビール", "10:00-14:00", "2026/3/5", "担当:豆田", "ない言葉"})
        QTest::newRow(typed) << QString::fromUtf8(typed);
}

void TstReceiptExport::writesWhatASearchFinds()
{
    QFETCH(QString, typed);
    fill(1500);
    for (const bool staff : {false, true}) {
        ExportOrder asked = order(typed);
        asked.search.staff = staff;
        QStringList expected;
        for (const Receipt &receipt : std::as_const(m_all)) {
            const QList<SearchTerm> &terms = asked.search.query.terms;
            if (std::all_of(terms.begin(), terms.end(),
                            [&](const SearchTerm &term) { return oracle::matches(receipt, term, asked.search.staff); }))
                expected << receipt.vendorKey;
        }
        const Result<qint64> written = wait(m_export->write(asked, filePath()));
        QVERIFY(written);
        QCOMPARE(written.value(), expected.size());
        QCOMPARE(m_export->total(), expected.size());
        if (expected.isEmpty())
            expected = {};
        QCOMPARE(keysIn(filePath()), expected);
    }
}

void TstReceiptExport::keepsToADay()
{
    fill(1500);
    ExportOrder day = order(QStringLiteral("豆"));
    day.soldAt = dayRange(QDate(2026, 3, 10), shopZone());
    day.search.registers = {registerKey(QStringLiteral("2"))};
    QStringList expected;
    for (const Receipt &receipt : std::as_const(m_all)) {
        if (day.soldAt->contains(receipt.soldAt) && receipt.reg.terminal == u"2" &&
            oracle::matches(receipt, day.search.query.terms.first(), false))
            expected << receipt.vendorKey;
    }
    QVERIFY(!expected.isEmpty());
    QCOMPARE(wait(m_export->write(day, filePath())).value(), expected.size());
    QCOMPARE(keysIn(filePath()), expected);
}

void TstReceiptExport::tellsHowFarItIs()
{
    fill(1200);
    QList<std::pair<qint64, qint64>> seen;
    connect(m_export.get(), &ReceiptExport::progressChanged, this, [&] { seen << std::pair(m_export->written(), m_export->total()); });
    QVERIFY(wait(m_export->write(order(), filePath())));
    using Step = std::pair<qint64, qint64>;
    QCOMPARE(seen.first(), Step(0, -1));
    QCOMPARE(seen.at(1), Step(0, 1200));
    QCOMPARE(seen.last(), Step(1200, 1200));
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    QVERIFY(seen.size() >= 5);
}

void TstReceiptExport::writesAnEmptyResult()
{
    QCOMPARE(wait(m_export->write(order(), filePath())).value(), 0);
    QCOMPARE(keysIn(filePath()), QStringList());
}

void TstReceiptExport::leavesTheOldFileWhenCancelled()
{
    fill(3000);
    QFile old(filePath());
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    QFuture<Result<qint64>> writing = m_export->write(order(), filePath());
    connect(m_export.get(), &ReceiptExport::progressChanged, this, [&] {
        if (m_export->written() > 0)
            writing.cancel();
    });
    QTRY_VERIFY(writing.isFinished());
    QVERIFY(m_export->written() > 0 && m_export->written() < 3000);
    QTRY_COMPARE(files(), QStringList{QStringLiteral("out.csv")});
    QCOMPARE(writing.resultCount(), 0);
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray("old"));
}

void TstReceiptExport::anotherOneGivesUpTheFirst()
{
    fill(1500);
    const QFuture<Result<qint64>> first = m_export->write(order(), filePath(QStringLiteral("first.csv")));
    const QFuture<Result<qint64>> second = m_export->write(order(), filePath(QStringLiteral("second.csv")));
    QCOMPARE(wait(second).value(), 1500);
    QVERIFY(first.isCanceled());
    QTRY_COMPARE(files(), QStringList{QStringLiteral("second.csv")});
}

void TstReceiptExport::endsInTheMiddle()
{
    fill(3000);
    const QFuture<Result<qint64>> writing = m_export->write(order(), filePath());
    QVERIFY(QSignalSpy(m_export.get(), &ReceiptExport::progressChanged).wait());
    m_export.reset();
    QVERIFY(writing.isCanceled());
    m_store.reset();
    m_receipts.reset();
    m_database.reset(); // drops what it was to read
    QTRY_COMPARE(files(), QStringList());
}

void TstReceiptExport::saysWhereNothingCanBeWritten()
{
    fill(10);
    const Result<qint64> nowhere = wait(m_export->write(order(), m_dir->filePath(QStringLiteral("missing/out.csv"))));
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().reason, QStringLiteral("export.folder"));
    const Result<qint64> folder = wait(m_export->write(order(), m_dir->filePath(QStringLiteral("out"))));
    QVERIFY(!folder);
    QCOMPARE(folder.error().reason, QStringLiteral("export.inUse"));
}

void TstReceiptExport::saysWhenTheDiskRefuses()
{
#ifdef Q_OS_LINUX
    fill(2000);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit little{100'000, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &little);
    const Result<qint64> written = wait(m_export->write(order(), filePath()));
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(!written);
    QCOMPARE(written.error().reason, QStringLiteral("export.failed"));
    QTRY_COMPARE(files(), QStringList());
#else
    QSKIP("needs a limit of the file size");
#endif
}

void TstReceiptExport::refusesAnUnfinishedIndex()
{
    fill(3000);
    spoilIndex(*m_database);
    QVERIFY(await(m_store->buildStep())); // a third of it
    const Result<qint64> written = wait(m_export->write(order(QStringLiteral("豆")), filePath()));
    QVERIFY(!written);
    QCOMPARE(written.error().reason, QStringLiteral("search.unfinished"));
    QCOMPARE(wait(m_export->write(order(), filePath())).value(), 3000); // needs no index
    buildIndex(*m_store);
    QVERIFY(wait(m_export->write(order(QStringLiteral("豆")), filePath())));
}

QTEST_GUILESS_MAIN(TstReceiptExport)
#include "tst_receiptexport.moc"
