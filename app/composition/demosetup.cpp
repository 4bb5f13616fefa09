// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demosetup.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/demo/demostore.h"
#include "app/services/links.h"
#include "app/services/session.h"

namespace {
constexpr int kLinks = 2;
}

DemoSetup::DemoSetup(Session &session, Links &links, QObject *parent) : QObject(parent), m_session(session), m_links(links)
{
    // A profile that was kept with --data-dir has its links already; their tokens were in memory and are typed again here.
    connect(&session, &Session::camerasChanged, this, &DemoSetup::addNext);
}

void DemoSetup::addNext()
{
    if (m_busy || m_next > kLinks || m_session.cameras().isEmpty())
        return;
    m_busy = true;
    const auto adding = m_links.addSmaregi(DemoCredentials::kSmaregiContract, {DemoCredentials::kSmaregiToken, {}, {}},
                                           QString::number(m_next), CameraId{DemoStore::cameraId(m_next)}, true);
    onFinished(adding, this, [this](const Result<Link> &added) {
        if (!added && added.error().reason != u"link.exists")
            qCWarning(lcDemo) << "the demo link was not added:" << added.error().detail << added.error().reason;
        m_busy = false;
        ++m_next;
        addNext();
    });
}
