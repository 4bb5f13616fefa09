// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/hlsparser.h"

#include <QDateTime>

using std::chrono::microseconds;

namespace {

Error badPlaylist(const QString &detail, const QString &reason = {})
{
    return {Error::Kind::BadData, QStringLiteral("HLS playlist: ") + detail, {}, reason};
}

} // namespace

Result<HlsPlaylist> HlsParser::parse(const QByteArray &text)
{
    QByteArrayView rest(text);
    if (rest.startsWith("\xEF\xBB\xBF")) // forbidden by the RFC, written by some servers
        rest = rest.sliced(3);
    if (!rest.startsWith("#EXTM3U"))
        return badPlaylist(QStringLiteral("it does not begin with #EXTM3U"));
    while (!rest.isEmpty() && !m_error) {
        const qsizetype end = rest.indexOf('\n');
        const QByteArrayView line = (end < 0 ? rest : rest.first(end)).trimmed();
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        if (line.startsWith('#'))
            readTag(line);
        else if (!line.isEmpty())
            readAddress(line);
    }
    if (m_error)
        return *m_error;
    return finish();
}

HlsParser::Handler HlsParser::handlerOf(QByteArrayView tag)
{
    static const struct {
        const char *name;
        Handler handler;
    } kHandlers[] = {
        {"EXTINF", &HlsParser::readDuration},
        {"EXT-X-PROGRAM-DATE-TIME", &HlsParser::readDate},
        {"EXT-X-PART", &HlsParser::readPart},
        {"EXT-X-BYTERANGE", &HlsParser::readByteRange},
        {"EXT-X-DISCONTINUITY", &HlsParser::readDiscontinuity},
        {"EXT-X-GAP", &HlsParser::readGap},
        {"EXT-X-KEY", &HlsParser::readKey},
        {"EXT-X-MAP", &HlsParser::readMap},
        {"EXT-X-TARGETDURATION", &HlsParser::readTargetDuration},
        {"EXT-X-MEDIA-SEQUENCE", &HlsParser::readSequence},
        {"EXT-X-DISCONTINUITY-SEQUENCE", &HlsParser::readDiscontinuitySequence},
        {"EXT-X-STREAM-INF", &HlsParser::readVariant},
        {"EXT-X-START", &HlsParser::readStart},
        {"EXT-X-ENDLIST", &HlsParser::readEnd},
        {"EXT-X-SERVER-CONTROL", &HlsParser::readServerControl},
        {"EXT-X-PART-INF", &HlsParser::readPartInf},
        {"EXT-X-SKIP", &HlsParser::readSkip},
    };
    for (const auto &known : kHandlers) {
        if (tag == known.name)
            return known.handler;
    }
    return nullptr;
}

void HlsParser::readTag(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    const Handler handler = handlerOf((colon < 0 ? line : line.first(colon)).sliced(1));
    if (handler)
        (this->*handler)(colon < 0 ? QByteArrayView() : line.sliced(colon + 1));
}

void HlsParser::readDuration(QByteArrayView value)
{
    const qsizetype comma = value.indexOf(',');
    m_duration = hlsvalue::seconds(comma < 0 ? value : value.first(comma));
    if (!m_duration)
        fail(QStringLiteral("EXTINF without a duration"));
}

void HlsParser::readTargetDuration(QByteArrayView value)
{
    const auto target = hlsvalue::seconds(value);
    if (!target || *target == microseconds(0))
        return fail(QStringLiteral("bad EXT-X-TARGETDURATION"));
    m_playlist.targetDuration = *target;
}

void HlsParser::readSequence(QByteArrayView value)
{
    const auto number = hlsvalue::number(value);
    if (!number || !m_playlist.segments.isEmpty())
        return fail(QStringLiteral("bad EXT-X-MEDIA-SEQUENCE"));
    m_sequence = *number;
}

void HlsParser::readDiscontinuitySequence(QByteArrayView value)
{
    const auto number = hlsvalue::number(value);
    if (!number)
        return fail(QStringLiteral("bad EXT-X-DISCONTINUITY-SEQUENCE"));
    m_playlist.discontinuitySequence = *number;
}

void HlsParser::readDiscontinuity(QByteArrayView)
{
    m_next.discontinuity = true;
}

void HlsParser::readDate(QByteArrayView value)
{
    const QDateTime date = QDateTime::fromString(QString::fromLatin1(value.trimmed()), Qt::ISODateWithMs);
    if (!date.isValid())
        return; // a date that cannot be read is no date: the segment is placed by its neighbours or by its arrival
    m_dateZoneKnown = date.timeSpec() != Qt::LocalTime;
    m_date = m_dateZoneKnown ? date : QDateTime(date.date(), date.time(), Qt::UTC);
}

void HlsParser::readMap(QByteArrayView value)
{
    const HlsAttributes map(value);
    std::optional<ByteRange> range;
    if (map.contains("BYTERANGE")) {
        range = hlsvalue::byteRange(map.text("BYTERANGE"));
        if (!range)
            return fail(QStringLiteral("bad BYTERANGE of EXT-X-MAP"));
        range->from = std::max<qint64>(range->from, 0);
    }
    m_next.init = {{resolved(map.text("URI")), range}, m_next.key};
}

void HlsParser::readKey(QByteArrayView value)
{
    const HlsAttributes key(value);
    const QByteArray method = key.text("METHOD");
    const QByteArray format = key.text("KEYFORMAT");
    if (method == "NONE") {
        m_next.key = {};
        m_unplayable.clear();
        return;
    }
    if (method != "AES-128" || (!format.isEmpty() && format != "identity")) {
        // The same segments may be offered under our own method too; only if not are they out of reach.
        if (m_next.key.isEmpty())
            m_unplayable = QString::fromLatin1(method + ' ' + format).trimmed();
        return;
    }
    const auto iv = key.bits("IV");
    if (key.contains("IV") && !iv)
        return fail(QStringLiteral("bad IV of EXT-X-KEY"));
    m_next.key = {resolved(key.text("URI")), iv.value_or(QByteArray())};
    m_unplayable.clear();
}

void HlsParser::readByteRange(QByteArrayView value)
{
    m_range = hlsvalue::byteRange(value);
    if (!m_range)
        fail(QStringLiteral("bad EXT-X-BYTERANGE"));
}

void HlsParser::readGap(QByteArrayView)
{
    m_next.missing = true;
}

void HlsParser::readVariant(QByteArrayView value)
{
    const HlsAttributes variant(value);
    m_variant = HlsVariant{QUrl(), variant.number("BANDWIDTH").value_or(0), variant.size("RESOLUTION"), variant.text("CODECS")};
}

void HlsParser::readStart(QByteArrayView value)
{
    const QByteArray offset = HlsAttributes(value).text("TIME-OFFSET");
    const bool fromEnd = offset.startsWith('-');
    if (const auto seconds = hlsvalue::seconds(fromEnd ? offset.sliced(1) : offset))
        m_playlist.startOffset = fromEnd ? -*seconds : *seconds;
}

void HlsParser::readEnd(QByteArrayView)
{
    m_playlist.ended = true;
}

void HlsParser::readServerControl(QByteArrayView value)
{
    const HlsAttributes control(value);
    m_playlist.control.canBlockReload = control.isYes("CAN-BLOCK-RELOAD");
    m_playlist.control.holdBack = control.duration("HOLD-BACK").value_or(microseconds(0));
    m_playlist.control.partHoldBack = control.duration("PART-HOLD-BACK").value_or(microseconds(0));
}

void HlsParser::readPartInf(QByteArrayView value)
{
    m_playlist.control.partTarget = HlsAttributes(value).duration("PART-TARGET").value_or(microseconds(0));
}

void HlsParser::readPart(QByteArrayView value)
{
    const HlsAttributes part(value);
    const auto duration = part.duration("DURATION");
    std::optional<ByteRange> range;
    if (part.contains("BYTERANGE") && !(range = hlsvalue::byteRange(part.text("BYTERANGE"))))
        return fail(QStringLiteral("bad BYTERANGE of EXT-X-PART"));
    if (!duration)
        return fail(QStringLiteral("EXT-X-PART without a duration"));
    m_next.parts.append({resource(resolved(part.text("URI")), range), *duration, part.isYes("INDEPENDENT"), part.isYes("GAP")});
}

void HlsParser::readSkip(QByteArrayView value)
{
    m_sequence += HlsAttributes(value).number("SKIPPED-SEGMENTS").value_or(0); // never asked for; a cache may mix it up
}

void HlsParser::readAddress(QByteArrayView line)
{
    const QUrl url = resolved(line);
    if (m_variant) {
        m_variant->url = url;
        m_playlist.variants.append(*m_variant);
        m_variant.reset();
        return;
    }
    if (!m_duration)
        return fail(QStringLiteral("a segment without EXTINF"));
    HlsSegment segment = m_next;
    segment.at = resource(url, m_range);
    segment.duration = *m_duration;
    appendSegment(segment);
    m_duration.reset();
    m_range.reset();
    m_next.discontinuity = m_next.missing = false;
    m_next.parts.clear();
}

void HlsParser::appendSegment(HlsSegment segment)
{
    if (!m_unplayable.isEmpty())
        return fail(QStringLiteral("encrypted by %1").arg(m_unplayable), QStringLiteral("video.encrypted"));
    segment.sequence = m_sequence++;
    if (m_date) {
        m_at = microseconds(m_date->toMSecsSinceEpoch() * 1000);
        m_certain = m_zoneKnown = m_dateZoneKnown;
        m_date.reset();
    } else {
        m_certain = m_certain && !segment.discontinuity;
    }
    if (m_at) {
        segment.start = Instant(std::chrono::round<std::chrono::milliseconds>(*m_at));
        segment.certain = m_certain;
        segment.zoneKnown = m_zoneKnown;
        *m_at += segment.duration;
    }
    m_playlist.segments.append(segment);
}

QUrl HlsParser::resolved(QByteArrayView address)
{
    const QUrl url(QString::fromUtf8(address), QUrl::TolerantMode);
    if (address.isEmpty() || !url.isValid())
        fail(QStringLiteral("an address that is none"));
    return m_address.resolved(url);
}

HlsResource HlsParser::resource(const QUrl &url, std::optional<ByteRange> range)
{
    if (range && range->from < 0) {
        // The RFC wants a range of the same file before it; the start of the file is what others take then.
        range->from = m_before.range && m_before.url == url ? m_before.range->end() : 0;
    }
    m_before = {url, range};
    return m_before;
}

void HlsParser::fail(const QString &detail, const QString &reason)
{
    if (!m_error)
        m_error = badPlaylist(detail, reason);
}

//! RFC 8216 4.3.2.6: segments before the first date are counted backwards from it.
void HlsParser::dateEarlierSegments()
{
    QList<HlsSegment> &segments = m_playlist.segments;
    for (qsizetype i = segments.size() - 2; i >= 0; --i) {
        const HlsSegment &next = segments.at(i + 1);
        if (segments.at(i).start || !next.start)
            continue;
        segments[i].start = *next.start - std::chrono::round<std::chrono::milliseconds>(segments.at(i).duration);
        segments[i].certain = next.certain && !next.discontinuity;
        segments[i].zoneKnown = next.zoneKnown;
    }
}

Result<HlsPlaylist> HlsParser::finish()
{
    if (m_playlist.isMaster() && !m_playlist.segments.isEmpty())
        return badPlaylist(QStringLiteral("both variants and segments"));
    if (!m_next.parts.isEmpty()) { // of a segment that is not whole yet
        for (const HlsPart &part : std::as_const(m_next.parts))
            m_next.duration += part.duration;
        appendSegment(m_next);
        if (m_error)
            return *m_error;
    }
    dateEarlierSegments();
    if (m_playlist.targetDuration == microseconds(0)) { // wanted by the RFC; the longest segment says the same
        for (const HlsSegment &segment : std::as_const(m_playlist.segments))
            m_playlist.targetDuration = std::max(m_playlist.targetDuration, segment.duration);
    }
    return std::move(m_playlist);
}
