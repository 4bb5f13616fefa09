// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/hlsplaylist.h"

#include "app/video/hlsparser.h"

Result<HlsPlaylist> HlsPlaylist::parse(const QByteArray &text, const QUrl &address)
{
    return HlsParser(address).parse(text);
}

bool isUnsupportedStream(const Error &error)
{
    return error.reason == u"video.encrypted" || error.reason == u"video.codec";
}
