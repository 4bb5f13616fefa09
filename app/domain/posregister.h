// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"

//! A till as the POS cloud knows it.
struct PosRegister {
    RegisterKey key;
    QString name; //!< empty when the vendor has none (Smaregi classic has no table of terminals)
    QString store;

    friend bool operator==(const PosRegister &, const PosRegister &) = default;
};
