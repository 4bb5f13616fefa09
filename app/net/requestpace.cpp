// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/requestpace.h"

#include <algorithm>

RequestPace::RequestPace(std::chrono::milliseconds minInterval, QObject *parent) : QObject(parent), m_minInterval(minInterval)
{
    m_pause.setSingleShot(true);
    m_pause.setTimerType(Qt::PreciseTimer); // coarse ones may end before their time
    connect(&m_pause, &QTimer::timeout, this, [this] {
        m_isHeld = false;
        sendNext();
    });
}

void RequestPace::add(Send send)
{
    m_waiting.append(std::move(send));
    if (!m_pause.isActive())
        sendNext();
}

void RequestPace::holdFor(std::chrono::milliseconds wait)
{
    const auto left = m_pause.isActive() ? m_pause.remainingTimeAsDuration() : std::chrono::milliseconds(0);
    m_pause.start(std::max(wait, left));
    m_isHeld = true;
    emit held();
}

std::chrono::milliseconds RequestPace::heldFor() const
{
    return m_isHeld ? m_pause.remainingTimeAsDuration() : std::chrono::milliseconds(0);
}

void RequestPace::sendNext()
{
    while (!m_waiting.isEmpty() && !m_pause.isActive()) {
        const Send send = m_waiting.takeFirst();
        if (send() && !m_isHeld)
            m_pause.start(m_minInterval);
    }
}

std::shared_ptr<RequestPace> RequestPaces::of(const QString &counted)
{
    std::shared_ptr<RequestPace> &pace = m_paces[counted];
    if (!pace)
        pace = std::make_shared<RequestPace>(m_minInterval);
    return pace;
}
