// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/firststeps.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;
class StepMark;
class Theme;

//! One step of the guide: its mark, what it is about, how far it is, and the buttons that go to the right place.
class GuideStep : public QWidget {
    Q_OBJECT
public:
    GuideStep(FirstStep step, bool last, const Theme &theme, QWidget *parent = nullptr);

    //! The first one is the recommended one while the step is next. Its text is set by the caller, on every language change.
    QPushButton *addButton(const QString &objectName);
    void show(const FirstStepStatus &status, const QString &text);
    void setTexts(const QString &title, const QString &help);

signals:
    void helpRequested();

private:
    const FirstStep m_step;
    const Theme &m_theme;
    StepMark *m_mark;
    QLabel *m_title;
    QLabel *m_state;
    QLabel *m_text;
    QWidget *m_actions;
    QBoxLayout *m_buttons;
    QPushButton *m_help;
};
