// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/links/linkrows.h"

#include "app/services/links.h"
#include "app/services/session.h"
#include "ui/format/errortext.h"

#include <algorithm>

namespace {

const PosRegister *knownRegister(const ContractInfo &contract, const RegisterKey &key)
{
    const auto it =
        std::find_if(contract.registers.begin(), contract.registers.end(), [&](const PosRegister &reg) { return reg.key == key; });
    return it == contract.registers.end() ? nullptr : &*it;
}

LinkTableRow::State cameraState(LinkTableRow &row, const Session &session)
{
    using State = LinkTableRow::State;
    if (const Camera *camera = session.camera(row.camera)) {
        if (!camera->isLinkable()) {
            row.error = format::notLinkable(*camera);
            return State::OptionMissing;
        }
        return camera->online ? State::Connected : State::CameraOffline;
    }
    if (session.camerasError()) {
        row.error = session.camerasError();
        return State::Failing;
    }
    return session.cameras().isEmpty() ? State::Waiting : State::CameraMissing;
}

//! What needs the user first comes first.
LinkTableRow::State stateOf(LinkTableRow &row, const ContractInfo *contract, const Session &session)
{
    using State = LinkTableRow::State;
    if (contract && contract->error) {
        row.error = contract->error;
        return State::Failing;
    }
    const PosRegister *reg = contract ? knownRegister(*contract, row.reg) : nullptr;
    if (contract && contract->registersComplete && !reg)
        return State::RegisterGone;
    if (reg && reg->stopped)
        return State::RegisterStopped;
    if (!row.link.isValid())
        return State::NotLinked;
    const State camera = cameraState(row, session);
    if (camera != State::Connected)
        return camera;
    if (contract && contract->notRemembered) {
        row.error = contract->notRemembered;
        return State::NotRemembered;
    }
    return contract && contract->synced ? State::Connected : State::NotSynced;
}

} // namespace

QList<LinkTableRow> linkRows(const Links &links, const Session &session, Vendor vendor)
{
    QList<LinkTableRow> rows;
    const auto add = [&](const RegisterKey &reg, const QString &registerName, const Link *link) {
        const ContractInfo *contract = links.contract(reg.contract);
        LinkTableRow row;
        row.reg = reg;
        row.registerName = registerName;
        row.tokenTail = contract ? contract->tokenTail : QString();
        row.byConsent = contract && contract->byConsent;
        if (link) {
            row.link = link->id;
            row.camera = link->camera;
            row.cameraName = link->cameraName;
            row.clockOffset = link->clockOffset.value;
            if (row.registerName.isEmpty())
                row.registerName = link->registerName;
        }
        row.state = stateOf(row, contract, session);
        rows << row;
    };
    const auto isListed = [&rows](LinkId id) {
        return std::any_of(rows.begin(), rows.end(), [id](const LinkTableRow &row) { return row.link == id; });
    };

    const QList<Link> all = links.of(vendor);
    if (vendor == Vendor::Ubiregi) {
        const QList<ContractInfo> contracts = links.contracts(vendor);
        for (const ContractInfo &contract : contracts) {
            for (const PosRegister &reg : contract.registers)
                add(reg.key, reg.name, links.linkOf(reg.key));
        }
    }
    for (const Link &link : all) {
        if (isListed(link.id))
            continue;
        QString name = link.registerName;
        if (const ContractInfo *contract = links.contract(link.reg.contract)) {
            if (const PosRegister *reg = knownRegister(*contract, link.reg); reg && !reg->name.isEmpty())
                name = reg->name;
        }
        add(link.reg, name, &link);
    }
    return rows;
}
