// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/posregister.h"
#include "app/domain/receipt.h"

#include <QJsonArray>

struct HttpReply;

//! What the classic API (Ver.2) answers, made into our values. Pure functions, safe in any thread.
namespace SmaregiClassic {

//! One reply of a `_ref` call.
struct Table {
    QJsonArray rows;
    std::optional<qint64> totalCount; //!< all matches, not only this page; absent when the server did not say
};

struct Receipts {
    QList<Receipt> receipts;
    QList<BadRow> badRows;
};

Result<Table> tableOf(const QByteArray &body);

//! Joins rows of TransactionDetail to rows of TransactionHead. Lines of other transactions are left out: the lines of a range
//! of ids are asked for, and the range may hold more than the heads. A head without id, time or total becomes a BadRow; so
//! does a line without an amount, while its receipt stays.
Receipts receiptsOf(const QString &contract, const QJsonArray &heads, const QJsonArray &details);

//! The registers that made these transactions, by terminal id, each pair of terminal and store once.
QList<PosRegister> registersOf(const QString &contract, const QJsonArray &heads);

//! transactionHeadId as a number; nullopt when there is none.
std::optional<qint64> headIdOf(const QJsonValue &head);

//! "YYYY-MM-DD HH:MM:SS" in Japan Standard Time (smaregi.md 22.3); slashes and a `T` are read as well.
std::optional<Instant> timeOf(const QString &text);
//! The same for a condition, with slashes (smaregi.md 21.1).
QString conditionTime(Instant instant);

//! What a reply that is no success means. Code 23 (function switched off) is Forbidden with `functionOff` as its reason,
//! as the code does not say which function it means.
Error errorOf(const HttpReply &reply, const QString &functionOff);

} // namespace SmaregiClassic
