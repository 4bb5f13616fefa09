// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/clipcutter.h"

#include "app/video/libav.h"

#include <QFile>

#include <algorithm>
#include <vector>

using namespace std::chrono_literals;
using std::chrono::microseconds;

namespace {

constexpr AVRational kMicroseconds{1, 1'000'000};
constexpr microseconds kShortest = 2s;
// Longer than two pictures of the slowest camera are apart.
constexpr microseconds kHole = 1500ms;
// Pictures from before the beginning have negative times, which MPEG-TS cannot write.
constexpr microseconds kLift = 60s;

struct InputClose {
    void operator()(AVFormatContext *input) const { avformat_close_input(&input); }
};

//! libavformat's MPEG-TS writer into memory.
class TsOutput {
public:
    ~TsOutput()
    {
        if (m_format && m_format->pb) {
            uint8_t *bytes = nullptr;
            avio_close_dyn_buf(m_format->pb, &bytes);
            av_free(bytes);
        }
        avformat_free_context(m_format);
    }

    int open(const std::vector<AVStream *> &streams)
    {
        int code = avformat_alloc_output_context2(&m_format, nullptr, "mpegts", nullptr);
        if (code < 0)
            return code;
        m_format->avoid_negative_ts = 0;
        m_format->max_delay = 0;
        for (const AVStream *from : streams) {
            AVStream *stream = avformat_new_stream(m_format, nullptr);
            code = stream ? avcodec_parameters_copy(stream->codecpar, from->codecpar) : AVERROR(ENOMEM);
            if (code < 0)
                return code;
            stream->codecpar->codec_tag = 0; // the one of MP4 means nothing here
        }
        code = avio_open_dyn_buf(&m_format->pb);
        return code < 0 ? code : avformat_write_header(m_format, nullptr);
    }

    int write(AVPacket *packet, int stream)
    {
        packet->stream_index = stream;
        packet->pos = -1;
        av_packet_rescale_ts(packet, kMicroseconds, m_format->streams[stream]->time_base);
        return av_write_frame(m_format, packet);
    }

    int finish(QByteArray &bytes)
    {
        const int code = av_write_trailer(m_format);
        uint8_t *data = nullptr;
        const int size = avio_close_dyn_buf(m_format->pb, &data);
        m_format->pb = nullptr;
        bytes = QByteArray(reinterpret_cast<const char *>(data), size);
        av_free(data);
        return code;
    }

private:
    AVFormatContext *m_format = nullptr;
};

} // namespace

class ClipCutter::Private {
public:
    Result<Done> open(const QString &file);
    int read(); //!< the next packet of a stream that is wanted, in microseconds
    Result<MediaSegment> cut(libav::Packet key);
    bool isPicture() const { return packet->stream_index == wanted.front()->index; }
    bool isKey() const { return isPicture() && (packet->flags & AV_PKT_FLAG_KEY); }
    int outputOf(const AVPacket &of) const { return of.stream_index == wanted.front()->index ? 0 : 1; }
    MediaSegment segmentOf(QByteArray bytes, microseconds from, microseconds to);

    std::unique_ptr<AVFormatContext, InputClose> input;
    std::vector<AVStream *> wanted; //!< the picture, and the sound if there is any
    libav::Packet packet{av_packet_alloc()};
    Instant start;
    microseconds pictureLength = 40ms; //!< of the last one before a hole
    bool held = false; //!< `packet` is the key frame with which the next segment begins
    bool afterHole = true;
    qint64 number = 0;
};

Result<Done> ClipCutter::Private::open(const QString &file)
{
    libav::routeLog();
    AVFormatContext *opened = nullptr;
    int code = avformat_open_input(&opened, file.toUtf8().constData(), av_find_input_format("mov"), nullptr);
    if (code < 0)
        return libav::error(QStringLiteral("open clip"), code);
    input.reset(opened);
    code = avformat_find_stream_info(opened, nullptr);
    const int picture = code < 0 ? code : av_find_best_stream(opened, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    if (picture < 0)
        return libav::error(QStringLiteral("find the picture of a clip"), picture);
    wanted.push_back(opened->streams[picture]);
    const int sound = av_find_best_stream(opened, AVMEDIA_TYPE_AUDIO, -1, picture, nullptr, 0);
    if (sound >= 0)
        wanted.push_back(opened->streams[sound]);
    return Done{};
}

int ClipCutter::Private::read()
{
    for (;;) {
        av_packet_unref(packet.get());
        const int code = av_read_frame(input.get(), packet.get());
        if (code < 0)
            return code;
        const auto from =
            std::find_if(wanted.begin(), wanted.end(), [this](const AVStream *one) { return one->index == packet->stream_index; });
        if (from == wanted.end() || packet->pts == AV_NOPTS_VALUE)
            continue;
        av_packet_rescale_ts(packet.get(), (*from)->time_base, kMicroseconds);
        packet->pts += kLift.count();
        packet->dts += kLift.count();
        return 0;
    }
}

MediaSegment ClipCutter::Private::segmentOf(QByteArray bytes, microseconds from, microseconds to)
{
    MediaSegment segment;
    segment.sequence = number++;
    segment.bytes = std::move(bytes);
    segment.start = start + std::chrono::round<std::chrono::milliseconds>(from - kLift);
    segment.duration = to - from;
    segment.discontinuity = afterHole;
    return segment;
}

//! From this key frame to the next one that is far enough away.
Result<MediaSegment> ClipCutter::Private::cut(libav::Packet key)
{
    TsOutput output;
    int code = output.open(wanted);
    const microseconds from(key->pts);
    microseconds newest = from;
    microseconds end = from + pictureLength;
    int64_t decoded = key->dts;
    bool afterThis = false;
    if (code >= 0)
        code = output.write(key.get(), 0);
    while (code >= 0) {
        code = read();
        if (code == AVERROR_EOF)
            break;
        if (code < 0)
            continue;
        if (isPicture()) {
            const microseconds at(packet->pts);
            if (at - newest > kHole) { // whoever made the file may have given the picture before it the length of the hole
                end = newest + pictureLength;
                afterThis = true;
                held = isKey();
                break;
            }
            if (isKey() && at - from >= kShortest) {
                end = at;
                held = true;
                break;
            }
            if (const microseconds since(packet->dts - decoded); since > 0us && since < kHole)
                pictureLength = since; // in the order of decoding: that of showing has gaps where pictures are reordered
            decoded = packet->dts;
            newest = std::max(newest, at);
            end = newest + pictureLength;
        }
        code = output.write(packet.get(), outputOf(*packet));
    }
    QByteArray bytes;
    if (code >= 0 || code == AVERROR_EOF)
        code = output.finish(bytes);
    if (code < 0)
        return libav::error(QStringLiteral("cut clip"), code);
    MediaSegment segment = segmentOf(std::move(bytes), from, end);
    afterHole = afterThis;
    return segment;
}

ClipCutter::ClipCutter(std::unique_ptr<Private> opened) : d(std::move(opened)) {}

ClipCutter::~ClipCutter() = default;

Result<std::unique_ptr<ClipCutter>> ClipCutter::open(const QString &file, Instant start)
{
    auto opened = std::make_unique<Private>();
    opened->start = start;
    if (const Result<Done> done = opened->open(file); !done)
        return done.error();
    return std::unique_ptr<ClipCutter>(new ClipCutter(std::move(opened)));
}

Result<std::optional<MediaSegment>> ClipCutter::next()
{
    while (!d->held) {
        const int code = d->read();
        if (code == AVERROR_EOF)
            return std::optional<MediaSegment>();
        if (code < 0)
            return libav::error(QStringLiteral("read clip"), code);
        d->held = d->isKey(); // before the first one there is nothing to decode from
    }
    d->held = false;
    libav::Packet key(av_packet_alloc());
    av_packet_move_ref(key.get(), d->packet.get());
    const Result<MediaSegment> segment = d->cut(std::move(key));
    if (!segment)
        return segment.error();
    return std::optional(segment.value());
}
