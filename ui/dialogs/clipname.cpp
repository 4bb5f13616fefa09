// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/clipname.h"

#include "app/domain/timerange.h"
#include "ui/dialogs/legalname.h"

#include <QStringList>

namespace {
// Together less than the 255 bytes that file systems take, with room for a number at the end and the ending of the temporary file.
constexpr qsizetype kMostPartBytes = 60;
constexpr qsizetype kMostNumberBytes = 30;
constexpr qsizetype kMostBytes = 200;
} // namespace

QString clipFileName(const ClipNameParts &parts)
{
    QStringList words;
    if (const QString place = legalNamePart(parts.place, kMostPartBytes); !place.isEmpty())
        words << place;
    if (const QString number = legalNamePart(parts.number, kMostNumberBytes); !number.isEmpty())
        words << QStringLiteral("No.") + number;
    words << toDateTime(parts.from, shopZone()).toString(QStringLiteral("yyyy-MM-dd_HH-mm-ss"));
    if (const QString camera = legalNamePart(parts.camera, kMostPartBytes); !camera.isEmpty())
        words << camera;
    return legalBaseName(words.join(u'_'), kMostBytes) + QStringLiteral(".mp4");
}
