// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/framegrabber.h"

#include "app/base/async.h"
#include "app/video/footagebuffer.h"
#include "app/video/footagering.h"
#include "app/video/segmentdecoder.h"

namespace {

// As many as keep a small machine usable; the live picture has its own thread.
constexpr int kThreads = 2;

template <typename Stop>
Result<QImage> decodeFrame(const MediaSegment &segment, Instant at, QSize box, Stop stop)
{
    SegmentDecoder decoder(SegmentDecoder::Use::Stills);
    if (const Result<Done> opened = decoder.open(segment); !opened)
        return opened.error();
    bool found = false;
    while (!stop()) {
        const std::optional<SegmentDecoder::Picture> picture = decoder.nextToEnd();
        // The wanted one is the last before the first that is too late.
        if (!picture || picture->at > at) {
            if (!found)
                return Error{Error::Kind::NotFound, QStringLiteral("no picture at or before the instant in its segment"), {}, {}};
            return decoder.heldImage(box, PictureScaler::Fit::ShrinkOnly);
        }
        if (const Result<Done> held = decoder.hold(); !held)
            return held.error();
        found = true;
    }
    return Error{Error::Kind::Cancelled, {}, {}, {}};
}

Error notKept()
{
    return {Error::Kind::NotFound, QStringLiteral("not in the footage kept"), {}, {}};
}

Result<MediaSegment> readFromRing(const FootageRing &ring, const CameraId &camera, Instant at)
{
    const std::optional<RingSegment> segment = ring.segmentAt(camera, at);
    return segment ? ring.read(*segment) : notKept();
}

} // namespace

FrameGrabber::FrameGrabber(const FootageBuffer &footage, const FootageRing *ring) : m_footage(footage), m_ring(ring)
{
    m_pool.setMaxThreadCount(kThreads);
}

FrameGrabber::~FrameGrabber()
{
    m_stopping = true;
    m_pool.clear(); // their futures end as Cancelled
    m_pool.waitForDone();
}

QFuture<Result<QImage>> FrameGrabber::frameAt(const CameraId &camera, Instant at, QSize boundingBox)
{
    // Looked up now: by the time a thread is free, the buffer may have moved on.
    std::optional<MediaSegment> segment = m_footage.segmentAt(camera, at);
    if (!segment && (!m_ring || !m_ring->covers(camera, at)))
        return readyResult(Result<QImage>(notKept()));
    const Deferred<QImage> deferred;
    const QFuture<Result<QImage>> future = deferred.future();
    m_pool.start([this, deferred, segment = std::move(segment), camera, at, boundingBox] {
        const auto stop = [&] { return m_stopping || deferred.isCancelled(); };
        const Result<MediaSegment> found = segment ? Result<MediaSegment>(*segment) : readFromRing(*m_ring, camera, at);
        deferred.answer(found ? decodeFrame(found.value(), at, boundingBox, stop) : Result<QImage>(found.error()));
    });
    return future;
}
