// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ui/uifixture.h"

#include "ui/widgets/camerabox.h"

#include <QAbstractItemView>
#include <QSignalSpy>
#include <QWheelEvent>

namespace {

CameraId id(const char *value)
{
    return {QString::fromLatin1(value)};
}

Camera camera(const char *value, const QString &name)
{
    return {id(value), name, {}, QStringLiteral("CC-2"), true};
}

const QList<Camera> kThree{camera("a", QStringLiteral("レジ前")), camera("b", QStringLiteral("出口")), camera("c", QStringLiteral("厨房"))};

Camera withoutOption(Camera camera)
{
    camera.options = {false, false};
    return camera;
}

} // namespace

class TstCameraBox : public QObject {
    Q_OBJECT
private slots:
    void choosesByKeyboard();
    void greysWhatCannotBeLinked();
    void keepsTheChoiceWhenTheListChanges();
    void keepsTheListDroppedDown();
    void showsACameraThatIsGone();
    void isNotTurnedByTheWheel();
    void translates();

private:
    const UseLanguage m_japanese{QStringLiteral("ja")};
};

void TstCameraBox::choosesByKeyboard()
{
    CameraBox box;
    QSignalSpy chosen(&box, &CameraBox::chosen);
    box.setCameras(kThree);
    QCOMPARE(box.currentIndex(), -1);
    QVERIFY(box.camera().isEmpty());
    QCOMPARE(box.placeholderText(), QStringLiteral("カメラを選択"));
    box.show();
    QTest::keyClick(&box, Qt::Key_Down);
    QCOMPARE(box.camera(), id("a"));
    QCOMPARE(box.currentText(), QStringLiteral("レジ前 (CC-2)"));
    QTest::keyClick(&box, Qt::Key_End);
    QCOMPARE(box.camera(), id("c"));
    QCOMPARE(chosen.count(), 2);
    box.setCamera(id("b"));
    QCOMPARE(box.currentText(), QStringLiteral("出口 (CC-2)"));
    QCOMPARE(chosen.count(), 2); // only what the user does
}

void TstCameraBox::greysWhatCannotBeLinked()
{
    CameraBox box;
    box.setCameras({kThree[0], withoutOption(kThree[1]), kThree[2]});
    box.setCamera(id("a"));
    box.show();
    QVERIFY(!(box.model()->flags(box.model()->index(1, 0)) & Qt::ItemIsEnabled));
    QVERIFY(box.itemText(1).contains(QStringLiteral("オプションなし")));
    QVERIFY(box.itemData(1, Qt::ToolTipRole).toString().contains(QStringLiteral("オプション")));
    Camera shared = withoutOption(kThree[1]);
    shared.options.noAccess = true; // not the contract's fault but this account's
    box.setCameras({kThree[0], shared, kThree[2]});
    QVERIFY(box.itemText(1).contains(QStringLiteral("権限なし")));
    QVERIFY(box.itemData(1, Qt::ToolTipRole).toString().contains(QStringLiteral("カメラのオーナー")));
    QTest::keyClick(&box, Qt::Key_Down);
    QCOMPARE(box.camera(), id("c")); // over the one between
    box.setCamera(id("b")); // linked before the option went: shown, as it is
    QVERIFY(box.currentText().contains(QStringLiteral("出口")));
}

void TstCameraBox::keepsTheChoiceWhenTheListChanges()
{
    CameraBox box;
    QSignalSpy chosen(&box, &CameraBox::chosen);
    box.setCameras(kThree);
    box.setCamera(id("b"));
    box.setCameras({camera("n", QStringLiteral("新しい")), kThree[2], kThree[1], kThree[0]});
    QCOMPARE(box.camera(), id("b"));
    QCOMPARE(box.count(), 4);
    QCOMPARE(box.currentText(), QStringLiteral("出口 (CC-2)"));
    QCOMPARE(box.itemText(1), QStringLiteral("厨房 (CC-2)"));
    box.setCameras({camera("b", QStringLiteral("裏口"))});
    QCOMPARE(box.currentText(), QStringLiteral("裏口 (CC-2)"));
    QCOMPARE(box.count(), 1);
    QCOMPARE(chosen.count(), 0);
}

void TstCameraBox::keepsTheListDroppedDown()
{
    CameraBox box;
    box.setCameras(kThree);
    box.setCamera(id("a"));
    box.show();
    QVERIFY(QTest::qWaitForWindowExposed(&box));
    box.showPopup();
    QTRY_VERIFY(box.view()->isVisible());
    QTest::keyClick(box.view(), Qt::Key_Down);
    QTest::keyClick(box.view(), Qt::Key_Down);
    box.setCameras({camera("n", QStringLiteral("新しい")), kThree[1], kThree[2]}); // one came first, the chosen one went
    QVERIFY(box.view()->isVisible());
    QCOMPARE(box.view()->currentIndex().data(Qt::UserRole).value<CameraId>(), id("c")); // the mark stays on its camera
    QCOMPARE(box.camera(), id("a"));
    QTest::keyClick(box.view(), Qt::Key_Return);
    QTRY_VERIFY(!box.view()->isVisible());
    QCOMPARE(box.camera(), id("c"));
}

void TstCameraBox::showsACameraThatIsGone()
{
    CameraBox box;
    box.setCameras(kThree);
    box.setCamera(id("gone"), QStringLiteral("倉庫"));
    QCOMPARE(box.count(), 4);
    QCOMPARE(box.currentText(), QStringLiteral("倉庫"));
    QVERIFY(!box.toolTip().isEmpty());
    box.setCamera(id("a"));
    QCOMPARE(box.count(), 3);
    box.setCameras({});
    QCOMPARE(box.currentText(), QStringLiteral("レジ前 (CC-2)")); // as it was called last
}

void TstCameraBox::isNotTurnedByTheWheel()
{
    CameraBox box;
    box.setCameras(kThree);
    box.setCamera(id("a"));
    box.show();
    QWheelEvent wheel(QPointF(5, 5), box.mapToGlobal(QPointF(5, 5)), {}, {0, -120}, {}, {}, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&box, &wheel);
    QCOMPARE(box.camera(), id("a"));
}

void TstCameraBox::translates()
{
    CameraBox box;
    box.setCameras({withoutOption(kThree[0])});
    const UseLanguage use(QStringLiteral("en"));
    QTRY_COMPARE(box.placeholderText(), QStringLiteral("Choose a camera"));
    QVERIFY(box.itemText(0).contains(QStringLiteral("option missing")));
}

QTEST_MAIN(TstCameraBox)
#include "tst_camerabox.moc"
