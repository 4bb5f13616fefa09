// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/searchedreceipt.h"

#include "app/domain/timerange.h"
#include "app/storage/rowid.h"
#include "app/storage/statement.h"

#include <algorithm>

namespace {

struct Selection {
    QString condition; //!< on %1
    QVariantList values;
};

Result<QList<SearchedReceipt>> heads(QSqlDatabase &db, const Selection &selection)
{
    Statement select(db, QStringLiteral("SELECT id, register_id, kind, raw_kind, total, number, staff, register_name, currency "
                                        "FROM receipts WHERE %1 ORDER BY id")
                             .arg(selection.condition.arg(QStringLiteral("id"))));
    if (!select.runList(selection.values))
        return select.error();
    QList<SearchedReceipt> found;
    while (select.next()) {
        SearchedReceipt head;
        head.id = {select.integer(0)};
        head.registerId = select.integer(1);
        head.receipt.kind = ReceiptKind(select.integer(2));
        head.receipt.rawKind = select.text(3);
        head.receipt.total = {select.integer(4), select.text(8)};
        head.receipt.number = select.text(5);
        head.receipt.staff = select.text(6);
        head.receipt.registerName = select.text(7);
        found << head;
    }
    if (select.failed())
        return select.error();
    return found;
}

//! Hands each row of a table of parts, which are in the order of the receipts, to the receipt that it belongs to.
template <typename Take>
Result<Done> parts(QSqlDatabase &db, const QString &columns, const Selection &selection, QList<SearchedReceipt> &receipts, Take take)
{
    Statement select(db, QStringLiteral("SELECT receipt_id, %1 WHERE %2 ORDER BY receipt_id, position")
                             .arg(columns, selection.condition.arg(QStringLiteral("receipt_id"))));
    if (!select.runList(selection.values))
        return select.error();
    auto receipt = receipts.begin();
    while (select.next()) {
        const qint64 id = select.integer(0);
        while (receipt != receipts.end() && receipt->id.value < id)
            ++receipt;
        if (receipt != receipts.end() && receipt->id.value == id)
            take(receipt->receipt, select);
    }
    return select.failed() ? Result<Done>(select.error()) : Result<Done>(Done{});
}

Result<QList<SearchedReceipt>> read(QSqlDatabase &db, const Selection &selection)
{
    Result<QList<SearchedReceipt>> found = heads(db, selection);
    if (!found)
        return found;
    QList<SearchedReceipt> receipts = found.take();
    Result<Done> done =
        parts(db, QStringLiteral("name, code FROM receipt_lines"), selection, receipts, [](Receipt &receipt, const Statement &row) {
            receipt.lines.append({row.text(1), row.text(2), 1, {}, {}, {}});
        });
    if (!done)
        return done.error();
    done =
        parts(db, QStringLiteral("method, is_cash FROM receipt_payments"), selection, receipts, [](Receipt &receipt, const Statement &row) {
            receipt.payments.append({row.text(1), row.integer(2) != 0, {}});
        });
    if (!done)
        return done.error();
    return receipts;
}

} // namespace

Result<QList<SearchedReceipt>> searchedReceipts(QSqlDatabase &db, qint64 fromId, qint64 toId)
{
    return read(db, {QStringLiteral("%1 >= ? AND %1 < ?"), {fromId, toId}});
}

Result<QList<SearchedReceipt>> searchedReceipts(QSqlDatabase &db, const QList<ReceiptId> &ids)
{
    constexpr qsizetype kIdsAtOnce = 500;
    QList<SearchedReceipt> all;
    for (qsizetype from = 0; from < ids.size(); from += kIdsAtOnce) {
        QVariantList values;
        for (const ReceiptId id : ids.mid(from, kIdsAtOnce))
            values << id.value;
        const QString marks = QStringList(values.size(), QStringLiteral("?")).join(u',');
        const Result<QList<SearchedReceipt>> some = read(db, {QStringLiteral("%1 IN (") + marks + u')', values});
        if (!some)
            return some;
        all += some.value();
    }
    std::sort(all.begin(), all.end(), [](const SearchedReceipt &a, const SearchedReceipt &b) { return a.id < b.id; });
    return all;
}

int minuteOfDay(ReceiptId id)
{
    static const int offsetMinutes = shopZone().offsetFromUtc(QDateTime::fromMSecsSinceEpoch(0)) / 60;
    return int((toMs(soldAtOf(id)) / 60'000 + offsetMinutes) % (24 * 60));
}
