// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/async.h"
#include "app/storage/profile.h"
#include "app/storage/sqlthread.h"

#include <QDateTime>

#include <functional>
#include <memory>
#include <type_traits>

namespace storage_detail {
template <typename>
struct ResultValue;
template <typename T>
struct ResultValue<Result<T>> {
    using Type = T;
};
} // namespace storage_detail

//! The SQLite file: one writer thread and one reader thread. Jobs of one thread run in the order in which they were given.
//! A read that is given after the future of a write finished sees that write.
class Database {
public:
    //! Opens or makes the file, checks it and brings it to the newest schema. Blocks for as long as that takes, so call it
    //! before there is a window. Errors are Storage with reason "profile.newer", "profile.damaged", "profile.readOnly",
    //! "profile.disk" or "profile.busy".
    static Result<std::unique_ptr<Database>> open(QString path) { return open(std::move(path), {}); }
    static Result<std::unique_ptr<Database>> open(QString path, OpenOptions options);

    //! Opens a journal that another process may be writing, to read only: nothing is made, checked or migrated. Also
    //! "profile.missing" and "profile.older".
    static Result<std::unique_ptr<Database>> openForReading(const QString &path);

    //! Renames a damaged database, with its -wal and -shm, to a dated name beside it, and answers the new name.
    static Result<QString> setAside(const QString &path, const QDateTime &now = QDateTime::currentDateTime());

    //! Finishes the queued writes; queued reads finish as cancelled.
    ~Database();

    //! fn(QSqlDatabase &) -> Result<T>, on the writer thread. Transactions are fn's own.
    template <typename Fn>
    auto write(Fn fn) -> QFuture<std::invoke_result_t<Fn &, QSqlDatabase &>>
    {
        if (!m_writer)
            return readyResult<ValueOf<Fn>>(Error{Error::Kind::Storage, QStringLiteral("opened to read only"), {}, {}});
        return run(*m_writer, std::move(fn));
    }

    //! fn(QSqlDatabase &) -> Result<T>, on the reader thread; not run when the future was cancelled before its turn.
    template <typename Fn>
    auto read(Fn fn)
    {
        return run(*m_reader, std::move(fn));
    }

private:
    Database() = default;

    template <typename Fn>
    using ValueOf = typename storage_detail::ResultValue<std::invoke_result_t<Fn &, QSqlDatabase &>>::Type;

    Result<Done> openReader(const QString &path, const std::function<Result<Done>(QSqlDatabase &)> &check);

    template <typename Fn>
    static auto run(SqlThread &thread, Fn fn) -> QFuture<std::invoke_result_t<Fn &, QSqlDatabase &>>
    {
        const Deferred<ValueOf<Fn>> deferred;
        const bool mayCancel = thread.access() == SqlThread::Access::ReadOnly; // a write that was asked for is done
        thread.post([deferred, mayCancel, fn = std::move(fn)](QSqlDatabase &db) mutable {
            if (!mayCancel || !deferred.isCancelled())
                deferred.answer(fn(db));
        });
        return deferred.future();
    }

    std::unique_ptr<SqlThread> m_writer; //!< none when opened for reading
    std::unique_ptr<SqlThread> m_reader;
};
