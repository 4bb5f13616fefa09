// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/journalrepair.h"

#include <QDate>

class Dialogs;

enum class DamageChoice { Rebuild, UseBackup, Quit };

//! Says that the journal is damaged, what is kept, what is fetched again (as a rule from `fetchedFrom` on) and where the damaged
//! file stays, and asks what to do. Finishes with Quit when the window is closed.
QFuture<DamageChoice> askAboutDamage(Dialogs &dialogs, const DamageReport &report, const QString &file, QDate fetchedFrom);
