// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/receiptstore.h"
#include "app/storage/contractstore.h"
#include "app/storage/rowid.h"
#include "tests/unit/storage/journalsupport.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;

class TstReceiptStore : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_database = valueOf(Database::open(m_dir->filePath(QStringLiteral("journal.sqlite"))));
        QVERIFY(m_database);
        m_store = std::make_unique<ReceiptStore>(*m_database);
    }
    void cleanup()
    {
        m_store.reset();
        m_database.reset();
    }

    void givesBackTheWholeReceipt();
    void givesBackAnEmptyReceipt();
    void reportsNothingForTheSameAgain();
    void updatesATouchedReceiptInPlace();
    void keepsTheNewerState();
    void movesAReceiptWhoseTimeChanged();
    void foldsRepeatsWithinOneBatch();
    void tellsContractsApart();
    void refusesAReceiptOfAnotherContract();
    void listsADayNewestFirst();
    void listsByRegister();
    void keepsManyReceiptsOfOneMoment();
    void neverGivesAnIdTwice();
    void showsRows();
    void sumsADay();
    void sumsCurrenciesApart();
    void knowsTheSpan();
    void quarantinesBadRows();
    void quarantinesWhatItCannotStore();
    void commitsTheStateWithTheRows();
    void writesNothingWhenOnePartFails();
    void answersNotFound();

private:
    UpsertResult upsert(const QList<Receipt> &receipts, const QList<BadRow> &bad = {})
    {
        return valueOf(m_store->upsert(receipts, bad, kShop, {}));
    }
    QList<ReceiptId> idsOfDay() { return valueOf(m_store->idsIn(dayRange(QDate(2026, 3, 14), shopZone()), {})); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<ReceiptStore> m_store;
};

namespace {

void compare(const Receipt &a, const Receipt &b)
{
    QCOMPARE(a.reg, b.reg);
    QCOMPARE(a.store, b.store);
    QCOMPARE(a.vendorKey, b.vendorKey);
    QCOMPARE(a.number, b.number);
    QCOMPARE(a.kind, b.kind);
    QCOMPARE(a.rawKind, b.rawKind);
    QCOMPARE(toMs(a.soldAt), toMs(b.soldAt));
    QCOMPARE(toMs(a.uploadedAt), toMs(b.uploadedAt));
    QCOMPARE(toMs(a.changedAt), toMs(b.changedAt));
    QCOMPARE(a.businessDay, b.businessDay);
    QCOMPARE(a.staff, b.staff);
    QCOMPARE(a.registerName, b.registerName);
    QCOMPARE(a.total, b.total);
    QCOMPARE(a.deposit, b.deposit);
    QCOMPARE(a.change, b.change);
    QCOMPARE(a.lines, b.lines);
    QCOMPARE(a.payments, b.payments);
    QCOMPARE(a.taxes, b.taxes);
    QCOMPARE(a.relatedKey, b.relatedKey);
    QCOMPARE(a.raw, b.raw);
}

} // namespace

void TstReceiptStore::givesBackTheWholeReceipt()
{
    Receipt receipt = makeReceipt(1, kNoon + 123ms);
    receipt.kind = ReceiptKind::Other;
    receipt.rawKind = QStringLiteral("layaway");
    receipt.relatedKey = QStringLiteral("77");
    receipt.total = {-500};
    const UpsertResult result = upsert({receipt});
    QCOMPARE(result.added.size(), 1);
    QVERIFY(result.changed.isEmpty() && result.removed.isEmpty());
    QCOMPARE(toMs(soldAtOf(result.added.first())), toMs(receipt.soldAt));
    compare(valueOf(m_store->receipt(result.added.first())), receipt);
}

void TstReceiptStore::givesBackAnEmptyReceipt()
{
    Receipt receipt;
    receipt.reg = registerKey(QString());
    receipt.vendorKey = QStringLiteral("k");
    receipt.soldAt = kNoon;
    const UpsertResult result = upsert({receipt});
    QCOMPARE(result.added.size(), 1);
    compare(valueOf(m_store->receipt(result.added.first())), receipt);
    QCOMPARE(valueOf(m_store->rows(result.added)).first().lineCount, 0);
}

void TstReceiptStore::reportsNothingForTheSameAgain()
{
    const QList<Receipt> receipts{makeReceipt(1, kNoon), makeReceipt(2, kNoon + 1s)};
    QCOMPARE(upsert(receipts).added.size(), 2);
    QVERIFY(upsert(receipts).isEmpty());
    QCOMPARE(idsOfDay().size(), 2);
}

void TstReceiptStore::updatesATouchedReceiptInPlace()
{
    Receipt receipt = makeReceipt(1, kNoon);
    const ReceiptId id = upsert({receipt}).added.first();
    receipt.changedAt += 10min;
    receipt.kind = ReceiptKind::Void;
    receipt.lines.removeLast();
    receipt.payments.clear();
    receipt.taxes.clear();
    receipt.raw = QByteArrayLiteral("{\"a\":2}");
    const UpsertResult result = upsert({receipt});
    QCOMPARE(result, (UpsertResult{{}, {id}, {}, 0}));
    compare(valueOf(m_store->receipt(id)), receipt);

    receipt.staff = QStringLiteral("鈴木"); // other content under the same changedAt counts too
    QCOMPARE(upsert({receipt}).changed, QList<ReceiptId>{id});
    receipt.raw.clear();
    QCOMPARE(upsert({receipt}).changed, QList<ReceiptId>{id});
    compare(valueOf(m_store->receipt(id)), receipt);
}

void TstReceiptStore::keepsTheNewerState()
{
    Receipt newer = makeReceipt(1, kNoon);
    newer.changedAt += 1min;
    newer.kind = ReceiptKind::Void;
    const ReceiptId id = upsert({newer}).added.first();
    QVERIFY(upsert({makeReceipt(1, kNoon)}).isEmpty());
    QCOMPARE(valueOf(m_store->receipt(id)).kind, ReceiptKind::Void);
}

void TstReceiptStore::movesAReceiptWhoseTimeChanged()
{
    Receipt receipt = makeReceipt(1, kNoon);
    const ReceiptId old = upsert({receipt}).added.first();
    receipt.soldAt += 1h;
    receipt.changedAt += 1h;
    const UpsertResult result = upsert({receipt});
    QCOMPARE(result.removed, QList<ReceiptId>{old});
    QCOMPARE(result.added.size(), 1);
    QVERIFY(result.changed.isEmpty());
    QCOMPARE(idsOfDay(), result.added);
    compare(valueOf(m_store->receipt(result.added.first())), receipt);
    QCOMPARE(await(m_store->receipt(old)).error().kind, Error::Kind::NotFound);
    QCOMPARE(valueOf(m_store->span({})), std::optional(TimeRange{kNoon + 1h, kNoon + 1h + 1ms}));
}

void TstReceiptStore::foldsRepeatsWithinOneBatch()
{
    Receipt first = makeReceipt(1, kNoon);
    Receipt touched = first;
    touched.changedAt += 1s;
    touched.staff = QStringLiteral("鈴木");
    Receipt moved = touched;
    moved.changedAt += 1s;
    moved.soldAt += 1min;
    const UpsertResult result = upsert({first, touched, moved});
    QCOMPARE(result.added.size(), 1);
    QVERIFY(result.changed.isEmpty() && result.removed.isEmpty());
    QCOMPARE(idsOfDay(), result.added);

    Receipt again = moved; // touched and moved at once, of a row that was there before
    again.changedAt += 1s;
    again.staff = QStringLiteral("高橋");
    Receipt back = again;
    back.changedAt += 1s;
    back.soldAt = kNoon;
    const UpsertResult second = upsert({again, back});
    QCOMPARE(second.removed, result.added);
    QCOMPARE(second.added.size(), 1);
    QVERIFY(second.changed.isEmpty());
}

void TstReceiptStore::tellsContractsApart()
{
    const ContractKey other{Vendor::Ubiregi, kShop.contract};
    Receipt theirs = makeReceipt(1, kNoon);
    theirs.reg.contract = other;
    upsert({makeReceipt(1, kNoon)});
    QCOMPARE(valueOf(m_store->upsert({theirs}, {}, other, {})).added.size(), 1);
    QCOMPARE(idsOfDay().size(), 2);
    const QList<ReceiptId> ids = valueOf(m_store->idsIn({kNoon, kNoon + 1s}, {registerKey(QStringLiteral("1"), other)}));
    QCOMPARE(ids.size(), 1);
    QCOMPARE(valueOf(m_store->receipt(ids.first())).reg.contract, other);
}

void TstReceiptStore::refusesAReceiptOfAnotherContract()
{
    Receipt theirs = makeReceipt(1, kNoon);
    theirs.reg.contract.contract = QStringLiteral("other");
    QCOMPARE(await(m_store->upsert({makeReceipt(2, kNoon), theirs}, {}, kShop, {})).error().kind, Error::Kind::BadData);
    QVERIFY(idsOfDay().isEmpty());
}

void TstReceiptStore::listsADayNewestFirst()
{
    const TimeRange day = dayRange(QDate(2026, 3, 14), shopZone());
    QList<Receipt> receipts{makeReceipt(1, day.from),       makeReceipt(2, day.to - 1ms), makeReceipt(3, day.to),
                            makeReceipt(4, day.from - 1ms), makeReceipt(5, kNoon),        makeReceipt(6, kNoon - 1h)};
    upsert(receipts);
    QStringList keys;
    for (const ReceiptId id : idsOfDay())
        keys << valueOf(m_store->receipt(id)).vendorKey;
    QCOMPARE(keys.join(u','), QStringLiteral("2,5,6,1"));
    QVERIFY(valueOf(m_store->idsIn({kNoon, kNoon}, {})).isEmpty());
    QCOMPARE(valueOf(m_store->idsIn({Instant::min(), Instant::max()}, {})).size(), 6);
}

void TstReceiptStore::listsByRegister()
{
    upsert({makeReceipt(1, kNoon, QStringLiteral("1")), makeReceipt(2, kNoon, QStringLiteral("2")),
            makeReceipt(3, kNoon, QStringLiteral("3"))});
    const TimeRange range{kNoon, kNoon + 1s};
    const RegisterKey one = registerKey(QStringLiteral("1"));
    const RegisterKey three = registerKey(QStringLiteral("3"));
    const RegisterKey unknown = registerKey(QStringLiteral("9"));
    QCOMPARE(valueOf(m_store->idsIn(range, {one, three, unknown})).size(), 2);
    QCOMPARE(valueOf(m_store->idsIn(range, {unknown})).size(), 0);
    QCOMPARE(valueOf(m_store->totals(range, {unknown})), DayTotals{});
    QCOMPARE(valueOf(m_store->totals(range, {one})).count, 1);
    QVERIFY(!valueOf(m_store->span({unknown})));
}

void TstReceiptStore::keepsManyReceiptsOfOneMoment()
{
    QList<Receipt> receipts;
    for (int i = 0; i < 300; ++i)
        receipts << makeReceipt(i, kNoon);
    upsert(receipts);
    const QList<ReceiptId> ids = idsOfDay();
    QCOMPARE(ids.size(), 300);
    QVERIFY(std::is_sorted(ids.begin(), ids.end(), std::greater<>()));
    QVERIFY(std::all_of(ids.begin(), ids.end(), [](ReceiptId id) { return soldAtOf(id) == kNoon; }));
}

void TstReceiptStore::neverGivesAnIdTwice()
{
    Receipt moving = makeReceipt(1, kNoon);
    const ReceiptId old = upsert({moving}).added.first();
    moving.soldAt += 1s;
    moving.changedAt += 1s;
    upsert({moving});
    QVERIFY(upsert({makeReceipt(2, kNoon)}).added.first() != old);
}

void TstReceiptStore::showsRows()
{
    Receipt second = makeReceipt(2, kNoon + 1s, QStringLiteral("2"));
    second.payments = {{QStringLiteral("クレジット カード"), false, {700}},
                       {QStringLiteral("クレジット カード"), false, {700}},
                       {QStringLiteral("QR"), false, {24}}};
    second.lines.clear();
    upsert({makeReceipt(1, kNoon), second});
    const QList<ReceiptId> ids = idsOfDay();
    const QList<ReceiptRow> rows = valueOf(m_store->rows({ids.at(1), ReceiptId{12345}, ids.at(0)}));
    QCOMPARE(rows.size(), 2);
    const ReceiptRow expected{ids.at(1),
                              registerKey(QStringLiteral("1")),
                              QStringLiteral("レジ1"),
                              QStringLiteral("R1"),
                              ReceiptKind::Sale,
                              {},
                              kNoon,
                              QStringLiteral("佐藤"),
                              {1424},
                              {1500},
                              {76},
                              {QStringLiteral("PayPay")},
                              true,
                              QStringLiteral("生ビール"),
                              2,
                              2};
    QCOMPARE(rows.at(0), expected);
    QCOMPARE(rows.at(1).paymentNames, QStringList({QStringLiteral("クレジット カード"), QStringLiteral("QR")}));
    QVERIFY(!rows.at(1).hasCash);
    QCOMPARE(rows.at(1).lineCount, 0);
    QCOMPARE(rows.at(1).reg.terminal, QStringLiteral("2"));
}

void TstReceiptStore::sumsADay()
{
    QList<Receipt> receipts;
    for (int kind = int(ReceiptKind::Sale); kind <= int(ReceiptKind::Other); ++kind) {
        Receipt receipt = makeReceipt(kind, kNoon + std::chrono::minutes(kind));
        receipt.kind = ReceiptKind(kind);
        receipt.total = {qint64(std::pow(10, kind - 1)) * (receipt.kind == ReceiptKind::Refund ? -1 : 1)};
        receipts << receipt;
    }
    upsert(receipts);
    const DayTotals totals = valueOf(m_store->totals(dayRange(QDate(2026, 3, 14), shopZone()), {}));
    QCOMPARE(totals, (DayTotals{7, {1000000 - 10 + 1}, {}}));
    QCOMPARE(valueOf(m_store->totals({kNoon - 1h, kNoon}, {})), DayTotals{});
}

void TstReceiptStore::sumsCurrenciesApart()
{
    Receipt dollars = makeReceipt(3, kNoon);
    const QString usd = QStringLiteral("USD");
    dollars.total = {999, usd};
    dollars.deposit = {};
    dollars.change = {};
    dollars.lines.clear();
    dollars.payments.clear();
    dollars.taxes.clear();
    upsert({makeReceipt(1, kNoon), makeReceipt(2, kNoon), dollars});
    const DayTotals totals = valueOf(m_store->totals({kNoon, kNoon + 1s}, {}));
    QCOMPARE(totals, (DayTotals{3, {2848}, {{999, usd}}}));
}

void TstReceiptStore::knowsTheSpan()
{
    QVERIFY(!valueOf(m_store->span({})));
    const QString two = QStringLiteral("2");
    upsert({makeReceipt(1, kNoon), makeReceipt(2, kNoon - 48h), makeReceipt(3, kNoon + 1h, two)});
    upsert({makeReceipt(4, kNoon - 1h)});
    const RegisterKey one = registerKey(QStringLiteral("1"));
    QCOMPARE(valueOf(m_store->span({one})), std::optional(TimeRange{kNoon - 48h, kNoon + 1ms}));
    QCOMPARE(valueOf(m_store->span({})), std::optional(TimeRange{kNoon - 48h, kNoon + 1h + 1ms}));

    Receipt changed = makeReceipt(2, kNoon - 48h, two); // the first sale of register 1 turns out to be register 2's
    changed.changedAt += 1h;
    upsert({changed});
    QCOMPARE(valueOf(m_store->span({one})), std::optional(TimeRange{kNoon - 1h, kNoon + 1ms}));
    QCOMPARE(valueOf(m_store->span({registerKey(two)})), std::optional(TimeRange{kNoon - 48h, kNoon + 1h + 1ms}));
}

void TstReceiptStore::quarantinesBadRows()
{
    const BadRow keyed{QStringLiteral("5"), QStringLiteral("total is no number"), "{\"total\":\"x\"}"};
    const BadRow keyless{{}, QStringLiteral("no key"), "[]"};
    QCOMPARE(upsert({makeReceipt(1, kNoon)}, {keyed, keyless}).badRows, 2);
    QCOMPARE(upsert({}, {keyed, keyless}).badRows, 2); // the same ones again
    const QList<BadRow> rows = valueOf(m_store->quarantine(kShop));
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(1).vendorKey, keyed.vendorKey);
    QCOMPARE(rows.at(1).problem, keyed.problem);
    QCOMPARE(rows.at(1).raw, keyed.raw);
    QCOMPARE(upsert({makeReceipt(5, kNoon)}).badRows, 1); // it can be read now
    QVERIFY(valueOf(m_store->quarantine({Vendor::Ubiregi, kShop.contract})).isEmpty());
}

void TstReceiptStore::quarantinesWhatItCannotStore()
{
    Receipt keyless = makeReceipt(1, kNoon);
    keyless.vendorKey.clear();
    Receipt timeless = makeReceipt(2, Instant());
    Receipt mixed = makeReceipt(3, kNoon);
    mixed.lines.first().amount.currency = QStringLiteral("USD");
    const UpsertResult result = upsert({keyless, timeless, mixed, makeReceipt(4, kNoon)});
    QCOMPARE(result.added.size(), 1);
    QCOMPARE(result.badRows, 3);
}

void TstReceiptStore::commitsTheStateWithTheRows()
{
    ContractStore contracts(*m_database);
    QCOMPARE(valueOf(contracts.state(kShop)), SyncState{});
    const SyncState state{kNoon, kNoon - 24h, kNoon + 1s};
    (void)valueOf(m_store->upsert({makeReceipt(1, kNoon)}, {}, kShop, state));
    QCOMPARE(valueOf(contracts.state(kShop)), state);
    upsert({makeReceipt(2, kNoon)}); // no state given: it stays
    QCOMPARE(valueOf(contracts.state(kShop)), state);
}

void TstReceiptStore::writesNothingWhenOnePartFails()
{
    Receipt theirs = makeReceipt(2, kNoon);
    theirs.reg.contract.contract = QStringLiteral("other");
    QVERIFY(!await(m_store->upsert({makeReceipt(1, kNoon), theirs}, {}, kShop, SyncState{kNoon, {}, {}})));
    QVERIFY(idsOfDay().isEmpty());
    QCOMPARE(valueOf(ContractStore(*m_database).state(kShop)), SyncState{});
}

void TstReceiptStore::answersNotFound()
{
    QCOMPARE(await(m_store->receipt({123})).error().kind, Error::Kind::NotFound);
    QVERIFY(valueOf(m_store->rows({ReceiptId{123}})).isEmpty());
}

QTEST_GUILESS_MAIN(TstReceiptStore)
#include "tst_receiptstore.moc"
