// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/recordoptions.h"

#include "ui/console/recordtexts.h"

RecordOptions parseRecordOptions(const QStringList &arguments)
{
    const CommandWords words{recordtexts::synopsis(), recordtexts::description(), recordtexts::dataDir(),
                             recordtexts::lang(),     recordtexts::help(),        recordtexts::notes(),
                             recordtexts::tryHelp(),  recordtexts::unexpected,    recordtexts::notALanguage};
    const QCommandLineOption endpoints{QStringLiteral("endpoints"), recordtexts::endpoints(), QStringLiteral("FILE")};
    const CommandLine line(QStringLiteral("record"), words, {endpoints}, arguments);
    return {line.common(), line.value(endpoints)};
}
