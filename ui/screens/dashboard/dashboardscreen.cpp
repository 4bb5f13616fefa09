// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/dashboardscreen.h"

#include "app/base/async.h"
#include "app/domain/timerange.h"
#include "app/services/dashboards.h"
#include "app/services/links.h"
#include "app/services/receiptbook.h"
#include "app/services/receiptpins.h"
#include "app/services/settings.h"
#include "ui/dialogs/dialogs.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/format/errortext.h"
#include "ui/models/receipttext.h"
#include "ui/screens/dashboard/clipactions.h"
#include "ui/screens/dashboard/dashboardactions.h"
#include "ui/screens/dashboard/dashboardheader.h"
#include "ui/screens/dashboard/dashboardmessage.h"
#include "ui/screens/dashboard/fullscreenplace.h"
#include "ui/screens/dashboard/liveswitches.h"
#include "ui/screens/dashboard/picturecolumn.h"
#include "ui/screens/dashboard/playbackkeys.h"
#include "ui/screens/dashboard/receiptcolumn.h"
#include "ui/theme/theme.h"
#include "ui/widgets/modaloverlay.h"
#include "ui/widgets/noticebox.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace {
constexpr int kListWidth = 440;
constexpr int kMinListWidth = 340;
constexpr int kListPercent = 38; // at most, in a small window: the picture and the receipt over it need their place
constexpr int kGap = 18;
} // namespace

DashboardScreen::DashboardScreen(const DashboardServices &services, Dialogs &dialogs, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_dashboards(services.dashboards)
    , m_links(services.links)
    , m_book(services.book)
    , m_theme(theme)
    , m_settings(services.settings)
    , m_exporter(services.exporter)
    , m_dialogs(dialogs)
    , m_wanted{services.settings.dashboard()}
    , m_actions(new DashboardActions(services.dashboards, services.links, services.session, services.thumbnails, dialogs, theme, this))
    , m_header(new DashboardHeader(this))
    , m_notice(new NoticeBox(this))
    , m_picture(new PictureColumn(services, theme))
    , m_clips(
          new ClipActions(m_picture->receipt(), services.playback, services.links, services.session, services.clips, dialogs, theme, this))
    , m_place(new FullScreenPlace(m_picture))
    , m_receipts(new ReceiptColumn(services.book, services.search, services.pictures, services.settings, theme))
    , m_message(new DashboardMessage)
    , m_body(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("dashboardScreen"));
    setProperty("kind", QStringLiteral("page"));
    m_notice->setObjectName(QStringLiteral("dashboardNotice"));
    m_notice->setTextFormat(Qt::PlainText); // names come from the POS
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 17, 22, 18);
    layout->setSpacing(15);
    layout->addWidget(m_header);
    layout->addWidget(m_notice);
    layout->addWidget(m_body, 1);
    m_body->addWidget(makeBody());
    m_body->addWidget(m_message);
    connectParts();
    connect(&services.pins, &ReceiptPins::failed, this,
            [this](const Error &error) { m_notice->say(NoticeBox::Tone::Error, format::errorText(error)); });
    makeShortcuts();
    new PlaybackKeys(services.playback, m_picture, this);
    translate();
    takeDashboards();
}

QWidget *DashboardScreen::makeBody()
{
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setObjectName(QStringLiteral("dashboardSplitter"));
    m_splitter->setHandleWidth(kGap);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_place);
    m_splitter->addWidget(m_receipts);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_receipts->setMinimumWidth(kMinListWidth); // whatever the size of the text: the picture needs its place too
    m_isShared = m_splitter->restoreState(m_settings.dashboardSplitter());
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        m_isShared = true;
        m_settings.setDashboardSplitter(m_splitter->saveState());
    });
    return m_splitter;
}

void DashboardScreen::connectParts()
{
    connect(m_receipts, &ReceiptColumn::chosen, m_picture, &PictureColumn::showReceipt);
    connect(m_receipts, &ReceiptColumn::choiceLost, this, &DashboardScreen::backToLive);
    connect(m_receipts, &ReceiptColumn::stepsChanged, this,
            [this] { m_picture->setSteps(m_receipts->canStep(1), m_receipts->canStep(-1)); });
    connect(m_receipts, &ReceiptColumn::staffSettingRequested, this, &DashboardScreen::staffSettingRequested);
    connect(m_receipts, &ReceiptColumn::exportRequested, this, &DashboardScreen::exportReceipts);
    connect(m_picture, &PictureColumn::liveRequested, this, &DashboardScreen::backToLive);
    connect(m_picture, &PictureColumn::clockMeasured, this, &DashboardScreen::clockMeasured);
    connect(m_picture, &PictureColumn::receiptLeft, m_receipts, &ReceiptColumn::clearChoice);
    connect(m_picture, &PictureColumn::receiptRequested, this, &DashboardScreen::goTo);
    connect(m_picture, &PictureColumn::previousRequested, this, [this] { m_receipts->step(1); });
    connect(m_picture, &PictureColumn::nextRequested, this, [this] { m_receipts->step(-1); });
    connect(m_picture, &PictureColumn::fullScreenRequested, this, &DashboardScreen::toggleFullScreen);
    connect(m_place, &FullScreenPlace::aboutToMove, this, [this] { m_picture->setMoving(true); });
    connect(m_place, &FullScreenPlace::moved, this, [this] {
        m_picture->setMoving(false);
        m_picture->setFullScreen(m_place->isFullScreen());
    });

    connect(m_header, &DashboardHeader::chosen, this, [this](DashboardId id) {
        if (!isCovered())
            openDashboard(id);
    });
    connect(m_header, &DashboardHeader::exportRequested, this, [this] {
        if (!isCovered())
            m_clips->open();
    });
    connect(m_clips, &ClipActions::offeredChanged, this, [this] { m_header->setExportOffered(m_clips->isOffered()); });
    connect(m_header, &DashboardHeader::addRequested, m_actions, &DashboardActions::add);
    connect(m_header, &DashboardHeader::editRequested, this, [this] { m_actions->edit(m_current); });
    connect(m_header, &DashboardHeader::removeRequested, this, [this] { m_actions->remove(m_current); });
    connect(m_header, &DashboardHeader::manageRequested, m_actions, &DashboardActions::manage);
    connect(m_actions, &DashboardActions::added, this, &DashboardScreen::openDashboard);
    connect(m_actions, &DashboardActions::failed, this,
            [this](const Error &error) { m_notice->say(NoticeBox::Tone::Error, format::errorText(error)); });

    connect(m_message, &DashboardMessage::linksRequested, this, &DashboardScreen::openLinks);
    connect(m_message, &DashboardMessage::addRequested, m_actions, &DashboardActions::add);
    connect(m_message, &DashboardMessage::editRequested, this, [this] { m_actions->edit(m_current); });
    connect(m_message, &DashboardMessage::retryRequested, &m_dashboards, &Dashboards::retry);

    connect(&m_dashboards, &Dashboards::changed, this, &DashboardScreen::takeDashboards);
    connect(&m_links, &Links::changed, this, &DashboardScreen::takeDashboards); // also tells that they were read
}

void DashboardScreen::makeShortcuts()
{
    const auto shortcut = [this](const QKeySequence &keys, QWidget *owner, auto does) {
        connect(new QShortcut(keys, owner), &QShortcut::activated, this, [this, does] {
            if (!isCovered())
                does();
        });
    };
    shortcut(QKeySequence(Qt::ALT | Qt::Key_Left), m_receipts, [this] { m_receipts->stepDay(-1); });
    shortcut(QKeySequence(Qt::ALT | Qt::Key_Right), m_receipts, [this] { m_receipts->stepDay(1); });
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_T), m_receipts, [this] { m_receipts->showToday(); });
    shortcut(QKeySequence(Qt::Key_F11), this, [this] { toggleFullScreen(); });
    // The picture's own, so that they work in either window.
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_D), m_picture, [this] { m_picture->togglePin(); });
    shortcut(QKeySequence(Qt::Key_M), m_picture, [this] { m_picture->switches().toggleSound(); });
    shortcut(QKeySequence(Qt::Key_G), m_picture, [this] { m_picture->switches().toggleGrid(); });
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_B), m_picture, [this] { m_picture->toggleBefore(); });
}

//! A dialog lies over the window: what is below is out of reach of keys as well.
bool DashboardScreen::isCovered() const
{
    return ModalOverlay::covers(*this);
}

void DashboardScreen::openDashboard(DashboardId id)
{
    if (id == m_current || !m_dashboards.dashboard(id))
        return;
    m_wanted = id;
    m_settings.setDashboard(id.value);
    backToLive();
    takeDashboards();
}

DashboardId DashboardScreen::dashboardWith(const RegisterKey &reg) const
{
    const Dashboard *open = m_dashboards.dashboard(m_current);
    if (open && open->registerKeys().contains(reg))
        return open->id;
    for (const Dashboard &dashboard : m_dashboards.all()) {
        if (dashboard.registerKeys().contains(reg))
            return dashboard.id;
    }
    return {};
}

void DashboardScreen::showReceipt(const RegisterKey &reg, Instant soldAt, ReceiptId id)
{
    const DashboardId dashboard = dashboardWith(reg);
    if (!dashboard.isValid())
        return;
    openDashboard(dashboard);
    m_receipts->showReceipt(dayOf(soldAt, shopZone()), id);
}

//! One that the receipt on the screen has to do with: perhaps of another day or at another register.
void DashboardScreen::goTo(ReceiptId id)
{
    onFinished(m_book.receipt(id), this, [this, id](const Result<Receipt> &receipt) {
        if (receipt && canShow(receipt.value().reg))
            showReceipt(receipt.value().reg, receipt.value().soldAt, id);
        else
            m_picture->showReceipt(id);
    });
}

void DashboardScreen::takeDashboards()
{
    if (!m_wanted.isValid()) {
        if (const Dashboard *made = m_dashboards.madeFor({m_settings.dashboardLink()}))
            m_wanted = made->id;
    }
    // One that is away gives way to the first one, without being forgotten: it may not be read yet, or come back.
    const QList<Dashboard> &all = m_dashboards.all();
    const DashboardId before = m_current;
    m_current = m_dashboards.dashboard(m_wanted) || all.isEmpty() ? m_wanted : all.first().id;
    if (m_current != before)
        backToLive();
    m_header->setDashboards(all, m_current);
    apply();
}

void DashboardScreen::apply()
{
    using About = DashboardMessage::About;
    const Dashboard *dashboard = m_dashboards.dashboard(m_current);
    if (m_dashboards.state() == Dashboards::State::Failed)
        m_message->say(About::Failed, m_dashboards.error());
    else if (dashboard)
        m_message->say(About::ShowsNothing);
    else if (m_links.all().isEmpty())
        m_message->say(About::NoLinks);
    else
        m_message->say(m_dashboards.state() == Dashboards::State::Loading ? About::Loading : About::NoDashboards);
    const bool shows = dashboard && !dashboard->showsNothing();
    m_body->setCurrentIndex(shows ? 0 : 1);
    m_header->setVisible(dashboard || !m_links.all().isEmpty());
    if (!shows)
        m_place->setFullScreen(false);
    m_picture->setDashboard(dashboard ? *dashboard : Dashboard{});
    m_clips->setDashboard(dashboard ? *dashboard : Dashboard{});
    if (dashboard)
        m_receipts->setRegisters(dashboard->registerKeys(), otherCameras(*dashboard));
    else
        m_receipts->setRegisters({});
    offerRegisters(dashboard);
    m_picture->setSteps(m_receipts->canStep(1), m_receipts->canStep(-1));
    showMissing(dashboard);
}

//! To the filters, by what a search finds them.
void DashboardScreen::offerRegisters(const Dashboard *dashboard)
{
    QList<SearchChoices::Choice> choices;
    for (const DashboardRegister &reg : dashboard ? dashboard->registers : QList<DashboardRegister>())
        choices << SearchChoices::Choice{reg.name.isEmpty() ? reg.key.terminal : reg.name, registerText(reg.key, reg.name)};
    m_receipts->offerRegisters(choices);
}

void DashboardScreen::showMissing(const Dashboard *dashboard)
{
    QStringList names;
    if (dashboard) {
        for (const DashboardRegister &reg : m_dashboards.unlinked(*dashboard))
            names << registerText(reg.key, reg.name);
    }
    //: %1 is one register or several
    const QString missing = names.isEmpty() ? QString()
                                            : tr("Without a link: %1. There are no new pictures of its receipts. Link it again, or edit "
                                                 "the dashboard.")
                                                  .arg(QLocale().createSeparatedList(names));
    if (missing == m_missing)
        return; // links tell of every poll; that is not said again each time
    m_missing = missing;
    if (missing.isEmpty())
        m_notice->clear();
    else
        m_notice->say(NoticeBox::Tone::Info, missing);
}

//! Of the registers whose pictures come from another camera than that of their first link.
QHash<RegisterKey, CameraId> DashboardScreen::otherCameras(const Dashboard &dashboard) const
{
    QHash<RegisterKey, CameraId> cameras;
    for (const DashboardRegister &reg : dashboard.registers) {
        const Link *seen = linkWithin(dashboard, m_links.all(), reg.key);
        const Link *first = m_links.linkOf(reg.key);
        if (seen && first && seen->camera != first->camera)
            cameras.insert(reg.key, seen->camera);
    }
    return cameras;
}

void DashboardScreen::exportReceipts(const ExportSubject &what)
{
    auto *dialog = new ExportDialog(m_exporter, what, m_dialogs);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialogs.open(dialog);
}

void DashboardScreen::backToLive()
{
    m_receipts->clearChoice();
    m_picture->showLive();
}

void DashboardScreen::toggleFullScreen()
{
    if (m_body->currentIndex() == 0)
        m_place->setFullScreen(!m_place->isFullScreen());
}

void DashboardScreen::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!focusWidget() || !isAncestorOf(focusWidget()))
        m_receipts->setFocus();
}

//! Until the user shares the width otherwise.
void DashboardScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_isShared)
        return;
    const int room = contentsRect().marginsRemoved(layout()->contentsMargins()).width() - kGap;
    const int list = qBound(m_theme.px(kMinListWidth), room * kListPercent / 100, m_theme.px(kListWidth));
    m_splitter->setSizes({qMax(1, room - list), list});
}

void DashboardScreen::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        backToLive();
    else
        QWidget::keyPressEvent(event);
}

void DashboardScreen::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    translate();
    const Dashboard *dashboard = m_dashboards.dashboard(m_current);
    showMissing(dashboard);
    offerRegisters(dashboard);
}

void DashboardScreen::translate()
{
    m_splitter->setAccessibleName(tr("Picture and receipts"));
}
