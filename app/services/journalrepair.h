// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/storage/rescue.h"

#include <QFuture>
#include <QString>

//! The ways out for a damaged journal that nobody has open (app/storage/rescue.h), off the GUI thread.
class JournalRepair {
public:
    explicit JournalRepair(QString path) : m_path(std::move(path)) {}

    QFuture<Result<DamageReport>> examine() const;
    //! Sets it aside; the next one to be opened is empty but for links, dashboards and contracts. Answers where it is now.
    QFuture<Result<QString>> replace() const;
    //! Sets it aside; the next one is the copy from before the last migration, with the links and dashboards of today.
    QFuture<Result<QString>> useBackup() const;

private:
    QString m_path;
};
