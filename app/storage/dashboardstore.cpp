// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/dashboardstore.h"

#include "app/storage/contracts.h"
#include "app/storage/database.h"
#include "app/storage/statement.h"

#include <QHash>

namespace {

template <typename T, typename Fn>
Result<T> inTransaction(QSqlDatabase &db, Fn fn)
{
    Transaction transaction(db);
    if (const Result<Done> begun = transaction.begun(); !begun)
        return begun.error();
    Result<T> result = fn();
    if (!result)
        return result;
    if (const Result<Done> committed = transaction.commit(); !committed)
        return committed.error();
    return result;
}

Result<Done> runEach(QSqlDatabase &db, const QStringList &statements)
{
    return inTransaction<Done>(db, [&]() -> Result<Done> {
        for (const QString &sql : statements) {
            Statement statement(db, sql);
            if (!statement.run())
                return statement.error();
        }
        return Done{};
    });
}

QVariant nullable(LinkId link)
{
    return link.isValid() ? QVariant(link.value) : QVariant();
}

Result<Done> writeContents(QSqlDatabase &db, const Dashboard &dashboard)
{
    for (const QString &table : {QStringLiteral("dashboard_cameras"), QStringLiteral("dashboard_registers")}) {
        Statement clear(db, QStringLiteral("DELETE FROM %1 WHERE dashboard_id = ?").arg(table));
        if (!clear.run(dashboard.id.value))
            return clear.error();
    }
    if (dashboard.follows.isValid())
        return Done{};
    Statement camera(db, QStringLiteral("INSERT INTO dashboard_cameras (dashboard_id, position, camera, camera_name) VALUES (?, ?, ?, ?)"));
    for (int i = 0; i < dashboard.cameras.size(); ++i) {
        if (!camera.run(dashboard.id.value, i, dashboard.cameras[i].id.value, dashboard.cameras[i].name))
            return camera.error();
    }
    for (int i = 0; i < dashboard.registers.size(); ++i) {
        const DashboardRegister &one = dashboard.registers[i];
        const Result<qint64> contract = ensureContract(db, one.key.contract);
        if (!contract)
            return contract.error();
        Statement reg(db, QStringLiteral("INSERT INTO dashboard_registers (dashboard_id, position, contract_id, terminal, register_name) "
                                         "VALUES (?, ?, ?, ?, ?)"));
        if (!reg.run(dashboard.id.value, i, contract.value(), one.key.terminal, one.name))
            return reg.error();
    }
    return Done{};
}

Result<QList<Dashboard>> readAll(QSqlDatabase &db)
{
    QList<Dashboard> dashboards;
    QHash<qint64, qsizetype> places;
    Statement boards(db, QStringLiteral("SELECT id, name, follows_link, lead_in_s FROM dashboards ORDER BY position, id"));
    if (!boards.run())
        return boards.error();
    while (boards.next()) {
        Dashboard dashboard;
        dashboard.id = {boards.integer(0)};
        dashboard.name = boards.text(1);
        dashboard.follows = {boards.integer(2)};
        dashboard.leadIn = std::chrono::seconds(boards.integer(3));
        places.insert(dashboard.id.value, dashboards.size());
        dashboards << dashboard;
    }
    Statement cameras(db,
                      QStringLiteral("SELECT dashboard_id, camera, camera_name FROM dashboard_cameras ORDER BY dashboard_id, position"));
    if (boards.failed() || !cameras.run())
        return boards.failed() ? boards.error() : cameras.error();
    while (cameras.next())
        dashboards[places.value(cameras.integer(0))].cameras << DashboardCamera{{cameras.text(1)}, cameras.text(2)};
    Statement registers(db, QStringLiteral("SELECT r.dashboard_id, c.vendor, c.contract, r.terminal, r.register_name FROM "
                                           "dashboard_registers r JOIN contracts c ON c.id = r.contract_id ORDER BY r.dashboard_id, "
                                           "r.position"));
    if (cameras.failed() || !registers.run())
        return cameras.failed() ? cameras.error() : registers.error();
    while (registers.next()) {
        const RegisterKey key{{Vendor(registers.integer(1)), registers.text(2)}, registers.text(3)};
        dashboards[places.value(registers.integer(0))].registers << DashboardRegister{key, registers.text(4)};
    }
    if (registers.failed())
        return registers.error();
    return dashboards;
}

} // namespace

QFuture<Result<QList<Dashboard>>> DashboardStore::list()
{
    return m_database.read([](QSqlDatabase &db) -> Result<QList<Dashboard>> {
        Transaction snapshot(db, Transaction::Mode::Read); // the three tables of one moment
        if (const Result<Done> begun = snapshot.begun(); !begun)
            return begun.error();
        return readAll(db);
    });
}

QFuture<Result<Dashboard>> DashboardStore::add(Dashboard newDashboard)
{
    return m_database.write([dashboard = std::move(newDashboard)](QSqlDatabase &db) mutable {
        return inTransaction<Dashboard>(db, [&]() -> Result<Dashboard> {
            Statement insert(db, QStringLiteral("INSERT INTO dashboards (name, follows_link, lead_in_s, position) VALUES (?, ?, ?, "
                                                "(SELECT coalesce(max(position), 0) + 1 FROM dashboards))"));
            if (!insert.run(dashboard.name, nullable(dashboard.follows), qint64(dashboard.leadIn.count())))
                return insert.error();
            dashboard.id = {insert.lastInsertId()};
            if (const Result<Done> written = writeContents(db, dashboard); !written)
                return written.error();
            return dashboard;
        });
    });
}

QFuture<Result<Done>> DashboardStore::update(Dashboard changedDashboard)
{
    return m_database.write([dashboard = std::move(changedDashboard)](QSqlDatabase &db) {
        return inTransaction<Done>(db, [&]() -> Result<Done> {
            Statement update(db, QStringLiteral("UPDATE dashboards SET name = ?, follows_link = ?, lead_in_s = ? WHERE id = ?"));
            if (!update.run(dashboard.name, nullable(dashboard.follows), qint64(dashboard.leadIn.count()), dashboard.id.value))
                return update.error();
            if (update.rowsAffected() == 0)
                return Error{Error::Kind::NotFound, QStringLiteral("dashboard %1").arg(dashboard.id.value), {}, {}};
            return writeContents(db, dashboard);
        });
    });
}

QFuture<Result<Done>> DashboardStore::remove(DashboardId id)
{
    return m_database.write([id](QSqlDatabase &db) {
        return inTransaction<Done>(db, [&]() -> Result<Done> {
            Statement remove(db, QStringLiteral("DELETE FROM dashboards WHERE id = ?"));
            return remove.run(id.value) ? Result<Done>(Done{}) : Result<Done>(remove.error());
        });
    });
}

QFuture<Result<Done>> DashboardStore::reorder(QList<DashboardId> ids)
{
    return m_database.write([ids = std::move(ids)](QSqlDatabase &db) {
        return inTransaction<Done>(db, [&]() -> Result<Done> {
            Statement behind(db, QStringLiteral("UPDATE dashboards SET position = position + ?"));
            if (!behind.run(qint64(ids.size())))
                return behind.error();
            Statement place(db, QStringLiteral("UPDATE dashboards SET position = ? WHERE id = ?"));
            for (int i = 0; i < ids.size(); ++i) {
                if (!place.run(i, ids[i].value))
                    return place.error();
            }
            return Done{};
        });
    });
}

QFuture<Result<Done>> DashboardStore::addForNewLinks()
{
    return m_database.write([](QSqlDatabase &db) {
        return runEach(db, {QStringLiteral("INSERT INTO dashboards (name, follows_link, lead_in_s, position) SELECT '', id, %1, "
                                           "(SELECT coalesce(max(position), 0) FROM dashboards) + row_number() OVER (ORDER BY id) "
                                           "FROM links WHERE id NOT IN (SELECT link_id FROM dashboard_links)")
                                .arg(Dashboard::kLeadIn.count()),
                            QStringLiteral("INSERT OR IGNORE INTO dashboard_links (link_id) SELECT id FROM links")});
    });
}

QFuture<Result<Done>> DashboardStore::removeOfEndedLinks()
{
    return m_database.write([](QSqlDatabase &db) {
        return runEach(db, {QStringLiteral("DELETE FROM dashboards WHERE name = '' AND follows_link NOT IN (SELECT id FROM links)"),
                            QStringLiteral("UPDATE dashboards SET follows_link = NULL WHERE follows_link NOT IN (SELECT id FROM links)"),
                            QStringLiteral("DELETE FROM dashboard_links WHERE link_id NOT IN (SELECT id FROM links)")});
    });
}
