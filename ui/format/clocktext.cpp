// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/clocktext.h"

#include "app/domain/clockoffset.h"
#include "app/domain/timerange.h"
#include "ui/format/format.h"

#include <QCoreApplication>
#include <QLocale>

using namespace std::chrono_literals;

namespace format {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ClockText)
};

QString withUnit(std::chrono::milliseconds length, const QString &sign, int digits)
{
    const double value = double(std::chrono::abs(length).count()) / 1000;
    //: A number of seconds with its unit, in short; %1 is "3.5", "+3.5" or "−3.5".
    return Words::tr("%1 s").arg(sign + QLocale().toString(value, 'f', digits));
}

int digitsOf(std::chrono::milliseconds length)
{
    return length % 100ms == 0ms ? 1 : 2;
}

const QString kMinus = QChar(0x2212);

} // namespace

QString seconds(std::chrono::milliseconds length)
{
    return withUnit(length, length < 0ms ? kMinus : QString(), digitsOf(length));
}

QString tenths(std::chrono::milliseconds length)
{
    return withUnit(length, length <= -50ms ? kMinus : QString(), 1);
}

QString signedSeconds(std::chrono::milliseconds length)
{
    return withUnit(length, length < 0ms ? kMinus : QStringLiteral("+"), digitsOf(length));
}

QString clockOffset(std::chrono::milliseconds cameraMinusRegister)
{
    if (cameraMinusRegister > 0ms)
        return Words::tr("The camera's clock is %1 ahead of the register's.").arg(seconds(cameraMinusRegister));
    if (cameraMinusRegister < 0ms)
        return Words::tr("The camera's clock is %1 behind the register's.").arg(seconds(-cameraMinusRegister));
    return Words::tr("The clocks of the camera and the register agree.");
}

QString clockOffsetOrigin(const ClockOffset &offset)
{
    if (!offset.set)
        return Words::tr("Nobody has set it yet.");
    const QString when = dateTime(*offset.set, shopZone());
    if (!offset.isMeasured())
        //: %1 is a date and time
        return Words::tr("Typed on %1.").arg(when);
    if (offset.receipts == 1)
        //: %1 is a date and time
        return Words::tr("Measured with one receipt on %1.").arg(when);
    //: %1 is a date and time, %Ln how many receipts, %2 how far they are apart ("0.4 s")
    return Words::tr("Measured with %Ln receipts on %1; they are %2 apart.", nullptr, offset.receipts).arg(when, seconds(offset.spread));
}

} // namespace format
