// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSet>
#include <QWidget>

class FlowLayout;
class QCheckBox;

//! Some boxes to tick, side by side as far as there is room.
class SearchChoices : public QWidget {
    Q_OBJECT
public:
    struct Choice {
        QString id; //!< names its box: the object name of this + id
        QString label;
        friend bool operator==(const Choice &, const Choice &) = default;
    };

    explicit SearchChoices(const QString &objectName, QWidget *parent = nullptr);

    void setChoices(const QList<Choice> &choices);
    const QList<Choice> &choices() const { return m_choices; }
    void setTicked(const QSet<QString> &ids);
    QSet<QString> ticked() const;

signals:
    void toggled(const QString &id, bool on); //!< by the user

private:
    FlowLayout *m_layout;
    QWidget *m_anchor; //!< where the boxes are in the order of the Tab key; new widgets come last on the screen
    QList<Choice> m_choices;
    QList<QCheckBox *> m_boxes;
};
