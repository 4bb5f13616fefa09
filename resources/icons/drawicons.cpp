// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs while the program is built: draws the icons, so that the program needs no SVG at run time on any system.
//   drawicons FILE.svg FOLDER            FILE.png, FILE@2x.png and FILE@3x.png in the size that the file says
//   drawicons FILE.svg FOLDER SIDE...    FILE-SIDE.png for each
#include <QCoreApplication>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QTextStream>

namespace {

bool draw(QSvgRenderer &svg, const QSize &size, const QString &path)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    {
        QPainter painter(&image);
        svg.render(&painter);
    }
    if (image.save(path))
        return true;
    QTextStream(stderr) << "cannot write " << path << '\n';
    return false;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 3) {
        QTextStream(stderr) << "drawicons FILE.svg FOLDER [SIDE...]\n";
        return 2;
    }
    QSvgRenderer svg(arguments.at(1));
    if (!svg.isValid()) {
        QTextStream(stderr) << "no SVG: " << arguments.at(1) << '\n';
        return 1;
    }
    const QString base = arguments.at(2) + u'/' + QFileInfo(arguments.at(1)).completeBaseName();
    bool done = true;
    for (const QString &side : arguments.mid(3))
        done = draw(svg, QSize(side.toInt(), side.toInt()), base + u'-' + side + QStringLiteral(".png")) && done;
    for (int scale = 1; arguments.size() == 3 && scale <= 3; ++scale)
        done = draw(svg, svg.defaultSize() * scale,
                    base + (scale > 1 ? QStringLiteral("@%1x").arg(scale) : QString()) + QStringLiteral(".png")) &&
               done;
    return done ? 0 : 1;
}
