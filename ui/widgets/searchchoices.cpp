// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchchoices.h"

#include "ui/widgets/flowlayout.h"

#include <QCheckBox>

namespace {
constexpr int kGap = 8;

//! A name may have an ampersand, which would be a key to press.
QString shown(QString label)
{
    return label.replace(u'&', QStringLiteral("&&"));
}
} // namespace

SearchChoices::SearchChoices(const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_layout(new FlowLayout(kGap, this))
    , m_anchor(new QWidget(this))
{
    setObjectName(objectName);
    m_anchor->setFocusPolicy(Qt::TabFocus); // what takes no focus is no place in that order
    m_anchor->hide();
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred); // Fixed would mean: one line
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void SearchChoices::setChoices(const QList<Choice> &choices)
{
    if (choices == m_choices)
        return;
    const QSet<QString> before = ticked();
    m_choices = choices;
    while (m_boxes.size() > choices.size()) {
        QCheckBox *box = m_boxes.takeLast();
        m_layout->removeWidget(box);
        delete box;
    }
    while (m_boxes.size() < choices.size()) {
        auto *box = new QCheckBox(this);
        const qsizetype index = m_boxes.size();
        connect(box, &QCheckBox::clicked, this, [this, index](bool on) { emit toggled(m_choices.at(index).id, on); });
        setTabOrder(m_boxes.isEmpty() ? m_anchor : m_boxes.last(), box);
        m_boxes << box;
        m_layout->addWidget(box);
        box->show();
    }
    for (qsizetype i = 0; i < choices.size(); ++i) {
        m_boxes.at(i)->setObjectName(objectName() + choices.at(i).id);
        m_boxes.at(i)->setText(shown(choices.at(i).label));
    }
    setTicked(before);
    updateGeometry();
}

void SearchChoices::setTicked(const QSet<QString> &ids)
{
    for (qsizetype i = 0; i < m_boxes.size(); ++i)
        m_boxes.at(i)->setChecked(ids.contains(m_choices.at(i).id));
}

QSet<QString> SearchChoices::ticked() const
{
    QSet<QString> ids;
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes.at(i)->isChecked())
            ids << m_choices.at(i).id;
    }
    return ids;
}
