// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "livestand.h"

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {
constexpr int kWindow = 5;
constexpr int kPublishedBefore = 8;
} // namespace

LiveStand::LiveStand(TestFootage footage, int camera, Options options)
    : server([this](const DemoRequest &request) { return answer(request); })
    , m_footage(std::move(footage))
    , m_camera(camera)
    , m_options(std::move(options))
    , m_loop(m_footage.segments.size() * m_footage.segmentLength)
    , m_begin(SystemClock().now() - kPublishedBefore * m_footage.segmentLength - m_options.phase)
{
    server.listen();
    if (m_options.parts > 0 && m_options.waits)
        server.setFaultPicker([this](const DemoRequest &request) { return waitForNews(request); });
}

LiveSource LiveStand::source() const
{
    QUrl url = server.baseUrl();
    url.setPath(m_options.master ? QStringLiteral("/live/master.m3u8") : QStringLiteral("/live/list.m3u8"));
    url.setQuery(QStringLiteral("key=1")); // as signed addresses have
    return {url, {"Authorization", "Bearer " + token}};
}

BlockCode LiveStand::codeAt(Instant at) const
{
    return TestFootage::codeAt(m_camera, (at - m_begin) % m_loop);
}

qint64 LiveStand::newest() const
{
    return (m_clock.now() - m_begin) / m_footage.segmentLength - 1;
}

QByteArray LiveStand::playlist() const
{
    const qint64 last = frozen.value_or(newest());
    const QByteArray seconds = QByteArray::number(qint64(m_footage.segmentLength.count()));
    const QByteArray host = m_options.segmentHost.toEncoded();
    QByteArray text = "#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-TARGETDURATION:" + seconds +
                      "\n#EXT-X-MEDIA-SEQUENCE:" + QByteArray::number(last - kWindow + 1 + renumbered) + '\n' + m_options.extraTags;
    if (!m_footage.init.isEmpty())
        text += "#EXT-X-MAP:URI=\"init.mp4?key=1\"\n";
    for (qint64 i = last - kWindow + 1; i <= last; ++i) {
        if (i % m_footage.segments.size() == 0)
            text += "#EXT-X-DISCONTINUITY\n";
        if (m_options.dates) {
            const QDateTime date = toDateTime(m_begin + i * m_footage.segmentLength, QTimeZone("Asia/Tokyo"));
            text += "#EXT-X-PROGRAM-DATE-TIME:" + date.toString(Qt::ISODateWithMs).toLatin1() + '\n';
        }
        if (m_options.segmentTags)
            text += m_options.segmentTags(i);
        text += "#EXTINF:" + seconds + ".000,\n";
        if (m_options.oneFile) {
            const QByteArray before = m_footage.segments.first(i % m_footage.segments.size()).join();
            const QByteArray length = QByteArray::number(m_footage.segments.at(i % m_footage.segments.size()).size());
            text += "#EXT-X-BYTERANGE:" + length + '@' + QByteArray::number(before.size()) + "\nall.ts\n";
            continue;
        }
        text += (host.isEmpty() ? QByteArray() : host + "/live/") + "segment-" + QByteArray::number(i) + "?key=1\n";
    }
    return ended ? text + "#EXT-X-ENDLIST\n" : text;
}

//! Segment N consists of the parts N x count and on.
QByteArray LiveStand::playlistOfParts() const
{
    const qint64 last = frozen.value_or(newest());
    const qint64 first = std::max<qint64>(last / m_options.parts - 2, 0);
    const QByteArray seconds = QByteArray::number(qint64(m_footage.segmentLength.count()));
    const QByteArray whole = QByteArray::number(qint64(m_footage.segmentLength.count()) * m_options.parts);
    QByteArray text = "#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-TARGETDURATION:" + whole +
                      "\n#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=" + (m_options.waits ? "YES" : "NO") + ",PART-HOLD-BACK=" + seconds +
                      "\n#EXT-X-PART-INF:PART-TARGET=" + seconds + "\n#EXT-X-MEDIA-SEQUENCE:" + QByteArray::number(first) + '\n';
    if (!m_footage.init.isEmpty())
        text += "#EXT-X-MAP:URI=\"init.mp4?key=1\"\n";
    for (qint64 i = first * m_options.parts; i <= last; ++i) {
        if (i % m_footage.segments.size() == 0)
            text += "#EXT-X-DISCONTINUITY\n";
        if (i % m_options.parts == 0) {
            const QDateTime date = toDateTime(m_begin + i * m_footage.segmentLength, QTimeZone("Asia/Tokyo"));
            text += "#EXT-X-PROGRAM-DATE-TIME:" + date.toString(Qt::ISODateWithMs).toLatin1() + '\n';
        }
        text += "#EXT-X-PART:DURATION=" + seconds + ",URI=\"segment-" + QByteArray::number(i) + "?key=1\",INDEPENDENT=YES\n";
        if (i % m_options.parts == m_options.parts - 1)
            text += "#EXTINF:" + whole + ",\nwhole-" + QByteArray::number(i / m_options.parts) + "?key=1\n";
    }
    return text;
}

std::optional<DemoFault> LiveStand::waitForNews(const DemoRequest &request) const
{
    if (!request.query.hasQueryItem(QStringLiteral("_HLS_msn")))
        return std::nullopt;
    const qint64 wanted =
        request.value(QStringLiteral("_HLS_msn")).toLongLong() * m_options.parts + request.value(QStringLiteral("_HLS_part")).toLongLong();
    const milliseconds wait = m_begin + (wanted + 1) * m_footage.segmentLength - m_clock.now();
    return wait > 0ms ? std::optional(delayed(wait + 1ms)) : std::nullopt;
}

DemoResponse LiveStand::answer(const DemoRequest &request)
{
    const QByteArray authorization = request.header("authorization");
    sentWithToken += !authorization.isEmpty();
    if (wantsToken && authorization != "Bearer " + token) {
        ++refused;
        return {401, "application/json", "{}", {}};
    }
    paths.append(request.path);
    const QString name = request.path.section(u'/', -1);
    if (name == u"master.m3u8")
        return {200,
                "application/vnd.apple.mpegurl",
                "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=100,RESOLUTION=100x50\nnowhere.m3u8?key=1\n"
                "#EXT-X-STREAM-INF:BANDWIDTH=500,RESOLUTION=320x180\nsmall.m3u8?key=1\n"
                "#EXT-X-STREAM-INF:BANDWIDTH=900,RESOLUTION=640x360\nlist.m3u8?key=1\n",
                {}};
    if (name == u"all.ts")
        return {200, "video/mp2t", m_footage.segments.join(), {}};
    if (files.contains(name))
        return {200, "application/octet-stream", files.value(name), {}};
    waited += request.query.hasQueryItem(QStringLiteral("_HLS_msn"));
    if (name == u"list.m3u8" || name == u"small.m3u8")
        return {200, "application/vnd.apple.mpegurl", m_options.parts > 0 ? playlistOfParts() : playlist(), {}};
    if (name == u"init.mp4")
        return {200, "video/mp4", m_footage.init, {}};
    bool ok = false;
    const qint64 index = name.section(u'-', 1).toLongLong(&ok);
    if (!ok || index > newest() || index <= newest() - 2 * kWindow)
        return {404, "application/json", "{}", {}};
    return {200, "video/mp2t", m_footage.segments.at(index % m_footage.segments.size()), {}};
}

DemoFault hanging()
{
    DemoFault fault;
    fault.hang = true;
    return fault;
}

DemoFault cutAfter(int bytes)
{
    DemoFault fault;
    fault.cutAfter = bytes;
    return fault;
}

DemoFault delayed(milliseconds delay)
{
    DemoFault fault;
    fault.delay = delay;
    return fault;
}

DemoFault answeredBy(DemoResponse response)
{
    DemoFault fault;
    fault.instead = std::move(response);
    return fault;
}
