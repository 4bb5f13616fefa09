// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QDialog>
#include <QFuture>

#include <memory>
#include <optional>

class Links;
namespace Ui {
class TokenDialog;
}

//! Connects a Ubiregi account by a typed API token. Accepted when the account is connected.
class TokenDialog : public QDialog {
    Q_OBJECT
public:
    explicit TokenDialog(Links &links, QWidget *parent = nullptr);
    ~TokenDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectAccount();
    void setWaiting(bool waiting);
    void showError();

    Links &m_links;
    std::unique_ptr<Ui::TokenDialog> m_ui;
    std::optional<Error> m_error;
};
