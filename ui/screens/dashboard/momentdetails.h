// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QPair>

class QFormLayout;
class QLabel;

//! The card under the picture: what is known of the chosen receipt, or how to choose one.
class MomentDetails : public QFrame {
    Q_OBJECT
public:
    explicit MomentDetails(QWidget *parent = nullptr);

    void showHint(const QString &sentence);
    //! Name and value, in order.
    void showFacts(const QString &title, const QList<QPair<QString, QString>> &facts);

private:
    QLabel *m_hint;
    QWidget *m_page;
    QLabel *m_title;
    QWidget *m_factsHolder = nullptr;
};
