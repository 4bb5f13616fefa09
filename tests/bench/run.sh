#!/bin/sh
# SPDX-FileCopyrightText: 2026 Regilens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Measures the program beside named tools in the same run and prints one table:
#   tests/bench/run.sh receipts --rows 1000000 --json FILE
#     --compare N   rows that the sqlite3 shell inserts too (default: rows, at most 300000)
#     --dir DIR     where the journals are made (default: a temporary folder, removed afterwards)
#   tests/bench/run.sh video --json FILE
#     --seconds N   how long the delay is watched (default: 600)
#     It needs nginx, ffmpeg, ffplay, mpv and xvfb-run, and a machine with nothing else to do.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)

kind=${1:-}
case $kind in
receipts | video) ;;
*) sed -n '5,11p' "$0" | cut -c3-; exit 2 ;;
esac
shift
rows=1000000 compare='' json='' dir='' seconds=600
while [ $# -gt 0 ]; do
    case $1 in
    --rows) rows=$2 ;;
    --compare) compare=$2 ;;
    --json) json=$(realpath -m "$2") ;;
    --seconds) seconds=$2 ;;
    --dir) dir=$(realpath -m "$2") ;;
    *) echo "unknown option $1" >&2; exit 2 ;;
    esac
    shift 2
done
[ -n "$compare" ] || compare=$rows
[ "$compare" -le 300000 ] || compare=300000

cd "$root"
# shellcheck source=packaging/linux-packages.sh
. packaging/linux-packages.sh
[ "$kind" != receipts ] || install_missing "$BENCH_PACKAGES"
cmake --preset release -B build/bench -DREGILENS_BUILD_TESTS=ON >/dev/null
targets=bench_$kind
[ "$kind" != receipts ] || targets="bench_receipts bench_list bench_start regilens"
# shellcheck disable=SC2086 # one word per target
cmake --build build/bench --target $targets
bench=build/bench/tests/bench/bench_$kind

if [ -z "$dir" ]; then
    dir=$(mktemp -d)
    trap 'rm -rf "$dir"' EXIT
fi
mkdir -p "$dir"
report=$dir/report.json
rm -f "$report"
if [ "$kind" = video ]; then
    xvfb-run -a -s "-screen 0 1600x1000x24" "$bench" live --seconds "$seconds" --json "$report"
    "$bench" table --json "$report" -platform offscreen
    [ -z "$json" ] || cp "$report" "$json"
    exit 0
fi
"$bench" import --rows "$rows" --compare "$compare" --dir "$dir" --json "$report"
"$bench" search --dir "$dir" --json "$report" # in a process of its own, so that its memory can be told
for phase in scroll table-scroll; do
    build/bench/tests/bench/bench_list "$phase" --dir "$dir" --json "$report" -platform offscreen
done
xvfb-run -a -s "-screen 0 1600x1000x24" build/bench/tests/bench/bench_start \
    --dir "$dir" --json "$report" build/bench/regilens || echo "the start was not measured" >&2
"$bench" table --json "$report"
if [ -n "$json" ]; then
    cp "$report" "$json"
fi
