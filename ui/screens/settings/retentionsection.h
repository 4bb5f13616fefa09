// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/retentionperiod.h"

#include <QFrame>

#include <memory>

class Dialogs;
class Retention;
namespace Ui {
class RetentionSection;
}

//! How long receipts are kept: what another choice would delete is counted before it is asked for, and asked before it is done.
class RetentionSection : public QFrame {
    Q_OBJECT
public:
    RetentionSection(Retention &retention, Dialogs &dialogs, QWidget *parent = nullptr);
    ~RetentionSection() override;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    RetentionPeriod chosen() const;
    void choose(const RetentionPeriod &period);
    void choiceChanged();
    void refresh();
    QString explained() const;
    void ask();
    void apply(const RetentionPeriod &period);
    void retranslate();

    Retention &m_retention;
    Dialogs &m_dialogs;
    std::unique_ptr<Ui::RetentionSection> m_ui;
    bool m_asking = false;
    bool m_stopped = false; //!< by the user, which the notice says until something else is done
};
