// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/filmedclock.h"

#include "app/base/async.h"
#include "app/services/clockcodefinder.h"

using namespace std::chrono_literals;

namespace {
constexpr auto kLostAfter = 3s;
constexpr auto kBeginAnewAfter = 10s; // the stream may have become another one meanwhile
constexpr auto kLongest = 120s; // more is a pattern that only looked like the code

template <typename Fn>
Median medianOver(const auto &readings, Fn difference)
{
    QList<std::chrono::milliseconds> values;
    for (const auto &reading : readings)
        values << difference(reading);
    return medianOf(values);
}
} // namespace

FilmedClock::FilmedClock(std::unique_ptr<LiveCamera> live, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_live(std::move(live))
    , m_clock(clock)
{
    m_pool.setMaxThreadCount(1);
    connect(m_live.get(), &LiveCamera::frameChanged, this, &FilmedClock::takeFrame);
    connect(m_live.get(), &LiveCamera::statusChanged, this, &FilmedClock::changed);
}

FilmedClock::~FilmedClock() = default;

void FilmedClock::watch(const CameraId &camera)
{
    m_readings.clear();
    m_live->show(camera);
}

void FilmedClock::restart()
{
    m_readings.clear();
    emit changed();
}

void FilmedClock::setOutputSize(QSize devicePixels)
{
    m_live->setOutputSize(devicePixels);
}

bool FilmedClock::isSeen() const
{
    return !m_readings.isEmpty() && m_clock.now() - m_readings.last().seen < kLostAfter;
}

Median FilmedClock::delay() const
{
    return medianOver(m_readings, [](const Reading &reading) { return reading.seen - reading.shown; });
}

Median FilmedClock::ahead() const
{
    return medianOver(m_readings, [](const Reading &reading) { return reading.at - reading.shown; });
}

//! One picture at a time: those that come meanwhile are left out.
void FilmedClock::takeFrame()
{
    emit frameChanged();
    const VideoFrame frame = m_live->frame();
    if (m_searching || frame.image.isNull())
        return;
    m_searching = true;
    const Instant seen = m_clock.now();
    const Deferred<std::optional<Instant>> deferred;
    onFinished(deferred.future(), this, [this, seen, at = frame.at](const Result<std::optional<Instant>> &shown) {
        m_searching = false;
        if (shown && shown.value())
            take({*shown.value(), seen, at});
    });
    m_pool.start([deferred, image = frame.image, seen] { deferred.answer(findClockCode(image, seen)); });
}

void FilmedClock::take(const Reading &reading)
{
    const auto delay = reading.seen - reading.shown;
    if (delay < 0ms || delay > kLongest)
        return;
    if (!m_readings.isEmpty() && reading.seen - m_readings.last().seen > kBeginAnewAfter)
        m_readings.clear();
    m_readings << reading;
    if (m_readings.size() > kMost)
        m_readings.removeFirst();
    emit changed();
}
