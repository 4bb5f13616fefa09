// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/main/signinnotice.h"

#include "app/services/session.h"
#include "ui/format/errortext.h"
#include "ui/widgets/noticebox.h"

#include <QEvent>
#include <QVBoxLayout>

SignInNotice::SignInNotice(Session &session, QWidget *parent) : QWidget(parent), m_session(session), m_box(new NoticeBox(this))
{
    setObjectName(QStringLiteral("signInNotice"));
    m_box->setObjectName(QStringLiteral("signInNoticeBox"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 16, 22, 0);
    layout->addWidget(m_box);
    connect(m_box, &NoticeBox::actionTriggered, this, [this] {
        m_dismissed = m_session.notRemembered();
        refresh();
    });
    connect(&session, &Session::rememberedChanged, this, &SignInNotice::refresh);
    connect(&session, &Session::stateChanged, this, &SignInNotice::refresh);
    refresh();
}

void SignInNotice::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

void SignInNotice::refresh()
{
    const std::optional<Error> problem = m_session.notRemembered();
    if (!problem)
        m_dismissed.reset();
    const bool shown = problem && problem != m_dismissed;
    setVisible(shown);
    if (shown)
        //: Above the pages; %1 says why and what to do. The button puts it away.
        m_box->say(NoticeBox::Tone::Error, tr("You will have to sign in again at the next start. %1").arg(format::errorText(*problem)),
                   tr("Dismiss"));
    else
        m_box->clear();
}
