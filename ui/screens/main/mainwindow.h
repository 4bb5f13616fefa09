// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/screens/main/statusmodel.h"

#include <QHash>
#include <QMainWindow>

#include <memory>

class Dialogs;
class LeaveGuard;
class QPushButton;
class Settings;
class StatusLineView;
class Theme;
class UnsavedEdits;
namespace Ui {
class MainWindow;
}

//! The window: the sign-in screen, or the side bar with the pages. Only places what it is given.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    enum class Page { Guide, Dashboard, Search, Links, Settings };
    Q_ENUM(Page)

    //! `status` may be null. All outlive the window.
    MainWindow(Settings &settings, const Theme &theme, StatusModel *status, QWidget *parent = nullptr);
    ~MainWindow() override;

    //! In the order of the side bar; the window takes the widgets. The first page added is shown first.
    void addPage(Page page, QWidget *widget);
    //! A page that is not offered has no place in the side bar; showPage() still shows it.
    void setPageOffered(Page page, bool offered);
    void setSignInScreen(QWidget *screen);
    void setNotice(QWidget *notice); //!< above the pages; hides itself when it has nothing to say

    //! Who asks before a page with unsaved edits (an UnsavedEdits) is left or the window closed; without it nobody does.
    void setDialogs(Dialogs &dialogs);

    //! At once, or after the user has answered for unsaved edits.
    void showPage(Page page);
    Page currentPage() const;
    void showSignIn();
    void showPages();

signals:
    void pageChanged(MainWindow::Page page);
    void helpRequested();
    void statusActivated(StatusLine::About about); //!< a status line was clicked

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void retranslate();
    void applyTheme();
    void showTitle();
    void enterPage(Page page);
    UnsavedEdits *editsInSight() const;
    void showStatus();
    void orderStatusLines();

    struct Entry {
        Page page;
        QPushButton *button;
        QWidget *widget;
    };
    const Entry *entry(Page page) const;

    Settings &m_settings;
    const Theme &m_theme;
    StatusModel *m_status;
    LeaveGuard *m_guard = nullptr;
    std::unique_ptr<Ui::MainWindow> m_ui;
    QList<Entry> m_pages;
    QList<StatusLineView *> m_statusLines;
};
