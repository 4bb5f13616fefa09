// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QStringList>

class QSqlDatabase;

//! The ways of payment that the journal has, as its receipts write them; of several ways to write one the newest. Cash and
//! what is no name are left out. Some milliseconds, however large the journal is.
Result<QStringList> queryPaymentNames(QSqlDatabase &db);
