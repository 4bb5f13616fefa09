// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/async.h"
#include "app/cameras/cameracloud.h"

#include <functional>

inline Error refused(const char *reason)
{
    return {Error::Kind::SignInNeeded, {}, {}, QString::fromLatin1(reason)};
}

//! A camera cloud with one account, in memory.
class FakeCloud final : public CameraCloud, public CameraAuth {
public:
    class Client final : public CameraClient {
    public:
        explicit Client(FakeCloud &cloud) : m_cloud(cloud) {}
        QFuture<Result<QList<Camera>>> cameras() override
        {
            return m_cloud.camerasError ? readyResult<QList<Camera>>(*m_cloud.camerasError) : readyResult<QList<Camera>>(m_cloud.list);
        }
        void forgetOptions() override { ++m_cloud.forgotten; }
        QFuture<Result<Done>> tryLive(CameraId camera) override
        {
            return m_cloud.tryLive ? m_cloud.tryLive(camera) : readyResult<Done>(Done{});
        }
        QFuture<Result<QByteArray>> still(CameraId camera, std::optional<Instant> at) override
        {
            return m_cloud.still ? m_cloud.still(camera, at) : readyResult<QByteArray>(QByteArray());
        }
        QFuture<Result<QByteArray>> thumbnail(CameraId camera) override
        {
            return m_cloud.thumbnail ? m_cloud.thumbnail(camera) : readyResult<QByteArray>(QByteArray());
        }
        LiveSource liveSource(CameraId camera) const override { return m_cloud.live ? m_cloud.live(camera) : LiveSource{}; }
        QFuture<Result<Done>> renew() override
        {
            ++m_cloud.renewals;
            return m_cloud.renew ? m_cloud.renew() : readyResult<Done>(Done{});
        }
        std::chrono::milliseconds stillDelay() const override { return m_cloud.stillDelay; }
        CameraRecordings *recordings() override { return nullptr; }

    private:
        FakeCloud &m_cloud;
    };

    QList<SignInWay> signInWays() const override { return {SignInWay::Password, SignInWay::ApiKey}; }
    CameraAuth &auth() override { return *this; }
    std::unique_ptr<CameraClient> client(const CameraCredential &credential, CredentialRenewed onRenewed) override
    {
        lastCredential = credential;
        renewed = std::move(onRenewed);
        return std::make_unique<Client>(*this);
    }

    QFuture<Result<CameraCredential>> withPassword(QString email, QString password) override
    {
        if (password != u"right")
            return readyResult<CameraCredential>(refused("signIn.wrongPassword"));
        return readyResult<CameraCredential>(
            CameraCredential{CameraCredential::Kind::Token, QStringLiteral("token"), QStringLiteral("refresh"), email});
    }
    QFuture<Result<CameraCredential>> withBrowser(OpenUrl) override
    {
        pending = Deferred<CameraCredential>();
        return pending->future();
    }
    QFuture<Result<CameraCredential>> withApiKey(QString key) override
    {
        return readyResult<CameraCredential>(CameraCredential{CameraCredential::Kind::ApiKey, key, {}, {}});
    }

    QList<Camera> list{{CameraId{QStringLiteral("a")}, QStringLiteral("レジ前"), {}, {}, true}};
    std::optional<Error> camerasError;
    std::function<QFuture<Result<QByteArray>>(CameraId, std::optional<Instant>)> still;
    std::function<QFuture<Result<QByteArray>>(CameraId)> thumbnail;
    std::function<QFuture<Result<Done>>(CameraId)> tryLive;
    std::function<LiveSource(CameraId)> live;
    std::function<QFuture<Result<Done>>()> renew;
    int renewals = 0;
    int forgotten = 0; //!< calls of forgetOptions()
    std::chrono::milliseconds stillDelay = std::chrono::minutes(1);
    CameraCredential lastCredential;
    CredentialRenewed renewed;
    std::optional<Deferred<CameraCredential>> pending;
};
