// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/commands.h"

#include "app/composition/clipcommand.h"
#include "app/composition/exportcommand.h"
#include "app/composition/recordcommand.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace {
constexpr std::array kCommands{
    Command{"clip", "Write recorded video to MP4 files.", runClip},
    Command{"export", "Write receipts to a CSV file.", runExport},
    Command{"record", "Record the linked cameras.", runRecord},
};
} // namespace

const Command *commandOf(int argc, char **argv)
{
    if (argc < 2)
        return nullptr;
    const auto named = std::find_if(kCommands.begin(), kCommands.end(),
                                    [name = std::string_view(argv[1])](const Command &command) { return name == command.name; });
    return named == kCommands.end() ? nullptr : &*named;
}

QString commandList()
{
    QString list;
    for (const Command &command : kCommands)
        list += QStringLiteral("  %1  %2\n").arg(QString::fromLatin1(command.name).leftJustified(24), QString::fromLatin1(command.summary));
    return list;
}
