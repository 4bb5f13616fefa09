// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/picturecolumn.h"

#include "app/base/async.h"
#include "app/services/receiptbook.h"
#include "app/services/session.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"
#include "ui/models/receipttext.h"
#include "ui/screens/dashboard/momentdetails.h"
#include "ui/screens/dashboard/receiptlines.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace {
constexpr int kGap = 13;
constexpr int kMinDetails = 90; // lower than this the card under the picture would only look cut off

QPushButton *button(const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}
QString dayAndTime(Instant time)
{
    return format::monthDay(toDateTime(time, shopZone()).date()) + u' ' + format::time(time, shopZone());
}
} // namespace

PictureColumn::PictureColumn(ReceiptBook &book, MomentPictures &pictures, LiveCamera &live, Session &session, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_book(book)
    , m_pictures(pictures)
    , m_live(live)
    , m_session(session)
    , m_theme(theme)
    , m_video(new VideoView(theme, this))
    , m_panel(new ReceiptPanel(theme, m_video))
    , m_controls(new QFrame(this))
    , m_previous(button(QStringLiteral("previousReceipt"), m_controls))
    , m_next(button(QStringLiteral("nextReceipt"), m_controls))
    , m_time(new QLabel(m_controls))
    , m_toLive(button(QStringLiteral("liveButton"), m_controls))
    , m_details(new MomentDetails(this))
{
    setObjectName(QStringLiteral("pictureColumn"));
    m_panel->hide();
    m_controls->setObjectName(QStringLiteral("pictureControls"));
    m_controls->setProperty("kind", QStringLiteral("card"));
    m_toLive->setProperty("kind", QStringLiteral("danger"));
    m_time->setObjectName(QStringLiteral("pictureTime"));
    QFont bold = m_time->font();
    bold.setBold(true);
    m_time->setFont(bold);
    m_time->setMinimumWidth(1);
    auto *row = new QHBoxLayout(m_controls);
    row->setContentsMargins(13, 12, 13, 12);
    row->setSpacing(10);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addSpacing(6);
    row->addWidget(m_time, 1);
    row->addWidget(m_toLive);

    connect(m_previous, &QPushButton::clicked, this, &PictureColumn::previousRequested);
    connect(m_next, &QPushButton::clicked, this, &PictureColumn::nextRequested);
    connect(m_toLive, &QPushButton::clicked, this, &PictureColumn::liveRequested);
    connect(m_video, &VideoView::outputSizeChanged, this, [this] { m_live.setOutputSize(m_video->outputSize()); });
    connect(&m_live, &LiveCamera::frameChanged, this, &PictureColumn::takeFrame);
    connect(&m_live, &LiveCamera::statusChanged, this, &PictureColumn::takeStatus);
    connect(&m_session, &Session::stateChanged, this, &PictureColumn::play);
    connect(&m_session, &Session::camerasChanged, this, &PictureColumn::refresh);
    connect(&m_pictures, &MomentPictures::pictureChanged, this, &PictureColumn::pictureChanged);
    connect(&m_book, &ReceiptBook::changed, this, [this](const ContractKey &, const UpsertResult &what) {
        if (m_id.isValid() && what.changed.contains(m_id))
            readReceipt();
    });
    translate();
}

PictureColumn::~PictureColumn() = default;

void PictureColumn::setLink(const std::optional<Link> &link)
{
    if (link == m_link)
        return;
    const bool otherCamera = !link || !m_link || link->camera != m_link->camera || link->reg != m_link->reg;
    m_link = link;
    if (otherCamera) {
        showLive();
        m_live.stop();
        m_video->setImage({});
    }
    play();
    refresh();
}

void PictureColumn::play()
{
    // Only a visible camera plays. While the still of a receipt is shown the stream goes on: the pictures of the next
    // receipts come out of its footage, long before the cloud has them.
    if (m_link && isVisible() && m_session.state() == Session::State::SignedIn)
        m_live.show(m_link->camera);
    else
        m_live.stop();
    refresh();
}

void PictureColumn::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    place();
    m_live.setOutputSize(m_video->outputSize());
    play();
}

void PictureColumn::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_live.stop();
}

void PictureColumn::showLive()
{
    if (isLive())
        return;
    dropPicture();
    ++m_generation;
    m_id = {};
    m_receipt.reset();
    m_receiptError.reset();
    refresh();
}

void PictureColumn::showReceipt(ReceiptId id)
{
    if (id == m_id || !id.isValid())
        return;
    dropPicture();
    m_id = id;
    m_receipt.reset();
    m_receiptError.reset();
    readReceipt();
    refresh();
}

void PictureColumn::readReceipt()
{
    const int generation = ++m_generation;
    onFinished(m_book.receipt(m_id), this, [this, generation](const Result<Receipt> &receipt) {
        if (generation == m_generation)
            takeReceipt(receipt);
    });
}

void PictureColumn::takeReceipt(const Result<Receipt> &receipt)
{
    if (receipt) {
        m_receipt = receipt.value();
        m_receiptError.reset();
        wantPicture();
    } else {
        m_receiptError = receipt.error();
    }
    refresh();
}

void PictureColumn::wantPicture()
{
    if (m_receipt)
        m_pictures.want(m_id, m_receipt->reg, m_receipt->soldAt, PictureKind::Large);
}

void PictureColumn::dropPicture()
{
    if (m_id.isValid())
        m_pictures.drop(m_id, PictureKind::Large);
}

void PictureColumn::pictureChanged(ReceiptId id, PictureKind kind)
{
    if (id != m_id || kind != PictureKind::Large)
        return;
    // "Loading" again: failures were forgotten. A wish that is under way is not asked for twice.
    if (m_pictures.picture(id, kind).state == MomentPicture::State::Loading)
        wantPicture();
    refresh();
}

Instant PictureColumn::moment() const
{
    return momentOf(m_receipt->soldAt, m_link ? m_link->clockOffset : std::chrono::milliseconds(0));
}

CameraFacts PictureColumn::cameraFacts() const
{
    CameraFacts facts;
    if (!m_link)
        return facts;
    facts.listKnown = m_session.state() == Session::State::SignedIn && !m_session.cameras().isEmpty();
    const Camera *camera = m_session.camera(m_link->camera);
    if (camera)
        facts.camera = *camera;
    facts.name = camera ? format::camera(camera->name, camera->model) : m_link->cameraName;
    return facts;
}

void PictureColumn::takeFrame()
{
    if (!isLive() || !isVisible())
        return;
    const VideoFrame frame = m_live.frame();
    const qint64 second = toMs(frame.at) / 1000;
    // The words change once a second, not with each frame.
    if (second != m_shownSecond || m_live.status().state != m_shownState || frame.image.isNull())
        refresh();
    else
        m_video->setImage(frame.image);
}

void PictureColumn::takeStatus()
{
    const LiveStatus::State state = m_live.status().state;
    if (isLive() && (state != LiveStatus::State::Live || state != m_shownState))
        refresh();
}

void PictureColumn::refresh()
{
    m_toLive->setEnabled(!isLive());
    if (isLive()) {
        const VideoFrame frame = m_live.frame();
        const LiveStatus status = m_live.status();
        m_shownSecond = toMs(frame.at) / 1000;
        m_shownState = status.state;
        m_video->setImage(frame.image);
        m_video->setCaption(liveCaption(status, frame, cameraFacts()));
        setTime(frame.image.isNull() ? std::nullopt : std::optional(frame.at));
        m_panel->hide();
        m_video->setCovered(0);
        m_details->showHint(tr("Choose a receipt to see the picture of its moment beside what was sold."));
        return;
    }
    if (!m_receipt) {
        VideoCaption caption;
        caption.camera = cameraFacts().name;
        if (m_receiptError) {
            caption.message = format::errorShort(*m_receiptError);
            caption.nextStep = format::errorText(*m_receiptError);
            caption.spoken = caption.nextStep;
        }
        m_video->setImage({});
        m_video->setCaption(caption);
        setTime({});
        m_panel->hide();
        m_video->setCovered(0);
        m_details->showHint({});
        return;
    }
    MomentPicture picture = m_pictures.picture(m_id, PictureKind::Large);
    m_video->setCaption(momentCaption(picture, moment(), cameraFacts()));
    m_video->setImage(picture.image);
    setTime(moment());
    m_panel->setLines(receiptLines(*m_receipt));
    m_panel->fitInto(m_video->pictureArea());
    m_panel->show();
    m_video->setCovered(m_panel->width());
    refreshDetails(picture);
}

void PictureColumn::refreshDetails(const MomentPicture &picture)
{
    const Receipt &receipt = *m_receipt;
    QList<QPair<QString, QString>> facts;
    facts.append({tr("Time of sale"), dayAndTime(receipt.soldAt)});
    if (moment() != receipt.soldAt)
        facts.append({tr("On the camera's clock"), dayAndTime(moment())});
    if (receipt.uploadedAt != Instant())
        facts.append({tr("Arrived in the POS cloud"), dayAndTime(receipt.uploadedAt)});
    facts.append({tr("Picture"), picture.state != MomentPicture::State::Ready ? shortPictureText(picture)
                                 : picture.exact                              ? tr("Frame of this very moment")
                                                                              : tr("Still from around this moment")});
    facts.append({tr("Register"), registerText(receipt.reg, receipt.registerName)});
    if (!receipt.staff.isEmpty())
        facts.append({tr("Staff"), receipt.staff});
    facts.append({tr("Kind"), format::receiptKind(receipt.kind, receipt.rawKind)});
    facts.append({tr("Total"), format::money(receipt.total)});
    m_details->showFacts(receipt.number.isEmpty() ? tr("Receipt") : tr("Receipt No. %1").arg(receipt.number), facts);
}

void PictureColumn::setSteps(bool previous, bool next)
{
    m_previous->setEnabled(previous);
    m_next->setEnabled(next);
}

QSize PictureColumn::minimumSizeHint() const
{
    return {m_video->minimumSizeHint().width(), m_video->minimumSizeHint().height() + kGap + m_controls->sizeHint().height()};
}

void PictureColumn::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void PictureColumn::place()
{
    // Not a box layout: those cannot give a height that follows the width and yet may shrink.
    const int controls = m_controls->sizeHint().height();
    const int room = height() - kGap - controls;
    int video = qMin(m_video->heightForWidth(width()), room);
    const int rest = room - video - kGap;
    const bool details = rest >= kMinDetails;
    if (!details)
        video = room; // the dark border above and below is better than a hole below
    m_video->setGeometry(0, 0, width(), video);
    m_controls->setGeometry(0, video + kGap, width(), controls);
    m_details->setVisible(details);
    m_details->setGeometry(0, video + kGap + controls + kGap, width(), qMax(0, rest));
    m_panel->fitInto(m_video->pictureArea());
    if (m_panel->isVisible())
        m_video->setCovered(m_panel->width());
    setTime(m_shownTime);
}

void PictureColumn::setTime(std::optional<Instant> time)
{
    m_shownTime = time;
    if (!time) {
        m_time->clear();
        return;
    }
    m_controls->layout()->activate();
    const QString clock = format::time(*time, shopZone());
    const QString full = dayAndTime(*time);
    const auto fits = [this](const QString &text) { return m_time->fontMetrics().horizontalAdvance(text) <= m_time->width(); };
    m_time->setText(fits(full) ? full : fits(clock) ? clock : QString()); // a cut time would be a wrong one
}

void PictureColumn::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        translate();
        refresh();
    }
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        place();
}

void PictureColumn::translate()
{
    m_previous->setText(tr("\u25c0 Previous receipt"));
    m_next->setText(tr("Next receipt \u25b6"));
    m_toLive->setText(tr("LIVE \u25b6"));
    m_previous->setAccessibleName(tr("Previous receipt"));
    m_next->setAccessibleName(tr("Next receipt"));
    m_toLive->setAccessibleName(tr("Back to the live picture"));
    m_time->setAccessibleName(tr("Time of the picture"));
}
