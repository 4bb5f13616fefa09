// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/exportoptions.h"

#include "app/domain/searchquery.h"
#include "ui/console/exporttexts.h"

#include <QCommandLineParser>

#include <limits>

namespace {

//! The options of the command, with their texts in the language of the moment.
struct Parser {
    Parser()
    {
        parser.setApplicationDescription(exporttexts::description());
        parser.addOptions({from, to, query, reg, lines, out, plain, dataDir, lang, help});
    }
    [[nodiscard]] bool parse(const QStringList &arguments)
    {
        return parser.parse(QStringList{QStringLiteral("regilens export")} + arguments);
    }
    //! Qt begins with the path of the program.
    QString helpText() const
    {
        const QString text = parser.helpText();
        return exporttexts::synopsis() + text.mid(text.indexOf(u'\n')) + u'\n' + exporttexts::notes();
    }

    const QCommandLineOption from{QStringLiteral("from"), exporttexts::from(), QStringLiteral("DAY")};
    const QCommandLineOption to{QStringLiteral("to"), exporttexts::to(), QStringLiteral("DAY")};
    const QCommandLineOption query{QStringLiteral("query"), exporttexts::query(), QStringLiteral("TEXT")};
    const QCommandLineOption reg{QStringLiteral("register"), exporttexts::registers(), QStringLiteral("ID")};
    const QCommandLineOption lines{QStringLiteral("lines"), exporttexts::lines()};
    const QCommandLineOption out{QStringLiteral("out"), exporttexts::out(), QStringLiteral("FILE")};
    const QCommandLineOption plain{QStringLiteral("plain"), exporttexts::plain()};
    const QCommandLineOption dataDir{QStringLiteral("data-dir"), exporttexts::dataDir(), QStringLiteral("DIR")};
    const QCommandLineOption lang{QStringLiteral("lang"), exporttexts::lang(), QStringLiteral("ja|en")};
    const QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")}, exporttexts::help()};
    QCommandLineParser parser;
};

//! A day, month or year, in the words of the search field.
std::optional<TimeRange> periodOf(const QString &text, Instant now)
{
    const SearchQuery query = parseSearch(text, now, shopZone());
    if (query.terms.size() != 1 || query.terms.first().kind != SearchTerm::Kind::Period)
        return {};
    return query.terms.first().period;
}

bool isLanguage(const QString &text)
{
    return text == u"ja" || text == u"en";
}

} // namespace

ProfileOptions profileOptions(const QStringList &arguments)
{
    Parser parser;
    (void)parser.parse(arguments); // what is wrong is told later
    const QString language = parser.parser.value(parser.lang);
    return {parser.parser.value(parser.dataDir), isLanguage(language) ? language : QString()};
}

ExportOptions parseExportOptions(const QStringList &arguments, Instant now)
{
    ExportOptions options;
    const auto refuse = [&options](const QString &why) {
        if (options.exitCode >= 0)
            return; // the first one is enough
        options.message = why + u'\n' + exporttexts::tryHelp() + u'\n';
        options.exitCode = 2;
    };
    Parser parser;
    if (!parser.parse(arguments))
        refuse(parser.parser.errorText());
    if (parser.parser.isSet(parser.help)) {
        options.message = parser.helpText();
        options.exitCode = 0;
    }
    for (const QString &other : parser.parser.positionalArguments())
        refuse(exporttexts::unexpected(other));
    const QString language = parser.parser.value(parser.lang);
    if (parser.parser.isSet(parser.lang) && !isLanguage(language))
        refuse(exporttexts::notALanguage(language));

    TimeRange soldAt{Instant(std::chrono::milliseconds(0)), fromMs(std::numeric_limits<qint64>::max() / 2)};
    for (const bool end : {false, true}) {
        const QCommandLineOption &option = end ? parser.to : parser.from;
        if (!parser.parser.isSet(option))
            continue;
        const QString text = parser.parser.value(option);
        if (const std::optional<TimeRange> period = periodOf(text, now))
            (end ? soldAt.to : soldAt.from) = end ? period->to : period->from;
        else
            refuse(exporttexts::notAPeriod(end ? QStringLiteral("--to") : QStringLiteral("--from"), text));
        options.soldAt = soldAt;
    }
    if (options.soldAt && options.soldAt->isEmpty())
        refuse(exporttexts::periodIsEmpty());
    options.out = parser.parser.value(parser.out);
    if (options.out.isEmpty())
        refuse(exporttexts::noOutput());
    options.query = parser.parser.value(parser.query);
    options.registers = parser.parser.values(parser.reg);
    options.rows = parser.parser.isSet(parser.lines) ? CsvRows::Lines : CsvRows::Receipts;
    options.kind = parser.parser.isSet(parser.plain) ? CsvKind::Plain : CsvKind::ForExcel;
    return options;
}
