// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timeline/timelinepreview.h"

#include "ui/theme/scaledfont.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace {
constexpr int kPadding = 6;
constexpr int kGap = 8; // to the timeline
constexpr int kRadius = 8;
constexpr QSize kPicture(176, 99);
} // namespace

TimelinePreview::TimelinePreview(const Theme &theme) : m_theme(theme)
{
    setObjectName(QStringLiteral("timelinePreview"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

QSize TimelinePreview::pictureSize() const
{
    return {m_theme.px(kPicture.width()), m_theme.px(kPicture.height())};
}

void TimelinePreview::showAbove(QWidget *widget, QPoint point, const QString &time, const QString &text)
{
    if (parentWidget() != widget->window()) // full screen is another one
        setParent(widget->window());
    m_time = time;
    m_text = text;
    m_point = widget->mapTo(widget->window(), point);
    place();
    show();
    raise();
    update();
}

void TimelinePreview::setImage(const QImage &image)
{
    m_image = image;
    place();
    update();
}

QSize TimelinePreview::contentSize() const
{
    const QFontMetrics bold(scaledFont(font(), 1, QFont::Bold));
    int width = std::max(bold.horizontalAdvance(m_time), fontMetrics().horizontalAdvance(m_text));
    int height = bold.height() + (m_text.isEmpty() ? 0 : fontMetrics().height());
    if (!m_image.isNull()) {
        const QSize picture = (QSizeF(m_image.size()) / m_image.devicePixelRatio()).toSize();
        width = std::max(width, picture.width());
        height += picture.height() + kPadding / 2;
    }
    return {width, height};
}

void TimelinePreview::place()
{
    if (!parentWidget())
        return;
    const QSize size = contentSize() + QSize(2 * kPadding, 2 * kPadding);
    const int room = parentWidget()->width() - size.width();
    const QPoint corner(std::clamp(m_point.x() - size.width() / 2, 0, std::max(0, room)), std::max(0, m_point.y() - kGap - size.height()));
    setGeometry(QRect(corner, size));
}

void TimelinePreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QColor ground = m_theme.colors().overlay;
    ground.setAlpha(235);
    QPainterPath card;
    card.addRoundedRect(QRectF(rect()), kRadius, kRadius);
    painter.fillPath(card, ground);
    QRect room = rect().adjusted(kPadding, kPadding, -kPadding, -kPadding);
    if (!m_image.isNull()) {
        const QSize picture = (QSizeF(m_image.size()) / m_image.devicePixelRatio()).toSize();
        painter.drawImage(QRect(QPoint(room.left() + (room.width() - picture.width()) / 2, room.top()), picture), m_image);
        room.setTop(room.top() + picture.height() + kPadding / 2);
    }
    painter.setPen(Qt::white);
    painter.setFont(scaledFont(font(), 1, QFont::Bold));
    painter.drawText(room, Qt::AlignTop | Qt::AlignHCenter, m_time);
    room.setTop(room.top() + painter.fontMetrics().height());
    painter.setFont(font());
    painter.drawText(room, Qt::AlignTop | Qt::AlignHCenter, m_text);
}
