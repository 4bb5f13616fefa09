// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timeline/timelinetext.h"

#include "ui/format/format.h"

#include <QCoreApplication>

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};
} // namespace

QString footageText(FootagePlace place)
{
    switch (place) {
    case FootagePlace::Here:
        return Words::tr("Video on this computer");
    case FootagePlace::Cloud:
        return Words::tr("Video in the camera's cloud only");
    case FootagePlace::None:
        return Words::tr("No video");
    case FootagePlace::Unknown:
        return Words::tr("No video on this computer");
    case FootagePlace::Future:
        break;
    }
    return {};
}

QString playheadText(const TimelineContent &content, const QTimeZone &zone)
{
    if (content.live)
        return Words::tr("Live");
    if (!content.playhead)
        return {};
    const QString time = format::time(*content.playhead, zone);
    const QString there = footageText(footagePlace(content, *content.playhead));
    //: Where the timeline is; %1 is a time, %2 says what there is: "Video on this computer"
    return there.isEmpty() ? time : Words::tr("%1, %2").arg(time, there);
}
