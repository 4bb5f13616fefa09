// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/receiptpinsdata.h"

#include "app/storage/database.h"
#include "app/storage/rowid.h"
#include "app/storage/statement.h"

#include <functional>

namespace {

Result<StoredPins> readPins(QSqlDatabase &db)
{
    StoredPins pins;
    Statement receipts(db, QStringLiteral("SELECT r.id FROM receipt_pins p JOIN receipts r "
                                          "ON r.contract_id = p.contract_id AND r.vendor_key = p.vendor_key ORDER BY r.id"));
    if (!receipts.run())
        return receipts.error();
    while (receipts.next())
        pins.receipts << ReceiptId{receipts.integer(0)};
    if (receipts.failed())
        return receipts.error();
    Statement moments(db, QStringLiteral("SELECT DISTINCT camera, moment_ms FROM pinned_moments ORDER BY moment_ms, camera"));
    if (!moments.run())
        return moments.error();
    while (moments.next())
        pins.moments << StoredPins::Moment{{moments.text(0)}, fromMs(moments.integer(1))};
    return moments.failed() ? Result<StoredPins>(moments.error()) : Result<StoredPins>(pins);
}

Result<Done> addMoments(QSqlDatabase &db)
{
    return execute(db,
                   QStringLiteral("INSERT OR IGNORE INTO pinned_moments (contract_id, vendor_key, camera, moment_ms) "
                                  "SELECT p.contract_id, p.vendor_key, l.camera, (r.id >> %1) + l.clock_offset_ms "
                                  "FROM receipt_pins p JOIN receipts r ON r.contract_id = p.contract_id AND r.vendor_key = p.vendor_key "
                                  "JOIN registers g ON g.id = r.register_id "
                                  "JOIN links l ON l.contract_id = g.contract_id AND l.terminal = g.terminal")
                       .arg(kRunningBits));
}

QFuture<Result<StoredPins>> change(Database &database, std::function<Result<Done>(QSqlDatabase &)> what)
{
    return database.write([what = std::move(what)](QSqlDatabase &db) -> Result<StoredPins> {
        Transaction transaction(db);
        if (const Result<Done> begun = transaction.begun(); !begun)
            return begun.error();
        if (const Result<Done> changed = what(db); !changed)
            return changed.error();
        Result<StoredPins> pins = readPins(db);
        if (!pins)
            return pins;
        if (const Result<Done> committed = transaction.commit(); !committed)
            return committed.error();
        return pins;
    });
}

} // namespace

QFuture<Result<StoredPins>> ReceiptPinsData::read()
{
    return m_database.read(readPins);
}

QFuture<Result<StoredPins>> ReceiptPinsData::follow()
{
    return change(m_database, addMoments);
}

QFuture<Result<StoredPins>> ReceiptPinsData::pin(ReceiptId id)
{
    return change(m_database, [id](QSqlDatabase &db) -> Result<Done> {
        Statement find(db, QStringLiteral("SELECT contract_id, vendor_key FROM receipts WHERE id = ?"));
        if (!find.run(id.value))
            return find.error();
        if (!find.next())
            return Error{Error::Kind::NotFound, QStringLiteral("no receipt to pin"), {}, {}};
        const QVariantList key{find.integer(0), find.text(1)};
        find.finish();
        if (Result<Done> pinned =
                execute(db, QStringLiteral("INSERT OR IGNORE INTO receipt_pins (contract_id, vendor_key) VALUES (?, ?)"), key);
            !pinned)
            return pinned;
        return addMoments(db);
    });
}

QFuture<Result<StoredPins>> ReceiptPinsData::unpin(ReceiptId id)
{
    return change(m_database, [id](QSqlDatabase &db) { return forgetPins(db, {id}); });
}

Result<Done> forgetPins(QSqlDatabase &db, const QList<ReceiptId> &receipts)
{
    QVariantList ids;
    for (const ReceiptId id : receipts)
        ids << id.value;
    for (const QString &table : {QStringLiteral("receipt_pins"), QStringLiteral("pinned_moments")}) {
        const QString sql = QStringLiteral("DELETE FROM %1 WHERE (contract_id, vendor_key) IN "
                                           "(SELECT contract_id, vendor_key FROM receipts WHERE id IN (%2))");
        if (Result<Done> forgotten = execute(db, sql.arg(table, placeholders(ids.size())), ids); !forgotten)
            return forgotten;
    }
    return Done{};
}
