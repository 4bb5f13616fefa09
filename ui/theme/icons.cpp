// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "app/base/logging.h"

#include <QPainter>
#include <QPixmap>

namespace {

QPixmap tinted(QPixmap mask, const QColor &color)
{
    QPainter painter(&mask);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(mask.rect(), color);
    return mask;
}

} // namespace

QIcon icon(const QString &name, const QColor &color, const QColor &disabled)
{
    QIcon icon;
    for (const QString &scale : {QString(), QStringLiteral("@2x"), QStringLiteral("@3x")}) {
        const QPixmap mask(QStringLiteral(":/icons/%1%2.png").arg(name, scale)); // which takes its ratio from the name
        if (mask.isNull()) {
            qCWarning(lcUi) << "no icon" << name;
            return {};
        }
        icon.addPixmap(tinted(mask, color), QIcon::Normal);
        if (disabled.isValid())
            icon.addPixmap(tinted(mask, disabled), QIcon::Disabled);
    }
    return icon;
}

QIcon appIcon()
{
    QIcon icon;
    for (const int side : {16, 24, 32, 48, 64, 128, 256, 512})
        icon.addFile(QStringLiteral(":/icons/regilens-%1.png").arg(side));
    return icon;
}
