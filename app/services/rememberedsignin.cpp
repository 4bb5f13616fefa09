// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/rememberedsignin.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/services/secretstore.h"

#include <utility>

namespace {

const QString kSecretKey = QStringLiteral("cameras/credential");

Result<CameraCredential> readable(const Result<QByteArray> &stored)
{
    if (!stored)
        return stored.error();
    const Result<CameraCredential> credential = CameraCredential::fromJson(stored.value());
    if (!credential)
        return Error{Error::Kind::Storage, credential.error().detail, {}, QStringLiteral("signIn.stored")};
    return credential;
}

} // namespace

RememberedSignIn::RememberedSignIn(SecretStore &secrets, QObject *parent) : QObject(parent), m_secrets(secrets) {}

QFuture<Result<CameraCredential>> RememberedSignIn::read()
{
    const Deferred<CameraCredential> deferred;
    onFinished(m_secrets.read(kSecretKey), this, [deferred](const Result<QByteArray> &stored) { deferred.answer(readable(stored)); });
    return deferred.future();
}

void RememberedSignIn::keep(const CameraCredential &credential)
{
    m_next = credential.toJson();
    setProblem({});
    startNext();
}

void RememberedSignIn::forget()
{
    m_next = QByteArray();
    setProblem({});
    startNext();
}

void RememberedSignIn::startNext()
{
    if (m_busy || !m_next)
        return;
    m_busy = true;
    const QByteArray wanted = *std::exchange(m_next, std::nullopt);
    const bool forgets = wanted.isEmpty();
    onFinished(forgets ? m_secrets.remove(kSecretKey) : m_secrets.write(kSecretKey, wanted), this, [this, forgets](Result<Done> result) {
        if (forgets && !result) {
            const bool wasNotThere = result.error().kind == Error::Kind::NotFound;
            result = wasNotThere ? Result<Done>(Done{})
                                 : Error{Error::Kind::Storage, result.error().detail, {}, QStringLiteral("secrets.notForgotten")};
        }
        finished(result);
    });
}

void RememberedSignIn::finished(const Result<Done> &result)
{
    m_busy = false;
    if (!result)
        qCWarning(lcServices) << "the key store refused:" << result.error().detail << result.error().reason;
    if (!m_next)
        setProblem(result ? std::nullopt : std::optional(result.error()));
    startNext();
}

void RememberedSignIn::setProblem(std::optional<Error> problem)
{
    if (problem == m_problem)
        return;
    m_problem = std::move(problem);
    emit problemChanged();
}
