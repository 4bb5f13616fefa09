// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/secretstore.h"
#include "app/services/session.h"
#include "app/services/settings.h"
#include "tests/unit/services/fakecameracloud.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

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
    cloud.renewed(
        {CameraCredential::Kind::Token, QStringLiteral("second"), QStringLiteral("refresh2"), QStringLiteral("owner@example.jp")});
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
