// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/receipt.h"
#include "app/domain/timerange.h"
#include "app/storage/database.h"

#include <QTest>

// What the tests of the journal share.

template <typename T>
Result<T> await(QFuture<Result<T>> future)
{
    future.waitForFinished();
    return future.resultCount() > 0 ? future.result() : Result<T>(Error{Error::Kind::Cancelled, {}, {}, {}});
}

//! The value, or a failed test when it is an error.
template <typename T>
T valueOf(Result<T> result)
{
    if (!result) {
        QTest::qFail(qPrintable(result.error().reason + u' ' + result.error().detail), __FILE__, __LINE__);
        return {};
    }
    return result.take();
}

template <typename T>
T valueOf(QFuture<Result<T>> future)
{
    return valueOf(await(std::move(future)));
}

inline const ContractKey kShop{Vendor::Smaregi, QStringLiteral("demo001")};

inline RegisterKey registerKey(const QString &terminal, const ContractKey &contract = kShop)
{
    return {contract, terminal};
}

//! 2026-03-14 12:00:00 JST
inline const Instant kNoon = fromMs(1773457200000);

inline Receipt makeReceipt(int number, Instant soldAt, const QString &terminal = QStringLiteral("1"))
{
    Receipt receipt;
    receipt.reg = registerKey(terminal);
    receipt.store = QStringLiteral("1");
    receipt.vendorKey = QString::number(number);
    receipt.number = QStringLiteral("R%1").arg(number);
    receipt.soldAt = soldAt;
    receipt.uploadedAt = soldAt + std::chrono::seconds(2);
    receipt.changedAt = soldAt + std::chrono::seconds(2);
    receipt.businessDay = QDate(2026, 3, 14);
    receipt.staff = QStringLiteral("佐藤");
    receipt.registerName = QStringLiteral("レジ1");
    receipt.total = {1424};
    receipt.deposit = {1500};
    receipt.change = {76};
    receipt.lines = {{QStringLiteral("生ビール"), QStringLiteral("4901"), 2, {550}, {1100}, 1000},
                     {QStringLiteral("枝豆"), {}, 1, {324}, {324}, std::nullopt}};
    receipt.payments = {{QStringLiteral("現金"), true, {1000}}, {QStringLiteral("PayPay"), false, {500}}};
    receipt.taxes = {{1000, true, {100}}, {std::nullopt, false, {24}}};
    receipt.raw = QByteArrayLiteral("{\"a\":1}");
    return receipt;
}
