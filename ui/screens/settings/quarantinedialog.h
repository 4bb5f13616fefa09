// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/syncservice.h"

#include <QDialog>
#include <QList>

#include <memory>

namespace Ui {
class QuarantineDialog;
}

//! The rows of a contract that could not be read: what is wrong with each, and how the vendor sent it.
class QuarantineDialog : public QDialog {
    Q_OBJECT
public:
    explicit QuarantineDialog(const QList<QuarantinedRow> &rows, QWidget *parent = nullptr);
    ~QuarantineDialog() override;

    //! Without the contents of receipts, to be sent to others.
    QString asText() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void showRaw();

    const QList<QuarantinedRow> m_rows;
    std::unique_ptr<Ui::QuarantineDialog> m_ui;
};
