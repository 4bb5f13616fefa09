// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The video benchmark; see run.sh.
#include "tests/bench/video/tiles.h"
#include "tests/bench/video/videobench.h"

#include <QApplication>
#include <QCommandLineParser>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("Where the figures are added."), QStringLiteral("FILE"));
    const QCommandLineOption seconds(QStringLiteral("seconds"), QStringLiteral("How long the delay is watched."), QStringLiteral("N"),
                                     QStringLiteral("60"));
    const QCommandLineOption loaded(QStringLiteral("load-seconds"), QStringLiteral("How long processor time is counted."),
                                    QStringLiteral("N"), QStringLiteral("20"));
    const QCommandLineOption rounds(QStringLiteral("rounds"), QStringLiteral("How often each player is started."), QStringLiteral("N"),
                                    QStringLiteral("7"));
    const QCommandLineOption url(QStringLiteral("url"), QStringLiteral("Of a live stream, for tiles."), QStringLiteral("URL"));
    const QCommandLineOption count(QStringLiteral("count"), QStringLiteral("Of pictures, for tiles."), QStringLiteral("N"),
                                   QStringLiteral("1"));
    parser.addOptions({json, seconds, loaded, rounds, url, count});
    parser.addPositionalArgument(QStringLiteral("phase"), QStringLiteral("live, tiles or table"));
    parser.addHelpOption();
    parser.process(app);

    const QString phase = parser.positionalArguments().value(0);
    if (phase == QStringLiteral("tiles"))
        return showTiles(QUrl(parser.value(url)), parser.value(count).toInt());
    Report report(parser.value(json), QStringLiteral("video"));
    if (phase == QStringLiteral("table")) {
        report.print();
        return 0;
    }
    if (phase == QStringLiteral("live")) {
        const VideoBenchPlan plan{parser.value(rounds).toInt(), std::chrono::seconds(parser.value(seconds).toInt()),
                                  std::chrono::seconds(parser.value(loaded).toInt())};
        return benchVideo(plan, report) ? 0 : 1;
    }
    parser.showHelp(2);
}
