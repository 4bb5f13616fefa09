// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// `regilens record` as a process of its own, with a real key store (with-keyring.sh) and the demo store's cameras.
#include "app/base/async.h"
#include "app/cameras/cameraauth.h"
#include "app/demo/democredentials.h"
#include "app/demo/demostore.h"
#include "app/services/secretstore.h"
#include "app/services/settings.h"
#include "app/storage/database.h"
#include "app/storage/linkstore.h"
#include "app/video/footagering.h"
#include "app/video/framegrabber.h"
#include "app/video/footagebuffer.h"
#include "tests/support/blockcode.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace std::chrono_literals;

namespace {

template <typename T>
Result<T> wait(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
        return Error{Error::Kind::Timeout, {}, {}, {}};
    return future.result();
}

} // namespace

class TstProgramRecord : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup() { m_folder.reset(); }

    void explainsItself();
    void refusesWithoutAProfile();
    void refusesWithoutASignIn();
    void refusesWhenSwitchedOff();
    void recordsUntilItIsEnded();
    void refusesWhileAnotherRecords();
    void saysThatTheSignInIsOver();

private:
    QString profile() const { return m_folder->filePath(QStringLiteral("profile")); }
    std::unique_ptr<QProcess> start() const
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment(); // without a display
        for (const QString &name : {QStringLiteral("DISPLAY"), QStringLiteral("WAYLAND_DISPLAY"), QStringLiteral("QT_QPA_PLATFORM")})
            environment.remove(name);
        environment.remove(QStringLiteral("QT_LOGGING_RULES"));
        process->setProcessEnvironment(environment);
        process->start(QStringLiteral(REGILENS_PROGRAM),
                       {QStringLiteral("record"), QStringLiteral("--data-dir"), profile(), QStringLiteral("--endpoints"),
                        m_folder->filePath(QStringLiteral("endpoints.json")), QStringLiteral("--lang"), QStringLiteral("ja")});
        return process;
    }
    //! All that it said when it has ended with that code.
    static QString ended(QProcess &process, int exitCode)
    {
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 30'000))
            process.kill();
        if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != exitCode)
            return QStringLiteral("exit code %1: ").arg(process.exitCode()) + QString::fromUtf8(process.readAllStandardError());
        return QString::fromUtf8(process.readAllStandardError());
    }
    void signIn() { QVERIFY(bool(wait(m_secrets.write(QStringLiteral("cameras/credential"), m_credential.toJson())))); }
    int segments(QProcess &process);

    SystemClock m_clock;
    DemoStore m_store{m_clock, DemoOptions{.historyDays = 1}};
    KeychainSecretStore m_secrets;
    CameraCredential m_credential;
    std::optional<QTemporaryDir> m_folder;
};

void TstProgramRecord::initTestCase()
{
    if (!qEnvironmentVariableIsSet("REGILENS_TEST_KEYCHAIN"))
        QSKIP("needs a key store of its own");
    QVERIFY(bool(m_store.start()));
    m_credential = {CameraCredential::Kind::ApiKey, DemoCredentials::kSafieApiKey, {}, {}};
}

//! A profile with one linked camera and a remembered sign-in.
void TstProgramRecord::init()
{
    m_folder.emplace();
    QVERIFY(QDir().mkpath(profile()));
    QFile endpoints(m_folder->filePath(QStringLiteral("endpoints.json")));
    QVERIFY(endpoints.open(QIODevice::WriteOnly) && endpoints.write(m_store.endpointsJson()) > 0);
    auto database = Database::open(profile() + QStringLiteral("/journal.db"));
    QVERIFY(bool(database));
    const std::unique_ptr<Database> journal = database.take();
    Link link;
    link.reg = {{Vendor::Smaregi, QStringLiteral("demo001")}, QStringLiteral("1")};
    link.camera = {DemoStore::cameraId(1)};
    link.cameraName = QStringLiteral("レジ前");
    QVERIFY(bool(wait(LinkStore(*journal).add(link))));
    (void)wait(m_secrets.remove(QStringLiteral("footage/key")));
    m_store.restoreStaticCredentials();
    signIn();
}

void TstProgramRecord::explainsItself()
{
    QProcess process;
    process.start(QStringLiteral(REGILENS_PROGRAM),
                  {QStringLiteral("record"), QStringLiteral("--help"), QStringLiteral("--lang"), QStringLiteral("ja")});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    const QString text = QString::fromUtf8(process.readAllStandardOutput());
    QVERIFY(text.startsWith(QStringLiteral("使い方: regilens record")) && text.contains(QStringLiteral("--data-dir")));
    process.start(QStringLiteral(REGILENS_PROGRAM), {QStringLiteral("record"), QStringLiteral("--wrong")});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 2);
}

void TstProgramRecord::refusesWithoutAProfile()
{
    QVERIFY(QDir(profile()).removeRecursively());
    const auto process = start();
    QVERIFY(ended(*process, 3).contains(profile()));
    QVERIFY(!QDir(profile()).exists(QStringLiteral("journal.db")));
}

void TstProgramRecord::refusesWithoutASignIn()
{
    QVERIFY(bool(wait(m_secrets.remove(QStringLiteral("cameras/credential")))));
    const auto process = start();
    QVERIFY(ended(*process, 4).contains(QStringLiteral("ログイン")));
}

void TstProgramRecord::refusesWhenSwitchedOff()
{
    {
        Settings settings(profile() + QStringLiteral("/settings.ini"));
        RecordingSettings recording = settings.recording();
        recording.on = false;
        settings.setRecording(recording);
    }
    const auto process = start();
    QVERIFY(ended(*process, 5).contains(QStringLiteral("設定")));
    QVERIFY(!QDir(profile()).exists(QStringLiteral("footage")));
}

void TstProgramRecord::recordsUntilItIsEnded()
{
    const Instant begun = m_clock.now();
    const auto process = start();
    QString said;
    QVERIFY(QTest::qWaitFor(
        [&] {
            said += QString::fromUtf8(process->readAllStandardError());
            return said.contains(QStringLiteral("レジ前")) && m_clock.now() > begun + 8s;
        },
        30'000));
    QVERIFY2(said.contains(QStringLiteral("footage")), qPrintable(said));
    QCOMPARE(::kill(pid_t(process->processId()), SIGTERM), 0);
    said = ended(*process, 0);
    QVERIFY2(said.contains(QStringLiteral("終了しました")), qPrintable(said));

    // What the program with windows finds there.
    const QByteArray key = QByteArray::fromHex(wait(m_secrets.read(QStringLiteral("footage/key"))).value());
    FootageRing ring(profile() + QStringLiteral("/footage"), m_clock);
    QVERIFY(bool(wait(ring.open(key))));
    const CameraId camera{DemoStore::cameraId(1)};
    QTRY_COMPARE(ring.spans(camera).size(), 1);
    QCOMPARE(ring.status().damaged, 0);
    const TimeRange span = ring.spans(camera).first();
    QVERIFY(span.to - span.from >= 4s);
    FootageBuffer nothing;
    FrameGrabber grabber(nothing, &ring);
    const Instant at = span.to - 500ms;
    const Result<QImage> picture = wait(grabber.frameAt(camera, at, {}));
    QVERIFY(bool(picture));
    const auto code = readBlockCode(picture.value());
    QVERIFY(code.has_value());
    QCOMPARE(code->second, int(toMs(at) / 1000 % 60)); // the loops are aligned to the minute
}

void TstProgramRecord::refusesWhileAnotherRecords()
{
    const auto first = start();
    QString said;
    QVERIFY(QTest::qWaitFor(
        [&] {
            said += QString::fromUtf8(first->readAllStandardError());
            return said.contains(QStringLiteral("footage"));
        },
        30'000));
    const auto second = start();
    const QString refusal = ended(*second, 1);
    QVERIFY2(refusal.contains(QStringLiteral("別の")), qPrintable(refusal));
    QCOMPARE(::kill(pid_t(first->processId()), SIGTERM), 0);
    ended(*first, 0);
}

void TstProgramRecord::saysThatTheSignInIsOver()
{
    m_store.revokeSafieTokens();
    const auto process = start();
    const QString said = ended(*process, 4);
    QVERIFY2(said.contains(QStringLiteral("APIキー")), qPrintable(said));
}

QTEST_GUILESS_MAIN(TstProgramRecord)
#include "tst_programrecord.moc"
