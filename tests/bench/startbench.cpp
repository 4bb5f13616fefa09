// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long the program takes from its start to a window that can be used, with the journal of the other phases, against KeePassXC
// with an empty database. On a display of its own; see run.sh.
#include "tests/bench/report.h"
#include "tests/bench/windowwatch.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTextStream>

namespace {

constexpr int kRuns = 9; // after one that fills the caches

//! A home folder of nothing, so that neither program finds settings of its own.
void setHome(QProcess &process, const QString &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), home);
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        environment.insert(QString::fromLatin1(name), home);
    environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
}

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

//! A program with all that it is started with.
struct Contender {
    QString key;
    QString program;
    QStringList arguments;
    QByteArray input;
    QList<double> mapped = {};
    QList<double> usable = {};
};

//! The journal in a profile whose first steps are over.
std::optional<Contender> regilens(const QString &program, const QString &dir, const QString &work)
{
    const QString profile = work + QStringLiteral("/profile");
    if (!writeFile(profile + QStringLiteral("/settings.ini"), "[guide]\nstate=closed\n[ui]\nlanguage=ja\n"))
        return {};
    for (const QString &part : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")}) {
        QFile::remove(profile + QStringLiteral("/journal.db") + part);
        const QString file = dir + QStringLiteral("/journal.sqlite") + part;
        if (QFile::exists(file) && !QFile::link(file, profile + QStringLiteral("/journal.db") + part))
            return {};
    }
    return Contender{QStringLiteral("start_ms"),
                     program,
                     {QStringLiteral("--data-dir"), profile, QStringLiteral("--secret-store"), QStringLiteral("memory")},
                     {}};
}

//! An empty database with the shortest key derivation that it makes, given its password at the start.
std::optional<Contender> keepassxc(const QString &work)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("keepassxc"));
    const QString cli = QStandardPaths::findExecutable(QStringLiteral("keepassxc-cli"));
    const QString database = work + QStringLiteral("/empty.kdbx");
    const QString config = work + QStringLiteral("/keepassxc.ini");
    if (program.isEmpty() || cli.isEmpty() ||
        !writeFile(config, "[General]\nConfigVersion=2\n[GUI]\nCheckForUpdates=false\nCheckForUpdatesNextCheck=0\n"))
        return {};
    QFile::remove(database);
    QProcess create;
    setHome(create, work);
    create.start(cli, {QStringLiteral("db-create"), QStringLiteral("--set-password"), QStringLiteral("--decryption-time"),
                       QStringLiteral("100"), database});
    create.write("correct horse\ncorrect horse\n");
    create.closeWriteChannel();
    if (!create.waitForFinished(60'000) || create.exitCode() != 0)
        return {};
    return Contender{QStringLiteral("start_keepassxc_ms"),
                     program,
                     {QStringLiteral("--config"), config, QStringLiteral("--localconfig"), config + QStringLiteral(".local"),
                      QStringLiteral("--pw-stdin"), database},
                     "correct horse\n"};
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption dir(QStringLiteral("dir"), QStringLiteral("Folder of the journals."), QStringLiteral("DIR"), QDir::tempPath());
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("Where the figures are added."), QStringLiteral("FILE"));
    parser.addOptions({dir, json});
    parser.addPositionalArgument(QStringLiteral("program"), QStringLiteral("the program as it was built"));
    parser.addHelpOption();
    parser.process(app);

    QTextStream err(stderr);
    const QString work = QDir(parser.value(dir)).absoluteFilePath(QStringLiteral("start"));
    QDir().mkpath(work);
    WindowWatch watch;
    if (!watch.isOpen()) {
        err << "no display to start a window on\n";
        return 1;
    }
    QList<Contender> contenders;
    const auto ours = regilens(parser.positionalArguments().value(0), QDir(parser.value(dir)).absolutePath(), work);
    if (!ours) {
        err << "no profile could be made\n";
        return 1;
    }
    contenders << *ours;
    if (const auto theirs = keepassxc(work))
        contenders << *theirs;
    else
        err << "no KeePassXC to compare with\n";

    for (int run = 0; run <= kRuns; ++run) {
        for (Contender &contender : contenders) {
            QProcess process;
            setHome(process, work);
            process.setProgram(contender.program);
            process.setArguments(contender.arguments);
            const auto times = watch.start(process, contender.input);
            if (!times) {
                err << contender.program << " did not get as far as a window that can be used\n";
                return 1;
            }
            if (run == 0)
                continue;
            contender.mapped << times->mappedMs;
            contender.usable << times->usableMs;
        }
    }
    Report report(parser.value(json));
    for (const Contender &contender : std::as_const(contenders)) {
        report.set(contender.key, percentile(contender.usable, 0.5));
        report.set(contender.key + QStringLiteral("_p95"), percentile(contender.usable, 0.95));
        report.set(contender.key + QStringLiteral("_to_map"), percentile(contender.mapped, 0.5));
    }
    if (contenders.size() > 1)
        report.set(QStringLiteral("start_ratio_keepassxc"),
                   percentile(contenders.first().usable, 0.5) / percentile(contenders.last().usable, 0.5));
    QDir(work).removeRecursively();
    return report.save() ? 0 : 1;
}
