// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/backwardframes.h"

#include "app/base/logging.h"
#include "app/video/footagesource.h"
#include "app/video/segmentdecoder.h"

#include <algorithm>

namespace {
constexpr size_t kMostKept = 60; // drawn pictures are large: two seconds of a common camera
constexpr int kMostTried = 5; // segments without a picture before the instant
} // namespace

std::optional<VideoFrame> BackwardFrames::before(const CameraId &camera, Instant at, QSize box)
{
    if (auto frame = kept(at))
        return frame;
    Instant from = at;
    for (int tried = 0; tried < kMostTried && !m_isGivenUp(); ++tried) {
        const auto segment = m_source.segmentBefore(camera, from);
        if (!segment)
            break;
        load(*segment, at, box);
        if (!m_frames.empty())
            return m_frames.back();
        from = segment->start;
    }
    return {};
}

std::optional<VideoFrame> BackwardFrames::kept(Instant at) const
{
    if (m_frames.empty() || at > m_until)
        return {};
    const auto later = std::find_if(m_frames.begin(), m_frames.end(), [at](const VideoFrame &frame) { return frame.at >= at; });
    return later == m_frames.begin() ? std::nullopt : std::optional(*std::prev(later));
}

void BackwardFrames::load(const MediaSegment &segment, Instant before, QSize box)
{
    clear();
    m_until = before;
    SegmentDecoder decoder(SegmentDecoder::Use::Stills);
    if (const Result<Done> opened = decoder.open(segment); !opened) {
        qCWarning(lcVideo).noquote() << "footage left out:" << opened.error().detail;
        return;
    }
    for (auto picture = decoder.nextToEnd(); picture && picture->at < before; picture = decoder.nextToEnd()) {
        if (m_isGivenUp())
            return clear();
        Result<QImage> image = decoder.image(box, PictureScaler::Fit::Fill);
        if (!image) {
            qCWarning(lcVideo).noquote() << image.error().detail;
            return;
        }
        m_frames.push_back({image.take(), picture->at, picture->certain});
        if (m_frames.size() > kMostKept)
            m_frames.pop_front();
    }
}

void BackwardFrames::clear()
{
    m_frames.clear();
}
