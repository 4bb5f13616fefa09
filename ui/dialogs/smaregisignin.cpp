// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/smaregisignin.h"

#include "app/base/async.h"
#include "ui/widgets/waitbar.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

SmaregiSignIn::SmaregiSignIn(QWidget *parent) : QWidget(parent), m_button(new QPushButton(this)), m_waiting(new WaitBar(this))
{
    m_button->setObjectName(QStringLiteral("signInButton"));
    m_button->setAutoDefault(false); // Return in the form is for its own button
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    layout->addWidget(m_button);
    layout->addWidget(m_waiting);
    setFocusProxy(m_button);
    connect(m_button, &QPushButton::clicked, this, &SmaregiSignIn::ask);
    connect(m_waiting, &WaitBar::cancelled, this, [this] {
        giveUp();
        m_button->setFocus();
    });
    showState();
}

SmaregiSignIn::~SmaregiSignIn()
{
    m_asking.cancel();
}

void SmaregiSignIn::setContract(const QString &contract)
{
    m_contract = contract;
    if (m_granted && m_granted->contract != contract)
        m_granted.reset();
    giveUp();
}

void SmaregiSignIn::giveUp()
{
    m_asking.cancel();
    m_asking = {};
    showState();
}

void SmaregiSignIn::ask()
{
    m_asking = m_links->askSmaregiInBrowser(m_contract);
    showState();
    emit started();
    onFinished(m_asking, this, [this](const Result<SmaregiGrant> &grant) {
        if (!grant && grant.error().kind == Error::Kind::Cancelled)
            return;
        m_asking = {};
        if (grant)
            m_granted = grant.value();
        showState();
        if (grant)
            emit granted(grant.value().contract);
        else
            emit failed(grant.error());
    });
}

void SmaregiSignIn::showState()
{
    const bool waiting = m_asking.isRunning();
    m_button->setText(m_granted ? tr("Sign in again in the browser") : tr("Sign in to Smaregi in the browser"));
    m_button->setEnabled(!waiting);
    if (waiting)
        m_waiting->start(tr("Waiting for your consent in the browser. Sign in to Smaregi there and allow the connection."));
    else
        m_waiting->stop();
}

void SmaregiSignIn::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showState();
}
