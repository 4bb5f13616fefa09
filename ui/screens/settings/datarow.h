// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/storeddata.h"

#include <QWidget>

class QCheckBox;
class QLabel;

//! What one register has in the journal, with a box to tick it. A linked one cannot be ticked, and says why.
class DataRow : public QWidget {
    Q_OBJECT
public:
    explicit DataRow(QWidget *parent = nullptr);

    void setRegister(const StoredRegister &stored);
    const StoredRegister &shown() const { return m_register; }
    QWidget *box() const; //!< what has the keyboard
    bool isTicked() const;
    void setTicked(bool ticked);
    void setBusy(bool busy);
    void retranslate();
    //! In one line, for questions: "渋谷本店: レジ 1 (1,234 receipts, …)".
    static QString summary(const StoredRegister &stored);

signals:
    void tickedChanged();

private:
    static QString name(const StoredRegister &stored);
    static QString amount(const StoredRegister &stored);
    void enable();

    StoredRegister m_register;
    bool m_busy = false;
    QCheckBox *m_tick;
    QLabel *m_amount;
    QLabel *m_use;
};
