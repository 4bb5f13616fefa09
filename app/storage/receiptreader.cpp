// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/receiptreader.h"

#include "app/storage/rowid.h"
#include "app/storage/statement.h"

#include <QHash>

namespace {

std::optional<int> optionalInt(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(int(row.integer(column)));
}

//! Receipts by id, each with its place in the list.
class ReceiptReader {
public:
    ReceiptReader(QSqlDatabase &db, const QList<ReceiptId> &ids) : m_db(db), m_receipts(ids.size())
    {
        for (const ReceiptId id : ids) {
            m_places.insert(id.value, m_places.size());
            m_values << id.value;
        }
        m_marks = placeholders(ids.size());
    }

    Result<QList<Receipt>> read()
    {
        for (const auto part :
             {&ReceiptReader::heads, &ReceiptReader::lines, &ReceiptReader::payments, &ReceiptReader::taxes, &ReceiptReader::adjustments}) {
            if (const Result<Done> done = (this->*part)(); !done)
                return done.error();
        }
        m_receipts.removeIf([](const Receipt &receipt) { return receipt.vendorKey.isEmpty(); }); // none is stored without
        return m_receipts;
    }

private:
    template <typename Take>
    Result<Done> forEach(const QString &sql, Take take)
    {
        Statement select(m_db, sql.arg(m_marks));
        if (!select.runList(m_values))
            return select.error();
        while (select.next()) {
            if (const auto place = m_places.constFind(select.integer(0)); place != m_places.constEnd())
                take(m_receipts[*place], select);
        }
        return select.failed() ? Result<Done>(select.error()) : Result<Done>(Done{});
    }

    Result<Done> heads()
    {
        return forEach(QStringLiteral("SELECT r.id, c.vendor, c.contract, g.terminal, r.store, r.vendor_key, r.number, r.kind, r.raw_kind, "
                                      "r.uploaded_at_ms, r.changed_at_ms, r.business_day, r.staff, r.register_name, r.currency, r.total, "
                                      "r.deposit, r.change, r.related_key, r.first_seen_ms, r.guests, r.member FROM receipts r JOIN "
                                      "registers g ON g.id = r.register_id "
                                      "JOIN contracts c ON c.id = r.contract_id WHERE r.id IN (%1)"),
                       [](Receipt &receipt, const Statement &row) {
                           receipt.soldAt = soldAtOf({row.integer(0)});
                           receipt.reg = {{Vendor(row.integer(1)), row.text(2)}, row.text(3)};
                           receipt.store = row.text(4);
                           receipt.vendorKey = row.text(5);
                           receipt.number = row.text(6);
                           receipt.kind = ReceiptKind(row.integer(7));
                           receipt.rawKind = row.text(8);
                           receipt.uploadedAt = fromMs(row.integer(9));
                           receipt.changedAt = fromMs(row.integer(10));
                           receipt.businessDay = QDate::fromString(row.text(11), Qt::ISODate);
                           receipt.staff = row.text(12);
                           receipt.registerName = row.text(13);
                           const QString currency = row.text(14);
                           receipt.total = {row.integer(15), currency};
                           receipt.deposit = {row.integer(16), currency};
                           receipt.change = {row.integer(17), currency};
                           receipt.relatedKey = row.text(18);
                           receipt.firstSeenAt = row.instant(19);
                           receipt.guests = optionalInt(row, 20);
                           receipt.member = row.text(21);
                       });
    }

    Result<Done> lines()
    {
        return forEach(
            QStringLiteral("SELECT receipt_id, name, code, quantity, unit_price, amount, tax_rate, discount, kind FROM receipt_lines "
                           "WHERE receipt_id IN (%1) ORDER BY receipt_id, position"),
            [](Receipt &receipt, const Statement &row) {
                const QString &currency = receipt.total.currency;
                receipt.lines.append({row.text(1),
                                      row.text(2),
                                      row.integer(3),
                                      {row.integer(4), currency},
                                      {row.integer(5), currency},
                                      optionalInt(row, 6),
                                      {row.integer(7), currency},
                                      ReceiptLine::Kind(row.integer(8))});
            });
    }

    Result<Done> payments()
    {
        return forEach(QStringLiteral("SELECT receipt_id, method, is_cash, amount FROM receipt_payments "
                                      "WHERE receipt_id IN (%1) ORDER BY receipt_id, position"),
                       [](Receipt &receipt, const Statement &row) {
                           receipt.payments.append({row.text(1), row.integer(2) != 0, {row.integer(3), receipt.total.currency}});
                       });
    }

    Result<Done> taxes()
    {
        return forEach(QStringLiteral("SELECT receipt_id, rate, included, amount FROM receipt_taxes "
                                      "WHERE receipt_id IN (%1) ORDER BY receipt_id, position"),
                       [](Receipt &receipt, const Statement &row) {
                           receipt.taxes.append({optionalInt(row, 1), row.integer(2) != 0, {row.integer(3), receipt.total.currency}});
                       });
    }

    Result<Done> adjustments()
    {
        return forEach(QStringLiteral("SELECT receipt_id, kind, amount FROM receipt_adjustments "
                                      "WHERE receipt_id IN (%1) ORDER BY receipt_id, position"),
                       [](Receipt &receipt, const Statement &row) {
                           receipt.adjustments.append({ReceiptAdjustment::Kind(row.integer(1)), {row.integer(2), receipt.total.currency}});
                       });
    }

    QSqlDatabase &m_db;
    QList<Receipt> m_receipts;
    QHash<qint64, qsizetype> m_places;
    QVariantList m_values;
    QString m_marks;
};

} // namespace

Result<QList<Receipt>> readReceipts(QSqlDatabase &db, const QList<ReceiptId> &ids)
{
    return ReceiptReader(db, ids).read();
}
