// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

// The FFmpeg headers are C; only the sources of this folder include this file.
extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/imgutils.h>
#include <libswscale/swscale.h>
}

#include <memory>

namespace libav {

struct PacketFree {
    void operator()(AVPacket *packet) const { av_packet_free(&packet); }
};
struct FrameFree {
    void operator()(AVFrame *frame) const { av_frame_free(&frame); }
};
struct CodecFree {
    void operator()(AVCodecContext *context) const { avcodec_free_context(&context); }
};
struct ScalerFree {
    void operator()(SwsContext *context) const { sws_freeContext(context); }
};
using Packet = std::unique_ptr<AVPacket, PacketFree>;
using Frame = std::unique_ptr<AVFrame, FrameFree>;
using Codec = std::unique_ptr<AVCodecContext, CodecFree>;
using Scaler = std::unique_ptr<SwsContext, ScalerFree>;

//! BadData with the library's own text for its error code.
Error error(const QString &doing, int code);

//! Sends the libraries' messages to our log instead of stderr. May be called often.
void routeLog();

} // namespace libav
