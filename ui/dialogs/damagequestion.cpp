// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/damagequestion.h"

#include "app/base/async.h"
#include "ui/dialogs/dialogs.h"
#include "ui/format/format.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace {

struct DamageQuestion {
    Q_DECLARE_TR_FUNCTIONS(DamageQuestion)
};

QString keptText(const DamageReport &report)
{
    const QString links = DamageQuestion::tr("%Ln link(s)", nullptr, int(report.links));
    const QString dashboards = DamageQuestion::tr("%Ln dashboard(s)", nullptr, int(report.dashboards));
    //: %1 is "3 links", %2 "2 dashboards".
    const QString kept = DamageQuestion::tr("%1 and %2, all settings, the sign-in and the access tokens.").arg(links, dashboards);
    if (report.linksFrom)
        //: %1 is the sentence about what is kept, %2 a day.
        return DamageQuestion::tr("%1 Links and dashboards are completed from a copy of %2.")
            .arg(kept, format::date(report.linksFrom->date()));
    if (!report.linksWhole)
        //: %1 is the sentence about what is kept.
        return DamageQuestion::tr("%1 Further links or dashboards could not be read; please add them again.").arg(kept);
    return kept;
}

QString section(const QString &heading, const QString &text)
{
    return QStringLiteral("<p><b>%1</b><br>%2</p>").arg(heading, text);
}

QString textOf(const DamageReport &report, const QString &file, QDate fetchedFrom)
{
    const QString folder = QDir::toNativeSeparators(QFileInfo(file).absolutePath());
    const QString name = QFileInfo(file).completeBaseName() + QStringLiteral(".damaged-*.") + QFileInfo(file).suffix();
    QString text =
        QStringLiteral("<p>%1</p>")
            .arg(DamageQuestion::tr("Part of the file that holds the receipts cannot be read any more, for instance because of a "
                                    "failing disk or a power cut. It can be rebuilt."));
    text += section(DamageQuestion::tr("What is kept"), keptText(report));
    text += section(
        DamageQuestion::tr("What is fetched again"),
        //: %1 is a day.
        DamageQuestion::tr("Receipts, from the POS services: the newest first, back to %1 or as far as chosen for the contract. Their "
                           "pictures follow when they are looked at.")
            .arg(format::date(fetchedFrom)));
    if (report.backup)
        text += section(
            DamageQuestion::tr("Or from the copy"),
            //: %1 is a day.
            DamageQuestion::tr("A copy was made on %1, before an update. It has the receipts up to then; what came or changed later is "
                               "fetched.")
                .arg(format::date(report.backup->date())));
    text +=
        section(DamageQuestion::tr("The damaged file"),
                //: %1 is a file name, %2 a folder.
                DamageQuestion::tr("It is not deleted. It stays as %1 in the folder %2, with all older receipts that can still be read.")
                    .arg(name.toHtmlEscaped(), folder.toHtmlEscaped()));
    return text;
}

} // namespace

QFuture<DamageChoice> askAboutDamage(Dialogs &dialogs, const DamageReport &report, const QString &file, QDate fetchedFrom)
{
    QStringList actions{DamageQuestion::tr("Rebuild")};
    QList<DamageChoice> choices{DamageChoice::Rebuild};
    if (report.backup) {
        //: A button. %1 is the day on which a copy of the data was made.
        actions << DamageQuestion::tr("Use the copy of %1").arg(format::date(report.backup->date()));
        choices << DamageChoice::UseBackup;
    }
    actions << DamageQuestion::tr("Quit");
    choices << DamageChoice::Quit;

    auto promise = std::make_shared<QPromise<DamageChoice>>();
    promise->start();
    const QString title = DamageQuestion::tr("The receipt data is damaged");
    onFinished(dialogs.choose(title, textOf(report, file, fetchedFrom), actions), qApp, [promise, choices](int chosen) {
        promise->addResult(choices.value(chosen, DamageChoice::Quit));
        promise->finish();
    });
    return promise->future();
}
