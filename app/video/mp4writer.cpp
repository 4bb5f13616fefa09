// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/mp4writer.h"

#include "app/video/clipsound.h"
#include "app/video/cliptime.h"
#include "app/video/mp4output.h"
#include "app/video/segmentinput.h"

#include <algorithm>
#include <vector>

using std::chrono::microseconds;

class Mp4Writer::Private {
public:
    Private(QIODevice &device, const TimeRange &span) : output(device), time(span) {}

    Result<Done> open(SegmentInput &input, const MediaSegment &segment);
    Result<Done> take(SegmentInput &input, const MediaSegment &segment);
    Result<Done> put(SegmentInput &input, libav::Packet packet);
    Result<Done> flush();

    //! A picture that waits until it is known whether a later key frame still lies before the span.
    struct Held {
        libav::Packet packet;
        microseconds at; //!< of its presentation, from span.from
    };

    Mp4Output output;
    ClipTime time;
    ClipSound sound;
    std::vector<Held> held;
    std::vector<libav::Packet> behind; //!< pictures after the span, which those before its end may need
    bool begun = false;
    std::optional<microseconds> first; //!< shown
    microseconds last{0}; //!< end of the last picture
    microseconds pictureLength{0};
};

Mp4Writer::Mp4Writer(QIODevice &device, const TimeRange &span) : d(std::make_unique<Private>(device, span)) {}

Mp4Writer::~Mp4Writer() = default;

Result<Done> Mp4Writer::write(const MediaSegment &segment)
{
    if (segment.end() <= d->time.span().from || segment.start >= d->time.span().to)
        return Done{};
    const auto input = SegmentInput::open(segment.init, segment.bytes);
    if (!input)
        return input.error();
    if (!d->output.isOpen()) {
        if (const Result<Done> opened = d->open(*input.value(), segment); !opened)
            return opened;
    } else if (!d->output.takes(input.value()->parameters())) {
        return Error{Error::Kind::BadData, QStringLiteral("the stream is another one from here on"), {}, QStringLiteral("clip.changed")};
    }
    if (const Result<Done> taken = d->take(*input.value(), segment); !taken)
        return taken;
    return d->time.isPlaced() ? d->sound.write(segment, d->time, d->output) : Done{};
}

Result<Done> Mp4Writer::Private::open(SegmentInput &input, const MediaSegment &segment)
{
    if (const Result<Done> probed = input.probe(); !probed)
        return probed;
    return output.open(input.parameters(), sound.open(segment));
}

Result<Done> Mp4Writer::Private::take(SegmentInput &input, const MediaSegment &segment)
{
    bool placed = false;
    for (;;) {
        libav::Packet packet(av_packet_alloc());
        const int code = input.read(packet.get());
        if (code == AVERROR_EOF)
            return Done{};
        if (code < 0)
            return libav::error(QStringLiteral("read segment"), code);
        if (packet->dts == AV_NOPTS_VALUE)
            packet->dts = packet->pts;
        if (packet->pts == AV_NOPTS_VALUE)
            continue; // a picture without a time cannot be placed
        if (!placed) {
            time.place(microseconds(input.toMicroseconds(packet->pts)), segment.start);
            placed = true;
        }
        if (const Result<Done> done = put(input, std::move(packet)); !done)
            return done;
    }
}

Result<Done> Mp4Writer::Private::put(SegmentInput &input, libav::Packet packet)
{
    const microseconds at = time.of(microseconds(input.toMicroseconds(packet->pts)));
    const microseconds decodedAt = time.of(microseconds(input.toMicroseconds(packet->dts)));
    if (packet->duration > 0)
        pictureLength = microseconds(input.toMicroseconds(packet->duration));
    packet->pts = at.count();
    packet->dts = decodedAt.count();
    packet->duration = pictureLength.count();
    const bool isLate = at >= time.length();
    if (!begun) {
        const bool isKey = packet->flags & AV_PKT_FLAG_KEY;
        if (isKey && at <= microseconds(0))
            held.clear();
        if (held.empty() && !isKey)
            return Done{}; // nothing to decode it from
        held.push_back({std::move(packet), at});
        return !isLate && at + pictureLength > microseconds(0) ? flush() : Result<Done>(Done{});
    }
    if (isLate) {
        behind.push_back(std::move(packet));
        return Done{};
    }
    for (libav::Packet &one : behind) {
        if (const Result<Done> done = output.write(std::move(one)); !done)
            return done;
    }
    behind.clear();
    last = std::max(last, at + pictureLength);
    return output.write(std::move(packet));
}

Result<Done> Mp4Writer::Private::flush()
{
    begun = true;
    first = std::max(held.front().at, microseconds(0));
    for (Held &one : held) {
        last = std::max(last, one.at + pictureLength);
        if (const Result<Done> done = output.write(std::move(one.packet)); !done)
            return done;
    }
    held.clear();
    return Done{};
}

Result<TimeRange> Mp4Writer::finish()
{
    if (!d->first)
        return Error{Error::Kind::NotFound, QStringLiteral("no footage in the span"), {}, QStringLiteral("clip.noFootage")};
    if (const Result<Done> done = d->output.close(); !done)
        return done.error();
    return TimeRange{d->time.wallOf(*d->first), std::min(d->time.wallOf(d->last), d->time.span().to)};
}

ClipSoundExtent Mp4Writer::sound() const
{
    return d->sound.extent();
}
