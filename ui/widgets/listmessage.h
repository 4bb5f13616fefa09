// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class FlowLayout;
class QLabel;
class QPushButton;

//! Instead of a list: what is the matter, what to do about it, and buttons that do it. Scrolls where there is no room for them.
class ListMessage : public QScrollArea {
    Q_OBJECT
public:
    //! Names its parts: prefix + "Headline", "Advice", "Action0" and so on.
    explicit ListMessage(const QString &prefix, QWidget *parent = nullptr);

    void say(const QString &headline, const QString &advice, const QStringList &actions = {});

signals:
    void actionTriggered(int index);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elideActions();

    const QString m_prefix;
    QLabel *m_headline;
    QLabel *m_advice;
    QWidget *m_actions;
    FlowLayout *m_row;
    QList<QPushButton *> m_buttons;
    QStringList m_texts; //!< of the buttons; what the user searches for may be long
};
