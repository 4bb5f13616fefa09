// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/mediasegment.h"
#include "app/video/soundformat.h"

#include <QList>

#include <memory>

//! Decodes the sound of segments, with one codec over all of them. Used by one thread at a time.
class SoundDecoder {
public:
    SoundDecoder();
    ~SoundDecoder();

    //! All of the segment's sound, placed like its pictures. Empty when it has none that can be decoded.
    QList<SoundChunk> decode(const MediaSegment &segment);
    void reset();

private:
    class Private;
    std::unique_ptr<Private> d;
};
