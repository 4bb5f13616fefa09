// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Searching in the receipts of a dashboard.
#include "tests/gui/dashboard/dashboardfixture.h"
#include "ui/models/searchlistmodel.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace std::chrono_literals;

class TstDashboardSearch : public DashboardFixture {
    Q_OBJECT
private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void findsReceiptsOfAllDays();
    void searchesItsOwnRegisters();
    void choosesAmongTheFound();
    void comesBackToTheDayAsItWas();
    void showsTheFilters();
    void isOperatedByKeys();
    void goesToAReceiptOfAnotherDay();
    void goesToTheDashboardOfTheRegister();
    void hasNoSearchWithoutRegisters();

private:
    QLineEdit *field() const { return child<QLineEdit>("searchField"); }
    QListView *found() const { return child<QListView>("foundList"); }
    void search(const QString &text)
    {
        field()->setFocus();
        field()->selectAll();
        QTest::keyClick(field(), Qt::Key_Delete);
        QTest::keyClicks(field(), text);
        QTest::keyClick(field(), Qt::Key_Return);
    }
    bool waitForFound(int count)
    {
        return QTest::qWaitFor([&] {
            return found()->isVisible() && found()->model()->rowCount() == count &&
                   found()->model()->index(0, 0).data(ReceiptListModel::RowRole).isValid();
        });
    }
    void clickFound(int row)
    {
        QTest::mouseClick(found()->viewport(), Qt::LeftButton, {}, found()->visualRect(found()->model()->index(row, 0)).center());
    }
    //! Two of the day, the newer one a refund, and one of a month ago.
    bool openWithAMonth()
    {
        if (!open(12))
            return false;
        Receipt old = m_stand->receipt(100, m_now - 30 * 24h);
        old.kind = ReceiptKind::Refund;
        Receipt refund = m_stand->receipt(6933, m_now - 10s);
        refund.kind = ReceiptKind::Refund;
        return m_stand->add({old, refund}) && waitForRows(13);
    }
};

void TstDashboardSearch::findsReceiptsOfAllDays()
{
    QVERIFY(openWithAMonth());
    search(QStringLiteral("refund"));
    QVERIFY(waitForFound(2));
    QVERIFY(!list()->isVisible());
    QTRY_VERIFY(child<QLabel>("foundTotals")->text().startsWith(QStringLiteral("2 receipt")));
    QTRY_COMPARE(found()->model()->index(1, 0).data(ReceiptListModel::DateRole).toString(), QStringLiteral("Thu, 25 Dec 2025"));
    QVERIFY(found()->model()->index(1, 0).data(Qt::AccessibleTextRole).toString().startsWith(QStringLiteral("Thu, 25 Dec 2025")));
    // Nothing found: what may be taken away is offered.
    search(QStringLiteral("refund nonsense"));
    QTRY_VERIFY(child<QLabel>("foundHeadline")->isVisible());
    QTest::mouseClick(child<QPushButton>("foundAction1"), Qt::LeftButton);
    QCOMPARE(field()->text(), QStringLiteral("refund"));
    QVERIFY(waitForFound(2));
}

void TstDashboardSearch::searchesItsOwnRegisters()
{
    QVERIFY(open(3));
    QVERIFY(m_stand->add({m_stand->receipt(50, m_now - 20s, QStringLiteral("2"))}));
    search(QStringLiteral("7310"));
    QVERIFY(waitForFound(3)); // of register 1
    m_screen->openDashboard(addBoth());
    QVERIFY(waitForFound(4));
}

void TstDashboardSearch::choosesAmongTheFound()
{
    QVERIFY(openWithAMonth());
    search(QStringLiteral("refund"));
    QVERIFY(waitForFound(2));
    clickFound(1);
    QTRY_VERIFY(!shownMoment().isEmpty() || video()->caption().badge == VideoCaption::Badge::Moment);
    QTRY_COMPARE(child<QLabel>("momentTitle")->text(), QStringLiteral("Receipt No. 100"));
    QVERIFY(!child<QAbstractButton>("previousReceipt")->isEnabled());
    click("nextReceipt");
    QTRY_COMPARE(child<QLabel>("momentTitle")->text(), QStringLiteral("Receipt No. 6933"));
    QTest::keyClick(found(), Qt::Key_Escape);
    QTRY_COMPARE(video()->caption().badge == VideoCaption::Badge::Moment, false);
    QVERIFY(found()->isVisible()); // only the choice was left
}

void TstDashboardSearch::comesBackToTheDayAsItWas()
{
    QVERIFY(openWithAMonth());
    clickRow(3);
    QTRY_COMPARE(child<QLabel>("momentTitle")->text(), QStringLiteral("Receipt No. 6930"));
    search(QStringLiteral("refund"));
    QVERIFY(waitForFound(2));
    clickFound(1);
    QTRY_COMPARE(child<QLabel>("momentTitle")->text(), QStringLiteral("Receipt No. 100"));
    field()->setFocus();
    QTest::keyClick(field(), Qt::Key_Escape);
    QVERIFY(list()->isVisible());
    QCOMPARE(list()->currentIndex().row(), 3);
    QTRY_COMPARE(child<QLabel>("momentTitle")->text(), QStringLiteral("Receipt No. 6930"));
    click("nextReceipt");
    QTRY_COMPARE(child<QLabel>("momentTitle")->text(), QStringLiteral("Receipt No. 6931"));
}

void TstDashboardSearch::showsTheFilters()
{
    QVERIFY(openWithAMonth());
    click("filtersButton");
    QVERIFY(child<QWidget>("searchFilters")->isVisible());
    QTest::mouseClick(child<QAbstractButton>("filterKind2"), Qt::LeftButton, {}, QPoint(8, 8));
    QCOMPARE(field()->text(), QStringLiteral("refund"));
    QTRY_VERIFY(child<QLabel>("filteredTotals")->text().startsWith(QStringLiteral("2 receipt")));
    click("showResults");
    QVERIFY(waitForFound(2));
    QVERIFY(found()->hasFocus());
}

void TstDashboardSearch::isOperatedByKeys()
{
    QVERIFY(openWithAMonth());
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(field()->hasFocus());
    QTest::keyClicks(field(), QStringLiteral("refund"));
    QVERIFY(waitForFound(2));
    QTest::keyClick(field(), Qt::Key_Down);
    QVERIFY(found()->hasFocus());
    QTest::keyClick(found(), Qt::Key_Down);
    QTRY_COMPARE(child<QLabel>("momentTitle")->text(), QStringLiteral("Receipt No. 100"));
    // The day does not change behind the result; Ctrl+T ends the search.
    QTest::keyClick(found(), Qt::Key_Left, Qt::AltModifier);
    QTest::keyClick(found(), Qt::Key_T, Qt::ControlModifier);
    QVERIFY(list()->isVisible());
    QCOMPARE(field()->text(), QString());
    QVERIFY(waitForRows(13));
}

void TstDashboardSearch::goesToAReceiptOfAnotherDay()
{
    QVERIFY(openWithAMonth());
    const Instant then = m_now - 30 * 24h;
    const auto ids = DashboardStand::wait(m_stand->receipts.idsIn({then, then + 1s}, {DashboardStand::reg(QStringLiteral("1"))}));
    QVERIFY(ids && ids->size() == 1);
    search(QStringLiteral("7310"));
    QVERIFY(m_screen->canShow(DashboardStand::reg(QStringLiteral("1"))));
    m_screen->showReceipt(DashboardStand::reg(QStringLiteral("1")), then, ids->first());
    QCOMPARE(field()->text(), QString());
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QTRY_COMPARE(child<QLabel>("momentTitle")->text(), QStringLiteral("Receipt No. 100"));
    QCOMPARE(list()->currentIndex().row(), 0);
}

void TstDashboardSearch::goesToTheDashboardOfTheRegister()
{
    QVERIFY(openWithAMonth());
    QVERIFY(m_stand->add({m_stand->receipt(50, m_now - 20s, QStringLiteral("2"))}));
    const DashboardId before = m_screen->currentDashboard();
    const auto ids = DashboardStand::wait(m_stand->receipts.idsIn({m_now - 20s, m_now - 19s}, {DashboardStand::reg(QStringLiteral("2"))}));
    QVERIFY(ids && ids->size() == 1);
    m_screen->showReceipt(DashboardStand::reg(QStringLiteral("2")), m_now - 20s, ids->first());
    QVERIFY(m_screen->currentDashboard() != before);
    QTRY_COMPARE(child<QLabel>("momentTitle")->text(), QStringLiteral("Receipt No. 50"));
    QVERIFY(!m_screen->canShow(DashboardStand::reg(QStringLiteral("9"))));
}

void TstDashboardSearch::hasNoSearchWithoutRegisters()
{
    QVERIFY(open(3));
    Dashboard cameras;
    cameras.name = QStringLiteral("cameras only");
    for (const Camera &camera : m_stand->cloud.cameras)
        cameras.cameras << DashboardCamera{camera.id, camera.name};
    const std::optional<Dashboard> added = DashboardStand::wait(m_stand->dashboards.add(cameras));
    QVERIFY(added);
    search(QStringLiteral("7310"));
    QVERIFY(waitForFound(3));
    m_screen->openDashboard(added->id);
    QVERIFY(!field()->isVisible());
    QVERIFY(!found()->isVisible());
}

QTEST_MAIN(TstDashboardSearch)
#include "tst_dashboardsearch.moc"
