// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/registerdata.h"
#include "app/storage/contractstore.h"
#include "app/storage/receiptstore.h"
#include "app/storage/statement.h"
#include "tests/unit/storage/journalsupport.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

using namespace std::chrono_literals;

namespace {

const QString kFirst = QStringLiteral("1");
const QString kSecond = QStringLiteral("2");

} // namespace

class TstRegisterData : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_database = valueOf(Database::open(path()));
        QVERIFY(m_database);
    }
    void cleanup() { m_database.reset(); }

    void countsWhatEachRegisterHas();
    void countsAndFindsInSlices();
    void removesAReceiptWithAllThatBelongsToIt();
    void keepsWhatBelongsToAnotherRegisterByNow();
    void takesThemOutOfTheSearch();
    void leavesNoTraceInTheFile();
    void closesARegister();
    void startsAContractOver();
    void saysWhenItCannotBeRead();
    void letsOthersWriteInBetween();

private:
    QString path() const { return m_dir->filePath(QStringLiteral("journal.sqlite")); }
    //! Receipts 1 … count, a second apart, of the registers in turn.
    void fill(int count, const QStringList &terminals = {kFirst, kSecond})
    {
        QList<Receipt> receipts;
        for (int i = 1; i <= count; ++i) {
            Receipt receipt = makeReceipt(i, kNoon + i * 1s, terminals.at(i % terminals.size()));
            receipt.registerName = QStringLiteral("レジ ") + receipt.reg.terminal;
            if (count > 1000)
                receipt.lines.clear();
            receipts << receipt;
        }
        ReceiptStore store(*m_database);
        (void)valueOf(store.upsert(receipts, {}, kShop, SyncState{kNoon, kNoon, kNoon}));
    }
    qint64 rowsOf(const QString &table)
    {
        return valueOf(m_database->read([table](QSqlDatabase &db) -> Result<qint64> {
            Statement select(db, QStringLiteral("SELECT count(*) FROM ") + table);
            return select.run() && select.next() ? Result<qint64>(select.integer(0)) : select.error();
        }));
    }
    QList<ReceiptId> idsOf(const QString &terminal)
    {
        return valueOf(ReceiptStore(*m_database).idsIn({kNoon - 24h, kNoon + 24h * 365}, {registerKey(terminal)}));
    }
    void removeAll(RegisterData &data, const QString &terminal)
    {
        const QList<ReceiptId> ids = idsOf(terminal);
        for (qsizetype i = 0; i < ids.size(); i += 200)
            (void)valueOf(data.remove(ids.mid(i, 200), {registerKey(terminal)}));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_database;
};

void TstRegisterData::countsWhatEachRegisterHas()
{
    RegisterData data(*m_database);
    QVERIFY(valueOf(data.count({})).found.isEmpty());
    QVERIFY(!valueOf(data.newest()).isValid());
    fill(5);
    const auto slice = valueOf(data.count({}));
    QVERIFY(!slice.next);
    QCOMPARE(slice.found.size(), 2);
    const HeldReceipts &odd = slice.found.at(slice.found.at(0).reg.terminal == kSecond ? 0 : 1);
    QCOMPARE(odd.count, 3);
    QCOMPARE(odd.registerName, QStringLiteral("レジ 2"));
    QCOMPARE(odd.first, idsOf(kSecond).last());
    QCOMPARE(odd.last, idsOf(kSecond).first());
    QCOMPARE(valueOf(data.newest()), odd.last);
}

void TstRegisterData::countsAndFindsInSlices()
{
    fill(45'000);
    RegisterData data(*m_database);
    QHash<QString, qint64> counts;
    int slices = 0;
    for (std::optional<ReceiptId> after = ReceiptId{}; after; ++slices) {
        const auto slice = valueOf(data.count(*after));
        for (const HeldReceipts &held : slice.found)
            counts[held.reg.terminal] += held.count;
        after = slice.next;
    }
    QCOMPARE(slices, 3);
    QCOMPARE(counts, (QHash<QString, qint64>{{kFirst, 22'500}, {kSecond, 22'500}}));
    QList<ReceiptId> found;
    for (std::optional<ReceiptId> after = ReceiptId{}; after;) {
        const auto slice = valueOf(data.find({registerKey(kFirst)}, *after));
        found += slice.found;
        after = slice.next;
    }
    std::reverse(found.begin(), found.end());
    QCOMPARE(found, idsOf(kFirst));
    QVERIFY(valueOf(data.find({registerKey(QStringLiteral("99"))}, {})).found.isEmpty());
}

void TstRegisterData::removesAReceiptWithAllThatBelongsToIt()
{
    fill(4);
    RegisterData data(*m_database);
    (void)valueOf(data.remove(idsOf(kFirst), {registerKey(kFirst)}));
    QCOMPARE(idsOf(kFirst).size(), 0);
    QCOMPARE(idsOf(kSecond).size(), 2);
    QCOMPARE(rowsOf(QStringLiteral("receipt_lines")), 4);
    QCOMPARE(rowsOf(QStringLiteral("receipt_payments")), 4);
    QCOMPARE(rowsOf(QStringLiteral("receipt_taxes")), 4);
    QCOMPARE(rowsOf(QStringLiteral("receipt_raw")), 2);
}

void TstRegisterData::keepsWhatBelongsToAnotherRegisterByNow()
{
    fill(2);
    const QList<ReceiptId> ids = idsOf(kFirst);
    Receipt moved = makeReceipt(2, kNoon + 2s, kSecond);
    moved.changedAt = kNoon + 1h;
    (void)valueOf(ReceiptStore(*m_database).upsert({moved}, {}, kShop, {}));
    (void)valueOf(RegisterData(*m_database).remove(ids, {registerKey(kFirst)}));
    QCOMPARE(idsOf(kSecond).size(), 2);
}

void TstRegisterData::takesThemOutOfTheSearch()
{
    fill(10);
    RegisterData data(*m_database);
    const ReceiptId newest = valueOf(data.newest());
    QCOMPARE(rowsOf(QStringLiteral("search_rows")), 10);
    removeAll(data, kFirst);
    (void)valueOf(data.close({registerKey(kFirst)}, newest, {}));
    QCOMPARE(rowsOf(QStringLiteral("search_rows")), 5);
    QVERIFY(rowsOf(QStringLiteral("search_words")) > 0);
    (void)valueOf(m_database->write([](QSqlDatabase &db) -> Result<Done> { // of FTS5, against what is left
        Statement check(db, QStringLiteral("INSERT INTO receipt_search (receipt_search) VALUES ('integrity-check')"));
        return check.run() ? Result<Done>(Done{}) : Result<Done>(check.error());
    }));
    removeAll(data, kSecond);
    (void)valueOf(data.close({registerKey(kSecond)}, newest, {}));
    QCOMPARE(rowsOf(QStringLiteral("search_rows")), 0);
    QCOMPARE(rowsOf(QStringLiteral("search_words")), 0);
    fill(10); // and they come back
    QCOMPARE(rowsOf(QStringLiteral("search_rows")), 10);
}

void TstRegisterData::leavesNoTraceInTheFile()
{
    const QByteArray name = QByteArrayLiteral("unmistakable-name-of-a-customer");
    Receipt receipt = makeReceipt(1, kNoon, kFirst);
    receipt.staff = QString::fromLatin1(name);
    receipt.raw = "{\"customer\":\"" + name + "\"}";
    (void)valueOf(ReceiptStore(*m_database).upsert({receipt}, {}, kShop, {}));
    const auto isInFile = [&] {
        m_database.reset(); // folds the log back into the file
        QFile file(path());
        const bool found = file.open(QIODevice::ReadOnly) && file.readAll().contains(name);
        m_database = valueOf(Database::open(path()));
        return found;
    };
    QVERIFY(isInFile());
    RegisterData data(*m_database);
    const ReceiptId newest = valueOf(data.newest());
    removeAll(data, kFirst);
    (void)valueOf(data.close({registerKey(kFirst)}, newest, {}));
    QVERIFY(!isInFile());
}

void TstRegisterData::closesARegister()
{
    fill(4);
    ReceiptStore store(*m_database);
    RegisterData data(*m_database);
    const ReceiptId newest = valueOf(data.newest());
    removeAll(data, kFirst);
    (void)valueOf(data.close({registerKey(kFirst)}, newest, {}));
    QVERIFY(!valueOf(store.span({registerKey(kFirst)})));
    QVERIFY(valueOf(store.span({registerKey(kSecond)})));

    // One that came while the others went stays, and the register begins with it.
    removeAll(data, kSecond);
    (void)valueOf(store.upsert({makeReceipt(9, kNoon + 1h, kSecond)}, {}, kShop, {}));
    (void)valueOf(data.close({registerKey(kSecond)}, newest, {}));
    const auto span = valueOf(store.span({registerKey(kSecond)}));
    QVERIFY(span && span->from > kNoon + 1s && span->from <= kNoon + 1h && span->to > kNoon + 1h);
}

void TstRegisterData::startsAContractOver()
{
    fill(4);
    ReceiptStore store(*m_database);
    ContractStore contracts(*m_database);
    (void)valueOf(store.upsert({}, {{QStringLiteral("x"), QStringLiteral("bad"), "{}"}}, kShop, {}));
    RegisterData data(*m_database);
    const ReceiptId newest = valueOf(data.newest());
    removeAll(data, kFirst);
    (void)valueOf(data.close({registerKey(kFirst)}, newest, {}));
    QVERIFY(valueOf(contracts.contract(kShop)).state.cursor); // it is still read
    QCOMPARE(valueOf(store.quarantine(kShop)).size(), 1);
    (void)valueOf(data.close({registerKey(kFirst)}, newest, {kShop}));
    QVERIFY(!valueOf(contracts.contract(kShop)).state.cursor && !valueOf(contracts.contract(kShop)).state.backfilledTo);
    QCOMPARE(valueOf(store.quarantine(kShop)).size(), 1); // register 2 has receipts
    removeAll(data, kSecond);
    (void)valueOf(data.close({registerKey(kSecond)}, newest, {kShop}));
    QCOMPARE(valueOf(store.quarantine(kShop)).size(), 0);
    fill(4); // and all of it may come again
    QCOMPARE(idsOf(kFirst).size(), 2);
    QVERIFY(valueOf(store.span({registerKey(kFirst)})));
}

void TstRegisterData::saysWhenItCannotBeRead()
{
    (void)valueOf(m_database->write([](QSqlDatabase &db) -> Result<Done> {
        return Statement(db, QStringLiteral("ALTER TABLE receipts RENAME TO away")).run() ? Result<Done>(Done{}) : Error{};
    }));
    RegisterData data(*m_database);
    QCOMPARE(await(data.count({})).error().kind, Error::Kind::Storage);
    QCOMPARE(await(data.find({registerKey(kFirst)}, {})).error().kind, Error::Kind::Storage);
    QCOMPARE(await(data.newest()).error().kind, Error::Kind::Storage);
    QCOMPARE(await(data.remove({{1}}, {registerKey(kFirst)})).error().kind, Error::Kind::Storage);
}

// A step of the deletion is one short job: what is written in between waits for one of them, not for all.
void TstRegisterData::letsOthersWriteInBetween()
{
    fill(2000);
    RegisterData data(*m_database);
    ReceiptStore store(*m_database);
    const QList<ReceiptId> ids = idsOf(kFirst);
    QCOMPARE(ids.size(), 1000);
    const auto first = data.remove(ids.mid(0, 200), {registerKey(kFirst)});
    const auto other = store.upsert({makeReceipt(5000, kNoon + 2h, kSecond)}, {}, kShop, {});
    const auto second = data.remove(ids.mid(200, 200), {registerKey(kFirst)});
    (void)valueOf(other);
    QVERIFY(first.isFinished());
    (void)valueOf(second);
    QCOMPARE(idsOf(kFirst).size(), 600);
}

QTEST_GUILESS_MAIN(TstRegisterData)
#include "tst_registerdata.moc"
