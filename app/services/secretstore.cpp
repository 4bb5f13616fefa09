// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/secretstore.h"

#include "app/base/async.h"
#include "app/base/logging.h"

#include <QTimer>

#include <qt6keychain/keychain.h>

namespace {

const QString kService = QStringLiteral("Regilens");

// Long enough for a person to unlock the key store in its own window.
constexpr std::chrono::seconds kLimit{120};

Error keychainError(QKeychain::Error code, const QString &text)
{
    switch (code) {
    case QKeychain::EntryNotFound:
        return {Error::Kind::NotFound, text, {}, {}};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {Error::Kind::Storage, text, {}, QStringLiteral("secrets.locked")};
    default:
        return {Error::Kind::Storage, text, {}, QStringLiteral("secrets.unavailable")};
    }
}

//! Starts the job and answers once: with `value()` when it succeeded, else with its error, or when the time is up.
template <typename T, typename Job, typename Value>
QFuture<Result<T>> run(Job *job, Value value)
{
    const Deferred<T> deferred;
    job->setAutoDelete(true);
    job->setInsecureFallback(false); // never a file
    QObject::connect(job, &QKeychain::Job::finished, job, [deferred, job, value] {
        if (job->error() == QKeychain::NoError)
            deferred.answer(value(job));
        else
            deferred.answer(keychainError(job->error(), job->errorString()));
    });
    QTimer::singleShot(kLimit, job, [deferred] {
        qCWarning(lcServices) << "the key store did not answer in time";
        deferred.answer(Error{Error::Kind::Storage, QStringLiteral("no answer"), {}, QStringLiteral("secrets.noAnswer")});
    });
    job->start();
    return deferred.future();
}

} // namespace

QFuture<Result<QByteArray>> MemorySecretStore::read(const QString &key)
{
    const auto it = m_secrets.constFind(key);
    if (it == m_secrets.constEnd())
        return readyResult<QByteArray>(Error{Error::Kind::NotFound, {}, {}, {}});
    return readyResult<QByteArray>(*it);
}

QFuture<Result<Done>> MemorySecretStore::write(const QString &key, const QByteArray &secret)
{
    m_secrets.insert(key, secret);
    return readyResult<Done>(Done{});
}

QFuture<Result<Done>> MemorySecretStore::remove(const QString &key)
{
    m_secrets.remove(key);
    return readyResult<Done>(Done{});
}

QFuture<Result<QByteArray>> KeychainSecretStore::read(const QString &key)
{
    auto *job = new QKeychain::ReadPasswordJob(kService);
    job->setKey(key);
    return run<QByteArray>(job, [](QKeychain::ReadPasswordJob *done) { return Result<QByteArray>(done->binaryData()); });
}

QFuture<Result<Done>> KeychainSecretStore::write(const QString &key, const QByteArray &secret)
{
    auto *job = new QKeychain::WritePasswordJob(kService);
    job->setKey(key);
    job->setBinaryData(secret);
    return run<Done>(job, [](QKeychain::WritePasswordJob *) { return Result<Done>(Done{}); });
}

QFuture<Result<Done>> KeychainSecretStore::remove(const QString &key)
{
    auto *job = new QKeychain::DeletePasswordJob(kService);
    job->setKey(key);
    return run<Done>(job, [](QKeychain::DeletePasswordJob *) { return Result<Done>(Done{}); });
}
