// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/waitbar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

WaitBar::WaitBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(this))
{
    setProperty("kind", QStringLiteral("infoBox"));
    m_text->setObjectName(QStringLiteral("waitText"));
    m_text->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("waitProgress"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_cancel->setObjectName(QStringLiteral("waitCancelButton"));
    auto *left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(m_text);
    left->addWidget(m_progress);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 9, 12, 9);
    row->setSpacing(16);
    row->addLayout(left, 1);
    row->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, &WaitBar::cancelled);
    retranslate();
    hide();
}

void WaitBar::start(const QString &text)
{
    m_text->setText(text);
    m_progress->setAccessibleName(text);
    show();
}

void WaitBar::stop()
{
    hide();
}

void WaitBar::setCancellable(bool cancellable)
{
    m_cancel->setVisible(cancellable);
}

void WaitBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void WaitBar::retranslate()
{
    m_cancel->setText(tr("Cancel"));
}
