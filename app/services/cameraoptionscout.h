// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cameras/cameraclient.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>

//! Finds out which options cameras have where the cloud's list does not say: the live picture by asking for it once per
//! camera, few at a time; stills by watching what is asked for anyway, because they are counted. Knows it for one account,
//! until the next begins. GUI thread.
class CameraOptionScout : public QObject {
    Q_OBJECT
public:
    static constexpr int kAtOnce = 2; //!< live pictures asked for

    explicit CameraOptionScout(QObject *parent = nullptr);
    ~CameraOptionScout() override;

    //! Begins anew with this account. The client that is returned does what the given one does, and is watched.
    std::unique_ptr<CameraClient> watch(std::unique_ptr<CameraClient> client);
    void stop(); //!< the account left

    //! Tries those of which nothing is known and that are online. What could not be found out is tried with the next call.
    void look(const QList<Camera> &cameras);
    //! What was refused is tried anew: somebody says that the contract has changed.
    void forgetRefusals();
    //! The live picture was refused in passing, or came after all.
    void doubtLive(const CameraId &camera);
    void sawLive(const CameraId &camera);

    //! `listed` with what was found out; a refusal that was met counts for more than the list.
    CameraOptions complete(const CameraId &camera, CameraOptions listed) const;

signals:
    void learned(); //!< complete() may say something else now

private:
    class WatchedClient;
    void tryNext();
    void liveTried(const CameraId &camera, const Result<Done> &result);
    void stillAsked(const CameraId &camera, const Result<QByteArray> &result);
    void learn(const CameraId &camera, std::optional<bool> CameraOptions::*option, bool has, const QString &reason = {});

    CameraClient *m_client = nullptr;
    QHash<CameraId, CameraOptions> m_known;
    QList<CameraId> m_toTry;
    QSet<CameraId> m_trying;
    int m_account = 0; //!< answers for an account that left are ignored
    QTimer m_tell; //!< gathers what is learned, for who shows it
};
