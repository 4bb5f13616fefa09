// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/videolibrary.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/avutil.h>
}

VideoLibrary videoLibrary()
{
    return {QString::fromLatin1(av_version_info()), QString::fromLatin1(avcodec_license())};
}
