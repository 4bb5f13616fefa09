// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/guide/guidescreen.h"

#include "app/services/links.h"
#include "app/services/session.h"
#include "ui/screens/guide/guidestep.h"
#include "ui/screens/guide/guidetexts.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace {

constexpr int kWidth = 820;
constexpr int kSteps = 5;

QLabel *label(const char *objectName, const char *kind, QWidget *parent)
{
    auto *made = new QLabel(parent);
    made->setObjectName(QString::fromLatin1(objectName));
    made->setProperty("kind", QString::fromLatin1(kind));
    return made;
}

} // namespace

GuideScreen::GuideScreen(FirstSteps &steps, const Session &session, const Links &links, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_steps(steps)
    , m_session(session)
    , m_links(links)
    , m_theme(theme)
    , m_column(new QWidget)
    , m_title(label("guideTitle", "pageTitle", m_column))
    , m_subtitle(label("guideSubtitle", "subtitle", m_column))
    , m_progressText(label("guideProgress", "muted", m_column))
    , m_progress(new QProgressBar(m_column))
    , m_leave(new QPushButton(m_column))
{
    setObjectName(QStringLiteral("guideScreen"));
    m_subtitle->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("guideProgressBar"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, kSteps);
    m_leave->setObjectName(QStringLiteral("leaveGuideButton"));
    connect(m_leave, &QPushButton::clicked, this, &GuideScreen::left);

    auto *titles = new QVBoxLayout;
    titles->setSpacing(2);
    titles->addWidget(m_title);
    titles->addWidget(m_subtitle);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addLayout(titles, 1);
    head->addWidget(m_leave, 0, Qt::AlignBottom);
    auto *progress = new QHBoxLayout;
    progress->setSpacing(12);
    progress->addWidget(m_progressText);
    progress->addWidget(m_progress, 1);

    auto *card = new QFrame(m_column);
    card->setProperty("kind", QStringLiteral("card"));
    addSteps(card);
    auto *column = new QVBoxLayout(m_column);
    column->setContentsMargins(22, 22, 22, 22);
    column->setSpacing(14);
    column->addLayout(head);
    column->addLayout(progress);
    column->addWidget(card);
    column->addStretch(1);

    auto *inside = new QWidget;
    auto *places = new QHBoxLayout(inside);
    places->setContentsMargins(0, 0, 0, 0);
    places->addWidget(m_column, 1);
    places->addStretch(0);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("guideScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inside);
    inside->setAutoFillBackground(false); // setWidget() turned it on
    scroll->viewport()->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);

    connect(&steps, &FirstSteps::changed, this, &GuideScreen::refresh);
    connect(&links, &Links::changed, this, &GuideScreen::refresh); // names and numbers in the texts
    connect(&theme, &Theme::changed, this, &GuideScreen::applyTheme);
    applyTheme();
    retranslate();
}

void GuideScreen::addSteps(QWidget *card)
{
    auto *list = new QVBoxLayout(card);
    list->setContentsMargins(24, 22, 24, 24);
    list->setSpacing(0);
    for (int i = 0; i < kSteps; ++i) {
        const auto step = FirstStep(i);
        auto *view = new GuideStep(step, i == kSteps - 1, m_theme, card);
        connect(view, &GuideStep::helpRequested, this, [this, step] { emit helpRequested(guidetexts::helpPage(step)); });
        list->addWidget(view);
        m_views << view;
    }
    const auto button = [this](FirstStep step, const char *name) { return m_views[int(step)]->addButton(QString::fromLatin1(name)); };
    m_signIn = button(FirstStep::SignIn, "guideSignInButton");
    m_smaregi = button(FirstStep::Contract, "guideSmaregiButton");
    m_ubiregi = button(FirstStep::Contract, "guideUbiregiButton");
    m_registers = button(FirstStep::Register, "guideRegistersButton");
    m_camera = button(FirstStep::Camera, "guideCameraButton");
    m_account = button(FirstStep::Camera, "guideAccountButton");
    m_dashboard = button(FirstStep::Receipt, "guideDashboardButton");
    for (QPushButton *one : {m_signIn, m_smaregi, m_registers, m_camera, m_account, m_dashboard})
        one->setProperty("kind", QStringLiteral("primary"));

    const auto vendor = [this] { return m_steps.connectedVendors().value(0, Vendor::Smaregi); };
    connect(m_signIn, &QPushButton::clicked, this, &GuideScreen::signInRequested);
    connect(m_smaregi, &QPushButton::clicked, this, &GuideScreen::newSmaregiLinkRequested);
    connect(m_ubiregi, &QPushButton::clicked, this, [this] { emit linksRequested(Vendor::Ubiregi); });
    connect(m_registers, &QPushButton::clicked, this, [this, vendor] { emit linksRequested(vendor()); });
    connect(m_camera, &QPushButton::clicked, this, [this, vendor] {
        // A Smaregi link gets its camera in the dialog that makes it; the registers of Ubiregi are rows that wait for one.
        if (vendor() == Vendor::Smaregi && m_links.all().isEmpty())
            emit newSmaregiLinkRequested();
        else
            emit linksRequested(vendor());
    });
    connect(m_account, &QPushButton::clicked, this, &GuideScreen::accountRequested);
    connect(m_dashboard, &QPushButton::clicked, this, &GuideScreen::dashboardRequested);
}

void GuideScreen::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void GuideScreen::applyTheme()
{
    m_column->setMaximumWidth(m_theme.px(kWidth) + 44);
}

void GuideScreen::retranslate()
{
    m_title->setText(tr("Getting started"));
    m_signIn->setText(tr("Go to the sign-in"));
    m_smaregi->setText(tr("Connect Smaregi"));
    m_ubiregi->setText(tr("Connect Ubiregi"));
    m_registers->setText(tr("Open the links"));
    m_camera->setText(tr("Choose a camera"));
    m_account->setText(tr("Check the account"));
    m_dashboard->setText(tr("Open the dashboard"));
    m_progress->setAccessibleName(tr("Steps done"));
    for (int i = 0; i < kSteps; ++i)
        m_views[i]->setTexts(guidetexts::title(FirstStep(i)), tr("See the steps"));
    refresh();
}

void GuideScreen::refresh()
{
    const bool done = m_steps.allDone();
    m_subtitle->setText(done ? tr("Everything is set up. You can open this guide again from the help at any time.")
                             : tr("From the sign-in to the first receipt with its picture. Continue at any time."));
    m_leave->setText(done ? tr("Close this guide") : tr("Go on later"));
    m_progressText->setText(tr("%1 of %2 steps done").arg(m_steps.doneCount()).arg(kSteps));
    m_progress->setValue(m_steps.doneCount());
    const std::optional<Error> &cameraError = m_steps.steps()[int(FirstStep::Camera)].error;
    const bool noCamera = cameraError && cameraError->reason == u"camera.none";
    m_account->setVisible(noCamera);
    m_camera->setVisible(!noCamera);
    for (const FirstStepStatus &status : m_steps.steps())
        m_views[int(status.step)]->show(status, guidetexts::text(status, m_session, m_links));
}
