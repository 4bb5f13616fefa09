// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/main/statusmodel.h"

#include "app/base/clock.h"
#include "app/services/links.h"
#include "app/services/session.h"
#include "app/services/syncservice.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"

#include <QTimer>

#include <algorithm>

namespace {

using Level = StatusLine::Level;

StatusLine failing(const QString &what, const Error &error)
{
    //: Status line; %1 is a cloud ("Smaregi"), %2 two or three words ("No connection").
    const QString text = StatusModel::tr("%1: %2").arg(what, format::errorShort(error));
    const bool passes = error.kind == Error::Kind::RateLimited || error.kind == Error::Kind::Timeout || error.kind == Error::Kind::Offline;
    return {passes ? Level::Warning : Level::Bad, text, format::errorText(error, format::Retry::ByItself)};
}

} // namespace

StatusModel::StatusModel(Session &session, const Links &links, const SyncService &sync, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_links(links)
    , m_sync(sync)
    , m_clock(clock)
{
    auto *timer = new QTimer(this);
    timer->setInterval(std::chrono::seconds(1));
    connect(timer, &QTimer::timeout, this, &StatusModel::refresh);
    timer->start();
    connect(&session, &Session::stateChanged, this, &StatusModel::refresh);
    connect(&session, &Session::camerasChanged, this, &StatusModel::refresh);
    connect(&links, &Links::changed, this, &StatusModel::refresh);
    refresh();
}

void StatusModel::refresh()
{
    QList<StatusLine> lines = vendorLines();
    if (m_session.state() == Session::State::SignedIn)
        lines << cameraLine();
    const QString account = accountText();
    if (lines == m_lines && account == m_account)
        return;
    m_lines = lines;
    m_account = account;
    emit changed();
}

QList<StatusLine> StatusModel::vendorLines() const
{
    QList<StatusLine> lines;
    for (const Vendor vendor : {Vendor::Smaregi, Vendor::Ubiregi}) {
        const QString name = format::vendor(vendor);
        std::optional<Instant> oldest;
        std::optional<Error> error;
        bool waiting = false;
        bool any = false;
        for (const ContractInfo &contract : m_links.contracts(vendor)) {
            const QList<Link> links = m_links.of(vendor);
            const bool linked =
                std::any_of(links.begin(), links.end(), [&](const Link &link) { return link.reg.contract == contract.key; });
            if (!linked)
                continue; // nothing is fetched for it
            any = true;
            const SyncStatus status = m_sync.status(contract.key);
            if (contract.error && !error)
                error = contract.error;
            if (!status.lastSuccess)
                waiting = true;
            else
                oldest = oldest ? std::min(*oldest, *status.lastSuccess) : *status.lastSuccess;
        }
        if (!any)
            continue;
        if (error)
            lines << failing(name, *error);
        else if (waiting || !oldest)
            //: Status line; %1 is a cloud ("Smaregi").
            lines << StatusLine{Level::Busy, tr("Loading %1").arg(name), {}};
        else
            lines << StatusLine{Level::Good, format::syncedAgo(name, m_clock.now() - *oldest), {}};
    }
    return lines;
}

StatusLine StatusModel::cameraLine() const
{
    if (m_session.camerasError())
        return failing(tr("Cameras"), *m_session.camerasError());
    const QList<Camera> &cameras = m_session.cameras();
    if (cameras.isEmpty())
        return {Level::Busy, tr("No camera yet"), {}};
    QStringList offline;
    for (const Camera &camera : cameras) {
        if (!camera.online)
            offline << format::camera(camera.name, camera.model);
    }
    const int all = int(cameras.size());
    if (offline.isEmpty())
        //: Status line.
        return {Level::Good, tr("%n camera(s) connected", nullptr, all), {}};
    //: Tool tip; %1 is a list of cameras.
    const QString toolTip = tr("Offline: %1").arg(offline.join(QStringLiteral(", ")));
    return {Level::Warning, tr("%1 of %2 cameras connected").arg(all - offline.size()).arg(all), toolTip};
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
