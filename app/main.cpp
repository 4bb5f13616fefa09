// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/commands.h"
#include "app/composition/composition.h"
#include "app/composition/options.h"
#include "app/composition/termination.h"
#include "ui/theme/icons.h"

#include <QApplication>

#include <cstdio>

namespace {

Options readOptions(int argc, char **argv)
{
    // The parser wants an application object; this one needs no display, so that --help works anywhere.
    const QCoreApplication parsing(argc, argv);
    return parseOptions(QCoreApplication::arguments());
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("Regilens"));
    QCoreApplication::setOrganizationName(QStringLiteral("Regilens"));
    QCoreApplication::setApplicationVersion(QStringLiteral(REGILENS_VERSION));
    if (const Command *command = commandOf(argc, argv)) {
        const QCoreApplication app(argc, argv);
        const Termination termination;
        return command->run(QCoreApplication::arguments().mid(2));
    }
    const Options options = readOptions(argc, argv);
    if (options.exitCode >= 0) {
        std::fputs(qPrintable(options.message), options.exitCode == 0 ? stdout : stderr);
        return options.exitCode;
    }

    QApplication app(argc, argv);
    QApplication::setWindowIcon(appIcon());
    QApplication::setDesktopFileName(QStringLiteral("com.regilens.Regilens"));
    QApplication::setQuitOnLastWindowClosed(false); // the windows take turns; Composition says when to end
    const Termination termination;
    Composition composition(options);
    return composition.run();
}
