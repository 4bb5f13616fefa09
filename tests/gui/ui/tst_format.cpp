// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ui/uifixture.h"
#include "ui/format/format.h"

#include <limits>

using namespace std::chrono_literals;

class TstFormat : public QObject {
    Q_OBJECT
private slots:
    void money_data();
    void money();
    void dates();
    void ages_data();
    void ages();
    void words();
};

void TstFormat::money_data()
{
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("text");
    const QString yen = QStringLiteral("JPY");
    QTest::newRow("zero") << qint64(0) << yen << QStringLiteral("¥0");
    QTest::newRow("yen") << qint64(7310) << yen << QStringLiteral("¥7,310");
    QTest::newRow("million") << qint64(1234567) << yen << QStringLiteral("¥1,234,567");
    QTest::newRow("refund") << qint64(-1980) << yen << QStringLiteral("−¥1,980");
    QTest::newRow("smallest") << std::numeric_limits<qint64>::min() << yen << QStringLiteral("−¥9,223,372,036,854,775,808");
    QTest::newRow("dollars") << qint64(1250) << QStringLiteral("USD") << QStringLiteral("$12.50");
    QTest::newRow("cents") << qint64(-5) << QStringLiteral("USD") << QStringLiteral("−$0.05");
    QTest::newRow("euro") << qint64(100000) << QStringLiteral("EUR") << QStringLiteral("€1,000.00");
    QTest::newRow("pound") << qint64(99) << QStringLiteral("GBP") << QStringLiteral("£0.99");
    QTest::newRow("other") << qint64(1234) << QStringLiteral("CHF") << QStringLiteral("CHF\u00a012.34");
    QTest::newRow("won") << qint64(1234) << QStringLiteral("KRW") << QStringLiteral("KRW\u00a01,234");
}

void TstFormat::money()
{
    QFETCH(qint64, minor);
    QFETCH(QString, currency);
    QFETCH(QString, text);
    for (const QString &language : {QStringLiteral("ja"), QStringLiteral("en")}) {
        const UseLanguage use(language);
        QCOMPARE(format::money({minor, currency}), text);
    }
}

void TstFormat::dates()
{
    const QDate day(2026, 1, 24);
    const QTimeZone tokyo("Asia/Tokyo");
    const Instant instant = fromMs(QDateTime(day, QTime(16, 56, 41), tokyo).toMSecsSinceEpoch());
    {
        const UseLanguage use(QStringLiteral("ja"));
        QCOMPARE(format::date(day), QStringLiteral("2026/1/24（土）"));
        QCOMPARE(format::monthDay(day), QStringLiteral("1月24日（土）"));
        QCOMPARE(format::dateTime(instant, tokyo), QStringLiteral("2026/1/24（土） 16:56:41"));
        QCOMPARE(format::number(-1234), QStringLiteral("−1,234"));
    }
    const UseLanguage use(QStringLiteral("en"));
    QCOMPARE(format::date(day), QStringLiteral("Sat, 24 Jan 2026"));
    QCOMPARE(format::monthDay(day), QStringLiteral("Sat, 24 Jan"));
    QCOMPARE(format::time(instant, tokyo), QStringLiteral("16:56:41"));
    QCOMPARE(format::time(instant, QTimeZone::utc()), QStringLiteral("07:56:41"));
    QCOMPARE(format::hourMinute(QTime(9, 5, 59)), QStringLiteral("09:05"));
}

void TstFormat::ages_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("japanese");
    QTest::addColumn<QString>("english");
    QTest::newRow("clock behind") << qint64(-5000) << QStringLiteral("0秒前") << QStringLiteral("0 s ago");
    QTest::newRow("seconds") << qint64(12999) << QStringLiteral("12秒前") << QStringLiteral("12 s ago");
    QTest::newRow("minute") << qint64(60000) << QStringLiteral("1分前") << QStringLiteral("1 min ago");
    QTest::newRow("nearly an hour") << qint64(3599999) << QStringLiteral("59分前") << QStringLiteral("59 min ago");
    QTest::newRow("hours") << qint64(7200000) << QStringLiteral("2時間前") << QStringLiteral("2 h ago");
    QTest::newRow("day") << qint64(86400000) << QStringLiteral("1日前") << QStringLiteral("1 day ago");
    QTest::newRow("days") << qint64(3 * 86400000) << QStringLiteral("3日前") << QStringLiteral("3 days ago");
}

void TstFormat::ages()
{
    QFETCH(qint64, ms);
    QFETCH(QString, japanese);
    QFETCH(QString, english);
    {
        const UseLanguage use(QStringLiteral("ja"));
        QCOMPARE(format::ago(std::chrono::milliseconds(ms)), japanese);
        QCOMPARE(format::syncedAgo(format::vendor(Vendor::Smaregi), std::chrono::milliseconds(ms)),
                 QString(QStringLiteral("スマレジ ") + japanese + QStringLiteral("に同期")));
    }
    const UseLanguage use(QStringLiteral("en"));
    QCOMPARE(format::ago(std::chrono::milliseconds(ms)), english);
}

void TstFormat::words()
{
    const UseLanguage use(QStringLiteral("ja"));
    QCOMPARE(format::receiptKind(ReceiptKind::Refund), QStringLiteral("返品"));
    QCOMPARE(format::receiptKind(ReceiptKind::Void), QStringLiteral("取消"));
    QCOMPARE(format::receiptKind(ReceiptKind::Reversal), QStringLiteral("打消"));
    QCOMPARE(format::receiptKind(ReceiptKind::AbandonedSlip), QStringLiteral("破棄"));
    QCOMPARE(format::receiptKind(ReceiptKind::Other, QStringLiteral("x9")), QStringLiteral("x9"));
    QCOMPARE(format::receiptKind(ReceiptKind::Other), QStringLiteral("その他"));
    QCOMPARE(format::camera(QStringLiteral("レジ前"), QStringLiteral("CC-2L")), QStringLiteral("レジ前 (CC-2L)"));
    QCOMPARE(format::camera(QStringLiteral("倉庫"), QStringLiteral("One (SF-1)")), QStringLiteral("倉庫 (One SF-1)"));
    QCOMPARE(format::camera({}, QStringLiteral("CC-2L")), QStringLiteral("CC-2L"));
}

QTEST_MAIN(TstFormat)
#include "tst_format.moc"
