#!/bin/sh
# SPDX-FileCopyrightText: 2026 Regilens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds everything with warnings as errors, runs all tests:
#   ./test.sh            the tests
#   ./test.sh --asan     under the address and undefined-behaviour sanitizers
#   ./test.sh --tsan     under the thread sanitizer
# Further arguments go to ctest (./test.sh -R layering).
set -eu
cd "$(dirname "$0")"
. packaging/linux-packages.sh

preset=ci
case "${1:-}" in
--asan) preset=asan ; shift ;;
--tsan) preset=tsan ; shift ;;
esac

install_missing "$TEST_PACKAGES"
build "$preset"

# QtTest programs exit 1 on a leak report too; leaks inside the system's font and D-Bus libraries are named in the file.
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1}"
export LSAN_OPTIONS="${LSAN_OPTIONS:-suppressions=$PWD/tests/support/lsan.supp:print_suppressions=0}"
export TSAN_OPTIONS="${TSAN_OPTIONS:-suppressions=$PWD/tests/support/tsan.supp:halt_on_error=0}"
export UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1}"

echo "Testing build/$preset"
exec ctest --test-dir "build/$preset" --output-on-failure "$@"
