// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/logging.h"

#include <QUrl>
#include <QUrlQuery>

Q_LOGGING_CATEGORY(lcNet, "regilens.net", QtWarningMsg) // a line per request: only when asked for
Q_LOGGING_CATEGORY(lcPos, "regilens.pos")
Q_LOGGING_CATEGORY(lcCameras, "regilens.cameras")
Q_LOGGING_CATEGORY(lcVideo, "regilens.video")
Q_LOGGING_CATEGORY(lcStorage, "regilens.storage")
Q_LOGGING_CATEGORY(lcSync, "regilens.sync")
Q_LOGGING_CATEGORY(lcServices, "regilens.services")
Q_LOGGING_CATEGORY(lcDemo, "regilens.demo", QtWarningMsg)
Q_LOGGING_CATEGORY(lcUi, "regilens.ui")

QString redacted(const QUrl &url)
{
    QUrl safe = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment | QUrl::RemoveQuery);
    QStringList names;
    for (const auto &item : QUrlQuery(url).queryItems())
        names << item.first + QStringLiteral("=…");
    return names.isEmpty() ? safe.toString() : safe.toString() + u'?' + names.join(u'&');
}
