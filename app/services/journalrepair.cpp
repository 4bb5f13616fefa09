// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/journalrepair.h"

#include "app/base/async.h"

#include <QThreadPool>

namespace {

template <typename T, typename Fn>
QFuture<Result<T>> inBackground(Fn fn)
{
    const Deferred<T> deferred;
    QThreadPool::globalInstance()->start([deferred, fn = std::move(fn)] { deferred.answer(fn()); });
    return deferred.future();
}

} // namespace

QFuture<Result<DamageReport>> JournalRepair::examine() const
{
    return inBackground<DamageReport>([path = m_path] { return Result<DamageReport>(examineDamaged(path)); });
}

QFuture<Result<QString>> JournalRepair::replace() const
{
    return inBackground<QString>([path = m_path] { return replaceDamaged(path); });
}

QFuture<Result<QString>> JournalRepair::useBackup() const
{
    return inBackground<QString>([path = m_path] { return restoreBackup(path); });
}
