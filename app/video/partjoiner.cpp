// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/partjoiner.h"

MediaSegment PartJoiner::add(MediaSegment part)
{
    if (!m_whole) {
        m_whole = part;
        return part;
    }
    part.start = m_whole->start;
    part.certain = m_whole->certain;
    part.discontinuity = false;
    part.offset = m_whole->duration;
    m_whole->bytes += part.bytes;
    m_whole->duration += part.duration;
    return part;
}
