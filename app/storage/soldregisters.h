// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/ids.h"

#include <QFuture>
#include <QList>

class Database;

//! The registers that have receipts in the journal.
QFuture<Result<QList<RegisterKey>>> soldRegisters(Database &database);
