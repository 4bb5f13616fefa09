// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

class Dialogs;
class Session;
class Settings;
namespace Ui {
class SettingsScreen;
}

//! Language, account and what this program is.
class SettingsScreen : public QWidget {
    Q_OBJECT
public:
    SettingsScreen(Settings &settings, Session &session, Dialogs &dialogs, QWidget *parent = nullptr);
    ~SettingsScreen() override;

    void addSection(QWidget *section); //!< above what this program is; takes it over
    void showSection(QWidget *section); //!< scrolls there, with the keyboard

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showLanguage();
    void showAccount();
    void askSignOut();

    Settings &m_settings;
    Session &m_session;
    Dialogs &m_dialogs;
    std::unique_ptr<Ui::SettingsScreen> m_ui;
};
