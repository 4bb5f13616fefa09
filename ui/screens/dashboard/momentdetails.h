// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPair>
#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QScrollArea;

//! What is known of the chosen receipt, or how to choose one.
class MomentDetails : public QWidget {
    Q_OBJECT
public:
    //! Name and value, in order.
    using Facts = QList<QPair<QString, QString>>;

    explicit MomentDetails(QWidget *parent = nullptr);

    //! A button for it beside the title.
    void addButton(QAction *action);

    void showHint(const QString &sentence);
    void showFacts(const QString &title, const Facts &facts);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int pairsPerRow() const;
    void layFacts();

    QLabel *m_hint;
    QWidget *m_page;
    QLabel *m_title;
    QHBoxLayout *m_titleRow;
    QScrollArea *m_scroll; //!< large text in a small window
    Facts m_facts;
    int m_pairsPerRow = 0;
};
