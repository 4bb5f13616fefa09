// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/recordtexts.h"

#include "ui/format/errortext.h"
#include "ui/format/format.h"

#include <QCoreApplication>

namespace recordtexts {
namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(RecordCommand)
};
} // namespace

QString synopsis()
{
    //: First line of the help of a command.
    return Words::tr("Usage: regilens record [options]");
}

QString description()
{
    return Words::tr("Records the linked cameras without opening a window, until it is ended. Links, sign-in and how much is kept are "
                     "those that the program was given in its windows.");
}

QString dataDir()
{
    return Words::tr("Folder of the profile; else the usual one.");
}

QString endpoints()
{
    return Words::tr("JSON file with other addresses of the clouds (see README).");
}

QString lang()
{
    return Words::tr("Language of the messages: ja or en.");
}

QString help()
{
    return Words::tr("Print this and end.");
}

QString notes()
{
    return Words::tr("It ends in order on SIGTERM and on Ctrl+C.\n"
                     "Exit codes:\n"
                     "  0  it was ended\n"
                     "  1  the footage cannot be opened: another program records, its key is lost, or the key store or the disk refuses\n"
                     "  2  wrong options\n"
                     "  3  there is no profile\n"
                     "  4  no sign-in is remembered, or it has expired\n"
                     "  5  recording is switched off in the settings\n");
}

QString unexpected(const QString &argument)
{
    return Words::tr("Unexpected: %1").arg(argument);
}

QString notALanguage(const QString &value)
{
    return Words::tr("--lang takes ja or en, not “%1”.").arg(value);
}

QString tryHelp()
{
    return Words::tr("Try: regilens record --help");
}

QString noProfile(const QString &folder)
{
    //: %1 is a folder.
    return Words::tr("There is no data of the program in %1 yet. Start the program, sign in and link cameras first.").arg(folder);
}

QString switchedOff()
{
    return Words::tr("Recording is switched off in the settings. Switch it on there, then start this again.");
}

QString notSignedIn(const std::optional<Error> &why)
{
    if (why)
        return format::errorText(*why);
    return Words::tr("No sign-in is remembered. Start the program and sign in, then start this again.");
}

QString notOpened(const Error &why)
{
    if (why.reason == u"footage.inUse")
        return Words::tr("Another copy of this program records into this profile already. End it first.");
    if (why.reason == u"footage.keyLost")
        return Words::tr(
            "The recorded video cannot be read any more, because its key is no longer in the system's key store. Bring the key "
            "back, or begin anew under “Recorded video” in the program's settings.");
    return format::errorText(why);
}

QString failed(const Error &why)
{
    return format::errorText(why, format::Retry::ByItself);
}

QString begun(const QString &folder)
{
    //: %1 is a folder.
    return Words::tr("Recording into %1.").arg(folder);
}

QString noCameras()
{
    return Words::tr("No camera is linked to a register yet. Recording begins by itself when one is.");
}

QString camera(const QString &name, const RecordedCamera &camera)
{
    if (camera.problem)
        //: %1 is a camera, %2 a sentence.
        return Words::tr("%1: %2").arg(name, format::errorText(*camera.problem, format::Retry::ByItself));
    switch (camera.state) {
    case RecordedCamera::State::Recording:
        //: %1 is a camera.
        return Words::tr("%1: recording.").arg(name);
    case RecordedCamera::State::Waiting:
    case RecordedCamera::State::Impossible:
        //: %1 is a camera.
        return Words::tr("%1: waiting for its video.").arg(name);
    case RecordedCamera::State::Stopped:
        break;
    }
    //: %1 is a camera.
    return Words::tr("%1: not recording.").arg(name);
}

QString ended(qint64 segments)
{
    //: %1 is how many pieces of video of some seconds each.
    return Words::tr("Ended. %1 pieces of video were recorded.").arg(format::number(segments));
}

} // namespace recordtexts
