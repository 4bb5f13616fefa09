// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/guide/stepmark.h"

#include "ui/theme/scaledfont.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

using State = FirstStepStatus::State;

namespace {
constexpr double kCircle = 28;
constexpr double kTick = 2.2; // width of its pen
} // namespace

StepMark::StepMark(int number, bool last, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_number(number)
    , m_last(last)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::MinimumExpanding);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void StepMark::setState(FirstStepStatus::State state)
{
    m_state = state;
    update();
}

QSize StepMark::sizeHint() const
{
    return {m_theme.px(kCircle) + 2, m_theme.px(kCircle) + 2};
}

void StepMark::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = m_theme.colors();
    const double side = m_theme.px(kCircle);
    const QRectF circle(1, 1, side, side);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);

    if (!m_last) {
        painter.setPen(QPen(m_state == State::Done ? colors.accent : colors.border, 2));
        const double x = circle.center().x();
        painter.drawLine(QPointF(x, circle.bottom() + m_theme.px(5)), QPointF(x, height() - m_theme.px(5)));
    }

    const bool filled = m_state != State::Waiting;
    const QColor color = m_state == State::Trouble ? colors.danger : colors.accent;
    painter.setPen(filled ? QPen(Qt::NoPen) : QPen(colors.border, 1.5));
    painter.setBrush(filled ? color : colors.card);
    painter.drawEllipse(circle);

    const QColor ink = filled ? (m_state == State::Trouble ? colors.card : colors.accentText) : colors.mutedText;
    if (m_state == State::Done) {
        QPainterPath tick(QPointF(0.29, 0.52));
        tick.lineTo(0.44, 0.66);
        tick.lineTo(0.72, 0.36);
        painter.translate(circle.topLeft());
        painter.scale(side, side);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(ink, kTick / kCircle, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(tick);
        return;
    }
    painter.setPen(ink);
    painter.setFont(scaledFont(font(), 1.08, QFont::Bold));
    painter.drawText(circle, Qt::AlignCenter, m_state == State::Trouble ? QStringLiteral("!") : QString::number(m_number));
}
