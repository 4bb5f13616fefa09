// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/mp4writer.h"

#include "app/video/libav.h"
#include "app/video/mp4output.h"
#include "app/video/segmentinput.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

using std::chrono::microseconds;

namespace {

//! Streams count in their own time; the wall clock of segments is given in milliseconds. Nearer than this they are the
//! same, and the stream's own time is the smoother one.
constexpr microseconds kClockNoise = std::chrono::milliseconds(200);

microseconds sinceOf(Instant from, Instant at)
{
    return std::chrono::duration_cast<microseconds>(at - from);
}

} // namespace

class Mp4Writer::Private {
public:
    Private(QIODevice &device, const TimeRange &wantedSpan) : output(device), span(wantedSpan) {}

    Result<Done> take(SegmentInput &input, const MediaSegment &segment);
    Result<Done> put(SegmentInput &input, libav::Packet packet);
    Result<Done> flush();
    void place(microseconds firstTimeStamp, const MediaSegment &segment);

    //! A picture that waits until it is known whether a later key frame still lies before the span.
    struct Held {
        libav::Packet packet;
        microseconds at; //!< of its presentation, from span.from
    };

    Mp4Output output;
    const TimeRange span;
    std::optional<microseconds> shift; //!< what turns a time stamp of the stream into time from span.from
    std::vector<Held> held;
    bool begun = false;
    std::optional<microseconds> first; //!< shown
    microseconds last{0}; //!< end of the last picture
    microseconds pictureLength{0};
};

Mp4Writer::Mp4Writer(QIODevice &device, const TimeRange &span) : d(std::make_unique<Private>(device, span)) {}

Mp4Writer::~Mp4Writer() = default;

Result<Done> Mp4Writer::write(const MediaSegment &segment)
{
    if (segment.end() <= d->span.from || segment.start >= d->span.to)
        return Done{};
    const auto input = SegmentInput::open(segment.init, segment.bytes);
    if (!input)
        return input.error();
    if (!d->output.isOpen()) {
        if (const Result<Done> probed = input.value()->probe(); !probed)
            return probed;
        if (const Result<Done> opened = d->output.open(input.value()->parameters()); !opened)
            return opened;
    } else if (!d->output.takes(input.value()->parameters())) {
        return Error{Error::Kind::BadData, QStringLiteral("the stream is another one from here on"), {}, QStringLiteral("clip.changed")};
    }
    return d->take(*input.value(), segment);
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
            place(microseconds(input.toMicroseconds(packet->pts)), segment);
            placed = true;
        }
        if (const Result<Done> done = put(input, std::move(packet)); !done)
            return done;
    }
}

void Mp4Writer::Private::place(microseconds firstTimeStamp, const MediaSegment &segment)
{
    const microseconds byWall = sinceOf(span.from, segment.start) - firstTimeStamp;
    if (!shift || std::chrono::abs(byWall - *shift) > kClockNoise)
        shift = byWall;
}

Result<Done> Mp4Writer::Private::put(SegmentInput &input, libav::Packet packet)
{
    const microseconds at = microseconds(input.toMicroseconds(packet->pts)) + *shift;
    if (at >= sinceOf(span.from, span.to))
        return Done{};
    const microseconds decodedAt = microseconds(input.toMicroseconds(packet->dts)) + *shift;
    if (packet->duration > 0)
        pictureLength = microseconds(input.toMicroseconds(packet->duration));
    packet->pts = at.count();
    packet->dts = decodedAt.count();
    packet->duration = pictureLength.count();

    const bool isKey = packet->flags & AV_PKT_FLAG_KEY;
    if (!begun) {
        if (isKey && at <= microseconds(0))
            held.clear();
        if (held.empty() && !isKey)
            return Done{}; // nothing to decode it from
        held.push_back({std::move(packet), at});
        return at + pictureLength > microseconds(0) ? flush() : Result<Done>(Done{});
    }
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
    const auto wall = [this](microseconds since) { return d->span.from + std::chrono::duration_cast<std::chrono::milliseconds>(since); };
    return TimeRange{wall(*d->first), std::min(wall(d->last), d->span.to)};
}
