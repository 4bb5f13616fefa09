// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class Settings;
class Theme;

//! Switches the sound of the large live picture on and off, and remembers it. What cannot be heard, the picture says.
class SoundSwitch : public QPushButton {
    Q_OBJECT
public:
    SoundSwitch(Settings &settings, const Theme &theme, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showIcon();
    void translate();

    const Theme &m_theme;
};
