// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/screens/settings/programpart.h"

#include <QFrame>
#include <QUrl>

#include <functional>
#include <memory>

class Clock;
class Dialogs;
class Settings;
class UpdateCheck;
namespace Ui {
class AboutSection;
}

//! What the program is and is made of, and whether there is a newer one.
class AboutSection : public QFrame {
    Q_OBJECT
public:
    struct Uses {
        UpdateCheck &updates;
        Settings &settings;
        const Clock &clock;
        Dialogs &dialogs;
        std::function<QList<ProgramPart>()> parts;
        std::function<bool(const QUrl &)> openUrl;
    };
    explicit AboutSection(Uses uses, QWidget *parent = nullptr);
    ~AboutSection() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    QString news() const;
    void openPage();
    void showParts();

    const Uses m_uses;
    bool m_pageFailed = false; //!< no browser opened
    std::unique_ptr<Ui::AboutSection> m_ui;
};
