// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/clipoffer.h"

#include "app/domain/link.h"
#include "ui/screens/dashboard/chosenreceipt.h"
#include "ui/screens/dashboard/cliptexts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flowlayout.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <array>

using namespace std::chrono_literals;
using State = MomentClip::State;

namespace {
constexpr std::array kLengths{1, 2, 3, 5, 10}; // minutes; the cloud makes no others than from one to ten (safie.md 9)
constexpr int kUsual = 2;
constexpr int kSideBySide = 560; // room for the words beside the buttons
constexpr auto kLookAgain = 5s;
} // namespace

ClipOffer::ClipOffer(MomentClips &clips, ChosenReceipt &receipt, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_clips(clips)
    , m_receipt(receipt)
    , m_theme(theme)
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_headline(new QLabel(this))
    , m_advice(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_length(new QComboBox(this))
    , m_order(makeButton("orderClip"))
    , m_retry(makeButton("retryClip"))
    , m_cancel(makeButton("cancelClip"))
{
    setObjectName(QStringLiteral("clipOffer"));
    m_headline->setObjectName(QStringLiteral("clipHeadline"));
    m_advice->setObjectName(QStringLiteral("clipAdvice"));
    m_advice->setProperty("kind", QStringLiteral("muted"));
    m_progress->setObjectName(QStringLiteral("clipProgress"));
    m_progress->setTextVisible(false);
    m_length->setObjectName(QStringLiteral("clipLength"));
    m_order->setProperty("kind", QStringLiteral("primary"));
    for (const int minutes : kLengths)
        m_length->addItem({}, minutes);
    m_length->setCurrentIndex(m_length->findData(kUsual));
    lay();

    connect(m_order, &QPushButton::clicked, this,
            [this] { m_clips.order(m_camera, m_moment, std::chrono::minutes(m_length->currentData().toInt())); });
    connect(m_retry, &QPushButton::clicked, this, [this] { m_clips.retry(m_camera, m_moment); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_clips.cancel(m_camera, m_moment); });
    connect(&clips, &MomentClips::changed, this, &ClipOffer::refresh);
    connect(&clips, &MomentClips::arrived, this, [this](const CameraId &camera, const TimeRange &range) {
        if (camera == m_camera && range.contains(m_moment))
            m_receipt.playIfKept();
    });
    m_again.setInterval(kLookAgain);
    connect(&m_again, &QTimer::timeout, this, &ClipOffer::refresh);
    translate();
    hide();
}

QPushButton *ClipOffer::makeButton(const char *name)
{
    auto *button = new QPushButton(this);
    button->setObjectName(QString::fromLatin1(name));
    return button;
}

void ClipOffer::lay()
{
    for (QLabel *label : {m_headline, m_advice}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    auto *words = new QVBoxLayout;
    words->setSpacing(3);
    words->addWidget(m_headline);
    words->addWidget(m_advice);
    words->addSpacing(2);
    words->addWidget(m_progress);
    words->addStretch(1);
    auto *actions = new FlowLayout(8); // in large text the buttons do not fit beside each other
    for (QWidget *widget : std::initializer_list<QWidget *>{m_length, m_order, m_retry, m_cancel})
        actions->addWidget(widget);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(12);
    m_row->addLayout(words, 1);
    m_row->addLayout(actions);
}

void ClipOffer::follow()
{
    const bool missing = !m_receipt.isNone() && m_receipt.receipt() && !m_receipt.hasFootage();
    const Link *link = missing ? m_receipt.link() : nullptr;
    if (!link) {
        m_camera = {};
        m_again.stop();
        hide();
        return;
    }
    m_camera = link->camera;
    m_moment = m_receipt.moment();
    m_offsetKnown = link->clockOffset.set.has_value();
    refresh();
    show();
}

void ClipOffer::refresh()
{
    if (m_camera.isEmpty())
        return;
    const MomentClip clip = m_clips.look(m_camera, m_moment);
    showWords(clip);
    showProgress(clip);
    showActions(clip);
    if (!clip.isOpen()) {
        m_again.stop();
    } else {
        m_clips.want(m_camera, m_moment);
        if (!m_again.isActive())
            m_again.start();
    }
}

void ClipOffer::showWords(const MomentClip &clip)
{
    const ClipWords words = clipWords(clip, m_offsetKnown);
    m_headline->setText(words.headline);
    m_advice->setText(words.advice);
    m_advice->setVisible(!words.advice.isEmpty());
    // While it is downloaded the bar has the numbers: a screen reader shall not speak at each of them.
    const bool counts = clip.order && clip.order->work == ClipOrder::Work::Downloading;
    setAccessibleDescription(counts ? tr("The clip is being downloaded.") : QString(words.headline + u' ' + words.advice).trimmed());
}

void ClipOffer::showProgress(const MomentClip &clip)
{
    const bool rests = clip.order && (clip.order->problem || clip.order->clip.stage == StoredClip::Stage::Waiting);
    const bool moves = clip.state == State::UnderWay && !rests;
    m_progress->setVisible(moves);
    if (!moves)
        return;
    const bool counts = clip.order->work == ClipOrder::Work::Downloading && clip.order->total > 0;
    m_progress->setRange(0, counts ? 100 : 0);
    if (counts)
        m_progress->setValue(int(clip.order->received * 100 / clip.order->total));
}

void ClipOffer::showActions(const MomentClip &clip)
{
    const bool underWay = clip.state == State::UnderWay;
    const bool first = clip.state != State::Failed && clip.state != State::Missing && clip.state != State::Refused;
    const QWidget *focused = focusWidget() && focusWidget()->hasFocus() ? focusWidget() : nullptr;
    m_order->setText(first ? tr("Order clip") : tr("Order again"));
    m_length->setVisible(clip.mayBeOrdered());
    m_order->setVisible(clip.mayBeOrdered());
    m_retry->setVisible(underWay && clip.order->problem && clip.order->problem->kind != Error::Kind::RateLimited);
    m_cancel->setVisible(underWay && clip.order->clip.stage < StoredClip::Stage::Kept);
    if (focused && focused->isHidden()) // the button that was pressed has gone
        (underWay ? m_cancel : m_order)->setFocus(Qt::OtherFocusReason);
}

void ClipOffer::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_row->setDirection(width() < m_theme.px(kSideBySide) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void ClipOffer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        translate();
}

void ClipOffer::translate()
{
    setAccessibleName(tr("Video from the cloud"));
    m_progress->setAccessibleName(tr("How far the clip is"));
    m_length->setAccessibleName(tr("Length of the clip"));
    m_length->setToolTip(tr("Length of the clip"));
    for (int i = 0; i < m_length->count(); ++i)
        m_length->setItemText(i, tr("%n min", nullptr, m_length->itemData(i).toInt()));
    m_retry->setText(tr("Try now"));
    m_cancel->setText(tr("Cancel"));
    refresh();
}
