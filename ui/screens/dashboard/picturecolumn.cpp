// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/picturecolumn.h"

#include "app/domain/timerange.h"
#include "app/services/links.h"
#include "app/services/playback.h"
#include "app/services/session.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"
#include "ui/models/receipttext.h"
#include "ui/screens/dashboard/camerastage.h"
#include "ui/screens/dashboard/chosenreceipt.h"
#include "ui/screens/dashboard/clipoffer.h"
#include "ui/screens/dashboard/dashboardscreen.h"
#include "ui/screens/dashboard/filmstrip.h"
#include "ui/screens/dashboard/liveswitches.h"
#include "ui/screens/dashboard/momentdetails.h"
#include "ui/screens/dashboard/picturecards.h"
#include "ui/screens/dashboard/picturecontrols.h"
#include "ui/screens/dashboard/receiptactions.h"
#include "ui/screens/dashboard/receiptlines.h"
#include "ui/screens/dashboard/receiptpanel.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QEvent>
#include <QLocale>

#include <algorithm>

namespace {
constexpr int kGap = 13;
constexpr std::chrono::seconds kLit(3); // what is of the sale, so that it is seen at a higher speed too

QString dayAndTime(Instant time)
{
    return format::monthDay(toDateTime(time, shopZone()).date()) + u' ' + format::time(time, shopZone());
}
} // namespace

PictureColumn::PictureColumn(const DashboardServices &services, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_playback(services.playback)
    , m_theme(theme)
    , m_stage(new CameraStage(services.live, services.playback, services.session, theme, this))
    , m_video(m_stage->view())
    , m_actions(new ReceiptActions(services.book, services.pins, theme, this))
    , m_panel(new ReceiptPanel(theme, m_actions->menu(), m_video))
    , m_controls(new PictureControls(services.playback, theme))
    , m_switches(new LiveSwitches(*m_stage, *m_controls, services.settings, theme, this))
    , m_controlsCard(new ControlsCard(m_controls, this))
    , m_details(new MomentDetails)
    , m_momentCard(new MomentCard(m_details, this))
    , m_receipt(new ChosenReceipt(services.book, services.pictures, services.links, services.playback, this))
    , m_clip(new ClipOffer(services.momentClips, *m_receipt, theme))
{
    setObjectName(QStringLiteral("pictureColumn"));
    m_panel->hide();
    m_details->addButton(m_actions->pin());
    m_momentCard->setFilmstrip(new Filmstrip(*m_receipt, services.book, services.pictures, services.playback, theme, m_momentCard));
    connect(m_actions, &ReceiptActions::receiptRequested, this, &PictureColumn::receiptRequested);
    connect(m_actions, &ReceiptActions::clockMeasured, this, &PictureColumn::clockMeasured);
    m_actions->offerPrinting(*m_receipt, m_playback);
    connect(m_controls, &PictureControls::previousRequested, this, &PictureColumn::previousRequested);
    connect(m_controls, &PictureControls::nextRequested, this, &PictureColumn::nextRequested);
    connect(m_controls, &PictureControls::liveRequested, this, &PictureColumn::liveRequested);
    connect(m_controls, &PictureControls::beforeRequested, m_receipt, &ChosenReceipt::setBefore);
    connect(m_controls, &PictureControls::fullScreenRequested, this, &PictureColumn::fullScreenRequested);
    connect(m_video, &VideoView::doubleClicked, this, &PictureColumn::fullScreenRequested);
    connect(m_stage, &CameraStage::timeChanged, m_controls, &PictureControls::setTime);
    // Who picks another camera wants to see what its small picture showed: the same instant, or where nothing is kept of that,
    // the live picture.
    connect(m_stage, &CameraStage::cameraPicked, this, [this](const CameraId &camera) {
        if (!m_playback.setCamera(camera) && !isLive())
            emit liveRequested();
    });
    m_controlsCard->addBelow(m_clip);
    connect(m_receipt, &ChosenReceipt::changed, this, &PictureColumn::refresh);
    connect(&m_playback, &Playback::changed, this, &PictureColumn::takePlayback);
    connect(&m_playback, &Playback::frameChanged, this, [this] {
        if (showsFreeInstant() || (m_receipt->hasFootage() && m_receipt->receipt()))
            showFootage();
    });
    connect(m_video, &VideoView::outputSizeChanged, this, [this] { m_playback.setOutputSize(m_video->outputSize()); });
    connect(&services.session, &Session::camerasChanged, this, &PictureColumn::refresh);
    refresh();
}

PictureColumn::~PictureColumn()
{
    disconnect(m_receipt, nullptr, this, nullptr);
    disconnect(&m_playback, nullptr, this, nullptr);
}

void PictureColumn::setDashboard(const Dashboard &dashboard)
{
    m_stage->setCameras(dashboard.cameras);
    if (dashboard.id != m_dashboard && !dashboard.cameras.isEmpty())
        m_stage->bringToFront(dashboard.cameras.first().id);
    m_dashboard = dashboard.id;
    m_switches->setDashboard(dashboard);
    m_receipt->setDashboard(dashboard);
    showLeadIn();
    place();
}

//! Only what is visible plays. While a receipt is shown the streams go on: the footage of the next receipts, and their
//! pictures, come out of them, long before the cloud has any.
void PictureColumn::play()
{
    const bool watched = isVisible() && !window()->isMinimized(); // a minimized window counts as visible
    m_stage->setPlaying(watched);
    m_playback.setWatched(watched);
}

void PictureColumn::setMoving(bool moving)
{
    m_isMoving = moving;
    if (!moving)
        play();
}

void PictureColumn::setFullScreen(bool fullScreen)
{
    m_isFullScreen = fullScreen;
    m_controls->setFullScreen(fullScreen);
    place();
}

void PictureColumn::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    window()->installEventFilter(this); // full screen is another window
    place();
    if (!m_isMoving)
        play();
}

void PictureColumn::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!m_isMoving)
        play();
}

//! Not every system tells children that the window was minimized or restored.
bool PictureColumn::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == window() && event->type() == QEvent::WindowStateChange && !m_isMoving)
        play();
    return QWidget::eventFilter(watched, event);
}

bool PictureColumn::isLive() const
{
    return m_receipt->isNone() && !m_playback.isOpen();
}

bool PictureColumn::showsFreeInstant() const
{
    return m_receipt->isNone() && m_playback.isOpen();
}

void PictureColumn::showLive()
{
    m_stage->leaveEnlarged();
    m_receipt->clear();
    m_playback.close();
}

void PictureColumn::takePlayback()
{
    if (m_playback.isOpen() && !m_playback.what() && !m_receipt->isNone()) {
        m_receipt->clear(); // which refreshes
        emit receiptLeft();
    } else {
        refresh();
    }
}

void PictureColumn::showReceipt(ReceiptId id)
{
    m_receipt->choose(id);
}

void PictureColumn::togglePin()
{
    if (m_receipt->receipt())
        m_actions->pin()->trigger();
}

void PictureColumn::toggleBefore()
{
    m_receipt->setBefore(!m_receipt->isBefore());
}

void PictureColumn::setSteps(bool previous, bool next)
{
    m_controls->setSteps(previous, next);
}

void PictureColumn::refresh()
{
    m_controls->setLive(isLive());
    showLeadIn();
    m_stage->setLive(isLive());
    m_clip->follow();
    if (isLive()) {
        m_controls->setFootage(false);
        showNoReceipt();
    } else if (m_receipt->isNone()) {
        showInstant();
    } else if (!m_receipt->receipt()) {
        showUnread();
    } else {
        showMoment();
    }
}

void PictureColumn::showNoReceipt()
{
    hidePanel();
    m_details->showHint(tr("Choose a receipt to see the picture of its moment beside what was sold."));
}

void PictureColumn::showInstant()
{
    m_stage->bringToFront(m_playback.camera());
    m_controls->setFootage(true);
    showFootage();
    showNoReceipt();
}

void PictureColumn::hidePanel()
{
    m_panel->hide();
    m_video->setCovered(0);
}

//! The receipt is being read, or cannot be.
void PictureColumn::showUnread()
{
    VideoCaption caption;
    caption.camera = m_stage->facts(m_stage->front()).name;
    if (const std::optional<Error> &error = m_receipt->error()) {
        caption.message = format::errorShort(*error);
        caption.nextStep = format::errorText(*error);
        caption.spoken = caption.nextStep;
        m_controls->setFootage(false);
    }
    m_video->setImage({});
    m_video->setCaption(caption);
    m_controls->setTime({});
    hidePanel();
    m_details->showHint({});
}

void PictureColumn::showMoment()
{
    if (m_receipt->hasFootage())
        m_stage->bringToFront(m_playback.camera());
    else if (const Link *link = m_receipt->link())
        m_stage->bringToFront(link->camera);
    m_controls->setFootage(m_receipt->hasFootage());
    if (m_receipt->hasFootage())
        showFootage();
    else
        showStill();
    m_actions->setReceipt(m_receipt->id(), *m_receipt->receipt());
    m_panel->setLines(receiptLines(*m_receipt->receipt()));
    m_panel->fitInto(m_video->pictureArea());
    m_panel->show();
    m_video->setCovered(m_panel->width());
    showDetails();
}

void PictureColumn::showFootage()
{
    const VideoFrame frame = m_playback.frame();
    m_video->setImage(frame.image);
    const std::optional<PlaybackMoment> &what = m_playback.what();
    m_video->setCaption(footageCaption(frame, what ? std::optional(what->moment) : std::nullopt, m_playback.speed(), footageCamera()));
    m_controls->setTime(frame.image.isNull() ? std::nullopt : std::optional(frame.at));
    m_panel->setAtSale(what && what->moment <= frame.at && frame.at < what->moment + kLit);
}

void PictureColumn::showStill()
{
    const MomentPicture picture = m_receipt->picture();
    const std::chrono::seconds before = m_receipt->isBefore() ? m_receipt->leadIn() : std::chrono::seconds(0);
    m_video->setCaption(momentCaption(picture, m_receipt->shownAt(), receiptCamera(), before));
    m_video->setImage(picture.image);
    m_controls->setTime(m_receipt->shownAt());
    m_panel->setAtSale(false);
}

void PictureColumn::showLeadIn()
{
    const std::optional<bool> before = m_receipt->hasFootage() ? std::nullopt : std::optional(m_receipt->isBefore());
    m_controls->setLeadIn(!isLive() && m_receipt->leadIn().count() > 0, m_receipt->leadIn(), before);
}

CameraFacts PictureColumn::footageCamera() const
{
    const CameraId &camera = m_playback.camera();
    const Link *link = m_receipt->isNone() ? nullptr : m_receipt->link();
    return link && link->camera == camera ? receiptCamera() : m_stage->facts(camera);
}

CameraFacts PictureColumn::receiptCamera() const
{
    const Link *link = m_receipt->link();
    CameraFacts camera = link ? m_stage->facts(link->camera) : CameraFacts();
    if (link && camera.name.isEmpty()) // not one of this dashboard's
        camera.name = link->cameraName;
    return camera;
}

//! What the picture is.
QString PictureColumn::pictureFact() const
{
    if (m_receipt->hasFootage())
        return tr("Video of this moment");
    const MomentPicture picture = m_receipt->picture();
    if (picture.state != MomentPicture::State::Ready)
        return shortPictureText(picture);
    const int seconds = int(m_receipt->leadIn().count());
    if (m_receipt->isBefore())
        return picture.exact ? tr("Frame of the very second, %Ln s before the sale", nullptr, seconds)
                             : tr("Still from around %Ln s before the sale", nullptr, seconds);
    return picture.exact ? tr("Frame of this very moment") : tr("Still from around this moment");
}

void PictureColumn::showDetails()
{
    const Receipt &receipt = *m_receipt->receipt();
    QList<QPair<QString, QString>> facts;
    facts.append({tr("Time of sale"), dayAndTime(receipt.soldAt)});
    if (m_receipt->moment() != receipt.soldAt)
        facts.append({tr("On the camera's clock"), dayAndTime(m_receipt->moment())});
    if (receipt.uploadedAt != Instant())
        facts.append({tr("Arrived in the POS cloud"), dayAndTime(receipt.uploadedAt)});
    facts.append({tr("Picture"), pictureFact()});
    facts.append({tr("Register"), registerText(receipt.reg, receipt.registerName)});
    if (!receipt.staff.isEmpty())
        facts.append({tr("Staff"), receipt.staff});
    facts.append({tr("Kind"), format::receiptKind(receipt.kind, receipt.rawKind)});
    facts.append({tr("Total"), format::money(receipt.total)});
    if (receipt.guests)
        facts.append({tr("Customers"), QLocale().toString(*receipt.guests)});
    if (!receipt.member.isEmpty())
        facts.append({tr("Member"), receipt.member});
    if (receipt.firstSeenAt)
        facts.append({tr("First seen here"), dayAndTime(*receipt.firstSeenAt)});
    m_details->showFacts(receipt.number.isEmpty() ? tr("Receipt") : tr("Receipt No. %1").arg(receipt.number), facts);
}

QSize PictureColumn::minimumSizeHint() const
{
    const QSize stage = m_stage->minimumSizeHint();
    return {stage.width(), stage.height() + kGap + m_controlsCard->heightForWidth(std::max(width(), stage.width()))};
}

void PictureColumn::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

bool PictureColumn::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) // the controls folded or unfolded
        place();
    return QWidget::event(event);
}

void PictureColumn::place()
{
    // Not a box layout: those cannot give a height that follows the width and yet may shrink.
    const int controls = m_controlsCard->heightForWidth(width());
    const int room = height() - kGap - controls;
    int stage = qMin(m_stage->heightForWidth(width()), room);
    const int rest = room - stage - kGap;
    const bool details = rest >= MomentCard::kMinDetails && !m_isFullScreen;
    if (!details)
        stage = room; // the dark border above and below is better than a hole below
    m_stage->setGeometry(0, 0, width(), stage);
    m_controlsCard->setGeometry(0, stage + kGap, width(), controls);
    m_momentCard->setVisible(details);
    m_momentCard->setGeometry(0, stage + kGap + controls + kGap, width(), qMax(0, rest));
    m_panel->fitInto(m_video->pictureArea());
    if (m_panel->isVisible())
        m_video->setCovered(m_panel->width());
}

void PictureColumn::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_actions->translate();
        refresh();
    }
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        place();
}
