// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/dashboardactions.h"

#include "app/base/async.h"
#include "app/services/dashboards.h"
#include "ui/dialogs/dashboarddialog.h"
#include "ui/dialogs/dashboardmanager.h"
#include "ui/dialogs/dialogs.h"
#include "ui/models/dashboardtext.h"

DashboardActions::DashboardActions(Dashboards &dashboards, Links &links, Session &session, CameraThumbnails &thumbnails, Dialogs &dialogs,
                                   const Theme &theme, QObject *parent)
    : QObject(parent)
    , m_dashboards(dashboards)
    , m_links(links)
    , m_session(session)
    , m_thumbnails(thumbnails)
    , m_dialogs(dialogs)
    , m_theme(theme)
{
}

void DashboardActions::add()
{
    auto *dialog = new DashboardDialog(m_dashboards, m_links, m_session, m_thumbnails, m_theme, {});
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DashboardDialog::saved, this, &DashboardActions::added);
    m_dialogs.open(dialog);
}

void DashboardActions::edit(DashboardId id)
{
    const Dashboard *dashboard = m_dashboards.dashboard(id);
    if (!dashboard)
        return;
    auto *dialog = new DashboardDialog(m_dashboards, m_links, m_session, m_thumbnails, m_theme, *dashboard);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialogs.open(dialog);
}

void DashboardActions::remove(DashboardId id)
{
    const Dashboard *dashboard = m_dashboards.dashboard(id);
    if (!dashboard)
        return;
    Question question;
    question.title = tr("Delete this dashboard?");
    question.text = tr("Only the view goes. Links, receipts and pictures stay.");
    question.items = {dashboardTitle(*dashboard)};
    question.action = tr("Delete");
    question.dangerous = true;
    question.helpPage = QStringLiteral("dashboards");
    onFinished(m_dialogs.confirm(question), this, [this, id](bool yes) {
        if (!yes)
            return;
        onFinished(m_dashboards.remove(id), this, [this](const Result<Done> &removed) {
            if (!removed)
                emit failed(removed.error());
        });
    });
}

void DashboardActions::manage()
{
    auto *dialog = new DashboardManager(m_dashboards, m_theme);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DashboardManager::addRequested, this, &DashboardActions::add);
    connect(dialog, &DashboardManager::editRequested, this, &DashboardActions::edit);
    connect(dialog, &DashboardManager::removeRequested, this, &DashboardActions::remove);
    connect(this, &DashboardActions::failed, dialog, &DashboardManager::showError);
    m_dialogs.open(dialog);
}
