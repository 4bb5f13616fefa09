// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/links.h"

#include <QFuture>
#include <QWidget>

#include <optional>

class QPushButton;
class WaitBar;

//! Where a person opens a contract of Smaregi in the browser: the button, and while the browser is waited for, a bar that
//! says so and gives up.
class SmaregiSignIn : public QWidget {
    Q_OBJECT
public:
    explicit SmaregiSignIn(QWidget *parent = nullptr);
    ~SmaregiSignIn() override;

    //! Once, before anything else; `links` outlives this.
    void setUp(Links &links) { m_links = &links; }
    //! The contract that the user wants, or empty for the one that comes. What was given for another one is forgotten.
    void setContract(const QString &contract);
    //! Without a consent until one was given.
    PosCredential credential() const { return m_granted ? m_granted->credential : PosCredential(); }
    void giveUp();

signals:
    void started();
    void granted(const QString &contract);
    void failed(const Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void ask();
    void showState();

    Links *m_links = nullptr;
    QPushButton *m_button;
    WaitBar *m_waiting;
    QString m_contract;
    std::optional<SmaregiGrant> m_granted;
    QFuture<Result<SmaregiGrant>> m_asking;
};
