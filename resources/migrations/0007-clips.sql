-- SPDX-FileCopyrightText: 2026 Regilens contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Parts of the cloud's recording that are wanted here (app/storage/clipordersdata.h). Done ones stay: what they brought is pinned.
CREATE TABLE clip_orders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    camera TEXT NOT NULL,
    from_ms INTEGER NOT NULL,
    to_ms INTEGER NOT NULL,
    stage INTEGER NOT NULL,
    cloud_order INTEGER,
    error_kind INTEGER,
    error_reason TEXT NOT NULL DEFAULT ''
);

-- Calls that the cloud counts by the quarter of an hour, also over the end of the program.
CREATE TABLE clip_calls (
    kind INTEGER NOT NULL,
    called_ms INTEGER NOT NULL
);
