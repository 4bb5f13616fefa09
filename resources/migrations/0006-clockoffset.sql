-- SPDX-FileCopyrightText: 2026 Regilens contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- How a link's clock offset came to be: null when nobody ever set it, 0 receipts when it was typed.
ALTER TABLE links ADD COLUMN clock_offset_set_ms INTEGER;
ALTER TABLE links ADD COLUMN clock_offset_receipts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE links ADD COLUMN clock_offset_spread_ms INTEGER NOT NULL DEFAULT 0;
