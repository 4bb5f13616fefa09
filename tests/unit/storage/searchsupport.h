// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/searchquery.h"
#include "app/storage/receiptstore.h"
#include "app/storage/searchstore.h"
#include "app/storage/statement.h"
#include "tests/unit/storage/journalsupport.h"

#include <QMap>
#include <QRandomGenerator>

#include <algorithm>

// Journals made at random, and what a search must find in them, said as simply as possible.

//! Names that share their pairs, so that all pairs of a word may come from several lines.
inline QString randomName(QRandomGenerator &random)
{
    static const QStringList parts{QStringLiteral("コー"), QStringLiteral("ヒー"),   QStringLiteral("ｺｰﾋｰ"), QStringLiteral("豆"),
                                   QStringLiteral("豆乳"), QStringLiteral(" "),      QStringLiteral("Ａ"),   QStringLiteral("200g"),
                                   QStringLiteral("生"),   QStringLiteral("ビール"), QStringLiteral("𠮷"),   QStringLiteral("ー")};
    QString name;
    for (int i = random.bounded(1, 5); i > 0; --i)
        name += parts.at(random.bounded(int(parts.size())));
    return name;
}

template <typename T>
const T &pick(QRandomGenerator &random, const QList<T> &values)
{
    return values.at(random.bounded(int(values.size())));
}

inline Receipt randomReceipt(QRandomGenerator &random, int key)
{
    Receipt receipt;
    receipt.reg = registerKey(QString::number(random.bounded(1, 4)));
    receipt.vendorKey = QString::number(key);
    receipt.number = pick<QString>(random, {QString::number(key), QStringLiteral("%1").arg(key, 6, 10, QLatin1Char('0')),
                                            QStringLiteral("%1-%2").arg(random.bounded(1, 3)).arg(key, 4, 10, QLatin1Char('0'))});
    receipt.kind = ReceiptKind(random.bounded(10) < 6 ? 1 : random.bounded(1, 8));
    if (receipt.kind == ReceiptKind::Other)
        receipt.rawKind = QStringLiteral("ﾚｲﾍﾞﾙ");
    receipt.soldAt = kNoon - std::chrono::minutes(random.bounded(60 * 24 * 20)) - std::chrono::milliseconds(random.bounded(60'000));
    receipt.changedAt = receipt.soldAt + std::chrono::seconds(1);
    receipt.staff = pick<QString>(random, {QStringLiteral("佐藤"), QStringLiteral("豆田"), {}});
    receipt.registerName = pick<QString>(random, {QStringLiteral("レジ 1"), QStringLiteral("豆売場"), {}});
    receipt.total = {pick<qint64>(random, {0, 9, 10, 200, 999, 1000, 5000, 5001, 12'345, -3980, 3980})};
    receipt.change = {random.bounded(3) == 0 ? 20 : 0};
    for (int i = random.bounded(5); i > 0; --i)
        receipt.lines.append(
            {randomName(random), pick<QString>(random, {{}, QStringLiteral("4901"), QStringLiteral("AB-200")}), 1, {}, {}, {}});
    for (int i = random.bounded(3); i > 0; --i)
        receipt.payments.append(pick<ReceiptPayment>(random, {{QStringLiteral("現金"), true, {500}},
                                                              {QStringLiteral("ＰａｙＰａｙ"), false, {300}},
                                                              {QStringLiteral("クレジットカード"), false, {200}}}));
    return receipt;
}

namespace oracle {

inline bool has(const QString &text, const QString &word)
{
    return foldedForSearch(text).contains(word);
}

inline QString withoutZeros(QString number)
{
    number = foldedForSearch(number).remove(u'-');
    while (number.size() > 1 && number.startsWith(u'0'))
        number.remove(0, 1);
    return number;
}

inline bool hasNumber(const Receipt &receipt, const QString &wanted)
{
    return withoutZeros(receipt.number) == withoutZeros(wanted) ||
           withoutZeros(receipt.number.mid(receipt.number.lastIndexOf(u'-') + 1)) == withoutZeros(wanted);
}

inline bool matches(const Receipt &receipt, const SearchTerm &term, bool staff)
{
    using Kind = SearchTerm::Kind;
    const auto anyWord = [&](const QString &text) {
        return std::any_of(term.words.begin(), term.words.end(), [&](const QString &word) { return has(text, word); });
    };
    const auto anyLine = [&](auto test) { return std::any_of(receipt.lines.begin(), receipt.lines.end(), test); };
    const auto anyPayment = [&](auto test) { return std::any_of(receipt.payments.begin(), receipt.payments.end(), test); };
    const qint64 amount = std::abs(receipt.total.minor);
    const QDateTime sold = toDateTime(receipt.soldAt, shopZone());
    switch (term.kind) {
    case Kind::Word:
        return anyLine(
                   [&](const ReceiptLine &line) { return anyWord(line.name) || (term.words.first().size() > 2 && anyWord(line.code)); }) ||
               anyPayment([&](const ReceiptPayment &payment) { return anyWord(payment.method); }) || anyWord(receipt.registerName) ||
               anyWord(receipt.rawKind) || (staff && anyWord(receipt.staff));
    case Kind::Number:
        return amount == term.amount.from || hasNumber(receipt, term.words.first()) ||
               anyLine([&](const ReceiptLine &line) { return anyWord(line.name) || foldedForSearch(line.code) == term.words.first(); });
    case Kind::Amount:
        return amount >= term.amount.from.value_or(0) && amount <= term.amount.to.value_or(amount);
    case Kind::ReceiptNumber:
        return hasNumber(receipt, term.words.first());
    case Kind::ReceiptKind:
        return term.receiptKinds.contains(receipt.kind);
    case Kind::Cash:
        return anyPayment([](const ReceiptPayment &payment) { return payment.isCash; });
    case Kind::Cashless:
        return anyPayment([](const ReceiptPayment &payment) { return !payment.isCash; });
    case Kind::Payment:
        return anyPayment([&](const ReceiptPayment &payment) { return anyWord(payment.method); });
    case Kind::Register:
        return anyWord(receipt.registerName) || receipt.reg.terminal == term.words.first();
    case Kind::Staff:
        return staff && anyWord(receipt.staff);
    case Kind::Item:
        return anyLine([&](const ReceiptLine &line) { return anyWord(line.name); });
    case Kind::Code:
        return anyLine([&](const ReceiptLine &line) { return anyWord(line.code); });
    case Kind::Period:
        return term.period.contains(receipt.soldAt);
    case Kind::TimeOfDay:
        return term.hours.contains(sold.time().hour() * 60 + sold.time().minute());
    }
    return false;
}

} // namespace oracle

//! The search index as a table of how many receipts each token is in.
inline QMap<QByteArray, qint64> indexContent(Database &database)
{
    return valueOf(database.write([](QSqlDatabase &db) -> Result<QMap<QByteArray, qint64>> {
        Statement create(db, QStringLiteral("CREATE VIRTUAL TABLE IF NOT EXISTS temp.tokens USING fts5vocab(main, receipt_search, row)"));
        if (!create.run())
            return create.error();
        Statement select(db, QStringLiteral("SELECT term, doc FROM temp.tokens"));
        if (!select.run())
            return select.error();
        QMap<QByteArray, qint64> content;
        while (select.next())
            content.insert(select.blob(0), select.integer(1));
        return content;
    }));
}

//! Forgets the index and lets it be built anew.
inline void spoilIndex(Database &database)
{
    valueOf(database.write([](QSqlDatabase &db) -> Result<Done> {
        Statement update(db, QStringLiteral("UPDATE counters SET value = 0 WHERE name = 'search.version'"));
        if (!update.run())
            return update.error();
        return Done{};
    }));
}

inline void buildIndex(SearchStore &search)
{
    while (!valueOf(search.buildStep()).complete) {
    }
}
