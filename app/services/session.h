// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cameras/cameracloud.h"
#include "app/services/cameraoptionscout.h"
#include "app/services/rememberedsignin.h"

#include <QObject>

class SecretStore;
class Settings;

//! The signed-in camera account and its cameras. GUI thread.
class Session : public QObject {
    Q_OBJECT
public:
    enum class State { Starting, SignedOut, SignedIn };

    Session(CameraCloud &cloud, SecretStore &secrets, Settings &settings, OpenUrl openUrl, QObject *parent = nullptr);
    ~Session() override;

    State state() const { return m_state; }
    QList<SignInWay> signInWays() const { return m_cloud.signInWays(); }
    QString account() const { return m_account; } //!< e-mail; empty for an API key

    //! Looks for a remembered sign-in; ends in SignedIn or SignedOut (see lastError()).
    void restore();
    void stopRestoring(); //!< the user does not wait for the key store; nothing is forgotten
    QFuture<Result<Done>> signInWithPassword(const QString &email, const QString &password);
    QFuture<Result<Done>> signInWithBrowser(); //!< cancel the future to give up waiting for the browser
    QFuture<Result<Done>> signInWithApiKey(const QString &key);
    void signOut();

    //! Why there is no session, other than that the user wants none; shown on the sign-in screen.
    const std::optional<Error> &lastError() const { return m_lastError; }
    //! Why the sign-in of now has to be asked for again at the next start; none while signed out.
    std::optional<Error> notRemembered() const;

    //! Null while signed out.
    CameraClient *client() const { return m_client.get(); }

    //! With their options as they become known; camerasChanged() follows.
    const QList<Camera> &cameras() const { return m_cameras; }
    //! Known cameras are current when this has finished; also runs by itself every minute while signed in.
    QFuture<Result<Done>> refreshCameras();
    //! The account's cameras were listed since it signed in; an empty list is one.
    bool camerasKnown() const { return m_camerasKnown; }
    //! The error of the last refreshCameras(), if it failed.
    const std::optional<Error> &camerasError() const { return m_camerasError; }
    const Camera *camera(const CameraId &id) const;
    //! refreshCameras() that also finds out anew what was refused: the user says that the contract has changed.
    QFuture<Result<Done>> lookAgain();
    //! What the live picture of a camera met: pictures, or a refusal.
    void liveSeen(const CameraId &camera, bool playing);

    //! Called by whoever sees the credential refused and not renewable: ends the session with a sentence for the user.
    void credentialLost(const Error &error);

signals:
    void stateChanged();
    void camerasChanged();
    void rememberedChanged(); //!< notRemembered(), or lastError() after a sign-out that the key store did not follow

private:
    QFuture<Result<Done>> finishSignIn(const QFuture<Result<CameraCredential>> &credential);
    void keyStoreAnswered();
    void enter(const CameraCredential &credential);
    void leave(std::optional<Error> why);
    void takeCameras(QList<Camera> listed);

    CameraCloud &m_cloud;
    RememberedSignIn m_remembered;
    Settings &m_settings;
    OpenUrl m_openUrl;
    State m_state = State::Starting;
    QString m_account;
    CameraOptionScout m_options;
    std::unique_ptr<CameraClient> m_client;
    QList<Camera> m_listed; //!< as the cloud told
    QList<Camera> m_cameras;
    bool m_camerasKnown = false;
    std::optional<Error> m_camerasError;
    std::optional<Error> m_lastError;
};
