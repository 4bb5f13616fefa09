// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

Backoff::Backoff(std::chrono::milliseconds first, std::chrono::milliseconds last, double jitter)
    : m_first(first)
    , m_last(last)
    , m_jitter(jitter)
{
}

std::chrono::milliseconds Backoff::next(const Error &error)
{
    const std::chrono::milliseconds doubled = m_first * (qint64(1) << std::min(m_failures, 20));
    const std::chrono::milliseconds step = std::min(m_last, doubled);
    ++m_failures;
    if (error.retryAfter.count() > 0)
        return error.retryAfter; // as long as the server asks, neither shorter nor longer
    const double factor = 1.0 + m_jitter * (2.0 * QRandomGenerator::global()->generateDouble() - 1.0);
    return std::chrono::milliseconds(qint64(double(step.count()) * factor));
}
