// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// `regilens clip` as a process of its own, with a real key store (with-keyring.sh) and a ring that was recorded.
#include "app/services/secretstore.h"
#include "app/storage/linkstore.h"
#include "app/video/footagering.h"
#include "tests/support/playedclip.h"
#include "tests/support/testfootage.h"
#include "tests/unit/storage/searchsupport.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace std::chrono_literals;

namespace {
const QByteArray kKey(32, 'k');
const CameraId kTill{QStringLiteral("till")};
const CameraId kDoor{QStringLiteral("door")};

//! The key store answers through the event loop.
template <typename T>
bool succeeds(const QFuture<Result<T>> &future)
{
    return QTest::qWaitFor([&] { return future.isFinished(); }, 20'000) && future.result();
}

} // namespace

class TstProgramClip : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup() { m_folder.reset(); }

    void explainsItself();
    void refusesWrongOptions_data();
    void refusesWrongOptions();
    void exportsAReceipt();
    void exportsAnInstantExactly();
    void tellsWhatIsMissing();
    void findsTheOneReceipt();
    void refusesWhileTheProgramIsOpen();
    void refusesWithoutTheKey();
    void isInterrupted();

private:
    struct Ended {
        int exitCode = -1;
        QString text;
    };
    QString profile() const { return m_folder->filePath(QStringLiteral("profile")); }
    QString out() const { return m_folder->filePath(QStringLiteral("証拠")); }
    QStringList files() const { return QDir(out()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
    std::unique_ptr<QProcess> start(const QStringList &arguments) const
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment(); // without a display
        for (const QString &name : {QStringLiteral("DISPLAY"), QStringLiteral("WAYLAND_DISPLAY"), QStringLiteral("QT_QPA_PLATFORM")})
            environment.remove(name);
        environment.remove(QStringLiteral("QT_LOGGING_RULES"));
        process->setProcessEnvironment(environment);
        process->start(QStringLiteral(REGILENS_PROGRAM),
                       QStringList{QStringLiteral("clip"), QStringLiteral("--data-dir"), profile(), QStringLiteral("--out"), out(),
                                   QStringLiteral("--lang"), QStringLiteral("ja")} +
                           arguments);
        return process;
    }
    Ended run(const QString &arguments) const
    {
        const auto process = start(arguments.split(u' ', Qt::SkipEmptyParts));
        if (!QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, 60'000))
            process->kill();
        return {process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -1,
                QString::fromUtf8(process->readAllStandardError() + process->readAllStandardOutput())};
    }
    QString at(std::chrono::milliseconds since) const
    {
        return toDateTime(kNoon + since, shopZone()).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz"));
    }
    void record(const CameraId &camera, const TestFootage &footage, int from, int to);

    SystemClock m_clock;
    KeychainSecretStore m_secrets;
    TestFootage m_till;
    TestFootage m_door;
    std::optional<QTemporaryDir> m_folder;
    std::optional<FootageRing> m_ring;
};

void TstProgramClip::initTestCase()
{
    if (!qEnvironmentVariableIsSet("REGILENS_TEST_KEYCHAIN"))
        QSKIP("needs a key store of its own");
    m_till = TestFootage::make({.camera = 1, .length = 10s});
    m_door = TestFootage::make({.camera = 2, .length = 10s});
    QVERIFY2(m_till.problem.isEmpty() && m_door.problem.isEmpty(), qPrintable(m_till.problem));
}

void TstProgramClip::record(const CameraId &camera, const TestFootage &footage, int from, int to)
{
    for (int i = from; i < to; ++i)
        QVERIFY(m_ring->append(camera, {i, footage.segments.at(i % footage.segments.size()), {}, kNoon + i * 1s, true, false, 1s}));
}

//! A profile with two cameras at register 1, receipts, and ten seconds of the till, of the door the first six.
void TstProgramClip::init()
{
    m_folder.emplace();
    QVERIFY(QDir().mkpath(profile()) && QDir().mkpath(out()));
    auto database = Database::open(profile() + QStringLiteral("/journal.db"));
    QVERIFY(bool(database));
    const std::unique_ptr<Database> journal = database.take();
    Link link;
    link.reg = {kShop, QStringLiteral("1")};
    link.registerName = QStringLiteral("レジ 001");
    link.camera = kTill;
    link.cameraName = QStringLiteral("レジ前");
    link.clockOffset.value = 1s;
    LinkStore links(*journal);
    QVERIFY(bool(await(links.add(link))));
    link.camera = kDoor;
    link.cameraName = QStringLiteral("入口");
    link.clockOffset.value = 0s;
    QVERIFY(bool(await(links.add(link))));
    QList<Receipt> receipts;
    for (const auto &[number, since] : {std::pair("6932", 4s), std::pair("6933", 5s), std::pair("6933", -86'400s)}) {
        receipts << makeReceipt(int(receipts.size()), kNoon + since);
        receipts.last().number = QString::fromLatin1(number);
        receipts.last().reg = link.reg;
    }
    ReceiptStore store(*journal);
    QVERIFY(bool(await(store.upsert(receipts, {}, kShop, {}))));
    QVERIFY(succeeds(m_secrets.write(QStringLiteral("footage/key"), kKey.toHex())));
    m_ring.emplace(profile() + QStringLiteral("/footage"), m_clock);
    QVERIFY(bool(m_ring->open(kKey).result()));
    record(kTill, m_till, 0, 10);
    record(kDoor, m_door, 0, 6);
    QVERIFY(bool(m_ring->sync().result()));
    m_ring.reset();
}

void TstProgramClip::explainsItself()
{
    const Ended help = run(QStringLiteral("--help"));
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.text.startsWith(QStringLiteral("使い方: regilens clip")) && help.text.contains(QStringLiteral("--receipt")));
}

void TstProgramClip::refusesWrongOptions_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QString() << QStringLiteral("--receipt");
    QTest::newRow("both") << QStringLiteral("--receipt 1 --at 2026-01-24T10:00:00 --camera x") << QStringLiteral("--receipt");
    QTest::newRow("an instant of nobody") << QStringLiteral("--at 2026-01-24T10:00:00") << QStringLiteral("--camera");
    QTest::newRow("no time") << QStringLiteral("--at noon --camera x") << QStringLiteral("noon");
    QTest::newRow("no day") << QStringLiteral("--receipt 1 --on never") << QStringLiteral("never");
    QTest::newRow("no seconds") << QStringLiteral("--receipt 1 --before -1") << QStringLiteral("--before");
    QTest::newRow("too long") << QStringLiteral("--receipt 1 --after 9999") << QStringLiteral("--after");
    QTest::newRow("a stray word") << QStringLiteral("--receipt 1 stray") << QStringLiteral("stray");
}

void TstProgramClip::refusesWrongOptions()
{
    QFETCH(const QString, arguments);
    QFETCH(const QString, says);
    const Ended ended = run(arguments);
    QCOMPARE(ended.exitCode, 2);
    QVERIFY2(ended.text.contains(says), qPrintable(ended.text));
}

void TstProgramClip::exportsAReceipt()
{
    const Ended ended = run(QStringLiteral("--receipt 6932 --before 2 --after 1"));
    QVERIFY2(ended.exitCode == 0, qPrintable(ended.text));
    QCOMPARE(files().size(), 2);
    for (const QString &file : files()) {
        QVERIFY2(ended.text.contains(file) && file.contains(QStringLiteral("No.6932")), qPrintable(ended.text));
        const bool till = file.contains(QStringLiteral("レジ前"));
        const PlayedClip played = PlayedClip::of(QDir(out()).filePath(file));
        QCOMPARE(played.codes.size(), 75);
        // The clock of the till's camera is a second ahead.
        QCOMPARE(played.codes.first(), std::optional(TestFootage::codeAt(till ? 1 : 2, till ? 3s : 2s)));
    }
}

void TstProgramClip::exportsAnInstantExactly()
{
    const Ended ended = run(QStringLiteral("--camera till --at %1 --before 1 --after 1 --exact").arg(at(2520ms)));
    QVERIFY2(ended.exitCode == 0, qPrintable(ended.text));
    QCOMPARE(files().size(), 1);
    const PlayedClip played = PlayedClip::of(QDir(out()).filePath(files().first()));
    QCOMPARE(played.codes.size(), 50);
    QCOMPARE(played.codes.first(), std::optional(TestFootage::codeAt(1, 1520ms)));
    QVERIFY2(ended.text.contains(QStringLiteral("で作り直しました")), qPrintable(ended.text));
}

void TstProgramClip::tellsWhatIsMissing()
{
    const Ended ended = run(QStringLiteral("--camera 入口 --at %1 --before 2 --after 4").arg(at(4s)));
    QCOMPARE(ended.exitCode, 6);
    QCOMPARE(files().size(), 1);
    QVERIFY2(ended.text.contains(QStringLiteral("12:00:06.0 から 12:00:08.0")), qPrintable(ended.text));

    const Ended nothing = run(QStringLiteral("--camera 入口 --at %1").arg(at(600s)));
    QCOMPARE(nothing.exitCode, 1);
    QCOMPARE(files().size(), 1);
}

void TstProgramClip::findsTheOneReceipt()
{
    Ended ended = run(QStringLiteral("--receipt 6933"));
    QCOMPARE(ended.exitCode, 4);
    QVERIFY2(ended.text.contains(QStringLiteral("--on")), qPrintable(ended.text));
    ended = run(QStringLiteral("--receipt 6933 --on %1 --before 1 --after 1").arg(at(0s).left(10)));
    QCOMPARE(ended.exitCode, 0);
    QCOMPARE(files().size(), 2);
    QCOMPARE(run(QStringLiteral("--receipt 1111")).exitCode, 4);
    QCOMPARE(run(QStringLiteral("--receipt 6932 --register 9")).exitCode, 4);
    QCOMPARE(run(QStringLiteral("--receipt 6932 --camera nowhere")).exitCode, 4);
}

void TstProgramClip::refusesWhileTheProgramIsOpen()
{
    FootageRing open(profile() + QStringLiteral("/footage"), m_clock);
    QVERIFY(bool(open.open(kKey).result()));
    const Ended ended = run(QStringLiteral("--receipt 6932"));
    QCOMPARE(ended.exitCode, 5);
    QVERIFY2(ended.text.contains(QStringLiteral("使用中")), qPrintable(ended.text));
    QVERIFY(files().isEmpty());
}

void TstProgramClip::refusesWithoutTheKey()
{
    QVERIFY(succeeds(m_secrets.remove(QStringLiteral("footage/key"))));
    QCOMPARE(run(QStringLiteral("--receipt 6932")).exitCode, 5);
    QVERIFY(QDir(profile() + QStringLiteral("/footage")).removeRecursively());
    const Ended ended = run(QStringLiteral("--receipt 6932"));
    QCOMPARE(ended.exitCode, 5);
    QVERIFY2(ended.text.contains(QStringLiteral("まだ録画がありません")), qPrintable(ended.text));
}

void TstProgramClip::isInterrupted()
{
    m_ring.emplace(profile() + QStringLiteral("/footage"), m_clock);
    QVERIFY(bool(m_ring->open(kKey).result()));
    for (int i = 10; i < 400; ++i)
        QVERIFY(m_ring->append(kTill, {i, m_till.segments.at(i % 10), {}, kNoon + i * 1s, true, false, 1s}));
    QVERIFY(bool(m_ring->sync().result()));
    m_ring.reset();
    const auto process = start({QStringLiteral("--camera"), QStringLiteral("till"), QStringLiteral("--at"), at(0s),
                                QStringLiteral("--after"), QStringLiteral("390"), QStringLiteral("--exact")});
    QTRY_VERIFY_WITH_TIMEOUT(!files().isEmpty(), 20'000);
    ::kill(pid_t(process->processId()), SIGINT);
    QTRY_COMPARE_WITH_TIMEOUT(process->state(), QProcess::NotRunning, 20'000);
    QCOMPARE(process->exitCode(), 130);
    QVERIFY(files().isEmpty());
}

QTEST_GUILESS_MAIN(TstProgramClip)
#include "tst_programclip.moc"
