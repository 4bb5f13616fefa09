-- SPDX-FileCopyrightText: 2026 Regilens contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The words of each receipt as tokens (app/storage/searchtokens.h). Without content: the words of a receipt are worked out
-- from its rows when they have to be taken out.
--
-- rowid = quarter of an hour of the sale (2^20 ms) << 20 | running number within it. With the receipt's own id, whose
-- neighbours are 2^33 apart, the index is three and a half times as large, for it keeps differences of rowids; so rows of
-- a quarter are in the order in which they came, and those who read it sort them.
CREATE VIRTUAL TABLE receipt_search USING fts5 (body, content = '', columnsize = 0, detail = 'none', tokenize = 'ascii');

CREATE TABLE search_rows (
    row INTEGER PRIMARY KEY,
    receipt_id INTEGER NOT NULL
);

-- The different texts of products, codes, payments, registers, staff and kinds, folded; id is in their token. A word inside
-- a text is looked for here, and then the receipts that have one of the texts.
CREATE TABLE search_words (
    field INTEGER NOT NULL,
    text TEXT NOT NULL,
    id INTEGER NOT NULL,
    PRIMARY KEY (field, text)
) WITHOUT ROWID;

-- Receipts from this id on are in the index. 0: all. The program builds it for those that are there already while it runs.
INSERT INTO counters (name, value) SELECT 'search.floor', ifnull(max(id) + 1, 0) FROM receipts;

-- kSearchIndexVersion of the program that made the tokens.
INSERT INTO counters (name, value) VALUES ('search.version', 1);
