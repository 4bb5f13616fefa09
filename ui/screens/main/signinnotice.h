// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QWidget>

#include <optional>

class NoticeBox;
class Session;

//! Above the pages, as long as nobody puts it away: that the sign-in will have to be asked for again, and why.
class SignInNotice : public QWidget {
    Q_OBJECT
public:
    explicit SignInNotice(Session &session, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    Session &m_session;
    NoticeBox *m_box;
    std::optional<Error> m_dismissed;
};
