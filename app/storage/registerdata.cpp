// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/registerdata.h"

#include "app/storage/database.h"
#include "app/storage/receiptremoval.h"
#include "app/storage/searchindex.h"
#include "app/storage/statement.h"

#include <algorithm>

namespace {

constexpr ReceiptId kEnd = RegisterData::kEnd;
constexpr qint64 kRowsAtOnce = 20'000; // some ten milliseconds

const QString kStretch =
    QStringLiteral("(SELECT id, register_id FROM receipts WHERE id > ? AND id < ? ORDER BY id LIMIT %1)").arg(kRowsAtOnce);

const QString kNotPinned = QStringLiteral("WHERE id NOT IN (SELECT r.id FROM receipt_pins p JOIN receipts r "
                                          "ON r.contract_id = p.contract_id AND r.vendor_key = p.vendor_key)");

Result<QVariantList> idsOf(QSqlDatabase &db, const QList<RegisterKey> &registers)
{
    Statement find(db, QStringLiteral("SELECT r.id FROM registers r JOIN contracts c ON c.id = r.contract_id "
                                      "WHERE c.vendor = ? AND c.contract = ? AND r.terminal = ?"));
    QVariantList ids;
    for (const RegisterKey &key : registers) {
        if (!find.run(int(key.contract.vendor), key.contract.contract, key.terminal))
            return find.error();
        if (find.next())
            ids << find.integer(0);
    }
    return ids;
}

//! Where a slice that begins after that id ends.
Result<std::optional<ReceiptId>> endOf(QSqlDatabase &db, ReceiptId after, ReceiptId before)
{
    Statement end(db, QStringLiteral("SELECT count(*), max(id) FROM %1").arg(kStretch));
    if (!end.run(after.value, before.value) || !end.next())
        return end.error();
    return end.integer(0) < kRowsAtOnce ? std::optional<ReceiptId>() : std::optional(ReceiptId{end.integer(1)});
}

//! Those of the receipts that belong to one of the registers.
Result<QList<ReceiptId>> stillOf(QSqlDatabase &db, const QList<ReceiptId> &receipts, const QVariantList &registers)
{
    QVariantList values;
    for (const ReceiptId id : receipts)
        values << id.value;
    Statement select(db, QStringLiteral("SELECT id FROM receipts WHERE id IN (%1) AND register_id IN (%2) ORDER BY id")
                             .arg(placeholders(receipts.size()), placeholders(registers.size())));
    if (!select.runList(values + registers))
        return select.error();
    QList<ReceiptId> ids;
    while (select.next())
        ids << ReceiptId{select.integer(0)};
    return select.failed() ? Result<QList<ReceiptId>>(select.error()) : Result<QList<ReceiptId>>(ids);
}

Result<Done> resetContract(QSqlDatabase &db, const ContractKey &contract)
{
    const QVariantList key{int(contract.vendor), contract.contract};
    const QString ofContract = QStringLiteral("(SELECT id FROM contracts WHERE vendor = ? AND contract = ?)");
    if (Result<Done> reset = execute(
            db,
            QStringLiteral(
                "UPDATE contracts SET cursor_ms = NULL, backfilled_to_ms = NULL, past_from_ms = NULL, past_page = x'' WHERE id = %1")
                .arg(ofContract),
            key);
        !reset)
        return reset;
    return execute(db,
                   QStringLiteral("DELETE FROM quarantine WHERE contract_id = %1 AND NOT EXISTS (SELECT 1 FROM registers r "
                                  "WHERE r.contract_id = quarantine.contract_id AND r.last_receipt IS NOT NULL)")
                       .arg(ofContract),
                   key);
}

} // namespace

RegisterData::RegisterData(Database &database) : m_database(database), m_vocabulary(std::make_shared<SearchVocabulary>()) {}

QFuture<Result<RegisterData::Slice<HeldReceipts>>> RegisterData::count(ReceiptId after, ReceiptId before, Pinned pinned)
{
    return m_database.readInBackground([after, before, pinned](QSqlDatabase &db) -> Result<Slice<HeldReceipts>> {
        Transaction transaction(db, Transaction::Mode::Read); // both walks see the same rows
        if (const Result<Done> begun = transaction.begun(); !begun)
            return begun.error();
        const Result<std::optional<ReceiptId>> next = endOf(db, after, before);
        if (!next)
            return next.error();
        Slice<HeldReceipts> slice{{}, next.value()};
        Statement select(db, QStringLiteral("SELECT c.vendor, c.contract, g.terminal, newest.register_name, s.n, s.first, s.last "
                                            "FROM (SELECT register_id, count(*) AS n, min(id) AS first, max(id) AS last FROM %1 %2 "
                                            "GROUP BY register_id) s JOIN registers g ON g.id = s.register_id "
                                            "JOIN contracts c ON c.id = g.contract_id JOIN receipts newest ON newest.id = s.last")
                                 .arg(kStretch, pinned == Pinned::Left ? kNotPinned : QString()));
        if (!select.run(after.value, before.value))
            return select.error();
        while (select.next()) {
            slice.found.append({{{Vendor(select.integer(0)), select.text(1)}, select.text(2)},
                                select.text(3),
                                select.integer(4),
                                {select.integer(5)},
                                {select.integer(6)}});
        }
        if (select.failed())
            return select.error();
        return slice;
    });
}

QFuture<Result<RegisterData::Slice<ReceiptId>>> RegisterData::find(QList<RegisterKey> keys, ReceiptId after)
{
    return m_database.readInBackground([registers = std::move(keys), after](QSqlDatabase &db) -> Result<Slice<ReceiptId>> {
        Transaction transaction(db, Transaction::Mode::Read);
        if (const Result<Done> begun = transaction.begun(); !begun)
            return begun.error();
        const Result<QVariantList> ids = idsOf(db, registers);
        if (!ids)
            return ids.error();
        const Result<std::optional<ReceiptId>> next = endOf(db, after, kEnd);
        if (!next)
            return next.error();
        Slice<ReceiptId> slice{{}, next.value()};
        Statement select(db, QStringLiteral("SELECT id FROM %1 WHERE register_id IN (%2)").arg(kStretch, placeholders(ids.value().size())));
        if (!select.runList(QVariantList{after.value, kEnd.value} + ids.value()))
            return select.error();
        while (select.next())
            slice.found << ReceiptId{select.integer(0)};
        if (select.failed())
            return select.error();
        return slice;
    });
}

QFuture<Result<Done>> RegisterData::remove(QList<ReceiptId> receipts, QList<RegisterKey> keys)
{
    return m_database.write([ids = std::move(receipts), registers = std::move(keys), vocabulary = m_vocabulary](QSqlDatabase &db) {
        return removeReceipts(db, *vocabulary, [&](QSqlDatabase &same) -> Result<QList<ReceiptId>> {
            const Result<QVariantList> registerIds = idsOf(same, registers);
            return registerIds ? stillOf(same, ids, registerIds.value()) : registerIds.error();
        });
    });
}

QFuture<Result<Done>> RegisterData::close(QList<RegisterKey> keys, ReceiptId lastOne, QSet<ContractKey> startOver)
{
    return m_database.write([registers = std::move(keys), lastOne, startOver = std::move(startOver)](QSqlDatabase &db) -> Result<Done> {
        const Overwriting overwriting(db);
        Transaction transaction(db);
        if (Result<Done> begun = transaction.begun(); !begun)
            return begun;
        const Result<QVariantList> ids = idsOf(db, registers);
        if (!ids)
            return ids.error();
        for (const QVariant &id : ids.value()) {
            if (Result<Done> shrunk = shrinkSpan(db, id.toLongLong(), lastOne); !shrunk)
                return shrunk;
        }
        if (Result<Done> reset = resetSearchOfEmptyJournal(db); !reset)
            return reset;
        for (const ContractKey &contract : startOver) {
            if (Result<Done> over = resetContract(db, contract); !over)
                return over;
        }
        return transaction.commit();
    });
}

QFuture<Result<ReceiptId>> RegisterData::newest()
{
    return m_database.readInBackground([](QSqlDatabase &db) -> Result<ReceiptId> {
        Statement select(db, QStringLiteral("SELECT max(id) FROM receipts"));
        if (!select.run() || !select.next())
            return select.error();
        return ReceiptId{select.integer(0)};
    });
}
