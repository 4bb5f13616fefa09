// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/backend.h"
#include "ui/dialogs/dialogs.h"
#include "ui/help/helpdesk.h"
#include "ui/screens/dashboard/dashboardscreen.h"
#include "ui/screens/guide/guidescreen.h"
#include "ui/screens/links/linksscreen.h"
#include "ui/screens/main/mainwindow.h"
#include "ui/screens/search/searchscreen.h"
#include "ui/screens/signin/signinscreen.h"
#include "ui/theme/theme.h"

class SearchSection;

//! The window and its screens over a Backend, and which of them is shown. GUI thread.
class Frontend : public QObject {
    Q_OBJECT
public:
    Frontend(Backend &backend, Settings &settings, Theme &theme, WindowDialogs &dialogs, const SignInOffer &offer);

    MainWindow &window() { return m_window; }
    HelpDesk &help() { return m_help; }
    SignInScreen &signIn() { return *m_signIn; }
    DashboardScreen &dashboard() { return *m_dashboard; }

    //! Restores the sign-in and opens the window at the right screen.
    void start();

signals:
    void languageChosen(const QString &language);
    void demoRequested();

private:
    void sessionChanged();
    void loadLinks();
    void connectClocks();
    void openClockOffset(LinkId id);
    void openFilmClock(const CameraId &camera);
    void connectGuide();
    void connectSearch(SearchSection &section);
    void connectHelp();
    void openGuide();

    Backend &m_backend;
    Dialogs &m_dialogs;
    const Theme &m_theme;
    StatusModel m_status;
    HelpDesk m_help;
    MainWindow m_window;
    SignInScreen *m_signIn; //!< the window's
    DashboardScreen *m_dashboard;
    SearchScreen *m_search;
    LinksScreen *m_links;
    GuideScreen *m_guide;
    bool m_linksLoaded = false;
};
