// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"

#include <QObject>

class ReceiptListView;
class ReceiptRowsModel;

//! The chosen receipt of a list, and the steps to the ones beside it. It is no other one when rows come or go.
class ReceiptChooser : public QObject {
    Q_OBJECT
public:
    ReceiptChooser(ReceiptRowsModel &model, ReceiptListView &list, QObject *parent);

    ReceiptId chosen() const { return m_chosen; }
    //! Down the list by that many rows, or up. Without a choice +1 is the first one.
    void step(int rows);
    bool canStep(int rows) const;
    //! As if the user had clicked it; false when it is not in the list.
    bool choose(ReceiptId id);
    void clear();

signals:
    void choseReceipt(ReceiptId id);
    void lost(); //!< the user left it (Esc), or it is not in the list any more
    void stepsChanged(); //!< canStep() may answer otherwise

private:
    void goTo(int row);
    void take(int row);
    void check();

    ReceiptRowsModel &m_model;
    ReceiptListView &m_list;
    ReceiptId m_chosen;
    int m_waiting = -1; //!< row that is wanted, while nobody knows which receipt it is
};
