// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "app/base/logging.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>
#include <QPixmap>

namespace {

constexpr int kSide = 16;

// Read through the image plugin, not QtSvg, so that the program links one library less.
QPixmap drawn(const QByteArray &svg, const QColor &color, int scale)
{
    QByteArray tinted = svg;
    tinted.replace("currentColor", color.name().toLatin1());
    QBuffer buffer(&tinted);
    QImageReader reader(&buffer, "svg");
    reader.setScaledSize(QSize(kSide, kSide) * scale);
    QPixmap pixmap = QPixmap::fromImage(reader.read());
    pixmap.setDevicePixelRatio(scale);
    return pixmap;
}

} // namespace

QIcon icon(const QString &name, const QColor &color, const QColor &disabled)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(lcUi) << "no icon" << name;
        return {};
    }
    const QByteArray svg = file.readAll();
    QIcon icon;
    for (const int scale : {1, 2, 3}) {
        icon.addPixmap(drawn(svg, color, scale), QIcon::Normal);
        if (disabled.isValid())
            icon.addPixmap(drawn(svg, disabled, scale), QIcon::Disabled);
    }
    return icon;
}

QIcon appIcon()
{
    return QIcon(QStringLiteral(":/icons/regilens.svg"));
}
