// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/searchquery.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace {

using Kind = SearchTerm::Kind;

struct Piece {
    TextSpan span;
    QString folded;
    bool quoted = false;
};

bool opensQuote(QChar c)
{
    return QStringView(u"\"“”「＂").contains(c);
}

bool closesQuote(QChar c)
{
    return QStringView(u"\"“”」＂").contains(c);
}

struct Fixed {
    Kind kind = Kind::Word;
    QList<ReceiptKind> receiptKinds;
    QStringList words;
};

//! Words that stand for a condition when they stand alone.
const QHash<QString, Fixed> &fixedWords()
{
    static const QHash<QString, Fixed> table = [] {
        QHash<QString, Fixed> words;
        const auto add = [&words](const Fixed &meaning, std::initializer_list<QStringView> names) {
            for (const QStringView name : names)
                words.insert(name.toString(), meaning);
        };
        add({Kind::ReceiptKind, {ReceiptKind::Sale}, {}}, {u"売上", u"売り上げ", u"販売", u"sale", u"sales"});
        add({Kind::ReceiptKind, {ReceiptKind::Refund}, {}}, {u"返品", u"返金", u"refund", u"refunds", u"refunded", u"return", u"returns"});
        add({Kind::ReceiptKind, {ReceiptKind::Void}, {}},
            {u"取消", u"取り消し", u"取消し", u"キャンセル", u"void", u"voids", u"voided", u"cancelled", u"canceled"});
        add({Kind::ReceiptKind, {ReceiptKind::Reversal}, {}},
            {u"打消", u"打ち消し", u"打消し", u"打消取消", u"返品取消", u"reversal", u"reversals", u"reversed"});
        add({Kind::ReceiptKind, {ReceiptKind::AbandonedSlip}, {}},
            {u"破棄", u"中断", u"破棄伝票", u"abandoned", u"disposal", u"disposals", u"discarded"});
        add({Kind::ReceiptKind, {ReceiptKind::CashIn}, {}}, {u"入金", u"cash-in", u"cashin"});
        add({Kind::ReceiptKind, {ReceiptKind::CashOut}, {}}, {u"出金", u"cash-out", u"cashout"});
        add({Kind::ReceiptKind, {ReceiptKind::CashIn, ReceiptKind::CashOut}, {}}, {u"入出金"});
        add({Kind::Cash, {}, {}}, {u"現金", u"cash"});
        add({Kind::Cashless, {}, {}}, {u"キャッシュレス", u"現金以外", u"cashless"});
        const auto addPayment = [&add](std::initializer_list<QStringView> names) {
            Fixed meaning{Kind::Payment, {}, {}};
            for (const QStringView name : names)
                meaning.words << name.toString();
            add(meaning, names);
        };
        addPayment({u"クレジット", u"クレカ", u"credit"});
        addPayment({u"電子マネー", u"e-money", u"emoney"});
        addPayment({u"コード決済", u"qr決済", u"qr"});
        addPayment({u"商品券", u"voucher", u"vouchers"});
        return words;
    }();
    return table;
}

//! Words before a colon that say where to look.
const QHash<QString, Kind> &prefixes()
{
    static const QHash<QString, Kind> table{
        {QStringLiteral("レジ"), Kind::Register},
        {QStringLiteral("register"), Kind::Register},
        {QStringLiteral("支払"), Kind::Payment},
        {QStringLiteral("支払い"), Kind::Payment},
        {QStringLiteral("payment"), Kind::Payment},
        {QStringLiteral("担当"), Kind::Staff},
        {QStringLiteral("担当者"), Kind::Staff},
        {QStringLiteral("staff"), Kind::Staff},
        {QStringLiteral("商品"), Kind::Item},
        {QStringLiteral("item"), Kind::Item},
        {QStringLiteral("コード"), Kind::Code},
        {QStringLiteral("商品コード"), Kind::Code},
        {QStringLiteral("code"), Kind::Code},
        {QStringLiteral("番号"), Kind::ReceiptNumber},
        {QStringLiteral("number"), Kind::ReceiptNumber},
    };
    return table;
}

bool isKindPrefix(const QString &word)
{
    return word == u"種別" || word == u"kind";
}

bool separatesValues(QChar c)
{
    return QStringView(u",，、").contains(c);
}

//! Is that the place of a value of `レジ:"レジ 1","レジ 2"`, where a quote may begin?
bool isPlaceOfValue(QStringView before)
{
    const qsizetype colon = before.indexOf(QRegularExpression(QStringLiteral("[:：]")));
    if (colon <= 0 || !(colon == before.size() - 1 || separatesValues(before.back())))
        return false;
    const QString prefix = foldedForSearch(before.left(colon));
    return prefixes().contains(prefix) || isKindPrefix(prefix);
}

//! Behind the quote that closes the one at `open`, or the end.
qsizetype endOfQuote(QStringView text, qsizetype open)
{
    qsizetype i = open + 1;
    while (i < text.size() && !closesQuote(text[i]))
        ++i;
    return std::min(i + 1, text.size());
}

QStringView unquoted(QStringView text)
{
    const QStringView inner = text.mid(1);
    return !inner.isEmpty() && closesQuote(inner.back()) ? inner.chopped(1) : inner;
}

//! Cut at blanks; a quote that is never closed goes to the end, as while typing.
QList<Piece> piecesOf(QStringView text)
{
    QList<Piece> pieces;
    for (qsizetype i = 0; i < text.size();) {
        if (text[i].isSpace()) {
            ++i;
            continue;
        }
        const qsizetype from = i;
        const bool quoted = opensQuote(text[i]);
        if (quoted)
            i = endOfQuote(text, i);
        while (!quoted && i < text.size() && !text[i].isSpace())
            i = opensQuote(text[i]) && isPlaceOfValue(text.mid(from, i - from)) ? endOfQuote(text, i) : i + 1;
        const QStringView whole = text.mid(from, i - from);
        const QString folded = foldedForSearch(quoted ? unquoted(whole) : whole);
        if (!folded.isEmpty())
            pieces << Piece{{from, i - from}, folded, quoted};
    }
    return pieces;
}

//! What stands behind a prefix, cut at commas where `several` may stand there; quotes keep a value together.
QStringList valuesOf(const QString &text, bool several)
{
    QStringList values;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype from = i;
        const bool quoted = opensQuote(text[i]);
        i = quoted ? endOfQuote(text, i) : i;
        const qsizetype quoteEnd = i;
        while (i < text.size() && !(several && separatesValues(text[i])))
            ++i;
        const QStringView whole = QStringView(text).mid(from, i - from);
        const QString value = (quoted && quoteEnd == i ? unquoted(whole) : whole).toString().simplified();
        if (!value.isEmpty() && !values.contains(value))
            values << value;
    }
    return values;
}

//! Digits with or without commas in the right places, the yen sign in front or 円 behind.
std::optional<qint64> yen(const QString &text, bool *marked = nullptr)
{
    static const QRegularExpression form(QStringLiteral("^([¥\\\\])?(\\d{1,15}|\\d{1,3}(?:,\\d{3}){1,4})(円|yen)?$"));
    const QRegularExpressionMatch found = form.match(text);
    if (!found.hasMatch())
        return {};
    QString digits = found.captured(2);
    if (marked)
        *marked = !found.captured(1).isEmpty() || !found.captured(3).isEmpty() || digits.contains(u',');
    return digits.remove(u',').toLongLong();
}

std::optional<AmountRange> amountRange(const QString &word)
{
    static const QRegularExpression startOnly(QStringLiteral("^(.+?)(?:\\.\\.\\.?|~|〜|から)$"));
    static const QRegularExpression endOnly(QStringLiteral("^(?:(?:\\.\\.\\.?|~|〜)(.+)|(.+)まで)$"));
    static const QRegularExpression compared(QStringLiteral("^(>=|≧|≥|<=|≦|≤|>|<|=)(.+)$"));
    static const QRegularExpression between(QStringLiteral("^(.+?)(?:\\.\\.\\.?|~|〜)(.+)$"));
    static const QRegularExpression dashed(QStringLiteral("^(.+?)-(.+)$"));
    static const QRegularExpression worded(QStringLiteral("^(.+?)(以上|以下|未満|超|より上)$"));
    if (const auto found = compared.match(word); found.hasMatch()) {
        const std::optional<qint64> value = yen(found.captured(2));
        if (!value)
            return {};
        const QString sign = found.captured(1);
        if (sign == u"=")
            return AmountRange{value, value};
        if (sign == u">")
            return AmountRange{*value + 1, {}};
        if (sign == u"<")
            return AmountRange{{}, *value - 1};
        return sign == u">=" || sign == u"≧" || sign == u"≥" ? AmountRange{value, {}} : AmountRange{{}, value};
    }
    if (const auto found = worded.match(word); found.hasMatch()) {
        const std::optional<qint64> value = yen(found.captured(1));
        if (!value)
            return {};
        const QString ending = found.captured(2);
        if (ending == u"以上")
            return AmountRange{value, {}};
        if (ending == u"以下")
            return AmountRange{{}, value};
        return ending == u"未満" ? AmountRange{{}, *value - 1} : AmountRange{*value + 1, {}};
    }
    if (const auto found = startOnly.match(word); found.hasMatch()) {
        if (const std::optional<qint64> value = yen(found.captured(1)))
            return AmountRange{value, {}};
    }
    if (const auto found = endOnly.match(word); found.hasMatch()) {
        if (const std::optional<qint64> value = yen(found.captured(1) + found.captured(2)))
            return AmountRange{{}, value};
    }
    for (const QRegularExpression &form : {between, dashed}) {
        const auto found = form.match(word);
        if (!found.hasMatch())
            continue;
        bool fromMarked = false;
        bool toMarked = false;
        const std::optional<qint64> from = yen(found.captured(1), &fromMarked);
        const std::optional<qint64> to = yen(found.captured(2), &toMarked);
        // 1-0001 is how numbers and codes are written, so a dash needs a sign of money.
        if (from && to && (form == between || fromMarked || toMarked))
            return AmountRange{std::min(*from, *to), std::max(*from, *to)};
    }
    return {};
}

std::optional<QString> receiptNumber(const QString &word)
{
    static const QRegularExpression form(QStringLiteral("^(?:no\\.?|#|(?:伝票|レシート)?番号|伝票|レシート)([0-9][0-9a-z-]*)$"));
    const auto found = form.match(word);
    return found.hasMatch() ? std::optional(found.captured(1)) : std::nullopt;
}

std::optional<SearchTerm> listedKinds(const QStringList &names)
{
    SearchTerm term;
    term.kind = Kind::ReceiptKind;
    for (const QString &name : names) {
        const Fixed meaning = fixedWords().value(name);
        if (name == u"その他" || name == u"other")
            term.receiptKinds << ReceiptKind::Other;
        else if (!meaning.receiptKinds.isEmpty())
            term.receiptKinds << meaning.receiptKinds;
        else
            return {};
    }
    std::sort(term.receiptKinds.begin(), term.receiptKinds.end());
    term.receiptKinds.erase(std::unique(term.receiptKinds.begin(), term.receiptKinds.end()), term.receiptKinds.end());
    return term.receiptKinds.isEmpty() ? std::nullopt : std::optional(term);
}

std::optional<SearchTerm> prefixed(const QString &word)
{
    const qsizetype colon = word.indexOf(u':');
    if (colon <= 0 || colon + 1 == word.size())
        return {};
    if (isKindPrefix(word.left(colon)))
        return listedKinds(valuesOf(word.mid(colon + 1), true));
    const auto kind = prefixes().constFind(word.left(colon));
    if (kind == prefixes().constEnd())
        return {};
    SearchTerm term;
    term.kind = *kind;
    term.words = valuesOf(word.mid(colon + 1), *kind == Kind::Register || *kind == Kind::Payment);
    return term.words.isEmpty() ? std::nullopt : std::optional(term);
}

SearchTerm meaningOf(const QString &word, QDate today, const QTimeZone &zone)
{
    SearchTerm term;
    if (const auto fixed = fixedWords().constFind(word); fixed != fixedWords().constEnd()) {
        term.kind = fixed->kind;
        term.receiptKinds = fixed->receiptKinds;
        term.words = fixed->words;
        return term;
    }
    if (const auto with = prefixed(word))
        return *with;
    if (const auto number = receiptNumber(word)) {
        term.kind = Kind::ReceiptNumber;
        term.words = {*number};
        return term;
    }
    const SearchTime time = parseSearchTime(word, today, zone);
    if (time.period) {
        term.kind = Kind::Period;
        term.period = *time.period;
        return term;
    }
    if (time.hours) {
        term.kind = Kind::TimeOfDay;
        term.hours = *time.hours;
        return term;
    }
    bool marked = false;
    if (const auto value = yen(word, &marked)) {
        term.kind = marked ? Kind::Amount : Kind::Number;
        term.amount = {value, value};
        if (!marked)
            term.words = {word};
        return term;
    }
    if (const auto range = amountRange(word)) {
        term.kind = Kind::Amount;
        term.amount = *range;
        return term;
    }
    term.words = {word};
    return term;
}

//! "last week", "3 days ago": words of English that only together are a time.
std::optional<SearchTerm> together(const QList<Piece> &pieces, qsizetype first, qsizetype count, QDate today, const QTimeZone &zone)
{
    if (first + count > pieces.size())
        return {};
    QStringList words;
    for (qsizetype i = first; i < first + count; ++i) {
        if (pieces.at(i).quoted)
            return {};
        words << pieces.at(i).folded;
    }
    const SearchTime time = parseSearchTime(words.join(u' '), today, zone);
    if (!time.period)
        return {};
    SearchTerm term;
    term.kind = Kind::Period;
    term.period = *time.period;
    const TextSpan &from = pieces.at(first).span;
    const TextSpan &to = pieces.at(first + count - 1).span;
    term.span = {from.position, to.position + to.length - from.position};
    return term;
}

} // namespace

QStringList SearchQuery::markedWords() const
{
    QStringList words;
    for (const SearchTerm &term : terms)
        words += term.words;
    words.removeDuplicates();
    return words;
}

SearchQuery parseSearch(QStringView text, Instant now, const QTimeZone &zone)
{
    const QDate today = dayOf(now, zone);
    const QList<Piece> pieces = piecesOf(text);
    SearchQuery query;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        if (const auto three = together(pieces, i, 3, today, zone)) {
            query.terms << *three;
            i += 2;
            continue;
        }
        if (const auto two = together(pieces, i, 2, today, zone)) {
            query.terms << *two;
            i += 1;
            continue;
        }
        const Piece &piece = pieces.at(i);
        SearchTerm term;
        if (piece.quoted)
            term.words = {piece.folded};
        else
            term = meaningOf(piece.folded, today, zone);
        term.span = piece.span;
        query.terms << term;
    }
    return query;
}

QString withoutTerm(const QString &text, const SearchTerm &term)
{
    return (text.left(term.span.position).trimmed() + u' ' + text.mid(term.span.position + term.span.length).trimmed()).trimmed();
}
