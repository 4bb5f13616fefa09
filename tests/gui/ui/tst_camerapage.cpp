// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ui/uifixture.h"
#include "tests/unit/services/servicesfixture.h"

#include "app/services/camerathumbnails.h"
#include "ui/models/cameratablemodel.h"
#include "ui/screens/links/camerapage.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QBuffer>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using Column = CameraTableModel::Column;

namespace {

const CameraId kFirst{QStringLiteral("a")};
const CameraId kSecond{QStringLiteral("b")};
const CameraId kThird{QStringLiteral("c")};

QByteArray jpeg(QColor color)
{
    QImage image(320, 180, QImage::Format_RGB32);
    image.fill(color);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "jpeg", 95);
    return bytes;
}

Error optionMissing()
{
    return {Error::Kind::Forbidden, {}, {}, QStringLiteral("camera.optionMissing")};
}

//! The page on a real database, with three cameras: one without the live option, one that is off.
struct Place {
    explicit Place(bool signedIn = true) : store(folder.path()), links(store.make())
    {
        store.cameras.list = {{kFirst, QStringLiteral("レジ前"), QStringLiteral("S-001"), QStringLiteral("CC-2L"), true},
                              {kSecond, QStringLiteral("出口"), QStringLiteral("S-002"), QStringLiteral("CC-2"), true},
                              {kThird, {}, QStringLiteral("S-003"), QStringLiteral("One"), false}};
        store.cameras.tryLive = [](const CameraId &camera) {
            return readyResult<Done>(camera == kSecond ? Result<Done>(optionMissing()) : Result<Done>(Done{}));
        };
        store.cameras.still = [this](const CameraId &camera, std::optional<Instant>) {
            ++stills;
            return readyResult<QByteArray>(camera == kSecond ? Result<QByteArray>(optionMissing()) : Result<QByteArray>(jpeg(Qt::blue)));
        };
        store.cameras.thumbnail = [](const CameraId &) { return readyResult<QByteArray>(jpeg(Qt::red)); };
        page = std::make_unique<CameraPage>(*links, store.session, &thumbnails, theme);
        page->setObjectName(QStringLiteral("camerasPage"));
        page->resize(1180, 700);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("no window");
        if (signedIn)
            signIn();
    }
    void signIn()
    {
        if (!wait(store.session.signInWithPassword(QStringLiteral("owner@example.jp"), QStringLiteral("right"))))
            qFatal("no sign-in");
    }
    QString shownState() const
    {
        for (const char *name : {"loadingState", "errorState", "emptyState", "tableState"}) {
            if (child<QWidget>(page.get(), name)->isVisible())
                return QString::fromLatin1(name);
        }
        return {};
    }
    QTableView *table() const { return child<QTableView>(page.get(), "cameraTable"); }
    QPushButton *button(const char *name) const { return child<QPushButton>(page.get(), name); }
    QLabel *label(const char *name) const { return child<QLabel>(page.get(), name); }
    QString cell(int row, int column, int role = Qt::DisplayRole) const
    {
        return table()->model()->index(row, column).data(role).toString();
    }
    bool showsTable(int rows) const
    {
        return QTest::qWaitFor([&] { return shownState() == u"tableState" && table()->model()->rowCount() == rows; });
    }
    void click(int row)
    {
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {},
                          table()->visualRect(table()->model()->index(row, Column::Serial)).center());
    }

    QTemporaryDir folder;
    Theme theme;
    Store store;
    std::unique_ptr<Links> links;
    int stills = 0;
    CameraThumbnails thumbnails{store.session, store.clock};
    std::unique_ptr<CameraPage> page;
};

} // namespace

class TstCameraPage : public QObject {
    Q_OBJECT
private slots:
    void showsWhatTheAccountSees();
    void greysWhatCannotBeLinkedAndSaysWhy();
    void namesTheRegisters();
    void showsItsFourStates();
    void refreshesByButtonAndByKey();
    void keepsTheListWhenTheCloudFails();
    void keepsTheChosenRowWhileTheListChanges();
    void isUsableByKeyboard();
    void asksForThumbnailsOfWhatIsSeen();
    void speaksTheOtherLanguage();

private:
    const UseLanguage m_japanese{QStringLiteral("ja")};
};

void TstCameraPage::showsWhatTheAccountSees()
{
    Place place;
    const QAbstractItemModelTester tester(place.table()->model());
    QVERIFY(place.showsTable(3));
    QCOMPARE(place.cell(0, Column::Name), QStringLiteral("レジ前"));
    QCOMPARE(place.cell(0, Column::Serial), QStringLiteral("S-001"));
    QCOMPARE(place.cell(0, Column::Model), QStringLiteral("CC-2L"));
    QCOMPARE(place.cell(0, Column::State), QStringLiteral("オンライン"));
    QCOMPARE(place.cell(2, Column::Name), QStringLiteral("S-003")); // it has no name
    QCOMPARE(place.cell(2, Column::State), QStringLiteral("オフライン"));
    QTRY_COMPARE(place.cell(0, Column::Live), QStringLiteral("あり"));
    QTRY_COMPARE(place.cell(1, Column::Live), QStringLiteral("なし"));
    QCOMPARE(place.cell(2, Column::Live), QStringLiteral("未確認"));
    QCOMPARE(place.cell(0, Column::Stills), QStringLiteral("未確認"));
    QCOMPARE(place.stills, 0); // they are counted: never asked for to find out
    QCOMPARE(place.cell(0, Column::Registers), QStringLiteral("未連携"));
}

void TstCameraPage::greysWhatCannotBeLinkedAndSaysWhy()
{
    Place place;
    QVERIFY(place.showsTable(3));
    QTRY_COMPARE(place.cell(1, Column::Live), QStringLiteral("なし"));
    QVERIFY(place.table()->model()->index(1, 0).data(CameraTableModel::LinkableRole).toBool()); // there may be stills
    (void)wait(place.store.session.client()->still(kFirst, {}));
    (void)wait(place.store.session.client()->still(kSecond, {}));
    QTRY_COMPARE(place.cell(1, Column::Stills), QStringLiteral("なし"));
    QCOMPARE(place.cell(0, Column::Stills), QStringLiteral("あり"));
    QVERIFY(!place.table()->model()->index(1, 0).data(CameraTableModel::LinkableRole).toBool());
    QCOMPARE(place.cell(1, Column::Registers), QStringLiteral("連携できません（オプションなし）"));
    QVERIFY(!place.label("problem")->isVisible());
    place.click(1);
    QVERIFY(place.label("problem")->isVisible());
    QVERIFY2(place.label("problem")->text().contains(QStringLiteral("出口")) &&
                 place.label("problem")->text().contains(QStringLiteral("Safie")),
             qPrintable(place.label("problem")->text()));
    QVERIFY(place.cell(1, Column::Name, Qt::AccessibleTextRole).contains(QStringLiteral("Safie")));
    place.click(0);
    QVERIFY(!place.label("problem")->isVisible());
    place.click(2); // off, which is another matter
    QVERIFY(place.label("problem")->text().contains(QStringLiteral("電源")));
}

void TstCameraPage::namesTheRegisters()
{
    Place place;
    QVERIFY(place.showsTable(3));
    for (const auto &[terminal, camera] : {std::pair{QStringLiteral("1"), kFirst}, std::pair{QStringLiteral("2"), kFirst}})
        QVERIFY(wait(place.links->addSmaregi(QStringLiteral("sk1234a"), {kRightToken, {}, {}}, terminal, camera, true)));
    QTRY_COMPARE(place.cell(0, Column::Registers), QStringLiteral("スマレジ レジ 1、スマレジ レジ 2"));
    QVERIFY(wait(place.links->remove({place.links->all().first().id})));
    QTRY_COMPARE(place.cell(0, Column::Registers), QStringLiteral("スマレジ レジ 2"));
}

void TstCameraPage::showsItsFourStates()
{
    Place place(false);
    QCOMPARE(place.shownState(), QStringLiteral("loadingState"));
    place.store.cameras.camerasError = Error{Error::Kind::Offline, {}, {}, {}};
    place.signIn();
    QTRY_COMPARE(place.shownState(), QStringLiteral("errorState"));
    QVERIFY(place.label("errorText")->text().contains(QStringLiteral("接続")));
    QVERIFY(!place.button("refreshButton")->isVisible());

    place.store.cameras.camerasError.reset();
    const QList<Camera> cameras = place.store.cameras.list;
    place.store.cameras.list.clear();
    QTest::mouseClick(place.button("retryButton"), Qt::LeftButton);
    QTRY_COMPARE(place.shownState(), QStringLiteral("emptyState"));
    QVERIFY(place.label("emptyText")->text().contains(QStringLiteral("オーナー")));

    place.store.cameras.list = cameras;
    QTRY_VERIFY(place.button("emptyButton")->isEnabled());
    QTest::mouseClick(place.button("emptyButton"), Qt::LeftButton);
    QVERIFY(place.showsTable(3));
    QVERIFY(place.button("refreshButton")->isVisible());
    place.store.session.signOut();
    QTRY_COMPARE(place.shownState(), QStringLiteral("loadingState"));
}

void TstCameraPage::refreshesByButtonAndByKey()
{
    Place place;
    QVERIFY(place.showsTable(3));
    QTRY_COMPARE(place.cell(1, Column::Live), QStringLiteral("なし"));
    place.store.cameras.tryLive = {}; // the option was bought
    place.store.cameras.list[2].online = true;
    QTest::mouseClick(place.button("refreshButton"), Qt::LeftButton);
    QTRY_COMPARE(place.cell(2, Column::State), QStringLiteral("オンライン"));
    QTRY_COMPARE(place.cell(1, Column::Live), QStringLiteral("あり"));
    QCOMPARE(place.store.cameras.forgotten, 1);

    place.store.cameras.list.removeLast();
    place.table()->setFocus();
    QTest::keyClick(place.table(), Qt::Key_F5);
    QVERIFY(place.showsTable(2));
    QCOMPARE(place.store.cameras.forgotten, 2);
    QTRY_VERIFY(place.button("refreshButton")->isEnabled());
}

void TstCameraPage::keepsTheListWhenTheCloudFails()
{
    Place place;
    QVERIFY(place.showsTable(3));
    place.store.cameras.camerasError = Error{Error::Kind::Timeout, {}, {}, {}};
    QTest::mouseClick(place.button("refreshButton"), Qt::LeftButton);
    QTRY_VERIFY(place.label("notice")->isVisible());
    QVERIFY(!place.label("notice")->text().isEmpty());
    QCOMPARE(place.shownState(), QStringLiteral("tableState"));
    place.store.cameras.camerasError.reset();
    QTRY_VERIFY(place.button("refreshButton")->isEnabled());
    QTest::mouseClick(place.button("refreshButton"), Qt::LeftButton);
    QTRY_VERIFY(!place.label("notice")->isVisible());
}

void TstCameraPage::keepsTheChosenRowWhileTheListChanges()
{
    Place place;
    const QAbstractItemModelTester tester(place.table()->model());
    QVERIFY(place.showsTable(3));
    place.click(1);
    QCOMPARE(place.table()->currentIndex().row(), 1);
    auto &list = place.store.cameras.list;
    list.removeFirst();
    list.append({CameraId{QStringLiteral("d")}, QStringLiteral("倉庫"), {}, {}, true});
    list.prepend({CameraId{QStringLiteral("e")}, QStringLiteral("入口"), {}, {}, true});
    list.prepend({CameraId{QStringLiteral("f")}, QStringLiteral("駐車場"), {}, {}, true});
    (void)place.store.session.refreshCameras();
    QVERIFY(place.showsTable(5));
    QCOMPARE(place.cell(0, Column::Name), QStringLiteral("駐車場"));
    QCOMPARE(place.table()->currentIndex().row(), 2); // the same camera
    std::reverse(list.begin(), list.end());
    (void)place.store.session.refreshCameras();
    QTRY_COMPARE(place.cell(0, Column::Name), QStringLiteral("倉庫"));
    QCOMPARE(place.table()->currentIndex().row(), 2);
    list.removeAt(2);
    (void)place.store.session.refreshCameras();
    QVERIFY(place.showsTable(4));
}

void TstCameraPage::isUsableByKeyboard()
{
    Place place;
    QVERIFY(place.showsTable(3));
    place.button("refreshButton")->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), place.table());
    QTest::keyClick(place.table(), Qt::Key_Down);
    QTest::keyClick(place.table(), Qt::Key_Down);
    QTest::keyClick(place.table(), Qt::Key_Down);
    QCOMPARE(place.table()->currentIndex().row(), 2);
    QVERIFY(place.label("problem")->isVisible());
    QTest::keyClick(place.table(), Qt::Key_Backtab);
    QCOMPARE(QApplication::focusWidget(), place.button("refreshButton"));
    QVERIFY(!place.table()->accessibleName().isEmpty());
    for (int column = 0; column < Column::ColumnCount; ++column)
        QVERIFY(!place.cell(0, column, Qt::AccessibleTextRole).isEmpty());
    QVERIFY(place.cell(0, Column::Stills, Qt::AccessibleTextRole).contains(QStringLiteral("静止画")));
}

void TstCameraPage::asksForThumbnailsOfWhatIsSeen()
{
    Place place;
    QVERIFY(place.showsTable(3));
    const auto picture = [&](int row) { return place.table()->model()->index(row, Column::Name).data(Qt::DecorationRole).value<QImage>(); };
    QTRY_VERIFY(!picture(0).isNull() && !picture(2).isNull());
    QVERIFY(picture(0).pixelColor(80, 45).red() > 200);
    const QRect row = place.table()->visualRect(place.table()->model()->index(0, Column::Name));
    const QImage shown = place.table()->viewport()->grab().toImage();
    const QColor inside = shown.pixelColor(row.left() + 40, row.center().y());
    QVERIFY2(inside.red() > 200 && inside.green() < 80, qPrintable(inside.name()));
    QStringList wanted;
    place.store.cameras.thumbnail = [&wanted](const CameraId &camera) {
        wanted << camera.value;
        return readyResult<QByteArray>(jpeg(Qt::red));
    };
    place.page->hide();
    place.store.cameras.list.append({CameraId{QStringLiteral("d")}, QStringLiteral("倉庫"), {}, {}, true});
    (void)place.store.session.refreshCameras();
    QTRY_COMPARE(place.table()->model()->rowCount(), 4);
    QCoreApplication::processEvents();
    QVERIFY(wanted.isEmpty()); // nobody looks
    place.page->show();
    QTRY_COMPARE(wanted, QStringList{QStringLiteral("d")});
}

void TstCameraPage::speaksTheOtherLanguage()
{
    Place place;
    QVERIFY(place.showsTable(3));
    const UseLanguage use(QStringLiteral("en"));
    QTRY_COMPARE(place.cell(0, Column::State), QStringLiteral("Online"));
    QTRY_COMPARE(place.button("refreshButton")->text(), QStringLiteral("Refresh"));
}

QTEST_MAIN(TstCameraPage)
#include "tst_camerapage.moc"
