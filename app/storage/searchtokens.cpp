// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/searchtokens.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <limits>

namespace {

void appendHex(QByteArray &token, QChar unit)
{
    constexpr char kDigits[] = "0123456789abcdef";
    for (int shift = 12; shift >= 0; shift -= 4)
        token += kDigits[(unit.unicode() >> shift) & 0xf];
}

QByteArray hex(QStringView units)
{
    QByteArray token;
    token.reserve(units.size() * 4);
    for (const QChar unit : units)
        appendHex(token, unit);
    return token;
}

bool isAsciiWord(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z');
}

QByteArray numbered(char letter, qint64 number)
{
    return letter + QByteArray::number(number);
}

//! Numbers with `digits` digits, the first ones being `head`.
struct Decade {
    int digits;
    quint64 head;
    int headDigits;

    quint64 scale() const
    {
        quint64 factor = 1;
        for (int i = headDigits; i < digits; ++i)
            factor *= 10;
        return factor;
    }
    quint64 first() const { return head * scale(); }
    quint64 last() const { return first() + (scale() - 1); }
    QByteArray token() const
    {
        return QByteArray(headDigits == 1 ? "tb" : "tc") + QByteArray::number(digits) + 'q' + QByteArray::number(head);
    }
};

QByteArray digitsToken(int digits)
{
    return "ta" + QByteArray::number(digits);
}

constexpr int kMostDigits = 19;

void cover(const Decade &decade, quint64 from, quint64 to, QByteArrayList &tokens)
{
    if (to < decade.first() || decade.last() < from)
        return;
    const bool whole = from <= decade.first() && decade.last() <= to;
    if (whole || decade.headDigits == 2 || decade.digits == 1) {
        tokens << decade.token();
        return;
    }
    for (quint64 digit = 0; digit <= 9; ++digit)
        cover({decade.digits, decade.head * 10 + digit, 2}, from, to, tokens);
}

quint64 magnitude(qint64 value)
{
    return value < 0 ? quint64(0) - quint64(value) : quint64(value);
}

} // namespace

QByteArrayList gramTokens(QStringView folded)
{
    QByteArrayList tokens;
    for (qsizetype i = 0; i < folded.size(); ++i) {
        if (folded[i] == u' ')
            continue;
        tokens << hex(folded.mid(i, 1));
        if (i + 1 < folded.size() && folded[i + 1] != u' ')
            tokens << hex(folded.mid(i, 2));
    }
    return tokens;
}

QByteArrayList gramTokensOfWord(QStringView folded)
{
    if (folded.size() == 1)
        return {hex(folded)};
    QByteArrayList tokens;
    for (qsizetype i = 0; i + 1 < folded.size(); ++i) {
        if (folded[i] != u' ' && folded[i + 1] != u' ')
            tokens << hex(folded.mid(i, 2));
    }
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    return tokens;
}

// A hash and not a running number: tokens then do not depend on the order in which receipts came.
qint64 wordId(WordField field, const QString &folded)
{
    const QByteArray bytes = char('0' + int(field)) + folded.toUtf8();
    return qFromBigEndian<qint64>(QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_160).constData()) & ~(qint64(1) << 63);
}

QByteArray wordToken(WordField field, qint64 id)
{
    return (field == WordField::Staff ? 's' : 'w') + QByteArray::number(id, 32);
}

QByteArray kindToken(ReceiptKind kind)
{
    return numbered('k', int(kind));
}

QByteArray registerToken(qint64 registerId)
{
    return numbered('r', registerId);
}

QByteArray cashToken()
{
    return QByteArrayLiteral("pc");
}

QByteArray cashlessToken()
{
    return QByteArrayLiteral("pn");
}

QByteArray hourToken(int hour)
{
    return numbered('h', hour);
}

QByteArrayList hourTokensIn(const MinuteRange &hours)
{
    QByteArrayList tokens;
    const auto add = [&tokens](int from, int to) {
        for (int hour = from / 60; hour * 60 < to; ++hour)
            tokens << hourToken(hour);
    };
    if (hours.from < hours.to) {
        add(hours.from, hours.to);
    } else {
        add(hours.from, 24 * 60);
        add(0, hours.to);
    }
    return tokens;
}

QByteArrayList amountTokens(qint64 minor)
{
    const QByteArray digits = QByteArray::number(magnitude(minor));
    const int count = int(digits.size());
    QByteArrayList tokens{'x' + digits, digitsToken(count), Decade{count, quint64(digits.at(0) - '0'), 1}.token()};
    if (count > 1)
        tokens << Decade{count, quint64(digits.left(2).toInt()), 2}.token();
    return tokens;
}

QByteArrayList amountTokensIn(const AmountRange &range)
{
    const quint64 from = range.from ? quint64(std::max<qint64>(*range.from, 0)) : 0;
    const quint64 to = range.to ? quint64(std::max<qint64>(*range.to, -1) + 1) : std::numeric_limits<quint64>::max();
    if (to <= from) // `to` stands one behind, so that nothing at all can be said
        return {};
    const quint64 last = to - 1;
    if (from == last)
        return {'x' + QByteArray::number(from)};
    QByteArrayList tokens;
    for (int digits = 1; digits <= kMostDigits; ++digits) {
        const quint64 first = digits == 1 ? 0 : Decade{digits, 1, 1}.first();
        if (from <= first && Decade{digits, 9, 1}.last() <= last) {
            tokens << digitsToken(digits);
            continue;
        }
        for (quint64 head = digits == 1 ? 0 : 1; head <= 9; ++head)
            cover({digits, head, 1}, from, last, tokens);
    }
    return tokens;
}

QByteArray numberToken(const QString &folded)
{
    QByteArray token;
    for (const QChar c : folded) {
        if (isAsciiWord(c)) {
            if (c != u'0' || !token.isEmpty())
                token += char(c.unicode());
        } else if (c.isLetterOrNumber()) {
            token += 'u';
            appendHex(token, c);
        }
    }
    return token.isEmpty() && folded.contains(u'0') ? QByteArrayLiteral("n0") : token.isEmpty() ? token : 'n' + token;
}

QByteArrayList numberTokens(const QString &folded)
{
    QByteArrayList tokens;
    if (const QByteArray whole = numberToken(folded); !whole.isEmpty())
        tokens << whole;
    qsizetype start = folded.size();
    while (start > 0 && folded.at(start - 1) >= u'0' && folded.at(start - 1) <= u'9')
        --start;
    if (start > 0 && start < folded.size()) {
        if (const QByteArray last = numberToken(folded.mid(start)); !tokens.contains(last))
            tokens << last;
    }
    return tokens;
}
