// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/screens/settings/programpart.h"

#include <QDialog>
#include <QList>

#include <memory>

namespace Ui {
class PartsDialog;
}

//! The licence of the program, and what it is made of.
class PartsDialog : public QDialog {
    Q_OBJECT
public:
    explicit PartsDialog(const QList<ProgramPart> &parts, QWidget *parent = nullptr);
    ~PartsDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void nameColumns();

    std::unique_ptr<Ui::PartsDialog> m_ui;
};
