#!/bin/sh
# SPDX-FileCopyrightText: 2026 Regilens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Layout (clang-format 14 decides), licence lines and spelling of all sources. Run from anywhere.
set -u
cd "$(dirname "$0")/../.."
failed=0
sources=$(find app ui tests resources -name '*.cpp' -o -name '*.h')

if clang-format --version 2>/dev/null | grep -q 'version 14\.'; then
    # shellcheck disable=SC2086 # one word per file
    clang-format --dry-run -Werror $sources || failed=1
else
    echo "clang-format 14 is not here: layout was not checked"
fi

for file in $sources; do
    head -2 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || { echo "$file has no licence line"; failed=1; }
done

if command -v codespell >/dev/null 2>&1; then
    codespell --quiet-level=2 --skip='*.ts,*.json,*.svg' --ignore-words-list='atleast,otherways,ans,nd,te' \
        app ui tests packaging README.md CONTRIBUTING.md CMakeLists.txt run.sh test.sh || failed=1
else
    echo "codespell is not here: spelling was not checked"
fi
[ "$failed" -eq 0 ] && echo "ok"
exit "$failed"
