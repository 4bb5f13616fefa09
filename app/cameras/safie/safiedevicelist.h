// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cameras/safie/safieparser.h"
#include "app/cameras/safie/safiesession.h"

#include <QElapsedTimer>
#include <QHash>

#include <memory>

//! The cameras of the account, all pages. Which options they have is asked for where the portal's numbers of the options are
//! known, by the list of those that have each (safie.md 6.1); again only now and then, because lists are counted.
class SafieDeviceList {
public:
    explicit SafieDeviceList(SafieSession &session) : m_session(session) {}

    QFuture<Result<QList<Camera>>> ask();
    void forgetOptions() { m_sinceOptions.invalidate(); }

private:
    struct Paging;
    using Option = std::optional<bool> CameraOptions::*;

    QFuture<Result<QList<Camera>>> pages(int optionId);
    void fetchPage(const std::shared_ptr<Paging> &paging, int offset);
    void takePage(const std::shared_ptr<Paging> &paging, int offset, const SafieDevicePage &page);
    bool knowsAll(const QList<Camera> &cameras) const;
    QFuture<Result<Done>> askOptions(const QList<Camera> &cameras);
    QFuture<Result<Done>> askOption(const QList<Camera> &cameras, int optionId, Option option);

    SafieSession &m_session;
    QHash<CameraId, CameraOptions> m_options;
    QElapsedTimer m_sinceOptions;
};
