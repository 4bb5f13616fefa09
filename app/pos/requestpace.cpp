// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/requestpace.h"

RequestPace::RequestPace(std::chrono::milliseconds minInterval, QObject *parent) : QObject(parent), m_minInterval(minInterval)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &RequestPace::sendNext);
}

void RequestPace::add(Send send)
{
    m_waiting.append(std::move(send));
    if (!m_pause.isActive())
        sendNext();
}

void RequestPace::sendNext()
{
    while (!m_waiting.isEmpty()) {
        const Send send = m_waiting.takeFirst();
        if (!send())
            continue;
        m_pause.start(m_minInterval);
        return;
    }
}
