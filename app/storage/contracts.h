// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/ids.h"
#include "app/storage/syncstate.h"

class QSqlDatabase;

//! The row id of the contract, made when it is new. Inside a write transaction.
Result<qint64> ensureContract(QSqlDatabase &db, const ContractKey &contract);

//! Inside a write transaction.
Result<Done> writeSyncState(QSqlDatabase &db, qint64 contractId, const SyncState &state);
