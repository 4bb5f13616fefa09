// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QFrame>

#include <chrono>
#include <optional>

class QBoxLayout;
class QLabel;
class QPushButton;
class Theme;

//! The row under the picture: steps between receipts, the moment or some seconds before, the time, LIVE, full screen.
class PictureControls : public QFrame {
    Q_OBJECT
public:
    explicit PictureControls(const Theme &theme, QWidget *parent = nullptr);

    void setSteps(bool previous, bool next); //!< whether there is an older and a newer receipt
    void setLive(bool live);
    //! Whether the picture of that long before can be chosen, and is.
    void setLeadIn(bool offered, std::chrono::seconds leadIn, bool before);
    void setTime(std::optional<Instant> time);
    void setFullScreen(bool fullScreen);

signals:
    void previousRequested();
    void nextRequested();
    void beforeRequested(bool before);
    void liveRequested();
    void fullScreenRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QPushButton *makeButton(const char *name);
    void fit();
    void showTime();
    void showIcon();
    void translate();

    const Theme &m_theme;
    QBoxLayout *m_row = nullptr;
    QPushButton *m_previous;
    QPushButton *m_next;
    QWidget *m_switch;
    QPushButton *m_before;
    QPushButton *m_moment;
    QLabel *m_time;
    QPushButton *m_fullScreen;
    QPushButton *m_toLive;
    std::optional<Instant> m_shownTime;
    std::chrono::seconds m_leadIn{0};
    bool m_isFullScreen = false;
};
