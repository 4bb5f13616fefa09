// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/smaregiconditions.h"

#include "app/demo/demotime.h"

#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace {

constexpr qint64 kLongestRange = 31 * DemoTime::kDay;
constexpr qint64 kWidestIds = 100'000;

QByteArray textOf(const QJsonValue &value)
{
    if (value.isDouble())
        return QByteArray::number(value.toInteger());
    return value.isString() ? value.toString().toUtf8() : QByteArray();
}

bool like(const QByteArray &text, const QByteArray &pattern)
{
    QString expression = QRegularExpression::escape(QString::fromUtf8(pattern));
    expression.replace(QStringLiteral("\\%"), QStringLiteral(".*"));
    expression.replace(u'%', QStringLiteral(".*"));
    return QRegularExpression(QRegularExpression::anchoredPattern(expression), QRegularExpression::DotMatchesEverythingOption)
        .match(QString::fromUtf8(text))
        .hasMatch();
}

} // namespace

QString SmaregiConditions::read(const QJsonArray &conditions, bool detail, const QList<QByteArray> &known)
{
    for (const QJsonValue &entry : conditions) {
        if (!entry.isObject())
            return QStringLiteral("conditions: an object is expected");
        const QJsonObject object = entry.toObject();
        Clause clause;
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString problem = readOne(it.key(), it.value(), detail, known, clause);
            if (!problem.isEmpty())
                return problem;
        }
        m_clauses.push_back(std::move(clause));
    }
    return {};
}

QString SmaregiConditions::readOne(const QString &key, const QJsonValue &value, bool detail, const QList<QByteArray> &known, Clause &clause)
{
    static const QHash<QString, Op> kOps{
        {QString(), Op::Equal},
        {QStringLiteral("="), Op::Equal},
        {QStringLiteral(">="), Op::AtLeast},
        {QStringLiteral("<="), Op::AtMost},
        {QStringLiteral("<"), Op::Less},
        {QStringLiteral(">"), Op::More},
        {QStringLiteral("like"), Op::Like},
    };
    const QString trimmed = key.simplified();
    const QByteArray field = trimmed.section(u' ', 0, 0).toUtf8();
    const auto op = kOps.constFind(trimmed.section(u' ', 1).toLower());
    if (op == kOps.constEnd())
        return QStringLiteral("conditions: unknown operator in %1").arg(key);
    if (!known.contains(field))
        return QStringLiteral("conditions: unknown field %1").arg(QString::fromUtf8(field));
    if (!value.isString() && !value.isNull() && !value.isDouble())
        return QStringLiteral("conditions: %1 wants a text or null").arg(key);
    const QByteArray text = textOf(value);
    const SmaregiNumber *number = *op == Op::Like ? nullptr : smaregiNumber(field, detail);
    if (!number) {
        clause.texts.push_back({field, *op, text});
        return {};
    }
    std::optional<qint64> wanted;
    if (!value.isNull()) {
        bool sound = true;
        wanted = number->isTime ? smaregiTime(text) : text.toLongLong(&sound);
        if (!wanted || !sound)
            return QStringLiteral("conditions: bad value for %1").arg(key);
    }
    clause.numbers.push_back({number, *op, wanted});
    return {};
}

bool SmaregiConditions::areBounded(bool detail) const
{
    return !m_clauses.empty() && std::all_of(m_clauses.begin(), m_clauses.end(), [&](const Clause &c) { return isBounded(c, detail); });
}

bool SmaregiConditions::isBounded(const Clause &clause, bool detail)
{
    const auto bounded = [&](QByteArrayView name, qint64 widest, bool singleAllowed) {
        std::optional<qint64> from;
        std::optional<qint64> to;
        for (const Number &number : clause.numbers) {
            if (number.field->name != name || !number.value)
                continue;
            if (number.op == Op::Equal && singleAllowed)
                return true;
            if (number.op == Op::AtLeast || number.op == Op::More)
                from = *number.value;
            if (number.op == Op::AtMost || number.op == Op::Less)
                to = *number.value;
        }
        return from && to && *to - *from <= widest;
    };
    if (bounded("transactionHeadId", kWidestIds, true) || bounded("transactionDateTime", kLongestRange, false) ||
        bounded("updDateTime", kLongestRange, false))
        return true;
    return !detail && (bounded("terminalTranDateTime", kLongestRange, false) || bounded("sumDateTime", kLongestRange, true) ||
                       bounded("adjustmentDateTime", kLongestRange, true) || bounded("cancelDateTime", kLongestRange, true));
}

bool SmaregiConditions::mayMatch(const SmaregiRecord &record) const
{
    return m_clauses.empty() || std::any_of(m_clauses.begin(), m_clauses.end(), [&](const Clause &clause) { return fits(clause, record); });
}

bool SmaregiConditions::needsRows() const
{
    return std::any_of(m_clauses.begin(), m_clauses.end(), [](const Clause &clause) { return !clause.texts.empty(); });
}

std::pair<qint64, qint64> SmaregiConditions::idBounds() const
{
    constexpr qint64 kMost = std::numeric_limits<qint64>::max();
    if (m_clauses.empty())
        return {0, kMost};
    std::pair<qint64, qint64> all{kMost, 0};
    for (const Clause &clause : m_clauses) {
        std::pair<qint64, qint64> bounds{0, kMost};
        for (const Number &number : clause.numbers) {
            if (number.field->name != QByteArrayView("transactionHeadId") || !number.value)
                continue;
            if (number.op != Op::AtMost && number.op != Op::Less)
                bounds.first = std::max(bounds.first, *number.value);
            if (number.op != Op::AtLeast && number.op != Op::More)
                bounds.second = std::min(bounds.second, *number.value);
        }
        all = {std::min(all.first, bounds.first), std::max(all.second, bounds.second)};
    }
    return all;
}

bool SmaregiConditions::fits(const Clause &clause, const SmaregiRecord &record)
{
    return std::all_of(clause.numbers.begin(), clause.numbers.end(), [&](const Number &number) {
        const std::optional<qint64> content = number.field->of(record);
        if (number.op == Op::Equal)
            return content == number.value;
        if (!content || !number.value)
            return false;
        switch (number.op) {
        case Op::AtLeast:
            return *content >= *number.value;
        case Op::AtMost:
            return *content <= *number.value;
        case Op::Less:
            return *content < *number.value;
        case Op::More:
            return *content > *number.value;
        default:
            return false;
        }
    });
}

bool SmaregiConditions::fits(const Clause &clause, const SmaregiRow &row)
{
    return std::all_of(clause.texts.begin(), clause.texts.end(), [&](const Text &text) {
        const auto cell = std::find_if(row.begin(), row.end(), [&](const auto &entry) { return entry.first == text.field; });
        const QByteArray content = cell == row.end() ? QByteArray() : cell->second;
        if (text.op == Op::Equal)
            return content == text.value && content.isNull() == text.value.isNull();
        if (content.isNull() || text.value.isNull())
            return false;
        if (text.op == Op::Like)
            return like(content, text.value);
        bool numeric = false;
        bool numericToo = false;
        const double left = content.toDouble(&numeric);
        const double right = text.value.toDouble(&numericToo);
        const int order = numeric && numericToo ? (left < right ? -1 : left > right ? 1 : 0) : content.compare(text.value);
        switch (text.op) {
        case Op::AtLeast:
            return order >= 0;
        case Op::AtMost:
            return order <= 0;
        case Op::Less:
            return order < 0;
        default:
            return order > 0;
        }
    });
}
