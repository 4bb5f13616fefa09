// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/dashboard.h"

#include <QObject>

class CameraThumbnails;
class Dashboards;
class Dialogs;
class Links;
class Session;
class Theme;

//! What the user does with dashboards as a whole, through dialogs.
class DashboardActions : public QObject {
    Q_OBJECT
public:
    DashboardActions(Dashboards &dashboards, Links &links, Session &session, CameraThumbnails &thumbnails, Dialogs &dialogs,
                     const Theme &theme, QObject *parent = nullptr);

    void add();
    void edit(DashboardId id);
    void remove(DashboardId id); //!< after a question
    void manage();

signals:
    void added(DashboardId id);
    void failed(const Error &error); //!< what was asked for could not be kept

private:
    Dashboards &m_dashboards;
    Links &m_links;
    Session &m_session;
    CameraThumbnails &m_thumbnails;
    Dialogs &m_dialogs;
    const Theme &m_theme;
};
