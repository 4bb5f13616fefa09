// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/ids.h"

#include <QDate>
#include <QHash>
#include <QList>
#include <QWidget>

#include <optional>

class DayBar;
class ListMessage;
class MomentPictures;
class QStackedWidget;
class QTimer;
class ReceiptBook;
class ReceiptChooser;
class ReceiptListModel;
class ReceiptListView;
class Theme;
struct DayTotals;
struct ExportSubject;

//! A day, its totals and its receipts.
class DayReceipts : public QWidget {
    Q_OBJECT
public:
    DayReceipts(ReceiptBook &book, MomentPictures &pictures, Theme &theme, QWidget *parent = nullptr);

    ReceiptChooser &chooser() { return *m_chooser; }
    //! With the cameras of those whose pictures do not come from their first one.
    void setRegisters(const QList<RegisterKey> &registers, const QHash<RegisterKey, CameraId> &cameras = {});
    QDate day() const { return m_day; }
    void setDay(QDate day);
    void stepDay(int days); //!< never past today
    void showToday();
    //! Chooses it as soon as that day has been read.
    void showReceipt(QDate day, ReceiptId id);
    void focusList();

signals:
    void exportRequested(const ExportSubject &day);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void followToday();
    void chooseWanted();
    void requestExport();
    void readTotals();
    void showTotals(const DayTotals &totals);
    void showState();
    void translate();

    ReceiptBook &m_book;
    DayBar *m_dayBar;
    ReceiptListModel *m_model;
    ReceiptListView *m_list;
    ReceiptChooser *m_chooser;
    ListMessage *m_message;
    QStackedWidget *m_pages;
    QTimer *m_slow; //!< "reading" is said only when it takes a while

    QList<RegisterKey> m_registers;
    QDate m_day;
    QDate m_today;
    ReceiptId m_wanted; //!< to be chosen
    std::optional<int> m_count; //!< of the day's receipts, once it is known
    int m_totalsGeneration = 0;
    bool m_readingTotals = false;
    bool m_totalsAgain = false;
};
