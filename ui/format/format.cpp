// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/format.h"

#include "ui/format/synctext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace format {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

constexpr QChar kMinus = QChar(0x2212);

bool japanese()
{
    return QLocale().language() == QLocale::Japanese;
}

QString symbolOf(const QString &currency)
{
    if (currency == u"JPY")
        return QStringLiteral("¥");
    if (currency == u"USD")
        return QStringLiteral("$");
    if (currency == u"EUR")
        return QStringLiteral("€");
    if (currency == u"GBP")
        return QStringLiteral("£");
    return currency + QChar(QChar::Nbsp);
}

} // namespace

QString number(qint64 value)
{
    const QString digits = QLocale().toString(value < 0 ? quint64(0) - quint64(value) : quint64(value));
    return value < 0 ? kMinus + digits : digits;
}

QString bytes(qint64 count)
{
    return QLocale().formattedDataSize(count, 1, QLocale::DataSizeTraditionalFormat);
}

QString money(const Money &money)
{
    const bool negative = money.minor < 0;
    const quint64 minor = negative ? quint64(0) - quint64(money.minor) : quint64(money.minor);
    const int digits = Money::minorDigits(money.currency);
    quint64 unit = 1;
    for (int i = 0; i < digits; ++i)
        unit *= 10;

    QString text = symbolOf(money.currency) + QLocale().toString(minor / unit);
    if (digits > 0)
        text += QLocale().decimalPoint() + QStringLiteral("%1").arg(minor % unit, digits, 10, QLatin1Char('0'));
    return negative ? kMinus + text : text;
}

QString date(QDate date)
{
    return QLocale().toString(date, japanese() ? QStringLiteral("yyyy/M/d（ddd）") : QStringLiteral("ddd, d MMM yyyy"));
}

QString monthDay(QDate date)
{
    return QLocale().toString(date, japanese() ? QStringLiteral("M月d日（ddd）") : QStringLiteral("ddd, d MMM"));
}

QString time(QTime time)
{
    return time.toString(QStringLiteral("HH:mm:ss"));
}

QString hourMinute(QTime time)
{
    return time.toString(QStringLiteral("HH:mm"));
}

QString time(Instant instant, const QTimeZone &zone)
{
    return time(toDateTime(instant, zone).time());
}

QString dateTime(Instant instant, const QTimeZone &zone)
{
    const QDateTime local = toDateTime(instant, zone);
    return date(local.date()) + u' ' + time(local.time());
}

QString ago(std::chrono::milliseconds age)
{
    const auto seconds = std::max<qint64>(0, std::chrono::duration_cast<std::chrono::seconds>(age).count());
    if (seconds < 60)
        //: How long since; seconds, in short.
        return Words::tr("%1 s ago").arg(seconds);
    if (seconds < 3600)
        //: How long since; minutes, in short.
        return Words::tr("%1 min ago").arg(seconds / 60);
    if (seconds < 86400)
        //: How long since; hours, in short.
        return Words::tr("%1 h ago").arg(seconds / 3600);
    return Words::tr("%n day(s) ago", nullptr, int(std::min<qint64>(seconds / 86400, 99999)));
}

QString syncedAgo(const QString &what, std::chrono::milliseconds age)
{
    //: Status line; %1 is a cloud ("Smaregi"), %2 how long since ("12 s ago").
    return Words::tr("%1 synced %2").arg(what, ago(age));
}

QString extent(std::chrono::milliseconds length)
{
    const qint64 minutes = std::chrono::duration_cast<std::chrono::minutes>(length).count();
    if (minutes < 60)
        return duration(length);
    if (minutes < 24 * 60)
        //: How long something is: hours and minutes, in short.
        return Words::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    //: How long something is: days and hours, in short.
    return Words::tr("%1 d %2 h").arg(number(minutes / (24 * 60))).arg(minutes / 60 % 24);
}

QString dataSize(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 1'000'000'000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString vendor(Vendor vendor)
{
    switch (vendor) {
    case Vendor::Smaregi:
        return Words::tr("Smaregi");
    case Vendor::Ubiregi:
        return Words::tr("Ubiregi");
    }
    return {};
}

QString receiptKind(ReceiptKind kind, const QString &rawKind)
{
    switch (kind) {
    case ReceiptKind::Sale:
        //: Kind of a receipt.
        return Words::tr("Sale");
    case ReceiptKind::Refund:
        //: Kind of a receipt: goods were given back.
        return Words::tr("Refund");
    case ReceiptKind::Void:
        //: Kind of a receipt: closed, then cancelled.
        return Words::tr("Void");
    case ReceiptKind::Reversal:
        //: Kind of a receipt: the negative record that counters an earlier receipt as a whole.
        return Words::tr("Reversal");
    case ReceiptKind::AbandonedSlip:
        //: Kind of a receipt: a slip thrown away before it was paid.
        return Words::tr("Abandoned");
    case ReceiptKind::CashIn:
        //: Kind of a receipt: cash put into the drawer.
        return Words::tr("Cash in");
    case ReceiptKind::CashOut:
        //: Kind of a receipt: cash taken from the drawer.
        return Words::tr("Cash out");
    case ReceiptKind::Other:
        break;
    }
    //: Kind of a receipt that the program does not know.
    return rawKind.isEmpty() ? Words::tr("Other") : rawKind;
}

QString camera(const QString &name, const QString &model)
{
    if (name.isEmpty() || model.isEmpty())
        return name.isEmpty() ? model : name;
    QString plain = model; // "One (SF-1)" would give brackets within brackets
    plain.remove(u'(').remove(u')');
    return QStringLiteral("%1 (%2)").arg(name, plain);
}

} // namespace format
