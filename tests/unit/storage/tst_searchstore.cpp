// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/linkstore.h"
#include "tests/unit/storage/searchsupport.h"

#include <QTemporaryDir>

using namespace std::chrono_literals;

class TstSearchStore : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_database = valueOf(Database::open(m_dir->filePath(QStringLiteral("journal.sqlite"))));
        QVERIFY(m_database);
        m_store = std::make_unique<ReceiptStore>(*m_database);
        m_search = std::make_unique<SearchStore>(*m_database);
    }
    void cleanup()
    {
        m_search.reset();
        m_store.reset();
        m_database.reset();
    }

    void findsWhatALookAtEachReceiptFinds_data();
    void findsWhatALookAtEachReceiptFinds();
    void looksAgainWhenManyTextsHaveTheWord();
    void pagesBothWays();
    void beginsAtAnyPlace();
    void countsPartsOfTime();
    void tellsWhichAreFound();
    void tellsTheOtherLinesWithAWord();
    void sumsByPayment();
    void findsRegistersByTheNameOfTheirLink();
    void namesPayments();
    void narrowsToRegisters();
    void leavesOutStaffUnlessAllowed();

private:
    void upsert(const QList<Receipt> &receipts) { QVERIFY(await(m_store->upsert(receipts, {}, kShop, {}))); }
    static SearchRequest request(const QString &typed, bool staff = false) { return {parseSearch(typed, kNoon, shopZone()), {}, staff}; }
    QStringList numbers(const SearchRequest &request, int pageSize = 50)
    {
        QStringList found;
        SearchFrom from;
        for (;;) {
            const SearchPage page = valueOf(m_search->page(request, from, pageSize));
            for (const SearchHit &hit : page.hits)
                found << hit.row.number;
            if (!page.next)
                return found;
            from = *page.next;
        }
    }
    SearchTally tally(const SearchRequest &request, bool sums)
    {
        SearchTally tally;
        while (!tally.complete)
            tally = valueOf(m_search->tally(request, tally, sums));
        return tally;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<ReceiptStore> m_store;
    std::unique_ptr<SearchStore> m_search;
};

namespace {

QString randomTerm(QRandomGenerator &random)
{
    const QString name = randomName(random);
    switch (random.bounded(4)) {
    case 0: {
        int from = random.bounded(int(name.size()));
        int to = std::min(int(name.size()), from + random.bounded(1, 6));
        from -= name.at(from).isLowSurrogate() ? 1 : 0; // nobody types half a character
        to += to < name.size() && name.at(to).isLowSurrogate() ? 1 : 0;
        return u'"' + name.mid(from, to - from) + u'"';
    }
    case 1:
        return pick<QString>(random, {QStringLiteral("豆"), QStringLiteral("ー"), QStringLiteral("コー"), QStringLiteral("ヒーコ"),
                                      QStringLiteral("コーヒー"), QStringLiteral("生ビール"), QStringLiteral("𠮷"), QStringLiteral("200g"),
                                      QStringLiteral("a2"), QStringLiteral("paypay"), QStringLiteral("ab-200"), QStringLiteral("ない")});
    case 2:
        return pick<QString>(random, {QStringLiteral("返品"), QStringLiteral("入出金"), QStringLiteral("現金"),
                                      QStringLiteral("キャッシュレス"), QStringLiteral("クレジット"), QStringLiteral("レジ:2"),
                                      QStringLiteral("レジ:豆"), QStringLiteral("担当:佐"), QStringLiteral("商品:豆乳"),
                                      QStringLiteral("コード:4901"), QStringLiteral("コード:a"), QStringLiteral("レイベル")});
    default:
        return pick<QString>(random, {QStringLiteral("200"), QStringLiteral("3980"), QStringLiteral("3,980"), QStringLiteral(">=5000"),
                                      QStringLiteral("<10"), QStringLiteral("9..5000"), QStringLiteral("5001以上"), QStringLiteral("4901"),
                                      QStringLiteral("No.12"), QStringLiteral("No.1-0012"), QStringLiteral("7"), QStringLiteral("先週"),
                                      QStringLiteral("3/1-3/5"), QStringLiteral("今日"), QStringLiteral("14時"),
                                      QStringLiteral("14:10-15:40"), QStringLiteral("22:30-2:00"), QStringLiteral("3/10 午後")});
    }
}

} // namespace

void TstSearchStore::findsWhatALookAtEachReceiptFinds_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 6; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

//! Receipts come, change, move in time; searches of one to three terms, in pages of several sizes, must find the same as a
//! look at each receipt.
void TstSearchStore::findsWhatALookAtEachReceiptFinds()
{
    QFETCH(int, seed);
    QRandomGenerator random(seed);
    QMap<QString, Receipt> journal; // by vendor key
    for (int round = 0; round < 4; ++round) {
        QList<Receipt> batch;
        for (int i = 0; i < 60; ++i) {
            Receipt receipt = randomReceipt(random, random.bounded(1, 200));
            const auto known = journal.constFind(receipt.vendorKey);
            if (known != journal.constEnd() && random.bounded(2) == 0)
                receipt.soldAt = known->soldAt; // changed in place, else moved
            receipt.changedAt = kNoon + std::chrono::seconds(round * 100 + i);
            journal.insert(receipt.vendorKey, receipt);
            batch << receipt;
        }
        upsert(batch);
        for (int i = 0; i < 40; ++i) {
            QStringList typed;
            for (int terms = random.bounded(1, 4); terms > 0; --terms)
                typed << randomTerm(random);
            const bool staff = random.bounded(2) == 0;
            const SearchRequest asked = request(typed.join(u' '), staff);
            QList<Receipt> expected;
            for (const Receipt &receipt : std::as_const(journal)) {
                if (std::all_of(asked.query.terms.begin(), asked.query.terms.end(),
                                [&](const SearchTerm &term) { return oracle::matches(receipt, term, staff); }))
                    expected << receipt;
            }
            QStringList found = numbers(asked, pick<int>(random, {1, 7, 200}));
            QStringList wanted;
            qint64 sum = 0;
            for (const Receipt &receipt : std::as_const(expected)) {
                wanted << receipt.number;
                const auto kind = receipt.kind;
                if (kind != ReceiptKind::Void && kind != ReceiptKind::AbandonedSlip && kind != ReceiptKind::CashIn &&
                    kind != ReceiptKind::CashOut)
                    sum += receipt.total.minor;
            }
            found.sort();
            wanted.sort();
            QVERIFY2(found == wanted, qPrintable(typed.join(u' ') + QStringLiteral(": found ") + found.join(u',') +
                                                 QStringLiteral(", wanted ") + wanted.join(u',')));
            const SearchTally summed = tally(asked, true);
            QCOMPARE(summed.count, wanted.size());
            QCOMPARE(summed.sums.isEmpty() ? 0 : summed.sums.first().minor, sum);
            QCOMPARE(tally(asked, false).count, wanted.size());
        }
    }
    const QMap<QByteArray, qint64> grown = indexContent(*m_database);
    QVERIFY(!grown.isEmpty());
    spoilIndex(*m_database);
    buildIndex(*m_search);
    QCOMPARE(indexContent(*m_database), grown);
}

//! A word in more products than are looked up one by one, whose pairs also stand in receipts without the word.
void TstSearchStore::looksAgainWhenManyTextsHaveTheWord()
{
    QList<Receipt> receipts;
    for (int i = 0; i < 900; ++i) {
        Receipt receipt = makeReceipt(i, kNoon - std::chrono::minutes(i));
        receipt.lines.clear();
        const bool hit = i % 3 == 0;
        receipt.lines.append({hit ? QStringLiteral("ｺｰﾋｰ豆 %1").arg(i) : QStringLiteral("コー豆 %1").arg(i), {}, 1, {}, {}, {}});
        if (!hit)
            receipt.lines.append({QStringLiteral("ーヒ ヒー豆 %1").arg(i), {}, 1, {}, {}, {}});
        receipts << receipt;
    }
    upsert(receipts);
    QStringList wanted;
    for (int i = 0; i < 900; i += 3)
        wanted << QStringLiteral("R%1").arg(i);
    for (const int pageSize : {1, 50, 1000})
        QCOMPARE(numbers(request(QStringLiteral("コーヒー豆")), pageSize), wanted);
    const SearchTally all = tally(request(QStringLiteral("コーヒー豆")), true);
    QCOMPARE(all.count, 300);
    QCOMPARE(all.sums, QList<Money>{Money{300 * 1424}});
    QCOMPARE(numbers(request(QStringLiteral("ーヒーコ"))), QStringList());
}

void TstSearchStore::pagesBothWays()
{
    QList<Receipt> receipts;
    for (int i = 0; i < 25; ++i)
        receipts << makeReceipt(i, kNoon - std::chrono::hours(i * 30)); // a month, so that several pieces are walked
    upsert(receipts);
    for (const QString &typed : {QString(), QStringLiteral("枝豆"), QStringLiteral("1,424")}) {
        const SearchPage first = valueOf(m_search->page(request(typed), {}, 10));
        QCOMPARE(first.hits.size(), 10);
        QCOMPARE(first.hits.first().row.number, QStringLiteral("R0"));
        QVERIFY(first.next);
        const SearchPage second = valueOf(m_search->page(request(typed), *first.next, 10));
        QCOMPARE(second.hits.first().row.number, QStringLiteral("R10"));
        const SearchPage last = valueOf(m_search->page(request(typed), *second.next, 10));
        QCOMPARE(last.hits.size(), 5);
        QVERIFY(!last.next);

        const SearchPage oldest = valueOf(m_search->page(request(typed), {SearchFrom::Direction::Newer, {}}, 10));
        QCOMPARE(oldest.hits.size(), 10);
        QCOMPARE(oldest.hits.last().row.number, QStringLiteral("R24"));
        QCOMPARE(oldest.hits.first().row.number, QStringLiteral("R15"));
        const SearchPage newer = valueOf(m_search->page(request(typed), *oldest.next, 10));
        QCOMPARE(newer.hits.last().row.number, QStringLiteral("R14"));
        QCOMPARE(valueOf(m_search->page(request(typed), *newer.next, 10)).hits.size(), 5);
        const SearchPage before = valueOf(m_search->page(request(typed), {SearchFrom::Direction::Newer, second.hits.first().row.id}, 3));
        QCOMPARE(before.hits.first().row.number, QStringLiteral("R7"));
    }
}

void TstSearchStore::beginsAtAnyPlace()
{
    QList<Receipt> receipts;
    for (int i = 0; i < 200; ++i) {
        Receipt receipt = makeReceipt(i, kNoon - std::chrono::hours(i * 7));
        if (i % 2 == 1)
            receipt.lines.clear();
        receipts << receipt;
    }
    upsert(receipts);
    for (const QString &typed : {QString(), QStringLiteral("枝豆")}) {
        const SearchTally all = tally(request(typed), false);
        const int step = typed.isEmpty() ? 1 : 2;
        QCOMPARE(all.count, 200 / step);
        for (const int place : {0, 1, 42, 99}) {
            const SearchPage page = valueOf(m_search->page(request(typed), {SearchFrom::Direction::Older, {}, {}, place}, 5));
            QCOMPARE(page.skipped, place);
            QCOMPARE(page.hits.first().row.number, QStringLiteral("R%1").arg(place * step));
            const SearchPage back = valueOf(m_search->page(request(typed), {SearchFrom::Direction::Newer, {}, {}, place}, 5));
            QCOMPARE(back.hits.last().row.number, QStringLiteral("R%1").arg((200 / step - 1 - place) * step));
            // The same between two receipts.
            const ReceiptId end = page.hits.last().row.id;
            const SearchPage some = valueOf(m_search->page(request(typed), {SearchFrom::Direction::Older, {}, end, place}, 100));
            QCOMPARE(some.hits, page.hits.mid(0, page.hits.size() - 1));
            QVERIFY(!some.next);
            if (place > 5) {
                const SearchPage none = valueOf(m_search->page(request(typed), {SearchFrom::Direction::Newer, end, {}, 150}, 100));
                QVERIFY(none.hits.isEmpty());
                QCOMPARE(none.skipped, place + page.hits.size() - 1);
            }
        }
    }
}

void TstSearchStore::countsPartsOfTime()
{
    QList<Receipt> receipts;
    for (int i = 0; i < 200; ++i)
        receipts << makeReceipt(i, kNoon - std::chrono::minutes(i * 7));
    upsert(receipts);
    for (const bool sums : {false, true}) {
        for (const QString &typed : {QString(), QStringLiteral("枝豆")}) {
            SearchTally all = tally(request(typed), sums);
            QCOMPARE(all.count, 200);
            QCOMPARE(all.parts().first().below, SearchTally().below());
            QCOMPARE(all.parts().last().from, 0);
            qint64 end = all.below();
            for (const SearchTally::Part &part : all.parts()) {
                QCOMPARE(part.below, end);
                QVERIFY(part.from < end);
                end = part.from;
            }
            // One part of it, counted anew after a receipt of it changed.
            const SearchPage page = valueOf(m_search->page(request(typed), {SearchFrom::Direction::Older, {}, {}, 50}, 1));
            const SearchTally::Part part = *all.partOf(page.hits.first().row.id);
            Receipt changed = makeReceipt(50, kNoon - std::chrono::minutes(50 * 7));
            changed.kind = ReceiptKind::Void;
            changed.lines = {};
            changed.changedAt += 1h;
            upsert({changed});
            SearchTally anew(part.from, part.below);
            while (!anew.complete)
                anew = valueOf(m_search->tally(request(typed), anew, sums));
            all.replace(anew);
            const SearchTally wanted = tally(request(typed), sums);
            QCOMPARE(all.count, wanted.count);
            QCOMPARE(all.sums, wanted.sums);
            QCOMPARE(all.payments.size(), wanted.payments.size());
            for (const PaymentSum &payment : wanted.payments)
                QVERIFY(all.payments.contains(payment));
            changed = makeReceipt(50, changed.soldAt);
            changed.changedAt += 2h;
            upsert({changed});
        }
    }
}

void TstSearchStore::tellsWhichAreFound()
{
    QList<Receipt> receipts;
    for (int i = 0; i < 60; ++i) {
        Receipt receipt = makeReceipt(i, kNoon - std::chrono::minutes(i * i));
        if (i % 3 == 1)
            receipt.lines.clear();
        receipts << receipt;
    }
    upsert(receipts);
    QList<ReceiptId> ids;
    for (const SearchHit &hit : valueOf(m_search->page(request({}), {}, 100)).hits)
        ids << hit.row.id;
    QCOMPARE(ids.size(), 60);
    QCOMPARE(valueOf(m_search->found(request({}), ids)).size(), 60);
    QList<ReceiptId> wanted;
    for (int i = 59; i >= 0; --i) {
        if (i % 3 != 1)
            wanted << ids.at(i);
    }
    QCOMPARE(valueOf(m_search->found(request(QStringLiteral("枝豆")), ids)), wanted);
    QCOMPARE(valueOf(m_search->found(request(QStringLiteral("枝豆")), {ids.at(1), ids.at(30), ids.at(4)})), QList<ReceiptId>{ids.at(30)});
    QCOMPARE(valueOf(m_search->found(request(QStringLiteral("鬱")), ids)), QList<ReceiptId>());
    QCOMPARE(valueOf(m_search->rows(request(QStringLiteral("枝豆")), {ids.at(30), ids.at(0), {42}})).size(), 2);
}

void TstSearchStore::tellsTheOtherLinesWithAWord()
{
    Receipt receipt = makeReceipt(1, kNoon);
    receipt.lines.append({QStringLiteral("黒ﾋﾞｰﾙ"), {}, 1, {}, {}, {}});
    upsert({receipt});
    const SearchPage page = valueOf(m_search->page(request(QStringLiteral("ビール 枝豆")), {}, 10));
    QCOMPARE(page.hits.size(), 1);
    QCOMPARE(page.hits.first().otherLines, (QStringList{QStringLiteral("枝豆"), QStringLiteral("黒ﾋﾞｰﾙ")}));
    QVERIFY(valueOf(m_search->page(request(QStringLiteral("今日")), {}, 10)).hits.first().otherLines.isEmpty());
}

void TstSearchStore::sumsByPayment()
{
    Receipt dollars = makeReceipt(3, kNoon - 2h);
    for (ReceiptLine &line : dollars.lines)
        line = {line.name, line.code, line.quantity, {0, QStringLiteral("USD")}, {0, QStringLiteral("USD")}, line.taxRate};
    dollars.total = dollars.deposit = {500, QStringLiteral("USD")};
    dollars.change = {0, QStringLiteral("USD")};
    dollars.payments = {{QStringLiteral("Visa"), false, {500, QStringLiteral("USD")}}};
    dollars.taxes.clear();
    Receipt cancelled = makeReceipt(4, kNoon - 3h);
    cancelled.kind = ReceiptKind::Void;
    upsert({makeReceipt(1, kNoon), makeReceipt(2, kNoon - 1h), dollars, cancelled});
    const SearchTally all = tally(request({}), true);
    QCOMPARE(all.count, 4);
    QCOMPARE(all.sums.size(), 2);
    QVERIFY(all.sums.contains(Money{2848}));
    QVERIFY(all.sums.contains(Money{500, QStringLiteral("USD")}));
    QCOMPARE(all.payments.size(), 3);
    QVERIFY(all.payments.contains(PaymentSum{QString(), true, {2 * (1000 - 76)}}));
    QVERIFY(all.payments.contains(PaymentSum{QStringLiteral("PayPay"), false, {1000}}));
    QVERIFY(all.payments.contains(PaymentSum{QStringLiteral("Visa"), false, {500, QStringLiteral("USD")}}));
}

void TstSearchStore::findsRegistersByTheNameOfTheirLink()
{
    Receipt first = makeReceipt(1, kNoon);
    Receipt second = makeReceipt(2, kNoon - 1h, QStringLiteral("2"));
    first.registerName.clear();
    second.registerName.clear();
    upsert({first, second});
    LinkStore links(*m_database);
    Link link;
    link.reg = registerKey(QStringLiteral("2"));
    link.registerName = QStringLiteral("ﾃﾗｽ席");
    link.camera = {QStringLiteral("c")};
    QVERIFY(await(links.add({link})));
    QCOMPARE(numbers(request(QStringLiteral("テラス"))), QStringList{QStringLiteral("R2")});
    QCOMPARE(numbers(request(QStringLiteral("レジ:テラス 枝豆"))), QStringList{QStringLiteral("R2")});
    QCOMPARE(numbers(request(QStringLiteral("レジ:1"))), QStringList{QStringLiteral("R1")});
    QCOMPARE(numbers(request(QStringLiteral("レジ:1,テラス"))), (QStringList{QStringLiteral("R1"), QStringLiteral("R2")}));
}

void TstSearchStore::namesPayments()
{
    const auto paidWith = [](int number, const QString &method, bool isCash) {
        Receipt receipt = makeReceipt(number, kNoon - number * 1h);
        receipt.payments = {{method, isCash, {100}}};
        return receipt;
    };
    QCOMPARE(await(m_search->paymentNames()).value(), QStringList());
    upsert({paidWith(1, QStringLiteral("ＰａｙＰａｙ"), false), paidWith(2, QStringLiteral("PayPay"), false),
            paidWith(3, QStringLiteral("現金"), true), paidWith(4, QStringLiteral("QR決済"), false)});
    QCOMPARE(await(m_search->paymentNames()).value(), (QStringList{QStringLiteral("ＰａｙＰａｙ"), QStringLiteral("QR決済")}));
    QCOMPARE(numbers(request(QStringLiteral("支払:paypay,現金"))),
             (QStringList{QStringLiteral("R1"), QStringLiteral("R2"), QStringLiteral("R3")}));
}

void TstSearchStore::narrowsToRegisters()
{
    upsert({makeReceipt(1, kNoon), makeReceipt(2, kNoon - 1h, QStringLiteral("2"))});
    SearchRequest asked = request(QStringLiteral("枝豆"));
    asked.registers = {registerKey(QStringLiteral("2"))};
    QCOMPARE(numbers(asked), QStringList{QStringLiteral("R2")});
    asked.query.terms.clear();
    QCOMPARE(numbers(asked), QStringList{QStringLiteral("R2")});
    asked.registers = {registerKey(QStringLiteral("9"))};
    QCOMPARE(numbers(asked), QStringList());
}

void TstSearchStore::leavesOutStaffUnlessAllowed()
{
    upsert({makeReceipt(1, kNoon)});
    for (const QString &typed : {QStringLiteral("佐藤"), QStringLiteral("担当:佐藤"), QStringLiteral("佐")}) {
        QCOMPARE(numbers(request(typed, false)), QStringList());
        if (typed.size() > 1)
            QCOMPARE(numbers(request(typed, true)), QStringList{QStringLiteral("R1")});
    }
}

QTEST_GUILESS_MAIN(TstSearchStore)
#include "tst_searchstore.moc"
