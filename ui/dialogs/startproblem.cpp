// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/startproblem.h"

#include "app/base/async.h"
#include "ui/dialogs/dialogs.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"

#include <QCoreApplication>
#include <QDir>

namespace {

struct StartProblem {
    Q_DECLARE_TR_FUNCTIONS(StartProblem)
};

} // namespace

QFuture<StartChoice> askAboutStart(Dialogs &dialogs, const Error &error, const QString &file, qint64 missingBytes)
{
    QStringList actions;
    QList<StartChoice> choices;
    const auto offer = [&](const QString &text, StartChoice choice) {
        actions << text;
        choices << choice;
    };
    if (error.reason.startsWith(u"profile.") && error.reason != u"profile.newer")
        offer(StartProblem::tr("Try again"), StartChoice::TryAgain);
    offer(StartProblem::tr("Quit"), StartChoice::Quit);

    //: %1 is a sentence about what is wrong, %2 the path of a file.
    QString text = StartProblem::tr("%1\n\nFile: %2").arg(format::errorText(error), QDir::toNativeSeparators(file));
    if (missingBytes > 0)
        //: %1 is the text above, %2 a size: "3.1 GB".
        text = StartProblem::tr("%1\nMissing space: %2").arg(text, format::bytes(missingBytes));
    auto promise = std::make_shared<QPromise<StartChoice>>();
    promise->start();
    onFinished(dialogs.choose(StartProblem::tr("Regilens cannot start"), text, actions), qApp, [promise, choices](int chosen) {
        promise->addResult(choices.value(chosen, StartChoice::Quit));
        promise->finish();
    });
    return promise->future();
}
