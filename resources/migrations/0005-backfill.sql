-- SPDX-FileCopyrightText: 2026 Regilens contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What the user chose for the past (app/domain/backfillwish.h). Apart from the cursor's columns, which are written with each page.
ALTER TABLE contracts ADD COLUMN backfill_reach TEXT NOT NULL DEFAULT '';
ALTER TABLE contracts ADD COLUMN backfill_paused INTEGER NOT NULL DEFAULT 0;

-- Where in a window of the past it is, so that a long one does not begin anew when the program ends.
ALTER TABLE contracts ADD COLUMN past_from_ms INTEGER;
ALTER TABLE contracts ADD COLUMN past_page BLOB NOT NULL DEFAULT x'';

-- When the row was first met. Null for those from before.
ALTER TABLE quarantine ADD COLUMN first_seen_ms INTEGER;
