// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/linkstore.h"

#include "app/storage/contracts.h"
#include "app/storage/database.h"
#include "app/storage/sqlerror.h"
#include "app/storage/statement.h"

namespace {

using std::chrono::milliseconds;

Result<Done> refuseSecond(QSqlDatabase &db, qint64 contractId, const Link &link)
{
    Statement find(db, QStringLiteral("SELECT 1 FROM links WHERE contract_id = ? AND terminal = ? AND camera = ? AND id <> ?"));
    if (!find.run(contractId, link.reg.terminal, link.camera.value, link.id.value))
        return find.error();
    if (find.next())
        return storageError(QStringLiteral("link.exists"), {});
    return Done{};
}

//! With its id when it has one, else with the next one, which was never given before.
Result<LinkId> insert(QSqlDatabase &db, const Link &link)
{
    const Result<qint64> contract = ensureContract(db, link.reg.contract);
    if (!contract)
        return contract.error();
    if (const Result<Done> free = refuseSecond(db, contract.value(), link); !free)
        return free.error();
    Statement insert(db, QStringLiteral("INSERT INTO links (id, contract_id, terminal, register_name, camera, camera_name, "
                                        "clock_offset_ms, clock_offset_set_ms, clock_offset_receipts, clock_offset_spread_ms) "
                                        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    const QVariant id = link.id.isValid() ? QVariant(link.id.value) : QVariant();
    if (!insert.run(id, contract.value(), link.reg.terminal, link.registerName, link.camera.value, link.cameraName,
                    qint64(link.clockOffset.value.count()), link.clockOffset.set, link.clockOffset.receipts,
                    qint64(link.clockOffset.spread.count())))
        return insert.error();
    return LinkId{insert.lastInsertId()};
}

} // namespace

QFuture<Result<QList<Link>>> LinkStore::list()
{
    return m_database.read([](QSqlDatabase &db) -> Result<QList<Link>> {
        Statement select(db, QStringLiteral("SELECT l.id, c.vendor, c.contract, l.terminal, l.register_name, l.camera, l.camera_name, "
                                            "l.clock_offset_ms, l.clock_offset_set_ms, l.clock_offset_receipts, l.clock_offset_spread_ms "
                                            "FROM links l JOIN contracts c ON c.id = l.contract_id ORDER BY l.id"));
        if (!select.run())
            return select.error();
        QList<Link> links;
        while (select.next()) {
            Link link;
            link.id = {select.integer(0)};
            link.reg = {{Vendor(select.integer(1)), select.text(2)}, select.text(3)};
            link.registerName = select.text(4);
            link.camera = {select.text(5)};
            link.cameraName = select.text(6);
            link.clockOffset = {milliseconds(select.integer(7)), select.instant(8), int(select.integer(9)),
                                milliseconds(select.integer(10))};
            links << link;
        }
        if (select.failed())
            return select.error();
        return links;
    });
}

QFuture<Result<Link>> LinkStore::add(Link newLink)
{
    return m_database.write([link = std::move(newLink)](QSqlDatabase &db) mutable -> Result<Link> {
        Transaction transaction(db);
        if (const Result<Done> begun = transaction.begun(); !begun)
            return begun.error();
        link.id = {};
        const Result<LinkId> inserted = insert(db, link);
        if (!inserted)
            return inserted.error();
        link.id = inserted.value();
        if (const Result<Done> committed = transaction.commit(); !committed)
            return committed.error();
        return link;
    });
}

QFuture<Result<Done>> LinkStore::update(Link changedLink)
{
    return m_database.write([link = std::move(changedLink)](QSqlDatabase &db) -> Result<Done> {
        Transaction transaction(db);
        if (Result<Done> begun = transaction.begun(); !begun)
            return begun;
        const Result<qint64> contract = ensureContract(db, link.reg.contract);
        if (!contract)
            return contract.error();
        if (Result<Done> free = refuseSecond(db, contract.value(), link); !free)
            return free;
        Statement update(db, QStringLiteral("UPDATE links SET contract_id = ?, terminal = ?, register_name = ?, camera = ?, "
                                            "camera_name = ?, clock_offset_ms = ?, clock_offset_set_ms = ?, clock_offset_receipts = ?, "
                                            "clock_offset_spread_ms = ? WHERE id = ?"));
        if (!update.run(contract.value(), link.reg.terminal, link.registerName, link.camera.value, link.cameraName,
                        qint64(link.clockOffset.value.count()), link.clockOffset.set, link.clockOffset.receipts,
                        qint64(link.clockOffset.spread.count()), link.id.value))
            return update.error();
        if (update.rowsAffected() == 0)
            return Error{Error::Kind::NotFound, QStringLiteral("link %1").arg(link.id.value), {}, {}};
        return transaction.commit();
    });
}

QFuture<Result<Done>> LinkStore::remove(QList<LinkId> ids)
{
    return m_database.write([ids = std::move(ids)](QSqlDatabase &db) -> Result<Done> {
        Transaction transaction(db);
        if (Result<Done> begun = transaction.begun(); !begun)
            return begun;
        Statement remove(db, QStringLiteral("DELETE FROM links WHERE id = ?"));
        for (const LinkId id : ids) {
            if (!remove.run(id.value))
                return remove.error();
        }
        return transaction.commit();
    });
}

QFuture<Result<Done>> LinkStore::restore(QList<Link> removedLinks)
{
    return m_database.write([links = std::move(removedLinks)](QSqlDatabase &db) -> Result<Done> {
        Transaction transaction(db);
        if (Result<Done> begun = transaction.begun(); !begun)
            return begun;
        Statement find(db, QStringLiteral("SELECT 1 FROM links WHERE id = ?"));
        for (const Link &link : links) {
            if (!find.run(link.id.value))
                return find.error();
            const bool there = find.next();
            find.finish();
            if (there)
                continue;
            if (const Result<LinkId> inserted = insert(db, link); !inserted)
                return inserted.error();
        }
        return transaction.commit();
    });
}
