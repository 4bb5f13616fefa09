// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/timerange.h"

#include <QCommandLineParser>

#include <functional>
#include <optional>

//! What every command says, in the language of the moment.
struct CommandWords {
    QString synopsis;
    QString description;
    QString dataDir;
    QString lang;
    QString help;
    QString notes; //!< below the options
    QString tryHelp;
    std::function<QString(const QString &)> unexpected;
    std::function<QString(const QString &)> notALanguage;
};

//! What the options of every command tell.
struct CommandOptions {
    QString dataDir; //!< empty: the system's place
    QString language; //!< empty: as in the settings

    //! What to print and end with (--help, a wrong option), when `exitCode` is not negative.
    QString message;
    int exitCode = -1;
};

//! The command line of one command: its own options, and --data-dir, --lang and --help.
class CommandLine {
public:
    CommandLine(const QString &command, const CommandWords &words, const QList<QCommandLineOption> &options, const QStringList &arguments);

    bool isSet(const QCommandLineOption &option) const { return m_parser.isSet(option); }
    QString value(const QCommandLineOption &option) const { return m_parser.value(option); }
    QStringList values(const QCommandLineOption &option) const { return m_parser.values(option); }

    //! Of all that is wrong the first is told.
    void refuse(const QString &why);
    const CommandOptions &common() const { return m_common; }

private:
    QCommandLineParser m_parser;
    const QString m_tryHelp;
    CommandOptions m_common;
};

//! A day, month or year, in the words of the search field.
std::optional<TimeRange> periodOf(const QString &text, Instant now);
