// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The button that exports the video of what the dashboard shows.
#include "tests/gui/dashboard/dashboardfixture.h"
#include "tests/support/playedclip.h"
#include "tests/support/testfootage.h"
#include "ui/dialogs/clipdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace std::chrono_literals;

class TstDashboardClips : public DashboardFixture {
    Q_OBJECT
private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void saysWhatIsNeeded();
    void exportsTheChosenReceipt();
    void exportsAMarkedSpan();

private:
    QPushButton *button() const { return child<QPushButton>("dashboardExport"); }
    ClipDialog *dialog() const { return qobject_cast<ClipDialog *>(m_dialogs->opened.data()); }
    CameraId till() const { return m_stand->cloud.cameras.at(0).id; }
    //! From five seconds before the newest receipt on.
    void keepFootage()
    {
        const TestFootage made = TestFootage::make({.camera = 1, .length = 10s});
        QVERIFY2(made.problem.isEmpty(), qPrintable(made.problem));
        for (int i = 0; i < 10; ++i)
            m_stand->footage.append(till(), {i, made.segments.at(i), {}, newest() - 5s + i * 1s, true, false, 1s});
    }
    Instant newest() const
    {
        const QVariant row = list()->model()->index(0, 0).data(ReceiptListModel::RowRole);
        return row.value<ReceiptRow>().soldAt;
    }
};

void TstDashboardClips::saysWhatIsNeeded()
{
    QVERIFY(open());
    QVERIFY(!button()->isEnabled());
    const QString reason = button()->toolTip();
    QVERIFY(!reason.isEmpty());
    QTest::keyClick(m_screen.get(), Qt::Key_E, Qt::ControlModifier);
    QVERIFY(!dialog());
    clickRow(0);
    QTRY_VERIFY(button()->isEnabled());
    QVERIFY(button()->toolTip() != reason);
    QTest::keyClick(m_screen.get(), Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(dialog());
    QVERIFY(!::child<QPushButton>(dialog(), "writeButton")->isEnabled()); // nothing is kept
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
    QTest::keyClick(m_screen.get(), Qt::Key_Escape);
    QTRY_VERIFY(!button()->isEnabled());
}

void TstDashboardClips::exportsTheChosenReceipt()
{
    QVERIFY(open());
    keepFootage();
    clickRow(0);
    QTRY_VERIFY(button()->isEnabled());
    click("dashboardExport");
    QVERIFY(dialog());
    const QTemporaryDir out;
    m_dialogs->folder = out.path();
    QTest::mouseClick(::child<QPushButton>(dialog(), "chooseFolderButton"), Qt::LeftButton);
    QTRY_COMPARE(::child<QLineEdit>(dialog(), "folder")->text(), QDir::toNativeSeparators(out.path()));
    ::child<QSpinBox>(dialog(), "before")->setValue(3);
    ::child<QSpinBox>(dialog(), "after")->setValue(2);
    QTest::keyClick(::child<QComboBox>(dialog(), "manner"), Qt::Key_Down);
    QTest::keyClick(::child<QCheckBox>(dialog(), "burnIn"), Qt::Key_Space);
    QTest::mouseClick(::child<QPushButton>(dialog(), "writeButton"), Qt::LeftButton);
    const auto files = [&out] { return QDir(out.path()).entryList({QStringLiteral("*.mp4")}, QDir::Files); };
    QTRY_COMPARE_WITH_TIMEOUT(files().size(), 1, 20'000);
    QVERIFY2(files().first().contains(QStringLiteral("No.6932")), qPrintable(files().first()));
    const PlayedClip played = PlayedClip::of(out.filePath(files().first()));
    QCOMPARE(played.codes.size(), 125);
    QCOMPARE(played.codes.first(), std::optional(TestFootage::codeAt(1, 2s)));

    // The next one goes to the same place.
    QTRY_VERIFY(::child<QPushButton>(dialog(), "closeButton")->isVisible());
    QTest::mouseClick(::child<QPushButton>(dialog(), "closeButton"), Qt::LeftButton);
    QTRY_VERIFY(!dialog());
    click("dashboardExport");
    QCOMPARE(::child<QLineEdit>(dialog(), "folder")->text(), QDir::toNativeSeparators(out.path()));
}

void TstDashboardClips::exportsAMarkedSpan()
{
    QVERIFY(open());
    keepFootage();
    QVERIFY(m_stand->playback.openAt(till(), newest() - 2s, false));
    QTRY_VERIFY(!m_stand->playback.frame().image.isNull());
    QVERIFY(!button()->isEnabled());
    m_stand->playback.setMark(Playback::Mark::In);
    m_stand->playback.seek(newest() + 1s);
    QTRY_COMPARE(m_stand->playback.frame().at, newest() + 1s);
    m_stand->playback.setMark(Playback::Mark::Out);
    QTRY_VERIFY(button()->isEnabled());
    click("dashboardExport");
    QCOMPARE(::child<QComboBox>(dialog(), "span")->count(), 1);
    QVERIFY(::child<QPushButton>(dialog(), "writeButton")->isEnabled());
    m_stand->playback.clearMarks();
    QTRY_VERIFY(!button()->isEnabled());
}

QTEST_MAIN(TstDashboardClips)
#include "tst_dashboardclips.moc"
