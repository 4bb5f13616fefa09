// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/async.h"
#include "app/services/secretstore.h"
#include "app/services/session.h"
#include "app/services/settings.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace {

Error refused(const char *reason)
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
        QFuture<Result<QByteArray>> still(CameraId, std::optional<Instant>) override { return readyResult<QByteArray>(QByteArray()); }
        QFuture<Result<QByteArray>> thumbnail(CameraId) override { return readyResult<QByteArray>(QByteArray()); }
        LiveSource liveSource(CameraId) const override { return {}; }
        QFuture<Result<Done>> renew() override { return readyResult<Done>(Done{}); }
        std::chrono::milliseconds stillDelay() const override { return std::chrono::minutes(1); }

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
        return readyResult<CameraCredential>(CameraCredential{CameraCredential::Kind::Token, QStringLiteral("token"), QStringLiteral("refresh"), email});
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
    CameraCredential lastCredential;
    CredentialRenewed renewed;
    std::optional<Deferred<CameraCredential>> pending;
};

} // namespace

class TstSession : public QObject {
    Q_OBJECT
private slots:
    void remembersASignIn();
    void saysWhyAWrongPasswordFails();
    void endsWhenTheStoredSignInIsRefused();
    void staysWhenTheCloudIsOffline();
    void storesARenewedCredential();
    void forgetsAtSignOut();
    void givingUpClosesTheBrowsersListener();

private:
    QTemporaryDir m_dir;
};

void TstSession::remembersASignIn()
{
    FakeCloud cloud;
    MemorySecretStore secrets;
    Settings settings(m_dir.filePath(QStringLiteral("a.ini")));
    {
        Session session(cloud, secrets, settings, {});
        session.restore();
        QTRY_COMPARE(session.state(), Session::State::SignedOut);
        QVERIFY(!session.lastError());
        const auto done = session.signInWithPassword(QStringLiteral("owner@example.jp"), QStringLiteral("right"));
        QTRY_COMPARE(session.state(), Session::State::SignedIn);
        QTRY_COMPARE(session.cameras().size(), 1);
        QVERIFY(session.camera(CameraId{QStringLiteral("a")}));
        QTRY_VERIFY(done.isFinished());
    }
    Session session(cloud, secrets, settings, {});
    session.restore();
    QTRY_COMPARE(session.state(), Session::State::SignedIn);
    QCOMPARE(session.account(), QStringLiteral("owner@example.jp"));
    QCOMPARE(settings.account(), QStringLiteral("owner@example.jp"));
}

void TstSession::saysWhyAWrongPasswordFails()
{
    FakeCloud cloud;
    MemorySecretStore secrets;
    Settings settings(m_dir.filePath(QStringLiteral("b.ini")));
    Session session(cloud, secrets, settings, {});
    const auto done = session.signInWithPassword(QStringLiteral("owner@example.jp"), QStringLiteral("wrong"));
    QTRY_VERIFY(done.isFinished());
    QCOMPARE(done.result().error().reason, QStringLiteral("signIn.wrongPassword"));
    QVERIFY(session.state() != Session::State::SignedIn);
}

void TstSession::endsWhenTheStoredSignInIsRefused()
{
    FakeCloud cloud;
    cloud.camerasError = refused("signIn.expired");
    MemorySecretStore secrets;
    Settings settings(m_dir.filePath(QStringLiteral("c.ini")));
    Session session(cloud, secrets, settings, {});
    (void)session.signInWithApiKey(QStringLiteral("key"));
    QTRY_COMPARE(session.state(), Session::State::SignedOut);
    QCOMPARE(session.lastError()->reason, QStringLiteral("signIn.expired"));
    QVERIFY(!session.client());
}

void TstSession::staysWhenTheCloudIsOffline()
{
    FakeCloud cloud;
    cloud.camerasError = Error{Error::Kind::Offline, {}, {}, {}};
    MemorySecretStore secrets;
    Settings settings(m_dir.filePath(QStringLiteral("d.ini")));
    Session session(cloud, secrets, settings, {});
    QSignalSpy changed(&session, &Session::camerasChanged);
    (void)session.signInWithApiKey(QStringLiteral("key"));
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(session.state(), Session::State::SignedIn);
    QCOMPARE(session.camerasError()->kind, Error::Kind::Offline);
    cloud.camerasError.reset();
    (void)session.refreshCameras();
    QTRY_COMPARE(session.cameras().size(), 1);
    QVERIFY(!session.camerasError());
}

void TstSession::storesARenewedCredential()
{
    FakeCloud cloud;
    MemorySecretStore secrets;
    Settings settings(m_dir.filePath(QStringLiteral("e.ini")));
    Session session(cloud, secrets, settings, {});
    (void)session.signInWithPassword(QStringLiteral("owner@example.jp"), QStringLiteral("right"));
    QTRY_COMPARE(session.state(), Session::State::SignedIn);
    cloud.renewed({CameraCredential::Kind::Token, QStringLiteral("second"), QStringLiteral("refresh2"), QStringLiteral("owner@example.jp")});
    Session again(cloud, secrets, settings, {});
    again.restore();
    QTRY_COMPARE(again.state(), Session::State::SignedIn);
    QCOMPARE(cloud.lastCredential.secret, QStringLiteral("second"));
}

void TstSession::forgetsAtSignOut()
{
    FakeCloud cloud;
    MemorySecretStore secrets;
    Settings settings(m_dir.filePath(QStringLiteral("f.ini")));
    Session session(cloud, secrets, settings, {});
    (void)session.signInWithApiKey(QStringLiteral("key"));
    QTRY_COMPARE(session.state(), Session::State::SignedIn);
    session.signOut();
    QCOMPARE(session.state(), Session::State::SignedOut);
    QVERIFY(!session.lastError());
    Session again(cloud, secrets, settings, {});
    again.restore();
    QTRY_COMPARE(again.state(), Session::State::SignedOut);
}

void TstSession::givingUpClosesTheBrowsersListener()
{
    FakeCloud cloud;
    MemorySecretStore secrets;
    Settings settings(m_dir.filePath(QStringLiteral("g.ini")));
    Session session(cloud, secrets, settings, {});
    auto waiting = session.signInWithBrowser();
    QVERIFY(cloud.pending);
    waiting.cancel();
    QTRY_VERIFY(cloud.pending->isCancelled());
    QVERIFY(session.state() != Session::State::SignedIn);
}

QTEST_GUILESS_MAIN(TstSession)
#include "tst_session.moc"
