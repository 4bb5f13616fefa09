// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/main/statuslineview.h"

#include "ui/theme/theme.h"

#include <QAccessible>
#include <QPainter>

namespace {
constexpr int kInset = 5; // place for the frame of the focus
} // namespace

StatusLineView::StatusLineView(const Theme &theme, QWidget *parent) : QAbstractButton(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("statusLine"));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void StatusLineView::setLine(const StatusLine &line)
{
    if (line == m_line)
        return;
    m_line = line;
    setAccessibleName(line.text);
    setAccessibleDescription(line.toolTip);
    setToolTip(line.toolTip.isEmpty() ? line.text : line.toolTip);
    update();
}

QFont StatusLineView::smallFont() const
{
    QFont small = font();
    small.setPixelSize(m_theme.px(12));
    return small;
}

QSize StatusLineView::sizeHint() const
{
    return {m_theme.px(160), m_theme.px(20)};
}

void StatusLineView::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = m_theme.colors();
    QColor color = colors.statusDot;
    if (m_line.level == StatusLine::Level::Busy)
        color = colors.mutedText;
    else if (m_line.level == StatusLine::Level::Warning)
        color = colors.warning;
    else if (m_line.level == StatusLine::Level::Bad)
        color = colors.danger;

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus()) {
        const double width = m_theme.px(2);
        painter.setPen(QPen(colors.focus, width));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), m_theme.px(4), m_theme.px(4));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const double dot = m_theme.px(7);
    painter.drawEllipse(QRectF(kInset, (height() - dot) / 2, dot, dot));
    painter.setFont(smallFont());
    // Not the dot's colour alone: trouble is written in full colour too, and its words say what it is.
    const bool trouble = m_line.level == StatusLine::Level::Warning || m_line.level == StatusLine::Level::Bad;
    painter.setPen(trouble ? color : colors.mutedText);
    const QRect place = rect().adjusted(m_theme.px(13) + kInset, 0, -kInset, 0);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip,
                     painter.fontMetrics().elidedText(m_line.text, Qt::ElideRight, place.width()));
}
