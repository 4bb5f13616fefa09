#!/bin/sh
# SPDX-FileCopyrightText: 2026 Regilens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds Regilens and starts it with the demo store:
#   ./run.sh                 the demo store
#   ./run.sh --no-demo       your own accounts
#   ./run.sh --lang en       any option of the program (see ./run.sh --help)
set -eu
start=$(pwd)
cd "$(dirname "$0")"
. packaging/linux-packages.sh

install_missing "$RUN_PACKAGES"
build release regilens

demo="--demo"
for argument in "$@"; do
    shift
    case "$argument" in
    --no-demo) demo="" ; continue ;;
    --help | -h | --version | -v | --endpoints | --endpoints=*) demo="" ;;
    esac
    set -- "$@" "$argument"
done

program="$PWD/build/release/regilens"
cd "$start"
case " $* " in
*" --help "* | *" -h "* | *" --version "* | *" -v "*)
    QT_QPA_PLATFORM=offscreen exec "$program" "$@" ;;
esac

if [ "$(uname)" = Linux ] && [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
    case " $* " in
    *" --screens"*) ;;
    *)
        folder="$PWD/screens"
        echo "There is no display: every screen is saved into $folder instead."
        set -- "$@" --screens "$folder" ;;
    esac
    echo "Starting on a virtual display"
    # shellcheck disable=SC2086 # an empty $demo must vanish
    exec xvfb-run -a -s "-screen 0 1600x1000x24" "$program" $demo "$@"
fi
echo "Starting Regilens"
# shellcheck disable=SC2086
exec "$program" $demo "$@"
