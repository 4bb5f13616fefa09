// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/posregister.h"
#include "app/domain/receipt.h"

#include <QJsonArray>
#include <QJsonObject>

//! What both generations of the API have in common: the fields of a transaction (smaregi.md 7), so that both make the same
//! receipt of it. Pure functions, safe in any thread.
namespace Smaregi {

constexpr std::chrono::hours kJapan{9}; // fixed: no daylight saving

struct Receipts {
    QList<Receipt> receipts;
    QList<BadRow> badRows;
};

struct OtherPayment {
    QString methodId;
    QString name; //!< may be empty
    QJsonValue amount;
};

//! A transaction with what the generations name or place differently.
struct Transaction {
    QJsonObject head;
    QList<QJsonObject> lines;
    QList<OtherPayment> otherPayments; //!< empty ones do not matter
    QJsonValue change;
    QJsonValue businessDay;
};

//! A head without id, time or total becomes a BadRow; so does a line without an amount, while its receipt stays.
void appendReceipt(const QString &contract, const Transaction &transaction, const QByteArray &raw, Receipts &out);

QByteArray compactJson(const QJsonObject &object);

//! The registers that made these transactions, by terminal id, each pair of terminal and store once.
QList<PosRegister> registersOf(const QString &contract, const QJsonArray &heads);

//! By terminal id as a number, then by store.
void sortRegisters(QList<PosRegister> &registers);

//! transactionHeadId as a number; nullopt when there is none.
std::optional<qint64> headIdOf(const QJsonValue &head);

//! "YYYY-MM-DDThh:mm:ss+09:00", or without a zone in Japan Standard Time, as the classic API has it (smaregi.md 22.3); a space
//! instead of the `T` and slashes are read as well.
std::optional<Instant> timeOf(const QString &text);

} // namespace Smaregi
