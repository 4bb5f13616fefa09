// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"

//! A till as the POS cloud knows it.
struct PosRegister {
    RegisterKey key;
    QString name; //!< empty when the vendor has none (Smaregi classic has no table of terminals)
    QString store;
    QString identification = {}; //!< 識別番号: the device's own identifier (smaregi.md 11 `uuid`); may be empty
    QString appVersion = {}; //!< of the register app; may be empty
    bool stopped = false; //!< out of use, as the vendor says

    friend bool operator==(const PosRegister &, const PosRegister &) = default;
};
