// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/receiptcontent.h"

#include "app/storage/rowid.h"

#include <QCryptographicHash>
#include <QStringList>

#include <algorithm>

namespace {

//! What a digest is made of: each value with its length, so that no two receipts give the same bytes. The bytes of strings
//! as they are in memory: QDataStream, which swaps them, took more time than the hash.
class DigestInput {
public:
    explicit DigestInput(qsizetype expected) { m_bytes.reserve(expected); }

    DigestInput &operator<<(qint64 value)
    {
        m_bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
        return *this;
    }
    DigestInput &operator<<(const QString &text)
    {
        *this << qint64(text.size());
        m_bytes.append(reinterpret_cast<const char *>(text.utf16()), text.size() * qsizetype(sizeof(QChar)));
        return *this;
    }
    DigestInput &operator<<(const QByteArray &bytes)
    {
        *this << qint64(bytes.size());
        m_bytes.append(bytes);
        return *this;
    }
    DigestInput &operator<<(const Money &money) { return *this << money.minor << money.currency; }
    DigestInput &operator<<(const std::optional<int> &rate) { return *this << qint64(rate.has_value()) << qint64(rate.value_or(0)); }

    QByteArray digest() const { return QCryptographicHash::hash(m_bytes, QCryptographicHash::Blake2b_160); } // MD5 is slower

private:
    QByteArray m_bytes;
};

//! Amounts of nothing carry no currency worth looking at: a parser leaves them at the default.
bool fits(const Money &money, const QString &currency)
{
    return money.minor == 0 || money.currency == currency;
}

bool hasOneCurrency(const Receipt &receipt)
{
    const QString &currency = receipt.total.currency;
    const auto lineFits = [&](const ReceiptLine &line) {
        return fits(line.unitPrice, currency) && fits(line.amount, currency) && fits(line.discount, currency);
    };
    const auto partFits = [&](const auto &part) { return fits(part.amount, currency); };
    return fits(receipt.deposit, currency) && fits(receipt.change, currency) &&
           std::all_of(receipt.lines.begin(), receipt.lines.end(), lineFits) &&
           std::all_of(receipt.payments.begin(), receipt.payments.end(), partFits) &&
           std::all_of(receipt.taxes.begin(), receipt.taxes.end(), partFits) &&
           std::all_of(receipt.adjustments.begin(), receipt.adjustments.end(), partFits);
}

} // namespace

// What the journal learned to keep later (guests, member, discounts, kinds of lines, adjustments, remarks) is not in it: all of
// that is read from the vendor's reply, which is in it. Were it in it as well, no receipt of before would be equal to itself
// any more, and the next fetch that overlaps would write anew, index and all, whatever it brings: years of a journal, when
// the user has old days fetched again. So receipts of before get these fields when the vendor changes them.
QByteArray digestOf(const Receipt &receipt)
{
    DigestInput input(1536 + receipt.raw.size());
    input << receipt.reg.terminal << receipt.store << receipt.vendorKey << receipt.number << qint64(receipt.kind) << receipt.rawKind
          << qint64(toMs(receipt.soldAt)) << qint64(toMs(receipt.uploadedAt)) << qint64(toMs(receipt.changedAt))
          << receipt.businessDay.toJulianDay() << receipt.staff << receipt.registerName << receipt.total << receipt.deposit
          << receipt.change << receipt.relatedKey << receipt.raw;
    input << qint64(receipt.lines.size());
    for (const ReceiptLine &line : receipt.lines)
        input << line.name << line.code << line.quantity << line.unitPrice << line.amount << line.taxRate;
    input << qint64(receipt.payments.size());
    for (const ReceiptPayment &payment : receipt.payments)
        input << payment.method << qint64(payment.isCash) << payment.amount;
    input << qint64(receipt.taxes.size());
    for (const ReceiptTax &tax : receipt.taxes)
        input << qint64(tax.included) << tax.amount << tax.rate;
    return input.digest();
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
