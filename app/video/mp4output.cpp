// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/mp4output.h"

#include <QIODevice>

#include <algorithm>
#include <cstring>

namespace {
constexpr int kIoBuffer = 256 * 1024;
constexpr AVRational kMicroseconds{1, 1'000'000};
} // namespace

Mp4Output::~Mp4Output()
{
    avformat_free_context(m_format);
    if (m_io) {
        av_freep(&m_io->buffer);
        avio_context_free(&m_io);
    }
}

bool Mp4Output::holds(AVCodecID codec)
{
    return avformat_query_codec(av_guess_format("mp4", nullptr, nullptr), codec, FF_COMPLIANCE_NORMAL) == 1;
}

Result<Done> Mp4Output::open(const AVCodecParameters *picture, const AVCodecParameters *sound)
{
    libav::routeLog();
    auto *buffer = static_cast<uint8_t *>(av_malloc(kIoBuffer));
    m_io = buffer ? avio_alloc_context(buffer, kIoBuffer, 1, this, nullptr, writeDevice, seekDevice) : nullptr;
    if (!m_io) {
        av_free(buffer);
        return libav::error(QStringLiteral("make clip"), AVERROR(ENOMEM));
    }
    int code = avformat_alloc_output_context2(&m_format, nullptr, "mp4", nullptr);
    if (code < 0)
        return libav::error(QStringLiteral("make clip"), code);
    m_format->pb = m_io;
    m_format->flags |= AVFMT_FLAG_CUSTOM_IO;
    m_format->avoid_negative_ts = 0; // they become the edit list
    if (const Result<Done> added = addTrack(picture, AVRational{1, 90'000}); !added)
        return added;
    if (sound) {
        if (const Result<Done> added = addTrack(sound, AVRational{1, sound->sample_rate}); !added)
            return added;
    }
    code = avformat_write_header(m_format, nullptr);
    if (code < 0)
        return failed(QStringLiteral("begin clip"), code);
    m_opened = true;
    return Done{};
}

Result<Done> Mp4Output::addTrack(const AVCodecParameters *parameters, AVRational timeBase)
{
    AVStream *stream = avformat_new_stream(m_format, nullptr);
    const int code = stream ? avcodec_parameters_copy(stream->codecpar, parameters) : AVERROR(ENOMEM);
    if (code < 0)
        return libav::error(QStringLiteral("make clip"), code);
    stream->codecpar->codec_tag = 0; // the one of MPEG-TS means nothing here
    if (stream->codecpar->codec_id == AV_CODEC_ID_HEVC)
        stream->codecpar->codec_tag = MKTAG('h', 'v', 'c', '1'); // Apple's players take no other
    stream->time_base = timeBase;
    return Done{};
}

bool Mp4Output::takes(const AVCodecParameters *picture) const
{
    const AVCodecParameters *ours = m_format->streams[0]->codecpar;
    const bool sizeKnown = picture->width > 0 && picture->height > 0; // not before a picture was looked at in MPEG-TS
    if (ours->codec_id != picture->codec_id || (sizeKnown && (ours->width != picture->width || ours->height != picture->height)))
        return false;
    // Fragmented MP4 keeps the parameter sets outside of the pictures, so they must be the same ones; and MPEG-TS marks the
    // units of a picture in another way, which the writer does not tell apart.
    const auto apart = [](const AVCodecParameters &of) { return of.extradata_size > 0 && of.extradata[0] == 1; };
    if (apart(*ours) != apart(*picture))
        return false;
    return !apart(*ours) || (ours->extradata_size == picture->extradata_size &&
                             std::memcmp(ours->extradata, picture->extradata, size_t(ours->extradata_size)) == 0);
}

Result<Done> Mp4Output::write(libav::Packet packet, Track track)
{
    AVStream *stream = m_format->streams[int(track)];
    std::optional<int64_t> &last = m_lastDts.at(size_t(track));
    packet->stream_index = stream->index;
    packet->pos = -1;
    av_packet_rescale_ts(packet.get(), kMicroseconds, stream->time_base);
    if (last && packet->dts <= *last) // the camera's clock went back a little
        packet->dts = *last + 1;
    packet->pts = std::max(packet->pts, packet->dts);
    last = packet->dts;
    const int code = av_write_frame(m_format, packet.get());
    return code < 0 ? Result<Done>(failed(QStringLiteral("write clip"), code)) : Done{};
}

Result<Done> Mp4Output::close()
{
    const int code = av_write_trailer(m_format);
    avio_flush(m_io);
    if (code < 0 || m_deviceFailed || m_io->error < 0)
        return failed(QStringLiteral("end clip"), code < 0 ? code : m_io->error);
    return Done{};
}

int Mp4Output::writeDevice(void *self, uint8_t *data, int size)
{
    auto *output = static_cast<Mp4Output *>(self);
    // Where a disk becomes full, the device takes a part without a word; only the next attempt says why.
    for (qint64 done = 0; done < size;) {
        const qint64 taken = output->m_device.write(reinterpret_cast<const char *>(data) + done, size - done);
        if (taken <= 0) {
            output->m_deviceFailed = true;
            return AVERROR(EIO);
        }
        done += taken;
    }
    return size;
}

int64_t Mp4Output::seekDevice(void *self, int64_t offset, int whence)
{
    QIODevice &device = static_cast<Mp4Output *>(self)->m_device;
    switch (whence & ~AVSEEK_FORCE) {
    case AVSEEK_SIZE:
        return device.size();
    case SEEK_SET:
        break;
    case SEEK_CUR:
        offset += device.pos();
        break;
    case SEEK_END:
        offset += device.size();
        break;
    default:
        return AVERROR(EINVAL);
    }
    return device.seek(offset) ? offset : AVERROR(EIO);
}

Error Mp4Output::failed(const QString &doing, int code) const
{
    if (m_deviceFailed)
        return {Error::Kind::Storage, doing + QStringLiteral(": ") + m_device.errorString(), {}, {}};
    return libav::error(doing, code);
}
