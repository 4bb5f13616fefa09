// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/exporttexts.h"

#include "ui/format/errortext.h"
#include "ui/format/format.h"

#include <QCoreApplication>

namespace exporttexts {
namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ExportCommand)
};
} // namespace

QString synopsis()
{
    //: First line of the help of a command; the words in capitals stand for what the user gives.
    return Words::tr("Usage: regilens export --out FILE [options]");
}

QString description()
{
    return Words::tr("Writes receipts to a CSV file, oldest first, without opening a window. The program may be open meanwhile.");
}

QString from()
{
    return Words::tr("First day: 2026-01-24, 2026/1 (from its first day), yesterday. Default: the oldest receipt.");
}

QString to()
{
    return Words::tr("Last day, which is included: 2026-01-24, 2026/1 (to its last day), today. Default: the newest receipt.");
}

QString query()
{
    return Words::tr("What to look for, as in the search field: \"milk >=1000 refund\".");
}

QString registers()
{
    return Words::tr("Only this register, by its terminal ID or CONTRACT:TERMINAL. May be given several times.");
}

QString out()
{
    return Words::tr("The file to write; one of that name is replaced when the new one is complete. - is standard output.");
}

QString lines()
{
    return Words::tr("One row for each item on a receipt, instead of one for each receipt.");
}

QString plain()
{
    return Words::tr("For other programs than spreadsheets: no byte order mark, and no apostrophe before texts that look like a formula.");
}

QString dataDir()
{
    return Words::tr("Folder of the profile. Default: that of the program.");
}

QString lang()
{
    return Words::tr("Language of the column names and messages: ja or en. Default: as in the program.");
}

QString help()
{
    return Words::tr("Print this and end.");
}

QString notes()
{
    return Words::tr("Examples:\n"
                     "  regilens export --from 2026-01-01 --to 2026-01-31 --out january.csv\n"
                     "  regilens export --from yesterday --to yesterday --lines --plain --out -\n"
                     "\n"
                     "Exit codes:\n"
                     "  0    the file is complete\n"
                     "  1    it could not be written\n"
                     "  2    an option is wrong\n"
                     "  3    there is no journal that this version can read\n"
                     "  130  interrupted; no file was written\n");
}

QString noOutput()
{
    return Words::tr("Say where to write: --out FILE.");
}

QString unexpected(const QString &argument)
{
    return Words::tr("“%1” belongs to no option. Put a text with blanks into quotes.").arg(argument);
}

QString notAPeriod(const QString &option, const QString &value)
{
    //: %1 is an option of the command line.
    return Words::tr("%1 takes a day such as 2026-01-24, not “%2”.").arg(option, value);
}

QString periodIsEmpty()
{
    return Words::tr("--from is later than --to. Exchange the two.");
}

QString notALanguage(const QString &value)
{
    return Words::tr("--lang takes ja or en, not “%1”.").arg(value);
}

QString staffIsOff()
{
    return Words::tr("Receipts are not searched by the names of the staff. Allow it in the settings of the program, or leave it out of the "
                     "query.");
}

QString unknownRegister(const QString &asked, const QStringList &known)
{
    if (known.isEmpty())
        return Words::tr("No receipt of the register “%1” is in the journal, nor of any other.").arg(asked);
    //: %2 is a list of registers.
    return Words::tr("No receipt of the register “%1” is in the journal. There are: %2").arg(asked, known.join(QStringLiteral(", ")));
}

QString tryHelp()
{
    return Words::tr("“regilens export --help” lists the options.");
}

QString counting()
{
    return Words::tr("Counting the receipts…");
}

QString progress(qint64 written, qint64 total)
{
    //: %1 and %2 are numbers of receipts.
    return Words::tr("%1 of %2 receipts").arg(format::number(written), format::number(total));
}

QString done(qint64 written, const QString &file)
{
    if (file.isEmpty())
        return Words::tr("%Ln receipt(s) were written.", nullptr, int(written));
    return Words::tr("%Ln receipt(s) were written to “%1”.", nullptr, int(written)).arg(file);
}

QString cancelled()
{
    return Words::tr("The export was interrupted. No file was written.");
}

QString failed(const Error &error, const QString &what)
{
    return format::errorText(error) + QStringLiteral("\n  ") + what;
}

} // namespace exporttexts
