// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/ids.h"

#include <QDate>
#include <QFrame>
#include <QHash>
#include <QList>

class DayBar;
class MomentPictures;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTimer;
class ReceiptBook;
class ReceiptListModel;
class ReceiptListView;
class Theme;
struct DayTotals;

//! The right side of the dashboard: a day, its totals and its receipts.
class ReceiptColumn : public QFrame {
    Q_OBJECT
public:
    ReceiptColumn(ReceiptBook &book, MomentPictures &pictures, Theme &theme, QWidget *parent = nullptr);

    //! With the cameras of those whose pictures do not come from their first one.
    void setRegisters(const QList<RegisterKey> &registers, const QHash<RegisterKey, CameraId> &cameras = {});
    QDate day() const { return m_day; }
    void setDay(QDate day);
    void stepDay(int days); //!< never past today
    void showToday();
    //! Moves the choice: +1 to the next older receipt, -1 to the next newer one. Without a choice +1 is the newest.
    void step(int rows);
    bool canStep(int rows) const;
    void clearChoice();
    void focusList();

signals:
    void chosen(ReceiptId id);
    void choiceLost(); //!< the user left it (Esc), or it is not in the list any more
    void stepsChanged(); //!< canStep() may answer otherwise

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void followToday();
    void choose(int row);
    void checkChoice();
    void readTotals();
    void showTotals(const DayTotals &totals);
    void showState();
    void translate();

    ReceiptBook &m_book;
    DayBar *m_dayBar;
    ReceiptListModel *m_model;
    ReceiptListView *m_list;
    QStackedWidget *m_pages;
    QLabel *m_headline;
    QLabel *m_advice;
    QPushButton *m_retry;
    QTimer *m_slow; //!< "reading" is said only when it takes a while

    QList<RegisterKey> m_registers;
    QDate m_day;
    QDate m_today;
    ReceiptId m_chosen;
    int m_totalsGeneration = 0;
    bool m_readingTotals = false;
    bool m_totalsAgain = false;
};
