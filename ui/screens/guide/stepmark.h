// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/firststeps.h"

#include <QWidget>

class Theme;

//! The numbered circle at the left of a step, and the line on to the next one. Done is a tick and trouble an exclamation
//! mark, so the colour is not all that tells.
class StepMark : public QWidget {
    Q_OBJECT
public:
    StepMark(int number, bool last, const Theme &theme, QWidget *parent = nullptr);

    void setState(FirstStepStatus::State state);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const int m_number;
    const bool m_last;
    const Theme &m_theme;
    FirstStepStatus::State m_state = FirstStepStatus::State::Waiting;
};
