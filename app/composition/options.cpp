// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/options.h"

#include "app/composition/commands.h"

#include <QCommandLineParser>
#include <QCoreApplication>

Options parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Receipts of a cloud POS beside the camera video of the same moment."));
    const QCommandLineOption help = {{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Print this and end.")};
    const QCommandLineOption version = {{QStringLiteral("v"), QStringLiteral("version")}, QStringLiteral("Print the version and end.")};
    const QCommandLineOption demo = {QStringLiteral("demo"),
                                     QStringLiteral("Use the demo store inside the program; nothing leaves this machine.")};
    const QCommandLineOption lang = {QStringLiteral("lang"), QStringLiteral("Language of the screens: ja or en."), QStringLiteral("ja|en")};
    const QCommandLineOption dataDir = {QStringLiteral("data-dir"), QStringLiteral("Folder for all files of the profile."),
                                        QStringLiteral("DIR")};
    const QCommandLineOption endpoints = {
        QStringLiteral("endpoints"), QStringLiteral("JSON file with other addresses of the clouds (see README)."), QStringLiteral("FILE")};
    const QCommandLineOption screens = {
        QStringLiteral("screens"),
        QStringLiteral("Visit every screen in both languages, light and dark, save pictures, and end. Implies --demo."),
        QStringLiteral("DIR")};
    const QCommandLineOption secrets = {
        QStringLiteral("secret-store"),
        QStringLiteral("Where tokens are kept: keychain (default), or memory, which forgets them at the end."),
        QStringLiteral("keychain|memory")};
    parser.addOptions({help, version, demo, lang, dataDir, endpoints, screens, secrets});

    Options options;
    const auto refuse = [&options](const QString &why) {
        options.message = why + QStringLiteral("\nTry --help.\n");
        options.exitCode = 2;
    };
    if (!parser.parse(arguments)) {
        refuse(parser.errorText());
        return options;
    }
    if (parser.isSet(help)) {
        options.message = parser.helpText() + QStringLiteral("\nCommands, each with a --help of its own:\n") + commandList();
        options.exitCode = 0;
        return options;
    }
    if (parser.isSet(version)) {
        options.message = QStringLiteral("Regilens %1\n").arg(QStringLiteral(REGILENS_VERSION));
        options.exitCode = 0;
        return options;
    }
    if (!parser.positionalArguments().isEmpty()) {
        refuse(QStringLiteral("Unexpected: %1. A command stands before all options.").arg(parser.positionalArguments().join(u' ')));
        return options;
    }
    options.screensDir = parser.value(screens);
    options.endpointsFile = parser.value(endpoints);
    options.demo = parser.isSet(demo) || parser.isSet(screens);
    options.dataDir = parser.value(dataDir);
    options.language = parser.value(lang);
    if (!options.language.isEmpty() && options.language != u"ja" && options.language != u"en")
        refuse(QStringLiteral("--lang takes ja or en, not %1").arg(options.language));
    const QString store = parser.value(secrets);
    if (!store.isEmpty() && store != u"keychain" && store != u"memory")
        refuse(QStringLiteral("--secret-store takes keychain or memory, not %1").arg(store));
    options.secrets = store == u"memory" || (store.isEmpty() && options.demo) ? Options::Secrets::Memory : Options::Secrets::Keychain;
    if (options.demo && !options.endpointsFile.isEmpty())
        refuse(QStringLiteral("--demo and --screens bring their own addresses; leave --endpoints out."));
    return options;
}
