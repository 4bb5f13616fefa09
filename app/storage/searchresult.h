// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/searchquery.h"
#include "app/storage/receiptrow.h"
#include "app/storage/searchtally.h"

//! A search in the journal. No registers: all of them.
struct SearchRequest {
    SearchQuery query;
    QList<RegisterKey> registers;
    bool staff = false; //!< whether words are looked for in the names of the staff, and staff: finds anything

    friend bool operator==(const SearchRequest &, const SearchRequest &) = default;
};

struct SearchHit {
    ReceiptRow row;
    QStringList otherLines; //!< items with a word in name or code, behind the first line, which the row shows anyway

    friend bool operator==(const SearchHit &, const SearchHit &) = default;
};

//! From where a page is read.
struct SearchFrom {
    enum class Direction { Older, Newer };
    Direction direction = Direction::Older;
    ReceiptId id; //!< that one is left out; invalid: from the end of the journal where the direction begins
    ReceiptId until = {}; //!< that one and what is behind it are left out; invalid: to the other end of the journal
    qint64 skip = 0; //!< so many hits are passed over first

    friend bool operator==(const SearchFrom &, const SearchFrom &) = default;
};

struct SearchPage {
    QList<SearchHit> hits; //!< newest first, whatever the direction
    //! Where to go on in the same direction; none when there is nothing more. A page may have fewer hits than wanted though
    //! there are more: a read ends after some time, so that the next one is not kept waiting.
    std::optional<SearchFrom> next;
    qint64 skipped = 0; //!< less than was to be skipped when the time was up or there were no more
};

//! The same as a page, but with the whole receipts, without remarks and the vendor's raw replies.
struct SearchContents {
    QList<Receipt> receipts; //!< in the direction of the reading
    std::optional<SearchFrom> next;
};

enum class SearchOrder { Amount, Number };

//! A part of a result with what it is sorted by.
struct SearchKeys {
    struct Key {
        qint64 value = 0;
        ReceiptId id;
        friend auto operator<=>(const Key &, const Key &) = default;
    };
    QList<Key> keys;
    std::optional<ReceiptId> next; //!< below which to go on; none when there is nothing more
};
