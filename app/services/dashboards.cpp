// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/dashboards.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/services/links.h"
#include "app/storage/dashboardstore.h"

#include <algorithm>

Dashboards::Dashboards(DashboardStore &store, Links &links, QObject *parent) : QObject(parent), m_store(store), m_links(links)
{
    connect(&links, &Links::linksChanged, this, &Dashboards::linksChanged);
    connect(&links, &Links::changed, this, [this] { // read, but there are none
        if (m_state == State::Loading && m_generation == 0)
            linksChanged();
    });
}

void Dashboards::retry()
{
    m_state = State::Loading;
    m_error.reset();
    emit changed();
    linksChanged();
}

const Dashboard *Dashboards::dashboard(DashboardId id) const
{
    const auto it = std::find_if(m_shown.begin(), m_shown.end(), [id](const Dashboard &one) { return one.id == id; });
    return it == m_shown.end() ? nullptr : &*it;
}

const Dashboard *Dashboards::madeFor(LinkId link) const
{
    const auto it =
        std::find_if(m_shown.begin(), m_shown.end(), [link](const Dashboard &one) { return link.isValid() && one.follows == link; });
    return it == m_shown.end() ? nullptr : &*it;
}

QList<DashboardRegister> Dashboards::unlinked(const Dashboard &dashboard) const
{
    QList<DashboardRegister> found;
    std::copy_if(dashboard.registers.begin(), dashboard.registers.end(), std::back_inserter(found),
                 [this](const DashboardRegister &reg) { return !m_links.linkOf(reg.key); });
    return found;
}

QFuture<Result<Dashboard>> Dashboards::add(Dashboard dashboard)
{
    dashboard.name = dashboard.name.trimmed();
    dashboard.follows = {};
    const Deferred<Dashboard> deferred;
    onFinished(m_store.add(std::move(dashboard)), this, [this, deferred](const Result<Dashboard> &added) {
        if (!added) {
            deferred.answer(added);
            return;
        }
        onFinished(afterwards(readyResult<Done>(Done{})), this,
                   [deferred, added](const Result<Done> &read) { deferred.answer(read ? added : Result<Dashboard>(read.error())); });
    });
    return deferred.future();
}

QFuture<Result<Done>> Dashboards::update(Dashboard edited)
{
    edited.name = edited.name.trimmed();
    if (const Dashboard *before = dashboard(edited.id); before && before->follows.isValid()) {
        const auto sameCameras = [&] {
            return std::equal(before->cameras.begin(), before->cameras.end(), edited.cameras.begin(), edited.cameras.end(),
                              [](const DashboardCamera &a, const DashboardCamera &b) { return a.id == b.id; });
        };
        const bool same = before->registerKeys() == edited.registerKeys() && sameCameras();
        edited.follows = same ? before->follows : LinkId{};
    }
    return afterwards(m_store.update(std::move(edited)));
}

QFuture<Result<Done>> Dashboards::rename(DashboardId id, const QString &name)
{
    const Dashboard *found = dashboard(id);
    if (!found)
        return readyResult<Done>(Error{Error::Kind::NotFound, {}, {}, {}});
    Dashboard renamed = *found;
    renamed.name = name;
    return update(renamed);
}

QFuture<Result<Done>> Dashboards::remove(DashboardId id)
{
    return afterwards(m_store.remove(id));
}

QFuture<Result<Done>> Dashboards::reorder(const QList<DashboardId> &ids)
{
    return afterwards(m_store.reorder(ids));
}

//! Reads again after a change, and answers when what is shown is what is kept.
QFuture<Result<Done>> Dashboards::afterwards(const QFuture<Result<Done>> &change)
{
    const Deferred<Done> deferred;
    onFinished(change, this, [this, deferred](const Result<Done> &done) {
        if (!done) {
            deferred.answer(done.error());
            return;
        }
        onFinished(m_store.list(), this, [this, deferred](const Result<QList<Dashboard>> &list) {
            if (!list) {
                deferred.answer(list.error());
                return;
            }
            ++m_generation; // an older answer that is still on its way is not news
            m_kept = list.value();
            fill();
            deferred.answer(Done{});
        });
    });
    return deferred.future();
}

void Dashboards::linksChanged()
{
    const int generation = ++m_generation;
    fill(); // what follows a link shows at once what it joins now
    const auto make = [this, generation] {
        onFinished(m_store.addForNewLinks(), this, [this, generation](const Result<Done> &made) {
            if (!made)
                fail(made.error());
            else if (generation == m_generation)
                read();
        });
    };
    if (m_tidied) {
        make();
        return;
    }
    m_tidied = true; // once: as long as the program runs an ended link may come back
    onFinished(m_store.removeOfEndedLinks(), this, [make](const Result<Done> &removed) {
        if (!removed)
            qCWarning(lcServices) << "dashboards of ended links stay:" << removed.error().detail; // they are not shown
        make();
    });
}

void Dashboards::read()
{
    const int generation = m_generation;
    onFinished(m_store.list(), this, [this, generation](const Result<QList<Dashboard>> &list) {
        if (generation != m_generation)
            return;
        if (!list) {
            fail(list.error());
            return;
        }
        m_state = State::Ready;
        m_error.reset();
        m_kept = list.value();
        fill();
    });
}

//! From what is kept and the links as they are now.
void Dashboards::fill()
{
    m_shown.clear();
    for (Dashboard dashboard : std::as_const(m_kept)) {
        if (dashboard.follows.isValid()) {
            const Link *link = m_links.link(dashboard.follows);
            if (!link && dashboard.name.isEmpty())
                continue;
            dashboard.cameras.clear();
            dashboard.registers.clear();
            if (link) {
                dashboard.cameras << DashboardCamera{link->camera, link->cameraName};
                dashboard.registers << DashboardRegister{link->reg, link->registerName};
            }
        } else {
            for (DashboardRegister &reg : dashboard.registers) {
                if (const Link *link = m_links.linkOf(reg.key); link && !link->registerName.isEmpty())
                    reg.name = link->registerName;
            }
        }
        m_shown << dashboard;
    }
    emit changed();
}

void Dashboards::fail(const Error &error)
{
    qCWarning(lcServices) << "the dashboards could not be read:" << error.detail;
    m_state = State::Failed;
    m_error = error;
    emit changed();
}
