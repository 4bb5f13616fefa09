// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <chrono>
#include <optional>

struct HlsSegment {
    QUrl url;
    QUrl init; //!< EXT-X-MAP; empty when the segment stands alone
    qint64 sequence = 0;
    std::chrono::microseconds duration{0};
    bool discontinuity = false;
    //! Wall clock of the first picture, from EXT-X-PROGRAM-DATE-TIME of this segment or counted from a neighbour's.
    std::optional<Instant> start;
    //! False when the date named no zone (taken as UTC) or a discontinuity lies between this segment and the date.
    bool certain = false;
};

struct HlsVariant {
    QUrl url;
    qint64 bandwidth = 0;
};

//! A playlist of RFC 8216. A master playlist has variants and no segments.
struct HlsPlaylist {
    QList<HlsVariant> variants;
    QList<HlsSegment> segments;
    std::chrono::microseconds targetDuration{0};
    qint64 discontinuitySequence = 0;
    bool ended = false;

    bool isMaster() const { return !variants.isEmpty(); }

    //! `address` is where the text came from; relative addresses are resolved against it. All errors are BadData; what can
    //! never be played carries the reason "video.encrypted" or "video.byteRange".
    static Result<HlsPlaylist> parse(const QByteArray &text, const QUrl &address);
};

//! True for an error that will not pass by asking again: the stream is of a kind that cannot be played.
bool isUnsupportedStream(const Error &error);
