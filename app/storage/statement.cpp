// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/statement.h"

#include "app/storage/sqlerror.h"

#include <QSqlDatabase>
#include <QSqlError>

namespace {

QString placeholder(qsizetype position)
{
    static const QStringList kFirst = [] {
        QStringList names;
        for (int i = 0; i < 64; ++i)
            names << QStringLiteral(":v%1").arg(i);
        return names;
    }();
    return position < kFirst.size() ? kFirst.at(position) : QStringLiteral(":v%1").arg(position);
}

} // namespace

// Every ? becomes a placeholder with a name: for each value that is bound by its position Qt makes such a name anew, which took
// a quarter of an import.
Statement::Statement(QSqlDatabase &db, const QString &sql) : m_query(db)
{
    QString named;
    named.reserve(sql.size() + 64);
    bool inText = false;
    for (const QChar c : sql) {
        inText ^= c == u'\'';
        if (c != u'?' || inText) {
            named += c;
            continue;
        }
        m_placeholders << placeholder(m_placeholders.size());
        named += m_placeholders.last();
    }
    m_query.setForwardOnly(true);
    m_prepared = m_query.prepare(named);
}

void Statement::bind(qsizetype position, const QVariant &value)
{
    Q_ASSERT(position < m_placeholders.size());
    m_query.bindValue(m_placeholders.at(position), value);
}

bool Statement::runList(const QVariantList &values)
{
    if (!m_prepared)
        return false;
    for (qsizetype i = 0; i < values.size(); ++i)
        bind(i, values.at(i));
    return m_query.exec();
}

bool Statement::failed() const
{
    return m_query.lastError().isValid();
}

std::optional<Instant> Statement::instant(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(fromMs(integer(column)));
}

Error Statement::error() const
{
    return storageError(m_query.lastError());
}

// Qt binds a null QString or QByteArray as NULL; our columns know only "empty".
QVariant Statement::toVariant(const QString &value)
{
    return value.isNull() ? QStringLiteral("") : value;
}

QVariant Statement::toVariant(const QByteArray &value)
{
    return value.isNull() ? QByteArray("") : value;
}

QVariant Statement::toVariant(const std::optional<Instant> &value)
{
    return value ? QVariant(qint64(toMs(*value))) : QVariant();
}

QVariant Statement::toVariant(const std::optional<int> &value)
{
    return value ? QVariant(*value) : QVariant();
}

Result<Done> execute(QSqlDatabase &db, const QString &sql, const QVariantList &values)
{
    Statement statement(db, sql);
    return statement.runList(values) ? Result<Done>(Done{}) : Result<Done>(statement.error());
}

QString placeholders(qsizetype count)
{
    return QStringList(count, QStringLiteral("?")).join(u',');
}

// IMMEDIATE: a write that began as a read can fail with BUSY in the middle, and no time limit helps against that.
Transaction::Transaction(QSqlDatabase &db, Mode mode)
    : m_db(db)
    , m_begun(execute(db, mode == Mode::Write ? QStringLiteral("BEGIN IMMEDIATE") : QStringLiteral("BEGIN")))
    , m_open(bool(m_begun))
{
}

Transaction::~Transaction()
{
    if (m_open)
        (void)execute(m_db, QStringLiteral("ROLLBACK")); // fails only when SQLite has rolled back by itself
}

Result<Done> Transaction::commit()
{
    if (!m_open)
        return m_begun;
    Result<Done> done = execute(m_db, QStringLiteral("COMMIT"));
    if (done)
        m_open = false;
    return done;
}
