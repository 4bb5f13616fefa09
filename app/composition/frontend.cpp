// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/frontend.h"

#include "app/base/async.h"
#include "app/composition/programparts.h"
#include "ui/dialogs/clockoffsetdialog.h"
#include "ui/dialogs/filmclockdialog.h"
#include "ui/screens/main/signinnotice.h"
#include "ui/screens/settings/aboutsection.h"
#include "ui/screens/settings/datasection.h"
#include "ui/screens/settings/recordingsection.h"
#include "ui/screens/settings/retentionsection.h"
#include "ui/screens/settings/searchsection.h"
#include "ui/screens/settings/settingsscreen.h"
#include "ui/screens/settings/syncsection.h"

#include <QApplication>

Frontend::Frontend(Backend &backend, Settings &settings, Theme &theme, WindowDialogs &dialogs, const SignInOffer &offer)
    : m_backend(backend)
    , m_dialogs(dialogs)
    , m_theme(theme)
    , m_status(backend.session, backend.links, backend.sync, backend.updates, backend.clock)
    , m_help(settings, theme)
    , m_window(settings, theme, &m_status)
    , m_signIn(new SignInScreen(backend.session, settings, theme, offer))
    , m_dashboard(new DashboardScreen({backend.dashboards, backend.links, backend.book, backend.pins, backend.dashboardSearch,
                                       backend.receiptExport, backend.clipExport, backend.pictures, backend.live, backend.playback,
                                       backend.momentClips, backend.thumbnails, backend.session, settings},
                                      dialogs, theme))
    , m_search(new SearchScreen(
          {backend.links, backend.book, backend.search, backend.receiptExport, backend.pictures, backend.session, settings}, dialogs,
          theme))
    , m_links(new LinksScreen(backend.links, backend.session, &backend.thumbnails, settings, dialogs, theme))
    , m_guide(new GuideScreen(backend.firstSteps, backend.session, backend.links, theme))
{
    m_window.setSignInScreen(m_signIn);
    m_window.setNotice(new SignInNotice(backend.session));
    m_window.addPage(MainWindow::Page::Guide, m_guide);
    m_window.addPage(MainWindow::Page::Dashboard, m_dashboard);
    m_window.addPage(MainWindow::Page::Search, m_search);
    m_window.addPage(MainWindow::Page::Links, m_links);
    auto *settingsScreen = new SettingsScreen(settings, backend.session, dialogs);
    auto *syncSection = new SyncSection(backend.sync, backend.links, backend.clock, dialogs);
    settingsScreen->addSection(syncSection);
    settingsScreen->addSection(new RecordingSection(backend.recorder, settings, backend.session, backend.links, dialogs));
    settingsScreen->addSection(new RetentionSection(backend.retention, dialogs));
    auto *searchSection = new SearchSection(settings);
    settingsScreen->addSection(searchSection);
    settingsScreen->addSection(new DataSection(backend.storedData, dialogs));
    auto *aboutSection = new AboutSection({backend.updates, settings, backend.clock, dialogs, programParts, backend.openUrl});
    settingsScreen->addSection(aboutSection);
    m_window.addPage(MainWindow::Page::Settings, settingsScreen);
    dialogs.setWindow(&m_window);
    m_window.setDialogs(dialogs);

    connect(m_dashboard, &DashboardScreen::openLinks, this, [this] { m_window.showPage(MainWindow::Page::Links); });
    connect(&m_window, &MainWindow::statusActivated, this, [this, settingsScreen, syncSection, aboutSection](StatusLine::About about) {
        if (about == StatusLine::About::Cameras) {
            m_window.showPage(MainWindow::Page::Links);
            return;
        }
        m_window.showPage(MainWindow::Page::Settings);
        settingsScreen->showSection(about == StatusLine::About::Update ? static_cast<QWidget *>(aboutSection) : syncSection);
    });
    connect(m_signIn, &SignInScreen::languageChosen, this, &Frontend::languageChosen);
    connect(m_signIn, &SignInScreen::demoRequested, this, &Frontend::demoRequested);
    connect(&backend.session, &Session::stateChanged, this, &Frontend::sessionChanged);
    connectClocks();
    connectGuide();
    connectSearch(*searchSection);
    connectHelp();
}

void Frontend::start()
{
    m_window.showSignIn();
    m_window.show();
    QApplication::setQuitOnLastWindowClosed(true);
    m_backend.session.restore();
}

void Frontend::sessionChanged()
{
    switch (m_backend.session.state()) {
    case Session::State::Starting:
        break;
    case Session::State::SignedOut:
        m_backend.sync.stopAll();
        m_linksLoaded = false;
        m_window.showSignIn();
        break;
    case Session::State::SignedIn:
        m_window.showPage(MainWindow::Page::Dashboard);
        m_window.showPages();
        loadLinks();
        break;
    }
}

void Frontend::loadLinks()
{
    if (m_linksLoaded)
        return;
    m_linksLoaded = true;
    const QFuture<Result<Done>> loading = m_backend.links.load();
    m_links->follow(loading);
    onFinished(loading, this, [this](const Result<Done> &loaded) {
        // Not over a page that the user went to meanwhile.
        if (loaded && m_backend.firstSteps.beginIfNew() && m_window.currentPage() == MainWindow::Page::Dashboard)
            m_window.showPage(MainWindow::Page::Guide);
    });
}

void Frontend::connectClocks()
{
    connect(m_links, &LinksScreen::clockOffsetRequested, this, &Frontend::openClockOffset);
    connect(m_links, &LinksScreen::filmClockRequested, this, &Frontend::openFilmClock);
    connect(m_dashboard, &DashboardScreen::clockMeasured, this, [this](LinkId link, const ClockMeasure &measure) {
        m_backend.clockMeasures.add(link, measure);
        openClockOffset(link);
    });
}

void Frontend::openClockOffset(LinkId id)
{
    const Link *link = m_backend.links.link(id);
    if (!link)
        return;
    const QString label = link->registerName.isEmpty() ? link->reg.terminal : link->registerName;
    auto *dialog = new ClockOffsetDialog(m_backend.links, m_backend.clockMeasures, m_backend.clock, *link, label);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialogs.open(dialog);
}

void Frontend::openFilmClock(const CameraId &id)
{
    const Camera *camera = m_backend.session.camera(id);
    if (!camera)
        return;
    auto filmed = std::make_unique<FilmedClock>(m_backend.live.make(), m_backend.clock);
    auto *dialog = new FilmClockDialog(std::move(filmed), m_backend.clock, *camera, m_theme);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialogs.open(dialog);
}

void Frontend::connectGuide()
{
    const auto offer = [this] { m_window.setPageOffered(MainWindow::Page::Guide, m_backend.firstSteps.isOffered()); };
    connect(&m_backend.firstSteps, &FirstSteps::offeredChanged, this, offer);
    offer();
    connect(m_guide, &GuideScreen::signInRequested, &m_window, &MainWindow::showSignIn);
    connect(m_guide, &GuideScreen::newSmaregiLinkRequested, this, [this] {
        m_window.showPage(MainWindow::Page::Links);
        m_links->beginNewSmaregiLink();
    });
    connect(m_guide, &GuideScreen::linksRequested, this, [this](Vendor vendor) {
        m_window.showPage(MainWindow::Page::Links);
        m_links->showVendor(vendor);
    });
    connect(m_guide, &GuideScreen::accountRequested, this, [this] { m_window.showPage(MainWindow::Page::Settings); });
    connect(m_guide, &GuideScreen::dashboardRequested, this, [this] { m_window.showPage(MainWindow::Page::Dashboard); });
    connect(m_guide, &GuideScreen::left, this, [this] {
        m_backend.firstSteps.leave();
        m_window.showPage(MainWindow::Page::Dashboard);
    });
}

void Frontend::connectSearch(SearchSection &section)
{
    connect(m_search, &SearchScreen::dashboardRequested, this, [this](const RegisterKey &reg, Instant soldAt, ReceiptId id) {
        m_window.showPage(MainWindow::Page::Dashboard);
        m_dashboard->showReceipt(reg, soldAt, id);
    });
    const auto showSetting = [this, &section] {
        m_window.showPage(MainWindow::Page::Settings);
        section.focusStaffSearch();
    };
    connect(m_search, &SearchScreen::staffSettingRequested, &section, showSetting);
    connect(m_dashboard, &DashboardScreen::staffSettingRequested, &section, showSetting);
}

void Frontend::connectHelp()
{
    // The others name theirs in their forms, or tab by tab.
    m_signIn->setProperty("helpPage", QStringLiteral("sign-in"));
    m_guide->setProperty("helpPage", QStringLiteral("start"));
    m_dashboard->setProperty("helpPage", QStringLiteral("dashboard"));
    m_search->setProperty("helpPage", QStringLiteral("search"));
    connect(&m_window, &MainWindow::helpRequested, this, [this] { m_help.open(HelpDesk::pageFor(&m_window)); });
    connect(m_guide, &GuideScreen::helpRequested, &m_help, &HelpDesk::open);
    connect(m_links, &LinksScreen::helpRequested, &m_help, &HelpDesk::open);
    connect(m_signIn, &SignInScreen::helpRequested, &m_help, &HelpDesk::open);
    connect(&m_help, &HelpDesk::guideRequested, this, &Frontend::openGuide);
}

void Frontend::openGuide()
{
    m_backend.firstSteps.reopen();
    if (m_backend.session.state() == Session::State::SignedIn)
        m_window.showPage(MainWindow::Page::Guide);
    m_window.activateWindow();
}
