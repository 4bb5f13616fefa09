// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/async.h"
#include "app/storage/profile.h"
#include "app/storage/sqlthread.h"

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

//! The SQLite file: one writer thread and two reader threads, the second for what nobody waits for, so that it never keeps
//! back what somebody does wait for. Jobs of one thread run in the order in which they were given.
//! A read that is given after the future of a write finished sees that write.
class Database {
public:
    //! Opens or makes the file, checks it, copies it when its schema is an older one and brings it to the newest. Blocks for
    //! as long as that takes: minutes when a large file is copied (see JournalOpener). Errors are Cancelled and Storage with
    //! reason "profile.newer", "profile.damaged", "profile.readOnly", "profile.disk", "profile.space" or "profile.busy".
    static Result<std::unique_ptr<Database>> open(QString path) { return open(std::move(path), {}); }
    static Result<std::unique_ptr<Database>> open(QString path, OpenOptions options);

    //! Opens a journal that another process may be writing, to read only: nothing is made, checked or migrated. Also
    //! "profile.missing" and "profile.older".
    static Result<std::unique_ptr<Database>> openForReading(const QString &path);

    const QString &path() const { return m_path; }
    //! Was its log left behind by whoever had it last? Who closes it folds the log into the file.
    bool endedUncleanly() const { return m_endedUncleanly; }

    //! Finishes the queued writes; queued reads finish as cancelled.
    ~Database();

    //! What becomes of an answer that says that the file is damaged, besides being answered.
    enum class OnDamage {
        Tell, //!< onDamage()
        CallerRepairs, //!< what it is about can be made anew
    };
    //! Called on the thread of the job. To be set before the first job is given.
    void onDamage(std::function<void(const Error &)> tell) { m_onDamage = std::move(tell); }

    //! fn(QSqlDatabase &) -> Result<T>, on the writer thread. Transactions are fn's own.
    template <typename Fn>
    auto write(Fn fn, OnDamage onDamage = OnDamage::Tell) -> QFuture<std::invoke_result_t<Fn &, QSqlDatabase &>>
    {
        if (!m_writer)
            return readyResult<ValueOf<Fn>>(Error{Error::Kind::Storage, QStringLiteral("opened to read only"), {}, {}});
        return run(*m_writer, std::move(fn), onDamage);
    }

    //! fn(QSqlDatabase &) -> Result<T>, on the reader thread; not run when the future was cancelled before its turn.
    template <typename Fn>
    auto read(Fn fn, OnDamage onDamage = OnDamage::Tell)
    {
        return run(*m_reader, std::move(fn), onDamage);
    }

    //! The same on the other reader thread: for reads that go through much of the file (sums, exports, checks).
    template <typename Fn>
    auto readInBackground(Fn fn, OnDamage onDamage = OnDamage::Tell)
    {
        return run(*m_background, std::move(fn), onDamage);
    }

private:
    explicit Database(QString path) : m_path(std::move(path)) {}

    template <typename Fn>
    using ValueOf = typename storage_detail::ResultValue<std::invoke_result_t<Fn &, QSqlDatabase &>>::Type;

    Result<Done> openReaders(const std::function<Result<Done>(QSqlDatabase &)> &check);

    template <typename Fn>
    auto run(SqlThread &thread, Fn fn, OnDamage onDamage) -> QFuture<std::invoke_result_t<Fn &, QSqlDatabase &>>
    {
        const Deferred<ValueOf<Fn>> deferred;
        const bool mayCancel = thread.access() == SqlThread::Access::ReadOnly; // a write that was asked for is done
        thread.post([this, deferred, mayCancel, onDamage, fn = std::move(fn)](QSqlDatabase &db) mutable {
            if (mayCancel && deferred.isCancelled())
                return;
            auto answer = fn(db);
            if (!answer && onDamage == OnDamage::Tell && m_onDamage && answer.error().reason == u"profile.damaged")
                m_onDamage(answer.error());
            deferred.answer(std::move(answer));
        });
        return deferred.future();
    }

    const QString m_path;
    bool m_endedUncleanly = false;
    std::function<void(const Error &)> m_onDamage;
    std::unique_ptr<SqlThread> m_writer; //!< none when opened for reading
    std::unique_ptr<SqlThread> m_reader;
    std::unique_ptr<SqlThread> m_background;
};
