// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/segmentdecoder.h"

#include "app/base/logging.h"
#include "app/video/libav.h"
#include "app/video/segmentinput.h"

using std::chrono::microseconds;
using std::chrono::milliseconds;

namespace {
// Pictures that went into the codec and never came out must not pile up.
constexpr size_t kMostPending = 64;
// Damaged headers can claim anything. A sum of two such time stamps still fits, and so does a picture of 8K.
constexpr qint64 kLargestTimeStamp = qint64(1) << 60;
constexpr qint64 kMostPixels = 8192 * 8192;
} // namespace

class SegmentDecoder::Private {
public:
    explicit Private(Use wanted) : use(wanted) {}

    Result<Done> prepareCodec(const AVCodecParameters &parameters);
    bool feed();
    void rememberTime(const AVPacket &packet);
    std::optional<Picture> timeOf(const AVFrame &picture);

    const Use use;
    libav::Codec codec;
    QByteArray extradata; //!< as the codec was opened with
    std::shared_ptr<SegmentInput> input;
    MediaSegment segment; //!< without its bytes
    std::optional<qint64> firstTimeStamp; //!< of the segment, in microseconds
    std::map<qint64, Picture> pending; //!< by the stream's raw time stamp
    libav::Packet packet{av_packet_alloc()};
    libav::Frame frame{av_frame_alloc()};
    libav::Frame held{av_frame_alloc()};
    PictureScaler scaler;
    bool hasSound = false;
    bool drained = false;
    bool afterGap = true;
    bool needsKey = true;
    int brokenPackets = 0;
};

SegmentDecoder::SegmentDecoder(Use use) : d(std::make_unique<Private>(use)) {}
SegmentDecoder::~SegmentDecoder() = default;

Result<Done> SegmentDecoder::Private::prepareCodec(const AVCodecParameters &parameters)
{
    const QByteArray data(reinterpret_cast<const char *>(parameters.extradata), parameters.extradata_size);
    if (codec && codec->codec_id == parameters.codec_id && data == extradata)
        return Done{};
    const AVCodec *decoder = avcodec_find_decoder(parameters.codec_id);
    if (!decoder) {
        return Error{Error::Kind::BadData,
                     QStringLiteral("no decoder for %1").arg(QString::fromUtf8(avcodec_get_name(parameters.codec_id))),
                     {},
                     QStringLiteral("video.codec")};
    }
    libav::Codec fresh(avcodec_alloc_context3(decoder));
    if (!fresh)
        return libav::error(QStringLiteral("open codec"), AVERROR(ENOMEM));
    int code = avcodec_parameters_to_context(fresh.get(), &parameters);
    if (code < 0)
        return libav::error(QStringLiteral("open codec"), code);
    fresh->thread_count = 1; // threads of the codec would each hold a picture back
    fresh->max_pixels = kMostPixels;
    if (use == Use::Live)
        fresh->flags |= AV_CODEC_FLAG_LOW_DELAY;
    fresh->pkt_timebase = {input->timeBaseNumerator(), input->timeBaseDenominator()};
    code = avcodec_open2(fresh.get(), decoder, nullptr);
    if (code < 0)
        return libav::error(QStringLiteral("open codec"), code);
    codec = std::move(fresh);
    extradata = data;
    pending.clear();
    needsKey = true;
    return Done{};
}

Result<Done> SegmentDecoder::open(const MediaSegment &segment)
{
    if (!d->packet || !d->frame || !d->held)
        return libav::error(QStringLiteral("open segment"), AVERROR(ENOMEM));
    Result<std::shared_ptr<SegmentInput>> input = SegmentInput::open(segment.init, segment.bytes);
    if (!input)
        return input.error();
    d->input = input.value();
    if (d->drained || segment.discontinuity)
        d->afterGap = d->needsKey = true;
    if (d->codec && (d->drained || segment.discontinuity)) {
        avcodec_flush_buffers(d->codec.get());
        d->pending.clear();
    }
    d->drained = false;
    if (const Result<Done> ready = d->prepareCodec(*d->input->parameters()); !ready) {
        d->input.reset();
        return ready.error();
    }
    d->hasSound = d->input->hasSound();
    d->segment = segment;
    d->segment.bytes.clear();
    d->segment.init.clear();
    if (segment.offset == microseconds(0))
        d->firstTimeStamp.reset();
    return Done{};
}

void SegmentDecoder::Private::rememberTime(const AVPacket &read)
{
    const qint64 raw = read.pts != AV_NOPTS_VALUE ? read.pts : read.dts;
    if (raw == AV_NOPTS_VALUE)
        return;
    const qint64 timeStamp = input->toMicroseconds(raw);
    if (timeStamp > kLargestTimeStamp || timeStamp < -kLargestTimeStamp)
        return;
    if (!firstTimeStamp)
        firstTimeStamp = timeStamp;
    const microseconds since(timeStamp - *firstTimeStamp);
    // floor: a picture must not be taken for one after the instant that it shows
    const Instant at = segment.start + std::chrono::floor<milliseconds>(since);
    const microseconds left = segment.offset + segment.duration - since;
    pending.insert_or_assign(raw, Picture{at, segment.certain, microseconds(timeStamp), left, afterGap, hasSound});
    afterGap = false;
    if (pending.size() > kMostPending)
        pending.erase(pending.begin());
}

//! Gives the codec the next packet. False when there is none left.
bool SegmentDecoder::Private::feed()
{
    while (input) {
        const int code = input->read(packet.get());
        if (code < 0) {
            if (code != AVERROR_EOF)
                qCWarning(lcVideo).noquote() << "segment" << segment.sequence << libav::error(QStringLiteral("read"), code).detail;
            if (brokenPackets > 0)
                qCWarning(lcVideo) << "segment" << segment.sequence << "had" << brokenPackets << "packets that could not be decoded";
            brokenPackets = 0;
            input.reset();
            return false;
        }
        if (needsKey && !(packet->flags & AV_PKT_FLAG_KEY)) {
            av_packet_unref(packet.get());
            continue;
        }
        needsKey = false;
        rememberTime(*packet);
        const int sent = avcodec_send_packet(codec.get(), packet.get());
        av_packet_unref(packet.get());
        if (sent >= 0)
            return true;
        ++brokenPackets;
    }
    return false;
}

std::optional<SegmentDecoder::Picture> SegmentDecoder::Private::timeOf(const AVFrame &picture)
{
    const auto found = pending.find(picture.best_effort_timestamp);
    if (found == pending.end())
        return std::nullopt;
    const Picture time = found->second;
    pending.erase(found);
    return time;
}

std::optional<SegmentDecoder::Picture> SegmentDecoder::next()
{
    if (!d->codec)
        return std::nullopt;
    for (;;) {
        const int code = avcodec_receive_frame(d->codec.get(), d->frame.get());
        if (code == 0) {
            if (d->frame->flags & AV_FRAME_FLAG_CORRUPT)
                continue;
            if (const auto time = d->timeOf(*d->frame))
                return time;
            continue; // a picture without a time cannot be placed
        }
        if (code == AVERROR_EOF)
            return std::nullopt;
        if (code != AVERROR(EAGAIN))
            ++d->brokenPackets;
        if (!d->feed())
            return std::nullopt;
    }
}

void SegmentDecoder::drain()
{
    if (!d->codec || d->drained)
        return;
    d->input.reset();
    d->drained = true;
    avcodec_send_packet(d->codec.get(), nullptr);
}

std::optional<SegmentDecoder::Picture> SegmentDecoder::nextToEnd()
{
    if (const auto picture = next())
        return picture;
    drain();
    return next();
}

void SegmentDecoder::reset()
{
    d->input.reset();
    d->codec.reset();
    d->extradata.clear();
    d->pending.clear();
    d->drained = false;
    d->afterGap = d->needsKey = true;
    d->brokenPackets = 0;
}

Result<QImage> SegmentDecoder::image(QSize box, PictureScaler::Fit fit)
{
    return d->scaler.toImage(*d->frame, box, fit);
}

Result<Done> SegmentDecoder::hold()
{
    av_frame_unref(d->held.get());
    const int code = av_frame_ref(d->held.get(), d->frame.get());
    if (code < 0)
        return libav::error(QStringLiteral("keep picture"), code);
    return Done{};
}

Result<QImage> SegmentDecoder::heldImage(QSize box, PictureScaler::Fit fit)
{
    return d->scaler.toImage(*d->held, box, fit);
}
