// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One phase of a benchmark run; see run.sh.
#include "tests/bench/importbench.h"
#include "tests/bench/report.h"
#include "tests/bench/searchbench.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

#include <algorithm>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption rows(QStringLiteral("rows"), QStringLiteral("Receipts in the journal."), QStringLiteral("N"),
                                  QStringLiteral("1000000"));
    const QCommandLineOption compare(QStringLiteral("compare"), QStringLiteral("Receipts that the sqlite3 shell inserts too."),
                                     QStringLiteral("N"));
    const QCommandLineOption dir(QStringLiteral("dir"), QStringLiteral("Folder of the journals."), QStringLiteral("DIR"), QDir::tempPath());
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("Where the figures are added."), QStringLiteral("FILE"));
    parser.addOptions({rows, compare, dir, json});
    parser.addPositionalArgument(QStringLiteral("phase"), QStringLiteral("import, search or table"));
    parser.addHelpOption();
    parser.process(app);

    Report report(parser.value(json));
    const QString phase = parser.positionalArguments().value(0);
    if (phase == QStringLiteral("import")) {
        const qint64 all = parser.value(rows).toLongLong();
        const qint64 compared = parser.isSet(compare) ? parser.value(compare).toLongLong() : all;
        return benchImport({all, std::min(all, compared), parser.value(dir)}, report) ? 0 : 1;
    }
    if (phase == QStringLiteral("search"))
        return benchSearch(parser.value(dir), report) ? 0 : 1;
    if (phase == QStringLiteral("table")) {
        report.print();
        return 0;
    }
    parser.showHelp(2);
}
