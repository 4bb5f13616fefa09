// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/links.h"

#include <QDialog>

#include <memory>
#include <optional>

namespace Ui {
class MoveCameraDialog;
}

//! Gives the camera of a link to another register of that vendor, in one step. Accepted when it is done.
class MoveCameraDialog : public QDialog {
    Q_OBJECT
public:
    //! `registerLabel` is the register as the table shows it.
    MoveCameraDialog(Links &links, const Link &link, const QString &registerLabel, QWidget *parent = nullptr);
    ~MoveCameraDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void fillTargets();
    void showTarget();
    void move();

    Links &m_links;
    const Link m_link;
    const QString m_registerLabel;
    std::unique_ptr<Ui::MoveCameraDialog> m_ui;
    std::optional<Error> m_error;
};
