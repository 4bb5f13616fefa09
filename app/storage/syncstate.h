// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QByteArray>

#include <optional>

//! How far a contract has been fetched.
struct SyncState {
    std::optional<Instant> cursor; //!< ask for changes from here, on the vendor's clock; none before the first fetch
    std::optional<Instant> backfilledTo; //!< every sale from here on has been fetched at least once
    std::optional<Instant> lastSuccess; //!< on our clock
    //! Of the window before backfilledTo that is being fetched: where it begins, and its page that comes next.
    std::optional<Instant> pastFrom = {};
    QByteArray pastPage = {};

    friend bool operator==(const SyncState &, const SyncState &) = default;
};
