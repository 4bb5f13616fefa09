// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"

#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

#include <optional>

//! A prepared statement: values bound in order, rows read forward only. Used and destroyed on its connection's thread.
class Statement {
public:
    Statement(QSqlDatabase &db, const QString &sql);

    //! Binds and executes; false on failure, see error(). May be called again with other values.
    template <typename... Args>
    [[nodiscard]] bool run(const Args &...args)
    {
        if (!m_prepared)
            return false;
        qsizetype position = 0;
        (bind(position++, toVariant(args)), ...);
        return m_query.exec();
    }
    //! The same for a list whose length is known at run time only.
    [[nodiscard]] bool runList(const QVariantList &values);

    bool next() { return m_query.next(); }
    //! Did reading rows end for another reason than the last row?
    bool failed() const;
    //! Lets go of the rows, so that the reader does not hold on to an old state of the database.
    void finish() { m_query.finish(); }

    bool isNull(int column) const { return m_query.isNull(column); }
    qint64 integer(int column) const { return m_query.value(column).toLongLong(); }
    QString text(int column) const { return m_query.value(column).toString(); }
    QByteArray blob(int column) const { return m_query.value(column).toByteArray(); }
    std::optional<Instant> instant(int column) const;
    qint64 lastInsertId() const { return m_query.lastInsertId().toLongLong(); }
    int rowsAffected() const { return m_query.numRowsAffected(); }
    Error error() const;

private:
    void bind(qsizetype position, const QVariant &value);
    static QVariant toVariant(const QVariant &value) { return value; }
    static QVariant toVariant(qint64 value) { return value; }
    static QVariant toVariant(int value) { return value; }
    static QVariant toVariant(bool value) { return int(value); }
    static QVariant toVariant(const QString &value);
    static QVariant toVariant(const QByteArray &value);
    static QVariant toVariant(Instant value) { return qint64(toMs(value)); }
    static QVariant toVariant(const std::optional<Instant> &value);
    static QVariant toVariant(const std::optional<int> &value);

    QSqlQuery m_query;
    QStringList m_placeholders; //!< for each ? of the statement
    bool m_prepared;
};

//! One statement for its effect.
Result<Done> execute(QSqlDatabase &db, const QString &sql, const QVariantList &values = {});

//! "?,?,?"
QString placeholders(qsizetype count);

//! BEGIN … COMMIT; rolls back unless committed.
class Transaction {
public:
    enum class Mode { Write, Read };
    explicit Transaction(QSqlDatabase &db, Mode mode = Mode::Write);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    //! Whether it could begin.
    Result<Done> begun() const { return m_begun; }
    Result<Done> commit();

private:
    QSqlDatabase &m_db;
    Result<Done> m_begun;
    bool m_open;
};
