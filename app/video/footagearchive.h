// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/footagesource.h"

class FootageBuffer;
class FootageRing;

//! All footage that is kept: what passed lately in memory, and the ring on the disk if there is one. Thread-safe; both
//! outlive it.
class FootageArchive final : public FootageSource {
public:
    explicit FootageArchive(const FootageBuffer &buffer, const FootageRing *ring = nullptr) : m_buffer(buffer), m_ring(ring) {}

    std::optional<MediaSegment> segmentAt(const CameraId &camera, Instant at) const override;
    std::optional<MediaSegment> segmentAfter(const CameraId &camera, Instant at) const override;
    std::optional<MediaSegment> segmentBefore(const CameraId &camera, Instant at) const override;
    bool covers(const CameraId &camera, Instant at) const override;
    QList<TimeRange> spans(const CameraId &camera) const override;

private:
    const FootageBuffer &m_buffer;
    const FootageRing *m_ring;
};
