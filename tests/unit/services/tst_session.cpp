// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/secretstore.h"
#include "app/services/session.h"
#include "app/services/settings.h"
#include "tests/unit/services/servicesfixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace {

const Error kLocked{Error::Kind::Storage, {}, {}, QStringLiteral("secrets.locked")};

//! A key store that answers when the test says so, in the order of the calls.
class SlowSecrets final : public SecretStore {
public:
    QFuture<Result<QByteArray>> read(const QString &) override { return reading.future(); }
    QFuture<Result<Done>> write(const QString &, const QByteArray &secret) override { return job(secret); }
    QFuture<Result<Done>> remove(const QString &) override { return job({}); }
    void finishNext()
    {
        const auto [answer, secret] = jobs.takeFirst();
        stored = secret;
        answer.answer(Done{});
    }

    Deferred<QByteArray> reading;
    QList<QPair<Deferred<Done>, QByteArray>> jobs;
    QByteArray stored;

private:
    QFuture<Result<Done>> job(const QByteArray &secret)
    {
        jobs.append({{}, secret});
        return jobs.last().first.future();
    }
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
    void remembersTheEmailOfASignInThatWorked();
    void saysWhenTheKeyStoreRefuses();
    void saysWhenTheKeyStoreRefusesARenewedCredential();
    void asksWhenTheKeyStoreCannotBeRead();
    void doesNotWaitForAKeyStoreThatHangs();
    void signOutIsNotOvertakenByTheRemembering();
    void saysWhenTheKeyStoreForgetsNothing();
    void forgetsACredentialThatIsDead();
    void cannotReadGarbage();

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

void TstSession::remembersTheEmailOfASignInThatWorked()
{
    FakeCloud cloud;
    MemorySecretStore secrets;
    Settings settings(m_dir.filePath(QStringLiteral("h.ini")));
    Session session(cloud, secrets, settings, {});
    (void)wait(session.signInWithPassword(QStringLiteral("wrong@example.jp"), QStringLiteral("wrong")));
    QVERIFY(settings.account().isEmpty());
    QVERIFY(wait(session.signInWithPassword(QStringLiteral("owner@example.jp"), QStringLiteral("right"))));
    QCOMPARE(settings.account(), QStringLiteral("owner@example.jp"));
    session.signOut();
    QVERIFY(wait(session.signInWithApiKey(QStringLiteral("key"))));
    QCOMPARE(settings.account(), QStringLiteral("owner@example.jp")); // a key has none
}

void TstSession::saysWhenTheKeyStoreRefuses()
{
    FakeCloud cloud;
    TestSecrets secrets;
    secrets.refuseWrite = kLocked;
    Settings settings(m_dir.filePath(QStringLiteral("i.ini")));
    Session session(cloud, secrets, settings, {});
    QSignalSpy changed(&session, &Session::rememberedChanged);
    QVERIFY(wait(session.signInWithApiKey(QStringLiteral("key"))));
    QTRY_COMPARE(session.notRemembered(), std::optional(kLocked));
    QCOMPARE(session.state(), Session::State::SignedIn); // it works until the program ends
    QCOMPARE(changed.size(), 1);
    session.signOut();
    QVERIFY(!session.notRemembered());
    secrets.refuseWrite.reset(); // unlocked
    QVERIFY(wait(session.signInWithApiKey(QStringLiteral("key"))));
    QTest::qWait(1);
    QVERIFY(!session.notRemembered());
}

void TstSession::saysWhenTheKeyStoreRefusesARenewedCredential()
{
    FakeCloud cloud;
    TestSecrets secrets;
    Settings settings(m_dir.filePath(QStringLiteral("j.ini")));
    Session session(cloud, secrets, settings, {});
    QVERIFY(wait(session.signInWithPassword(QStringLiteral("owner@example.jp"), QStringLiteral("right"))));
    secrets.refuseWrite = kLocked;
    QTest::qWait(1);
    QVERIFY(!session.notRemembered());
    cloud.renewed({CameraCredential::Kind::Token, QStringLiteral("second"), QStringLiteral("refresh2"), {}});
    QTRY_COMPARE(session.notRemembered(), std::optional(kLocked));
}

void TstSession::asksWhenTheKeyStoreCannotBeRead()
{
    for (const char *reason : {"secrets.unavailable", "secrets.locked", "secrets.noAnswer"}) {
        FakeCloud cloud;
        TestSecrets secrets;
        secrets.refuseRead = Error{Error::Kind::Storage, {}, {}, QString::fromLatin1(reason)};
        Settings settings(m_dir.filePath(QStringLiteral("k.ini")));
        Session session(cloud, secrets, settings, {});
        session.restore();
        QTRY_COMPARE(session.state(), Session::State::SignedOut);
        QCOMPARE(session.lastError(), secrets.refuseRead);
    }
}

void TstSession::doesNotWaitForAKeyStoreThatHangs()
{
    FakeCloud cloud;
    SlowSecrets secrets;
    Settings settings(m_dir.filePath(QStringLiteral("l.ini")));
    Session session(cloud, secrets, settings, {});
    session.restore();
    QCOMPARE(session.state(), Session::State::Starting);
    session.stopRestoring();
    QCOMPARE(session.state(), Session::State::SignedOut);
    QVERIFY(wait(session.signInWithApiKey(QStringLiteral("key"))));
    QCOMPARE(session.state(), Session::State::SignedIn);
    secrets.reading.answer(CameraCredential{CameraCredential::Kind::ApiKey, QStringLiteral("old"), {}, {}}.toJson()); // too late
    QTest::qWait(1);
    QCOMPARE(cloud.lastCredential.secret, QStringLiteral("key"));
}

void TstSession::signOutIsNotOvertakenByTheRemembering()
{
    FakeCloud cloud;
    SlowSecrets secrets;
    Settings settings(m_dir.filePath(QStringLiteral("m.ini")));
    Session session(cloud, secrets, settings, {});
    session.stopRestoring();
    QVERIFY(wait(session.signInWithApiKey(QStringLiteral("key"))));
    QCOMPARE(secrets.jobs.size(), 1);
    session.signOut();
    QCOMPARE(secrets.jobs.size(), 1); // after the other
    secrets.finishNext();
    QTRY_COMPARE(secrets.jobs.size(), 1);
    QVERIFY(!secrets.stored.isEmpty());
    secrets.finishNext();
    QVERIFY(secrets.stored.isEmpty());
}

void TstSession::saysWhenTheKeyStoreForgetsNothing()
{
    FakeCloud cloud;
    TestSecrets secrets;
    Settings settings(m_dir.filePath(QStringLiteral("n.ini")));
    Session session(cloud, secrets, settings, {});
    QVERIFY(wait(session.signInWithApiKey(QStringLiteral("key"))));
    secrets.refuseRemove = kLocked;
    session.signOut();
    QCOMPARE(session.state(), Session::State::SignedOut);
    QTRY_VERIFY(session.lastError());
    QCOMPARE(session.lastError()->reason, QStringLiteral("secrets.notForgotten"));
}

void TstSession::forgetsACredentialThatIsDead()
{
    FakeCloud cloud;
    TestSecrets secrets;
    Settings settings(m_dir.filePath(QStringLiteral("o.ini")));
    {
        Session session(cloud, secrets, settings, {});
        QVERIFY(wait(session.signInWithApiKey(QStringLiteral("key"))));
        cloud.camerasError = refused("signIn.keyRevoked");
        (void)session.refreshCameras();
        QTRY_COMPARE(session.state(), Session::State::SignedOut);
        QCOMPARE(session.lastError()->reason, QStringLiteral("signIn.keyRevoked"));
    }
    Session again(cloud, secrets, settings, {});
    again.restore();
    QTRY_COMPARE(again.state(), Session::State::SignedOut);
    QVERIFY(!again.lastError());
}

void TstSession::cannotReadGarbage()
{
    FakeCloud cloud;
    MemorySecretStore secrets;
    (void)secrets.write(QStringLiteral("cameras/credential"), "garbage");
    Settings settings(m_dir.filePath(QStringLiteral("p.ini")));
    Session session(cloud, secrets, settings, {});
    session.restore();
    QTRY_COMPARE(session.state(), Session::State::SignedOut);
    QCOMPARE(session.lastError()->reason, QStringLiteral("signIn.stored"));
}

QTEST_GUILESS_MAIN(TstSession)
#include "tst_session.moc"
