// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/firststeps.h"

#include <QList>
#include <QWidget>

class GuideStep;
class Links;
class QLabel;
class QProgressBar;
class QPushButton;
class Session;
class Theme;

//! はじめに: サービス利用開始までの流れ, step by step, ticked as things happen.
class GuideScreen : public QWidget {
    Q_OBJECT
public:
    GuideScreen(FirstSteps &steps, const Session &session, const Links &links, const Theme &theme, QWidget *parent = nullptr);

signals:
    void signInRequested();
    void newSmaregiLinkRequested();
    void linksRequested(Vendor vendor);
    void accountRequested(); //!< another account may be the one that is needed
    void dashboardRequested();
    void helpRequested(const QString &page);
    void left(); //!< the user leaves the guide for later, or closes it for good

protected:
    void changeEvent(QEvent *event) override;

private:
    void addSteps(QWidget *card);
    void retranslate();
    void applyTheme();
    void refresh();

    FirstSteps &m_steps;
    const Session &m_session;
    const Links &m_links;
    const Theme &m_theme;
    QWidget *m_column;
    QLabel *m_title;
    QLabel *m_subtitle;
    QLabel *m_progressText;
    QProgressBar *m_progress;
    QPushButton *m_leave;
    QPushButton *m_signIn = nullptr;
    QPushButton *m_smaregi = nullptr;
    QPushButton *m_ubiregi = nullptr;
    QPushButton *m_registers = nullptr;
    QPushButton *m_camera = nullptr;
    QPushButton *m_account = nullptr;
    QPushButton *m_dashboard = nullptr;
    QList<GuideStep *> m_views;
};
