// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>

//! The card below the picture: the controls, and under them what one can go to in time.
class ControlsCard : public QFrame {
    Q_OBJECT
public:
    ControlsCard(QWidget *controls, QWidget *parent = nullptr);

    //! Under the controls, over the whole width.
    void addBelow(QWidget *widget);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();

    QList<QWidget *> m_rows;
};

//! The card at the bottom: pictures of before and after the moment, and the details of the receipt. Where there is no room
//! for both the pictures go.
class MomentCard : public QFrame {
    Q_OBJECT
public:
    //! Lower than this it would only look cut off.
    static constexpr int kMinDetails = 90;

    MomentCard(QWidget *details, QWidget *parent = nullptr);

    //! Above the details; it brings margins of its own, as the details do.
    void setFilmstrip(QWidget *filmstrip);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();

    QWidget *m_details;
    QWidget *m_filmstrip = nullptr;
};
