// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/main/statusmodel.h"

#include "app/base/clock.h"
#include "app/domain/timerange.h"
#include "app/services/links.h"
#include "app/services/session.h"
#include "app/services/syncservice.h"
#include "app/services/updatecheck.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"
#include "ui/format/synctext.h"

#include <QTimer>

#include <algorithm>

namespace {

using Level = StatusLine::Level;

StatusLine failing(const QString &what, const Error &error)
{
    //: Status line; %1 is a cloud ("Smaregi"), %2 two or three words ("No connection").
    const QString text = StatusModel::tr("%1: %2").arg(what, format::errorShort(error));
    const bool passes = error.kind == Error::Kind::RateLimited || error.kind == Error::Kind::Timeout || error.kind == Error::Kind::Offline;
    return {passes ? Level::Warning : Level::Bad, text, format::errorText(error, format::Retry::ByItself), StatusLine::About::Receipts};
}

} // namespace

StatusModel::StatusModel(Session &session, const Links &links, const SyncService &sync, const UpdateCheck &updates, const Clock &clock,
                         QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_links(links)
    , m_sync(sync)
    , m_updates(updates)
    , m_clock(clock)
{
    auto *timer = new QTimer(this);
    timer->setInterval(std::chrono::seconds(1));
    connect(timer, &QTimer::timeout, this, &StatusModel::refresh);
    timer->start();
    connect(&session, &Session::stateChanged, this, &StatusModel::refresh);
    connect(&session, &Session::camerasChanged, this, &StatusModel::refresh);
    connect(&links, &Links::changed, this, &StatusModel::refresh);
    connect(&updates, &UpdateCheck::changed, this, &StatusModel::refresh);
    refresh();
}

void StatusModel::refresh()
{
    QList<StatusLine> lines = contractLines();
    if (m_session.state() == Session::State::SignedIn) {
        lines << cameraLine();
        lines.last().about = StatusLine::About::Cameras;
    }
    if (const auto &newer = m_updates.newer())
        //: Status line: there is a newer version of the program.
        lines << StatusLine{newer->isUrgent ? Level::Warning : Level::Busy, tr("Version %1 is there").arg(newer->version.toString()),
                            newer->isUrgent ? tr("It mends something important; please install it soon.") : QString(),
                            StatusLine::About::Update};
    const QString account = accountText();
    if (lines == m_lines && account == m_account)
        return;
    m_lines = lines;
    m_account = account;
    emit changed();
}

QList<StatusLine> StatusModel::contractLines() const
{
    constexpr qsizetype kMost = 4; // that the side bar has place for
    const QList<ContractInfo> contracts = m_links.linkedContracts();
    QList<StatusLine> lines;
    int well = 0;
    for (const ContractInfo &contract : contracts) {
        const QString vendor = format::vendor(contract.key.vendor);
        const bool single = std::count_if(contracts.begin(), contracts.end(),
                                          [&contract](const ContractInfo &other) { return other.key.vendor == contract.key.vendor; }) == 1;
        const QString account = contract.accountName.isEmpty() ? contract.key.contract : contract.accountName;
        //: One of several contracts of a POS service: %1 service, %2 shop.
        const StatusLine line = contractLine(contract, single ? vendor : tr("%1 %2").arg(vendor, account));
        if (contracts.size() <= kMost || line.level != Level::Good)
            lines << line;
        else
            ++well;
    }
    if (well > 0)
        //: Status line: contracts whose receipts are fetched well.
        lines << StatusLine{Level::Good, tr("%n contract(s) in sync", nullptr, well), {}, StatusLine::About::Receipts};
    return lines;
}

StatusLine StatusModel::contractLine(const ContractInfo &contract, const QString &name) const
{
    const SyncStatus status = m_sync.status(contract.key);
    const Instant now = m_clock.now();
    if (contract.error) {
        StatusLine line = failing(name, *contract.error);
        if (status.lastSuccess)
            //: Tool tip: %1 what is wrong and what to do, %2 day and time.
            line.toolTip = tr("%1\nLast fetched: %2").arg(line.toolTip, format::dateTime(*status.lastSuccess, shopZone()));
        return line;
    }
    if (!status.lastSuccess)
        //: Status line; %1 is a cloud ("Smaregi").
        return {Level::Busy, tr("Loading %1").arg(name), {}, StatusLine::About::Receipts};
    const auto lag = now - status.knownTo.value_or(*status.lastSuccess);
    const QString lastFetched = tr("Last fetched: %1").arg(format::dateTime(*status.lastSuccess, shopZone()));
    if (format::isBehind(lag))
        //: Status line; %1 is a cloud, %2 how long ("3 h"): the receipts of that time are being fetched.
        return {Level::Busy, tr("%1: catching up, %2 behind").arg(name, format::duration(lag)), lastFetched, StatusLine::About::Receipts};
    StatusLine line{Level::Good, format::syncedAgo(name, now - *status.lastSuccess), lastFetched, StatusLine::About::Receipts};
    if (status.backfill && !status.wish.paused)
        //: Tool tip: %1 another sentence, %2 of %3 days.
        line.toolTip = tr("%1\nThe past is being fetched: %2 of %3 days")
                           .arg(lastFetched, format::number(status.backfill->daysFetched), format::number(status.backfill->daysWanted));
    if (status.badRows > 0)
        line.toolTip += u'\n' + tr("%Ln row(s) could not be read.", nullptr, status.badRows);
    return line;
}

StatusLine StatusModel::cameraLine() const
{
    if (m_session.camerasError())
        return failing(tr("Cameras"), *m_session.camerasError());
    const QList<Camera> &cameras = m_session.cameras();
    if (cameras.isEmpty())
        return {Level::Busy, tr("No camera yet"), {}, StatusLine::About::Cameras};
    QStringList offline;
    for (const Camera &camera : cameras) {
        if (!camera.online)
            offline << format::camera(camera.name, camera.model);
    }
    const int all = int(cameras.size());
    if (offline.isEmpty())
        //: Status line.
        return {Level::Good, tr("%n camera(s) connected", nullptr, all), {}, StatusLine::About::Cameras};
    //: Tool tip; %1 is a list of cameras.
    const QString toolTip = tr("Offline: %1").arg(offline.join(QStringLiteral(", ")));
    return {Level::Warning, tr("%1 of %2 cameras connected").arg(all - offline.size()).arg(all), toolTip, StatusLine::About::Cameras};
}

QString StatusModel::accountText() const
{
    if (m_session.state() != Session::State::SignedIn)
        return {};
    const QString account = m_session.account().isEmpty() ? tr("Signed in with an API key") : m_session.account();
    for (const Vendor vendor : {Vendor::Smaregi, Vendor::Ubiregi}) {
        for (const ContractInfo &contract : m_links.contracts(vendor)) {
            if (!contract.accountName.isEmpty())
                return QStringLiteral("%1 ·\n%2").arg(contract.accountName, account);
        }
    }
    return account;
}
