// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/listmessage.h"

#include "ui/widgets/flowlayout.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace {
constexpr int kGap = 8;
constexpr int kMargin = 24;
} // namespace

ListMessage::ListMessage(const QString &prefix, QWidget *parent)
    : QScrollArea(parent)
    , m_prefix(prefix)
    , m_headline(new QLabel)
    , m_advice(new QLabel)
    , m_actions(new QWidget)
    , m_row(new FlowLayout(kGap, m_actions))
{
    m_headline->setObjectName(prefix + QStringLiteral("Headline"));
    m_advice->setObjectName(prefix + QStringLiteral("Advice"));
    m_advice->setProperty("kind", QStringLiteral("muted"));
    for (QLabel *label : {m_headline, m_advice}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    m_row->setAlignment(Qt::AlignHCenter);
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // its buttons take it, and come into sight then
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->setSpacing(kGap);
    layout->addStretch(1);
    layout->addWidget(m_headline);
    layout->addWidget(m_advice);
    layout->addWidget(m_actions);
    layout->addStretch(2);
    setWidget(page);
    viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false); // which setWidget() has switched on
}

void ListMessage::say(const QString &headline, const QString &advice, const QStringList &actions)
{
    m_headline->setText(headline);
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
    while (m_buttons.size() < actions.size()) {
        const int index = int(m_buttons.size());
        auto *button = new QPushButton(m_actions);
        button->setObjectName(m_prefix + QStringLiteral("Action%1").arg(index));
        connect(button, &QPushButton::clicked, this, [this, index] { emit actionTriggered(index); });
        m_row->addWidget(button);
        m_buttons << button;
    }
    for (int i = 0; i < m_buttons.size(); ++i) {
        m_buttons.at(i)->setVisible(i < actions.size());
        if (i < actions.size())
            m_buttons.at(i)->setAccessibleName(actions.at(i));
    }
    m_texts = actions;
    elideActions();
    m_actions->setVisible(!actions.isEmpty());
}

void ListMessage::elideActions()
{
    const int room = viewport()->width() - 2 * kMargin;
    for (int i = 0; i < m_texts.size(); ++i) {
        QPushButton *button = m_buttons.at(i);
        button->ensurePolished();
        const int frame = 3 * button->fontMetrics().height(); // its padding, generously
        const QString text = button->fontMetrics().elidedText(m_texts.at(i), Qt::ElideMiddle, qMax(room - frame, frame));
        button->setText(QString(text).replace(u'&', QStringLiteral("&&")));
        button->setToolTip(text == m_texts.at(i) ? QString() : m_texts.at(i));
    }
}

void ListMessage::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    elideActions();
}

void ListMessage::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        elideActions();
}
