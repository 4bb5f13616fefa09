// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/receiptstore.h"
#include "app/storage/contractstore.h"
#include "app/storage/receiptcontent.h"
#include "app/storage/rowid.h"
#include "app/storage/statement.h"
#include "tests/unit/storage/journalsupport.h"

#include <QDir>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;

class HandClock final : public Clock {
public:
    explicit HandClock(Instant start) : at(start) {}
    Instant now() const override { return at; }
    Instant at;
};

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
    void keepsWhenItWasSeenFirst();
    void knowsTheSameReceiptOfBefore();
    void findsRelatedReceipts();
    void takesOverAJournalOfBefore();
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
    QCOMPARE(a.adjustments, b.adjustments);
    QCOMPARE(a.remarks, b.remarks);
    QCOMPARE(a.guests, b.guests);
    QCOMPARE(a.member, b.member);
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
    receipt.guests = 3;
    receipt.member = QStringLiteral("M-0042");
    receipt.lines[0].discount = {100};
    receipt.lines[1].kind = ReceiptLine::Kind::Returned;
    receipt.adjustments = {{ReceiptAdjustment::Kind::Discount, {-50}}, {ReceiptAdjustment::Kind::Rounding, {-4}}};
    receipt.remarks = {{ReceiptRemark::Kind::LinesDiffer, {-1870}}, {ReceiptRemark::Kind::TaxesDiffer, {2}}};
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

void TstReceiptStore::keepsWhenItWasSeenFirst()
{
    HandClock clock{kNoon + 5s};
    ReceiptStore store(*m_database, &clock);
    Receipt receipt = makeReceipt(1, kNoon);
    ReceiptId id = valueOf(store.upsert({receipt}, {}, kShop, {})).added.first();
    QCOMPARE(valueOf(store.receipt(id)).firstSeenAt, kNoon + 5s);

    clock.at += 1h;
    receipt.changedAt += 1min; // touched by the settlement
    receipt.firstSeenAt = kNoon + 9h; // what a caller says does not count
    QCOMPARE(valueOf(store.upsert({receipt}, {}, kShop, {})).changed.size(), 1);
    QCOMPARE(valueOf(store.receipt(id)).firstSeenAt, kNoon + 5s);

    receipt.changedAt += 1min; // another time of sale is another row
    receipt.soldAt -= 1h;
    id = valueOf(store.upsert({receipt}, {}, kShop, {})).added.first();
    QCOMPARE(valueOf(store.receipt(id)).firstSeenAt, kNoon + 5s);

    Receipt twice = makeReceipt(2, kNoon); // moved within one batch
    Receipt moved = twice;
    moved.changedAt += 1min;
    moved.soldAt += 1min;
    id = valueOf(store.upsert({twice, moved}, {}, kShop, {})).added.first();
    QCOMPARE(valueOf(store.receipt(id)).firstSeenAt, clock.at);
}

void TstReceiptStore::knowsTheSameReceiptOfBefore()
{
    // A digest that journals out there hold: were it another one now, they would write every receipt anew that is fetched again.
    QCOMPARE(digestOf(makeReceipt(1, kNoon)).toHex(), QByteArray("b60bb2fd7eb70ac3f0e5796d30aa868bc69055b4"));
    Receipt richer = makeReceipt(1, kNoon);
    richer.guests = 2;
    richer.member = QStringLiteral("M-1");
    richer.lines[0].discount = {10};
    richer.adjustments = {{ReceiptAdjustment::Kind::Coupon, {-10}}};
    richer.remarks = {{ReceiptRemark::Kind::PaymentsDiffer, {1}}};
    QCOMPARE(digestOf(richer), digestOf(makeReceipt(1, kNoon)));
}

void TstReceiptStore::findsRelatedReceipts()
{
    Receipt sale = makeReceipt(1, kNoon);
    Receipt reversal = makeReceipt(2, kNoon + 1h);
    reversal.kind = ReceiptKind::Reversal;
    reversal.relatedKey = sale.vendorKey;
    Receipt lonely = makeReceipt(3, kNoon + 2h);
    lonely.relatedKey = QStringLiteral("404"); // never fetched
    const QList<ReceiptId> ids = upsert({sale, reversal, lonely, makeReceipt(4, kNoon)}).added; // newest first
    const ReceiptId saleId = valueOf(m_store->receipt(ids[2])).vendorKey == u"1" ? ids[2] : ids[3];
    QCOMPARE(valueOf(m_store->related(ids[1])), QList<ReceiptId>{saleId});
    QCOMPARE(valueOf(m_store->related(saleId)), QList<ReceiptId>{ids[1]}); // the other direction, though the sale names nothing
    QVERIFY(valueOf(m_store->related(ids[0])).isEmpty());

    sale.relatedKey = reversal.vendorKey; // both ways, as Smaregi does it
    sale.changedAt += 1min;
    upsert({sale});
    QCOMPARE(valueOf(m_store->related(saleId)), QList<ReceiptId>{ids[1]});
    QCOMPARE(valueOf(m_store->related(ids[1])), QList<ReceiptId>{saleId});

    reversal.relatedKey.clear();
    reversal.changedAt += 1min;
    sale.relatedKey.clear();
    sale.changedAt += 1min;
    upsert({sale, reversal});
    QVERIFY(valueOf(m_store->related(saleId)).isEmpty());

    Receipt other = makeReceipt(2, kNoon); // the same key in another contract is another receipt
    other.reg.contract.contract = QStringLiteral("demo002");
    other.relatedKey = QStringLiteral("1");
    const ReceiptId stranger = valueOf(m_store->upsert({other}, {}, other.reg.contract, {})).added.first();
    QVERIFY(valueOf(m_store->related(stranger)).isEmpty());
    QVERIFY(valueOf(m_store->related(saleId)).isEmpty());
}

void TstReceiptStore::takesOverAJournalOfBefore()
{
    const QString path = m_dir->filePath(QStringLiteral("before.sqlite"));
    const QString folder = m_dir->filePath(QStringLiteral("migrations"));
    QVERIFY(QDir().mkpath(folder));
    for (const QString &name :
         {QStringLiteral("0001-journal.sql"), QStringLiteral("0002-dashboards.sql"), QStringLiteral("0003-search.sql")})
        QVERIFY(QFile::copy(QStringLiteral(":/migrations/") + name, folder + u'/' + name));
    Receipt receipt = makeReceipt(1, kNoon);
    const ReceiptId id{firstIdAt(kNoon) | 1};
    {
        OpenOptions options;
        options.migrations = folder;
        const std::unique_ptr<Database> before = valueOf(Database::open(path, options));
        QVERIFY(before);
        (void)valueOf(before->write([&](QSqlDatabase &db) -> Result<Done> {
            for (const char *sql : {"INSERT INTO contracts (id, vendor, contract) VALUES (1, 1, 'demo001')",
                                    "INSERT INTO registers (id, contract_id, terminal) VALUES (1, 1, '1')",
                                    "UPDATE counters SET value = 1 WHERE name = 'receipt'",
                                    "UPDATE counters SET value = 9223372036854775807 WHERE name = 'search.floor'"}) {
                Statement statement(db, QString::fromLatin1(sql));
                if (!statement.run())
                    return statement.error();
            }
            Statement head(db, QStringLiteral("INSERT INTO receipts VALUES (?,1,1,1,1424,1500,76,'JPY','1','R1','','1','佐藤','レジ1','', "
                                              "'2026-03-14',?,?,?,'PayPay',1,'生ビール',2,1)"));
            if (!head.run(id.value, receipt.uploadedAt, receipt.changedAt, digestOf(receipt)))
                return head.error();
            Statement line(db, QStringLiteral("INSERT INTO receipt_lines VALUES (?,0,'生ビール','4901',2,550,1100,1000)"));
            Statement raw(db, QStringLiteral("INSERT INTO receipt_raw VALUES (?, CAST('{\"a\":1}' AS BLOB))"));
            if (!line.run(id.value))
                return line.error();
            return raw.run(id.value) ? Result<Done>(Done{}) : Result<Done>(raw.error());
        }));
    }
    const std::unique_ptr<Database> now = valueOf(Database::open(path));
    QVERIFY(now);
    HandClock clock{kNoon + 24h};
    ReceiptStore store(*now, &clock);
    const Receipt kept = valueOf(store.receipt(id));
    QCOMPARE(kept.total, Money{1424});
    QCOMPARE(kept.lines, (QList<ReceiptLine>{{QStringLiteral("生ビール"), QStringLiteral("4901"), 2, {550}, {1100}, 1000}}));
    QCOMPARE(kept.raw, receipt.raw); // kept as it was, not compressed
    QVERIFY(!kept.firstSeenAt && !kept.guests && kept.member.isEmpty() && kept.remarks.isEmpty());

    receipt.guests = 2; // the same reply, read by a program that knows more
    QVERIFY(valueOf(store.upsert({receipt}, {}, kShop, {})).isEmpty());
    receipt.changedAt += 1min;
    QCOMPARE(valueOf(store.upsert({receipt}, {}, kShop, {})).changed, QList<ReceiptId>{id});
    const Receipt updated = valueOf(store.receipt(id));
    QCOMPARE(updated.guests, std::optional(2));
    QVERIFY(!updated.firstSeenAt); // nobody knows any more
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
    for (int kind = int(ReceiptKind::Sale); kind <= int(ReceiptKind::Reversal); ++kind) {
        Receipt receipt = makeReceipt(kind, kNoon + std::chrono::minutes(kind));
        receipt.kind = ReceiptKind(kind);
        receipt.total = {qint64(std::pow(10, kind - 1)) *
                         (receipt.kind == ReceiptKind::Refund || receipt.kind == ReceiptKind::Reversal ? -1 : 1)};
        receipts << receipt;
    }
    upsert(receipts);
    const DayTotals totals = valueOf(m_store->totals(dayRange(QDate(2026, 3, 14), shopZone()), {}));
    QCOMPARE(totals, (DayTotals{8, {-10000000 + 1000000 - 10 + 1}, {}}));
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
    const QList<QuarantinedRow> rows = valueOf(m_store->quarantine(kShop));
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
    QCOMPARE(valueOf(contracts.contract(kShop)).state, SyncState{});
    const SyncState state{kNoon, kNoon - 24h, kNoon + 1s};
    (void)valueOf(m_store->upsert({makeReceipt(1, kNoon)}, {}, kShop, state));
    QCOMPARE(valueOf(contracts.contract(kShop)).state, state);
    upsert({makeReceipt(2, kNoon)}); // no state given: it stays
    QCOMPARE(valueOf(contracts.contract(kShop)).state, state);
}

void TstReceiptStore::writesNothingWhenOnePartFails()
{
    Receipt theirs = makeReceipt(2, kNoon);
    theirs.reg.contract.contract = QStringLiteral("other");
    QVERIFY(!await(m_store->upsert({makeReceipt(1, kNoon), theirs}, {}, kShop, SyncState{kNoon, {}, {}})));
    QVERIFY(idsOfDay().isEmpty());
    QCOMPARE(valueOf(ContractStore(*m_database).contract(kShop)).state, SyncState{});
}

void TstReceiptStore::answersNotFound()
{
    QCOMPARE(await(m_store->receipt({123})).error().kind, Error::Kind::NotFound);
    QVERIFY(valueOf(m_store->rows({ReceiptId{123}})).isEmpty());
}

QTEST_GUILESS_MAIN(TstReceiptStore)
#include "tst_receiptstore.moc"
