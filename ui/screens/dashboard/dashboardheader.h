// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/dashboard.h"

#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QPushButton;

//! The title of the dashboard that is open, the menu of all of them, ＋, and at the right what exports evidence (Ctrl+E).
//! Ctrl+1 … Ctrl+9 open the first nine.
class DashboardHeader : public QWidget {
    Q_OBJECT
public:
    explicit DashboardHeader(QWidget *parent = nullptr);

    void setDashboards(const QList<Dashboard> &dashboards, DashboardId current);
    //! There is something to export.
    void setExportOffered(bool offered);

signals:
    void chosen(DashboardId id);
    void addRequested();
    void exportRequested();
    void editRequested();
    void removeRequested();
    void manageRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QAction *command(const char *name, void (DashboardHeader::*told)());
    void fillMenu();
    void showTitle();
    void translate();

    QList<Dashboard> m_dashboards;
    DashboardId m_current;
    QLabel *m_title;
    QPushButton *m_switch;
    QPushButton *m_add;
    QPushButton *m_export;
    QMenu *m_menu;
    QStringList m_entries; //!< what the menu lists now
    QAction *m_edit;
    QAction *m_remove;
    QAction *m_manage;
};
