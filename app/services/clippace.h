// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/clipordersdata.h"

#include <QHash>

//! Keeps to how many orders and downloads the cloud takes in a quarter of an hour, also over the end of the program. GUI thread.
class ClipPace {
public:
    using Call = ClipOrdersData::Call;

    explicit ClipPace(ClipOrdersData &data) : m_data(data) {}

    QFuture<Result<Done>> load(QObject *context, Instant now);
    //! When the next call may be made; none: now.
    std::optional<Instant> next(Call call, Instant now);
    //! It is made.
    void count(Call call, Instant now);

private:
    ClipOrdersData &m_data;
    QHash<Call, QList<Instant>> m_calls; //!< in order of time
};
