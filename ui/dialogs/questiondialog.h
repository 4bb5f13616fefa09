// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/dialogs.h"

#include <QDialog>

#include <memory>

class QPushButton;
namespace Ui {
class QuestionDialog;
}

//! A question with its answers as buttons. Its texts come from the caller, in the language of the moment.
class QuestionDialog : public QDialog {
    Q_OBJECT
public:
    explicit QuestionDialog(const Question &question, QWidget *parent = nullptr);
    QuestionDialog(const QString &title, const QString &text, const QStringList &actions, QWidget *parent = nullptr);
    ~QuestionDialog() override;

    int chosen() const { return m_chosen; } //!< -1: none

private:
    void setTexts(const QString &title, const QString &text);
    QPushButton *addAction(const QString &text, int index, const QString &kind);

    std::unique_ptr<Ui::QuestionDialog> m_ui;
    int m_chosen = -1;
};
