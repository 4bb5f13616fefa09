// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/libav.h"

#include "app/base/logging.h"

#include <cstdarg>
#include <cstdio>
#include <mutex>

namespace {

void writeLog(void *, int level, const char *format, va_list arguments)
{
    if (level > AV_LOG_ERROR)
        return;
    char text[512];
    std::vsnprintf(text, sizeof text, format, arguments);
    // Debug only: one broken segment can make hundreds of lines; what it means for us is logged by the caller.
    qCDebug(lcVideo).noquote() << "libav:" << QString::fromUtf8(text).trimmed();
}

} // namespace

Error libav::error(const QString &doing, int code)
{
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, text, sizeof text);
    return {Error::Kind::BadData, doing + QStringLiteral(": ") + QString::fromUtf8(text), {}, {}};
}

void libav::routeLog()
{
    static std::once_flag once;
    std::call_once(once, [] { av_log_set_callback(writeLog); });
}
