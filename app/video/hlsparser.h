// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/hlsattributes.h"
#include "app/video/hlsplaylist.h"

//! Reads one playlist text. Unknown tags are passed over, as RFC 8216 6.3.1 wants.
class HlsParser {
public:
    explicit HlsParser(const QUrl &address) : m_address(address) {}

    Result<HlsPlaylist> parse(const QByteArray &text);

private:
    using Handler = void (HlsParser::*)(QByteArrayView value);
    static Handler handlerOf(QByteArrayView tag);

    void readTag(QByteArrayView line);
    void readDuration(QByteArrayView value);
    void readTargetDuration(QByteArrayView value);
    void readSequence(QByteArrayView value);
    void readDiscontinuitySequence(QByteArrayView value);
    void readDiscontinuity(QByteArrayView value);
    void readDate(QByteArrayView value);
    void readMap(QByteArrayView value);
    void readKey(QByteArrayView value);
    void readByteRange(QByteArrayView value);
    void readGap(QByteArrayView value);
    void readVariant(QByteArrayView value);
    void readStart(QByteArrayView value);
    void readEnd(QByteArrayView value);
    void readServerControl(QByteArrayView value);
    void readPartInf(QByteArrayView value);
    void readPart(QByteArrayView value);
    void readSkip(QByteArrayView value);

    void readAddress(QByteArrayView line);
    void appendSegment(HlsSegment segment);
    QUrl resolved(QByteArrayView address);
    HlsResource resource(const QUrl &url, std::optional<ByteRange> range);
    void fail(const QString &detail, const QString &reason = {});
    void dateEarlierSegments();
    Result<HlsPlaylist> finish();

    const QUrl m_address;
    HlsPlaylist m_playlist;
    std::optional<Error> m_error;
    // What the tags said about the next address.
    qint64 m_sequence = 0;
    std::optional<std::chrono::microseconds> m_duration;
    std::optional<HlsVariant> m_variant;
    HlsSegment m_next; //!< map and key stay from one segment to the next
    std::optional<ByteRange> m_range;
    HlsResource m_before; //!< a range without an offset goes on where this one ended
    std::optional<QDateTime> m_date;
    bool m_dateZoneKnown = false;
    QString m_unplayable; //!< encryption of the next segment that is not ours to read
    // The running wall clock, in microseconds so that rounding does not add up.
    std::optional<std::chrono::microseconds> m_at;
    bool m_certain = false;
    bool m_zoneKnown = true;
};
