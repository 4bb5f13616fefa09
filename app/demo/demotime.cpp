// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demotime.h"

#include <cstdio>

namespace {

QByteArray text(qint64 second, const char *dateTimeFormat)
{
    using namespace std::chrono;
    const sys_seconds at{seconds(second)};
    const sys_days day = floor<days>(at);
    const year_month_day date(day);
    const hh_mm_ss time(at - day);
    char buffer[40];
    const int length = std::snprintf(buffer, sizeof buffer, dateTimeFormat, int(date.year()), unsigned(date.month()), unsigned(date.day()),
                                     int(time.hours().count()), int(time.minutes().count()), int(time.seconds().count()));
    return {buffer, length};
}

} // namespace

QByteArray DemoTime::japanTime(qint64 second)
{
    return text(second + kJapan, "%04d-%02u-%02u %02d:%02d:%02d");
}

QByteArray DemoTime::japanDate(qint64 second)
{
    return japanTime(second).left(10);
}

QByteArray DemoTime::utcTime(qint64 second)
{
    return text(second, "%04d-%02u-%02uT%02d:%02d:%02dZ");
}
