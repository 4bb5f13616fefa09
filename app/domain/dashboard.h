// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/link.h"

#include <QList>

#include <chrono>

struct DashboardId {
    qint64 value = 0;
    bool isValid() const { return value != 0; }
    friend auto operator<=>(const DashboardId &, const DashboardId &) = default;
    friend size_t qHash(const DashboardId &id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

struct DashboardCamera {
    CameraId id;
    QString name; //!< last known, may be empty
    friend bool operator==(const DashboardCamera &, const DashboardCamera &) = default;
};

struct DashboardRegister {
    RegisterKey key;
    QString name; //!< last known, may be empty
    friend bool operator==(const DashboardRegister &, const DashboardRegister &) = default;
};

//! A named view: the pictures of some cameras beside the receipts of some registers.
struct Dashboard {
    static constexpr std::chrono::seconds kLeadIn{10};
    static constexpr std::chrono::seconds kLongestLeadIn{60};
    static constexpr qsizetype kMostCameras = 16; //!< all of them play at once

    DashboardId id;
    QString name; //!< given by the user; empty: it is called after what it shows
    //! Made by itself for that link, and shows what the link joins. Invalid: the user chose what it shows.
    LinkId follows;
    QList<DashboardCamera> cameras; //!< in the order in which they are shown
    QList<DashboardRegister> registers;
    //! How long before the moment of a receipt to look as well.
    std::chrono::seconds leadIn = kLeadIn;

    bool showsNothing() const { return cameras.isEmpty() && registers.isEmpty(); }
    QList<RegisterKey> registerKeys() const;

    friend bool operator==(const Dashboard &, const Dashboard &) = default;
};

//! The link whose camera saw the receipts of a register: one with a camera of the dashboard, else the register's first. Null
//! when the register has none.
const Link *linkWithin(const Dashboard &dashboard, const QList<Link> &links, const RegisterKey &reg);

Q_DECLARE_METATYPE(DashboardId)
