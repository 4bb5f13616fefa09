// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/receiptqueries.h"

#include "app/storage/rawreply.h"
#include "app/storage/receiptreader.h"
#include "app/storage/rowid.h"
#include "app/storage/statement.h"

namespace {

//! "id >= ? AND id < ? [AND register_id IN (?, …)]" with its values. A register is looked up in its small table first, so
//! that the walk over the day's rows compares one integer each.
struct Where {
    QString sql;
    QVariantList values;
    bool matchesNothing = false;
};

Result<Where> whereOf(QSqlDatabase &db, const TimeRange &soldAt, const QList<RegisterKey> &registers)
{
    Where where{QStringLiteral("id >= ? AND id < ?"), {firstIdAt(soldAt.from), firstIdAt(soldAt.to)}, false};
    if (registers.isEmpty())
        return where;
    const Result<QVariantList> ids = registerIds(db, registers);
    if (!ids)
        return ids.error();
    where.matchesNothing = ids.value().isEmpty(); // none of them ever sold anything
    where.sql += QStringLiteral(" AND register_id IN (%1)").arg(placeholders(ids.value().size()));
    where.values += ids.value();
    return where;
}

Result<Done> readRemarks(QSqlDatabase &db, ReceiptId id, Receipt &receipt)
{
    Statement rows(db, QStringLiteral("SELECT kind, difference FROM receipt_remarks WHERE receipt_id = ? ORDER BY position"));
    if (!rows.run(id.value))
        return rows.error();
    while (rows.next())
        receipt.remarks.append({ReceiptRemark::Kind(rows.integer(0)), {rows.integer(1), receipt.total.currency}});
    return rows.failed() ? Result<Done>(rows.error()) : Result<Done>(Done{});
}

Result<Done> readRaw(QSqlDatabase &db, ReceiptId id, Receipt &receipt)
{
    Statement raw(db, QStringLiteral("SELECT json FROM receipt_raw WHERE receipt_id = ?"));
    if (!raw.run(id.value))
        return raw.error();
    if (raw.next())
        receipt.raw = unpackedReply(raw.blob(0));
    return raw.failed() ? Result<Done>(raw.error()) : Result<Done>(Done{});
}

// One question for a page: Qt describes the columns anew at each execution, which takes longer than SQLite's look-up.
Result<Done> readRows(QSqlDatabase &db, const QList<ReceiptId> &ids, QHash<ReceiptId, ReceiptRow> &found)
{
    Statement select(db, QStringLiteral("SELECT c.vendor, c.contract, g.terminal, r.register_name, r.number, r.kind, r.raw_kind, r.staff, "
                                        "r.currency, r.total, r.deposit, r.change, r.payment_names, r.has_cash, r.first_line, "
                                        "r.first_quantity, r.line_count, r.id FROM receipts r JOIN registers g ON g.id = r.register_id "
                                        "JOIN contracts c ON c.id = r.contract_id WHERE r.id IN (%1)")
                             .arg(placeholders(ids.size())));
    QVariantList values;
    for (const ReceiptId id : ids)
        values << id.value;
    if (!select.runList(values))
        return select.error();
    while (select.next()) {
        ReceiptRow row;
        row.id = {select.integer(17)};
        row.reg = {{Vendor(select.integer(0)), select.text(1)}, select.text(2)};
        row.registerName = select.text(3);
        row.number = select.text(4);
        row.kind = ReceiptKind(select.integer(5));
        row.rawKind = select.text(6);
        row.soldAt = soldAtOf(row.id);
        row.staff = select.text(7);
        const QString currency = select.text(8);
        row.total = {select.integer(9), currency};
        row.deposit = {select.integer(10), currency};
        row.change = {select.integer(11), currency};
        row.paymentNames = select.text(12).split(u'\n', Qt::SkipEmptyParts);
        row.hasCash = select.integer(13) != 0;
        row.firstLine = select.text(14);
        row.firstQuantity = select.integer(15);
        row.lineCount = int(select.integer(16));
        found.insert(row.id, row);
    }
    return select.failed() ? Result<Done>(select.error()) : Result<Done>(Done{});
}

} // namespace

Result<QVariantList> registerIds(QSqlDatabase &db, const QList<RegisterKey> &registers)
{
    Statement find(db, QStringLiteral("SELECT r.id FROM registers r JOIN contracts c ON c.id = r.contract_id "
                                      "WHERE c.vendor = ? AND c.contract = ? AND r.terminal = ?"));
    QVariantList ids;
    for (const RegisterKey &key : registers) {
        if (!find.run(int(key.contract.vendor), key.contract.contract, key.terminal))
            return find.error();
        if (find.next())
            ids << find.integer(0);
        else if (find.failed())
            return find.error();
    }
    return ids;
}

QString kindsOutsideSums()
{
    QStringList numbers;
    for (const ReceiptKind kind : kKindsOutsideSums)
        numbers << QString::number(int(kind));
    return numbers.join(QStringLiteral(", "));
}

Result<QList<ReceiptId>> queryIds(QSqlDatabase &db, const TimeRange &soldAt, const QList<RegisterKey> &registers)
{
    const Result<Where> where = whereOf(db, soldAt, registers);
    if (!where)
        return where.error();
    QList<ReceiptId> ids;
    if (where.value().matchesNothing)
        return ids;
    Statement select(db, QStringLiteral("SELECT id FROM receipts WHERE %1 ORDER BY id DESC").arg(where.value().sql));
    if (!select.runList(where.value().values))
        return select.error();
    while (select.next())
        ids << ReceiptId{select.integer(0)};
    if (select.failed())
        return select.error();
    return ids;
}

Result<QList<ReceiptRow>> queryRows(QSqlDatabase &db, const QList<ReceiptId> &ids)
{
    constexpr qsizetype kIdsAtOnce = 500;
    QHash<ReceiptId, ReceiptRow> found;
    for (qsizetype from = 0; from < ids.size(); from += kIdsAtOnce) {
        if (const Result<Done> read = readRows(db, ids.mid(from, kIdsAtOnce), found); !read)
            return read.error();
    }
    QList<ReceiptRow> rows;
    rows.reserve(found.size());
    for (const ReceiptId id : ids) {
        if (const auto row = found.constFind(id); row != found.constEnd())
            rows << *row;
    }
    return rows;
}

Result<Receipt> queryReceipt(QSqlDatabase &db, ReceiptId id)
{
    Transaction transaction(db, Transaction::Mode::Read); // head and lines of the same moment
    if (const Result<Done> begun = transaction.begun(); !begun)
        return begun.error();
    const Result<QList<Receipt>> found = readReceipts(db, {id});
    if (!found)
        return found.error();
    if (found.value().isEmpty())
        return Error{Error::Kind::NotFound, QStringLiteral("receipt %1").arg(id.value), {}, {}};
    Receipt receipt = found.value().first();
    if (const Result<Done> done = readRemarks(db, id, receipt); !done)
        return done.error();
    if (const Result<Done> done = readRaw(db, id, receipt); !done)
        return done.error();
    return receipt;
}

Result<QList<ReceiptId>> queryRelated(QSqlDatabase &db, ReceiptId id)
{
    Statement select(db, QStringLiteral("SELECT o.id FROM receipts r JOIN receipts o ON o.contract_id = r.contract_id "
                                        "AND o.vendor_key = r.related_key WHERE r.id = ? AND r.related_key <> '' "
                                        "UNION SELECT l.receipt_id FROM receipts r JOIN receipt_relations l "
                                        "ON l.contract_id = r.contract_id AND l.related_key = r.vendor_key WHERE r.id = ? "
                                        "ORDER BY 1"));
    if (!select.run(id.value, id.value))
        return select.error();
    QList<ReceiptId> ids;
    while (select.next()) {
        if (const ReceiptId other{select.integer(0)}; other != id)
            ids << other;
    }
    if (select.failed())
        return select.error();
    return ids;
}

Result<DayTotals> queryTotals(QSqlDatabase &db, const TimeRange &soldAt, const QList<RegisterKey> &registers)
{
    const Result<Where> where = whereOf(db, soldAt, registers);
    if (!where)
        return where.error();
    DayTotals totals;
    if (where.value().matchesNothing)
        return totals;
    Statement select(db, QStringLiteral("SELECT currency, count(*), sum(CASE WHEN kind IN (%1) THEN 0 ELSE total END) FROM receipts "
                                        "WHERE %2 GROUP BY currency ORDER BY count(*) DESC, currency")
                             .arg(kindsOutsideSums(), where.value().sql));
    if (!select.runList(where.value().values))
        return select.error();
    for (bool first = true; select.next(); first = false) {
        const Money sum{select.integer(2), select.text(0)};
        totals.count += int(select.integer(1));
        if (first)
            totals.sum = sum;
        else
            totals.otherSums << sum;
    }
    if (select.failed())
        return select.error();
    return totals;
}

Result<std::optional<TimeRange>> querySpan(QSqlDatabase &db, const QList<RegisterKey> &registers)
{
    QString sql = QStringLiteral("SELECT min(first_receipt), max(last_receipt) FROM registers");
    QVariantList values;
    if (!registers.isEmpty()) {
        const Result<QVariantList> ids = registerIds(db, registers);
        if (!ids)
            return ids.error();
        sql += QStringLiteral(" WHERE id IN (%1)").arg(placeholders(ids.value().size()));
        values = ids.value();
    }
    Statement select(db, sql);
    if (!select.runList(values) || !select.next())
        return select.error();
    if (select.isNull(0))
        return std::optional<TimeRange>();
    return std::optional(TimeRange{soldAtOf({select.integer(0)}), soldAtOf({select.integer(1)}) + std::chrono::milliseconds(1)});
}

Result<QList<QuarantinedRow>> queryQuarantine(QSqlDatabase &db, const ContractKey &contract)
{
    Statement select(
        db, QStringLiteral("SELECT q.vendor_key, q.problem, q.raw, q.first_seen_ms FROM quarantine q "
                           "JOIN contracts c ON c.id = q.contract_id WHERE c.vendor = ? AND c.contract = ? ORDER BY q.vendor_key"));
    if (!select.run(int(contract.vendor), contract.contract))
        return select.error();
    QList<QuarantinedRow> rows;
    while (select.next())
        rows.append({{select.text(0), select.text(1), select.blob(2)}, select.instant(3)});
    if (select.failed())
        return select.error();
    return rows;
}
