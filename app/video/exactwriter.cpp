// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/exactwriter.h"

#include "app/video/clipsound.h"
#include "app/video/cliptime.h"
#include "app/video/mp4output.h"
#include "app/video/pictureencoder.h"
#include "app/video/segmentdecoder.h"

#include <QPainter>

#include <algorithm>

using std::chrono::microseconds;

namespace {

// What lies nearer together is one recording, as in FootageStream.
constexpr auto kHole = std::chrono::milliseconds(300);

struct ParametersFree {
    void operator()(AVCodecParameters *parameters) const { avcodec_parameters_free(&parameters); }
};

} // namespace

class ExactWriter::Private {
public:
    using Picture = SegmentDecoder::Picture;

    Private(QIODevice &device, const TimeRange &span, ClipPaint over, std::function<bool()> stopped)
        : output(device)
        , time(span)
        , paint(std::move(over))
        , isStopped(std::move(stopped))
    {
    }

    Result<Done> takePictures();
    Result<Done> take(const Picture &picture);
    Result<Done> showBefore();
    Result<Done> show(Result<QImage> image, microseconds at, Instant wall);
    Result<Done> open(QSize size);
    Result<Done> writePackets();
    Result<Done> finishPictures();
    QImage fitted(const QImage &image) const;

    SegmentDecoder decoder{SegmentDecoder::Use::Stills};
    PictureEncoder encoder;
    Mp4Output output;
    ClipTime time;
    ClipSound sound;
    const AVCodecParameters *soundParameters = nullptr;
    const ClipPaint paint;
    const std::function<bool()> isStopped;
    std::optional<Instant> end; //!< of the segment before
    std::optional<Picture> before; //!< the picture on the screen when the span begins; the decoder holds it
    libav::Packet waiting; //!< how long it is shown is known when the next one comes
    std::optional<microseconds> first; //!< shown
    microseconds last{0}; //!< end of the last picture
};

ExactWriter::ExactWriter(QIODevice &device, const TimeRange &span, ClipPaint paint, std::function<bool()> isStopped)
    : d(std::make_unique<Private>(device, span, std::move(paint), std::move(isStopped)))
{
}

ExactWriter::~ExactWriter() = default;

Result<Done> ExactWriter::write(const MediaSegment &segment)
{
    const TimeRange &span = d->time.span();
    if (segment.end() <= span.from || segment.start >= span.to)
        return Done{};
    const bool begins = !d->end;
    const bool joins = d->end && !segment.discontinuity && segment.start - *d->end < kHole;
    if (!joins) {
        d->decoder.drain();
        if (const Result<Done> done = d->takePictures(); !done)
            return done;
    }
    MediaSegment next = segment;
    next.discontinuity = !joins;
    if (const Result<Done> opened = d->decoder.open(next); !opened)
        return opened;
    if (begins)
        d->soundParameters = d->sound.open(segment);
    d->end = segment.end();
    if (const Result<Done> done = d->takePictures(); !done)
        return done;
    return d->output.isOpen() ? d->sound.write(segment, d->time, d->output) : Done{};
}

Result<Done> ExactWriter::Private::takePictures()
{
    while (const std::optional<Picture> picture = decoder.next()) {
        if (isStopped && isStopped())
            return Error{Error::Kind::Cancelled, {}, {}, {}};
        if (const Result<Done> done = take(*picture); !done)
            return done;
    }
    return Done{};
}

Result<Done> ExactWriter::Private::take(const Picture &picture)
{
    time.place(picture.timeStamp, picture.at);
    const microseconds at = time.of(picture.timeStamp);
    if (at >= time.length())
        return Done{};
    if (at <= microseconds(0)) {
        before = picture;
        return decoder.hold();
    }
    if (const Result<Done> done = showBefore(); !done)
        return done;
    last = at + std::max(picture.left, microseconds(0));
    return show(decoder.image(encoder.size(), PictureScaler::Fit::Fill), at, picture.at);
}

//! Once, and only if it still was on the screen when the span began.
Result<Done> ExactWriter::Private::showBefore()
{
    const std::optional<Picture> held = std::exchange(before, std::nullopt);
    const microseconds until = held ? time.of(held->timeStamp) + held->left : microseconds(0);
    if (until <= microseconds(0))
        return Done{};
    last = until;
    return show(decoder.heldImage({}, PictureScaler::Fit::Fill), microseconds(0), held->at);
}

Result<Done> ExactWriter::Private::show(Result<QImage> image, microseconds at, Instant wall)
{
    if (!image)
        return image.error();
    if (!encoder.isOpen()) {
        if (const Result<Done> opened = open(image.value().size()); !opened)
            return opened;
    }
    QImage picture = fitted(image.value());
    if (paint)
        paint(picture, wall);
    if (const Result<Done> sent = encoder.send(picture, at); !sent)
        return sent;
    first = first.value_or(at);
    return writePackets();
}

Result<Done> ExactWriter::Private::open(QSize size)
{
    const QSize even(std::max(2, size.width() & ~1), std::max(2, size.height() & ~1));
    if (const Result<Done> opened = encoder.open(even); !opened)
        return opened;
    const std::unique_ptr<AVCodecParameters, ParametersFree> parameters(avcodec_parameters_alloc());
    const int code = parameters ? avcodec_parameters_from_context(parameters.get(), encoder.codec().get()) : AVERROR(ENOMEM);
    if (code < 0)
        return libav::error(QStringLiteral("make clip"), code);
    return output.open(parameters.get(), soundParameters);
}

QImage ExactWriter::Private::fitted(const QImage &image) const
{
    if (image.size() == encoder.size())
        return image;
    QImage canvas(encoder.size(), QImage::Format_RGB32);
    canvas.fill(Qt::black);
    QRect place(QPoint(), image.size());
    place.moveCenter(canvas.rect().center());
    QPainter(&canvas).drawImage(place.topLeft(), image);
    return canvas;
}

Result<Done> ExactWriter::Private::writePackets()
{
    for (;;) {
        Result<libav::Packet> packet = encoder.next();
        if (!packet)
            return packet.error();
        libav::Packet got = packet.take();
        if (!got)
            return Done{};
        if (waiting) {
            waiting->duration = got->pts - waiting->pts;
            if (const Result<Done> done = output.write(std::move(waiting)); !done)
                return done;
        }
        waiting = std::move(got);
    }
}

//! Those that the codecs hold back.
Result<Done> ExactWriter::Private::finishPictures()
{
    decoder.drain();
    if (const Result<Done> done = takePictures(); !done)
        return done;
    if (const Result<Done> done = showBefore(); !done)
        return done;
    if (!first)
        return Error{Error::Kind::NotFound, QStringLiteral("no footage in the span"), {}, QStringLiteral("clip.noFootage")};
    if (const Result<Done> sent = encoder.sendEnd(); !sent)
        return sent;
    if (const Result<Done> done = writePackets(); !done)
        return done;
    last = std::min(last, time.length());
    if (waiting) {
        waiting->duration = std::max<int64_t>(1, last.count() - waiting->pts);
        return output.write(std::move(waiting));
    }
    return Done{};
}

Result<TimeRange> ExactWriter::finish()
{
    if (const Result<Done> done = d->finishPictures(); !done)
        return done.error();
    if (const Result<Done> done = d->output.close(); !done)
        return done.error();
    return TimeRange{d->time.wallOf(*d->first), d->time.wallOf(d->last)};
}

ClipSoundExtent ExactWriter::sound() const
{
    return d->sound.extent();
}

QString ExactWriter::encoder() const
{
    return d->encoder.name();
}
