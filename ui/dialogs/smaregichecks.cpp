// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/smaregichecks.h"

#include "app/services/session.h"
#include "ui/format/errortext.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

using Mark = CheckLine::Mark;

struct SmaregiChecks {
    Q_DECLARE_TR_FUNCTIONS(SmaregiChecks)
};

bool isRefusal(const Error &error)
{
    return error.kind == Error::Kind::SignInNeeded || error.kind == Error::Kind::Forbidden || error.reason.startsWith(u"smaregi.");
}

CheckLine serverLine(const SmaregiForm &form)
{
    CheckLine line{QStringLiteral("Server"), Mark::Busy, SmaregiChecks::tr("Smaregi's server")};
    if (form.asking || !form.answer)
        return line;
    if (*form.answer || isRefusal(form.answer->error())) {
        line.mark = Mark::Good;
        line.text = SmaregiChecks::tr("Smaregi's server answers");
    } else {
        line.mark = Mark::Bad;
        line.text = SmaregiChecks::tr("Smaregi's server could not be asked");
        line.advice = format::errorText(form.answer->error());
    }
    return line;
}

QString credentialName(SmaregiWay way)
{
    switch (way) {
    case SmaregiWay::Token:
        return SmaregiChecks::tr("Contract ID and access token");
    case SmaregiWay::App:
        return SmaregiChecks::tr("Contract ID, client ID and client secret");
    case SmaregiWay::Browser:
        break;
    }
    return SmaregiChecks::tr("Permission in the browser");
}

QString credentialWorks(const SmaregiForm &form)
{
    switch (form.way) {
    case SmaregiWay::Token:
        return SmaregiChecks::tr("Contract ID and access token are correct");
    case SmaregiWay::App:
        return SmaregiChecks::tr("Contract ID, client ID and client secret are correct");
    case SmaregiWay::Browser:
        break;
    }
    return SmaregiChecks::tr("Contract %1 was allowed in the browser").arg(form.contract);
}

CheckLine credentialLine(const SmaregiForm &form)
{
    CheckLine line{QStringLiteral("Credential"), form.asking ? Mark::Busy : Mark::Unknown, credentialName(form.way)};
    if (form.asking || !form.answer)
        return line;
    if (*form.answer) {
        line.mark = Mark::Good;
        line.text = credentialWorks(form);
    } else if (isRefusal(form.answer->error())) {
        line.mark = Mark::Bad;
        line.advice = format::errorText(form.answer->error());
    }
    return line;
}

QString nameOf(PosFunction::Id id, bool platform)
{
    // The names on Smaregi's pages, which are Japanese in every language.
    switch (id) {
    case PosFunction::Id::Receiving:
        return QStringLiteral("受信機能");
    case PosFunction::Id::Transactions:
        return platform ? QStringLiteral("取引情報参照 (pos.transactions:read)") : QStringLiteral("取引情報参照");
    case PosFunction::Id::Stores:
        break;
    }
    return platform ? QStringLiteral("店舗情報参照 (pos.stores:read)") : QStringLiteral("店舗情報参照");
}

QString adviceFor(PosFunction::Id id, SmaregiWay way)
{
    const bool stores = id == PosFunction::Id::Stores;
    if (way == SmaregiWay::App) {
        return stores
                   ? SmaregiChecks::tr("Registers cannot be listed without it. Add this scope to the app on “スマレジ・デベロッパーズ”, or "
                                       "type the terminal ID.")
                   : SmaregiChecks::tr("Add this scope to the app on “スマレジ・デベロッパーズ” and save.");
    }
    if (way == SmaregiWay::Browser) {
        return stores
                   ? SmaregiChecks::tr("Registers cannot be listed without it. Sign in again as somebody who may see the stores, or type "
                                       "the terminal ID.")
                   : SmaregiChecks::tr("Sign in again as somebody who may see the transactions, for example the owner.");
    }
    const auto reason = id == PosFunction::Id::Receiving      ? QStringLiteral("smaregi.receiving")
                        : id == PosFunction::Id::Transactions ? QStringLiteral("smaregi.transactions")
                                                              : QStringLiteral("smaregi.stores");
    return format::errorText({Error::Kind::Forbidden, {}, {}, reason});
}

CheckLine functionLine(const PosFunction &function, const SmaregiForm &form)
{
    const QString name = nameOf(function.id, form.isPlatform());
    const QString id = QStringLiteral("Function%1").arg(int(function.id));
    if (!function.on) //: %1 is a function of Smaregi, named as on its settings page.
        return {id, Mark::Unknown, SmaregiChecks::tr("%1: not known yet").arg(name)};
    if (*function.on)
        return {id, Mark::Good, SmaregiChecks::tr("%1: on").arg(name)};
    const bool needed = !form.isPlatform() || function.id != PosFunction::Id::Stores;
    return {id, needed ? Mark::Bad : Mark::Warning, SmaregiChecks::tr("%1: off").arg(name), adviceFor(function.id, form.way)};
}

QList<PosFunction> functionsOf(const SmaregiForm &form)
{
    if (form.answer && *form.answer && !form.answer->value().functions.isEmpty())
        return form.answer->value().functions;
    using Id = PosFunction::Id;
    if (form.isPlatform())
        return {{Id::Transactions, {}}, {Id::Stores, {}}};
    return {{Id::Receiving, {}}, {Id::Transactions, {}}, {Id::Stores, {}}};
}

const PosRegister *registerOf(const SmaregiForm &form)
{
    if (!form.answer || !*form.answer)
        return nullptr;
    const QList<PosRegister> &registers = form.answer->value().registers;
    const auto it =
        std::find_if(registers.begin(), registers.end(), [&](const PosRegister &reg) { return reg.key.terminal == form.terminal; });
    return it == registers.end() ? nullptr : &*it;
}

QString knownTerminals(const SmaregiForm &form)
{
    QStringList ids;
    for (const PosRegister &reg : form.answer->value().registers)
        ids << reg.key.terminal;
    return ids.join(QStringLiteral(", "));
}

std::optional<CheckLine> terminalLine(const SmaregiForm &form)
{
    const QString id = QStringLiteral("Terminal");
    switch (terminalState(form)) {
    case TerminalState::NotTyped:
        return {};
    case TerminalState::NotChecked:
        return CheckLine{id, form.asking ? Mark::Busy : Mark::Unknown, SmaregiChecks::tr("Terminal %1").arg(form.terminal)};
    case TerminalState::Known:
        return CheckLine{
            id, Mark::Good,
            SmaregiChecks::tr("Terminal ID %1 was found").arg(QString(form.terminal + u' ' + registerOf(form)->name).trimmed())};
    case TerminalState::Stopped:
        return CheckLine{id, Mark::Warning, SmaregiChecks::tr("Terminal ID %1 is out of use").arg(form.terminal),
                         SmaregiChecks::tr("Check that it is the right one, or put it into use on Smaregi's page.")};
    case TerminalState::Unseen: {
        const QString known = knownTerminals(form);
        QString advice = SmaregiChecks::tr("That is right for a new register. Else check the ID, or choose it from the list.");
        if (!known.isEmpty()) //: %1 is a comma-separated list of terminal ids.
            advice += u'\n' + SmaregiChecks::tr("Terminal IDs with receipts: %1").arg(known);
        return CheckLine{id, Mark::Warning,
                         SmaregiChecks::tr("No receipt with terminal ID %1 was seen in the last days").arg(form.terminal), advice};
    }
    case TerminalState::Missing:
        return CheckLine{id, Mark::Bad, SmaregiChecks::tr("This contract has no terminal ID %1").arg(form.terminal),
                         SmaregiChecks::tr("Choose it from the list.")};
    }
    return {};
}

std::optional<CheckLine> cameraLine(const SmaregiForm &form, const Links &links, const Session &session)
{
    const QString id = QStringLiteral("Camera");
    if (form.camera.isEmpty())
        return {};
    if (const auto problem = cameraProblem(form, links, session))
        return CheckLine{id, Mark::Bad, SmaregiChecks::tr("The camera cannot be linked"), format::errorText(*problem)};
    QStringList others;
    for (const Link &link : links.all()) {
        if (link.camera == form.camera)
            others << (link.registerName.isEmpty() ? link.reg.terminal : link.registerName);
    }
    if (!others.isEmpty()) //: %1 is a list of registers.
        return CheckLine{id, Mark::Warning, SmaregiChecks::tr("The camera is linked to %1 too").arg(others.join(QStringLiteral(", "))),
                         SmaregiChecks::tr("That is allowed: both registers show its picture.")};
    if (!session.camera(form.camera)->online)
        return CheckLine{id, Mark::Warning, SmaregiChecks::tr("The camera is offline"),
                         SmaregiChecks::tr("It can be linked. Check that it has power and a network connection.")};
    return CheckLine{id, Mark::Good, SmaregiChecks::tr("The camera is not linked yet")};
}

} // namespace

TerminalState terminalState(const SmaregiForm &form)
{
    if (form.terminal.isEmpty())
        return TerminalState::NotTyped;
    if (form.asking || !form.answer || !*form.answer || form.answer->value().problem)
        return TerminalState::NotChecked;
    if (const PosRegister *reg = registerOf(form))
        return reg->stopped ? TerminalState::Stopped : TerminalState::Known;
    return form.answer->value().registersComplete ? TerminalState::Missing : TerminalState::Unseen;
}

std::optional<Error> cameraProblem(const SmaregiForm &form, const Links &links, const Session &session)
{
    const Camera *camera = session.camera(form.camera);
    if (!camera)
        return Error{Error::Kind::NotFound, {}, {}, QStringLiteral("camera.gone")};
    if (!camera->isLinkable())
        return format::notLinkable(*camera);
    if (links.linkOf({{Vendor::Smaregi, form.contract}, form.terminal}, form.camera))
        return Error{Error::Kind::Storage, {}, {}, QStringLiteral("link.exists")};
    return {};
}

QList<CheckLine> smaregiCheckLines(const SmaregiForm &form, const Links &links, const Session &session)
{
    QList<CheckLine> lines;
    if (form.asking || form.answer) {
        lines << serverLine(form) << credentialLine(form);
        const QList<PosFunction> functions = functionsOf(form);
        for (const PosFunction &function : functions)
            lines << functionLine(function, form);
    }
    if (const auto line = terminalLine(form); line && !lines.isEmpty())
        lines << *line;
    if (const auto line = cameraLine(form, links, session))
        lines << *line;
    return lines;
}
