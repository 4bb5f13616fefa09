// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/footagestream.h"

#include "app/base/logging.h"
#include "app/video/footagesource.h"

using namespace std::chrono_literals;

namespace {
// What lies nearer together is one recording: segments are placed to the millisecond, and cameras count a little off.
constexpr std::chrono::milliseconds kHole = 300ms;
} // namespace

void FootageStream::open(const CameraId &camera, Instant at)
{
    close();
    m_camera = camera;
    m_from = at;
    m_waiting = m_source.segmentAt(camera, at);
}

void FootageStream::close()
{
    m_decoder.reset();
    m_end.reset();
    m_waiting.reset();
    m_drained = true; // nothing is held back
}

std::optional<FootageStream::Picture> FootageStream::next()
{
    for (;;) {
        if (const auto picture = m_decoder.next())
            return picture;
        if (!openNext())
            return {};
    }
}

//! Another segment, or the pictures that the codec holds back; false when there is neither.
bool FootageStream::openNext()
{
    if (!m_waiting)
        m_waiting = m_source.segmentAfter(m_camera, m_from);
    const bool joins = m_waiting && m_end && !m_waiting->discontinuity && m_waiting->start - *m_end < kHole;
    if (!joins && !m_drained) {
        m_decoder.drain();
        m_drained = true;
        m_end.reset();
        return true;
    }
    if (!m_waiting)
        return false;
    MediaSegment segment = *std::exchange(m_waiting, std::nullopt);
    segment.discontinuity = !joins;
    m_from = segment.start + 1ms;
    const Result<Done> opened = m_decoder.open(segment);
    if (!opened)
        qCWarning(lcVideo).noquote() << "footage left out:" << opened.error().detail;
    m_end = opened ? std::optional(segment.end()) : std::nullopt;
    m_drained = !opened;
    return true;
}

bool FootageStream::hold()
{
    const Result<Done> held = m_decoder.hold();
    if (!held)
        qCWarning(lcVideo).noquote() << held.error().detail;
    return bool(held);
}
