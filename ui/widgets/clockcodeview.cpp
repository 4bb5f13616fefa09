// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/clockcodeview.h"

#include <QPainter>

#include <algorithm>

using namespace std::chrono_literals;

namespace {
// Long enough that most pictures of a camera fall between two changes of the code.
constexpr auto kPeriod = 100ms;
} // namespace

ClockCodeView::ClockCodeView(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ClockCodeView::tick);
}

void ClockCodeView::setClock(const Clock &clock)
{
    m_clock = &clock;
    m_timer.start(kPeriod);
    tick();
}

//! The code stands for the middle of the time that it is shown, so that readings are not late by half of it.
void ClockCodeView::tick()
{
    m_cells = ClockCode::cellsOf(m_clock->now() + kPeriod / 2);
    repaint(); // now, not when the other events are done
}

QSize ClockCodeView::sizeHint() const
{
    return {20 * ClockCode::kWidth, 20 * ClockCode::kHeight};
}

QSize ClockCodeView::minimumSizeHint() const
{
    return {10 * ClockCode::kWidth, 10 * ClockCode::kHeight};
}

void ClockCodeView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white);
    const int unit = std::max(1, std::min(width() / ClockCode::kWidth, height() / ClockCode::kHeight));
    const QPoint corner((width() - unit * ClockCode::kWidth) / 2, (height() - unit * ClockCode::kHeight) / 2);
    for (int y = 0; y < ClockCode::kHeight; ++y) {
        for (int x = 0; x < ClockCode::kWidth; ++x) {
            if (ClockCode::isDark(m_cells, x, y))
                painter.fillRect(QRect(corner + QPoint(x, y) * unit, QSize(unit, unit)), Qt::black);
        }
    }
}
