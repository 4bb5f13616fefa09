// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/receiptlistview.h"

#include <QSignalSpy>
#include <QStringListModel>
#include <QTest>

class TstReceiptListView : public QObject {
    Q_OBJECT
private slots:
    void tellsTheRowsInSightAgainAfterAReset();
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

QTEST_MAIN(TstReceiptListView)
#include "tst_receiptlistview.moc"
