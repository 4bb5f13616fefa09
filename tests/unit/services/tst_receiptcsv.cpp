// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/receiptcsv.h"
#include "tests/support/csvreader.h"

#include <QTest>

#include <algorithm>

namespace {

CsvWords words()
{
    CsvWords words;
    for (const CsvRows rows : {CsvRows::Receipts, CsvRows::Lines}) {
        for (const CsvColumn column : ReceiptCsv::columnsOf(rows))
            words.columns.insert(column, QStringLiteral("column %1").arg(int(column)));
    }
    words.vendors = {{Vendor::Smaregi, QStringLiteral("スマレジ")}};
    words.kinds = {{ReceiptKind::Sale, QStringLiteral("販売")}, {ReceiptKind::Refund, QStringLiteral("返品")}};
    words.lineKinds = {{ReceiptLine::Kind::Goods, QStringLiteral("商品")}, {ReceiptLine::Kind::Returned, QStringLiteral("返品")}};
    words.cash = QStringLiteral("現金");
    return words;
}

Receipt sale()
{
    Receipt receipt;
    receipt.reg = {{Vendor::Smaregi, QStringLiteral("sk1234a")}, QStringLiteral("2")};
    receipt.store = QStringLiteral("1");
    receipt.vendorKey = QStringLiteral("1001");
    receipt.number = QStringLiteral("000123");
    receipt.soldAt = fromMs(QDateTime(QDate(2026, 1, 24), QTime(15, 30, 5), Qt::UTC).toMSecsSinceEpoch()); // 0:30:05 in Japan
    receipt.businessDay = QDate(2026, 1, 24);
    receipt.registerName = QStringLiteral("レジ 2");
    receipt.staff = QStringLiteral("佐藤");
    receipt.total = {1424};
    receipt.deposit = {2000};
    receipt.change = {576};
    receipt.lines = {{QStringLiteral("牛乳"), QStringLiteral("4901"), 2, {216}, {432}, 800},
                     {QStringLiteral("ゴミ袋, \"大\""), {}, 1, {992}, {992}, 1000}};
    receipt.payments = {{QStringLiteral("現金"), true, {2000}}, {QStringLiteral("PayPay"), false, {0}}};
    receipt.lines.first().discount = {20};
    receipt.adjustments = {{ReceiptAdjustment::Kind::Discount, {-100}},
                           {ReceiptAdjustment::Kind::Points, {-30}},
                           {ReceiptAdjustment::Kind::Rounding, {1}},
                           {ReceiptAdjustment::Kind::Fee, {50}}};
    receipt.guests = 3;
    receipt.member = QStringLiteral("M-1");
    receipt.taxes = {{1000, true, {90}}, {800, true, {32}}, {std::nullopt, true, {1}}};
    return receipt;
}

//! The cells of the one row by their columns.
QHash<CsvColumn, QString> cellsOf(CsvKind kind, CsvRows rows, const Receipt &receipt, qsizetype row = 0)
{
    const QList<QStringList> read = readCsv(ReceiptCsv(kind, rows, words()).rowsOf({receipt}));
    QHash<CsvColumn, QString> cells;
    const QList<CsvColumn> columns = ReceiptCsv::columnsOf(rows);
    for (qsizetype i = 0; row < read.size() && i < columns.size() && read.at(row).size() == columns.size(); ++i)
        cells.insert(columns.at(i), read.at(row).at(i));
    return cells;
}

} // namespace

class TstReceiptCsv : public QObject {
    Q_OBJECT
private slots:
    void beginsWithTheHeader();
    void writesOneRowForAReceipt();
    void writesOneRowForEachLine();
    void leavesNoReceiptOut();
    void writesMoneyAsNumbers_data();
    void writesMoneyAsNumbers();
    void guardsAgainstFormulas_data();
    void guardsAgainstFormulas();
    void keepsTextsInPlainFiles();
};

void TstReceiptCsv::beginsWithTheHeader()
{
    const QByteArray excel = ReceiptCsv(CsvKind::ForExcel, CsvRows::Receipts, words()).header();
    QVERIFY(excel.startsWith("\xEF\xBB\xBF"));
    QVERIFY(excel.endsWith("\r\n"));
    const QByteArray plain = ReceiptCsv(CsvKind::Plain, CsvRows::Receipts, words()).header();
    QCOMPARE(excel, "\xEF\xBB\xBF" + plain);
    const QList<QStringList> read = readCsv(plain);
    QCOMPARE(read.size(), 1);
    QCOMPARE(read.first().first(), QStringLiteral("column 0"));
    QCOMPARE(read.first().size(), ReceiptCsv::columnsOf(CsvRows::Receipts).size());
}

void TstReceiptCsv::writesOneRowForAReceipt()
{
    const auto cells = cellsOf(CsvKind::ForExcel, CsvRows::Receipts, sale());
    const QHash<CsvColumn, QString> expected{
        {CsvColumn::SoldAt, QStringLiteral("2026-01-25 00:30:05")},
        {CsvColumn::BusinessDay, QStringLiteral("2026-01-24")},
        {CsvColumn::Vendor, QStringLiteral("スマレジ")},
        {CsvColumn::Contract, QStringLiteral("sk1234a")},
        {CsvColumn::Store, QStringLiteral("1")},
        {CsvColumn::Terminal, QStringLiteral("2")},
        {CsvColumn::RegisterName, QStringLiteral("レジ 2")},
        {CsvColumn::Number, QStringLiteral("000123")},
        {CsvColumn::Kind, QStringLiteral("販売")},
        {CsvColumn::Staff, QStringLiteral("佐藤")},
        {CsvColumn::Total, QStringLiteral("1424")},
        {CsvColumn::Currency, QStringLiteral("JPY")},
        {CsvColumn::Deposit, QStringLiteral("2000")},
        {CsvColumn::Change, QStringLiteral("576")},
        {CsvColumn::Cash, QStringLiteral("1424")},
        {CsvColumn::Cashless, QStringLiteral("0")},
        {CsvColumn::Payments, QStringLiteral("現金 2000; PayPay 0")},
        {CsvColumn::Tax10, QStringLiteral("90")},
        {CsvColumn::Tax8, QStringLiteral("32")},
        {CsvColumn::TaxOther, QStringLiteral("1")},
        {CsvColumn::Discounts, QStringLiteral("-130")},
        {CsvColumn::OtherAdjustments, QStringLiteral("51")},
        {CsvColumn::Guests, QStringLiteral("3")},
        {CsvColumn::LineCount, QStringLiteral("2")},
        {CsvColumn::Items, QStringLiteral("牛乳 ×2; ゴミ袋, \"大\"")},
        {CsvColumn::Key, QStringLiteral("1001")},
        {CsvColumn::RelatedKey, {}},
    };
    QCOMPARE(cells, expected);
}

void TstReceiptCsv::writesOneRowForEachLine()
{
    const auto first = cellsOf(CsvKind::ForExcel, CsvRows::Lines, sale(), 0);
    QCOMPARE(first.value(CsvColumn::LineNumber), QStringLiteral("1"));
    QCOMPARE(first.value(CsvColumn::ItemCode), QStringLiteral("4901"));
    QCOMPARE(first.value(CsvColumn::Quantity), QStringLiteral("2"));
    QCOMPARE(first.value(CsvColumn::UnitPrice), QStringLiteral("216"));
    QCOMPARE(first.value(CsvColumn::Amount), QStringLiteral("432"));
    QCOMPARE(first.value(CsvColumn::LineDiscount), QStringLiteral("-20"));
    QCOMPARE(first.value(CsvColumn::LineKind), QStringLiteral("商品"));
    QCOMPARE(first.value(CsvColumn::TaxRate), QStringLiteral("8"));
    const auto second = cellsOf(CsvKind::ForExcel, CsvRows::Lines, sale(), 1);
    QCOMPARE(second.value(CsvColumn::LineNumber), QStringLiteral("2"));
    QCOMPARE(second.value(CsvColumn::ItemName), QStringLiteral("ゴミ袋, \"大\""));
    QCOMPARE(second.value(CsvColumn::TaxRate), QStringLiteral("10"));
    QCOMPARE(second.value(CsvColumn::Key), QStringLiteral("1001"));
    QVERIFY(cellsOf(CsvKind::ForExcel, CsvRows::Lines, sale(), 2).isEmpty());
}

void TstReceiptCsv::leavesNoReceiptOut()
{
    Receipt cashIn = sale();
    cashIn.lines.clear();
    const auto cells = cellsOf(CsvKind::ForExcel, CsvRows::Lines, cashIn);
    QCOMPARE(cells.value(CsvColumn::Key), QStringLiteral("1001"));
    QCOMPARE(cells.value(CsvColumn::LineNumber), QString());
    QCOMPARE(cells.value(CsvColumn::Amount), QString());
}

void TstReceiptCsv::writesMoneyAsNumbers_data()
{
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("expected");
    QTest::newRow("yen") << qint64(1'234'567) << QStringLiteral("JPY") << QStringLiteral("1234567");
    QTest::newRow("refund") << qint64(-1980) << QStringLiteral("JPY") << QStringLiteral("-1980");
    QTest::newRow("cents") << qint64(1250) << QStringLiteral("USD") << QStringLiteral("12.50");
    QTest::newRow("few cents") << qint64(-5) << QStringLiteral("USD") << QStringLiteral("-0.05");
}

void TstReceiptCsv::writesMoneyAsNumbers()
{
    QFETCH(qint64, minor);
    QFETCH(QString, currency);
    Receipt receipt = sale();
    receipt.total = {minor, currency};
    const auto cells = cellsOf(CsvKind::ForExcel, CsvRows::Receipts, receipt);
    QTEST(cells.value(CsvColumn::Total), "expected"); // no apostrophe: it is a number
    QCOMPARE(cells.value(CsvColumn::Currency), currency);
}

void TstReceiptCsv::guardsAgainstFormulas_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("guarded");
    QTest::newRow("equals") << QStringLiteral("=HYPERLINK(\"http://example.org\",\"x\")") << true;
    QTest::newRow("plus") << QStringLiteral("+1+1") << true;
    QTest::newRow("minus") << QStringLiteral("-値引") << true;
    QTest::newRow("at") << QStringLiteral("@SUM(1)") << true;
    QTest::newRow("tab") << QStringLiteral("\t=1") << true;
    QTest::newRow("return") << QStringLiteral("\r=1") << true;
    QTest::newRow("wide") << QStringLiteral("＝1+1") << true;
    QTest::newRow("inside") << QStringLiteral("1=1") << false;
    QTest::newRow("quote") << QStringLiteral("\"=1\"") << false;
    QTest::newRow("empty") << QString() << false;
}

void TstReceiptCsv::guardsAgainstFormulas()
{
    QFETCH(QString, name);
    QFETCH(bool, guarded);
    Receipt receipt = sale();
    receipt.lines.first().name = name;
    receipt.staff = name;
    const QString expected = guarded ? u'\'' + name : name;
    QCOMPARE(cellsOf(CsvKind::ForExcel, CsvRows::Lines, receipt).value(CsvColumn::ItemName), expected);
    QCOMPARE(cellsOf(CsvKind::ForExcel, CsvRows::Receipts, receipt).value(CsvColumn::Staff), expected);
    receipt.lines.first().quantity = 1;
    QVERIFY(cellsOf(CsvKind::ForExcel, CsvRows::Receipts, receipt).value(CsvColumn::Items).startsWith(expected));
}

void TstReceiptCsv::keepsTextsInPlainFiles()
{
    Receipt receipt = sale();
    receipt.lines.first().name = QStringLiteral("=1+1");
    receipt.staff = QStringLiteral(" 二行\nの名前 ");
    const auto cells = cellsOf(CsvKind::Plain, CsvRows::Lines, receipt);
    QCOMPARE(cells.value(CsvColumn::ItemName), QStringLiteral("=1+1"));
    QCOMPARE(cells.value(CsvColumn::Staff), QStringLiteral(" 二行\nの名前 "));
}

QTEST_GUILESS_MAIN(TstReceiptCsv)
#include "tst_receiptcsv.moc"
