// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/ids.h"

#include <QFuture>
#include <QTabWidget>

class Dialogs;
class LinkPage;
class Links;
class Session;
class Theme;

//! 連携設定: a tab for each POS vendor.
class LinksScreen : public QWidget {
    Q_OBJECT
public:
    LinksScreen(Links &links, Session &session, Dialogs &dialogs, const Theme &theme, QWidget *parent = nullptr);

    //! Shows the answer of a Links::load() that somebody else began; "try again" calls Links::load() itself.
    void follow(const QFuture<Result<Done>> &loading);
    void showVendor(Vendor vendor);
    //! Shows the Smaregi links and opens the dialog for a new one.
    void beginNewSmaregiLink();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QTabWidget *m_tabs;
    LinkPage *m_smaregi;
    LinkPage *m_ubiregi;
};
