// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/dashboard.h"

#include <QObject>

class CameraStage;
class PictureControls;
class QPushButton;
class Settings;
class Theme;

//! The buttons for how the live pictures are shown and heard: all in equal size or one large, and the sound of that one. Both
//! are remembered, the first for each dashboard. What cannot be heard, the picture says.
class LiveSwitches : public QObject {
    Q_OBJECT
public:
    LiveSwitches(CameraStage &stage, PictureControls &controls, Settings &settings, const Theme &theme, QObject *parent);

    void setDashboard(const Dashboard &dashboard);
    void toggleGrid();
    void toggleSound();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPushButton *makeButton(const char *name);
    void refresh();
    void translate();

    CameraStage &m_stage;
    Settings &m_settings;
    const Theme &m_theme;
    QPushButton *m_grid;
    QPushButton *m_sound;
    DashboardId m_dashboard;
};
