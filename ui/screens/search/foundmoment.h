// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/ids.h"

#include <QFrame>

class ChosenReceipt;
class Links;
class MomentPictures;
class QLabel;
class QPushButton;
class QStackedWidget;
class ReceiptBook;
class ReceiptSlip;
class Session;
class Theme;
class VideoView;

//! The receipt that was chosen among the found ones: the picture of its moment, its text, and the way to its dashboard.
class FoundMoment : public QFrame {
    Q_OBJECT
public:
    FoundMoment(ReceiptBook &book, MomentPictures &pictures, const Links &links, Session &session, Theme &theme, QWidget *parent = nullptr);
    ~FoundMoment() override;

    void choose(ReceiptId id);
    void clear();

signals:
    void dashboardRequested(const RegisterKey &reg, Instant soldAt, ReceiptId id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void showMoment();
    void translate();

    Session &m_session;
    ChosenReceipt *m_receipt;
    ReceiptId m_id;
    QStackedWidget *m_pages;
    QLabel *m_hint;
    QLabel *m_when;
    VideoView *m_picture;
    ReceiptSlip *m_slip;
    QPushButton *m_dashboard;
};
