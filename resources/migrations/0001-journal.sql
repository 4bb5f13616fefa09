-- SPDX-FileCopyrightText: 2026 Regilens contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Times are UTC milliseconds, money is whole minor units of the receipt's currency.
-- Never edit this file once it was released: add the next number.

CREATE TABLE contracts (
    id INTEGER PRIMARY KEY,
    vendor INTEGER NOT NULL,
    contract TEXT NOT NULL,
    account_name TEXT NOT NULL DEFAULT '',
    cursor_ms INTEGER,
    backfilled_to_ms INTEGER,
    last_success_ms INTEGER,
    UNIQUE (vendor, contract)
);

-- Every register that ever sold something; first and last receipt are kept here, because finding them in ten million
-- rows without an index by register would read them all (and such an index is in random order).
CREATE TABLE registers (
    id INTEGER PRIMARY KEY,
    contract_id INTEGER NOT NULL REFERENCES contracts (id),
    terminal TEXT NOT NULL,
    first_receipt INTEGER,
    last_receipt INTEGER,
    UNIQUE (contract_id, terminal)
);

CREATE TABLE links (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contract_id INTEGER NOT NULL REFERENCES contracts (id),
    terminal TEXT NOT NULL,
    register_name TEXT NOT NULL,
    camera TEXT NOT NULL,
    camera_name TEXT NOT NULL,
    clock_offset_ms INTEGER NOT NULL,
    UNIQUE (contract_id, terminal, camera)
);

-- id = time of sale in ms << 20 | running number, so that a day is one range of rows. VACUUM may renumber rowids unless
-- the id is an INTEGER PRIMARY KEY, and lists keep ids: hence this column. The last five columns repeat what the list
-- shows of lines and payments, so that a page of it is one look-up a row.
CREATE TABLE receipts (
    id INTEGER PRIMARY KEY,
    contract_id INTEGER NOT NULL REFERENCES contracts (id),
    register_id INTEGER NOT NULL REFERENCES registers (id),
    kind INTEGER NOT NULL,
    total INTEGER NOT NULL,
    deposit INTEGER NOT NULL,
    change INTEGER NOT NULL,
    currency TEXT NOT NULL,
    vendor_key TEXT NOT NULL,
    number TEXT NOT NULL,
    raw_kind TEXT NOT NULL,
    store TEXT NOT NULL,
    staff TEXT NOT NULL,
    register_name TEXT NOT NULL,
    related_key TEXT NOT NULL,
    business_day TEXT,
    uploaded_at_ms INTEGER NOT NULL,
    changed_at_ms INTEGER NOT NULL,
    digest BLOB NOT NULL,
    payment_names TEXT NOT NULL,
    has_cash INTEGER NOT NULL,
    first_line TEXT NOT NULL,
    first_quantity INTEGER NOT NULL,
    line_count INTEGER NOT NULL
);

CREATE UNIQUE INDEX receipts_by_key ON receipts (contract_id, vendor_key);

CREATE TABLE receipt_lines (
    receipt_id INTEGER NOT NULL REFERENCES receipts (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    unit_price INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    tax_rate INTEGER,
    PRIMARY KEY (receipt_id, position)
) WITHOUT ROWID;

CREATE TABLE receipt_payments (
    receipt_id INTEGER NOT NULL REFERENCES receipts (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    method TEXT NOT NULL,
    is_cash INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (receipt_id, position)
) WITHOUT ROWID;

CREATE TABLE receipt_taxes (
    receipt_id INTEGER NOT NULL REFERENCES receipts (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    rate INTEGER,
    included INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (receipt_id, position)
) WITHOUT ROWID;

-- Apart from receipts: it is long, seldom read, and would spread the rows that lists and sums walk over.
CREATE TABLE receipt_raw (
    receipt_id INTEGER PRIMARY KEY REFERENCES receipts (id) ON DELETE CASCADE,
    json BLOB NOT NULL
);

-- Rows that could not be read. The digest tells apart rows without a key, and is empty for those that have one.
CREATE TABLE quarantine (
    contract_id INTEGER NOT NULL REFERENCES contracts (id),
    vendor_key TEXT NOT NULL,
    raw_digest BLOB NOT NULL,
    problem TEXT NOT NULL,
    raw BLOB NOT NULL,
    PRIMARY KEY (contract_id, vendor_key, raw_digest)
) WITHOUT ROWID;

CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO counters (name, value) VALUES ('receipt', 0);
