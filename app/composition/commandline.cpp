// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/commandline.h"

#include "app/domain/searchquery.h"

CommandLine::CommandLine(const QString &command, const CommandWords &words, const QList<QCommandLineOption> &options,
                         const QStringList &arguments)
    : m_tryHelp(words.tryHelp)
{
    const QCommandLineOption dataDir{QStringLiteral("data-dir"), words.dataDir, QStringLiteral("DIR")};
    const QCommandLineOption lang{QStringLiteral("lang"), words.lang, QStringLiteral("ja|en")};
    const QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")}, words.help};
    m_parser.setApplicationDescription(words.description);
    m_parser.addOptions(options);
    m_parser.addOptions({dataDir, lang, help});
    if (!m_parser.parse(QStringList{QStringLiteral("regilens ") + command} + arguments))
        refuse(m_parser.errorText());
    if (m_parser.isSet(help)) {
        const QString text = m_parser.helpText(); // Qt begins with the path of the program
        m_common.message = words.synopsis + text.mid(text.indexOf(u'\n')) + u'\n' + words.notes;
        m_common.exitCode = 0;
    }
    for (const QString &other : m_parser.positionalArguments())
        refuse(words.unexpected(other));
    m_common.dataDir = m_parser.value(dataDir);
    m_common.language = m_parser.value(lang);
    if (m_parser.isSet(lang) && m_common.language != u"ja" && m_common.language != u"en") {
        refuse(words.notALanguage(m_common.language));
        m_common.language.clear();
    }
}

void CommandLine::refuse(const QString &why)
{
    if (m_common.exitCode >= 0)
        return;
    m_common.message = why + u'\n' + m_tryHelp + u'\n';
    m_common.exitCode = 2;
}

std::optional<TimeRange> periodOf(const QString &text, Instant now)
{
    const SearchQuery query = parseSearch(text, now, shopZone());
    if (query.terms.size() != 1 || query.terms.first().kind != SearchTerm::Kind::Period)
        return {};
    return query.terms.first().period;
}
