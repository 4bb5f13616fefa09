// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/pictureencoder.h"

#include "app/base/logging.h"

namespace {

constexpr AVRational kMicroseconds{1, 1'000'000};
constexpr AVRational kTimeBase{1, 60'000}; // MPEG-4 takes no finer one
constexpr int kKeyInterval = 50;
constexpr int kBitsPerPixel = 4; // a second, for encoders that know no quality

bool isHd(QSize size)
{
    return size.height() >= 720; // as PictureScaler and players guess it
}

libav::Codec opened(const QByteArray &name, QSize size)
{
    const AVCodec *encoder = avcodec_find_encoder_by_name(name.constData());
    libav::Codec codec(encoder ? avcodec_alloc_context3(encoder) : nullptr);
    if (!codec)
        return {};
    codec->width = size.width();
    codec->height = size.height();
    codec->pix_fmt = AV_PIX_FMT_YUV420P;
    codec->time_base = kTimeBase;
    codec->framerate = {25, 1}; // to plan with
    codec->gop_size = kKeyInterval;
    codec->max_b_frames = 0;
    codec->color_range = AVCOL_RANGE_MPEG;
    codec->colorspace = isHd(size) ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M;
    codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    AVDictionary *options = nullptr;
    if (name == "libx264") {
        av_dict_set(&options, "preset", "veryfast", 0);
        av_dict_set(&options, "crf", "20", 0);
    } else if (name == "mpeg4") {
        codec->flags |= AV_CODEC_FLAG_QSCALE;
        codec->global_quality = 3 * FF_QP2LAMBDA;
    } else {
        codec->bit_rate = int64_t(size.width()) * size.height() * kBitsPerPixel;
    }
    const int code = avcodec_open2(codec.get(), encoder, &options);
    av_dict_free(&options);
    if (code < 0) {
        qCInfo(lcVideo).noquote() << "encoder" << name << libav::error(QStringLiteral("open"), code).detail;
        return {};
    }
    return codec;
}

} // namespace

QList<QByteArray> PictureEncoder::known()
{
    return {"libx264", "h264_mf", "h264_videotoolbox", "libopenh264", "mpeg4"};
}

Result<Done> PictureEncoder::open(QSize size, const QList<QByteArray> &names)
{
    libav::routeLog();
    for (const QByteArray &name : names) {
        if ((m_codec = opened(name, size)))
            break;
    }
    if (!m_codec)
        return Error{Error::Kind::BadData, QStringLiteral("no encoder"), {}, QStringLiteral("clip.noEncoder")};
    m_scaler.reset(sws_getContext(size.width(), size.height(), AV_PIX_FMT_BGRA, size.width(), size.height(), AV_PIX_FMT_YUV420P,
                                  SWS_FAST_BILINEAR, nullptr, nullptr, nullptr));
    m_frame.reset(av_frame_alloc());
    if (!m_scaler || !m_frame)
        return libav::error(QStringLiteral("make encoder"), AVERROR(ENOMEM));
    const int *coefficients = sws_getCoefficients(isHd(size) ? SWS_CS_ITU709 : SWS_CS_ITU601);
    sws_setColorspaceDetails(m_scaler.get(), coefficients, 1, coefficients, 0, 0, 1 << 16, 1 << 16);
    m_frame->format = AV_PIX_FMT_YUV420P;
    m_frame->width = size.width();
    m_frame->height = size.height();
    const int code = av_frame_get_buffer(m_frame.get(), 0);
    return code < 0 ? Result<Done>(libav::error(QStringLiteral("make encoder"), code)) : Done{};
}

QString PictureEncoder::name() const
{
    return m_codec ? QString::fromLatin1(m_codec->codec->name) : QString();
}

QSize PictureEncoder::size() const
{
    return m_codec ? QSize(m_codec->width, m_codec->height) : QSize();
}

Result<Done> PictureEncoder::send(const QImage &picture, std::chrono::microseconds at)
{
    int code = av_frame_make_writable(m_frame.get()); // the encoder may still look at the last one
    if (code < 0)
        return libav::error(QStringLiteral("encode picture"), code);
    const uint8_t *rows[4] = {picture.constBits(), nullptr, nullptr, nullptr};
    const int strides[4] = {int(picture.bytesPerLine()), 0, 0, 0};
    sws_scale(m_scaler.get(), rows, strides, 0, picture.height(), m_frame->data, m_frame->linesize);
    m_frame->pts = av_rescale_q(at.count(), kMicroseconds, kTimeBase);
    m_frame->quality = m_codec->global_quality;
    code = avcodec_send_frame(m_codec.get(), m_frame.get());
    return code < 0 ? Result<Done>(libav::error(QStringLiteral("encode picture"), code)) : Done{};
}

Result<Done> PictureEncoder::sendEnd()
{
    const int code = avcodec_send_frame(m_codec.get(), nullptr);
    return code < 0 ? Result<Done>(libav::error(QStringLiteral("end encoding"), code)) : Done{};
}

Result<libav::Packet> PictureEncoder::next()
{
    libav::Packet packet(av_packet_alloc());
    const int code = avcodec_receive_packet(m_codec.get(), packet.get());
    if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
        return libav::Packet();
    if (code < 0)
        return libav::error(QStringLiteral("encode picture"), code);
    av_packet_rescale_ts(packet.get(), kTimeBase, kMicroseconds);
    return packet;
}
