// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/cameraoptionscout.h"

#include "app/base/async.h"
#include "app/base/logging.h"

using namespace std::chrono_literals;

class CameraOptionScout::WatchedClient final : public CameraClient {
public:
    WatchedClient(std::unique_ptr<CameraClient> client, CameraOptionScout &scout) : m_client(std::move(client)), m_scout(scout) {}

    QFuture<Result<QList<Camera>>> cameras() override { return m_client->cameras(); }
    void forgetOptions() override { m_client->forgetOptions(); }
    QFuture<Result<Done>> tryLive(CameraId camera) override { return m_client->tryLive(camera); }
    QFuture<Result<QByteArray>> still(CameraId camera, std::optional<Instant> at) override
    {
        const auto asked = m_client->still(camera, at);
        onFinished(asked, &m_context, [this, camera](const Result<QByteArray> &result) {
            if (m_scout.m_client == this) // else the account has left
                m_scout.stillAsked(camera, result);
        });
        return asked;
    }
    QFuture<Result<QByteArray>> thumbnail(CameraId camera) override { return m_client->thumbnail(camera); }
    LiveSource liveSource(CameraId camera) const override { return m_client->liveSource(camera); }
    QFuture<Result<Done>> renew() override { return m_client->renew(); }
    std::chrono::milliseconds stillDelay() const override { return m_client->stillDelay(); }
    CameraRecordings *recordings() override { return m_client->recordings(); }

private:
    std::unique_ptr<CameraClient> m_client;
    CameraOptionScout &m_scout;
    QObject m_context;
};

namespace {

bool isRefusal(const Error &error)
{
    return error.kind == Error::Kind::Forbidden && (error.reason == u"camera.optionMissing" || error.reason == u"camera.noAccess");
}

} // namespace

CameraOptionScout::CameraOptionScout(QObject *parent) : QObject(parent)
{
    m_tell.setSingleShot(true);
    m_tell.setInterval(100ms);
    connect(&m_tell, &QTimer::timeout, this, &CameraOptionScout::learned);
}

CameraOptionScout::~CameraOptionScout() = default;

std::unique_ptr<CameraClient> CameraOptionScout::watch(std::unique_ptr<CameraClient> client)
{
    stop();
    auto watched = std::make_unique<WatchedClient>(std::move(client), *this);
    m_client = watched.get();
    return watched;
}

void CameraOptionScout::stop()
{
    ++m_account;
    m_client = nullptr;
    m_known.clear();
    m_toTry.clear();
    m_trying.clear();
    m_tell.stop();
}

void CameraOptionScout::look(const QList<Camera> &cameras)
{
    m_toTry.clear();
    for (const Camera &camera : cameras) {
        if (camera.online && !camera.options.live && !m_known.value(camera.id).live && !m_trying.contains(camera.id))
            m_toTry.append(camera.id);
    }
    tryNext();
}

void CameraOptionScout::forgetRefusals()
{
    for (CameraOptions &known : m_known) {
        if (known.live == false)
            known.live.reset();
        if (known.stills == false)
            known.stills.reset();
        known.noAccess = false;
    }
}

void CameraOptionScout::doubtLive(const CameraId &camera)
{
    if (m_known.value(camera).live == false || m_trying.contains(camera) || m_toTry.contains(camera))
        return;
    m_toTry.prepend(camera);
    tryNext();
}

void CameraOptionScout::sawLive(const CameraId &camera)
{
    learn(camera, &CameraOptions::live, true);
}

CameraOptions CameraOptionScout::complete(const CameraId &camera, CameraOptions listed) const
{
    const auto complete = [](std::optional<bool> &option, const std::optional<bool> &known) {
        if (known == false || !option)
            option = known;
    };
    const CameraOptions known = m_known.value(camera);
    complete(listed.live, known.live);
    complete(listed.stills, known.stills);
    listed.noAccess = known.noAccess;
    return listed;
}

void CameraOptionScout::tryNext()
{
    while (m_client && m_trying.size() < kAtOnce && !m_toTry.isEmpty()) {
        const CameraId camera = m_toTry.takeFirst();
        m_trying.insert(camera);
        onFinished(m_client->tryLive(camera), this, [this, camera, account = m_account](const Result<Done> &result) {
            if (account == m_account)
                liveTried(camera, result);
        });
    }
}

void CameraOptionScout::liveTried(const CameraId &camera, const Result<Done> &result)
{
    m_trying.remove(camera);
    if (result)
        learn(camera, &CameraOptions::live, true);
    else if (isRefusal(result.error()))
        learn(camera, &CameraOptions::live, false, result.error().reason);
    else
        qCDebug(lcServices) << "not known whether a camera has the live option:" << result.error().detail;
    tryNext();
}

void CameraOptionScout::stillAsked(const CameraId &camera, const Result<QByteArray> &result)
{
    if (result)
        learn(camera, &CameraOptions::stills, true);
    else if (isRefusal(result.error()))
        learn(camera, &CameraOptions::stills, false, result.error().reason);
}

void CameraOptionScout::learn(const CameraId &camera, std::optional<bool> CameraOptions::*option, bool has, const QString &reason)
{
    CameraOptions now = m_known.value(camera);
    now.*option = has;
    now.noAccess = has ? now.noAccess && (now.live == false || now.stills == false) : reason == u"camera.noAccess";
    if (now == m_known.value(camera))
        return;
    m_known.insert(camera, now);
    m_tell.start();
}
