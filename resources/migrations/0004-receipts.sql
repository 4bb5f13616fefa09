-- SPDX-FileCopyrightText: 2026 Regilens contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a receipt has besides. Columns are only added, and no row is read or written: a journal of ten million receipts opens
-- at once. So what is empty on a receipt of before is unknown.

ALTER TABLE receipts ADD COLUMN guests INTEGER;
ALTER TABLE receipts ADD COLUMN member TEXT NOT NULL DEFAULT '';
-- Our clock at the first insert; no update touches it.
ALTER TABLE receipts ADD COLUMN first_seen_ms INTEGER;

ALTER TABLE receipt_lines ADD COLUMN discount INTEGER NOT NULL DEFAULT 0;
ALTER TABLE receipt_lines ADD COLUMN kind INTEGER NOT NULL DEFAULT 0;

CREATE TABLE receipt_adjustments (
    receipt_id INTEGER NOT NULL REFERENCES receipts (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (receipt_id, position)
) WITHOUT ROWID;

CREATE TABLE receipt_remarks (
    receipt_id INTEGER NOT NULL REFERENCES receipts (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    difference INTEGER NOT NULL,
    PRIMARY KEY (receipt_id, position)
) WITHOUT ROWID;

-- receipts.related_key once more, of those that have one: who looks for the refund of a sale finds it here. An index over
-- all receipts would be in random order and cost every import; these are a few of a thousand.
CREATE TABLE receipt_relations (
    receipt_id INTEGER PRIMARY KEY REFERENCES receipts (id) ON DELETE CASCADE,
    contract_id INTEGER NOT NULL,
    related_key TEXT NOT NULL
);

CREATE INDEX receipt_relations_by_key ON receipt_relations (contract_id, related_key);
