// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/dashboard.h"

#include <QFuture>
#include <QObject>

#include <optional>

class DashboardStore;
class Links;

//! The user's dashboards. Each new link gets one by itself, which follows the link: it shows what the link joins now, is
//! away while the link has ended, and is there again when that is undone. GUI thread.
class Dashboards : public QObject {
    Q_OBJECT
public:
    enum class State { Loading, Failed, Ready };

    Dashboards(DashboardStore &store, Links &links, QObject *parent = nullptr);

    State state() const { return m_state; }
    const std::optional<Error> &error() const { return m_error; } //!< in State::Failed
    void retry(); //!< after a failure

    //! In the user's order.
    const QList<Dashboard> &all() const { return m_shown; }
    const Dashboard *dashboard(DashboardId id) const;
    //! The one that was made for a link, or null.
    const Dashboard *madeFor(LinkId link) const;
    //! Its registers that have no link (any more): their receipts come without pictures.
    QList<DashboardRegister> unlinked(const Dashboard &dashboard) const;

    //! Answers the dashboard with its new id, at the end of the list.
    QFuture<Result<Dashboard>> add(Dashboard dashboard);
    //! With other cameras or registers than its link's it follows the link no more.
    QFuture<Result<Done>> update(Dashboard dashboard);
    QFuture<Result<Done>> rename(DashboardId id, const QString &name);
    QFuture<Result<Done>> remove(DashboardId id);
    QFuture<Result<Done>> reorder(const QList<DashboardId> &ids);

signals:
    void changed(); //!< the dashboards, or how reading them fares

private:
    void linksChanged();
    void read();
    void fill();
    void fail(const Error &error);
    QFuture<Result<Done>> afterwards(const QFuture<Result<Done>> &change);

    DashboardStore &m_store;
    const Links &m_links;
    State m_state = State::Loading;
    std::optional<Error> m_error;
    bool m_tidied = false;
    int m_generation = 0;
    QList<Dashboard> m_kept; //!< as in the store
    QList<Dashboard> m_shown;
};
