// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/pos/smaregi/smaregitransaction.h"

#include <QJsonArray>

struct HttpReply;

//! What the classic API (Ver.2) answers, made into our values. Pure functions, safe in any thread.
namespace SmaregiClassic {

//! One reply of a `_ref` call.
struct Table {
    QJsonArray rows;
    std::optional<qint64> totalCount; //!< all matches, not only this page; absent when the server did not say
};

Result<Table> tableOf(const QByteArray &body);

//! Joins rows of TransactionDetail to rows of TransactionHead. Lines of other transactions are left out: the lines of a range
//! of ids are asked for, and the range may hold more than the heads. A head without id, time or total becomes a BadRow; so
//! does a line without an amount, while its receipt stays.
Smaregi::Receipts receiptsOf(const QString &contract, const QJsonArray &heads, const QJsonArray &details);

//! The time of a condition, in Japan Standard Time and with slashes (smaregi.md 21.1).
QString conditionTime(Instant instant);

//! What a reply that is no success means. Code 23 (function switched off) is Forbidden with `functionOff` as its reason,
//! as the code does not say which function it means.
Error errorOf(const HttpReply &reply, const QString &functionOff);

} // namespace SmaregiClassic
