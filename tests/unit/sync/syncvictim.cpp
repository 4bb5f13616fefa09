// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// syncvictim JOURNAL API ADDRESS: keeps a journal up to date as the program does, only faster, until it is killed.
#include "tests/unit/sync/quicksync.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    const Result<std::unique_ptr<QuickSync>> sync =
        QuickSync::open(arguments[1], arguments[2], QUrl(arguments[3]), std::chrono::milliseconds(20));
    if (!sync) {
        std::fprintf(stderr, "%s\n", qPrintable(sync.error().detail));
        return 1;
    }
    sync.value()->engine->start();
    return QCoreApplication::exec();
}
