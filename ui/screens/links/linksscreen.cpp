// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/links/linksscreen.h"

#include "app/base/async.h"
#include "app/services/links.h"
#include "ui/format/format.h"
#include "ui/screens/links/camerapage.h"
#include "ui/screens/links/linkpage.h"

#include <QEvent>
#include <QTabBar>
#include <QVBoxLayout>

LinksScreen::LinksScreen(Links &links, Session &session, CameraThumbnails *thumbnails, Settings &settings, Dialogs &dialogs,
                         const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabWidget(this))
    , m_smaregi(new LinkPage(Vendor::Smaregi, links, session, thumbnails, settings, dialogs, theme, m_tabs))
    , m_ubiregi(new LinkPage(Vendor::Ubiregi, links, session, thumbnails, settings, dialogs, theme, m_tabs))
    , m_guard(dialogs)
{
    setObjectName(QStringLiteral("linksScreen"));
    m_smaregi->setObjectName(QStringLiteral("smaregiPage"));
    m_ubiregi->setObjectName(QStringLiteral("ubiregiPage"));
    m_smaregi->setProperty("helpPage", QStringLiteral("smaregi"));
    m_ubiregi->setProperty("helpPage", QStringLiteral("ubiregi"));
    m_tabs->setObjectName(QStringLiteral("vendorTabs"));
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->addTab(m_smaregi, {});
    m_tabs->addTab(m_ubiregi, {});
    auto *cameras = new CameraPage(links, session, thumbnails, theme, m_tabs);
    cameras->setObjectName(QStringLiteral("camerasPage"));
    cameras->setProperty("helpPage", QStringLiteral("cameras"));
    m_tabs->addTab(cameras, {});
    connect(cameras, &CameraPage::filmClockRequested, this, &LinksScreen::filmClockRequested);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 22, 22, 18);
    layout->addWidget(m_tabs);
    for (LinkPage *page : {m_smaregi, m_ubiregi}) {
        connect(page, &LinkPage::retryRequested, this, [this, &links] { follow(links.load()); });
        connect(page, &LinkPage::helpRequested, this, &LinksScreen::helpRequested);
        connect(page, &LinkPage::clockOffsetRequested, this, &LinksScreen::clockOffsetRequested);
        connect(page, &LinkPage::filmClockRequested, this, &LinksScreen::filmClockRequested);
    }
    connect(m_tabs, &QTabWidget::currentChanged, this, &LinksScreen::tabChosen);
    retranslate();
}

void LinksScreen::follow(const QFuture<Result<Done>> &loading)
{
    m_smaregi->setLoading();
    m_ubiregi->setLoading();
    onFinished(loading, this, [this](const Result<Done> &loaded) {
        m_smaregi->setLoaded(loaded);
        m_ubiregi->setLoaded(loaded);
    });
}

void LinksScreen::showVendor(Vendor vendor)
{
    m_tabs->setCurrentWidget(vendor == Vendor::Smaregi ? m_smaregi : m_ubiregi);
}

void LinksScreen::beginNewSmaregiLink()
{
    showVendor(Vendor::Smaregi);
    m_smaregi->beginNewLink();
}

UnsavedEdits *LinksScreen::editsOf(int tab) const
{
    return dynamic_cast<UnsavedEdits *>(m_tabs->widget(tab));
}

bool LinksScreen::hasUnsavedEdits() const
{
    const UnsavedEdits *edits = editsOf(m_tabs->currentIndex());
    return edits && edits->hasUnsavedEdits();
}

QFuture<Result<Done>> LinksScreen::saving() const
{
    const UnsavedEdits *edits = editsOf(m_tabs->currentIndex());
    return edits ? edits->saving() : QFuture<Result<Done>>();
}

QFuture<Result<Done>> LinksScreen::saveEdits()
{
    UnsavedEdits *edits = editsOf(m_tabs->currentIndex());
    return edits ? edits->saveEdits() : readyResult<Done>(Done{});
}

void LinksScreen::discardEdits()
{
    if (UnsavedEdits *edits = editsOf(m_tabs->currentIndex()))
        edits->discardEdits();
}

//! A tab bar changes first and tells afterwards: back to the page that has unsaved edits, until they are answered for.
void LinksScreen::tabChosen(int tab)
{
    UnsavedEdits *edits = editsOf(m_shownTab);
    if (!edits || !edits->hasUnsavedEdits()) {
        m_shownTab = tab;
        return;
    }
    {
        const QSignalBlocker quiet(m_tabs);
        m_tabs->setCurrentIndex(m_shownTab);
    }
    m_guard.leave(edits, [this, tab] { m_tabs->setCurrentIndex(tab); });
}

void LinksScreen::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LinksScreen::retranslate()
{
    m_tabs->setTabText(0, format::vendor(Vendor::Smaregi));
    m_tabs->setTabText(1, format::vendor(Vendor::Ubiregi));
    m_tabs->setTabText(2, tr("Cameras"));
    m_tabs->tabBar()->setAccessibleName(tr("POS"));
}
