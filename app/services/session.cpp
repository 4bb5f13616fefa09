// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/session.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/services/settings.h"

#include <QTimer>

namespace {
constexpr std::chrono::minutes kRefreshEvery{1};

Error signedOut()
{
    return {Error::Kind::SignInNeeded, QStringLiteral("not signed in"), {}, QStringLiteral("session.signedOut")};
}
} // namespace

Session::Session(CameraCloud &cloud, SecretStore &secrets, Settings &settings, OpenUrl openUrl, QObject *parent)
    : QObject(parent)
    , m_cloud(cloud)
    , m_remembered(secrets)
    , m_settings(settings)
    , m_openUrl(std::move(openUrl))
{
    auto *timer = new QTimer(this);
    timer->setInterval(kRefreshEvery);
    connect(timer, &QTimer::timeout, this, [this] {
        if (m_state == State::SignedIn)
            (void)refreshCameras(); // its error is kept in camerasError()
    });
    timer->start();
    connect(&m_remembered, &RememberedSignIn::problemChanged, this, &Session::keyStoreAnswered);
    connect(&m_options, &CameraOptionScout::learned, this, [this] {
        const QList<Camera> before = m_cameras;
        takeCameras(m_listed);
        if (m_cameras != before)
            emit camerasChanged();
    });
}

Session::~Session() = default;

void Session::restore()
{
    onFinished(m_remembered.read(), this, [this](const Result<CameraCredential> &stored) {
        if (m_state != State::Starting)
            return; // somebody signed in meanwhile, or did not wait
        if (stored)
            enter(stored.value());
        else if (stored.error().kind == Error::Kind::NotFound)
            leave({});
        else
            leave(stored.error());
    });
}

void Session::stopRestoring()
{
    if (m_state == State::Starting)
        leave({});
}

QFuture<Result<Done>> Session::signInWithPassword(const QString &email, const QString &password)
{
    return finishSignIn(m_cloud.auth().withPassword(email, password));
}

QFuture<Result<Done>> Session::signInWithBrowser()
{
    return finishSignIn(m_cloud.auth().withBrowser(m_openUrl));
}

QFuture<Result<Done>> Session::signInWithApiKey(const QString &key)
{
    return finishSignIn(m_cloud.auth().withApiKey(key));
}

QFuture<Result<Done>> Session::finishSignIn(const QFuture<Result<CameraCredential>> &credential)
{
    const Deferred<Done> deferred;
    cancelTogether(deferred.future(), credential, this); // the browser's listener closes
    onFinished(credential, this, [this, deferred](const Result<CameraCredential> &result) {
        if (deferred.isCancelled())
            return;
        if (!result) {
            deferred.answer(result.error());
            return;
        }
        enter(result.value());
        m_remembered.keep(result.value());
        if (!m_account.isEmpty())
            m_settings.setAccount(m_account);
        deferred.answer(Done{});
    });
    return deferred.future();
}

void Session::enter(const CameraCredential &credential)
{
    m_client = m_options.watch(m_cloud.client(credential, [this](const CameraCredential &renewed) { m_remembered.keep(renewed); }));
    m_account = credential.account;
    takeCameras({});
    m_camerasKnown = false;
    m_camerasError.reset();
    m_lastError.reset();
    m_state = State::SignedIn;
    emit stateChanged();
    (void)refreshCameras(); // its error is kept in camerasError()
}

void Session::signOut()
{
    m_remembered.forget();
    leave({});
}

void Session::credentialLost(const Error &error)
{
    if (m_state != State::SignedIn)
        return;
    m_remembered.forget(); // it opens nothing any more
    leave(error);
}

std::optional<Error> Session::notRemembered() const
{
    return m_state == State::SignedIn ? m_remembered.problem() : std::nullopt;
}

void Session::keyStoreAnswered()
{
    const std::optional<Error> &problem = m_remembered.problem();
    if (m_state == State::SignedOut && problem && !m_lastError)
        m_lastError = problem;
    emit rememberedChanged();
}

void Session::leave(std::optional<Error> why)
{
    m_lastError = std::move(why);
    m_account.clear();
    m_options.stop();
    takeCameras({});
    m_camerasKnown = false;
    m_camerasError.reset();
    m_state = State::SignedOut;
    // Deleted later: the error may have come from one of the client's own answers.
    const std::shared_ptr<CameraClient> old(std::move(m_client));
    QTimer::singleShot(0, this, [old] {});
    emit stateChanged();
    emit camerasChanged();
}

QFuture<Result<Done>> Session::refreshCameras()
{
    if (!m_client)
        return readyResult<Done>(signedOut());
    const Deferred<Done> deferred;
    onFinished(m_client->cameras(), this, [this, deferred](const Result<QList<Camera>> &result) {
        if (m_state != State::SignedIn) {
            deferred.answer(signedOut());
            return;
        }
        if (!result) {
            m_camerasError = result.error();
            deferred.answer(result.error());
            if (result.error().kind == Error::Kind::SignInNeeded)
                credentialLost(result.error());
            else
                emit camerasChanged();
            return;
        }
        const bool failedBefore = m_camerasError.has_value();
        const QList<Camera> before = m_cameras;
        m_camerasError.reset();
        takeCameras(result.value());
        m_camerasKnown = true;
        const bool same = m_cameras == before && !failedBefore;
        m_options.look(m_cameras);
        deferred.answer(Done{});
        if (!same || m_cameras.isEmpty())
            emit camerasChanged();
    });
    return deferred.future();
}

void Session::takeCameras(QList<Camera> listed)
{
    m_listed = std::move(listed);
    m_cameras = m_listed;
    for (Camera &camera : m_cameras)
        camera.options = m_options.complete(camera.id, camera.options);
}

QFuture<Result<Done>> Session::lookAgain()
{
    if (m_client)
        m_client->forgetOptions();
    m_options.forgetRefusals();
    return refreshCameras();
}

void Session::liveSeen(const CameraId &camera, bool playing)
{
    if (playing)
        m_options.sawLive(camera);
    else
        m_options.doubtLive(camera);
}

const Camera *Session::camera(const CameraId &id) const
{
    for (const Camera &camera : m_cameras) {
        if (camera.id == id)
            return &camera;
    }
    return nullptr;
}
