// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/cliptexts.h"

#include "app/domain/timerange.h"
#include "ui/console/recordtexts.h"
#include "ui/dialogs/clipresult.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"

#include <QCoreApplication>
#include <QDir>

namespace cliptexts {
namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ClipCommand)
};
} // namespace

QString synopsis()
{
    //: First line of the help of a command; the words in capitals stand for what the user gives.
    return Words::tr("Usage: regilens clip --receipt NUMBER --out FOLDER [options]");
}

QString description()
{
    return Words::tr("Writes the recorded video around a receipt or an instant to MP4 files, one for each camera, without opening a "
                     "window. The program must not be open meanwhile.");
}

QString receipt()
{
    return Words::tr("The receipt by its number; every camera that is linked to its register is exported.");
}

QString on()
{
    return Words::tr("The day it was sold, where several receipts have that number: 2026-01-24, yesterday.");
}

QString reg()
{
    return Words::tr("Only this register, by its terminal ID or CONTRACT:TERMINAL.");
}

QString camera()
{
    return Words::tr("Only this linked camera, by its name or ID.");
}

QString at()
{
    return Words::tr("Instead of a receipt, an instant: \"2026-01-24 16:56:41\". With --camera on its clock, with --register on that "
                     "of the register.");
}

QString before()
{
    return Words::tr("Begin so many seconds before it.");
}

QString after()
{
    return Words::tr("End so many seconds after it.");
}

QString exact()
{
    return Words::tr("Encode the video anew, so that it begins and ends with the very picture in any player.");
}

QString out()
{
    return Words::tr("The folder to write into. No file is replaced.");
}

QString dataDir()
{
    return recordtexts::dataDir();
}

QString lang()
{
    return recordtexts::lang();
}

QString help()
{
    return recordtexts::help();
}

QString notes()
{
    return Words::tr("Examples:\n"
                     "  regilens clip --receipt 6932 --on 2026-01-24 --out evidence\n"
                     "  regilens clip --camera Entrance --at \"2026-01-24 16:56:41\" --before 60 --after 60 --exact --out .\n"
                     "\n"
                     "Exit codes:\n"
                     "  0    all files are complete and were checked\n"
                     "  1    a file could not be written\n"
                     "  2    an option is wrong\n"
                     "  3    there is no journal that this version can read\n"
                     "  4    there is no such receipt or camera\n"
                     "  5    the recorded video cannot be opened: the program is open, its key is lost, or nothing was recorded\n"
                     "  6    the files were written, but a part of the span was not recorded\n"
                     "  130  interrupted; no file was written\n");
}

QString unexpected(const QString &argument)
{
    return recordtexts::unexpected(argument);
}

QString notALanguage(const QString &value)
{
    return recordtexts::notALanguage(value);
}

QString notADay(const QString &value)
{
    return Words::tr("--on takes a day such as 2026-01-24, not “%1”.").arg(value);
}

QString notATime(const QString &value)
{
    return Words::tr("--at takes a time such as \"2026-01-24 16:56:41\", not “%1”.").arg(value);
}

QString notSeconds(const QString &option, const QString &value)
{
    //: %1 is an option of the command line.
    return Words::tr("%1 takes seconds, up to 1800, not “%2”.").arg(option, value);
}

QString noSubject()
{
    return Words::tr("Say what to export: either --receipt NUMBER, or --at TIME with --camera or --register.");
}

QString noFolder()
{
    return Words::tr("Say where to write: --out FOLDER.");
}

QString tryHelp()
{
    return Words::tr("“regilens clip --help” lists the options.");
}

QString noReceipt(const QString &number)
{
    return Words::tr("No receipt with the number “%1” was found. Check the number, the register and the day.").arg(number);
}

QString severalReceipts(const QString &number, const QList<Receipt> &receipts)
{
    QStringList lines;
    for (const Receipt &one : receipts)
        lines << QStringLiteral("  %1:%2  %3").arg(one.reg.contract.contract, one.reg.terminal, format::dateTime(one.soldAt, shopZone()));
    return Words::tr("Several receipts have the number “%1”. Choose one by --on and --register:").arg(number) + u'\n' + lines.join(u'\n');
}

QString noCamera()
{
    return Words::tr("No linked camera is meant by that. Check the names of the register and the camera under “Links” in the program.");
}

QString nothingRecorded()
{
    return Words::tr("No video has been recorded on this computer yet.");
}

QString notOpened(const Error &why)
{
    if (why.reason == u"footage.inUse")
        return Words::tr("The program is open and uses the recorded video. Export it there, or close it and start this again.");
    return recordtexts::notOpened(why);
}

QString progress(double part)
{
    return Words::tr("%1 % of the video").arg(int(part * 100));
}

QString file(const QString &camera, const ClipFile &file)
{
    if (file.error)
        return camera + QStringLiteral(": ") + format::errorText(*file.error);
    QStringList lines{QDir::toNativeSeparators(file.path)};
    if (!file.encoder.isEmpty()) //: %1 is the name of an encoder, such as libx264
        lines << QStringLiteral("  ") + Words::tr("Encoded with %1.").arg(file.encoder);
    for (const QString &lacks : clipresult::missing(file))
        lines << QStringLiteral("  ") + lacks;
    return lines.join(u'\n');
}

QString cancelled()
{
    return Words::tr("The export was interrupted. No file was written.");
}

QString failed(const Error &error)
{
    return format::errorText(error);
}

} // namespace cliptexts
