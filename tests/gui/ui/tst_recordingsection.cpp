// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ui/uifixture.h"
#include "tests/unit/services/recorderstand.h"

#include "ui/screens/settings/recordingsection.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace std::chrono_literals;
using Vault = FootageVault::State;

namespace {

//! The section over a real recorder; what the cameras send is brought by the test.
struct Place {
    explicit Place(RecordingProfile &profile) : program(profile), store(profile.folder.path()), links(store.make())
    {
        program.signIn();
        window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(window.get());
        section = new RecordingSection(program.recorder, profile.settings, program.session, *links, dialogs, window.get());
        layout->addWidget(section);
        layout->addStretch(1);
        window->resize(900, 500);
    }
    void open()
    {
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("no window");
    }
    //! As a reader would bring it.
    void bring(const CameraId &camera, int count, qsizetype bytes = 1'000'000)
    {
        const Instant start = program.profile.clock.now() - 2s * count;
        for (int i = 0; i < count; ++i)
            program.footage.append(camera, {i, QByteArray(bytes, 'x'), {}, start + 2s * i, true, false, 2s});
        (void)program.ring.sync().result();
    }
    QWidget *row(int index) const { return section->findChild<QWidget *>(QStringLiteral("recordingRow%1").arg(index)); }
    QString text(int index, const char *label) const { return child<QLabel>(row(index), label)->text(); }
    QString text(const char *label) const { return child<QLabel>(section, label)->text(); }
    QPushButton *button(const char *name) const { return child<QPushButton>(section, name); }
    void press(const char *name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    QSpinBox *box(const char *name) const { return child<QSpinBox>(section, name); }
    void type(const char *name, const QString &text) const
    {
        box(name)->setFocus();
        box(name)->selectAll();
        QTest::keyClicks(box(name), text);
        QTest::keyClick(box(name), Qt::Key_Return);
    }

    RecordingProgram program;
    Store store;
    std::unique_ptr<Links> links;
    ScriptedDialogs dialogs;
    std::unique_ptr<QWidget> window;
    RecordingSection *section = nullptr;
};

} // namespace

class TstRecordingSection : public QObject {
    Q_OBJECT
private slots:
    void saysThatNothingIsLinked();
    void showsHowEachCameraFares();
    void setsWhatIsKept();
    void asksBeforeASmallerBudgetDeletes();
    void turnsRecordingOff();
    void deletesAllWhenConfirmed();
    void beginsAnewWhenConfirmed();
    void triesAgain();
    void speaksAnotherLanguage();

private:
    const UseLanguage m_japanese{QStringLiteral("ja")};
};

void TstRecordingSection::saysThatNothingIsLinked()
{
    RecordingProfile profile;
    Place place(profile);
    place.open();
    QVERIFY(child<QLabel>(place.section, "emptyText")->isVisible());
    QVERIFY(!place.button("deleteVideoButton")->isEnabled());
    QVERIFY(child<QCheckBox>(place.section, "recordBox")->isChecked());
    QCOMPARE(place.box("bytesBox")->value(), 20);
    QCOMPARE(place.box("daysBox")->value(), 7);
}

void TstRecordingSection::showsHowEachCameraFares()
{
    RecordingProfile profile;
    profile.cloud.list << Camera{kDoor, QStringLiteral("入口"), {}, QStringLiteral("CC-2L"), true, {false, true}};
    Place place(profile);
    place.open();
    QTRY_VERIFY(place.program.recorder.vault().state() == Vault::Open);
    place.program.recorder.setCameras({kTill, kDoor});
    QTRY_COMPARE(place.text(0, "recordingState"), QStringLiteral("カメラの映像待ち"));
    QVERIFY(!child<QLabel>(place.section, "emptyText")->isVisible());
    QCOMPARE(place.text(0, "recordingKept"), QStringLiteral("映像はまだありません"));
    place.bring(kTill, 30);
    QTRY_VERIFY(place.text(0, "recordingState").endsWith(QStringLiteral("から保存中")));
    QCOMPARE(place.text(0, "recordingName"), QStringLiteral("レジ前"));
    QTRY_VERIFY2(place.text(0, "recordingKept").endsWith(QStringLiteral("から合計1分（30 MB）")),
                 qPrintable(place.text(0, "recordingKept")));
    // A camera without the option says so.
    QCOMPARE(place.text(1, "recordingName"), QStringLiteral("入口 (CC-2L)"));
    QCOMPARE(place.text(1, "recordingState"), QStringLiteral("保存できません"));
    QVERIFY(child<QLabel>(place.row(1), "recordingProblem")->isVisible());
    QVERIFY(!child<QLabel>(place.row(0), "recordingProblem")->isVisible());
    // 20 GB of two cameras with 0.5 MB a second each.
    QTRY_VERIFY2(place.text("reach").contains(QStringLiteral("20.0 GBで約5時間0分")), qPrintable(place.text("reach")));
    // One that is not linked any more keeps its video.
    place.program.recorder.setCameras({kDoor});
    QTRY_COMPARE(place.text(1, "recordingState"), QStringLiteral("連携解除済み"));
    if (const QString file = qEnvironmentVariable("REGILENS_TEST_PICTURES"); !file.isEmpty())
        place.window->grab().save(file);
}

void TstRecordingSection::setsWhatIsKept()
{
    RecordingProfile profile;
    Place place(profile);
    place.open();
    place.type("bytesBox", QStringLiteral("150"));
    QCOMPARE(profile.settings.recording().bytes, 150'000'000'000);
    place.type("daysBox", QStringLiteral("30"));
    QCOMPARE(profile.settings.recording().days, 30);
    place.type("bytesBox", QStringLiteral("5")); // nothing is there that would go
    QCOMPARE(profile.settings.recording().bytes, 5'000'000'000);
    QVERIFY(place.dialogs.questions.isEmpty());
}

void TstRecordingSection::asksBeforeASmallerBudgetDeletes()
{
    RecordingProfile profile;
    Place place(profile);
    place.open();
    QTRY_VERIFY(place.program.recorder.vault().state() == Vault::Open);
    place.program.recorder.setCameras({kTill});
    const Instant old = profile.clock.now() - 72h;
    QVERIFY(place.program.ring.append(kTill, {1, "old", {}, old, true, false, 2s}));
    QVERIFY(bool(place.program.ring.sync().result()));
    place.dialogs.answer = false;
    place.type("daysBox", QStringLiteral("2"));
    QTRY_COMPARE(place.dialogs.questions.size(), 1);
    QVERIFY(place.dialogs.questions.first().dangerous);
    QTRY_COMPARE(place.box("daysBox")->value(), 7); // as before
    QCOMPARE(profile.settings.recording().days, 7);
    place.dialogs.answer = true;
    place.type("daysBox", QStringLiteral("2"));
    QTRY_COMPARE(profile.settings.recording().days, 2);
    QCOMPARE(place.box("daysBox")->value(), 2);
    QCOMPARE(place.dialogs.questions.size(), 2);
}

void TstRecordingSection::turnsRecordingOff()
{
    RecordingProfile profile;
    Place place(profile);
    place.open();
    QTRY_VERIFY(place.program.recorder.vault().state() == Vault::Open);
    place.program.recorder.setCameras({kTill});
    place.bring(kTill, 3);
    auto *box = child<QCheckBox>(place.section, "recordBox");
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Space);
    QVERIFY(!profile.settings.recording().on);
    QTRY_COMPARE(place.text(0, "recordingState"), QStringLiteral("停止中"));
    const qint64 before = place.program.camera(kTill).kept.segments;
    place.bring(kTill, 5);
    QCOMPARE(place.program.camera(kTill).kept.segments, before);
}

void TstRecordingSection::deletesAllWhenConfirmed()
{
    RecordingProfile profile;
    Place place(profile);
    place.open();
    QTRY_VERIFY(place.program.recorder.vault().state() == Vault::Open);
    place.program.recorder.setCameras({kTill});
    place.bring(kTill, 3);
    QTRY_VERIFY(place.button("deleteVideoButton")->isEnabled());
    place.dialogs.answer = false;
    place.press("deleteVideoButton");
    QTRY_COMPARE(place.dialogs.questions.size(), 1);
    QVERIFY(place.program.ring.status().bytes > 0);
    place.dialogs.answer = true;
    place.press("deleteVideoButton");
    QTRY_VERIFY(place.text("recordingNotice").contains(QStringLiteral("すべて削除しました")));
    QCOMPARE(place.program.ring.status().bytes, 0);
    QTRY_VERIFY(!place.button("deleteVideoButton")->isEnabled());
}

void TstRecordingSection::beginsAnewWhenConfirmed()
{
    RecordingProfile profile;
    {
        RecordingProgram before(profile);
        QTRY_VERIFY(before.recorder.vault().state() == Vault::Open);
    }
    QVERIFY(bool(profile.secrets.remove(kFootageKey).result()));
    Place place(profile);
    place.open();
    QTRY_VERIFY(place.text("recordingNotice").contains(QStringLiteral("暗号鍵")));
    place.dialogs.answer = false;
    place.press("noticeAction");
    QTRY_COMPARE(place.dialogs.questions.size(), 1);
    QVERIFY(place.program.recorder.vault().state() == Vault::KeyLost);
    place.dialogs.answer = true;
    place.press("noticeAction");
    QTRY_VERIFY(place.program.recorder.vault().state() == Vault::Open);
    QTRY_VERIFY(!child<QLabel>(place.section, "recordingNotice")->isVisible());
}

void TstRecordingSection::triesAgain()
{
    RecordingProfile profile;
    profile.secrets.refuseRead = Error{Error::Kind::Storage, {}, {}, QStringLiteral("secrets.locked")};
    Place place(profile);
    place.open();
    QTRY_VERIFY(place.text("recordingNotice").contains(QStringLiteral("映像は保存されていません")));
    profile.secrets.refuseRead.reset();
    place.press("noticeAction");
    QTRY_VERIFY(place.program.recorder.vault().state() == Vault::Open);
}

void TstRecordingSection::speaksAnotherLanguage()
{
    RecordingProfile profile;
    Place place(profile);
    place.open();
    QTRY_VERIFY(place.program.recorder.vault().state() == Vault::Open);
    place.program.recorder.setCameras({kTill});
    place.bring(kTill, 3);
    QTRY_VERIFY(place.text(0, "recordingState").endsWith(QStringLiteral("から保存中")));
    {
        const UseLanguage english(QStringLiteral("en"));
        QTRY_VERIFY(place.text(0, "recordingState").startsWith(QStringLiteral("Recording since")));
        QCOMPARE(place.button("deleteVideoButton")->text(), QStringLiteral("Delete all video"));
        QCOMPARE(place.box("daysBox")->suffix(), QStringLiteral(" days"));
    }
}

QTEST_MAIN(TstRecordingSection)
#include "tst_recordingsection.moc"
