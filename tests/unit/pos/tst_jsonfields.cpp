// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/jsonfields.h"
#include "tests/unit/pos/posdata.h"

#include <QJsonDocument>
#include <QJsonObject>

class TstJsonFields : public QObject {
    Q_OBJECT
private slots:
    void readsTextAndWholeNumbers_data();
    void readsTextAndWholeNumbers();
    void readsRates_data();
    void readsRates();
    void refusesAbsurdMoney();
    void readsIsoTimes();
};

static QJsonValue json(const QByteArray &text)
{
    return QJsonDocument::fromJson("{\"v\":" + text + "}")[u"v"];
}

void TstJsonFields::readsTextAndWholeNumbers_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("missing");
    QTest::addColumn<QString>("whole"); // empty: none
    QTest::newRow("string") << QByteArray("\"28\"") << "28" << false << "28";
    QTest::newRow("number") << QByteArray("28") << "28" << false << "28";
    QTest::newRow("number with point") << QByteArray("28.0") << "28" << false << "28";
    QTest::newRow("string with point") << QByteArray("\"28.0\"") << "28.0" << false << "28";
    QTest::newRow("fraction") << QByteArray("2.5") << "2.5" << false << "";
    QTest::newRow("beyond a double") << QByteArray("9007199254740993") << "9007199254740993" << false << "9007199254740993";
    QTest::newRow("beyond 64 bits") << QByteArray("1e300") << QString::number(1e300, 'f', QLocale::FloatingPointShortest) << false << "";
    QTest::newRow("zero") << QByteArray("0") << "0" << false << "0";
    QTest::newRow("one") << QByteArray("1") << "1" << false << "1";
    QTest::newRow("two") << QByteArray("2") << "2" << false << "2";
    QTest::newRow("negative") << QByteArray("-1424") << "-1424" << false << "-1424";
    QTest::newRow("true") << QByteArray("true") << "1" << false << "1";
    QTest::newRow("null") << QByteArray("null") << "" << true << "";
    QTest::newRow("empty") << QByteArray("\"\"") << "" << true << "";
    QTest::newRow("object") << QByteArray("{}") << "" << false << "";
}

void TstJsonFields::readsTextAndWholeNumbers()
{
    QFETCH(const QByteArray, value);
    QTEST(textOf(json(value)), "text");
    QTEST(isMissing(json(value)), "missing");
    const std::optional<qint64> whole = wholeOf(json(value));
    QTEST(whole ? QString::number(*whole) : QString(), "whole");
}

void TstJsonFields::readsRates_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("rate"); // -1: none
    QTest::newRow("three decimals") << QByteArray("\"10.000\"") << 1000;
    QTest::newRow("one decimal") << QByteArray("\"8.0\"") << 800;
    QTest::newRow("number") << QByteArray("8") << 800;
    QTest::newRow("fraction") << QByteArray("\"6.25\"") << 625;
    QTest::newRow("zero") << QByteArray("\"0.0\"") << 0;
    QTest::newRow("negative") << QByteArray("\"-8\"") << -1;
    QTest::newRow("null") << QByteArray("null") << -1;
    QTest::newRow("words") << QByteArray("\"eight\"") << -1;
    QTest::newRow("absurd") << QByteArray("\"99999999999999\"") << -1;
}

void TstJsonFields::readsRates()
{
    QFETCH(const QByteArray, value);
    QTEST(rateOf(json(value)).value_or(-1), "rate");
}

void TstJsonFields::refusesAbsurdMoney()
{
    const QString jpy = QStringLiteral("JPY");
    QCOMPARE(moneyOf(json("\"2178.0\""), jpy), yen(2178));
    QCOMPARE(moneyOf(json("\"21.78\""), QStringLiteral("USD")), (Money{2178, QStringLiteral("USD")}));
    QVERIFY(!moneyOf(json("\"2178.5\""), jpy));
    QVERIFY(!moneyOf(json("\"9223372036854775807\""), jpy));
    QVERIFY(!moneyOf(json("-9e18"), jpy));
    QVERIFY(!moneyOf(json("null"), jpy));
}

void TstJsonFields::readsIsoTimes()
{
    QCOMPARE(isoTimeOf(json("\"2026-03-14T03:05:12Z\"")), utc("2026-03-14T03:05:12Z"));
    QCOMPARE(isoTimeOf(json("\"2026-03-14T12:05:12+09:00\"")), utc("2026-03-14T03:05:12Z"));
    QVERIFY(!isoTimeOf(json("\"2026-03-14T12:05:12\""))); // of which zone?
    QVERIFY(!isoTimeOf(json("\"2011-12-31:00:00:31Z\""))); // in the vendor's own document (ubiregi.md 6.1)
    QVERIFY(!isoTimeOf(json("null")));
    QVERIFY(!isoTimeOf(json("1772422496")));
}

QTEST_GUILESS_MAIN(TstJsonFields)
#include "tst_jsonfields.moc"
