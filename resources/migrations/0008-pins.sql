-- SPDX-FileCopyrightText: 2026 Regilens contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Receipts whose footage stays (app/storage/receiptpinsdata.h). By the vendor's name for them: the id changes with the time of
-- sale, and when the journal is fetched anew.
CREATE TABLE receipt_pins (
    contract_id INTEGER NOT NULL REFERENCES contracts (id),
    vendor_key TEXT NOT NULL,
    PRIMARY KEY (contract_id, vendor_key)
) WITHOUT ROWID;

-- Their moments on the cameras that their registers were linked to while they were pinned. Rows are only added: neither a link
-- that ends nor a mistyped clock offset may cost footage.
CREATE TABLE pinned_moments (
    contract_id INTEGER NOT NULL REFERENCES contracts (id),
    vendor_key TEXT NOT NULL,
    camera TEXT NOT NULL,
    moment_ms INTEGER NOT NULL,
    PRIMARY KEY (contract_id, vendor_key, camera, moment_ms)
) WITHOUT ROWID;
