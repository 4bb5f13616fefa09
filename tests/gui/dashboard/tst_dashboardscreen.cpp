// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/dashboard/dashboardfixture.h"
#include "ui/dialogs/exportdialog.h"

#include <QAccessible>
#include <QCalendarWidget>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSplitter>
#include <QTranslator>

using namespace std::chrono_literals;

class TstDashboardScreen : public DashboardFixture {
    Q_OBJECT
private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void withoutLinksItLeadsToThem();
    void playsOnlyWhileVisible();
    void showsTheMomentOfAReceipt();
    void followsTheThemeAndTheWidth();
    void stepsThroughReceipts();
    void keysChooseAndLeave();
    void longReceiptsScrollInside();
    void newReceiptsShowAtTheTop();
    void newReceiptsDoNotMoveWhatIsRead();
    void changesDays();
    void exportsTheDay();
    void followsMidnight();
    void remembersTheSplitter();
    void saysWhyThereIsNoPicture();
    void everyControlHasAName();
    void looks();
};

void TstDashboardScreen::withoutLinksItLeadsToThem()
{
    makeScreen();
    QSignalSpy opened(m_screen.get(), &DashboardScreen::openLinks);
    QVERIFY(child<QAbstractButton>("openLinksButton")->isVisible());
    QVERIFY(!child<QAbstractButton>("dashboardSwitch")->isVisible());
    QVERIFY(!child<QAbstractButton>("dashboardAdd")->isVisible());
    QVERIFY(!list()->isVisible());
    click("openLinksButton");
    QCOMPARE(opened.count(), 1);
}

void TstDashboardScreen::playsOnlyWhileVisible()
{
    QVERIFY(open());
    QCOMPARE(playing(), QStringList{QStringLiteral("cam1")});
    QTRY_COMPARE_WITH_TIMEOUT(video()->caption().badge, VideoCaption::Badge::Live, 15000);
    QVERIFY(!video()->image().isNull());
    QCOMPARE(video()->image().size(), video()->pictureRect().size()); // decoded to the size it is shown in
    QVERIFY(!video()->caption().delay.isEmpty());
    QVERIFY(!video()->accessibleDescription().isEmpty());
    m_screen->hide();
    QVERIFY(playing().isEmpty());
    m_screen->show();
    QCOMPARE(playing(), QStringList{QStringLiteral("cam1")});
    m_stand->session.signOut();
    QVERIFY(playing().isEmpty());
}

void TstDashboardScreen::showsTheMomentOfAReceipt()
{
    QVERIFY(open());
    auto *panel = child<QWidget>("receiptPanel");
    QVERIFY(!panel->isVisible());
    QVERIFY(!child<QAbstractButton>("liveButton")->isEnabled());
    clickRow(0);
    QTRY_VERIFY(shownMoment().contains(QStringLiteral("16:55:20")));
    QVERIFY(panel->isVisible());
    QVERIFY(child<QWidget>("receiptScroll")->accessibleDescription().contains(QStringLiteral("コーヒー豆 200g ×2 ¥3,960")));
    QVERIFY(child<QWidget>("receiptScroll")->accessibleDescription().contains(QStringLiteral("¥10,310")));
    QTRY_VERIFY(!video()->image().isNull());
    QTRY_VERIFY(shownMoment().startsWith(QStringLiteral("Around"))); // a still of the cloud makes no claim to the second
    click("liveButton");
    QVERIFY(shownMoment().isEmpty());
    QVERIFY(!panel->isVisible());
    QVERIFY(list()->selectionModel()->selectedRows().isEmpty());
    clickRow(0); // the same again
    QTRY_VERIFY(shownMoment().contains(QStringLiteral("16:55:20")));
}

void TstDashboardScreen::followsTheThemeAndTheWidth()
{
    QVERIFY(open());
    clickRow(0);
    QTRY_VERIFY(shownMoment().contains(QStringLiteral("16:55:20")));
    auto *facts = child<QScrollArea>("momentFacts");
    const auto texts = [facts] {
        QStringList found;
        for (const QLabel *label : facts->widget()->findChildren<QLabel *>())
            found << label->text();
        return found;
    };
    QTRY_VERIFY(texts().contains(QStringLiteral("Still from around this moment")));
    const QStringList before = texts();
    // The facts are laid anew for the theme's font; doing so in the middle of the change once took the program down.
    for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
        m_theme->setMode(mode);
        QCoreApplication::processEvents();
        QCOMPARE(texts(), before);
    }
    const int wideControls = child<QWidget>("pictureControls")->height();
    m_screen->resize(700, 640); // into one column, the controls into rows
    QTRY_VERIFY(child<QWidget>("pictureControls")->height() > wideControls);
    QCOMPARE(texts(), before);
    m_screen->resize(1400, 900);
    QTRY_COMPARE(child<QWidget>("pictureControls")->height(), wideControls);
}

void TstDashboardScreen::stepsThroughReceipts()
{
    QVERIFY(open(3));
    QVERIFY(child<QAbstractButton>("previousReceipt")->isEnabled());
    QVERIFY(!child<QAbstractButton>("nextReceipt")->isEnabled());
    click("previousReceipt");
    QTRY_VERIFY(shownMoment().contains(QStringLiteral("16:55:20")));
    click("previousReceipt");
    QTRY_VERIFY(shownMoment().contains(QStringLiteral("16:50:20")));
    QCOMPARE(list()->selectionModel()->selectedRows().value(0).row(), 1);
    click("previousReceipt");
    QTRY_VERIFY(shownMoment().contains(QStringLiteral("16:45:20")));
    QVERIFY(!child<QAbstractButton>("previousReceipt")->isEnabled());
    click("nextReceipt");
    QTRY_VERIFY(shownMoment().contains(QStringLiteral("16:50:20")));
}

void TstDashboardScreen::keysChooseAndLeave()
{
    QVERIFY(open());
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Down);
    QTRY_VERIFY(!shownMoment().isEmpty());
    const QString first = shownMoment();
    QTest::keyClick(list(), Qt::Key_Down);
    QTRY_VERIFY(shownMoment() != first);
    QTest::keyClick(list(), Qt::Key_Escape);
    QVERIFY(shownMoment().isEmpty());
    QTest::keyClick(list(), Qt::Key_Return);
    QTRY_VERIFY(!shownMoment().isEmpty());
    QTest::keyClick(child<QWidget>("previousReceipt"), Qt::Key_Escape); // from anywhere on the screen
    QVERIFY(shownMoment().isEmpty());
}

void TstDashboardScreen::longReceiptsScrollInside()
{
    QVERIFY(open(1));
    Receipt receipt = m_stand->receipt(7000, m_now - 80s);
    while (receipt.lines.size() < 60)
        receipt.lines.append(receipt.lines.first());
    QVERIFY(m_stand->add({receipt}));
    QTRY_COMPARE(list()->model()->rowCount(), 2);
    clickRow(0);
    auto *panel = child<QWidget>("receiptPanel");
    QTRY_VERIFY(panel->isVisible());
    QVERIFY(video()->pictureArea().contains(panel->geometry()));
    QVERIFY(child<QAbstractScrollArea>("receiptScroll")->verticalScrollBar()->maximum() > 0);
}

void TstDashboardScreen::newReceiptsShowAtTheTop()
{
    QVERIFY(open(30));
    clickRow(1);
    const ReceiptId chosen = list()->currentIndex().data(ReceiptListModel::IdRole).value<ReceiptId>();
    QVERIFY(m_stand->add({m_stand->receipt(7000, m_now - 1s)}));
    QTRY_COMPARE(list()->model()->rowCount(), 31);
    QCOMPARE(list()->verticalScrollBar()->value(), 0);
    QTRY_COMPARE(list()->model()->index(0, 0).data(ReceiptListModel::RowRole).value<ReceiptRow>().number, QStringLiteral("7000"));
    QCOMPARE(list()->selectionModel()->selectedRows().value(0).data(ReceiptListModel::IdRole).value<ReceiptId>(), chosen);
    QTRY_VERIFY(child<QLabel>("dayTotals")->text().contains(QStringLiteral("31")));
}

void TstDashboardScreen::newReceiptsDoNotMoveWhatIsRead()
{
    QVERIFY(open(40));
    list()->verticalScrollBar()->setValue(list()->visualRect(list()->model()->index(0, 0)).height() * 5 + 17);
    const QPersistentModelIndex read = list()->indexAt(QPoint(50, 50));
    const int y = list()->visualRect(read).top();
    QVERIFY(m_stand->add({m_stand->receipt(7000, m_now - 1s), m_stand->receipt(7001, m_now - 7min)}));
    QTRY_COMPARE(list()->model()->rowCount(), 42);
    QCOMPARE(list()->visualRect(read).top(), y);

    Receipt moved = m_stand->receipt(7000, m_now - 48h); // and when one goes
    moved.changedAt = m_now + 1min;
    QVERIFY(m_stand->add({moved}));
    QTRY_COMPARE(list()->model()->rowCount(), 41);
    QCOMPARE(list()->visualRect(read).top(), y);
}

void TstDashboardScreen::changesDays()
{
    QVERIFY(open(3));
    QVERIFY(!child<QAbstractButton>("dayNext")->isEnabled());
    QTRY_VERIFY(child<QLabel>("dayTotals")->text().contains(QStringLiteral("¥21,930")));
    clickRow(0);
    QTRY_VERIFY(!shownMoment().isEmpty());
    click("dayPrevious");
    QTRY_VERIFY(child<QLabel>("receiptHeadline")->isVisible());
    QVERIFY(shownMoment().isEmpty()); // the choice went with its day
    QVERIFY(child<QAbstractButton>("dayButton")->text().contains(QStringLiteral("23")));
    click("dayNext");
    QTRY_COMPARE(list()->model()->rowCount(), 3);
    QVERIFY(list()->isVisible());

    // The same by keys, and back to today by its button.
    QVERIFY(!child<QAbstractButton>("dayToday")->isEnabled());
    QTest::keyClick(list(), Qt::Key_Left, Qt::AltModifier);
    QTest::keyClick(list(), Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY(child<QAbstractButton>("dayButton")->text().contains(QStringLiteral("22")));
    QTest::keyClick(list(), Qt::Key_Right, Qt::AltModifier);
    QTRY_VERIFY(child<QAbstractButton>("dayButton")->text().contains(QStringLiteral("23")));
    click("dayToday");
    QVERIFY(child<QAbstractButton>("dayButton")->text().contains(QStringLiteral("24")));
    QTest::keyClick(list(), Qt::Key_Left, Qt::AltModifier);
    QTest::keyClick(list(), Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY(child<QAbstractButton>("dayButton")->text().contains(QStringLiteral("24")));
    QTest::keyClick(list(), Qt::Key_Right, Qt::AltModifier); // tomorrow has no receipts yet
    QVERIFY(child<QAbstractButton>("dayButton")->text().contains(QStringLiteral("24")));
    click("dayButton");
    auto *calendar = ::child<QCalendarWidget>(child<QWidget>("dayButton"), "dayCalendar");
    QTRY_VERIFY(calendar->isVisible());
    QTest::keyClick(calendar->focusWidget(), Qt::Key_Left);
    QTest::keyClick(calendar->focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(child<QAbstractButton>("dayButton")->text().contains(QStringLiteral("23")));
}

void TstDashboardScreen::exportsTheDay()
{
    QVERIFY(open(3));
    const Receipt elsewhere = m_stand->receipt(7001, m_now, QStringLiteral("2")); // which this dashboard does not show
    QVERIFY(m_stand->add({m_stand->receipt(6900, m_now - 24h), elsewhere}));
    QTRY_VERIFY(child<QAbstractButton>("dayExport")->isEnabled());
    m_dialogs->file = m_stand->dir.filePath(QStringLiteral("day.csv"));
    QTest::keyClick(child<QAbstractButton>("dayExport"), Qt::Key_Space);
    QVERIFY(qobject_cast<ExportDialog *>(m_dialogs->opened));
    QTest::mouseClick(::child<QPushButton>(m_dialogs->opened, "chooseFileButton"), Qt::LeftButton);
    QTRY_VERIFY(QFile::exists(m_dialogs->file));
    QVERIFY(m_dialogs->proposedNames.first().contains(QStringLiteral("2026-01-24")));
    QFile file(m_dialogs->file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray csv = file.readAll();
    QCOMPARE(csv.count("\r\n"), 1 + 3);
    QVERIFY(csv.contains("6930") && csv.contains("6932") && !csv.contains("6900") && !csv.contains("7001"));
    m_dialogs->opened->close();

    click("dayPrevious");
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QTRY_VERIFY(child<QAbstractButton>("dayExport")->isEnabled());
    click("dayPrevious"); // a day without receipts
    QTRY_VERIFY(child<QLabel>("receiptHeadline")->isVisible());
    QVERIFY(!child<QAbstractButton>("dayExport")->isEnabled());
}

void TstDashboardScreen::followsMidnight()
{
    QVERIFY(open(3));
    m_stand->clock.set(m_now + 8h); // 00:56 of the next day in the shop
    QTRY_VERIFY(child<QAbstractButton>("dayButton")->text().contains(QStringLiteral("25")));
    QVERIFY(!child<QAbstractButton>("dayNext")->isEnabled());
    click("dayPrevious");
    QTRY_COMPARE(list()->model()->rowCount(), 3);
    m_stand->clock.set(m_now + 32h); // who looks at the past stays there
    QTest::qWait(1500);
    QVERIFY(child<QAbstractButton>("dayButton")->text().contains(QStringLiteral("24")));
    QVERIFY(child<QAbstractButton>("dayNext")->isEnabled());
}

void TstDashboardScreen::remembersTheSplitter()
{
    QVERIFY(open(1));
    auto *splitter = child<QSplitter>("dashboardSplitter");
    m_screen->resize(828, 640); // of a window of 1024: the picture stays larger than the list
    QTRY_COMPARE(splitter->sizes().at(1), 340);
    m_screen->resize(1244, 900);
    QTRY_COMPARE(splitter->sizes().at(1), 440);
    QTest::mousePress(splitter->handle(1), Qt::LeftButton);
    QTest::mouseMove(splitter->handle(1), QPoint(-60, 10));
    QTest::mouseRelease(splitter->handle(1), Qt::LeftButton, {}, QPoint(-60, 10));
    const QList<int> sizes = splitter->sizes();
    QVERIFY(sizes.at(1) > 440);
    m_screen.reset();
    makeScreen();
    QTRY_COMPARE(child<QSplitter>("dashboardSplitter")->sizes(), sizes);
}

void TstDashboardScreen::saysWhyThereIsNoPicture()
{
    m_stand->cloud.stillError = Error{Error::Kind::NotFound, {}, {}, QStringLiteral("camera.noFootage")};
    QVERIFY(open(2));
    QVERIFY(m_stand->add({m_stand->receipt(7000, m_now - 5s)}));
    QTRY_COMPARE(list()->model()->rowCount(), 3);
    clickRow(1);
    QTRY_VERIFY(!video()->caption().nextStep.isEmpty());
    QVERIFY(child<QWidget>("receiptPanel")->isVisible());
    QCOMPARE(m_screen->focusWidget(), list());
    clickRow(0); // too fresh for the cloud, and no live footage of it
    QTRY_VERIFY(video()->caption().nextStep.contains(QStringLiteral("about a minute")));
    QVERIFY(child<QWidget>("receiptPanel")->isVisible());
}

void TstDashboardScreen::everyControlHasAName()
{
    QVERIFY(open(2));
    clickRow(0);
    QTRY_VERIFY(child<QWidget>("receiptPanel")->isVisible());
    for (QWidget *widget : m_screen->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(),
                 qPrintable(widget->objectName() + u' ' + QString::fromLatin1(widget->metaObject()->className())));
    }
}

//! Pictures for people: REGILENS_SHOTS=folder, and REGILENS_QM=file for another language.
void TstDashboardScreen::looks()
{
    const QString folder = qEnvironmentVariable("REGILENS_SHOTS");
    if (folder.isEmpty())
        QSKIP("REGILENS_SHOTS is not set");
    QTranslator translator;
    if (qEnvironmentVariableIsSet("REGILENS_QM")) {
        QVERIFY(translator.load(qEnvironmentVariable("REGILENS_QM")));
        QLocale::setDefault(QLocale(QLocale::Japanese));
        qApp->installTranslator(&translator);
    }
    const auto shot = [&](const QString &name) {
        for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            m_theme->setMode(mode);
            QTest::qWait(300);
            QVERIFY(m_screen->grab().save(folder + u'/' + name +
                                          (mode == Theme::Mode::Dark ? QStringLiteral("-dark.png") : QStringLiteral(".png"))));
        }
    };
    makeScreen();
    shot(QStringLiteral("nolinks"));
    m_screen.reset();

    QVERIFY(open(40));
    Receipt refund = m_stand->receipt(6940, m_now - 110s);
    refund.kind = ReceiptKind::Refund;
    refund.total.minor = -1980;
    Receipt card = m_stand->receipt(6941, m_now - 100s);
    card.payments.first().isCash = false;
    card.payments.first().method = QStringLiteral("クレジット");
    card.lines.resize(1);
    Receipt cashOut = m_stand->receipt(6942, m_now - 95s);
    cashOut.kind = ReceiptKind::CashOut;
    cashOut.lines.clear();
    QVERIFY(m_stand->add({refund, card, cashOut, m_stand->receipt(6943, m_now - 20s)}));
    QTRY_COMPARE_WITH_TIMEOUT(video()->caption().badge, VideoCaption::Badge::Live, 15000);
    QTest::qWait(2000);
    shot(QStringLiteral("live"));
    clickRow(5);
    QTest::qWait(1000);
    shot(QStringLiteral("moment"));
    clickRow(0);
    shot(QStringLiteral("waiting"));
    m_screen->resize(1000, 640);
    shot(QStringLiteral("small"));
    click("dayPrevious");
    shot(QStringLiteral("empty"));
    m_theme->setMode(Theme::Mode::Light);
}

QTEST_MAIN(TstDashboardScreen)
#include "tst_dashboardscreen.moc"
