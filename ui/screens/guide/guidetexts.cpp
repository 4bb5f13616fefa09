// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/guide/guidetexts.h"

#include "app/services/links.h"
#include "app/services/session.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"

#include <QCoreApplication>

using State = FirstStepStatus::State;

namespace guidetexts {
namespace {

struct GuideTexts {
    Q_DECLARE_TR_FUNCTIONS(GuideTexts)
};

QList<ContractInfo> contracts(const Links &links)
{
    return links.contracts(Vendor::Smaregi) + links.contracts(Vendor::Ubiregi);
}

QString todo(FirstStep step)
{
    switch (step) {
    case FirstStep::SignIn:
        return GuideTexts::tr("Sign in with the owner account of the cameras you want to link.");
    case FirstStep::Contract:
        return GuideTexts::tr(
            "Smaregi asks for the contract ID and an access token; Ubiregi asks you in the browser to allow the connection.");
    case FirstStep::Register:
        return GuideTexts::tr("The registers of the contract are found by themselves. With Smaregi you may also type the terminal ID.");
    case FirstStep::Camera:
        return GuideTexts::tr("Choose for the register the camera that looks at it.");
    case FirstStep::Receipt:
        break;
    }
    return GuideTexts::tr("Receipts come in by themselves. The picture of a receipt's moment follows within about a minute.");
}

QString connected(const Links &links)
{
    QStringList names;
    for (const ContractInfo &contract : contracts(links)) {
        const QString name = contract.accountName.isEmpty() ? contract.key.contract : contract.accountName;
        //: A contract; %1 is a POS ("Smaregi"), %2 the name or id of the contract.
        names << GuideTexts::tr("%1 (%2)").arg(format::vendor(contract.key.vendor), name);
    }
    //: Between the parts of a list.
    const QString separator = GuideTexts::tr(", ");
    //: %1 is a list of contracts.
    return GuideTexts::tr("Connected: %1").arg(names.join(separator));
}

QString registersFound(const Links &links)
{
    QList<RegisterKey> found;
    for (const ContractInfo &contract : contracts(links)) {
        for (const PosRegister &one : contract.registers)
            found << one.key;
    }
    for (const Link &link : links.all()) {
        if (!found.contains(link.reg))
            found << link.reg;
    }
    return GuideTexts::tr("%n register(s) found.", nullptr, int(found.size()));
}

QString linked(const Links &links)
{
    if (links.all().size() != 1)
        return GuideTexts::tr("%n register(s) linked to cameras.", nullptr, int(links.all().size()));
    const Link &link = links.all().first();
    const QString reg = link.registerName.isEmpty() ? link.reg.terminal : link.registerName;
    //: %1 is a register, %2 a camera.
    return GuideTexts::tr("Register “%1” is linked to “%2”.").arg(reg, link.cameraName.isEmpty() ? link.camera.value : link.cameraName);
}

} // namespace

QString title(FirstStep step)
{
    switch (step) {
    case FirstStep::SignIn:
        return GuideTexts::tr("Sign in to the cameras");
    case FirstStep::Contract:
        return GuideTexts::tr("Connect the POS");
    case FirstStep::Register:
        return GuideTexts::tr("Find the register");
    case FirstStep::Camera:
        return GuideTexts::tr("Link a camera to the register");
    case FirstStep::Receipt:
        break;
    }
    return GuideTexts::tr("See the first receipt with its picture");
}

QString text(const FirstStepStatus &status, const Session &session, const Links &links)
{
    if (status.error)
        return format::errorText(*status.error);
    if (status.state != State::Done)
        return todo(status.step);
    switch (status.step) {
    case FirstStep::SignIn:
        if (session.account().isEmpty())
            return GuideTexts::tr("Signed in with an API key.");
        return GuideTexts::tr("Signed in as %1.").arg(session.account());
    case FirstStep::Contract:
        return connected(links);
    case FirstStep::Register:
        return registersFound(links);
    case FirstStep::Camera:
        return linked(links);
    case FirstStep::Receipt:
        break;
    }
    return GuideTexts::tr("Each receipt is on the dashboard with the picture of its moment.");
}

QString state(State state)
{
    switch (state) {
    case State::Done:
        return GuideTexts::tr("Done");
    case State::Next:
        //: State of a step: this is the one to do now.
        return GuideTexts::tr("Next");
    case State::Trouble:
        return GuideTexts::tr("Needs attention");
    case State::Waiting:
        break;
    }
    //: State of a step: an earlier one comes first.
    return GuideTexts::tr("Later");
}

QString helpPage(FirstStep step)
{
    switch (step) {
    case FirstStep::SignIn:
        return QStringLiteral("sign-in");
    case FirstStep::Contract:
        return QStringLiteral("smaregi");
    case FirstStep::Register:
        return QStringLiteral("terminals");
    case FirstStep::Camera:
        return QStringLiteral("cameras");
    case FirstStep::Receipt:
        break;
    }
    return QStringLiteral("dashboard");
}

} // namespace guidetexts
