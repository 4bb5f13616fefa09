// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/hlsplaylist.h"

#include <QDateTime>
#include <QHash>

#include <cmath>

using std::chrono::microseconds;

namespace {

// Above it a duration is a mistake, and adding many of them could overflow.
constexpr double kLongestSeconds = 3600;
constexpr qint64 kLargestSequence = qint64(1) << 60;

Error badPlaylist(const QString &detail, const QString &reason = {})
{
    return {Error::Kind::BadData, QStringLiteral("HLS playlist: ") + detail, {}, reason};
}

//! "A=1,B=\"x,y\"": commas inside quotes do not part attributes (RFC 8216 4.2).
QHash<QByteArray, QByteArray> attributes(QByteArrayView list)
{
    QHash<QByteArray, QByteArray> found;
    qsizetype at = 0;
    while (at < list.size()) {
        const qsizetype equals = list.indexOf('=', at);
        if (equals < 0)
            break;
        const QByteArray name = list.sliced(at, equals - at).trimmed().toByteArray();
        const bool quoted = equals + 1 < list.size() && list[equals + 1] == '"';
        const qsizetype from = equals + (quoted ? 2 : 1);
        qsizetype to = from <= list.size() ? list.indexOf(quoted ? '"' : ',', from) : -1;
        if (to < 0)
            to = list.size();
        found.insert(name, list.sliced(std::min(from, to), to - std::min(from, to)).toByteArray());
        at = quoted ? list.indexOf(',', to) : to;
        at = at < 0 ? list.size() : at + 1;
    }
    return found;
}

std::optional<microseconds> seconds(QByteArrayView text)
{
    bool ok = false;
    const double value = text.trimmed().toDouble(&ok);
    if (!ok || !std::isfinite(value) || value < 0 || value > kLongestSeconds)
        return std::nullopt;
    return microseconds(std::llround(value * 1e6));
}

std::optional<qint64> sequenceNumber(QByteArrayView text)
{
    bool ok = false;
    const qint64 value = text.trimmed().toLongLong(&ok);
    return ok && value >= 0 && value <= kLargestSequence ? std::optional(value) : std::nullopt;
}

class Parser {
public:
    explicit Parser(const QUrl &address) : m_address(address) {}

    Result<HlsPlaylist> parse(const QByteArray &text)
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

private:
    void fail(const QString &detail, const QString &reason = {}) { m_error = badPlaylist(detail, reason); }

    void readTag(QByteArrayView line)
    {
        const qsizetype colon = line.indexOf(':');
        const QByteArrayView name = colon < 0 ? line : line.first(colon);
        const QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
        if (name == "#EXTINF") {
            const qsizetype comma = value.indexOf(',');
            m_duration = seconds(comma < 0 ? value : value.first(comma));
            if (!m_duration)
                fail(QStringLiteral("EXTINF without a duration"));
        } else if (name == "#EXT-X-TARGETDURATION") {
            const auto target = seconds(value);
            if (!target || *target == microseconds(0))
                return fail(QStringLiteral("bad EXT-X-TARGETDURATION"));
            m_playlist.targetDuration = *target;
        } else if (name == "#EXT-X-MEDIA-SEQUENCE") {
            const auto number = sequenceNumber(value);
            if (!number || !m_playlist.segments.isEmpty())
                return fail(QStringLiteral("bad EXT-X-MEDIA-SEQUENCE"));
            m_sequence = *number;
        } else if (name == "#EXT-X-DISCONTINUITY-SEQUENCE") {
            const auto number = sequenceNumber(value);
            if (!number)
                return fail(QStringLiteral("bad EXT-X-DISCONTINUITY-SEQUENCE"));
            m_playlist.discontinuitySequence = *number;
        } else if (name == "#EXT-X-DISCONTINUITY") {
            m_discontinuity = true;
        } else if (name == "#EXT-X-PROGRAM-DATE-TIME") {
            readDate(value);
        } else if (name == "#EXT-X-MAP") {
            readMap(attributes(value));
        } else if (name == "#EXT-X-KEY") {
            const QByteArray method = attributes(value).value("METHOD");
            if (method != "NONE")
                fail(QStringLiteral("encrypted by %1").arg(QString::fromLatin1(method)), QStringLiteral("video.encrypted"));
        } else if (name == "#EXT-X-BYTERANGE") {
            fail(QStringLiteral("byte ranges"), QStringLiteral("video.byteRange"));
        } else if (name == "#EXT-X-STREAM-INF") {
            m_bandwidth = attributes(value).value("BANDWIDTH").toLongLong();
        } else if (name == "#EXT-X-ENDLIST") {
            m_playlist.ended = true;
        }
        // Any other tag: RFC 8216 6.3.1 wants unknown ones ignored.
    }

    void readDate(QByteArrayView value)
    {
        const QDateTime date = QDateTime::fromString(QString::fromLatin1(value.trimmed()), Qt::ISODateWithMs);
        if (!date.isValid())
            return; // a date that cannot be read is no date: the segment is placed by its neighbours or by its arrival
        // A time without a zone says nothing sure; UTC is the likelier guess for a server.
        m_dateCertain = date.timeSpec() != Qt::LocalTime;
        m_date = m_dateCertain ? date : QDateTime(date.date(), date.time(), Qt::UTC);
    }

    void readMap(const QHash<QByteArray, QByteArray> &map)
    {
        if (map.contains("BYTERANGE"))
            return fail(QStringLiteral("byte ranges"), QStringLiteral("video.byteRange"));
        m_init = resolved(map.value("URI"));
    }

    void readAddress(QByteArrayView line)
    {
        const QUrl url = resolved(line);
        if (m_bandwidth) {
            m_playlist.variants.append({url, *m_bandwidth});
            m_bandwidth.reset();
            return;
        }
        if (!m_duration)
            return fail(QStringLiteral("a segment without EXTINF"));
        m_playlist.segments.append({url, m_init, m_sequence++, *m_duration, m_discontinuity, std::nullopt, false});
        if (m_date)
            m_at = microseconds(m_date->toMSecsSinceEpoch() * 1000);
        m_certain = m_date ? m_dateCertain : m_certain && !m_discontinuity;
        if (m_at) {
            HlsSegment &segment = m_playlist.segments.last();
            segment.start = Instant(std::chrono::round<std::chrono::milliseconds>(*m_at));
            segment.certain = m_certain;
            *m_at += segment.duration;
        }
        m_duration.reset();
        m_date.reset();
        m_discontinuity = false;
    }

    QUrl resolved(QByteArrayView address)
    {
        const QUrl url(QString::fromUtf8(address), QUrl::TolerantMode);
        if (address.isEmpty() || !url.isValid())
            fail(QStringLiteral("an address that is none"));
        return m_address.resolved(url);
    }

    //! RFC 8216 4.3.2.6: segments before the first date are counted backwards from it.
    void dateEarlierSegments()
    {
        QList<HlsSegment> &segments = m_playlist.segments;
        for (qsizetype i = segments.size() - 2; i >= 0; --i) {
            const HlsSegment &next = segments.at(i + 1);
            if (segments.at(i).start || !next.start)
                continue;
            segments[i].start = *next.start - std::chrono::round<std::chrono::milliseconds>(segments.at(i).duration);
            segments[i].certain = next.certain && !next.discontinuity;
        }
    }

    Result<HlsPlaylist> finish()
    {
        if (m_playlist.isMaster() && !m_playlist.segments.isEmpty())
            return badPlaylist(QStringLiteral("both variants and segments"));
        dateEarlierSegments();
        if (m_playlist.targetDuration == microseconds(0)) { // wanted by the RFC; the longest segment says the same
            for (const HlsSegment &segment : std::as_const(m_playlist.segments))
                m_playlist.targetDuration = std::max(m_playlist.targetDuration, segment.duration);
        }
        return std::move(m_playlist);
    }

    const QUrl m_address;
    HlsPlaylist m_playlist;
    std::optional<Error> m_error;
    // What the tags said about the next address.
    qint64 m_sequence = 0;
    std::optional<microseconds> m_duration;
    std::optional<qint64> m_bandwidth;
    bool m_discontinuity = false;
    std::optional<QDateTime> m_date;
    bool m_dateCertain = false;
    QUrl m_init;
    // The running wall clock, in microseconds so that rounding does not add up.
    std::optional<microseconds> m_at;
    bool m_certain = false;
};

} // namespace

Result<HlsPlaylist> HlsPlaylist::parse(const QByteArray &text, const QUrl &address)
{
    return Parser(address).parse(text);
}

bool isUnsupportedStream(const Error &error)
{
    return error.reason == u"video.encrypted" || error.reason == u"video.byteRange" || error.reason == u"video.codec";
}
