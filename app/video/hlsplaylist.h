// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/video/hlsresource.h"

#include <QByteArray>
#include <QList>
#include <QSize>
#include <QUrl>

#include <chrono>
#include <optional>

//! AES-128: how a segment or an init section is encrypted.
struct HlsKey {
    QUrl url; //!< empty: not encrypted
    QByteArray iv; //!< 16 bytes; empty: the sequence number of the segment

    bool isEmpty() const { return url.isEmpty(); }
    friend bool operator==(const HlsKey &, const HlsKey &) = default;
};

//! EXT-X-MAP; empty when the segment stands alone.
struct HlsInit {
    HlsResource at;
    HlsKey key;

    bool isEmpty() const { return at.isEmpty(); }
    friend bool operator==(const HlsInit &, const HlsInit &) = default;
};

//! EXT-X-PART: a piece of a segment that can be had before the segment is whole.
struct HlsPart {
    HlsResource at;
    std::chrono::microseconds duration{0};
    bool independent = false; //!< it begins with a picture that needs none before it
    bool missing = false;
};

struct HlsSegment {
    HlsResource at; //!< empty for one that is not whole yet and so has parts only
    HlsInit init;
    HlsKey key;
    qint64 sequence = 0;
    std::chrono::microseconds duration{0};
    bool discontinuity = false;
    bool missing = false; //!< EXT-X-GAP: not to be asked for
    //! Wall clock of the first picture, from EXT-X-PROGRAM-DATE-TIME of this segment or counted from a neighbour's.
    std::optional<Instant> start;
    //! False when the date named no zone (`start` then takes it for UTC) or a discontinuity lies between this segment and
    //! the date.
    bool certain = false;
    bool zoneKnown = true;
    QList<HlsPart> parts; //!< servers list them near the end only
};

struct HlsVariant {
    QUrl url;
    qint64 bandwidth = 0;
    QSize size = {}; //!< empty when the playlist does not say
    QByteArray codecs = {};
};

//! EXT-X-SERVER-CONTROL and EXT-X-PART-INF.
struct HlsServerControl {
    bool canBlockReload = false;
    std::chrono::microseconds holdBack{0}; //!< 0: not said
    std::chrono::microseconds partHoldBack{0};
    std::chrono::microseconds partTarget{0}; //!< 0: there are no parts
};

//! A playlist of RFC 8216 (and the low-latency tags of its second edition). A master playlist has variants and no segments.
struct HlsPlaylist {
    QList<HlsVariant> variants;
    //! The last one may be one that is not whole yet (isOpen()).
    QList<HlsSegment> segments;
    std::chrono::microseconds targetDuration{0};
    qint64 discontinuitySequence = 0;
    bool ended = false;
    //! EXT-X-START: from the beginning, or from the end when negative.
    std::optional<std::chrono::microseconds> startOffset;
    HlsServerControl control;

    bool isMaster() const { return !variants.isEmpty(); }
    //! True for the last segment of a list while only parts of it are there.
    static bool isOpen(const HlsSegment &segment) { return segment.at.isEmpty(); }
    //! How many segments are whole.
    qsizetype wholeSegments() const { return segments.size() - (!segments.isEmpty() && isOpen(segments.last())); }

    //! `address` is where the text came from; relative addresses are resolved against it. All errors are BadData; what can
    //! never be played carries the reason "video.encrypted".
    static Result<HlsPlaylist> parse(const QByteArray &text, const QUrl &address);
};

//! True for an error that will not pass by asking again: the stream is of a kind that cannot be played.
bool isUnsupportedStream(const Error &error);
