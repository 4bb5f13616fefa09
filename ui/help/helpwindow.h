// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class HelpBrowser;
class QLabel;
class QLineEdit;
class QListWidget;
class QSplitter;
class QToolButton;
class Settings;
class Theme;

//! The built-in help, in a window of its own beside the program: contents with search at the left, the page at the right.
class HelpWindow : public QWidget {
    Q_OBJECT
public:
    HelpWindow(Settings &settings, const Theme &theme);

    void open(const QString &page);

signals:
    void guideRequested();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    QToolButton *tool(const char *objectName, const QString &text);
    void buildTools();
    void addShortcuts();
    void applyTheme();
    void retranslate();
    void showContents();
    void search();
    void zoomBy(int steps);
    void pageChanged();

    Settings &m_settings;
    const Theme &m_theme;
    QWidget *m_tools;
    QToolButton *m_back = nullptr;
    QToolButton *m_forward = nullptr;
    QToolButton *m_smaller = nullptr;
    QToolButton *m_larger = nullptr;
    QLineEdit *m_search;
    QListWidget *m_contents;
    QLabel *m_nothing;
    HelpBrowser *m_browser;
    QSplitter *m_splitter;
    int m_zoomStep = 0;
};
