// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/camera.h"
#include "app/services/filmedclock.h"

#include <QDialog>

class QLabel;
class Theme;
class VideoView;
namespace Ui {
class FilmClockDialog;
}

//! 遅れを測る: a code on the screen for the camera to film, what the camera shows, and how late that is. Changes nothing.
class FilmClockDialog : public QDialog {
    Q_OBJECT
public:
    FilmClockDialog(std::unique_ptr<FilmedClock> filmed, const Clock &clock, const Camera &camera, const Theme &theme,
                    QWidget *parent = nullptr);
    ~FilmClockDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showFrame();
    void showResult();
    QString stateText() const;

    const std::unique_ptr<FilmedClock> m_filmed;
    const Camera m_camera;
    std::unique_ptr<Ui::FilmClockDialog> m_ui;
    VideoView *m_video;
};
