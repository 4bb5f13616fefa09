// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/clipsound.h"

#include "app/video/cliptime.h"
#include "app/video/mp4output.h"
#include "app/video/segmentinput.h"

using std::chrono::microseconds;

void ClipSound::ParametersFree::operator()(AVCodecParameters *parameters) const
{
    avcodec_parameters_free(&parameters);
}

ClipSound::ClipSound() = default;
ClipSound::~ClipSound() = default;

const AVCodecParameters *ClipSound::open(const MediaSegment &segment)
{
    const auto input = SegmentInput::open(segment.init, segment.bytes, SegmentInput::Media::Sound);
    if (!input || !input.value()->probe())
        return nullptr;
    const AVCodecParameters *found = input.value()->parameters();
    if (found->sample_rate <= 0 || !Mp4Output::holds(found->codec_id))
        return nullptr;
    m_parameters.reset(avcodec_parameters_alloc());
    if (!m_parameters || avcodec_parameters_copy(m_parameters.get(), found) < 0)
        m_parameters.reset();
    return m_parameters.get();
}

Result<Done> ClipSound::write(const MediaSegment &segment, const ClipTime &time, Mp4Output &output)
{
    const auto input = SegmentInput::open(segment.init, segment.bytes, SegmentInput::Media::Sound);
    if (!input)
        return Done{}; // it has no sound
    const AVCodecParameters *found = input.value()->parameters();
    // Not before a packet was looked at is the rate known in MPEG-TS.
    const bool same = m_parameters && found->codec_id == m_parameters->codec_id &&
                      (found->sample_rate == 0 || found->sample_rate == m_parameters->sample_rate);
    if (!same) {
        m_missing = true;
        return Done{};
    }
    std::optional<microseconds> next;
    for (;;) {
        libav::Packet packet(av_packet_alloc());
        const int code = input.value()->read(packet.get());
        if (code == AVERROR_EOF)
            return Done{};
        if (code < 0)
            return libav::error(QStringLiteral("read sound"), code);
        // Of several frames in one packet of MPEG-TS only the first has a time; the others follow it.
        const bool timed = packet->pts != AV_NOPTS_VALUE;
        if (!timed && !next)
            continue;
        const microseconds at = timed ? time.of(microseconds(input.value()->toMicroseconds(packet->pts))) : *next;
        const int samples = av_get_audio_frame_duration2(m_parameters.get(), packet->size);
        const microseconds length(av_rescale(samples, 1'000'000, m_parameters->sample_rate));
        next = at + length;
        if (*next <= microseconds(0) || at >= time.length())
            continue;
        packet->pts = packet->dts = at.count();
        packet->duration = length.count();
        if (const Result<Done> done = output.write(std::move(packet), Mp4Output::Track::Sound); !done)
            return done;
        m_written = true;
    }
}

ClipSoundExtent ClipSound::extent() const
{
    if (m_missing)
        return ClipSoundExtent::Partly;
    return m_written ? ClipSoundExtent::Whole : ClipSoundExtent::None;
}
