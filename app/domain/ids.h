// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <compare>

//! Row id of a receipt in the journal. Ordered by time of sale.
struct ReceiptId {
    qint64 value = 0;
    bool isValid() const { return value != 0; }
    friend auto operator<=>(const ReceiptId &, const ReceiptId &) = default;
    friend size_t qHash(const ReceiptId &id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

//! The camera cloud's id of a camera (Safie device_id): opaque, case-sensitive.
struct CameraId {
    QString value;
    bool isEmpty() const { return value.isEmpty(); }
    friend bool operator==(const CameraId &, const CameraId &) = default;
    friend size_t qHash(const CameraId &id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

enum class Vendor { Smaregi = 1, Ubiregi = 2 }; // the numbers are stored

//! One POS customer account (契約): Smaregi contract id, Ubiregi account id.
struct ContractKey {
    Vendor vendor = Vendor::Smaregi;
    QString contract;
    friend bool operator==(const ContractKey &, const ContractKey &) = default;
    friend size_t qHash(const ContractKey &key, size_t seed = 0) { return qHashMulti(seed, int(key.vendor), key.contract); }
};

//! A till (レジ端末). `terminal` is the Smaregi terminal id or the Ubiregi device guid (lower case). The store is not part
//! of the key: the manual's form asks for contract and terminal only, and a Smaregi link may name one store in `Link`.
struct RegisterKey {
    ContractKey contract;
    QString terminal;
    friend bool operator==(const RegisterKey &, const RegisterKey &) = default;
    friend size_t qHash(const RegisterKey &key, size_t seed = 0) { return qHashMulti(seed, key.contract, key.terminal); }
};

Q_DECLARE_METATYPE(ReceiptId)
Q_DECLARE_METATYPE(CameraId)
Q_DECLARE_METATYPE(ContractKey)
Q_DECLARE_METATYPE(RegisterKey)
