// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/dashboard.h"

#include <QDialog>
#include <QFuture>

class Dashboards;
class NoticeBox;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;
class Theme;

//! All dashboards in their order: dragged or moved by keys, renamed in place, edited, deleted. Each change is kept at once.
class DashboardManager : public QDialog {
    Q_OBJECT
public:
    DashboardManager(Dashboards &dashboards, const Theme &theme, QWidget *parent = nullptr);

    void showError(const Error &error);

signals:
    void addRequested();
    void editRequested(DashboardId id);
    void removeRequested(DashboardId id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void fill();
    void takeName(QListWidgetItem *item);
    void move(int rows);
    void keepOrder();
    void follow(const QFuture<Result<Done>> &change);
    DashboardId current() const;
    void updateButtons();
    void translate();

    Dashboards &m_dashboards;
    QLabel *m_title;
    QLabel *m_hint;
    QListWidget *m_list;
    NoticeBox *m_notice;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_rename;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_close;
    bool m_filling = false;
};
