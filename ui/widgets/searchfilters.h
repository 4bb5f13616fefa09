// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/searchchoices.h"

#include <QScrollArea>

class QLabel;
class QLineEdit;
class QPushButton;
class QTimer;
class QVBoxLayout;
class SearchAmounts;
class SearchHours;
class SearchInput;
class SearchPeriod;

//! 絞り込み: the terms of a search as controls. They show what the text says and write into it.
class SearchFilters : public QScrollArea {
    Q_OBJECT
public:
    explicit SearchFilters(SearchInput &input, QWidget *parent = nullptr);

    //! The registers to choose from; the id is the name or terminal that the text has. Fewer than two are not offered.
    void setRegisters(const QList<SearchChoices::Choice> &registers);
    void focusFirst();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QLabel *addTitle(QVBoxLayout *layout, const QString &name, QWidget *buddy);
    void refresh();
    void readPaymentNames();
    void setPayments();
    void kindToggled();
    void paymentToggled(const QString &id, bool on);
    void registerToggled();
    void applyNumber();
    void clear();
    void translate();

    SearchInput &m_input;
    SearchPeriod *m_period;
    SearchHours *m_hours;
    SearchAmounts *m_amounts;
    SearchChoices *m_kinds;
    SearchChoices *m_payments;
    SearchChoices *m_registers;
    QLineEdit *m_number;
    QTimer *m_pause; //!< of typing the number
    QPushButton *m_clear;
    QLabel *m_periodTitle;
    QLabel *m_hoursTitle;
    QLabel *m_amountsTitle;
    QLabel *m_kindsTitle;
    QLabel *m_paymentsTitle;
    QLabel *m_registersTitle;
    QLabel *m_numberTitle;
    QStringList m_paymentNames;
};
