// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/hlsplaylist.h"

#include <deque>

//! Knows the segments that came lately, so that a server that lists them again under other numbers (after a restart, or
//! from a cache) does not make us show or record them twice. Pure.
class RepeatGuard {
public:
    //! By what the playlist says: two segments cannot begin at the same certain instant.
    bool knows(const HlsSegment &segment) const;
    //! By address and content, for streams without dates. Remembers the segment when it is new.
    bool isRepeat(const HlsSegment &segment, const QByteArray &bytes);

private:
    struct Seen {
        std::optional<Instant> start; //!< only a certain one
        HlsResource at; //!< without the query, which may carry a signature
        QByteArray digest;
    };
    std::deque<Seen> m_seen;
};
