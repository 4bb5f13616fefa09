// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/clipordersdata.h"

#include "app/storage/database.h"
#include "app/storage/statement.h"

namespace {

QVariantList valuesOf(const StoredClip &clip)
{
    return {clip.camera.value,
            toMs(clip.range.from),
            toMs(clip.range.to),
            int(clip.stage),
            clip.cloudOrder ? QVariant(*clip.cloudOrder) : QVariant(),
            clip.error ? QVariant(int(clip.error->kind)) : QVariant(),
            clip.error && !clip.error->reason.isNull() ? clip.error->reason : QStringLiteral("")};
}

StoredClip clipOf(const Statement &row)
{
    StoredClip clip{row.integer(0), {row.text(1)}, {fromMs(row.integer(2)), fromMs(row.integer(3))}, StoredClip::Stage(row.integer(4))};
    if (!row.isNull(5))
        clip.cloudOrder = row.integer(5);
    if (!row.isNull(6))
        clip.error = Error{Error::Kind(row.integer(6)), {}, {}, row.text(7)};
    return clip;
}

} // namespace

QFuture<Result<QList<StoredClip>>> ClipOrdersData::list()
{
    return m_database.read([](QSqlDatabase &db) -> Result<QList<StoredClip>> {
        Statement select(db, QStringLiteral("SELECT id, camera, from_ms, to_ms, stage, cloud_order, error_kind, error_reason "
                                            "FROM clip_orders ORDER BY id"));
        if (!select.run())
            return select.error();
        QList<StoredClip> clips;
        while (select.next())
            clips.append(clipOf(select));
        if (select.failed())
            return select.error();
        return clips;
    });
}

QFuture<Result<StoredClip>> ClipOrdersData::add(StoredClip clip)
{
    return m_database.write([clip = std::move(clip)](QSqlDatabase &db) -> Result<StoredClip> {
        Statement insert(db,
                         QStringLiteral("INSERT INTO clip_orders (camera, from_ms, to_ms, stage, cloud_order, error_kind, error_reason) "
                                        "VALUES (?, ?, ?, ?, ?, ?, ?)"));
        if (!insert.runList(valuesOf(clip)))
            return insert.error();
        StoredClip added = clip;
        added.id = insert.lastInsertId();
        return added;
    });
}

QFuture<Result<Done>> ClipOrdersData::update(StoredClip clip)
{
    return m_database.write([clip = std::move(clip)](QSqlDatabase &db) -> Result<Done> {
        Statement update(db, QStringLiteral("UPDATE clip_orders SET camera = ?, from_ms = ?, to_ms = ?, stage = ?, cloud_order = ?, "
                                            "error_kind = ?, error_reason = ? WHERE id = ?"));
        if (!update.runList(valuesOf(clip) << clip.id))
            return update.error();
        if (update.rowsAffected() == 0)
            return Error{Error::Kind::NotFound, QStringLiteral("no such clip"), {}, {}};
        return Done{};
    });
}

QFuture<Result<Done>> ClipOrdersData::remove(qint64 id)
{
    return m_database.write([id](QSqlDatabase &db) { return execute(db, QStringLiteral("DELETE FROM clip_orders WHERE id = ?"), {id}); });
}

QFuture<Result<Done>> ClipOrdersData::count(Call call, Instant now, Instant since)
{
    return m_database.write([call, now, since](QSqlDatabase &db) -> Result<Done> {
        Transaction transaction(db);
        if (Result<Done> begun = transaction.begun(); !begun)
            return begun;
        if (Result<Done> old = execute(db, QStringLiteral("DELETE FROM clip_calls WHERE called_ms < ?"), {toMs(since)}); !old)
            return old;
        const QString insert = QStringLiteral("INSERT INTO clip_calls (kind, called_ms) VALUES (?, ?)");
        if (Result<Done> added = execute(db, insert, {int(call), toMs(now)}); !added)
            return added;
        return transaction.commit();
    });
}

QFuture<Result<QList<Instant>>> ClipOrdersData::calls(Call call, Instant since)
{
    return m_database.read([call, since](QSqlDatabase &db) -> Result<QList<Instant>> {
        Statement select(db, QStringLiteral("SELECT called_ms FROM clip_calls WHERE kind = ? AND called_ms >= ? ORDER BY called_ms"));
        if (!select.run(int(call), since))
            return select.error();
        QList<Instant> calls;
        while (select.next())
            calls.append(fromMs(select.integer(0)));
        if (select.failed())
            return select.error();
        return calls;
    });
}
