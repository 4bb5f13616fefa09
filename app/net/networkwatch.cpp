// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/networkwatch.h"

#include "app/base/logging.h"

#include <QNetworkInformation>

NetworkWatch::NetworkWatch(QObject *parent) : QObject(parent)
{
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability)) {
        qCInfo(lcNet) << "the system does not tell about its network";
        return;
    }
    using Reachability = QNetworkInformation::Reachability;
    // A network without the internet may still reach what a test or a shop has in its own; so only its loss counts.
    const auto isOnline = [](Reachability reachability) { return reachability != Reachability::Disconnected; };
    const QNetworkInformation *information = QNetworkInformation::instance();
    m_wasOnline = isOnline(information->reachability());
    connect(information, &QNetworkInformation::reachabilityChanged, this, [this, isOnline](Reachability reachability) {
        const bool online = isOnline(reachability);
        if (online && !m_wasOnline)
            emit cameBack();
        m_wasOnline = online;
    });
}
