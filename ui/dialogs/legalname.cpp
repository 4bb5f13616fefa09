// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/legalname.h"

#include <QRegularExpression>

QString legalNamePart(const QString &text, qsizetype mostBytes)
{
    static constexpr QStringView kTaken = u"<>:\"/\\|?*";
    static constexpr QStringView kInstead = u"＜＞：＂／＼｜？＊";
    QString name;
    for (const QChar c : text.simplified()) {
        const qsizetype taken = kTaken.indexOf(c);
        if (taken >= 0)
            name += kInstead.at(taken);
        else if (c.isPrint() || c.isSurrogate())
            name += c;
    }
    const auto endsBadly = [&name] {
        return !name.isEmpty() && (name.endsWith(u'.') || name.endsWith(u' ') || name.back().isHighSurrogate());
    };
    while (endsBadly() || name.toUtf8().size() > mostBytes)
        name.chop(1);
    return name;
}

QString legalBaseName(const QString &text, qsizetype mostBytes)
{
    static const QRegularExpression device(QStringLiteral("^(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9¹²³])\\s*(\\..*)?$"),
                                           QRegularExpression::CaseInsensitiveOption);
    const QString name = legalNamePart(text, mostBytes);
    return device.match(name).hasMatch() ? u'_' + legalNamePart(text, mostBytes - 1) : name;
}
