// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/sounddecoder.h"

#include "app/base/logging.h"
#include "app/video/libav.h"
#include "app/video/segmentinput.h"

extern "C" {
#include <libavutil/channel_layout.h>
#include <libswresample/swresample.h>
}

using std::chrono::microseconds;

namespace {

struct ResamplerFree {
    void operator()(SwrContext *context) const { swr_free(&context); }
};

} // namespace

class SoundDecoder::Private {
public:
    bool prepare(const AVCodecParameters &parameters);
    void takeFrames(const SegmentInput &input, QList<SoundChunk> &chunks);
    QByteArray converted(const AVFrame &sound);

    libav::Codec codec;
    QByteArray extradata; //!< as the codec was opened with
    std::unique_ptr<SwrContext, ResamplerFree> resampler;
    int format = AV_SAMPLE_FMT_NONE; //!< what the resampler takes
    int rate = 0;
    int channels = 0;
    libav::Packet packet{av_packet_alloc()};
    libav::Frame frame{av_frame_alloc()};
    std::optional<qint64> firstPicture; //!< its time stamp, of the present segment
};

SoundDecoder::SoundDecoder() : d(std::make_unique<Private>()) {}
SoundDecoder::~SoundDecoder() = default;

void SoundDecoder::reset()
{
    d = std::make_unique<Private>();
}

bool SoundDecoder::Private::prepare(const AVCodecParameters &parameters)
{
    const QByteArray data(reinterpret_cast<const char *>(parameters.extradata), parameters.extradata_size);
    if (codec && codec->codec_id == parameters.codec_id && data == extradata)
        return true;
    codec.reset();
    const AVCodec *decoder = avcodec_find_decoder(parameters.codec_id);
    libav::Codec fresh(decoder ? avcodec_alloc_context3(decoder) : nullptr);
    if (!fresh || avcodec_parameters_to_context(fresh.get(), &parameters) < 0 || avcodec_open2(fresh.get(), decoder, nullptr) < 0) {
        qCWarning(lcVideo) << "no decoder for the sound," << avcodec_get_name(parameters.codec_id);
        return false;
    }
    codec = std::move(fresh);
    extradata = data;
    return true;
}

QByteArray SoundDecoder::Private::converted(const AVFrame &sound)
{
    if (!resampler || format != sound.format || rate != sound.sample_rate || channels != sound.ch_layout.nb_channels) {
        AVChannelLayout stereo = AV_CHANNEL_LAYOUT_STEREO;
        AVChannelLayout layout = sound.ch_layout; // FFmpeg 5 takes it without const
        SwrContext *made = nullptr;
        swr_alloc_set_opts2(&made, &stereo, AV_SAMPLE_FMT_FLT, soundformat::kRate, &layout, AVSampleFormat(sound.format), sound.sample_rate,
                            0, nullptr);
        resampler.reset(made);
        if (!resampler || swr_init(resampler.get()) < 0) {
            resampler.reset();
            return {};
        }
        format = sound.format;
        rate = sound.sample_rate;
        channels = sound.ch_layout.nb_channels;
    }
    const int room = swr_get_out_samples(resampler.get(), sound.nb_samples);
    if (room <= 0)
        return {};
    QByteArray samples(room * soundformat::kFrameBytes, Qt::Uninitialized);
    auto *out = reinterpret_cast<uint8_t *>(samples.data());
    const int count = swr_convert(resampler.get(), &out, room, const_cast<const uint8_t **>(sound.extended_data), sound.nb_samples);
    samples.truncate(std::max(count, 0) * soundformat::kFrameBytes);
    return samples;
}

void SoundDecoder::Private::takeFrames(const SegmentInput &input, QList<SoundChunk> &chunks)
{
    while (avcodec_receive_frame(codec.get(), frame.get()) == 0) {
        const qint64 raw = frame->best_effort_timestamp;
        // Of the frames of one packet of MPEG-TS only the first has a time; the others follow it.
        if (raw == AV_NOPTS_VALUE && chunks.isEmpty())
            continue;
        const microseconds at = raw != AV_NOPTS_VALUE ? microseconds(input.toMicroseconds(raw))
                                                      : chunks.last().at + soundformat::duration(chunks.last().samples.size());
        chunks.append({at, converted(*frame)});
    }
}

QList<SoundChunk> SoundDecoder::decode(const MediaSegment &segment)
{
    const Result<std::shared_ptr<SegmentInput>> opened = SegmentInput::open(segment.init, segment.bytes, SegmentInput::Media::Sound);
    if (!opened || !d->packet || !d->frame)
        return {};
    SegmentInput &input = *opened.value();
    if (!d->prepare(*input.parameters()))
        return {};
    QList<SoundChunk> chunks; // by the stream's own time stamps at first
    while (input.read(d->packet.get()) >= 0) {
        avcodec_send_packet(d->codec.get(), d->packet.get());
        av_packet_unref(d->packet.get());
        d->takeFrames(input, chunks);
    }
    if (segment.offset == microseconds(0))
        d->firstPicture = input.firstPicture();
    if (!d->firstPicture)
        return {};
    const microseconds start = segment.start.time_since_epoch();
    for (SoundChunk &chunk : chunks)
        chunk.at += start - microseconds(*d->firstPicture);
    return chunks;
}
