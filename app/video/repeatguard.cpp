// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/repeatguard.h"

#include <QCryptographicHash>

#include <algorithm>

namespace {

constexpr size_t kRemembered = 16;

std::optional<Instant> certainStart(const HlsSegment &segment)
{
    return segment.certain ? segment.start : std::nullopt;
}

} // namespace

bool RepeatGuard::knows(const HlsSegment &segment) const
{
    const auto start = certainStart(segment);
    return start && std::any_of(m_seen.cbegin(), m_seen.cend(), [&start](const Seen &seen) { return seen.start == start; });
}

bool RepeatGuard::isRepeat(const HlsSegment &segment, const QByteArray &bytes)
{
    Seen now{certainStart(segment), {segment.at.url.adjusted(QUrl::RemoveQuery), segment.at.range}, {}};
    if (!now.start) {
        now.digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha1);
        const bool seenBefore = std::any_of(m_seen.cbegin(), m_seen.cend(),
                                            [&now](const Seen &seen) { return seen.digest == now.digest && seen.at == now.at; });
        if (seenBefore)
            return true;
    }
    m_seen.push_back(now);
    if (m_seen.size() > kRemembered)
        m_seen.pop_front();
    return false;
}
