// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QGridLayout;
class QLabel;
class ReceiptSearch;

//! How many receipts a search has found, their sums, and what was paid how; while it still counts, as far as it is.
class FoundTotals : public QFrame {
    Q_OBJECT
public:
    explicit FoundTotals(ReceiptSearch &search, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void translate();

    ReceiptSearch &m_search;
    QLabel *m_count;
    QLabel *m_sums;
    QLabel *m_note; //!< that it still counts, or what is left out
    QGridLayout *m_payments;
    QList<QPair<QLabel *, QLabel *>> m_rows;
};
