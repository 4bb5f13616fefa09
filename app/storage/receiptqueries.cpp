// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/receiptqueries.h"

#include "app/storage/rawreply.h"
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

std::optional<int> optionalInt(const Statement &statement, int column)
{
    return statement.isNull(column) ? std::nullopt : std::optional(int(statement.integer(column)));
}

Result<Done> readLines(QSqlDatabase &db, ReceiptId id, const QString &currency, Receipt &receipt)
{
    Statement lines(db, QStringLiteral("SELECT name, code, quantity, unit_price, amount, tax_rate, discount, kind FROM receipt_lines "
                                       "WHERE receipt_id = ? ORDER BY position"));
    if (!lines.run(id.value))
        return lines.error();
    while (lines.next()) {
        receipt.lines.append({lines.text(0),
                              lines.text(1),
                              lines.integer(2),
                              {lines.integer(3), currency},
                              {lines.integer(4), currency},
                              optionalInt(lines, 5),
                              {lines.integer(6), currency},
                              ReceiptLine::Kind(lines.integer(7))});
    }
    return lines.failed() ? Result<Done>(lines.error()) : Result<Done>(Done{});
}

Result<Done> readPayments(QSqlDatabase &db, ReceiptId id, const QString &currency, Receipt &receipt)
{
    Statement payments(db, QStringLiteral("SELECT method, is_cash, amount FROM receipt_payments WHERE receipt_id = ? ORDER BY position"));
    if (!payments.run(id.value))
        return payments.error();
    while (payments.next())
        receipt.payments.append({payments.text(0), payments.integer(1) != 0, {payments.integer(2), currency}});
    return payments.failed() ? Result<Done>(payments.error()) : Result<Done>(Done{});
}

Result<Done> readTaxes(QSqlDatabase &db, ReceiptId id, const QString &currency, Receipt &receipt)
{
    Statement taxes(db, QStringLiteral("SELECT rate, included, amount FROM receipt_taxes WHERE receipt_id = ? ORDER BY position"));
    if (!taxes.run(id.value))
        return taxes.error();
    while (taxes.next())
        receipt.taxes.append({optionalInt(taxes, 0), taxes.integer(1) != 0, {taxes.integer(2), currency}});
    return taxes.failed() ? Result<Done>(taxes.error()) : Result<Done>(Done{});
}

Result<Done> readAdjustments(QSqlDatabase &db, ReceiptId id, const QString &currency, Receipt &receipt)
{
    Statement rows(db, QStringLiteral("SELECT kind, amount FROM receipt_adjustments WHERE receipt_id = ? ORDER BY position"));
    if (!rows.run(id.value))
        return rows.error();
    while (rows.next())
        receipt.adjustments.append({ReceiptAdjustment::Kind(rows.integer(0)), {rows.integer(1), currency}});
    return rows.failed() ? Result<Done>(rows.error()) : Result<Done>(Done{});
}

Result<Done> readRemarks(QSqlDatabase &db, ReceiptId id, const QString &currency, Receipt &receipt)
{
    Statement rows(db, QStringLiteral("SELECT kind, difference FROM receipt_remarks WHERE receipt_id = ? ORDER BY position"));
    if (!rows.run(id.value))
        return rows.error();
    while (rows.next())
        receipt.remarks.append({ReceiptRemark::Kind(rows.integer(0)), {rows.integer(1), currency}});
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
    Statement head(db, QStringLiteral("SELECT c.vendor, c.contract, g.terminal, r.store, r.vendor_key, r.number, r.kind, r.raw_kind, "
                                      "r.uploaded_at_ms, r.changed_at_ms, r.business_day, r.staff, r.register_name, r.currency, "
                                      "r.total, r.deposit, r.change, r.related_key, r.first_seen_ms, r.guests, r.member FROM receipts r "
                                      "JOIN registers g ON g.id = r.register_id JOIN contracts c ON c.id = r.contract_id WHERE r.id = ?"));
    if (!head.run(id.value))
        return head.error();
    if (!head.next()) {
        if (head.failed())
            return head.error();
        return Error{Error::Kind::NotFound, QStringLiteral("receipt %1").arg(id.value), {}, {}};
    }
    Receipt receipt;
    receipt.reg = {{Vendor(head.integer(0)), head.text(1)}, head.text(2)};
    receipt.store = head.text(3);
    receipt.vendorKey = head.text(4);
    receipt.number = head.text(5);
    receipt.kind = ReceiptKind(head.integer(6));
    receipt.rawKind = head.text(7);
    receipt.soldAt = soldAtOf(id);
    receipt.uploadedAt = fromMs(head.integer(8));
    receipt.changedAt = fromMs(head.integer(9));
    receipt.businessDay = QDate::fromString(head.text(10), Qt::ISODate);
    receipt.staff = head.text(11);
    receipt.registerName = head.text(12);
    const QString currency = head.text(13);
    receipt.total = {head.integer(14), currency};
    receipt.deposit = {head.integer(15), currency};
    receipt.change = {head.integer(16), currency};
    receipt.relatedKey = head.text(17);
    receipt.firstSeenAt = head.instant(18);
    receipt.guests = optionalInt(head, 19);
    receipt.member = head.text(20);
    head.finish();
    for (const auto &read : {readLines, readPayments, readTaxes, readAdjustments, readRemarks}) {
        if (const Result<Done> done = read(db, id, currency, receipt); !done)
            return done.error();
    }
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
