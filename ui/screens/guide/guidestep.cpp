// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/guide/guidestep.h"

#include "ui/screens/guide/guidetexts.h"
#include "ui/screens/guide/stepmark.h"
#include "ui/theme/kind.h"
#include "ui/theme/theme.h"
#include "ui/widgets/foldingrow.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using State = FirstStepStatus::State;

namespace {

QString kindOf(State state)
{
    switch (state) {
    case State::Done:
        return QStringLiteral("chipGood");
    case State::Trouble:
        return QStringLiteral("chip");
    case State::Next:
    case State::Waiting:
        break;
    }
    return QStringLiteral("small");
}

} // namespace

GuideStep::GuideStep(FirstStep step, bool last, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_step(step)
    , m_theme(theme)
    , m_mark(new StepMark(int(step) + 1, last, theme, this))
    , m_title(new QLabel(this))
    , m_state(new QLabel(this))
    , m_text(new QLabel(this))
    , m_actions(new QWidget(this))
    , m_buttons(new QBoxLayout(QBoxLayout::LeftToRight, m_actions))
    , m_help(new QPushButton(m_actions))
{
    setObjectName(QStringLiteral("step%1").arg(int(step) + 1));
    m_title->setObjectName(QStringLiteral("stepTitle"));
    m_title->setProperty("kind", QStringLiteral("stepTitle"));
    m_state->setObjectName(QStringLiteral("stepState"));
    m_text->setObjectName(QStringLiteral("stepText"));
    m_text->setWordWrap(true);
    m_help->setObjectName(QStringLiteral("stepHelpButton"));
    m_help->setProperty("kind", QStringLiteral("link"));
    connect(m_help, &QPushButton::clicked, this, &GuideStep::helpRequested);

    m_buttons->setContentsMargins(0, 6, 0, 0);
    m_buttons->setSpacing(10);
    m_buttons->addWidget(m_help);
    m_buttons->addStretch(1);
    m_actions->setMinimumWidth(1); // else the row would keep the guide wider than a small window
    new FoldingRow(m_buttons, m_actions);

    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_state);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(3);
    texts->setContentsMargins(0, 4, 0, last ? 0 : 20);
    texts->addLayout(head);
    texts->addWidget(m_text);
    texts->addWidget(m_actions);
    texts->addStretch(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    layout->addWidget(m_mark);
    layout->addLayout(texts, 1);
}

QPushButton *GuideStep::addButton(const QString &objectName)
{
    auto *button = new QPushButton(m_actions);
    button->setObjectName(objectName);
    m_buttons->insertWidget(m_buttons->indexOf(m_help), button);
    setTabOrder(button, m_help);
    return button;
}

void GuideStep::setTexts(const QString &title, const QString &help)
{
    m_title->setText(title);
    m_help->setText(help);
    m_help->setAccessibleDescription(title);
}

void GuideStep::show(const FirstStepStatus &status, const QString &text)
{
    m_mark->setState(status.state);
    setKind(m_title, status.state == State::Waiting ? QStringLiteral("stepTitleLater") : QStringLiteral("stepTitle"));
    m_state->setText(guidetexts::state(status.state));
    setKind(m_state, kindOf(status.state));
    m_text->setText(text);
    setKind(m_text, status.state == State::Trouble ? QStringLiteral("error") : QStringLiteral("muted"));
    const bool open = status.state == State::Next || status.state == State::Trouble;
    m_actions->setVisible(open || (m_step == FirstStep::Receipt && status.state == State::Done));
    m_help->setVisible(open);
    //: For a screen reader: a step of the guide; %1 its number, %2 its title, %3 how far it is ("Done").
    setAccessibleName(tr("Step %1: %2, %3").arg(int(m_step) + 1).arg(m_title->text(), m_state->text()));
    setAccessibleDescription(text);
}
