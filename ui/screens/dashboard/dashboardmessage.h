// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

//! In place of a dashboard: why there is none, and what to do about it.
class DashboardMessage : public QWidget {
    Q_OBJECT
public:
    enum class About { Loading, Failed, NoLinks, NoDashboards, ShowsNothing };

    explicit DashboardMessage(QWidget *parent = nullptr);

    void say(About about, const std::optional<Error> &error = {});

signals:
    void linksRequested();
    void addRequested();
    void editRequested();
    void retryRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QPushButton *makeButton(const char *name, void (DashboardMessage::*told)());
    void translate();

    About m_about = About::Loading;
    std::optional<Error> m_error;
    QLabel *m_headline;
    QLabel *m_advice;
    QPushButton *m_openLinks;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_retry;
};
