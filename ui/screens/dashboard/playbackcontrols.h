// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class Playback;
class QPushButton;
class Theme;

//! Pause, single pictures, speeds, the loop and the marks of what plays.
class PlaybackControls : public QWidget {
    Q_OBJECT
public:
    PlaybackControls(Playback &playback, const Theme &theme, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    QPushButton *makeButton(const QString &name);
    void refresh();
    void showIcons();
    void translate();

    Playback &m_playback;
    const Theme &m_theme;
    QPushButton *m_stepBack;
    QPushButton *m_pause;
    QPushButton *m_stepForward;
    QList<QPushButton *> m_speeds; //!< in the order of Playback::kSpeeds
    QPushButton *m_loop;
    bool m_showsPause = false;
};
