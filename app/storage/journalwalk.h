// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/ids.h"

#include <QFuture>

class Database;

//! Reads the journal from end to end, in short jobs of the reader thread between those of the screens, to meet pages that cannot
//! be read. Left out are the indexes, of which the search's can be made anew.
class JournalWalk {
public:
    static constexpr int kReceiptsAtOnce = 200; // some 5 ms

    explicit JournalWalk(Database &database) : m_database(database) {}

    //! Reads the next receipts after that one and all that belongs to them, and before the first all small tables. Answers the
    //! last one that it read, or an invalid id at the end. Damage is an error, and Database::onDamage() hears of it.
    QFuture<Result<ReceiptId>> readAfter(ReceiptId id);

private:
    Database &m_database;
};
