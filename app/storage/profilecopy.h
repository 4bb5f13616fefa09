// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

#include <functional>

struct OpenProgress;

//! Free bytes of the file system that the folder is on; negative when it is not known.
using FreeBytes = std::function<qint64(const QString &folder)>;

//! Copies a database that nobody has open, in slices that are on the disk before the next begins. The target is replaced when
//! the copy is whole; until then it has another name, and after a kill that is cleared away by removeUnfinishedCopy().
//! Errors: Cancelled; Storage with "profile.space" (see OpenProgress::missing), "profile.disk", "profile.readOnly", or
//! "profile.busy" when the database changed meanwhile.
Result<Done> copyProfile(const QString &path, const QString &target, OpenProgress &progress, const FreeBytes &freeBytes);

void removeUnfinishedCopy(const QString &target);
