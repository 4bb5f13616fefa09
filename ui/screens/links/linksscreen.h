// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/link.h"
#include "ui/dialogs/leaveguard.h"

#include <QFuture>
#include <QTabWidget>

class CameraThumbnails;
class Dialogs;
class LinkPage;
class Links;
class Session;
class Settings;
class Theme;

//! 連携設定: a tab for each POS vendor, and one for the cameras.
class LinksScreen : public QWidget, public UnsavedEdits {
    Q_OBJECT
public:
    //! All outlive the screen; the thumbnails may be null.
    LinksScreen(Links &links, Session &session, CameraThumbnails *thumbnails, Settings &settings, Dialogs &dialogs, const Theme &theme,
                QWidget *parent = nullptr);

    bool hasUnsavedEdits() const override;
    QFuture<Result<Done>> saving() const override;
    QFuture<Result<Done>> saveEdits() override;
    void discardEdits() override;

    //! Shows the answer of a Links::load() that somebody else began; "try again" calls Links::load() itself.
    void follow(const QFuture<Result<Done>> &loading);
    void showVendor(Vendor vendor);
    //! Shows the Smaregi links and opens the dialog for a new one.
    void beginNewSmaregiLink();

signals:
    void helpRequested(const QString &page);
    void clockOffsetRequested(LinkId id);
    void filmClockRequested(const CameraId &camera);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void tabChosen(int tab);
    UnsavedEdits *editsOf(int tab) const;

    QTabWidget *m_tabs;
    LinkPage *m_smaregi;
    LinkPage *m_ubiregi;
    LeaveGuard m_guard;
    int m_shownTab = 0;
};
