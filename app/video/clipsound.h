// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/clipwriter.h"

#include <memory>

class ClipTime;
class Mp4Output;
struct AVCodecParameters;

//! The sound of a clip, taken over from its segments as it is. One thread.
class ClipSound {
public:
    ClipSound();
    ~ClipSound();

    //! What the sound of the clip's first segment is like; null when it has none that an MP4 file can hold.
    const AVCodecParameters *open(const MediaSegment &segment);
    //! What lies within the clip. `time` knows the segment's place.
    Result<Done> write(const MediaSegment &segment, const ClipTime &time, Mp4Output &output);
    ClipSoundExtent extent() const;

private:
    struct ParametersFree {
        void operator()(AVCodecParameters *parameters) const;
    };
    std::unique_ptr<AVCodecParameters, ParametersFree> m_parameters;
    bool m_written = false;
    bool m_missing = false;
};
