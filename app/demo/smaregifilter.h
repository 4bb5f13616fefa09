// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/httpserver.h"
#include "app/demo/smareginumbers.h"

//! The filters of the Platform API's list of transactions (smaregi.md 6.1).
class SmaregiFilter {
public:
    //! Empty on success, else what is wrong: at least one range of times or days, whole and of at most 31 days, is demanded.
    QString read(const DemoRequest &request);
    bool accepts(const SmaregiRecord &record) const;

private:
    struct Bound {
        const SmaregiNumber *number;
        qint64 first;
        qint64 last;
    };
    std::vector<Bound> m_bounds;
    std::vector<std::pair<QByteArray, QByteArray>> m_texts;
};
