// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/recordoptions.h"

#include "ui/console/recordtexts.h"

#include <QCommandLineParser>

RecordOptions parseRecordOptions(const QStringList &arguments)
{
    const QCommandLineOption dataDir{QStringLiteral("data-dir"), recordtexts::dataDir(), QStringLiteral("DIR")};
    const QCommandLineOption endpoints{QStringLiteral("endpoints"), recordtexts::endpoints(), QStringLiteral("FILE")};
    const QCommandLineOption lang{QStringLiteral("lang"), recordtexts::lang(), QStringLiteral("ja|en")};
    const QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")}, recordtexts::help()};
    QCommandLineParser parser;
    parser.setApplicationDescription(recordtexts::description());
    parser.addOptions({dataDir, endpoints, lang, help});

    RecordOptions options;
    const auto refuse = [&options](const QString &why) {
        if (options.exitCode >= 0)
            return; // the first one is enough
        options.message = why + u'\n' + recordtexts::tryHelp() + u'\n';
        options.exitCode = 2;
    };
    if (!parser.parse(QStringList{QStringLiteral("regilens record")} + arguments))
        refuse(parser.errorText());
    if (parser.isSet(help)) {
        const QString text = parser.helpText(); // Qt begins with the path of the program
        options.message = recordtexts::synopsis() + text.mid(text.indexOf(u'\n')) + u'\n' + recordtexts::notes();
        options.exitCode = 0;
    }
    for (const QString &other : parser.positionalArguments())
        refuse(recordtexts::unexpected(other));
    options.language = parser.value(lang);
    if (parser.isSet(lang) && options.language != u"ja" && options.language != u"en") {
        refuse(recordtexts::notALanguage(options.language));
        options.language.clear();
    }
    options.dataDir = parser.value(dataDir);
    options.endpointsFile = parser.value(endpoints);
    return options;
}
