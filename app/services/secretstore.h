// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QFuture>
#include <QHash>
#include <QString>

//! Where tokens and passwords live, and the only place where they do. GUI thread.
//! Errors are Storage with reason "secrets.unavailable", "secrets.locked" or "secrets.noAnswer"; read() answers NotFound for an unknown
//! key.
class SecretStore {
public:
    virtual ~SecretStore() = default;
    virtual QFuture<Result<QByteArray>> read(const QString &key) = 0;
    virtual QFuture<Result<Done>> write(const QString &key, const QByteArray &secret) = 0;
    virtual QFuture<Result<Done>> remove(const QString &key) = 0;
};

//! Forgets all when the program ends: for tests and the demo.
class MemorySecretStore final : public SecretStore {
public:
    QFuture<Result<QByteArray>> read(const QString &key) override;
    QFuture<Result<Done>> write(const QString &key, const QByteArray &secret) override;
    QFuture<Result<Done>> remove(const QString &key) override;

private:
    QHash<QString, QByteArray> m_secrets;
};

//! The system's key store through QtKeychain. Each job has a time limit, because a locked store without a prompter never
//! answers (qt-platform.md section 5).
class KeychainSecretStore final : public SecretStore {
public:
    QFuture<Result<QByteArray>> read(const QString &key) override;
    QFuture<Result<Done>> write(const QString &key, const QByteArray &secret) override;
    QFuture<Result<Done>> remove(const QString &key) override;
};
