// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/picturecontrols.h"

#include "app/domain/timerange.h"
#include "ui/format/format.h"
#include "ui/screens/dashboard/playbackcontrols.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

PictureControls::PictureControls(Playback &playback, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_previous(makeButton("previousReceipt"))
    , m_next(makeButton("nextReceipt"))
    , m_switch(new QWidget(this))
    , m_before(makeButton("showBefore"))
    , m_moment(makeButton("showMoment"))
    , m_time(new QLabel(this))
    , m_playback(new PlaybackControls(playback, theme, this))
    , m_fullScreen(makeButton("fullScreenButton"))
    , m_toLive(makeButton("liveButton"))
{
    setObjectName(QStringLiteral("pictureControls"));
    m_toLive->setProperty("kind", QStringLiteral("danger"));
    m_time->setObjectName(QStringLiteral("pictureTime"));
    QFont bold = m_time->font();
    bold.setBold(true);
    m_time->setFont(bold);
    m_time->setMinimumWidth(1);

    m_switch->setObjectName(QStringLiteral("leadInSwitch"));
    auto *pair = new QHBoxLayout(m_switch);
    pair->setContentsMargins(0, 0, 0, 0);
    pair->setSpacing(2);
    for (QPushButton *button : {m_before, m_moment}) {
        button->setCheckable(true);
        button->setAutoExclusive(true); // within the pair; the arrow keys go from one to the other
        pair->addWidget(button);
    }
    m_switch->hide();
    m_playback->hide();

    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(10);
    m_row = new QBoxLayout(QBoxLayout::LeftToRight);
    m_row->setSpacing(10);
    rows->addLayout(m_row);
    rows->addWidget(m_playback);
    auto *receipts = new QHBoxLayout;
    receipts->setSpacing(10);
    receipts->addWidget(m_previous);
    receipts->addWidget(m_next);
    receipts->addStretch(1);
    auto *leadIn = new QHBoxLayout;
    leadIn->addWidget(m_switch);
    leadIn->addStretch(1);
    m_pictureRow = new QHBoxLayout;
    m_pictureRow->setSpacing(10);
    m_pictureRow->addSpacing(6);
    m_pictureRow->addWidget(m_time, 1);
    m_pictureRow->addWidget(m_fullScreen);
    m_pictureRow->addWidget(m_toLive);
    m_row->addLayout(receipts);
    m_row->addLayout(leadIn);
    m_row->addLayout(m_pictureRow, 1);

    connect(m_previous, &QPushButton::clicked, this, &PictureControls::previousRequested);
    connect(m_next, &QPushButton::clicked, this, &PictureControls::nextRequested);
    connect(m_before, &QPushButton::clicked, this, [this] { emit beforeRequested(true); });
    connect(m_moment, &QPushButton::clicked, this, [this] { emit beforeRequested(false); });
    connect(m_fullScreen, &QPushButton::clicked, this, &PictureControls::fullScreenRequested);
    connect(m_toLive, &QPushButton::clicked, this, &PictureControls::liveRequested);
    connect(&theme, &Theme::changed, this, &PictureControls::showIcon);
    showIcon();
    translate();
}

QPushButton *PictureControls::makeButton(const char *name)
{
    auto *button = new QPushButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(false);
    return button;
}

void PictureControls::addButton(QPushButton *button)
{
    m_pictureRow->insertWidget(m_pictureRow->indexOf(m_fullScreen), button);
    setTabOrder(m_before, button);
    setTabOrder(m_moment, button);
    fit();
}

void PictureControls::setSteps(bool previous, bool next)
{
    m_previous->setEnabled(previous);
    m_next->setEnabled(next);
}

void PictureControls::setLive(bool live)
{
    m_toLive->setEnabled(!live);
}

void PictureControls::setLeadIn(bool offered, std::chrono::seconds leadIn, std::optional<bool> before)
{
    if (leadIn != m_leadIn) {
        m_leadIn = leadIn;
        translate();
    }
    for (QPushButton *button : {m_before, m_moment}) {
        button->setCheckable(before.has_value());
        if (!before)
            button->setFocusPolicy(Qt::StrongFocus); // which only one of the pair had
    }
    if (before)
        (*before ? m_before : m_moment)->setChecked(true);
    if (m_switch->isVisibleTo(this) != offered) {
        m_switch->setVisible(offered);
        fit();
    }
}

void PictureControls::setFootage(bool plays)
{
    m_playback->setVisible(plays);
}

void PictureControls::setTime(std::optional<Instant> time)
{
    m_shownTime = time;
    showTime();
}

void PictureControls::setFullScreen(bool fullScreen)
{
    m_isFullScreen = fullScreen;
    showIcon();
    translate();
}

void PictureControls::showTime()
{
    if (!m_shownTime) {
        m_time->clear();
        return;
    }
    layout()->activate();
    const QString clock = format::time(*m_shownTime, shopZone());
    const QString full = format::monthDay(toDateTime(*m_shownTime, shopZone()).date()) + u' ' + clock;
    const auto fits = [this](const QString &text) { return m_time->fontMetrics().horizontalAdvance(text) <= m_time->width(); };
    m_time->setText(fits(full) ? full : fits(clock) ? clock : QString()); // a cut time would be a wrong one
}

//! Where there is little room the steps are arrows alone; where that is not enough each group has a row of its own.
void PictureControls::fit()
{
    const int margins = layout()->contentsMargins().left() + layout()->contentsMargins().right();
    const int time = m_time->fontMetrics().horizontalAdvance(QStringLiteral("00:00:00"));
    const auto arrange = [&](QBoxLayout::Direction direction, const QString &previous, const QString &next) {
        m_row->setDirection(direction);
        m_previous->setText(previous);
        m_next->setText(next);
        layout()->activate();
        const int beside = direction == QBoxLayout::LeftToRight ? time : 0;
        return m_row->minimumSize().width() + margins + beside <= width();
    };
    const QString previous = tr("\u25c0 Previous receipt");
    const QString next = tr("Next receipt \u25b6");
    const QString back = QStringLiteral("\u25c0");
    const QString forth = QStringLiteral("\u25b6");
    if (!arrange(QBoxLayout::LeftToRight, previous, next) && !arrange(QBoxLayout::LeftToRight, back, forth) &&
        !arrange(QBoxLayout::TopToBottom, previous, next))
        arrange(QBoxLayout::TopToBottom, back, forth);
    showTime();
}

int PictureControls::heightForWidth(int width) const
{
    return layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height();
}

void PictureControls::showIcon()
{
    m_fullScreen->setIcon(icon(m_isFullScreen ? QStringLiteral("fullscreen-leave") : QStringLiteral("fullscreen"), m_theme.colors().text));
}

void PictureControls::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void PictureControls::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        translate();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

void PictureControls::translate()
{
    const int seconds = int(m_leadIn.count());
    m_previous->setAccessibleName(tr("Previous receipt"));
    m_previous->setToolTip(m_previous->accessibleName());
    m_next->setAccessibleName(tr("Next receipt"));
    m_next->setToolTip(m_next->accessibleName());
    //: Button: shows the picture of so many seconds before the sale
    m_before->setText(tr("%Ln s before", nullptr, seconds));
    m_before->setAccessibleName(tr("Picture %Ln second(s) before the sale", nullptr, seconds));
    //: Button: shows the picture of the moment of the sale
    m_moment->setText(tr("Moment"));
    m_moment->setAccessibleName(tr("Picture of the moment of the sale"));
    for (QPushButton *button : {m_before, m_moment})
        button->setToolTip(tr("Ctrl+B changes between before and the moment"));
    m_toLive->setText(tr("LIVE \u25b6"));
    m_toLive->setAccessibleName(tr("Back to the live picture"));
    m_toLive->setToolTip(tr("Esc goes back to the live picture"));
    m_time->setAccessibleName(tr("Time of the picture"));
    m_fullScreen->setAccessibleName(m_isFullScreen ? tr("Leave full screen") : tr("Full screen"));
    m_fullScreen->setToolTip(m_isFullScreen ? tr("Leave full screen (Esc)") : tr("Full screen (F11, or double click on the picture)"));
    fit();
}
