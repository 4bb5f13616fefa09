// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/money.h"

#include <QFile>
#include <QTest>

//! A file of tests/data.
inline QByteArray testData(const QString &name)
{
    QFile file(QStringLiteral(REGILENS_SOURCE_DIR "/tests/data/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no test data %s", qPrintable(name));
    return file.readAll();
}

inline Instant utc(const char *iso)
{
    const QDateTime time = QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate);
    return fromMs(time.toMSecsSinceEpoch());
}

inline Money yen(qint64 amount)
{
    return {amount, QStringLiteral("JPY")};
}
