// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demostore.h"
#include "app/demo/safieserver.h"
#include "app/demo/shopmodel.h"
#include "app/demo/smaregiplatformserver.h"
#include "app/demo/smaregiserver.h"
#include "app/demo/ubiregiserver.h"

#include <array>

//! What lives in the thread of a DemoStore: the servers, the shop behind them, and the faults. Not thread-safe.
class DemoWorld : public QObject {
    Q_OBJECT
public:
    DemoWorld(const Clock &clock, const DemoOptions &options);

    Result<Done> start();
    void stop();
    bool setServiceUp(DemoService service, bool up);
    QUrl baseUrl(DemoService service) const { return server(service).baseUrl(); }
    int requestCount(DemoService service) const { return server(service).requestCount(); }

    void fail(DemoService service, const QString &pathPrefix, const DemoFault &fault, int count);
    void clearFaults() { m_faults.clear(); }

    //! Up to date with the clock.
    ShopModel &shop();
    SmaregiServer &smaregi() { return m_smaregi; }
    SmaregiPlatformServer &smaregiPlatform() { return m_smaregiPlatform; }
    UbiregiServer &ubiregi() { return m_ubiregi; }
    SafieServer &safie() { return m_safie; }
    qint64 now() const; //!< seconds since 1970

private:
    struct Fault {
        DemoService service;
        QString pathPrefix;
        DemoFault fault;
        int left; //!< -1: for ever
    };

    DemoHttpServer &server(DemoService service) const { return *m_servers[size_t(service)]; }
    void add(DemoService service, const DemoHttpServer::Handler &handler);
    std::optional<DemoFault> takeFault(DemoService service, const QString &path);

    const Clock &m_clock;
    DemoOptions m_options;
    SmaregiServer m_smaregi;
    SmaregiPlatformServer m_smaregiPlatform;
    UbiregiServer m_ubiregi;
    SafieServer m_safie;
    std::unique_ptr<ShopModel> m_shop; //!< made when first needed
    std::array<DemoHttpServer *, 5> m_servers{};
    std::array<quint16, 5> m_ports{};
    QList<Fault> m_faults;
};
