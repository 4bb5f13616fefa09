// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/receiptcontent.h"

#include "app/storage/rowid.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>
#include <QStringList>

#include <algorithm>

namespace {

QDataStream &operator<<(QDataStream &stream, const Money &money)
{
    return stream << money.minor << money.currency;
}

void writeRate(QDataStream &stream, const std::optional<int> &rate)
{
    stream << rate.has_value() << rate.value_or(0);
}

//! Amounts of nothing carry no currency worth looking at: a parser leaves them at the default.
bool fits(const Money &money, const QString &currency)
{
    return money.minor == 0 || money.currency == currency;
}

bool hasOneCurrency(const Receipt &receipt)
{
    const QString &currency = receipt.total.currency;
    const auto lineFits = [&](const ReceiptLine &line) { return fits(line.unitPrice, currency) && fits(line.amount, currency); };
    const auto partFits = [&](const auto &part) { return fits(part.amount, currency); };
    return fits(receipt.deposit, currency) && fits(receipt.change, currency) &&
           std::all_of(receipt.lines.begin(), receipt.lines.end(), lineFits) &&
           std::all_of(receipt.payments.begin(), receipt.payments.end(), partFits) &&
           std::all_of(receipt.taxes.begin(), receipt.taxes.end(), partFits);
}

} // namespace

QByteArray digestOf(const Receipt &receipt)
{
    QByteArray bytes;
    bytes.reserve(1024 + receipt.raw.size());
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0); // stored digests must not change with Qt
    stream << receipt.reg.terminal << receipt.store << receipt.vendorKey << receipt.number << int(receipt.kind) << receipt.rawKind
           << qint64(toMs(receipt.soldAt)) << qint64(toMs(receipt.uploadedAt)) << qint64(toMs(receipt.changedAt)) << receipt.businessDay
           << receipt.staff << receipt.registerName << receipt.total << receipt.deposit << receipt.change << receipt.relatedKey
           << receipt.raw;
    stream << qint64(receipt.lines.size());
    for (const ReceiptLine &line : receipt.lines) {
        stream << line.name << line.code << line.quantity << line.unitPrice << line.amount;
        writeRate(stream, line.taxRate);
    }
    stream << qint64(receipt.payments.size());
    for (const ReceiptPayment &payment : receipt.payments)
        stream << payment.method << payment.isCash << payment.amount;
    stream << qint64(receipt.taxes.size());
    for (const ReceiptTax &tax : receipt.taxes) {
        stream << tax.included << tax.amount;
        writeRate(stream, tax.rate);
    }
    return QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_160); // Qt's MD5 took a quarter of an import
}

QString problemOf(const Receipt &receipt)
{
    if (receipt.vendorKey.isEmpty())
        return QStringLiteral("no key");
    const qint64 soldAt = toMs(receipt.soldAt);
    if (soldAt <= 0 || soldAt > kLastSoldAtMs)
        return QStringLiteral("time of sale out of range");
    if (!hasOneCurrency(receipt))
        return QStringLiteral("more than one currency");
    return {};
}

QString paymentNamesOf(const Receipt &receipt)
{
    QStringList names;
    for (const ReceiptPayment &payment : receipt.payments) {
        const QString name = payment.method.simplified(); // a line break would make two of it
        if (!payment.isCash && !name.isEmpty() && !names.contains(name))
            names << name;
    }
    return names.join(u'\n');
}

bool hasCash(const Receipt &receipt)
{
    return std::any_of(receipt.payments.begin(), receipt.payments.end(), [](const ReceiptPayment &payment) { return payment.isCash; });
}

QByteArray quarantineDigest(const BadRow &row)
{
    return row.vendorKey.isEmpty() ? QCryptographicHash::hash(row.raw, QCryptographicHash::Md5) : QByteArray();
}
