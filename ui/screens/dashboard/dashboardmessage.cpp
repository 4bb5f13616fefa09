// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/dashboardmessage.h"

#include "ui/format/errortext.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

DashboardMessage::DashboardMessage(QWidget *parent)
    : QWidget(parent)
    , m_headline(new QLabel(this))
    , m_advice(new QLabel(this))
    , m_openLinks(makeButton("openLinksButton", &DashboardMessage::linksRequested))
    , m_add(makeButton("createDashboardButton", &DashboardMessage::addRequested))
    , m_edit(makeButton("editDashboardButton", &DashboardMessage::editRequested))
    , m_retry(makeButton("retryDashboardsButton", &DashboardMessage::retryRequested))
{
    setObjectName(QStringLiteral("dashboardMessage"));
    m_headline->setObjectName(QStringLiteral("dashboardHeadline"));
    m_headline->setProperty("kind", QStringLiteral("title"));
    m_advice->setObjectName(QStringLiteral("dashboardAdvice"));
    m_advice->setProperty("kind", QStringLiteral("muted"));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addStretch(2);
    for (QLabel *label : {m_headline, m_advice}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    for (QPushButton *button : {m_openLinks, m_add, m_edit, m_retry})
        layout->addWidget(button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    translate();
}

QPushButton *DashboardMessage::makeButton(const char *name, void (DashboardMessage::*told)())
{
    auto *button = new QPushButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setProperty("kind", QStringLiteral("primary"));
    connect(button, &QPushButton::clicked, this, told);
    return button;
}

void DashboardMessage::say(About about, const std::optional<Error> &error)
{
    m_about = about;
    m_error = error;
    translate();
}

void DashboardMessage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        translate();
}

void DashboardMessage::translate()
{
    m_openLinks->setText(tr("Open link settings"));
    m_add->setText(tr("New dashboard"));
    m_edit->setText(tr("Choose what it shows"));
    m_retry->setText(tr("Try again"));
    m_openLinks->setVisible(m_about == About::NoLinks);
    m_add->setVisible(m_about == About::NoDashboards);
    m_edit->setVisible(m_about == About::ShowsNothing);
    m_retry->setVisible(m_about == About::Failed);
    switch (m_about) {
    case About::Loading:
        m_headline->setText(tr("Loading the dashboards\u2026"));
        m_advice->clear();
        break;
    case About::Failed:
        m_headline->setText(tr("The dashboards could not be read."));
        m_advice->setText(m_error ? format::errorText(*m_error) : QString());
        break;
    case About::NoLinks:
        m_headline->setText(tr("There are no links yet."));
        m_advice->setText(tr("Link a register to a camera, and its receipts appear here beside the picture."));
        break;
    case About::NoDashboards:
        m_headline->setText(tr("There are no dashboards."));
        m_advice->setText(tr("Make one from your cameras and registers. Links, receipts and pictures are all there."));
        break;
    case About::ShowsNothing:
        m_headline->setText(tr("This dashboard shows nothing any more."));
        m_advice->setText(tr("The link of its register and its camera has ended. Choose others, or delete the dashboard."));
        break;
    }
}
