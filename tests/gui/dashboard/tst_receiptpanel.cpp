// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the receipt over the picture: its menu, what the POS cloud sent, and the receipts that have to do with it.
#include "tests/gui/dashboard/dashboardfixture.h"
#include "ui/screens/dashboard/rawreceiptwindow.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTimer>
#include <QToolButton>

using namespace std::chrono_literals;

class TstReceiptPanel : public DashboardFixture {
    Q_OBJECT
private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void offersWhatTheReceiptHas();
    void opensByKeysAndByARightClick();
    void showsWhatTheCloudSent();
    void saysWhenThereIsNothing();
    void goesToTheRefundAndBack();
    void goesToOneOfAnotherDashboard();

private:
    QMenu *menu() const { return child<QMenu>("receiptMenu"); }
    QToolButton *more() const { return child<QToolButton>("receiptMore"); }
    QString shownNumber() const { return child<QLabel>("momentTitle")->text(); }
    QStringList offered() const
    {
        QStringList names;
        for (const QAction *action : menu()->actions()) {
            if (action->isVisible())
                names << action->objectName();
        }
        return names;
    }
    //! Of the open menu, as a hand does it.
    void choose(const char *action)
    {
        auto *found = ::child<QAction>(menu(), action);
        QTimer::singleShot(0, menu(), [this, found] { // the menu of a button has a loop of its own until something is chosen
            QTest::mouseClick(menu(), Qt::LeftButton, {}, menu()->actionGeometry(found).center());
        });
        QTest::mouseClick(more(), Qt::LeftButton);
    }
    RawReceiptWindow *rawWindow() const
    {
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (auto *raw = qobject_cast<RawReceiptWindow *>(window); raw && raw->isVisible())
                return raw;
        }
        return nullptr;
    }
    //! Today's newest receipt takes back one of yesterday, at the same register.
    bool openWithRefund()
    {
        if (!open(3))
            return false;
        Receipt sale = m_stand->receipt(500, m_now - 24h);
        Receipt refund = m_stand->receipt(7000, m_now - 30s);
        refund.kind = ReceiptKind::Refund;
        refund.relatedKey = sale.vendorKey;
        refund.raw = R"({"transactionHeadId":"7000","total":"-7310"})";
        return m_stand->add({sale, refund}) && waitForRows(4);
    }
};

void TstReceiptPanel::offersWhatTheReceiptHas()
{
    QVERIFY(openWithRefund());
    clickRow(0);
    QTRY_COMPARE(offered(), (QStringList{QStringLiteral("pinReceipt"), QStringLiteral("showOriginal"), QStringLiteral("showRaw")}));
    QTRY_COMPARE(shownNumber(), QStringLiteral("Receipt No. 7000"));
    clickRow(1); // has to do with no other
    QTRY_COMPARE(shownNumber(), QStringLiteral("Receipt No. 6932"));
    QCOMPARE(offered(), (QStringList{QStringLiteral("pinReceipt"), QStringLiteral("showRaw")}));
    QVERIFY(child<QWidget>("receiptPanel")->rect().contains(more()->geometry()));
}

void TstReceiptPanel::opensByKeysAndByARightClick()
{
    QVERIFY(openWithRefund());
    clickRow(0);
    QTRY_VERIFY(more()->isVisible());
    bool opened = false;
    QTimer::singleShot(0, menu(), [&] {
        opened = menu()->isVisible();
        QTest::keyClick(menu(), Qt::Key_Escape);
    });
    more()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(more(), Qt::Key_Space);
    QTRY_VERIFY(opened && !menu()->isVisible());

    auto *paper = child<QWidget>("receiptPaper");
    QContextMenuEvent event(QContextMenuEvent::Mouse, paper->rect().center(), paper->mapToGlobal(paper->rect().center()));
    QApplication::sendEvent(paper, &event);
    QTRY_VERIFY(menu()->isVisible());
    QTest::keyClick(menu(), Qt::Key_Escape);
    QVERIFY(!menu()->isVisible());
}

void TstReceiptPanel::showsWhatTheCloudSent()
{
    QVERIFY(openWithRefund());
    clickRow(0);
    QTRY_COMPARE(shownNumber(), QStringLiteral("Receipt No. 7000"));
    choose("showRaw");
    QTRY_VERIFY(rawWindow());
    RawReceiptWindow *window = rawWindow();
    QVERIFY(QTest::qWaitForWindowExposed(window));
    QVERIFY2(window->windowTitle().contains(u"7000"), qPrintable(window->windowTitle()));
    auto *text = ::child<QPlainTextEdit>(window, "rawReceiptText");
    QVERIFY(text->isReadOnly());
    QVERIFY2(text->toPlainText().contains(u"\n    \"total\": \"-7310\",\n"), qPrintable(text->toPlainText()));
    QTest::mouseClick(::child<QAbstractButton>(window, "rawReceiptCopy"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), text->toPlainText());

    // It keeps its receipt while another one is looked at, and is closed by a key.
    clickRow(1);
    QTRY_COMPARE(shownNumber(), QStringLiteral("Receipt No. 6932"));
    QVERIFY(text->toPlainText().contains(u"7000"));
    const QPointer<QWidget> closed = window;
    QTest::keyClick(text, Qt::Key_Escape);
    QTRY_VERIFY(!closed);
}

void TstReceiptPanel::saysWhenThereIsNothing()
{
    QVERIFY(open(1));
    Receipt bare = m_stand->receipt(7001, m_now - 20s);
    bare.raw.clear();
    QVERIFY(m_stand->add({bare}));
    QVERIFY(waitForRows(2));
    clickRow(0);
    QTRY_COMPARE(shownNumber(), QStringLiteral("Receipt No. 7001"));
    choose("showRaw");
    QTRY_VERIFY(rawWindow());
    QVERIFY(!::child<QAbstractButton>(rawWindow(), "rawReceiptCopy")->isEnabled());
    QTest::mouseClick(::child<QAbstractButton>(rawWindow(), "rawReceiptClose"), Qt::LeftButton);
    QTRY_VERIFY(!rawWindow());
}

void TstReceiptPanel::goesToTheRefundAndBack()
{
    QVERIFY(openWithRefund());
    clickRow(0);
    QTRY_COMPARE(offered().value(1), QStringLiteral("showOriginal"));
    choose("showOriginal");
    QTRY_COMPARE(shownNumber(), QStringLiteral("Receipt No. 500"));
    QTRY_COMPARE(offered().value(1), QStringLiteral("showCounter"));
    QTRY_VERIFY2(shownMoment().contains(u"16:56:45"), qPrintable(shownMoment()));
    // The day and the choice in it come along, so that the arrow keys go on from there.
    QVERIFY(child<QAbstractButton>("dayButton")->text().contains(QStringLiteral("23")));
    QCOMPARE(list()->model()->rowCount(), 1);
    QCOMPARE(list()->currentIndex().row(), 0);
    choose("showCounter");
    QTRY_COMPARE(shownNumber(), QStringLiteral("Receipt No. 7000"));
    QTRY_COMPARE(offered().value(1), QStringLiteral("showOriginal"));
    QVERIFY(child<QAbstractButton>("dayButton")->text().contains(QStringLiteral("24")));
    QCOMPARE(list()->currentIndex().row(), 0);
    click("previousReceipt");
    QTRY_COMPARE(shownNumber(), QStringLiteral("Receipt No. 6932"));
}

void TstReceiptPanel::goesToOneOfAnotherDashboard()
{
    QVERIFY(open(3));
    Receipt sale = m_stand->receipt(500, m_now - 24h, QStringLiteral("2"));
    Receipt refund = m_stand->receipt(7000, m_now - 30s);
    refund.relatedKey = sale.vendorKey;
    QVERIFY(m_stand->add({sale, refund}) && waitForRows(4));
    const DashboardId before = m_screen->currentDashboard();
    clickRow(0);
    QTRY_COMPARE(offered().value(1), QStringLiteral("showOriginal"));
    choose("showOriginal");
    QTRY_COMPARE(shownNumber(), QStringLiteral("Receipt No. 500"));
    QVERIFY(m_screen->currentDashboard() != before);
    QCOMPARE(list()->model()->rowCount(), 1);
}

QTEST_MAIN(TstReceiptPanel)
#include "tst_receiptpanel.moc"
