// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/livecamera.h"
#include "tests/unit/services/recorderstand.h"
#include "tests/unit/video/livestand.h"

using namespace std::chrono_literals;
using State = RecordedCamera::State;
using Vault = FootageVault::State;

namespace {
const QString kKey = kFootageKey;
using Profile = RecordingProfile;
using Program = RecordingProgram;
} // namespace

class TstRecorder : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void recordsWithoutAScreen();
    void givesThePictureOfAnEarlierRun();
    void fetchesNothingTwice();
    void recordsLinkedCamerasOnly();
    void renewsTheCredential();
    void saysWhyACameraIsNotRecorded();
    void stopsAndBeginsWithTheSetting();
    void stopsWithTheSignIn();
    void keepsItsKeyInTheKeyStore();
    void recordsNothingWithoutAKey();
    void asksBeforeItBeginsAnew();
    void waitsForAnotherProgram();
    void knowsHowFarTheBudgetReaches();

private:
    std::unique_ptr<LiveStand> stand() const { return std::make_unique<LiveStand>(m_footage); }
    static void show(Profile &profile, LiveStand &stand)
    {
        profile.cloud.live = [&stand](const CameraId &camera) {
            LiveSource source = stand.source();
            if (camera == kDoor)
                source.playlist.setPath(QStringLiteral("/door/nothing.m3u8"));
            return source;
        };
    }

    TestFootage m_footage;
};

void TstRecorder::initTestCase()
{
    m_footage = TestFootage::make({.camera = 1, .length = 6s, .segment = 1s});
    QVERIFY2(m_footage.segments.size() == 6, qPrintable(m_footage.problem));
}

void TstRecorder::recordsWithoutAScreen()
{
    Profile profile;
    const auto stand = this->stand();
    show(profile, *stand);
    Program program(profile);
    program.recorder.setCameras({kTill});
    QCOMPARE(program.camera(kTill).state, State::Stopped);
    program.signIn();
    QTRY_VERIFY(program.segments(kTill) >= 3);
    QCOMPARE(program.camera(kTill).state, State::Recording);
    QVERIFY(program.camera(kTill).since.has_value());
    QVERIFY(!program.camera(kTill).problem);
    QCOMPARE(program.ring.spans(kTill).size(), 1); // without a hole
    QVERIFY(program.recorder.vault().state() == Vault::Open);
    QCOMPARE(program.ring.status().lost, 0);
}

void TstRecorder::givesThePictureOfAnEarlierRun()
{
    Profile profile;
    const auto stand = this->stand();
    show(profile, *stand);
    TimeRange recorded;
    {
        Program program(profile);
        program.recorder.setCameras({kTill});
        program.signIn();
        QTRY_VERIFY(program.segments(kTill) >= 2);
        recorded = program.ring.spans(kTill).first();
    }
    RecordingSettings off = profile.settings.recording();
    off.on = false;
    profile.settings.setRecording(off); // what is there stays to be seen
    Program program(profile);
    program.recorder.setCameras({kTill});
    QTRY_COMPARE(program.ring.spans(kTill).size(), 1);
    for (Instant at = recorded.from; at < recorded.to; at += 370ms) {
        const Result<QImage> picture = program.grabber.frameAt(kTill, at, {}).result();
        QVERIFY(bool(picture));
        QVERIFY(readBlockCode(picture.value()) == stand->codeAt(at));
    }
    const Result<QImage> none = program.grabber.frameAt(kTill, recorded.from - 1s, {}).result();
    QVERIFY(!none && none.error().kind == Error::Kind::NotFound);
}

//! The screens and the recorder share what is fetched; turns are taken without a hole.
void TstRecorder::fetchesNothingTwice()
{
    Profile profile;
    const auto stand = this->stand();
    show(profile, *stand);
    Program program(profile);
    program.recorder.setCameras({kTill});
    program.signIn();
    QTRY_VERIFY(program.segments(kTill) >= 2);
    {
        LiveCamera screen(program.session, program.footage, profile.clock);
        screen.show(kTill);
        QTRY_COMPARE(screen.status().state, LiveStatus::State::Live);
        // Once the screen brings the segments, nobody else asks for them.
        const int before = program.segments(kTill);
        QTRY_VERIFY(program.segments(kTill) >= before + 1);
        stand->paths.clear();
        QTRY_VERIFY(program.segments(kTill) >= before + 4);
        QStringList asked;
        for (const QString &path : std::as_const(stand->paths)) {
            if (path.contains(u"segment"))
                asked << path;
        }
        QVERIFY(asked.size() >= 3);
        QVERIFY2(asked.removeDuplicates() == 0, qPrintable(stand->paths.join(u' ')));
        QCOMPARE(program.camera(kTill).state, State::Recording);
    }
    const int before = program.segments(kTill);
    QTRY_VERIFY(program.segments(kTill) >= before + 3);
    QCOMPARE(program.ring.spans(kTill).size(), 1);
    QCOMPARE(program.segments(kTill), int((program.ring.spans(kTill).first().to - program.ring.spans(kTill).first().from) / 1s));
}

void TstRecorder::recordsLinkedCamerasOnly()
{
    Profile profile;
    const auto stand = this->stand();
    show(profile, *stand);
    Program program(profile);
    program.signIn();
    LiveCamera screen(program.session, program.footage, profile.clock);
    screen.show(kTill);
    QTRY_COMPARE(screen.status().state, LiveStatus::State::Live);
    QVERIFY(!program.footage.spans(kTill).isEmpty());
    QVERIFY(program.recorder.cameras().isEmpty());
    program.recorder.setCameras({kTill});
    QTRY_VERIFY(program.segments(kTill) >= 1);
    screen.stop();
    program.recorder.setCameras({});
    QVERIFY(!program.camera(kTill).linked);
    QVERIFY(program.segments(kTill) >= 1); // its footage stays
    auto newest = stand->newest();
    QTRY_VERIFY(stand->newest() > newest); // what was under way has come
    stand->paths.clear();
    newest = stand->newest();
    QTRY_VERIFY(stand->newest() > newest + 1);
    QVERIFY(stand->paths.isEmpty());
}

void TstRecorder::renewsTheCredential()
{
    Profile profile;
    const auto stand = this->stand();
    show(profile, *stand);
    QByteArray token = "first";
    profile.cloud.live = [&](const CameraId &) {
        LiveSource source = stand->source();
        source.authHeader.second = "Bearer " + token;
        return source;
    };
    profile.cloud.renew = [&] {
        token = stand->token;
        return readyResult<Done>(Done{});
    };
    Program program(profile);
    program.recorder.setCameras({kTill});
    program.signIn();
    QTRY_VERIFY(program.segments(kTill) >= 1);
    stand->token = "second";
    const int before = program.segments(kTill);
    QTRY_VERIFY(program.segments(kTill) >= before + 2);
    QCOMPARE(profile.cloud.renewals, 1);
    QCOMPARE(program.ring.spans(kTill).size(), 1);
    // One that cannot be renewed ends the session, and says so.
    profile.cloud.renew = [] { return readyResult<Done>(refused("signIn.expired")); };
    stand->token = "third";
    QTRY_VERIFY(program.session.state() == Session::State::SignedOut);
    QCOMPARE(program.session.lastError()->reason, QStringLiteral("signIn.expired"));
    QCOMPARE(program.camera(kTill).state, State::Stopped);
}

void TstRecorder::saysWhyACameraIsNotRecorded()
{
    Profile profile;
    const auto stand = this->stand();
    show(profile, *stand);
    profile.cloud.list << Camera{kDoor, QStringLiteral("入口"), {}, {}, true};
    Program program(profile);
    program.recorder.setCameras({kTill, kDoor});
    program.signIn();
    QTRY_COMPARE(program.camera(kTill).state, State::Recording);
    QTRY_VERIFY(program.camera(kDoor).problem.has_value());
    QCOMPARE(program.camera(kDoor).state, State::Waiting); // the server does not know it, and it is asked on
    QCOMPARE(program.camera(kDoor).problem->kind, Error::Kind::NotFound);
    profile.cloud.list.last().options.live = false;
    QVERIFY(bool(wait(program.session.refreshCameras())));
    QTRY_COMPARE(program.camera(kDoor).state, State::Impossible);
    QCOMPARE(program.camera(kDoor).problem->reason, QStringLiteral("camera.optionMissing"));
}

void TstRecorder::stopsAndBeginsWithTheSetting()
{
    Profile profile;
    const auto stand = this->stand();
    show(profile, *stand);
    RecordingSettings settings = profile.settings.recording();
    settings.on = false;
    profile.settings.setRecording(settings);
    Program program(profile);
    program.recorder.setCameras({kTill});
    program.signIn();
    QTRY_VERIFY(program.recorder.vault().state() == Vault::Closed);
    QVERIFY(!program.ring.exists()); // nothing is made that nobody asked for
    QVERIFY(!profile.secrets.read(kKey).result());
    settings.on = true;
    profile.settings.setRecording(settings);
    QTRY_VERIFY(program.segments(kTill) >= 1);
    settings.on = false;
    profile.settings.setRecording(settings);
    QCOMPARE(program.camera(kTill).state, State::Stopped);
    const int before = program.segments(kTill);
    stand->paths.clear();
    const auto newest = stand->newest();
    QTRY_VERIFY(stand->newest() > newest + 1);
    QVERIFY(stand->paths.isEmpty());
    QVERIFY(program.segments(kTill) <= before + 1); // one may have been on its way
}

void TstRecorder::stopsWithTheSignIn()
{
    Profile profile;
    const auto stand = this->stand();
    show(profile, *stand);
    Program program(profile);
    program.recorder.setCameras({kTill});
    program.signIn();
    QTRY_VERIFY(program.segments(kTill) >= 1);
    program.session.signOut();
    QCOMPARE(program.camera(kTill).state, State::Stopped);
    stand->paths.clear();
    const auto newest = stand->newest();
    QTRY_VERIFY(stand->newest() > newest + 1);
    QVERIFY(stand->paths.isEmpty());
    program.signIn();
    QTRY_COMPARE(program.camera(kTill).state, State::Recording);
}

void TstRecorder::keepsItsKeyInTheKeyStore()
{
    Profile profile;
    {
        Program program(profile);
        QTRY_VERIFY(program.recorder.vault().state() == Vault::Open);
        const QByteArray kept = profile.secrets.read(kKey).result().value();
        QCOMPARE(QByteArray::fromHex(kept).size(), qsizetype(32));
    }
    const QByteArray kept = profile.secrets.read(kKey).result().value();
    Program program(profile);
    QTRY_VERIFY(program.recorder.vault().state() == Vault::Open);
    QCOMPARE(profile.secrets.read(kKey).result().value(), kept);
    QFile ini(profile.folder.filePath(QStringLiteral("settings.ini")));
    QVERIFY(!ini.open(QIODevice::ReadOnly) || !ini.readAll().contains(kept));
}

void TstRecorder::recordsNothingWithoutAKey()
{
    Profile profile;
    const auto stand = this->stand();
    show(profile, *stand);
    profile.secrets.refuseWrite = Error{Error::Kind::Storage, {}, {}, QStringLiteral("secrets.locked")};
    Program program(profile);
    program.recorder.setCameras({kTill});
    program.signIn();
    QTRY_VERIFY(program.recorder.vault().state() == Vault::Failed);
    QCOMPARE(program.recorder.vault().error()->reason, QStringLiteral("secrets.locked"));
    QVERIFY(!program.ring.exists());
    QCOMPARE(program.camera(kTill).state, State::Stopped);
    profile.secrets.refuseWrite.reset();
    program.recorder.retry();
    QTRY_VERIFY(program.segments(kTill) >= 1);
}

void TstRecorder::asksBeforeItBeginsAnew()
{
    Profile profile;
    const auto stand = this->stand();
    show(profile, *stand);
    {
        Program program(profile);
        program.recorder.setCameras({kTill});
        program.signIn();
        QTRY_VERIFY(program.segments(kTill) >= 1);
    }
    QVERIFY(bool(profile.secrets.remove(kKey).result()));
    Program program(profile);
    program.recorder.setCameras({kTill});
    program.signIn();
    QTRY_VERIFY(program.recorder.vault().state() == Vault::KeyLost);
    QVERIFY(!profile.secrets.read(kKey).result()); // no new key over the old footage
    QVERIFY(program.recorder.cameras().first().kept.segments == 0);
    program.recorder.beginAnew();
    QTRY_VERIFY(program.segments(kTill) >= 1);
    QVERIFY(program.recorder.vault().state() == Vault::Open);
}

void TstRecorder::waitsForAnotherProgram()
{
    Profile profile;
    auto first = std::make_unique<Program>(profile);
    QTRY_VERIFY(first->recorder.vault().state() == Vault::Open);
    Program second(profile);
    QTRY_VERIFY(second.recorder.vault().state() == Vault::Failed);
    QCOMPARE(second.recorder.vault().error()->reason, QStringLiteral("footage.inUse"));
    first.reset();
    second.recorder.retry();
    QTRY_VERIFY(second.recorder.vault().state() == Vault::Open);
}

void TstRecorder::knowsHowFarTheBudgetReaches()
{
    Profile profile;
    Program program(profile);
    QTRY_VERIFY(program.recorder.vault().state() == Vault::Open);
    program.recorder.setCameras({kTill, kDoor});
    QVERIFY(!program.recorder.reach());
    const Instant start = profile.clock.now();
    for (int i = 0; i < 20; ++i) // 1 MB in 2 s: 1.8 GB an hour
        QVERIFY(program.ring.append(kTill, {i, QByteArray(1'000'000, 'x'), {}, start + i * 2s, true, false, 2s}));
    QVERIFY(bool(program.ring.sync().result()));
    RecordingSettings settings = profile.settings.recording();
    settings.bytes = 36'000'000'000;
    profile.settings.setRecording(settings);
    QTRY_VERIFY(program.recorder.reach().has_value());
    QCOMPARE(program.recorder.reach()->count(), 9); // two cameras of that kind: 10 h, less the records' own bytes
}

QTEST_GUILESS_MAIN(TstRecorder)
#include "tst_recorder.moc"
