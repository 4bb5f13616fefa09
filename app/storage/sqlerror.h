// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

class QSqlError;

//! Kind Storage, with the reason where the cause is one that the user can do something about: "profile.damaged",
//! "profile.readOnly", "profile.disk" (full or failing), "profile.busy" (another program holds it).
Error storageError(const QSqlError &error);

//! Kind Storage with that reason.
Error storageError(const QString &reason, const QString &detail);
