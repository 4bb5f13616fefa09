// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;

//! What the vendor sent for a receipt, whole and unchanged: for who asks the vendor about it, or does not believe the program.
class RawReceiptWindow : public QDialog {
    Q_OBJECT
public:
    RawReceiptWindow(const QString &number, const QByteArray &raw, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void copy();
    void translate();

    QString m_number;
    QLabel *m_about;
    QPlainTextEdit *m_text;
    QPushButton *m_copy;
    QPushButton *m_close;
};
