// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/linkcopy.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/services/dashboards.h"
#include "app/services/links.h"
#include "app/storage/database.h"
#include "app/storage/essentials.h"
#include "app/storage/rescue.h"

using namespace std::chrono_literals;

LinkCopy::LinkCopy(Database &database, const Links &links, const Dashboards &dashboards, QObject *parent)
    : QObject(parent)
    , m_database(database)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &LinkCopy::save);
    connect(&links, &Links::linksChanged, &m_timer, qOverload<>(&QTimer::start));
    connect(&dashboards, &Dashboards::changed, &m_timer, qOverload<>(&QTimer::start));
    m_timer.start();
}

void LinkCopy::save()
{
    const auto saved = m_database.read([file = essentialsPath(m_database.path())](QSqlDatabase &db) -> Result<Done> {
        const Essentials now = readEssentials(db);
        // A copy of something damaged must not take the place of a good one.
        return now.unread.isEmpty() ? saveEssentials(file, now)
                                    : Error{Error::Kind::Storage, QStringLiteral("not all of them can be read"), {}, {}};
    });
    onFinished(saved, this, [](const Result<Done> &done) {
        if (!done)
            qCWarning(lcServices) << "no copy of the links could be made:" << done.error().detail;
    });
}
