// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/livewindow.h"

#include "app/demo/demotime.h"
#include "app/demo/footage.h"

#include <algorithm>

LiveWindow::LiveWindow(qint64 nowMs, std::chrono::milliseconds delay, qint64 onlineSince)
    : m_newest((nowMs - delay.count()) / kSegmentMs)
    , m_oldest(std::max(m_newest - kListed - kKept + 1, (onlineSince * 1000 + kSegmentMs - 1) / kSegmentMs))
    , m_first(std::max(m_newest - kListed + 1, m_oldest))
{
}

bool LiveWindow::has(qint64 number) const
{
    return number >= m_oldest && number <= m_newest;
}

QByteArray LiveWindow::playlist() const
{
    // The time stamps start again with each loop, so each has its first segment marked. A segment's discontinuity number is
    // the tag's value plus the marks above it (RFC 8216 section 6.2.1).
    const qint64 discontinuities = (m_first - 1) / Footage::kSegments;
    QByteArray text = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:" + QByteArray::number(m_first) +
                      "\n#EXT-X-DISCONTINUITY-SEQUENCE:" + QByteArray::number(discontinuities) + '\n';
    for (qint64 number = m_first; number <= m_newest; ++number) {
        if (number % Footage::kSegments == 0)
            text += "#EXT-X-DISCONTINUITY\n";
        text += "#EXT-X-PROGRAM-DATE-TIME:" + DemoTime::utcTime(number * kSegmentMs / 1000).chopped(1) + ".000Z\n";
        text += "#EXTINF:2.000,\nsegments/" + QByteArray::number(number) + ".ts\n";
    }
    return text;
}
