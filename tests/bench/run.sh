#!/bin/sh
# SPDX-FileCopyrightText: 2026 Regilens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Measures the program beside named tools in the same run and prints one table:
#   tests/bench/run.sh receipts --rows 1000000 --json FILE
#     --compare N   rows that the sqlite3 shell inserts too (default: rows, at most 1000000)
#     --dir DIR     where the journals are made (default: a temporary folder, removed afterwards)
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)

[ "${1:-}" = receipts ] || { sed -n '5,8p' "$0" | cut -c3-; exit 2; }
shift
rows=1000000 compare='' json='' dir=''
while [ $# -gt 0 ]; do
    case $1 in
    --rows) rows=$2 ;;
    --compare) compare=$2 ;;
    --json) json=$(realpath -m "$2") ;;
    --dir) dir=$(realpath -m "$2") ;;
    *) echo "unknown option $1" >&2; exit 2 ;;
    esac
    shift 2
done
[ -n "$compare" ] || compare=$rows
[ "$compare" -le 1000000 ] || compare=1000000

cd "$root"
cmake --preset release -B build/bench -DREGILENS_BUILD_TESTS=ON >/dev/null
cmake --build build/bench --target bench_receipts
bench=build/bench/tests/bench/bench_receipts

if [ -z "$dir" ]; then
    dir=$(mktemp -d)
    trap 'rm -rf "$dir"' EXIT
fi
mkdir -p "$dir"
report=$dir/report.json
rm -f "$report"
"$bench" import --rows "$rows" --compare "$compare" --dir "$dir" --json "$report"
"$bench" search --dir "$dir" --json "$report" # in a process of its own, so that its memory can be told
"$bench" table --json "$report"
if [ -n "$json" ]; then
    cp "$report" "$json"
fi
