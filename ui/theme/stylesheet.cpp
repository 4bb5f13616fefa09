// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/stylesheet.h"

#include "app/base/logging.h"
#include "ui/theme/theme.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>

namespace {

QHash<QString, QString> namedValues(const ThemeColors &c, bool dark)
{
    const auto css = [](const QColor &color) { return color.name(QColor::HexArgb); };
    return {
        {QStringLiteral("tone"), dark ? QStringLiteral("dark") : QStringLiteral("light")},
        {QStringLiteral("window"), css(c.window)},
        {QStringLiteral("card"), css(c.card)},
        {QStringLiteral("border"), css(c.border)},
        {QStringLiteral("text"), css(c.text)},
        {QStringLiteral("mutedText"), css(c.mutedText)},
        {QStringLiteral("accent"), css(c.accent)},
        {QStringLiteral("accentHover"), css(dark ? c.accent.lighter(112) : c.accent.darker(112))},
        {QStringLiteral("accentText"), css(c.accentText)},
        {QStringLiteral("accentSoft"), css(c.accentSoft)},
        {QStringLiteral("accentSoftText"), css(c.accentSoftText)},
        {QStringLiteral("danger"), css(c.danger)},
        {QStringLiteral("dangerSoft"), css(c.dangerSoft)},
        {QStringLiteral("warning"), css(c.warning)},
        {QStringLiteral("warningSoft"), css(c.warningSoft)},
        {QStringLiteral("success"), css(c.success)},
        {QStringLiteral("focus"), css(c.focus)},
    };
}

} // namespace

QString styleSheet(const ThemeColors &colors, bool dark, double textScale)
{
    QFile file(QStringLiteral(":/theme/style.qss"));
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(lcUi) << "the style sheet is not in the program";
        return {};
    }
    const QString text = QString::fromUtf8(file.readAll());
    const QHash<QString, QString> values = namedValues(colors, dark);
    static const QRegularExpression place(QStringLiteral(R"(@\{(\w+)\})"));

    QString filled;
    qsizetype from = 0;
    for (auto it = place.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        filled += QStringView(text).mid(from, match.capturedStart() - from);
        from = match.capturedEnd();
        bool isLength = false;
        const int length = match.capturedView(1).toInt(&isLength);
        if (isLength)
            filled += QString::number(qRound(length * textScale)) + QStringLiteral("px");
        else if (values.contains(match.captured(1)))
            filled += values[match.captured(1)];
        else
            qCWarning(lcUi) << "the style sheet names an unknown value:" << match.captured(1);
    }
    filled += QStringView(text).mid(from);
    return filled;
}
