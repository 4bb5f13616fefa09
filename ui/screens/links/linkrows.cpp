// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/links/linkrows.h"

#include "app/services/links.h"
#include "app/services/session.h"

namespace {

void judge(LinkTableRow &row, const ContractInfo *contract, const Session &session)
{
    using State = LinkTableRow::State;
    if (contract && contract->error) {
        row.state = State::Failing;
        row.error = contract->error;
        return;
    }
    if (!row.link.isValid()) {
        row.state = State::NotLinked;
        return;
    }
    const Camera *camera = session.camera(row.camera);
    if (camera)
        row.state = camera->online ? State::Connected : State::CameraOffline;
    else if (session.camerasError()) {
        row.state = State::Failing;
        row.error = session.camerasError();
    } else
        row.state = session.cameras().isEmpty() ? State::Waiting : State::CameraMissing;
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
        if (link) {
            row.link = link->id;
            row.camera = link->camera;
            row.cameraName = link->cameraName;
            if (row.registerName.isEmpty())
                row.registerName = link->registerName;
        }
        judge(row, contract, session);
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
            for (const PosRegister &reg : contract->registers) {
                if (reg.key == link.reg && !reg.name.isEmpty())
                    name = reg.name;
            }
        }
        add(link.reg, name, &link);
    }
    return rows;
}
