// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/footage.h"

#include "app/base/logging.h"

#include <QFile>

// The resource is part of a static library, which a program takes it from only when something asks for its initialiser;
// and that macro must stand outside of any namespace.
static void initFootage()
{
#ifdef REGILENS_DEMO_FOOTAGE
    Q_INIT_RESOURCE(demo);
#endif
}

namespace {

QByteArray content(int camera, const QString &kind, qint64 number, const QString &suffix)
{
    static const bool initialised = (initFootage(), true);
    Q_UNUSED(initialised)
    QFile file(QStringLiteral(":/demo/camera%1/%2-%3.%4")
                   .arg((camera - 1) % Footage::kLoops + 1)
                   .arg(kind)
                   .arg(number, 2, 10, QLatin1Char('0'))
                   .arg(suffix));
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(lcDemo, "no footage: %s", qUtf8Printable(file.fileName()));
        return {};
    }
    return file.readAll();
}

} // namespace

QByteArray Footage::segment(int camera, qint64 number)
{
    return content(camera, QStringLiteral("segment"), number % kSegments, QStringLiteral("ts"));
}

QByteArray Footage::still(int camera, qint64 second)
{
    return content(camera, QStringLiteral("still"), second % 60, QStringLiteral("jpg"));
}

QByteArray Footage::smallStill(int camera, qint64 second)
{
    return content(camera, QStringLiteral("small"), second % 60 / 5 * 5, QStringLiteral("jpg"));
}
