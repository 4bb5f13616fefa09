// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/receiptwriter.h"

#include "app/base/logging.h"
#include "app/storage/rawreply.h"
#include "app/storage/receiptcontent.h"
#include "app/storage/rowid.h"

#include <QSqlDatabase>

#include <algorithm>

namespace {

Result<Done> outcome(bool ok, const Statement &statement)
{
    return ok ? Result<Done>(Done{}) : Result<Done>(statement.error());
}

QList<ReceiptId> newestFirst(const QSet<ReceiptId> &ids)
{
    QList<ReceiptId> list(ids.begin(), ids.end());
    std::sort(list.begin(), list.end(), std::greater<>());
    return list;
}

QVariant dayOf(const Receipt &receipt)
{
    return receipt.businessDay.isValid() ? QVariant(receipt.businessDay.toString(Qt::ISODate)) : QVariant();
}

const ReceiptLine &firstLineOf(const Receipt &receipt)
{
    static const ReceiptLine none{{}, {}, 0, {}, {}, {}};
    return receipt.lines.isEmpty() ? none : receipt.lines.first();
}

} // namespace

ReceiptWriter::ReceiptWriter(QSqlDatabase &db, SearchVocabulary &vocabulary, ContractKey contract, qint64 contractId, Instant now)
    : m_db(db)
    , m_contract(std::move(contract))
    , m_contractId(contractId)
    , m_now(now)
    , m_index(db, vocabulary)
    , m_insert(db, QStringLiteral(
                       "INSERT OR IGNORE INTO receipts (id, contract_id, register_id, kind, total, deposit, change, currency, vendor_key, "
                       "number, raw_kind, store, staff, register_name, related_key, business_day, uploaded_at_ms, changed_at_ms, "
                       "digest, payment_names, has_cash, first_line, first_quantity, line_count, guests, member, first_seen_ms) "
                       "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"))
    , m_update(db, QStringLiteral("UPDATE receipts SET register_id = ?, kind = ?, total = ?, deposit = ?, change = ?, currency = ?, "
                                  "number = ?, raw_kind = ?, store = ?, staff = ?, register_name = ?, related_key = ?, business_day = ?, "
                                  "uploaded_at_ms = ?, changed_at_ms = ?, digest = ?, payment_names = ?, has_cash = ?, first_line = ?, "
                                  "first_quantity = ?, line_count = ?, guests = ?, member = ? WHERE id = ?"))
    , m_remove(db, QStringLiteral("DELETE FROM receipts WHERE id = ?"))
    , m_insertLine(db,
                   QStringLiteral("INSERT INTO receipt_lines (receipt_id, position, name, code, quantity, unit_price, amount, tax_rate, "
                                  "discount, kind) VALUES (?,?,?,?,?,?,?,?,?,?)"))
    , m_insertPayment(db, QStringLiteral("INSERT INTO receipt_payments (receipt_id, position, method, is_cash, amount) VALUES (?,?,?,?,?)"))
    , m_insertTax(db, QStringLiteral("INSERT INTO receipt_taxes (receipt_id, position, rate, included, amount) VALUES (?,?,?,?,?)"))
    , m_insertAdjustment(db, QStringLiteral("INSERT INTO receipt_adjustments (receipt_id, position, kind, amount) VALUES (?,?,?,?)"))
    , m_insertRemark(db, QStringLiteral("INSERT INTO receipt_remarks (receipt_id, position, kind, difference) VALUES (?,?,?,?)"))
    , m_insertRelation(db, QStringLiteral("INSERT INTO receipt_relations (receipt_id, contract_id, related_key) VALUES (?,?,?)"))
    , m_insertRaw(db, QStringLiteral("INSERT INTO receipt_raw (receipt_id, json) VALUES (?,?)"))
{
}

Result<UpsertResult> ReceiptWriter::upsert(const QList<Receipt> &receipts, const QList<BadRow> &badRows)
{
    if (const Result<Done> begun = begin(); !begun)
        return begun.error();
    if (const Result<Done> found = findKnown(receipts); !found)
        return found.error();
    for (const Receipt &receipt : receipts) {
        if (receipt.reg.contract != m_contract)
            return Error{Error::Kind::BadData, QStringLiteral("receipt of another contract"), {}, {}};
        const QString problem = problemOf(receipt);
        const Result<Done> done = problem.isEmpty() ? store(receipt) : quarantine({receipt.vendorKey, problem, receipt.raw});
        if (!done)
            return done.error();
    }
    for (const BadRow &row : badRows) {
        if (const Result<Done> done = quarantine(row); !done)
            return done.error();
    }
    if (const Result<Done> ended = end(); !ended)
        return ended.error();
    return result();
}

Result<Done> ReceiptWriter::begin()
{
    Statement counter(m_db, QStringLiteral("SELECT value FROM counters WHERE name = 'receipt'"));
    if (!counter.run() || !counter.next())
        return counter.error();
    m_counter = counter.integer(0);
    Statement bad(m_db, QStringLiteral("SELECT vendor_key FROM quarantine WHERE contract_id = ?"));
    if (!bad.run(m_contractId))
        return bad.error();
    while (bad.next())
        m_quarantined.insert(bad.text(0));
    return bad.failed() ? Result<Done>(bad.error()) : m_index.begin();
}

Result<Done> ReceiptWriter::store(const Receipt &receipt)
{
    if (Result<Done> released = release(receipt.vendorKey); !released)
        return released;
    const Known known = m_known.value(receipt.vendorKey);
    const qint64 changedAtMs = toMs(receipt.changedAt);
    // Overlapping fetches may bring an older state late; it must not undo the newer one. 0: the vendor did not say.
    if (known.id.isValid() && changedAtMs > 0 && changedAtMs < known.changedAtMs)
        return Done{};
    const QByteArray digest = digestOf(receipt);
    if (known.id.isValid() && digest == known.digest)
        return Done{};

    const Result<qint64> reg = registerId(receipt.reg.terminal);
    if (!reg)
        return reg.error();
    if (known.id.isValid() && known.registerId != reg.value())
        m_shrunk.insert(known.registerId);
    if (known.id.isValid() && soldAtOf(known.id) == receipt.soldAt) {
        m_known.insert(receipt.vendorKey, {known.id, digest, changedAtMs, reg.value(), known.firstSeenAt});
        return overwrite(known.id, reg.value(), receipt, digest);
    }

    if (known.id.isValid()) { // the time of sale changed, and with it the id
        if (const Result<Done> forgotten = m_index.forget(known.id); !forgotten)
            return forgotten;
        if (!m_remove.run(known.id.value))
            return m_remove.error();
        m_shrunk.insert(known.registerId);
        m_changed.remove(known.id);
        if (!m_added.remove(known.id))
            m_removed.insert(known.id);
    }
    const std::optional<Instant> firstSeenAt = known.id.isValid() ? known.firstSeenAt : std::optional(m_now);
    const Result<ReceiptId> id = insertHead(reg.value(), receipt, digest, firstSeenAt);
    if (!id)
        return id.error();
    m_known.insert(receipt.vendorKey, {id.value(), digest, changedAtMs, reg.value(), firstSeenAt});
    m_added.insert(id.value());
    m_index.add(id.value(), reg.value(), receipt);
    widenSpan(reg.value(), id.value());
    return insertParts(id.value(), receipt);
}

// Some hundred keys a question: Qt describes the columns anew at each execution, which takes longer than SQLite's look-up.
Result<Done> ReceiptWriter::findKnown(const QList<Receipt> &receipts)
{
    constexpr qsizetype kKeysAtOnce = 500;
    const qsizetype chunk = std::min(kKeysAtOnce, receipts.size());
    if (chunk == 0)
        return Done{};
    Statement find(m_db, QStringLiteral("SELECT vendor_key, id, digest, changed_at_ms, register_id, first_seen_ms FROM receipts "
                                        "WHERE contract_id = ? AND vendor_key IN (%1)")
                             .arg(QStringList(chunk, QStringLiteral("?")).join(u',')));
    for (qsizetype from = 0; from < receipts.size(); from += chunk) {
        QVariantList values{m_contractId};
        for (qsizetype i = from; i < from + chunk; ++i)
            values << receipts.at(std::min(i, receipts.size() - 1)).vendorKey; // the last chunk is filled up with its last key
        if (!find.runList(values))
            return find.error();
        while (find.next())
            m_known.insert(find.text(0), {{find.integer(1)}, find.blob(2), find.integer(3), find.integer(4), find.instant(5)});
        if (find.failed())
            return find.error();
    }
    return Done{};
}

Result<qint64> ReceiptWriter::registerId(const QString &terminal)
{
    if (const auto known = m_registers.constFind(terminal); known != m_registers.constEnd())
        return *known;
    Statement find(m_db, QStringLiteral("SELECT id FROM registers WHERE contract_id = ? AND terminal = ?"));
    if (!find.run(m_contractId, terminal))
        return find.error();
    qint64 id = 0;
    if (find.next()) {
        id = find.integer(0);
    } else {
        Statement add(m_db, QStringLiteral("INSERT INTO registers (contract_id, terminal) VALUES (?, ?)"));
        if (!add.run(m_contractId, terminal))
            return add.error();
        id = add.lastInsertId();
    }
    m_registers.insert(terminal, id);
    return id;
}

// One running number for all receipts, so that the id of a receipt that moved is not given to another one of the same
// millisecond: pictures are kept by id. An id that is taken makes SQLite ignore the row (nothing else can: the vendor key
// was looked up before); to ask first would take a tenth of an import.
Result<ReceiptId> ReceiptWriter::insertHead(qint64 reg, const Receipt &receipt, const QByteArray &digest,
                                            const std::optional<Instant> &firstSeenAt)
{
    const ReceiptLine &line = firstLineOf(receipt);
    for (qint64 tries = 0; tries <= kRunningMask; ++tries) {
        const ReceiptId id{firstIdAt(receipt.soldAt) | (++m_counter & kRunningMask)};
        if (!m_insert.run(id.value, m_contractId, reg, int(receipt.kind), receipt.total.minor, receipt.deposit.minor, receipt.change.minor,
                          receipt.total.currency, receipt.vendorKey, receipt.number, receipt.rawKind, receipt.store, receipt.staff,
                          receipt.registerName, receipt.relatedKey, dayOf(receipt), receipt.uploadedAt, receipt.changedAt, digest,
                          paymentNamesOf(receipt), hasCash(receipt), line.name, line.quantity, int(receipt.lines.size()), receipt.guests,
                          receipt.member, firstSeenAt))
            return m_insert.error();
        if (m_insert.rowsAffected() > 0)
            return id;
    }
    return Error{Error::Kind::Storage, QStringLiteral("a million receipts in one millisecond"), {}, {}};
}

Result<Done> ReceiptWriter::overwrite(ReceiptId id, qint64 reg, const Receipt &receipt, const QByteArray &digest)
{
    if (Result<Done> forgotten = m_index.forget(id); !forgotten)
        return forgotten;
    const ReceiptLine &line = firstLineOf(receipt);
    if (!m_update.run(reg, int(receipt.kind), receipt.total.minor, receipt.deposit.minor, receipt.change.minor, receipt.total.currency,
                      receipt.number, receipt.rawKind, receipt.store, receipt.staff, receipt.registerName, receipt.relatedKey,
                      dayOf(receipt), receipt.uploadedAt, receipt.changedAt, digest, paymentNamesOf(receipt), hasCash(receipt), line.name,
                      line.quantity, int(receipt.lines.size()), receipt.guests, receipt.member, id.value))
        return m_update.error();
    if (!m_added.contains(id))
        m_changed.insert(id);
    m_index.add(id, reg, receipt);
    widenSpan(reg, id); // it may have come from another register
    if (Result<Done> removed = removeParts(id); !removed)
        return removed;
    return insertParts(id, receipt);
}

Result<Done> ReceiptWriter::insertParts(ReceiptId id, const Receipt &receipt)
{
    int position = 0;
    for (const ReceiptLine &line : receipt.lines) {
        if (!m_insertLine.run(id.value, position++, line.name, line.code, line.quantity, line.unitPrice.minor, line.amount.minor,
                              line.taxRate, line.discount.minor, int(line.kind)))
            return m_insertLine.error();
    }
    position = 0;
    for (const ReceiptPayment &payment : receipt.payments) {
        if (!m_insertPayment.run(id.value, position++, payment.method, payment.isCash, payment.amount.minor))
            return m_insertPayment.error();
    }
    position = 0;
    for (const ReceiptTax &tax : receipt.taxes) {
        if (!m_insertTax.run(id.value, position++, tax.rate, tax.included, tax.amount.minor))
            return m_insertTax.error();
    }
    position = 0;
    for (const ReceiptAdjustment &adjustment : receipt.adjustments) {
        if (!m_insertAdjustment.run(id.value, position++, int(adjustment.kind), adjustment.amount.minor))
            return m_insertAdjustment.error();
    }
    position = 0;
    for (const ReceiptRemark &remark : receipt.remarks) {
        if (!m_insertRemark.run(id.value, position++, int(remark.kind), remark.difference.minor))
            return m_insertRemark.error();
    }
    if (!receipt.relatedKey.isEmpty() && !m_insertRelation.run(id.value, m_contractId, receipt.relatedKey))
        return m_insertRelation.error();
    return receipt.raw.isEmpty() ? Result<Done>(Done{}) : outcome(m_insertRaw.run(id.value, packedReply(receipt.raw)), m_insertRaw);
}

Result<Done> ReceiptWriter::removeParts(ReceiptId id)
{
    for (const QString &table : {QStringLiteral("receipt_lines"), QStringLiteral("receipt_payments"), QStringLiteral("receipt_taxes"),
                                 QStringLiteral("receipt_adjustments"), QStringLiteral("receipt_remarks"),
                                 QStringLiteral("receipt_relations"), QStringLiteral("receipt_raw")}) {
        Statement remove(m_db, QStringLiteral("DELETE FROM %1 WHERE receipt_id = ?").arg(table));
        if (!remove.run(id.value))
            return remove.error();
    }
    return Done{};
}

Result<Done> ReceiptWriter::quarantine(const BadRow &row)
{
    qCWarning(lcStorage) << "row" << row.vendorKey << "of contract" << m_contract.contract << "cannot be read:" << row.problem;
    Statement insert(m_db,
                     QStringLiteral("INSERT INTO quarantine (contract_id, vendor_key, raw_digest, problem, raw, first_seen_ms) "
                                    "VALUES (?,?,?,?,?, strftime('%s', 'now') * 1000) ON CONFLICT (contract_id, vendor_key, raw_digest) "
                                    "DO UPDATE SET problem = excluded.problem, raw = excluded.raw"));
    if (!insert.run(m_contractId, row.vendorKey, quarantineDigest(row), row.problem, row.raw))
        return insert.error();
    m_quarantined.insert(row.vendorKey);
    return Done{};
}

//! A row that can be read now is no bad row any more.
Result<Done> ReceiptWriter::release(const QString &vendorKey)
{
    if (!m_quarantined.remove(vendorKey))
        return Done{};
    Statement remove(m_db, QStringLiteral("DELETE FROM quarantine WHERE contract_id = ? AND vendor_key = ?"));
    return outcome(remove.run(m_contractId, vendorKey), remove);
}

Result<Done> ReceiptWriter::end()
{
    if (Result<Done> updated = updateSpans(); !updated)
        return updated;
    if (Result<Done> indexed = m_index.flush(); !indexed)
        return indexed;
    Statement counter(m_db, QStringLiteral("UPDATE counters SET value = ? WHERE name = 'receipt'"));
    if (!counter.run(m_counter))
        return counter.error();
    Statement bad(m_db, QStringLiteral("SELECT count(*) FROM quarantine WHERE contract_id = ?"));
    if (!bad.run(m_contractId) || !bad.next())
        return bad.error();
    m_badRows = int(bad.integer(0));
    return Done{};
}

void ReceiptWriter::widenSpan(qint64 reg, ReceiptId id)
{
    auto span = m_spans.find(reg);
    if (span == m_spans.end())
        span = m_spans.insert(reg, {id.value, id.value});
    span->first = std::min(span->first, id.value);
    span->last = std::max(span->last, id.value);
}

Result<Done> ReceiptWriter::updateSpans()
{
    // Qt counts ?1 as often as it stands there, so values that are used twice are bound twice.
    Statement widen(m_db, QStringLiteral("UPDATE registers SET first_receipt = min(ifnull(first_receipt, ?), ?), "
                                         "last_receipt = max(ifnull(last_receipt, ?), ?) WHERE id = ?"));
    for (auto it = m_spans.cbegin(); it != m_spans.cend(); ++it) {
        if (!widen.run(it->first, it->first, it->last, it->last, it.key()))
            return widen.error();
    }
    // A walk along the receipts, but it is rare that one changes its time or register.
    Statement measure(m_db, QStringLiteral("UPDATE registers SET "
                                           "first_receipt = (SELECT id FROM receipts WHERE register_id = ? ORDER BY id LIMIT 1), "
                                           "last_receipt = (SELECT id FROM receipts WHERE register_id = ? ORDER BY id DESC LIMIT 1) "
                                           "WHERE id = ?"));
    for (const qint64 reg : m_shrunk) {
        if (!measure.run(reg, reg, reg))
            return measure.error();
    }
    return Done{};
}

UpsertResult ReceiptWriter::result() const
{
    return {newestFirst(m_added), newestFirst(m_changed), newestFirst(m_removed), m_badRows};
}
