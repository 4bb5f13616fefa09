// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/mediasegment.h"

#include <optional>

//! Makes segments of the parts that came one by one, so that what is kept is the same as without parts. Pure.
class PartJoiner {
public:
    //! True when that part goes on with what is gathered; if not, finish() comes first.
    bool follows(qint64 sequence, bool gap) const { return m_whole && !gap && m_whole->sequence == sequence; }
    //! Of what is gathered.
    std::optional<qint64> sequence() const { return m_whole ? std::optional(m_whole->sequence) : std::nullopt; }
    //! Adds a part and returns it as what is to be shown next. `start` counts for one that begins a new whole.
    MediaSegment add(MediaSegment part);
    //! What was gathered; nothing is left of it.
    std::optional<MediaSegment> finish() { return std::exchange(m_whole, std::nullopt); }

private:
    std::optional<MediaSegment> m_whole;
};
