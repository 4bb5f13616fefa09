// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/essentials.h"

#include "app/storage/sqlerror.h"
#include "app/storage/statement.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlRecord>

#include <algorithm>
#include <array>

namespace {

struct Table {
    QString name;
    QStringList key; //!< columns that tell its rows apart
};

const QString kContracts = QStringLiteral("contracts");
const QString kContractId = QStringLiteral("contract_id");
const QString kDashboardId = QStringLiteral("dashboard_id");
const QString kId = QStringLiteral("id");
const QString kPosition = QStringLiteral("position");

//! In the order in which they refer to each other.
const QList<Table> kTables{
    {kContracts, {kId}},
    {QStringLiteral("links"), {kId}},
    {QStringLiteral("dashboards"), {kId}},
    {QStringLiteral("dashboard_cameras"), {kDashboardId, kPosition}},
    {QStringLiteral("dashboard_registers"), {kDashboardId, kPosition}},
    {QStringLiteral("dashboard_links"), {QStringLiteral("link_id")}},
};

//! How far a contract was fetched: into a journal that is gone.
const QStringList kFetched{QStringLiteral("cursor_ms"), QStringLiteral("backfilled_to_ms"), QStringLiteral("last_success_ms"),
                           QStringLiteral("past_from_ms"), QStringLiteral("past_page")};

//! The rows up to the first that cannot be read; `whole` says whether that was the end.
QJsonArray rowsOf(QSqlDatabase &db, const QString &table, bool &whole)
{
    QJsonArray rows;
    QSqlQuery query(db);
    query.setForwardOnly(true);
    whole = query.exec(QStringLiteral("SELECT * FROM ") + table);
    while (whole && query.next()) {
        const QSqlRecord record = query.record();
        QJsonObject row;
        for (int i = 0; i < record.count(); ++i) {
            if (!kFetched.contains(record.fieldName(i)))
                row.insert(record.fieldName(i), record.isNull(i) ? QJsonValue() : QJsonValue::fromVariant(record.value(i))); // not 0
        }
        rows.append(row);
    }
    whole = whole && !query.lastError().isValid();
    return rows;
}

bool haveSameKey(const Table &table, const QJsonObject &one, const QJsonObject &other)
{
    return std::all_of(table.key.begin(), table.key.end(), [&](const QString &column) { return one[column] == other[column]; });
}

Result<QStringList> columnsOf(QSqlDatabase &db, const QString &table)
{
    Statement select(db, QStringLiteral("SELECT name FROM pragma_table_info(?)"));
    if (!select.run(table))
        return select.error();
    QStringList columns;
    while (select.next())
        columns << select.text(0);
    return select.failed() ? Result<QStringList>(select.error()) : Result<QStringList>(columns);
}

Result<Done> insertRow(QSqlDatabase &db, const QString &table, const QStringList &known, const QJsonObject &row)
{
    QStringList columns;
    QVariantList values;
    for (auto it = row.begin(); it != row.end(); ++it) {
        if (!known.contains(it.key()))
            continue;
        columns << it.key();
        values << it.value().toVariant();
    }
    const QString sql = QStringLiteral("INSERT OR IGNORE INTO %1 (%2) VALUES (%3)");
    return execute(db, sql.arg(table, columns.join(u','), placeholders(columns.size())), values);
}

//! Whether there is a dashboard of that number, which a damaged table may have lost.
Result<bool> isDashboard(QSqlDatabase &db, qint64 id)
{
    Statement find(db, QStringLiteral("SELECT 1 FROM dashboards WHERE id = ?"));
    return find.run(id) ? Result<bool>(find.next()) : find.error();
}

//! By the vendor's name for them, as another database may have numbered them otherwise. Answers their ids by those of before.
Result<QHash<qint64, qint64>> addContracts(QSqlDatabase &db, const QJsonArray &rows)
{
    const Result<QStringList> columns = columnsOf(db, kContracts);
    if (!columns)
        return columns.error();
    QHash<qint64, qint64> ids;
    for (const QJsonValue &value : rows) {
        QJsonObject row = value.toObject();
        const qint64 oldId = row.take(kId).toInteger();
        if (const Result<Done> added = insertRow(db, kContracts, columns.value(), row); !added)
            return added.error();
        Statement find(db, QStringLiteral("SELECT id FROM contracts WHERE vendor = ? AND contract = ?"));
        if (!find.run(row[QStringLiteral("vendor")].toInteger(), row[QStringLiteral("contract")].toString()))
            return find.error();
        if (find.next())
            ids.insert(oldId, find.integer(0));
    }
    return ids;
}

Result<Done> replaceTable(QSqlDatabase &db, const QString &table, const QJsonArray &rows, const QHash<qint64, qint64> &contracts)
{
    if (Result<Done> cleared = execute(db, QStringLiteral("DELETE FROM ") + table); !cleared)
        return cleared;
    const Result<QStringList> columns = columnsOf(db, table);
    if (!columns)
        return columns.error();
    for (const QJsonValue &value : rows) {
        QJsonObject row = value.toObject();
        if (row.contains(kContractId)) {
            const auto contract = contracts.constFind(row[kContractId].toInteger());
            if (contract == contracts.constEnd())
                continue; // its contract could not be read: nothing could be polled for it
            row.insert(kContractId, *contract);
        }
        if (row.contains(kDashboardId)) {
            const Result<bool> there = isDashboard(db, row[kDashboardId].toInteger());
            if (!there)
                return there.error();
            if (!there.value())
                continue;
        }
        if (Result<Done> inserted = insertRow(db, table, columns.value(), row); !inserted)
            return inserted;
    }
    return Done{};
}

} // namespace

qsizetype Essentials::count(const QString &table) const
{
    return tables[table].toArray().size();
}

Essentials readEssentials(QSqlDatabase &db)
{
    Essentials essentials;
    for (const Table &table : kTables) {
        bool whole = false;
        essentials.tables.insert(table.name, rowsOf(db, table.name, whole));
        if (!whole)
            essentials.unread.insert(table.name);
    }
    return essentials;
}

Essentials nothingRead()
{
    Essentials nothing;
    for (const Table &table : kTables)
        nothing.unread.insert(table.name);
    return nothing;
}

Essentials completed(Essentials essentials, const Essentials &older)
{
    for (const Table &table : kTables) {
        if (!essentials.unread.contains(table.name) || older.unread.contains(table.name))
            continue;
        QJsonArray rows = essentials.tables[table.name].toArray();
        const QJsonArray others = older.tables[table.name].toArray();
        for (const QJsonValue &row : others) {
            const auto isSame = [&](const QJsonValue &other) { return haveSameKey(table, row.toObject(), other.toObject()); };
            if (std::none_of(rows.constBegin(), rows.constEnd(), isSame))
                rows.append(row);
        }
        essentials.tables.insert(table.name, rows);
        essentials.unread.remove(table.name);
    }
    return essentials;
}

Result<Done> replaceEssentials(QSqlDatabase &db, const Essentials &essentials)
{
    Transaction transaction(db);
    if (Result<Done> begun = transaction.begun(); !begun)
        return begun;
    const auto contracts = addContracts(db, essentials.tables[kContracts].toArray());
    if (!contracts)
        return contracts.error();
    for (const Table &table : kTables) {
        const QJsonArray rows = essentials.tables[table.name].toArray();
        // Of a table that could not be read, what a restored copy has is better than nothing.
        if (table.name == kContracts || (rows.isEmpty() && essentials.unread.contains(table.name)))
            continue;
        if (Result<Done> replaced = replaceTable(db, table.name, rows, contracts.value()); !replaced)
            return replaced;
    }
    return transaction.commit();
}

Result<Done> saveEssentials(const QString &file, const Essentials &essentials)
{
    QJsonArray unread;
    for (const QString &table : essentials.unread)
        unread.append(table);
    const QJsonObject all{{QStringLiteral("tables"), essentials.tables}, {QStringLiteral("unread"), unread}};
    QSaveFile save(file);
    if (!save.open(QIODevice::WriteOnly))
        return storageError(QStringLiteral("profile.readOnly"), save.errorString());
    save.write(QJsonDocument(all).toJson());
    return save.commit() ? Result<Done>(Done{}) : storageError(QStringLiteral("profile.disk"), save.errorString());
}

std::optional<Essentials> loadEssentials(const QString &file)
{
    QFile load(file);
    if (!load.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject all = QJsonDocument::fromJson(load.readAll()).object();
    if (!all[QStringLiteral("tables")].isObject())
        return {};
    Essentials essentials{all[QStringLiteral("tables")].toObject(), {}};
    const QJsonArray unread = all[QStringLiteral("unread")].toArray();
    for (const QJsonValue &table : unread)
        essentials.unread.insert(table.toString());
    return essentials;
}
