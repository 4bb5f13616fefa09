// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/receipt.h"

//! The names of the fields in which two receipts differ; `raw` does not count. Empty when they are the same.
inline QString differenceOf(const Receipt &a, const Receipt &b)
{
    QStringList fields;
    const auto compare = [&fields](const char *name, const auto &left, const auto &right) {
        if (!(left == right))
            fields << QString::fromLatin1(name);
    };
    compare("reg", a.reg, b.reg);
    compare("store", a.store, b.store);
    compare("vendorKey", a.vendorKey, b.vendorKey);
    compare("number", a.number, b.number);
    compare("kind", a.kind, b.kind);
    compare("rawKind", a.rawKind, b.rawKind);
    compare("soldAt", a.soldAt, b.soldAt);
    compare("uploadedAt", a.uploadedAt, b.uploadedAt);
    compare("changedAt", a.changedAt, b.changedAt);
    compare("businessDay", a.businessDay, b.businessDay);
    compare("staff", a.staff, b.staff);
    compare("registerName", a.registerName, b.registerName);
    compare("total", a.total, b.total);
    compare("deposit", a.deposit, b.deposit);
    compare("change", a.change, b.change);
    compare("lines", a.lines, b.lines);
    compare("payments", a.payments, b.payments);
    compare("taxes", a.taxes, b.taxes);
    compare("guests", a.guests, b.guests);
    compare("member", a.member, b.member);
    compare("adjustments", a.adjustments, b.adjustments);
    compare("remarks", a.remarks, b.remarks);
    compare("relatedKey", a.relatedKey, b.relatedKey);
    return fields.join(u' ');
}
