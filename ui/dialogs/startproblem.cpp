// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/startproblem.h"

#include "app/base/async.h"
#include "ui/dialogs/dialogs.h"
#include "ui/format/errortext.h"

#include <QCoreApplication>
#include <QDir>

namespace {

struct StartProblem {
    Q_DECLARE_TR_FUNCTIONS(StartProblem)
};

} // namespace

QFuture<StartChoice> askAboutStart(Dialogs &dialogs, const Error &error, const QString &file)
{
    QStringList actions;
    QList<StartChoice> choices;
    const auto offer = [&](const QString &text, StartChoice choice) {
        actions << text;
        choices << choice;
    };
    if (error.reason == u"profile.damaged")
        offer(StartProblem::tr("Set it aside and start anew"), StartChoice::SetAside);
    else if (error.reason.startsWith(u"profile.") && error.reason != u"profile.newer")
        offer(StartProblem::tr("Try again"), StartChoice::TryAgain);
    offer(StartProblem::tr("Quit"), StartChoice::Quit);

    //: %1 is a sentence about what is wrong, %2 the path of a file.
    const QString text = StartProblem::tr("%1\n\nFile: %2").arg(format::errorText(error), QDir::toNativeSeparators(file));
    auto promise = std::make_shared<QPromise<StartChoice>>();
    promise->start();
    onFinished(dialogs.choose(StartProblem::tr("Regilens cannot start"), text, actions), qApp, [promise, choices](int chosen) {
        promise->addResult(choices.value(chosen, StartChoice::Quit));
        promise->finish();
    });
    return promise->future();
}
