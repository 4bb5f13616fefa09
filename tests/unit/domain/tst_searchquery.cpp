// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/searchquery.h"

#include <QTest>

using Kind = SearchTerm::Kind;

class TstSearchQuery : public QObject {
    Q_OBJECT
private slots:
    void understands_data();
    void understands();
    void knowsWhereTermsStand();
    void removesATerm_data();
    void removesATerm();
    void namesTheWordsToMark();
    void dependsOnTheZone();
    void findsLeapDays();
    void doesNotFailOnAnything();
};

namespace {

// Thursday 29 January 2026, 15:20 in Japan
const Instant kNow = fromMs(QDateTime(QDate(2026, 1, 29), QTime(15, 20), QTimeZone(9 * 3600)).toMSecsSinceEpoch());

QString text(Instant instant)
{
    return toDateTime(instant, shopZone()).toString(QStringLiteral("yyyy-MM-dd'T'hh:mm"));
}

QString text(const std::optional<qint64> &value)
{
    return value ? QString::number(*value) : QString();
}

//! A term in a form that is easy to write into a table.
QString text(const SearchTerm &term)
{
    const QString words = term.words.join(u'|');
    switch (term.kind) {
    case Kind::Word:
        return QStringLiteral("word(%1)").arg(words);
    case Kind::Number:
        return QStringLiteral("number(%1)").arg(words);
    case Kind::Amount:
        return QStringLiteral("amount(%1..%2)").arg(text(term.amount.from), text(term.amount.to));
    case Kind::ReceiptNumber:
        return QStringLiteral("no(%1)").arg(words);
    case Kind::ReceiptKind: {
        QStringList kinds;
        for (const ReceiptKind kind : term.receiptKinds)
            kinds << QString::number(int(kind));
        return QStringLiteral("kind(%1)").arg(kinds.join(u'|'));
    }
    case Kind::Cash:
        return QStringLiteral("cash");
    case Kind::Cashless:
        return QStringLiteral("cashless");
    case Kind::Payment:
        return QStringLiteral("payment(%1)").arg(words);
    case Kind::Register:
        return QStringLiteral("register(%1)").arg(words);
    case Kind::Staff:
        return QStringLiteral("staff(%1)").arg(words);
    case Kind::Item:
        return QStringLiteral("item(%1)").arg(words);
    case Kind::Code:
        return QStringLiteral("code(%1)").arg(words);
    case Kind::Period:
        return QStringLiteral("period(%1 %2)").arg(text(term.period.from), text(term.period.to));
    case Kind::TimeOfDay:
        return QStringLiteral("hours(%1 %2)").arg(term.hours.from).arg(term.hours.to);
    }
    return {};
}

QStringList texts(const SearchQuery &query)
{
    QStringList list;
    for (const SearchTerm &term : query.terms)
        list << text(term);
    return list;
}

QString day(const char *from, const char *to)
{
    return QStringLiteral("period(%1T00:00 %2T00:00)").arg(QLatin1String(from), QLatin1String(to));
}

} // namespace

void TstSearchQuery::understands_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("meaning");
    const auto row = [](const char *typed, const QStringList &meaning) { QTest::newRow(typed) << QString::fromUtf8(typed) << meaning; };
    const auto one = [&row](const char *typed, const char *meaning) { row(typed, {QString::fromUtf8(meaning)}); };

    row("", {});
    row(" \u3000 ", {});
    row("\"\"", {});

    // words
    one("牛乳", "word(牛乳)");
    one("ｷﾞｭｳﾆｭｳ", "word(ギュウニュウ)");
    one("ＰａｙＰａｙ", "word(paypay)");
    row("牛乳 パン", {QStringLiteral("word(牛乳)"), QStringLiteral("word(パン)")});
    row("牛乳\u3000パン", {QStringLiteral("word(牛乳)"), QStringLiteral("word(パン)")});
    one("\"ケーキ皿 15cm\"", "word(ケーキ皿 15cm)");
    one("“ケーキ皿 15cm”", "word(ケーキ皿 15cm)");
    one("「ケーキ皿 15cm」", "word(ケーキ皿 15cm)");
    one("\"返品\"", "word(返品)");
    one("\"3980\"", "word(3980)");
    one("\"牛乳 パ", "word(牛乳 パ)");
    one("カップ&ソーサー", "word(カップ&ソーサー)");
    one("1L", "word(1l)");
    one("350ml", "word(350ml)");

    // amounts
    one("3980", "number(3980)");
    one("３９８０", "number(3980)");
    one("0", "number(0)");
    one("007", "number(007)");
    one("3,980", "amount(3980..3980)");
    one("¥3980", "amount(3980..3980)");
    one("￥３，９８０", "amount(3980..3980)");
    one("\\3980", "amount(3980..3980)");
    one("3980円", "amount(3980..3980)");
    one("1,234,567円", "amount(1234567..1234567)");
    one("3,98", "word(3,98)");
    one(">=5000", "amount(5000..)");
    one("＞＝5000", "amount(5000..)");
    one("≧5,000", "amount(5000..)");
    one(">5000", "amount(5001..)");
    one("<=5000", "amount(..5000)");
    one("<5000円", "amount(..4999)");
    one("=5000", "amount(5000..5000)");
    one("5000以上", "amount(5000..)");
    one("5000円以下", "amount(..5000)");
    one("5000円未満", "amount(..4999)");
    one("5000円超", "amount(5001..)");
    one("1000..2000", "amount(1000..2000)");
    one("2000..1000", "amount(1000..2000)");
    one("1000…2000", "amount(1000..2000)");
    one("1000~2000", "amount(1000..2000)");
    one("1000〜2000", "amount(1000..2000)");
    one("1000～2000円", "amount(1000..2000)");
    one("¥1,000-¥2,000", "amount(1000..2000)");
    one("1000円-2000円", "amount(1000..2000)");
    one("1-0001", "word(1-0001)");
    one(">=", "word(>=)");
    one("9999999999999999", "word(9999999999999999)");

    // receipt numbers
    one("No.6932", "no(6932)");
    one("no6932", "no(6932)");
    one("№6932", "no(6932)");
    one("#6932", "no(6932)");
    one("＃００６９３２", "no(006932)");
    one("No.1-000123", "no(1-000123)");
    one("番号6932", "no(6932)");
    one("伝票番号6932", "no(6932)");
    one("レシート6932", "no(6932)");
    one("番号:R12", "no(r12)");
    one("november", "word(november)");

    // kinds
    one("返品", "kind(2)");
    one("refund", "kind(2)");
    one("Refunds", "kind(2)");
    one("取消", "kind(3)");
    one("取り消し", "kind(3)");
    one("キャンセル", "kind(3)");
    one("ｷｬﾝｾﾙ", "kind(3)");
    one("void", "kind(3)");
    one("破棄", "kind(4)");
    one("中断", "kind(4)");
    one("abandoned", "kind(4)");
    one("打消", "kind(8)");
    one("Reversal", "kind(8)");
    one("入金", "kind(5)");
    one("出金", "kind(6)");
    one("入出金", "kind(5|6)");
    one("売上", "kind(1)");
    one("返品手数料", "word(返品手数料)");

    // payments, and where to look
    one("現金", "cash");
    one("Cash", "cash");
    one("キャッシュレス", "cashless");
    one("クレジット", "payment(クレジット|クレカ|credit)");
    one("credit", "payment(クレジット|クレカ|credit)");
    one("電子マネー", "payment(電子マネー|e-money|emoney)");
    one("支払:PayPay", "payment(paypay)");
    one("支払：商品券", "payment(商品券)");
    one("レジ:1", "register(1)");
    one("register:Front", "register(front)");
    one("レジ1", "word(レジ1)");
    one("担当:佐藤", "staff(佐藤)");
    one("staff:sato", "staff(sato)");
    one("商品:返品", "item(返品)");
    one("code:4901", "code(4901)");
    one("レジ:", "word(レジ:)");
    one("http://x", "word(http://x)");

    // days
    row("今日", {day("2026-01-29", "2026-01-30")});
    row("today", {day("2026-01-29", "2026-01-30")});
    row("昨日", {day("2026-01-28", "2026-01-29")});
    row("Yesterday", {day("2026-01-28", "2026-01-29")});
    row("一昨日", {day("2026-01-27", "2026-01-28")});
    row("3日前", {day("2026-01-26", "2026-01-27")});
    row("3 days ago", {day("2026-01-26", "2026-01-27")});
    row("今週", {day("2026-01-26", "2026-02-02")});
    row("先週", {day("2026-01-19", "2026-01-26")});
    row("last week", {day("2026-01-19", "2026-01-26")});
    row("今月", {day("2026-01-01", "2026-02-01")});
    row("先月", {day("2025-12-01", "2026-01-01")});
    row("last month", {day("2025-12-01", "2026-01-01")});
    row("今年", {day("2026-01-01", "2027-01-01")});
    row("昨年", {day("2025-01-01", "2026-01-01")});
    row("last", {QStringLiteral("word(last)")});
    row("\"last\" week", {QStringLiteral("word(last)"), QStringLiteral("word(week)")});
    row("2026/1/24", {day("2026-01-24", "2026-01-25")});
    row("2026-01-24", {day("2026-01-24", "2026-01-25")});
    row("2026.1.24", {day("2026-01-24", "2026-01-25")});
    row("２０２６／１／２４", {day("2026-01-24", "2026-01-25")});
    row("2026年1月24日", {day("2026-01-24", "2026-01-25")});
    row("令和8年1月24日", {day("2026-01-24", "2026-01-25")});
    row("令和元年", {day("2019-01-01", "2020-01-01")});
    row("1月24日", {day("2026-01-24", "2026-01-25")});
    row("1/24", {day("2026-01-24", "2026-01-25")});
    row("1/29", {day("2026-01-29", "2026-01-30")});
    row("1/30", {day("2025-01-30", "2025-01-31")});
    row("12月", {day("2025-12-01", "2026-01-01")});
    row("24日", {day("2026-01-24", "2026-01-25")});
    row("31日", {day("2025-12-31", "2026-01-01")});
    row("2025年12月", {day("2025-12-01", "2026-01-01")});
    row("2025/12", {day("2025-12-01", "2026-01-01")});
    row("2025年", {day("2025-01-01", "2026-01-01")});
    row("2025", {QStringLiteral("number(2025)")});
    row("2026/2/30", {QStringLiteral("word(2026/2/30)")});
    row("13月", {QStringLiteral("word(13月)")});
    row("1/20-1/25", {day("2026-01-20", "2026-01-26")});
    row("1/20~25日", {day("2026-01-20", "2026-01-26")});
    row("12/28〜1/5", {day("2025-12-28", "2026-01-06")});
    row("2026/1/20..2026/1/25", {day("2026-01-20", "2026-01-26")});
    row("1月20日から1月25日", {day("2026-01-20", "2026-01-26")});
    row("1/20~今日", {day("2026-01-20", "2026-01-30")});
    row("昨日から", {day("2026-01-28", "2200-01-01")});
    row("1/20以降", {day("2026-01-20", "2200-01-01")});
    row("1/20まで", {day("1970-01-02", "2026-01-21")});

    // times
    one("14時", "hours(840 900)");
    one("１４時", "hours(840 900)");
    one("14時台", "hours(840 900)");
    one("14時半", "hours(870 871)");
    one("14時05分", "hours(845 846)");
    one("14:05", "hours(845 846)");
    one("14:05:30", "hours(845 846)");
    one("14:00-15:00", "hours(840 900)");
    one("14：00～15：00", "hours(840 900)");
    one("14時-15時", "hours(840 900)");
    one("14-15時", "hours(840 900)");
    one("14時から15時", "hours(840 900)");
    one("14時以降", "hours(840 1440)");
    one("14時まで", "hours(0 840)");
    one("22:00-02:00", "hours(1320 120)");
    one("22時-24時", "hours(1320 1440)");
    one("午前", "hours(0 720)");
    one("午後", "hours(720 1440)");
    one("午後2時", "hours(840 900)");
    one("午前12時", "hours(0 60)");
    one("2pm", "hours(840 900)");
    one("2:30pm", "hours(870 871)");
    one("12am", "hours(0 60)");
    one("25時", "word(25時)");
    one("14:60", "word(14:60)");
    one("24:00", "word(24:00)");
    one("14:00-14:00", "word(14:00-14:00)");
    one("1月24日14時", "period(2026-01-24T14:00 2026-01-24T15:00)");
    one("2026/1/24 ", "period(2026-01-24T00:00 2026-01-25T00:00)");
    one("1月24日14:05", "period(2026-01-24T14:05 2026-01-24T14:06)");
    one("昨日22時-24時", "period(2026-01-28T22:00 2026-01-29T00:00)");
    one("昨日22:00-02:00", "period(2026-01-28T22:00 2026-01-29T02:00)");
    one("2026-01-24t14:05", "period(2026-01-24T14:05 2026-01-24T14:06)");

    row("昨日 14時 返品 >=5000 \"マグカップ 白\" No.12",
        {day("2026-01-28", "2026-01-29"), QStringLiteral("hours(840 900)"), QStringLiteral("kind(2)"), QStringLiteral("amount(5000..)"),
         QStringLiteral("word(マグカップ 白)"), QStringLiteral("no(12)")});
}

void TstSearchQuery::understands()
{
    QFETCH(QString, typed);
    QTEST(texts(parseSearch(typed, kNow, shopZone())), "meaning");
}

void TstSearchQuery::knowsWhereTermsStand()
{
    const QString typed = QStringLiteral(" 牛乳\u3000\"a b\"  last week ＞＝５ ");
    const SearchQuery query = parseSearch(typed, kNow, shopZone());
    QStringList parts;
    for (const SearchTerm &term : query.terms)
        parts << typed.mid(term.span.position, term.span.length);
    QCOMPARE(parts,
             (QStringList{QStringLiteral("牛乳"), QStringLiteral("\"a b\""), QStringLiteral("last week"), QStringLiteral("＞＝５")}));
}

void TstSearchQuery::removesATerm_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("rest");
    QTest::newRow("first") << 0 << QStringLiteral("\"a b\"  昨日");
    QTest::newRow("middle") << 1 << QStringLiteral("牛乳 昨日");
    QTest::newRow("last") << 2 << QStringLiteral("牛乳 \"a b\"");
}

void TstSearchQuery::removesATerm()
{
    QFETCH(int, index);
    const QString typed = QStringLiteral("牛乳 \"a b\"  昨日");
    const SearchQuery query = parseSearch(typed, kNow, shopZone());
    QTEST(withoutTerm(typed, query.terms.at(index)), "rest");
    SearchQuery expected = query;
    expected.terms.removeAt(index);
    QCOMPARE(texts(parseSearch(withoutTerm(typed, query.terms.at(index)), kNow, shopZone())), texts(expected));
}

void TstSearchQuery::namesTheWordsToMark()
{
    const SearchQuery query = parseSearch(u"牛乳 昨日 返品 \"a b\" 350 >=5000 牛乳", kNow, shopZone());
    QCOMPARE(query.markedWords(), (QStringList{QStringLiteral("牛乳"), QStringLiteral("a b"), QStringLiteral("350")}));
}

void TstSearchQuery::dependsOnTheZone()
{
    const Instant lateEvening = fromMs(QDateTime(QDate(2026, 1, 29), QTime(20, 0), Qt::UTC).toMSecsSinceEpoch());
    QCOMPARE(text(parseSearch(u"今日", lateEvening, shopZone()).terms.first().period.from), QStringLiteral("2026-01-30T00:00"));
    QCOMPARE(text(parseSearch(u"今日", lateEvening, QTimeZone(0)).terms.first().period.from), QStringLiteral("2026-01-29T09:00"));
}

void TstSearchQuery::findsLeapDays()
{
    QCOMPARE(texts(parseSearch(u"2/29", kNow, shopZone())), QStringList{day("2024-02-29", "2024-03-01")});
}

//! Every piece of every text of a few characters means something and stands where it says.
void TstSearchQuery::doesNotFailOnAnything()
{
    const QString alphabet = QStringLiteral("1年/月日時:-~.>=¥円\"牛 ");
    QString typed(5, u' ');
    const qsizetype n = alphabet.size();
    for (qsizetype code = 0; code < n * n * n * n * n; code += 31) {
        qsizetype rest = code;
        for (QChar &c : typed) {
            c = alphabet.at(rest % n);
            rest /= n;
        }
        qsizetype end = 0;
        for (const SearchTerm &term : parseSearch(typed, kNow, shopZone()).terms) {
            QVERIFY2(term.span.position >= end && term.span.length > 0, qPrintable(typed));
            end = term.span.position + term.span.length;
            QVERIFY2(end <= typed.size(), qPrintable(typed));
            QVERIFY2(term.kind != Kind::Word || term.words.size() == 1, qPrintable(typed));
        }
    }
}

QTEST_APPLESS_MAIN(TstSearchQuery)
#include "tst_searchquery.moc"
