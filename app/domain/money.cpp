// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/money.h"

#include <limits>

int Money::minorDigits(QStringView currency)
{
    if (currency == u"JPY" || currency == u"KRW" || currency == u"VND")
        return 0;
    return 2;
}

std::optional<Money> Money::fromText(QStringView text, const QString &currency)
{
    text = text.trimmed();
    bool negative = false;
    if (text.startsWith(u'-') || text.startsWith(u'+')) {
        negative = text.front() == u'-';
        text = text.mid(1);
    }
    const qsizetype point = text.indexOf(u'.');
    const QStringView whole = point < 0 ? text : text.left(point);
    const QStringView fraction = point < 0 ? QStringView() : text.mid(point + 1);
    if (whole.isEmpty() || (point >= 0 && fraction.isEmpty()))
        return {};

    constexpr qint64 kLimit = (std::numeric_limits<qint64>::max() - 9) / 10;
    qint64 minor = 0;
    const auto append = [&minor](QChar digit) {
        if (digit < u'0' || digit > u'9' || minor > kLimit)
            return false;
        minor = minor * 10 + (digit.unicode() - u'0');
        return true;
    };
    for (const QChar digit : whole) {
        if (!append(digit))
            return {};
    }
    const int digits = minorDigits(currency);
    for (qsizetype i = 0; i < std::max<qsizetype>(digits, fraction.size()); ++i) {
        const QChar digit = i < fraction.size() ? fraction[i] : QChar(u'0');
        if (i >= digits) {
            if (digit != u'0')
                return {};
        } else if (!append(digit)) {
            return {};
        }
    }
    return Money{negative ? -minor : minor, currency};
}
