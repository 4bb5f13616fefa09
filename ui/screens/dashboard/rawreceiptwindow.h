// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPlainTextEdit;

//! What the vendor sent for a receipt, whole and unchanged: for who asks the vendor about it, or does not believe the program.
class RawReceiptWindow : public QDialog {
    Q_OBJECT
public:
    RawReceiptWindow(const QString &title, const QByteArray &raw, QWidget *parent = nullptr);

private:
    void copy();

    QPlainTextEdit *m_text;
};
