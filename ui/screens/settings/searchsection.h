// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <memory>

class Settings;
namespace Ui {
class SearchSection;
}

//! Whether receipts may be searched by the names of the staff, and why not by itself.
class SearchSection : public QFrame {
    Q_OBJECT
public:
    explicit SearchSection(Settings &settings, QWidget *parent = nullptr);
    ~SearchSection() override;

    void focusStaffSearch(); //!< the user was sent here to switch it on

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    Settings &m_settings;
    std::unique_ptr<Ui::SearchSection> m_ui;
};
