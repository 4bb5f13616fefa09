// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timeline/timescale.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr std::array<milliseconds, 17> kSteps{1s, 2s, 5s, 10s, 15s, 30s, 1min, 2min, 5min, 10min, 15min, 30min, 1h, 2h, 3h, 6h, 12h};
constexpr milliseconds kZones = 15min; // what zones are apart, and move their clocks by, is a multiple of it
constexpr double kEdge = 0.1; // of the width

} // namespace

void TimeScale::setDay(const TimeRange &day)
{
    m_day = day;
    showAll();
}

void TimeScale::showAll()
{
    m_from = 0;
    m_length = std::max(1.0, wholeLength());
}

TimeRange TimeScale::visible() const
{
    return {m_day.from + milliseconds(qint64(std::floor(m_from))), m_day.from + milliseconds(qint64(std::ceil(m_from + m_length)))};
}

milliseconds TimeScale::perPixel() const
{
    return milliseconds(std::max<qint64>(1, std::llround(m_length / m_width)));
}

double TimeScale::xOf(Instant at) const
{
    return (double((at - m_day.from).count()) - m_from) / m_length * m_width;
}

Instant TimeScale::at(double x) const
{
    const Instant at = m_day.from + milliseconds(std::llround(m_from + x / m_width * m_length));
    return std::clamp(at, m_day.from, std::max(m_day.from, m_day.to - 1ms));
}

void TimeScale::zoom(double factor, double anchor)
{
    const double fixed = m_from + anchor / m_width * m_length;
    const double closest = std::min(double(milliseconds(kClosest).count()), wholeLength());
    m_length = std::clamp(m_length / factor, closest, std::max(closest, wholeLength()));
    m_from = fixed - anchor / m_width * m_length;
    clamp();
}

void TimeScale::pan(double pixels)
{
    m_from += pixels / m_width * m_length;
    clamp();
}

void TimeScale::reveal(Instant at)
{
    const double where = double((at - m_day.from).count());
    const double edge = m_length * kEdge;
    if (where >= m_from && where < m_from + m_length)
        return;
    m_from = where < m_from ? where - edge : where - m_length + edge;
    clamp();
}

void TimeScale::clamp()
{
    m_from = std::clamp(m_from, 0.0, std::max(0.0, wholeLength() - m_length));
}

milliseconds TimeScale::tickStep(double pixels) const
{
    const double least = pixels / m_width * m_length;
    const auto step = std::find_if(kSteps.begin(), kSteps.end(), [&](milliseconds one) { return double(one.count()) >= least; });
    return step == kSteps.end() ? kSteps.back() : *step;
}

QList<Instant> TimeScale::ticks(milliseconds step, const QTimeZone &zone) const
{
    // Not each step from the day's beginning: on the day of a clock change the hours after it would not be round ones.
    const milliseconds stride = std::min(step, kZones);
    const TimeRange range = visible();
    QList<Instant> ticks;
    const qint64 first = (toMs(range.from) + stride.count() - 1) / stride.count();
    for (Instant at = fromMs(first * stride.count()); at < range.to; at += stride) {
        if (toDateTime(at, zone).time().msecsSinceStartOfDay() % step.count() == 0)
            ticks.append(at);
    }
    return ticks;
}
