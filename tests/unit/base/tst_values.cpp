// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/logging.h"
#include "app/base/result.h"
#include "app/domain/money.h"
#include "app/domain/timerange.h"

#include <QTest>
#include <QUrl>

#include <limits>

class TstValues : public QObject {
    Q_OBJECT
private slots:
    void readsMoney_data();
    void readsMoney();
    void knowsDays();
    void joinsSpans();
    void knowsDaysWhenClocksChange();
    void redactsUrls();
    void holdsValueOrError();
};

void TstValues::readsMoney_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<bool>("good");
    QTest::addColumn<qint64>("minor");

    const auto row = [](const char *text, const char *currency, bool good, qint64 minor = 0) {
        QTest::addRow("%s %s", text, currency) << QString::fromLatin1(text) << QString::fromLatin1(currency) << good << minor;
    };
    row("0", "JPY", true, 0);
    row("1424", "JPY", true, 1424);
    row("-1424", "JPY", true, -1424);
    row("+5", "JPY", true, 5);
    row(" 12 ", "JPY", true, 12);
    row("2178.0", "JPY", true, 2178);
    row("2178.000", "JPY", true, 2178);
    row("2178.5", "JPY", false);
    row("12.34", "USD", true, 1234);
    row("12.3", "USD", true, 1230);
    row("12", "USD", true, 1200);
    row("-0.05", "USD", true, -5);
    row("12.340", "USD", true, 1234);
    row("12.345", "USD", false);
    row("922337203685477579", "JPY", true, 922337203685477579);
    row("99999999999999999999", "JPY", false);
    for (const char *bad : {"", "-", "--1", "abc", "1,424", "1e3", ".5", "5.", "1 2", "0x10"})
        row(bad, "JPY", false);
}

void TstValues::readsMoney()
{
    QFETCH(const QString, text);
    QFETCH(const QString, currency);
    const std::optional<Money> money = Money::fromText(text, currency);
    QTEST(money.has_value(), "good");
    if (money) {
        QTEST(money->minor, "minor");
        QCOMPARE(money->currency, currency);
    }
}

void TstValues::knowsDays()
{
    const TimeRange day = dayRange(QDate(2026, 3, 1), shopZone());
    QCOMPARE(toDateTime(day.from, QTimeZone::utc()), QDateTime(QDate(2026, 2, 28), QTime(15, 0), QTimeZone::utc()));
    QCOMPARE(day.to - day.from, std::chrono::hours(24));
    QVERIFY(day.contains(day.from));
    QVERIFY(!day.contains(day.to));
    QCOMPARE(dayOf(day.from, shopZone()), QDate(2026, 3, 1));
    QCOMPARE(dayOf(day.from - std::chrono::milliseconds(1), shopZone()), QDate(2026, 2, 28));
    QVERIFY(!day.isEmpty());
    QVERIFY((TimeRange{day.to, day.from}).isEmpty());
    QVERIFY((TimeRange{day.from, day.from}).isEmpty());
}

void TstValues::joinsSpans()
{
    using std::chrono::milliseconds;
    const auto at = [](int ms) { return fromMs(1'000'000 + ms); };
    QList<TimeRange> spans;
    addSpan(spans, {at(100), at(200)});
    addSpan(spans, {at(300), at(400)});
    addSpan(spans, {at(0), at(50)}); // before all
    QCOMPARE(spans, (QList<TimeRange>{{at(0), at(50)}, {at(100), at(200)}, {at(300), at(400)}}));
    addSpan(spans, {at(200), at(250)}); // meets the one before
    addSpan(spans, {at(110), at(120)}); // lies within it
    QCOMPARE(spans, (QList<TimeRange>{{at(0), at(50)}, {at(100), at(250)}, {at(300), at(400)}}));
    addSpan(spans, {at(449), at(500)}, milliseconds(48)); // a hole of 49
    QCOMPARE(spans.size(), 4);
    addSpan(spans, {at(549), at(600)}, milliseconds(49));
    QCOMPARE(spans.last(), (TimeRange{at(449), at(600)}));
    addSpan(spans, {at(40), at(480)}); // over all of them
    QCOMPARE(spans, (QList<TimeRange>{{at(0), at(600)}}));

    removeSpan(spans, {at(100), at(200)}); // out of the middle
    removeSpan(spans, {at(50), at(50)}); // nothing
    QCOMPARE(spans, (QList<TimeRange>{{at(0), at(100)}, {at(200), at(600)}}));
    removeSpan(spans, {at(50), at(300)}); // parts of both
    QCOMPARE(spans, (QList<TimeRange>{{at(0), at(50)}, {at(300), at(600)}}));
    removeSpan(spans, {at(300), at(600)});
    QCOMPARE(spans, (QList<TimeRange>{{at(0), at(50)}}));
}

void TstValues::knowsDaysWhenClocksChange()
{
    const QTimeZone berlin("Europe/Berlin");
    if (!berlin.isValid())
        QSKIP("no zone database");
    const TimeRange spring = dayRange(QDate(2026, 3, 29), berlin);
    QCOMPARE(spring.to - spring.from, std::chrono::hours(23));
    const TimeRange autumn = dayRange(QDate(2026, 10, 25), berlin);
    QCOMPARE(autumn.to - autumn.from, std::chrono::hours(25));
}

void TstValues::redactsUrls()
{
    const QUrl url(QStringLiteral("https://user:pw@example.com/path?token=secret&x=1#part"));
    QCOMPARE(redacted(url), QStringLiteral("https://example.com/path?token=…&x=…"));
    QCOMPARE(redacted(QUrl(QStringLiteral("http://127.0.0.1:8080/a"))), QStringLiteral("http://127.0.0.1:8080/a"));
    QCOMPARE(redacted(QUrl()), QString());
}

void TstValues::holdsValueOrError()
{
    const Result<int> good = 4;
    QVERIFY(good);
    QCOMPARE(good.value(), 4);
    const Result<int> bad = Error{Error::Kind::NotFound, QStringLiteral("gone"), {}, {}};
    QVERIFY(!bad);
    QCOMPARE(bad.error().detail, QStringLiteral("gone"));
}

QTEST_GUILESS_MAIN(TstValues)
#include "tst_values.moc"
