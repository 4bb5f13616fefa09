// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/posregister.h"

#include <QDialog>
#include <QList>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>

#include <memory>

class Theme;
namespace Ui {
class TerminalPicker;
}

//! The terminals of a contract to choose from: id, name, identification number, version of the register app. Accepted when
//! one was picked.
class TerminalPicker : public QDialog {
    Q_OBJECT
public:
    //! `complete`: the list is the vendor's own, not learned from receipts.
    TerminalPicker(const QList<PosRegister> &registers, bool complete, const QString &current, const Theme &theme,
                   QWidget *parent = nullptr);
    ~TerminalPicker() override;

signals:
    void picked(const QString &terminal);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill(const QList<PosRegister> &registers);
    void retranslate();
    void filter(const QString &text);
    void select(int row);
    void showCount();
    void pick();

    const bool m_complete;
    const QList<PosRegister> m_registers;
    std::unique_ptr<Ui::TerminalPicker> m_ui;
    QStandardItemModel m_items;
    QSortFilterProxyModel m_shown;
};
