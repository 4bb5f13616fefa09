// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/shell.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace {

constexpr int kLongest = 3'600'000;

//! Of the processes that this one waited for.
double childrensCpu()
{
#ifdef Q_OS_UNIX
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
#else
    return 0;
#endif
}

} // namespace

std::optional<ShellTime> shellRuns(const QString &database, const QString &scriptFile)
{
    QProcess shell;
    shell.setStandardInputFile(scriptFile);
    shell.setStandardOutputFile(QProcess::nullDevice());
    const double cpu = childrensCpu();
    QElapsedTimer timer;
    timer.start();
    shell.start(QStringLiteral("sqlite3"), {QStringLiteral("-bail"), database});
    if (!shell.waitForFinished(kLongest) || shell.exitStatus() != QProcess::NormalExit || shell.exitCode() != 0)
        return {};
    return ShellTime{double(timer.nsecsElapsed()) / 1e9, childrensCpu() - cpu};
}

std::optional<double> shellQueryMs(const QString &database, const QString &sql)
{
    QProcess shell;
    shell.start(QStringLiteral("sqlite3"), {QStringLiteral("-readonly"), database});
    shell.write((QStringLiteral(".timer on\n") + sql + u'\n' + sql + u'\n').toUtf8());
    shell.closeWriteChannel();
    if (!shell.waitForFinished(kLongest) || shell.exitCode() != 0)
        return {};
    static const QRegularExpression form(QStringLiteral("Run Time: real ([0-9.]+)"));
    std::optional<double> best;
    auto runs = form.globalMatch(QString::fromUtf8(shell.readAllStandardOutput()));
    while (runs.hasNext()) {
        const double ms = runs.next().captured(1).toDouble() * 1000;
        best = std::min(best.value_or(ms), ms);
    }
    return best;
}
