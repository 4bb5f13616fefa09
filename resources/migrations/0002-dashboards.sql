-- SPDX-FileCopyrightText: 2026 Regilens contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- One that follows a link has no cameras and registers of its own: they are the link's. No reference to links: a link that
-- ended comes back under its old id when that is undone, and finds its dashboard again.
CREATE TABLE dashboards (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    follows_link INTEGER UNIQUE,
    lead_in_s INTEGER NOT NULL,
    position INTEGER NOT NULL
);

CREATE TABLE dashboard_cameras (
    dashboard_id INTEGER NOT NULL REFERENCES dashboards (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    camera TEXT NOT NULL,
    camera_name TEXT NOT NULL,
    PRIMARY KEY (dashboard_id, position)
) WITHOUT ROWID;

CREATE TABLE dashboard_registers (
    dashboard_id INTEGER NOT NULL REFERENCES dashboards (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    contract_id INTEGER NOT NULL REFERENCES contracts (id) ON DELETE CASCADE,
    terminal TEXT NOT NULL,
    register_name TEXT NOT NULL,
    PRIMARY KEY (dashboard_id, position)
) WITHOUT ROWID;

-- The links that had their first dashboard made: one that the user deleted is not made again.
CREATE TABLE dashboard_links (
    link_id INTEGER PRIMARY KEY
);

INSERT INTO dashboards (name, follows_link, lead_in_s, position)
    SELECT '', id, 10, row_number() OVER (ORDER BY id) FROM links;
INSERT INTO dashboard_links (link_id) SELECT id FROM links;
