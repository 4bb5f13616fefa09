// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/segmentinput.h"

#include "app/video/libav.h"

#include <QStringList>

#include <algorithm>
#include <cstring>

namespace {
constexpr int kIoBuffer = 64 * 1024;
constexpr qsizetype kTsPacket = 188;

//! The first one, or -1. av_find_best_stream() wants to know rates and channels, which MPEG-TS tells in the packets only.
int soundStream(const AVFormatContext &format)
{
    for (unsigned i = 0; i < format.nb_streams; ++i) {
        if (format.streams[i]->codecpar->codec_type == AVMEDIA_TYPE_AUDIO)
            return int(i);
    }
    return -1;
}

} // namespace

Result<std::shared_ptr<SegmentInput>> SegmentInput::open(const QByteArray &init, const QByteArray &bytes, Media media)
{
    libav::routeLog();
    std::shared_ptr<SegmentInput> input(new SegmentInput);
    input->m_data = init.isEmpty() ? bytes : init + bytes;
    if (const std::optional<Error> error = input->openStreams(media))
        return *error;
    return input;
}

SegmentInput::~SegmentInput()
{
    avformat_close_input(&m_format);
    if (m_io) { // not freed by avformat_close_input, and its buffer may have been exchanged
        av_freep(&m_io->buffer);
        avio_context_free(&m_io);
    }
}

std::optional<Error> SegmentInput::openStreams(Media media)
{
    const bool ts = m_data.size() >= kTsPacket && m_data.at(0) == 0x47;
    const QByteArray box = m_data.mid(4, 4);
    const bool mp4 = box == "ftyp" || box == "styp" || box == "moov" || box == "moof" || box == "sidx";
    if (!ts && !mp4)
        return Error{Error::Kind::BadData, QStringLiteral("a segment that is neither MPEG-TS nor MP4"), {}, {}};

    auto *buffer = static_cast<uint8_t *>(av_malloc(kIoBuffer));
    m_io = buffer ? avio_alloc_context(buffer, kIoBuffer, 0, this, readMemory, nullptr, seekMemory) : nullptr;
    if (!m_io) {
        av_free(buffer);
        return libav::error(QStringLiteral("open segment"), AVERROR(ENOMEM));
    }
    m_format = avformat_alloc_context();
    if (!m_format)
        return libav::error(QStringLiteral("open segment"), AVERROR(ENOMEM));
    m_format->pb = m_io;
    m_format->flags |= AVFMT_FLAG_CUSTOM_IO;
    int code = avformat_open_input(&m_format, nullptr, av_find_input_format(ts ? "mpegts" : "mov"), nullptr);
    if (code < 0)
        return libav::error(QStringLiteral("open segment"), code);

    m_stream = av_find_best_stream(m_format, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    // The headers of both containers name the codec; probing further costs a second decoder and delays the first picture.
    if (m_stream < 0) {
        code = avformat_find_stream_info(m_format, nullptr);
        if (code < 0)
            return libav::error(QStringLiteral("probe segment"), code);
        m_stream = av_find_best_stream(m_format, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    }
    if (m_stream < 0)
        return noVideo();
    if (media == Media::Sound) {
        m_pictures = m_stream;
        m_stream = soundStream(*m_format);
        if (m_stream < 0)
            return Error{Error::Kind::BadData, QStringLiteral("a segment without sound"), {}, {}};
    }
    for (unsigned i = 0; i < m_format->nb_streams; ++i) {
        if (int(i) != m_stream && int(i) != m_pictures)
            m_format->streams[i]->discard = AVDISCARD_ALL;
    }
    return std::nullopt;
}

//! What is there instead.
Error SegmentInput::noVideo() const
{
    QStringList found;
    bool onlySound = m_format->nb_streams > 0;
    for (unsigned i = 0; i < m_format->nb_streams; ++i) {
        const AVCodecParameters &parameters = *m_format->streams[i]->codecpar;
        onlySound = onlySound && parameters.codec_type == AVMEDIA_TYPE_AUDIO;
        found << QString::fromUtf8(avcodec_get_name(parameters.codec_id)) + QStringLiteral(" 0x%1").arg(parameters.codec_tag, 0, 16);
    }
    const QString detail = QStringLiteral("a segment without video that is known: ") + found.join(QStringLiteral(", "));
    return {Error::Kind::BadData, detail, {}, onlySound ? QStringLiteral("video.noPicture") : QStringLiteral("video.codec")};
}

int SegmentInput::read(AVPacket *packet)
{
    for (;;) {
        const int code = av_read_frame(m_format, packet);
        if (code < 0 || packet->stream_index == m_stream)
            return code;
        const qint64 raw = packet->pts != AV_NOPTS_VALUE ? packet->pts : packet->dts;
        if (packet->stream_index == m_pictures && !m_firstPicture && raw != AV_NOPTS_VALUE)
            m_firstPicture = av_rescale_q(raw, m_format->streams[m_pictures]->time_base, AVRational{1, 1'000'000});
        av_packet_unref(packet);
    }
}

Result<Done> SegmentInput::probe()
{
    const int code = avformat_find_stream_info(m_format, nullptr);
    return code < 0 ? Result<Done>(libav::error(QStringLiteral("probe segment"), code)) : Done{};
}

const AVCodecParameters *SegmentInput::parameters() const
{
    return m_format->streams[m_stream]->codecpar;
}

qint64 SegmentInput::toMicroseconds(qint64 timeStamp) const
{
    return av_rescale_q(timeStamp, m_format->streams[m_stream]->time_base, AVRational{1, 1'000'000});
}

bool SegmentInput::hasSound() const
{
    return soundStream(*m_format) >= 0;
}

int SegmentInput::timeBaseNumerator() const
{
    return m_format->streams[m_stream]->time_base.num;
}

int SegmentInput::timeBaseDenominator() const
{
    return m_format->streams[m_stream]->time_base.den;
}

int SegmentInput::readMemory(void *self, uint8_t *buffer, int size)
{
    auto *input = static_cast<SegmentInput *>(self);
    const qint64 count = std::min<qint64>(size, input->m_data.size() - input->m_position);
    if (count <= 0)
        return AVERROR_EOF;
    std::memcpy(buffer, input->m_data.constData() + input->m_position, size_t(count));
    input->m_position += count;
    return int(count);
}

int64_t SegmentInput::seekMemory(void *self, int64_t offset, int whence)
{
    auto *input = static_cast<SegmentInput *>(self);
    const qint64 size = input->m_data.size();
    qint64 target = -1;
    switch (whence & ~AVSEEK_FORCE) {
    case AVSEEK_SIZE:
        return size;
    case SEEK_SET:
        target = offset;
        break;
    case SEEK_CUR:
        target = input->m_position + offset;
        break;
    case SEEK_END:
        target = size + offset;
        break;
    default:
        break;
    }
    if (target < 0 || target > size)
        return AVERROR(EINVAL);
    input->m_position = target;
    return target;
}
