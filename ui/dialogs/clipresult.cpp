// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/clipresult.h"

#include "app/domain/timerange.h"

#include <QCoreApplication>
#include <QLocale>

namespace clipresult {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ClipResult)
};

QString time(Instant at)
{
    return toDateTime(at, shopZone()).toString(QStringLiteral("H:mm:ss.zzz")).chopped(2); // tenths tell enough
}

} // namespace

QString span(const TimeRange &span)
{
    //: From one time of the day to another: 16:56:31.2 to 16:56:35.0
    return Words::tr("%1 to %2").arg(time(span.from), time(span.to));
}

QStringList missing(const ClipFile &file)
{
    QStringList sentences;
    QStringList spans;
    for (const TimeRange &one : file.missing)
        spans << span(one);
    if (!spans.isEmpty()) //: %1 is one span of time or several
        sentences << Words::tr("There is no video of %1. Where the gap is in between, the picture before it stands still.")
                         .arg(QLocale().createSeparatedList(spans));
    if (file.sound == ClipSoundExtent::Partly)
        sentences << Words::tr("A part of the sound could not be taken over.");
    return sentences;
}

} // namespace clipresult
