// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demotime.h"
#include "app/demo/products.h"
#include "app/demo/shopmodel.h"
#include "app/demo/smaregirows.h"

#include <QDateTime>
#include <QMap>
#include <QSet>
#include <QTest>

using Kind = DemoSale::Kind;

namespace {

constexpr quint32 kSeed = 20260124;

qint64 at(const char *utc)
{
    return QDateTime::fromString(QString::fromLatin1(utc), Qt::ISODate).toSecsSinceEpoch();
}

bool isSlot(qint64 second)
{
    return second % 60 == 20 || second % 60 == 50;
}

//! All that the registers and the servers know, as text.
QByteArray content(const SmaregiBooks &books, qint64 soldBefore)
{
    QByteArray text;
    for (const SmaregiRecord &record : books.records()) {
        if (record.receivedAt >= soldBefore)
            continue;
        appendJson(text, smaregiHead(record),
                   {"transactionHeadId", "terminalId", "terminalTranId", "terminalTranDateTime", "total", "charge"});
        for (qsizetype line = 0; line < record.sale.lines.size(); ++line)
            appendJson(text, smaregiDetail(record, line), {});
    }
    return text;
}

} // namespace

//! What the make-believe customers do.
class TstDemoShop : public QObject {
    Q_OBJECT
private slots:
    void productsAreSound()
    {
        QVERIFY(demoProducts().size() >= 55 && demoProducts().size() <= 70);
        QSet<QString> codes;
        QSet<int> taxes;
        for (const DemoProduct &product : demoProducts()) {
            int sum = 0;
            for (qsizetype i = 0; i < 13; ++i)
                sum += product.code.at(i).digitValue() * (i % 2 == 0 ? 1 : 3);
            QCOMPARE(sum % 10, 0);
            QVERIFY(product.price > 0 && !product.name.isEmpty() && product.category < demoCategories().size());
            codes.insert(product.code);
            taxes.insert(product.taxPercent);
        }
        QCOMPARE(codes.size(), demoProducts().size());
        QCOMPARE(taxes, (QSet<int>{8, 10}));
    }

    void sumsAreThoseOfARegister()
    {
        // 2 x 1480 (8 %) less 100, 1 x 1650 (10 %), 10 % off the subtotal.
        DemoSale sale;
        sale.lines = {{1, 2, 100}, {34, 1, 0}};
        sale.subtotalDiscount = 451;
        sale.payments = {{DemoPayment::Method::Card, 2000}, {DemoPayment::Method::Cash, 3000}};
        const DemoSums sums = sumsOf(sale);
        QCOMPARE(sums.gross, 4610);
        QCOMPARE(sums.subtotal, 4510);
        QCOMPARE(sums.total, 4059);
        QCOMPARE(sums.rates[0].discount, 286); // 451 x 2860 / 4510
        QCOMPARE(sums.rates[0].tax, 190); // floor(2574 x 8 / 108)
        QCOMPARE(sums.rates[1].tax, 135); // floor(1485 x 10 / 110)
        QCOMPARE(sums.change, 941);
    }

    void historyHasTheRightShape()
    {
        const qint64 start = at("2026-02-10T05:30:00Z"); // 14:30 in Japan
        const ShopModel shop(kSeed, 30, true, start);
        QMap<int, int> perRegister;
        QMap<qint64, int> refundsPerDay;
        QList<qint64> odd;
        QSet<Kind> kinds;
        int cancelled = 0;
        int countered = 0;
        int late = 0;
        int exchanges = 0;
        int groups = 0;
        int members = 0;
        qint64 previousReceived = 0;
        qint64 newest = 0;
        for (const SmaregiRecord &record : shop.smaregi().records()) {
            ++perRegister[record.sale.registerNo];
            kinds.insert(record.sale.kind);
            cancelled += record.cancelled;
            countered += record.dispose == SmaregiRecord::Dispose::Counter;
            late += record.receivedAt - record.soldAt >= 600;
            exchanges += record.sums.returned > 0;
            groups += record.sale.guests > 1;
            members += record.sale.member > 0;
            QVERIFY(record.receivedAt >= previousReceived); // ids rise as the server hears of sales
            previousReceived = record.receivedAt;
            newest = std::max(newest, record.soldAt);
            if (record.sale.kind == Kind::Refund)
                ++refundsPerDay[DemoTime::dayAt(record.soldAt)];
            if (!isSlot(record.soldAt))
                odd.append(record.soldAt);
        }
        QCOMPARE(odd.size(), 1);
        QCOMPARE(odd.first() % 60, 33);
        QCOMPARE(odd.first(), at("2026-02-09T05:12:33Z"));
        const qint64 today = DemoTime::dayAt(start);
        for (qint64 day = today - 30; day < today; ++day)
            QVERIFY2(refundsPerDay.value(day) >= 1, QByteArray::number(day).constData());
        QVERIFY(perRegister[1] > 31 * 115 && perRegister[1] < 31 * 165);
        QVERIFY(perRegister[2] > 31 * 70 && perRegister[2] < 31 * 110);
        QVERIFY(perRegister[3] > 31 * 38 && perRegister[3] < 31 * 65);
        QCOMPARE(perRegister.size(), 3);
        QCOMPARE(kinds, (QSet<Kind>{Kind::Sale, Kind::Refund, Kind::CashIn, Kind::CashOut}));
        QVERIFY(cancelled > 30 && countered > 30 && late > 30);
        QVERIFY2(exchanges > 31 && exchanges < 500, QByteArray::number(exchanges).constData()); // one a day
        QVERIFY(groups > 2000 && members > 500 && members < 2000);
        QCOMPARE(newest, at("2026-02-10T05:29:50Z")); // up to the last half minute
    }

    void ubiregiHistoryHasTheRightShape()
    {
        const ShopModel shop(kSeed, 30, true, at("2026-02-10T05:30:00Z"));
        QMap<int, int> perRegister;
        QMap<int, int> perStatus;
        int negative = 0;
        for (const UbiregiRecord &record : shop.ubiregi().records()) {
            ++perRegister[record.sale.registerNo];
            ++perStatus[int(record.status)];
            negative += record.sale.kind == Kind::Refund;
            QVERIFY(isSlot(record.paidAt));
            QVERIFY(record.openedAt < record.paidAt && record.createdAt >= record.paidAt && record.updatedAt >= record.createdAt);
        }
        QVERIFY(perRegister[1] > 31 * 62 && perRegister[1] < 31 * 98);
        QVERIFY(perRegister[2] > 31 * 38 && perRegister[2] < 31 * 65);
        QCOMPARE(perStatus.size(), 3);
        QVERIFY(negative >= 30);
    }

    void sumsAreRightThroughout()
    {
        const ShopModel shop(kSeed, 30, true, at("2026-02-10T05:30:00Z"));
        for (const SmaregiRecord &record : shop.smaregi().records())
            checkSums(record.sale, record.sums);
        for (const UbiregiRecord &record : shop.ubiregi().records())
            checkSums(record.sale, record.sums);
    }

    void aSeedAndADayGiveTheSameHistory()
    {
        const qint64 morning = at("2026-02-10T00:10:00Z");
        const ShopModel first(kSeed, 3, true, morning);
        const ShopModel second(kSeed, 3, true, morning);
        const ShopModel evening(kSeed, 3, true, at("2026-02-10T12:00:00Z"));
        const ShopModel other(kSeed + 1, 3, true, morning);
        const qint64 before = DemoTime::slotTime(DemoTime::slotAt(morning));
        QVERIFY(content(first.smaregi(), before).size() > 100'000);
        QVERIFY(content(first.smaregi(), before) == content(second.smaregi(), before));
        QVERIFY(content(first.smaregi(), before) == content(evening.smaregi(), before));
        QVERIFY(content(first.smaregi(), before) != content(other.smaregi(), before));
    }

    void itDoesNotMatterHowOftenItIsAsked()
    {
        const qint64 start = at("2026-02-10T14:50:00Z"); // ten minutes before midnight in Japan
        const qint64 end = start + 3600;
        ShopModel once(kSeed, 2, true, start);
        once.catchUp(end);
        ShopModel often(kSeed, 2, true, start);
        for (qint64 now = start; now <= end; now += 7)
            often.catchUp(now);
        often.catchUp(end);
        QVERIFY(content(once.smaregi(), end) == content(often.smaregi(), end));
        QCOMPARE(once.ubiregi().records().size(), often.ubiregi().records().size());
    }

    void newSalesComeEachHalfMinute()
    {
        const qint64 start = at("2026-02-10T05:30:00Z");
        ShopModel shop(kSeed, 1, true, start);
        const auto sold = [&](qint64 from) {
            QList<qint64> times;
            QSet<int> registers;
            for (const SmaregiRecord &record : shop.smaregi().records()) {
                if (record.soldAt > from && record.dispose != SmaregiRecord::Dispose::Counter)
                    times.append(record.soldAt);
            }
            std::sort(times.begin(), times.end());
            return times;
        };
        shop.catchUp(start + 23);
        QCOMPARE(sold(start), QList<qint64>{start + 20});
        shop.catchUp(start + 60 * 60);
        const QList<qint64> anHour = sold(start);
        QVERIFY(anHour.size() >= 119 && anHour.size() <= 125); // with late uploads of before the start
        for (qint64 slot = start + 20; slot < start + 3590; slot += 30)
            QVERIFY(anHour.contains(slot));

        ShopModel quiet(kSeed, 1, false, start);
        const size_t count = quiet.smaregi().records().size();
        quiet.catchUp(start + 3600);
        QVERIFY(quiet.smaregi().records().size() < count + 6); // only late uploads and counter-records of before
    }

    void thereAreReceiptsOfTodayRightAfterMidnight()
    {
        const qint64 midnight = at("2026-02-10T15:00:00Z");
        const ShopModel shop(kSeed, 1, true, midnight + 55);
        int today = 0;
        for (const SmaregiRecord &record : shop.smaregi().records())
            today += record.soldAt >= midnight;
        QCOMPARE(today, 2);
    }

    void theDayIsSettledAtMidnight()
    {
        const qint64 midnight = at("2026-02-10T15:00:00Z");
        ShopModel shop(kSeed, 1, true, midnight - 3600);
        const SmaregiRecord before = shop.smaregi().records().back();
        QCOMPARE(before.settledAt, 0);
        shop.catchUp(midnight + 10);
        const SmaregiRecord *after = shop.smaregi().find(before.headId);
        QCOMPARE(after->settledAt, midnight);
        QCOMPARE(after->updatedAt, midnight);
    }

    void salesByHand()
    {
        const qint64 start = at("2026-02-10T05:30:00Z");
        ShopModel shop(kSeed, 1, false, start);
        DemoSale sale;
        sale.registerNo = 2;
        sale.soldAt = DemoTime::instantOf(start - 3600);
        sale.uploadDelay = std::chrono::seconds(2);
        const qint64 late = shop.addSmaregi(sale, start);
        QVERIFY(shop.smaregi().find(late));
        QCOMPARE(shop.smaregi().find(late)->receivedAt, start); // heard of now, not in the past
        sale.soldAt = DemoTime::instantOf(start);
        sale.uploadDelay = std::chrono::seconds(60);
        const qint64 slow = shop.addSmaregi(sale, start);
        QVERIFY(!shop.smaregi().find(slow));
        const qint64 quick = shop.addSmaregi({}, start);
        QVERIFY(shop.smaregi().find(quick));
        shop.catchUp(start + 60);
        QVERIFY(shop.smaregi().find(slow));
        QCOMPARE(shop.smaregi().find(slow)->sums.total, demoProducts().first().price);

        QVERIFY(shop.cancelSmaregi(slow, start + 70));
        QVERIFY(!shop.cancelSmaregi(slow, start + 70));
        const qint64 counter = shop.disposeSmaregi(quick, start + 80);
        QVERIFY(counter > slow);
        QCOMPARE(shop.smaregi().find(quick)->relatedId, counter);
        QCOMPARE(shop.smaregi().find(counter)->relatedId, quick);
        QVERIFY(shop.smaregi().find(counter)->isNegative());
        QCOMPARE(shop.disposeSmaregi(counter, start + 90), 0);
    }

private:
    static void checkSums(const DemoSale &sale, const DemoSums &sums)
    {
        if (sale.kind == Kind::CashIn || sale.kind == Kind::CashOut)
            return;
        qint64 net = 0;
        qint64 discount = 0;
        qint64 tax = 0;
        for (qsizetype i = 0; i < sums.lines.size(); ++i) {
            const DemoSums::Line &line = sums.lines.at(i);
            const DemoLine &sold = sale.lines.at(i);
            const int sign = sold.returned ? -1 : 1;
            QCOMPARE(line.net, sign * demoProducts().at(sold.product).price * sold.quantity - sold.discount);
            QVERIFY(sign * line.net > 0 && sign * line.taxShare >= 0);
            net += line.net;
            discount += line.discountShare;
            tax += line.taxShare;
        }
        QCOMPARE(net, sums.subtotal);
        QCOMPARE(discount, sale.subtotalDiscount);
        QCOMPARE(tax, sums.tax);
        QCOMPARE(sums.subtotal - sale.subtotalDiscount, sums.total);
        QVERIFY(sums.total > 0);
        for (const DemoSums::Rate &rate : sums.rates)
            QCOMPARE(rate.tax, (rate.sales - rate.discount) * rate.percent / (100 + rate.percent));
        if (sale.kind == Kind::ThrownAway)
            return;
        QCOMPARE(sums.cash + sums.card + sums.qr, sums.deposit);
        QCOMPARE(sums.deposit - sums.change, sums.total);
        QVERIFY(sums.change >= 0 && sums.change <= sums.cash);
    }
};

QTEST_GUILESS_MAIN(TstDemoShop)
#include "tst_demoshop.moc"
