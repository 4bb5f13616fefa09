// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

//! "Waiting for ...", moving, with a button to give up. Hidden until start().
class WaitBar : public QFrame {
    Q_OBJECT
public:
    explicit WaitBar(QWidget *parent = nullptr);

    void start(const QString &text);
    void stop();
    void setCancellable(bool cancellable);

signals:
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_text;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
};
