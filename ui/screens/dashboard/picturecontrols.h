// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QWidget>

#include <chrono>
#include <optional>

class Playback;
class PlaybackControls;
class QBoxLayout;
class QLabel;
class QPushButton;
class Theme;

//! Under the picture: steps between receipts, the moment or some seconds before, the time, LIVE, full screen; below, while
//! footage plays, how it plays.
class PictureControls : public QWidget {
    Q_OBJECT
public:
    PictureControls(Playback &playback, const Theme &theme, QWidget *parent = nullptr);

    void addButton(QPushButton *button); //!< beside full screen; takes it over
    void setSteps(bool previous, bool next); //!< whether there is an older and a newer receipt
    void setLive(bool live);
    //! Whether one can look that long before, and which of the two stills is shown; neither while footage plays: then both
    //! are places to go to.
    void setLeadIn(bool offered, std::chrono::seconds leadIn, std::optional<bool> before);
    void setFootage(bool plays);
    void setTime(std::optional<Instant> time);
    void setFullScreen(bool fullScreen);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

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
    QBoxLayout *m_pictureRow = nullptr;
    QPushButton *m_previous;
    QPushButton *m_next;
    QWidget *m_switch;
    QPushButton *m_before;
    QPushButton *m_moment;
    QLabel *m_time;
    PlaybackControls *m_playback;
    QPushButton *m_fullScreen;
    QPushButton *m_toLive;
    std::optional<Instant> m_shownTime;
    std::chrono::seconds m_leadIn{0};
    bool m_isFullScreen = false;
};
