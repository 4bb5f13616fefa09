#!/bin/sh
# SPDX-FileCopyrightText: 2026 Regilens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# A small run of all phases, and a look at what they report.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
"$1" import --rows 3000 --compare 1000 --dir "$dir" --json "$dir/report.json"
"$1" search --dir "$dir" --json "$dir/report.json"
"$2" scroll --turns 2 --dir "$dir" --json "$dir/report.json" -platform offscreen
"$2" table-scroll --turns 2 --dir "$dir" --json "$dir/report.json" -platform offscreen
"$1" table --json "$dir/report.json"
grep -q '"rows": 3000' "$dir/report.json"
grep -q '"search_p95_ms"' "$dir/report.json"
grep -q '"scroll_p99_ms"' "$dir/report.json"
grep -q '"table_to_end_rows": 3000' "$dir/report.json"
