// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoworld.h"

#include "app/base/logging.h"
#include "app/demo/demotime.h"

#include <QDateTime>
#include <QLocale>

namespace {
constexpr DemoService kServices[] = {DemoService::Safie, DemoService::SmaregiClassic, DemoService::SmaregiPlatform, DemoService::UbiregiWeb,
                                     DemoService::UbiregiApi};
}

DemoWorld::DemoWorld(const Clock &clock, const DemoOptions &options)
    : m_clock(clock)
    , m_options(options)
    , m_smaregiPlatform(options.smaregiRate, int(options.smaregiTokenLifetime.count()))
    , m_ubiregi(options.ubiregiPageSize)
    , m_safie({options.liveDelay, options.recentGuard, options.retentionDays})
{
    add(DemoService::Safie, [this](const DemoRequest &request) { return m_safie.answer(request, toMs(m_clock.now())); });
    add(DemoService::SmaregiClassic, [this](const DemoRequest &request) { return m_smaregi.answer(request, shop().smaregi()); });
    add(DemoService::SmaregiPlatform, [this](const DemoRequest &request) {
        return m_smaregiPlatform.answer(request, shop().smaregi(), baseUrl(DemoService::SmaregiPlatform), now());
    });
    add(DemoService::UbiregiWeb, [this](const DemoRequest &request) { return m_ubiregi.web(request, now()); });
    add(DemoService::UbiregiApi,
        [this](const DemoRequest &request) { return m_ubiregi.api(request, shop(), baseUrl(DemoService::UbiregiApi), now()); });
}

void DemoWorld::add(DemoService service, const DemoHttpServer::Handler &handler)
{
    const auto dated = [this, handler](const DemoRequest &request) {
        DemoResponse response = handler(request);
        const QDateTime time = QDateTime::fromSecsSinceEpoch(now(), Qt::UTC);
        response.headers.append({"Date", QLocale::c().toString(time, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toLatin1()});
        return response;
    };
    auto *server = new DemoHttpServer(dated, this);
    server->setFaultPicker([this, service](const DemoRequest &request) { return takeFault(service, request.path); });
    m_servers[size_t(service)] = server;
}

Result<Done> DemoWorld::start()
{
    for (const DemoService service : kServices) {
        if (!setServiceUp(service, true)) {
            stop();
            return Error{Error::Kind::Offline, QStringLiteral("the demo store found no free port on 127.0.0.1"), {}, {}};
        }
    }
    // After the answer: whoever starts the demo is not to wait for a month of receipts.
    QMetaObject::invokeMethod(
        this, [this] { shop(); }, Qt::QueuedConnection);
    return Done{};
}

void DemoWorld::stop()
{
    for (const DemoService service : kServices)
        setServiceUp(service, false);
}

bool DemoWorld::setServiceUp(DemoService service, bool up)
{
    DemoHttpServer &http = server(service);
    if (!up) {
        http.close();
        return true;
    }
    quint16 &port = m_ports[size_t(service)];
    if (http.port() == 0 && !http.listen(port)) // a port once taken is taken again
        return false;
    port = http.port();
    return true;
}

void DemoWorld::fail(DemoService service, const QString &pathPrefix, const DemoFault &fault, int count)
{
    if (count != 0)
        m_faults.append({service, pathPrefix, fault, count});
}

std::optional<DemoFault> DemoWorld::takeFault(DemoService service, const QString &path)
{
    for (qsizetype i = 0; i < m_faults.size(); ++i) {
        Fault &candidate = m_faults[i];
        if (candidate.service != service || !path.startsWith(candidate.pathPrefix))
            continue;
        const DemoFault fault = candidate.fault;
        if (candidate.left > 0 && --candidate.left == 0)
            m_faults.removeAt(i);
        return fault;
    }
    return {};
}

ShopModel &DemoWorld::shop()
{
    if (!m_shop) {
        m_shop = std::make_unique<ShopModel>(m_options.seed, m_options.historyDays, m_options.newSales, now());
        qCInfo(lcDemo, "the shop is open: %d Smaregi transactions, %d Ubiregi slips", int(m_shop->smaregi().records().size()),
               int(m_shop->ubiregi().records().size()));
    }
    m_shop->catchUp(now());
    return *m_shop;
}

qint64 DemoWorld::now() const
{
    return DemoTime::secondsOf(m_clock.now());
}
