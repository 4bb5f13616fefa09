// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/clipcheck.h"

#include "app/video/libav.h"

#include <algorithm>
#include <optional>
#include <vector>

using std::chrono::microseconds;

namespace {

constexpr AVRational kMicroseconds{1, 1'000'000};
// Besides the length of a picture: time stamps are rounded on their way.
constexpr microseconds kSlack = std::chrono::milliseconds(50);

Error damaged(const QString &detail)
{
    return {Error::Kind::BadData, detail, {}, QStringLiteral("clip.damaged")};
}

struct InputClose {
    void operator()(AVFormatContext *input) const { avformat_close_input(&input); }
};

class Check {
public:
    Result<Done> open(const QString &file);
    Result<Done> read(const std::function<bool()> &isStopped);
    Result<Done> covers(microseconds from, microseconds to) const;

private:
    Result<Done> decodeGroup(bool whole);
    Result<Done> receive();

    std::unique_ptr<AVFormatContext, InputClose> m_input;
    const AVStream *m_stream = nullptr;
    libav::Codec m_codec;
    std::vector<libav::Packet> m_group; //!< from one key frame to the next
    std::optional<microseconds> m_first; //!< decoded
    microseconds m_last{0}; //!< of those decoded
    microseconds m_newest{0}; //!< of those read
    microseconds m_end{0};
    microseconds m_longest{0}; //!< picture
};

Result<Done> Check::open(const QString &file)
{
    libav::routeLog();
    AVFormatContext *opened = nullptr;
    int code = avformat_open_input(&opened, file.toUtf8().constData(), av_find_input_format("mov"), nullptr);
    m_input.reset(opened);
    if (code >= 0)
        code = avformat_find_stream_info(opened, nullptr);
    const AVCodec *decoder = nullptr;
    if (code >= 0)
        code = av_find_best_stream(opened, AVMEDIA_TYPE_VIDEO, -1, -1, &decoder, 0);
    if (code < 0)
        return damaged(libav::error(QStringLiteral("open the finished clip"), code).detail);
    m_stream = opened->streams[code];
    m_codec.reset(avcodec_alloc_context3(decoder));
    code = m_codec ? avcodec_parameters_to_context(m_codec.get(), m_stream->codecpar) : AVERROR(ENOMEM);
    if (code >= 0) {
        m_codec->pkt_timebase = m_stream->time_base;
        code = avcodec_open2(m_codec.get(), decoder, nullptr);
    }
    return code < 0 ? Result<Done>(damaged(libav::error(QStringLiteral("decode the finished clip"), code).detail)) : Done{};
}

Result<Done> Check::read(const std::function<bool()> &isStopped)
{
    for (;;) {
        if (isStopped && isStopped())
            return Error{Error::Kind::Cancelled, {}, {}, {}};
        libav::Packet packet(av_packet_alloc());
        const int code = av_read_frame(m_input.get(), packet.get());
        if (code == AVERROR_EOF)
            return decodeGroup(true);
        if (code < 0 || (packet->flags & AV_PKT_FLAG_CORRUPT))
            return damaged(QStringLiteral("a part of the finished clip cannot be read"));
        if (packet->stream_index != m_stream->index)
            continue;
        if ((packet->flags & AV_PKT_FLAG_KEY) && !m_group.empty()) {
            if (const Result<Done> decoded = decodeGroup(!m_first); !decoded)
                return decoded;
            m_group.clear();
        }
        const microseconds at(av_rescale_q(packet->pts, m_stream->time_base, kMicroseconds));
        const microseconds length(av_rescale_q(packet->duration, m_stream->time_base, kMicroseconds));
        m_newest = std::max(m_newest, at);
        m_end = std::max(m_end, at + length);
        m_longest = std::max(m_longest, length);
        m_group.push_back(std::move(packet));
    }
}

Result<Done> Check::decodeGroup(bool whole)
{
    avcodec_flush_buffers(m_codec.get());
    const size_t count = whole ? m_group.size() : std::min<size_t>(m_group.size(), 1);
    for (size_t i = 0; i <= count; ++i) {
        const int code = avcodec_send_packet(m_codec.get(), i < count ? m_group.at(i).get() : nullptr);
        if (code < 0)
            return damaged(libav::error(QStringLiteral("decode the finished clip"), code).detail);
        if (const Result<Done> received = receive(); !received)
            return received;
    }
    return Done{};
}

Result<Done> Check::receive()
{
    const libav::Frame frame(av_frame_alloc());
    for (;;) {
        const int code = avcodec_receive_frame(m_codec.get(), frame.get());
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
            return Done{};
        if (code < 0)
            return damaged(libav::error(QStringLiteral("decode the finished clip"), code).detail);
        if ((frame->flags & AV_FRAME_FLAG_CORRUPT) || frame->decode_error_flags != 0)
            return damaged(QStringLiteral("a picture of the finished clip is damaged"));
        const microseconds at(av_rescale_q(frame->best_effort_timestamp, m_stream->time_base, kMicroseconds));
        m_first = std::min(m_first.value_or(at), at);
        m_last = std::max(m_last, at);
    }
}

Result<Done> Check::covers(microseconds from, microseconds to) const
{
    if (!m_first)
        return damaged(QStringLiteral("the finished clip shows nothing"));
    const microseconds slack = m_longest + kSlack;
    if (*m_first > from + slack || m_last < m_newest || m_end < to - slack) {
        return damaged(QStringLiteral("the finished clip shows %1 to %2 (%3, %4) instead of %5 to %6 µs")
                           .arg(m_first->count())
                           .arg(m_end.count())
                           .arg(m_last.count())
                           .arg(m_newest.count())
                           .arg(from.count())
                           .arg(to.count()));
    }
    return Done{};
}

} // namespace

Result<Done> checkClip(const QString &file, microseconds from, microseconds to, const std::function<bool()> &isStopped)
{
    Check check;
    if (const Result<Done> opened = check.open(file); !opened)
        return opened;
    if (const Result<Done> read = check.read(isStopped); !read)
        return read;
    return check.covers(from, to);
}
