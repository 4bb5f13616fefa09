#!/bin/sh
# SPDX-FileCopyrightText: 2026 Regilens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# make-pictures.sh [PROGRAM]: makes the help's pictures out of the program's own screens, in both languages. Takes the
# program's --screens tour (no display needed), cuts out what a page is about, and scales it. Needs ffmpeg.
set -eu
cd "$(dirname "$0")/../.."
program=${1:-}
if [ -z "$program" ]; then
    for build in release ci dev; do
        [ -x "build/$build/regilens" ] && program=build/$build/regilens && break
    done
fi
[ -x "$program" ] || { echo "build the program first, or name it: make-pictures.sh PROGRAM"; exit 1; }

screens=$(mktemp -d)
trap 'rm -rf "$screens"' EXIT
# Twice as fine as a plain screen, so that cut-outs stay sharp.
QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=2 "$program" --demo --screens "$screens"

# picture SCREEN WIDTHxHEIGHT+X+Y POINTS: cuts that out of the screen (in its points; the window is 1440x900) and makes it that
# many points wide. The help shows 1.5 pixels as one point (kPictureScale in ui/help/helpbrowser.cpp).
picture() {
    for language in ja en; do
        cut=$(echo "$2" | sed 's/[x+]/ /g' | awk '{ printf "%d:%d:%d:%d", $1 * 2, $2 * 2, $3 * 2, $4 * 2 }')
        ffmpeg -nostdin -v error -y -i "$screens/$1-$language.png" -compression_level 9 -frames:v 1 -update 1 \
            -vf "crop=$cut,scale=$(($3 * 3 / 2)):-1:flags=lanczos,split[a][b];[a]palettegen=max_colors=96[p];[b][p]paletteuse=dither=none" \
            "resources/help/$language/$1.png"
    done
}

picture guide 1100x700+0+0 600
picture sign-in 460x580+490+160 340
picture sign-in-wrong-password 460x640+490+130 340
picture new-link 700x840+400+30 480
picture new-link-platform 700x840+400+30 480
picture terminals 760x620+380+120 520
picture links-smaregi 1440x420+0+0 640
picture links-ubiregi 1440x480+0+0 640
picture dashboard 1440x900+0+0 640
picture receipt 1440x900+0+0 640
picture dashboard-several 1440x900+0+0 640
picture dashboard-edit 900x720+270+70 560
picture search-receipt 1440x900+0+0 640
picture cameras 1440x480+0+0 640
picture settings 1440x640+0+0 640
du -ch resources/help/*/*.png | tail -1
