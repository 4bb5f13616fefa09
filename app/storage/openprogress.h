// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>

//! How far the opening of a database is, for the thread that watches it; and whether that wants it given up.
struct OpenProgress {
    enum class Step { Opening, Copying, Migrating };

    std::atomic<Step> step{Step::Opening};
    std::atomic<qint64> copied{0}; //!< bytes
    std::atomic<qint64> total{0};
    std::atomic<qint64> missing{0}; //!< bytes of free space that the copy lacked ("profile.space")
    std::atomic<bool> cancelled{false}; //!< heeded while it copies: nothing has changed then
};
