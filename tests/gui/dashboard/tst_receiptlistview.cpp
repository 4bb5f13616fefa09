// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/receiptlistview.h"

#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStringListModel>
#include <QTest>

#include <limits>

namespace {

//! Rows that are nothing but their number.
class ManyRows : public QAbstractListModel {
public:
    explicit ManyRows(int count) : m_count(count) {}

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_count; }
    QVariant data(const QModelIndex &index, int role) const override { return role == Qt::DisplayRole ? index.row() : QVariant(); }

    void insert(int row, int count)
    {
        beginInsertRows({}, row, row + count - 1);
        m_count += count;
        endInsertRows();
    }
    void remove(int row, int count)
    {
        beginRemoveRows({}, row, row + count - 1);
        m_count -= count;
        endRemoveRows();
    }

private:
    int m_count;
};

//! A list that is to be seen.
class ShownList {
public:
    explicit ShownList(int rows) : model(rows)
    {
        view.setModel(&model);
        view.resize(420, 500);
        view.show();
    }

    ManyRows model;
    ReceiptListView view;
};

} // namespace

class TstReceiptListView : public QObject {
    Q_OBJECT
private slots:
    void tellsTheRowsInSightAgainAfterAReset();
    void reachesEveryRow_data();
    void reachesEveryRow();
    void rowsThatComeOrGoAboveDoNotMoveTheOthers_data();
    void rowsThatComeOrGoAboveDoNotMoveTheOthers();
    void growsFromNothingInParts();
    void goesByKeys();
    void hoversAndChoosesByMouse();
    void isAListForScreenReaders();
};

//! The list of another register came before the view was laid out in between, and no row got its picture.
void TstReceiptListView::tellsTheRowsInSightAgainAfterAReset()
{
    const QStringList rows(30, QStringLiteral("row"));
    QStringListModel model(rows);
    ReceiptListView view;
    view.setModel(&model);
    QSignalSpy told(&view, &ReceiptListView::visibleRowsChanged);
    view.resize(420, 500);
    view.show();
    QTRY_VERIFY(!told.isEmpty() && told.last().at(0).toInt() == 0);
    const QList<QVariant> before = told.last();
    told.clear();
    model.setStringList(rows); // a reset with as many rows
    QTRY_VERIFY(!told.isEmpty());
    QCOMPARE(told.last(), before);
}

void TstReceiptListView::reachesEveryRow_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("fewer than fill the view") << 2;
    QTest::newRow("a day") << 400;
    QTest::newRow("ten million") << 10'000'000;
    QTest::newRow("as many as a model can have") << std::numeric_limits<int>::max();
}

void TstReceiptListView::reachesEveryRow()
{
    QFETCH(const int, count);
    ShownList shown(count);
    ManyRows &model = shown.model;
    ReceiptListView &view = shown.view;
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    for (const int row : {0, 1, count / 3, count - 2, count - 1}) {
        const QModelIndex index = model.index(row, 0);
        for (const auto hint : {QAbstractItemView::EnsureVisible, QAbstractItemView::PositionAtCenter, QAbstractItemView::PositionAtTop,
                                QAbstractItemView::PositionAtBottom}) {
            view.scrollTo(index, hint);
            const QRect rect = view.visualRect(index);
            QVERIFY2(view.viewport()->rect().contains(rect), qPrintable(QStringLiteral("row %1, hint %2").arg(row).arg(hint)));
            QCOMPARE(view.indexAt(rect.center()), index);
            QCOMPARE(view.rowAt(rect.center().y()), row);
        }
    }
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
    if (count > 2)
        QCOMPARE(view.rowAt(view.viewport()->height() - view.rowHeight() / 2), count - 1);
    else
        QCOMPARE(view.rowAt(view.viewport()->height() - 1), -1);
}

void TstReceiptListView::rowsThatComeOrGoAboveDoNotMoveTheOthers_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("few") << 1000;
    QTest::newRow("many") << 10'000'000;
}

void TstReceiptListView::rowsThatComeOrGoAboveDoNotMoveTheOthers()
{
    QFETCH(const int, count);
    ShownList shown(count);
    ManyRows &model = shown.model;
    ReceiptListView &view = shown.view;
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.scrollTo(model.index(count / 2, 0), QAbstractItemView::PositionAtCenter);
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + 5); // within a row
    const QPersistentModelIndex read = view.indexAt({50, 250});
    const int y = view.visualRect(read).top();
    model.insert(0, 1);
    QCOMPARE(view.visualRect(read).top(), y);
    model.insert(count / 4, 37);
    QCOMPARE(view.visualRect(read).top(), y);
    model.insert(model.rowCount() - 1, 37); // below
    QCOMPARE(view.visualRect(read).top(), y);
    model.remove(3, 11);
    QTRY_COMPARE(view.visualRect(read).top(), y);
    view.verticalScrollBar()->setValue(0);
    model.insert(0, 1); // at the very top the new one is seen
    QCOMPARE(view.verticalScrollBar()->value(), 0);
    QCOMPARE(view.rowAt(0), 0);
}

//! As the parts of a large result are counted one after the other.
void TstReceiptListView::growsFromNothingInParts()
{
    ShownList shown(0);
    ManyRows &model = shown.model;
    ReceiptListView &view = shown.view;
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QCOMPARE(view.rowAt(10), -1);
    for (int i = 0; i < 400; ++i)
        model.insert(model.rowCount(), 50'000);
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
    QCOMPARE(view.rowAt(view.viewport()->height() - view.rowHeight() / 2), 19'999'999);
    model.remove(0, model.rowCount());
    QTRY_COMPARE(view.verticalScrollBar()->maximum(), 0);
    QCOMPARE(view.rowAt(10), -1);
}

void TstReceiptListView::goesByKeys()
{
    ShownList shown(10'000'000);
    ManyRows &model = shown.model;
    ReceiptListView &view = shown.view;
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.setFocus();
    QSignalSpy chosen(&view, &ReceiptListView::chosen);
    const auto press = [&](Qt::Key key) {
        QTest::keyClick(&view, key);
        return view.currentIndex().row();
    };
    QTRY_COMPARE(view.currentIndex().row(), 0); // by the focus
    QCOMPARE(press(Qt::Key_Down), 1);
    QCOMPARE(press(Qt::Key_Up), 0);
    QCOMPARE(press(Qt::Key_Up), 0);
    const int page = press(Qt::Key_PageDown);
    QCOMPARE(page, view.viewport()->height() / view.rowHeight());
    QVERIFY(view.viewport()->rect().contains(view.visualRect(view.currentIndex())));
    QCOMPARE(press(Qt::Key_PageUp), 0);
    QCOMPARE(press(Qt::Key_End), 9'999'999);
    QCOMPARE(press(Qt::Key_Down), 9'999'999);
    QVERIFY(view.viewport()->rect().contains(view.visualRect(view.currentIndex())));
    QCOMPARE(press(Qt::Key_Home), 0);
    QVERIFY(view.selectionModel()->isSelected(model.index(0, 0)));
    QCOMPARE(view.selectionModel()->selectedRows().size(), 1);
    QVERIFY(!chosen.isEmpty());
}

void TstReceiptListView::hoversAndChoosesByMouse()
{
    ShownList shown(100);
    ManyRows &model = shown.model;
    ReceiptListView &view = shown.view;
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QSignalSpy chosen(&view, &ReceiptListView::chosen);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(model.index(3, 0)).center());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.at(0).at(0).value<QModelIndex>().row(), 3);
    QVERIFY(view.selectionModel()->isSelected(model.index(3, 0)));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(model.index(5, 0)).center());
    QCOMPARE(view.selectionModel()->selectedRows().value(0).row(), 5);
    QCOMPARE(view.selectionModel()->selectedRows().size(), 1);
}

void TstReceiptListView::isAListForScreenReaders()
{
    ShownList shown(1000);
    ReceiptListView &view = shown.view;
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view);
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), 1000);
    QAccessibleInterface *row = list->child(4);
    QVERIFY(row);
    QCOMPARE(row->text(QAccessible::Name), QStringLiteral("4"));
    QVERIFY(row->rect().height() == view.rowHeight());
}

QTEST_MAIN(TstReceiptListView)
#include "tst_receiptlistview.moc"
