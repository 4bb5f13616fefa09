// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/httpserver.h"
#include "app/demo/smaregiplatformrows.h"

//! Answers the lists of the Platform API: filters, order, pages and fields (smaregi.md 4.1 and 6.1). What a question does wrong
//! is said in a problem JSON with status 400.
//! Without `names` the ids of the staff and of other payments stand alone.
DemoResponse listTransactions(const DemoRequest &request, const SmaregiBooks &books, const QUrl &base, bool names);
DemoResponse listRows(const DemoRequest &request, const std::vector<SmaregiRow> &rows, const QUrl &base);

//! `with_...` of a question for one transaction or for a list; the problem, if there is one.
QString readExtras(const DemoRequest &request, PlatformExtras &extras);

DemoResponse platformProblem(int status, const QString &detail);
