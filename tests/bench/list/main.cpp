// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The phases of a benchmark run that have a list to look at; see run.sh.
#include "tests/bench/list/scrollbench.h"
#include "tests/bench/report.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QStandardPaths>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCommandLineParser parser;
    const QCommandLineOption dir(QStringLiteral("dir"), QStringLiteral("Folder of the journals."), QStringLiteral("DIR"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("Where the figures are added."), QStringLiteral("FILE"));
    const QCommandLineOption turns(QStringLiteral("turns"), QStringLiteral("How much is scrolled."), QStringLiteral("N"),
                                   QStringLiteral("60"));
    parser.addOptions({dir, json, turns});
    parser.addPositionalArgument(QStringLiteral("phase"), QStringLiteral("scroll or table-scroll"));
    parser.addHelpOption();
    parser.process(app);

    Report report(parser.value(json));
    const QString phase = parser.positionalArguments().value(0);
    if (phase == QStringLiteral("scroll"))
        return benchScroll(parser.value(dir), parser.value(turns).toInt(), report) ? 0 : 1;
    if (phase == QStringLiteral("table-scroll"))
        return benchTableScroll(parser.value(dir), parser.value(turns).toInt(), report) ? 0 : 1;
    parser.showHelp(2);
}
