// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/searchwriting.h"

#include <QTest>

class TstSearchWriting : public QObject {
    Q_OBJECT
private slots:
    void writesWhatItReads_data();
    void writesWhatItReads();
    void putsTermsInPlace_data();
    void putsTermsInPlace();
    void namesPeriods();
    void knowsTheDays();
};

namespace {

// Thursday 29 January 2026, 15:20 in Japan
const Instant kNow = fromMs(QDateTime(QDate(2026, 1, 29), QTime(15, 20), QTimeZone(9 * 3600)).toMSecsSinceEpoch());
const QDate kToday(2026, 1, 29);

SearchQuery read(const QString &text)
{
    return parseSearch(text, kNow, shopZone());
}

QList<SearchTerm> withoutPlaces(const SearchQuery &query)
{
    QList<SearchTerm> terms = query.terms;
    for (SearchTerm &term : terms)
        term.span = {};
    return terms;
}

} // namespace

void TstSearchWriting::writesWhatItReads_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("japanese");
    QTest::addColumn<QString>("english");
    const auto row = [](const char *typed, const char *japanese, const char *english) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(japanese) << QString::fromUtf8(english);
    };
    row("牛乳", "牛乳", "牛乳");
    row("\"ケーキ皿 15cm\"", "\"ケーキ皿 15cm\"", "\"ケーキ皿 15cm\"");
    row("\"返品\"", "\"返品\"", "\"返品\"");
    row("\"3980\"", "\"3980\"", "\"3980\"");
    row("\"last week\"", "\"last week\"", "\"last week\"");
    row("\"今日\"", "\"今日\"", "\"今日\"");
    row("レジ:", "レジ:", "レジ:");
    row("5\"", "5\"", "5\"");
    row("３９８０", "3980", "3980");
    row("007", "007", "007");

    row("3,980", "3980円", "¥3980");
    row("0円", "0円", "¥0");
    row("1000..2000", "1000円〜2000円", "1000..2000");
    row("5円〜7円", "5円〜7円", "5..7");
    row(">=5000", "5000円以上", ">=5000");
    row("5000..", "5000円以上", ">=5000");
    row("5000円から", "5000円以上", ">=5000");
    row(">5000", "5001円以上", ">=5001");
    row("<=5000", "5000円以下", "<=5000");
    row("..5000", "5000円以下", "<=5000");
    row("5000まで", "5000円以下", "<=5000");
    row("<0", "0円未満", "<0");
    row(">999999999999999", "999999999999999円超", ">999999999999999");

    row("#6932", "No.6932", "No.6932");
    row("No.1-000123", "No.1-000123", "No.1-000123");
    row("番号:R12", "番号:r12", "number:r12");
    row("番号:\"R 12\"", "番号:\"r 12\"", "number:\"r 12\"");

    row("売上", "売上", "sale");
    row("返品", "返品", "refund");
    row("void", "取消", "void");
    row("破棄", "破棄", "abandoned");
    row("disposal", "破棄", "abandoned");
    row("打消", "打消", "reversal");
    row("返品取消", "打消", "reversal");
    row("入金", "入金", "cash-in");
    row("出金", "出金", "cash-out");
    row("入出金", "種別:入金,出金", "kind:cash-in,cash-out");
    row("種別：取消、返品", "種別:返品,取消", "kind:refund,void");
    row("kind:refund,refund", "返品", "refund");
    row("種別:その他", "種別:その他", "kind:other");
    row("種別:牛乳", "種別:牛乳", "種別:牛乳");
    row("種別:", "種別:", "種別:");

    row("cash", "現金", "cash");
    row("現金以外", "キャッシュレス", "cashless");
    row("クレカ", "クレジット", "credit");
    row("支払:クレジット", "支払:クレジット", "payment:クレジット");
    row("emoney", "電子マネー", "emoney");
    row("支払:PayPay,現金", "支払:paypay,現金", "payment:paypay,現金");
    row("支払:\"Edy, Suica\"", "支払:\"edy, suica\"", "payment:\"edy, suica\"");

    row("レジ:1", "レジ:1", "register:1");
    row("レジ:\"本店 レジ 1\"", "レジ:\"本店 レジ 1\"", "register:\"本店 レジ 1\"");
    row("レジ：「レジ 1」，「レジ 2」", "レジ:\"レジ 1\",\"レジ 2\"", "register:\"レジ 1\",\"レジ 2\"");
    row("担当:佐藤", "担当:佐藤", "staff:佐藤");
    row("担当:\"佐藤 花子\"", "担当:\"佐藤 花子\"", "staff:\"佐藤 花子\"");
    row("商品:返品", "商品:返品", "item:返品");
    row("商品:a,b", "商品:\"a,b\"", "item:\"a,b\"");
    row("code:4901", "コード:4901", "code:4901");

    row("本日", "今日", "today");
    row("yesterday", "昨日", "yesterday");
    row("過去7日間", "過去7日", "last 7 days");
    row("last 7 days", "過去7日", "last 7 days");
    row("直近30日", "過去30日", "last 30 days");
    row("last 3 days", "2026/1/27〜2026/1/29", "2026/1/27-2026/1/29");
    row("this week", "今週", "this week");
    row("先週", "先週", "last week");
    row("1月", "今月", "this month");
    row("last month", "先月", "last month");
    row("今年", "今年", "this year");
    row("去年", "昨年", "last year");
    row("1/24", "2026/1/24", "2026/1/24");
    row("2025年11月", "2025/11/1〜2025/11/30", "2025/11/1-2025/11/30");
    row("1/20-1/25", "2026/1/20〜2026/1/25", "2026/1/20-2026/1/25");
    row("1/20以降", "2026/1/20から", "2026/1/20..");
    row("2026/1/20〜", "2026/1/20から", "2026/1/20..");
    row("1/20まで", "2026/1/20まで", "..2026/1/20");
    row("〜1/20", "2026/1/20まで", "..2026/1/20");
    row("1月24日14時", "2026/1/24T14:00-15:00", "2026/1/24T14:00-15:00");
    row("1月24日14:05", "2026/1/24T14:05", "2026/1/24T14:05");
    row("昨日22時-24時", "2026/1/28T22:00-24:00", "2026/1/28T22:00-24:00");
    row("昨日22:00-02:00", "2026/1/28T22:00-2:00", "2026/1/28T22:00-2:00");

    row("14時", "14時", "14:00-15:00");
    row("14:05", "14:05", "14:05");
    row("14-16時", "14:00〜16:00", "14:00-16:00");
    row("14:00..", "14:00〜24:00", "14:00-24:00");
    row("22:00-02:00", "22:00〜2:00", "22:00-2:00");
    row("22:00-0:00", "22:00〜0:00", "22:00-0:00");
    row("午前", "午前", "am");
    row("午後", "午後", "pm");
}

void TstSearchWriting::writesWhatItReads()
{
    QFETCH(QString, typed);
    const SearchQuery query = read(typed);
    QCOMPARE(query.terms.size(), 1);
    const SearchTerm &term = query.terms.first();
    const QString japanese = writtenTerm(term, SearchLanguage::Japanese, kNow, shopZone());
    const QString english = writtenTerm(term, SearchLanguage::English, kNow, shopZone());
    QTEST(japanese, "japanese");
    QTEST(english, "english");
    QCOMPARE(withoutPlaces(read(japanese)), withoutPlaces(query));
    QCOMPARE(withoutPlaces(read(english)), withoutPlaces(query));
    // The same beside others, which keep their meaning.
    const QString between = QStringLiteral("牛乳 %1 No.12");
    const QList<SearchTerm> others = withoutPlaces(read(between.arg(QString())));
    for (const QString &written : {japanese, english}) {
        const QList<SearchTerm> all = withoutPlaces(read(between.arg(written)));
        QCOMPARE(all, (QList<SearchTerm>{others.at(0), withoutPlaces(query).first(), others.at(1)}));
    }
}

void TstSearchWriting::putsTermsInPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("terms");
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("result");
    const auto row = [](const char *name, const char *text, const QList<int> &terms, const char *written, const char *result) {
        QTest::newRow(name) << QString::fromUtf8(text) << terms << QString::fromUtf8(written) << QString::fromUtf8(result);
    };
    row("into nothing", "", {}, "返品", "返品");
    row("at the end", "牛乳 ", {}, "返品", "牛乳 返品");
    row("nothing to nothing", " 牛乳", {}, "", " 牛乳");
    row("in place of one", "牛乳 今日 パン", {1}, "昨日", "牛乳 昨日 パン");
    row("in place of several", "今日 牛乳 昨日 パン 先週", {0, 2, 4}, "2026/1/24", "2026/1/24 牛乳 パン");
    row("away", "今日 牛乳 昨日", {0, 2}, "", "牛乳");
    row("words that belong together", "牛乳 last week パン", {1}, "today", "牛乳 today パン");
}

void TstSearchWriting::putsTermsInPlace()
{
    QFETCH(QString, text);
    QFETCH(QList<int>, terms);
    QFETCH(QString, written);
    QList<SearchTerm> replaced;
    for (const int term : terms)
        replaced << read(text).terms.at(term);
    QTEST(withTerms(text, replaced, written), "result");
}

void TstSearchWriting::namesPeriods()
{
    for (const NamedPeriod name :
         {NamedPeriod::Today, NamedPeriod::Yesterday, NamedPeriod::LastSevenDays, NamedPeriod::LastThirtyDays, NamedPeriod::ThisWeek,
          NamedPeriod::LastWeek, NamedPeriod::ThisMonth, NamedPeriod::LastMonth, NamedPeriod::ThisYear, NamedPeriod::LastYear})
        QCOMPARE(nameOfPeriod(periodNamed(name, kToday, shopZone()), kToday, shopZone()), std::optional(name));
    QVERIFY(!nameOfPeriod(periodOf({kToday.addDays(-3), kToday}, shopZone()), kToday, shopZone()));
}

void TstSearchWriting::knowsTheDays()
{
    const auto days = [](const char *text) { return daysOf(read(QString::fromUtf8(text)).terms.first().period, shopZone()); };
    QCOMPARE(days("1/20-1/25"), std::optional(DaySpan{{2026, 1, 20}, {2026, 1, 25}}));
    QCOMPARE(days("1/20から"), std::optional(DaySpan{{2026, 1, 20}, {}}));
    QCOMPARE(days("1/20まで"), std::optional(DaySpan{{}, {2026, 1, 20}}));
    QCOMPARE(days("1月20日14時"), std::nullopt);
}

QTEST_APPLESS_MAIN(TstSearchWriting)
#include "tst_searchwriting.moc"
