// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class HelpWindow;
class QWidget;
class Settings;
class Theme;

//! Opens the help at the right page. Screens and dialogs name theirs in the dynamic property "helpPage"; F1 anywhere in the
//! program looks for it from the focused widget upwards. GUI thread.
class HelpDesk : public QObject {
    Q_OBJECT
public:
    HelpDesk(Settings &settings, const Theme &theme, QObject *parent = nullptr);
    ~HelpDesk() override;

    void open(const QString &page);
    //! The page for who is at that widget: of the nearest parent that names one, else of the screen that the window shows.
    static QString pageFor(const QWidget *widget);

signals:
    void guideRequested(); //!< a link in the help asks for はじめに

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    HelpWindow *window();

    Settings &m_settings;
    const Theme &m_theme;
    std::unique_ptr<HelpWindow> m_window; //!< made when it is first asked for
};
