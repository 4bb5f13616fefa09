// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cameras/cameraauth.h"

#include <QObject>

#include <optional>

class SecretStore;

//! The sign-in in the system's key store. One job at a time and the last wish last, so that a sign-out is not overtaken by
//! the remembering before it. GUI thread.
class RememberedSignIn : public QObject {
    Q_OBJECT
public:
    explicit RememberedSignIn(SecretStore &secrets, QObject *parent = nullptr);

    //! NotFound when there is none.
    QFuture<Result<CameraCredential>> read();
    void keep(const CameraCredential &credential);
    void forget();

    //! Why the key store did not do what keep() or forget() asked last.
    const std::optional<Error> &problem() const { return m_problem; }

signals:
    void problemChanged();

private:
    void startNext();
    void finished(const Result<Done> &result);
    void setProblem(std::optional<Error> problem);

    SecretStore &m_secrets;
    std::optional<QByteArray> m_next; //!< to be written; empty: to be removed
    bool m_busy = false;
    std::optional<Error> m_problem;
};
