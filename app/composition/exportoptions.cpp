// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/exportoptions.h"

#include "ui/console/exporttexts.h"

#include <limits>

ExportOptions parseExportOptions(const QStringList &arguments, Instant now)
{
    const CommandWords words{exporttexts::synopsis(), exporttexts::description(), exporttexts::dataDir(),
                             exporttexts::lang(),     exporttexts::help(),        exporttexts::notes(),
                             exporttexts::tryHelp(),  exporttexts::unexpected,    exporttexts::notALanguage};
    const QCommandLineOption from{QStringLiteral("from"), exporttexts::from(), QStringLiteral("DAY")};
    const QCommandLineOption to{QStringLiteral("to"), exporttexts::to(), QStringLiteral("DAY")};
    const QCommandLineOption query{QStringLiteral("query"), exporttexts::query(), QStringLiteral("TEXT")};
    const QCommandLineOption reg{QStringLiteral("register"), exporttexts::registers(), QStringLiteral("ID")};
    const QCommandLineOption lines{QStringLiteral("lines"), exporttexts::lines()};
    const QCommandLineOption out{QStringLiteral("out"), exporttexts::out(), QStringLiteral("FILE")};
    const QCommandLineOption plain{QStringLiteral("plain"), exporttexts::plain()};
    CommandLine line(QStringLiteral("export"), words, {from, to, query, reg, lines, out, plain}, arguments);

    ExportOptions options;
    TimeRange soldAt{Instant(std::chrono::milliseconds(0)), fromMs(std::numeric_limits<qint64>::max() / 2)};
    for (const bool end : {false, true}) {
        const QCommandLineOption &option = end ? to : from;
        if (!line.isSet(option))
            continue;
        const QString text = line.value(option);
        if (const std::optional<TimeRange> period = periodOf(text, now))
            (end ? soldAt.to : soldAt.from) = end ? period->to : period->from;
        else
            line.refuse(exporttexts::notAPeriod(end ? QStringLiteral("--to") : QStringLiteral("--from"), text));
        options.soldAt = soldAt;
    }
    if (options.soldAt && options.soldAt->isEmpty())
        line.refuse(exporttexts::periodIsEmpty());
    options.out = line.value(out);
    if (options.out.isEmpty())
        line.refuse(exporttexts::noOutput());
    options.query = line.value(query);
    options.registers = line.values(reg);
    options.rows = line.isSet(lines) ? CsvRows::Lines : CsvRows::Receipts;
    options.kind = line.isSet(plain) ? CsvKind::Plain : CsvKind::ForExcel;
    static_cast<CommandOptions &>(options) = line.common();
    return options;
}
