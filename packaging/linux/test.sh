#!/bin/sh
# SPDX-FileCopyrightText: 2026 Regilens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs the Debian package in a fresh system of its own, sees every screen there, and removes it again. Needs root, about
# 3 GB of disk and Debian's packages:
#   packaging/linux/test.sh [FILE.deb]     default: makes one first
set -eu
cd "$(dirname "$0")/../.."
. packaging/linux-packages.sh

install_missing "$DEB_PACKAGES debootstrap desktop-file-utils appstream mandoc lintian"
deb=${1:-}
if [ -z "$deb" ]; then
    packaging/linux/build-deb.sh
    deb=$(ls build/deb/*.deb)
fi
work=$(mktemp -d)
root=$work/root
cleanup() {
    if mountpoint -q "$root/proc"; then umount "$root/proc"; fi
    rm -rf --one-file-system "$work"
}
trap cleanup EXIT

fail() {
    echo "FAILED: $1" >&2
    exit 1
}

echo "== The files that describe it"
desktop-file-validate packaging/linux/com.regilens.Regilens.desktop
appstreamcli validate --no-net packaging/linux/com.regilens.Regilens.metainfo.xml
mandoc -Tlint packaging/linux/regilens.1
lintian --no-cfg --allow-root --fail-on error "$deb"

echo "== A fresh Debian"
# shellcheck source=/dev/null
debootstrap --variant=minbase "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$root" http://deb.debian.org/debian >"$work/debootstrap.log" || {
    tail -20 "$work/debootstrap.log"
    fail "debootstrap"
}
mount -t proc proc "$root/proc"
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as_user() { inside setpriv --reuid=clerk --regid=clerk --clear-groups env HOME=/home/clerk "$@"; }
inside apt-get update -qq
inside useradd --create-home clerk
inside apt-get install -qq -o Dpkg::Use-Pty=0 --no-install-recommends xvfb xauth fonts-noto-cjk >/dev/null
files() { (cd "$root" && find etc usr opt home -not -path 'usr/share/mime/*' -not -name '*.cache' | sort); }

echo "== Install"
cp "$deb" "$root/tmp/regilens.deb"
inside apt-get install -qq -o Dpkg::Use-Pty=0 --no-install-recommends /tmp/regilens.deb >/dev/null
inside dpkg-query -W -f='${Package}\n' | sort >"$work/packages"
files >"$work/before"
as_user regilens --version

echo "== The manual names every option"
for command in "" export record; do
    # shellcheck disable=SC2086 # no argument when there is no command
    as_user regilens $command --help | grep -o -- '--[a-z-]*' | sort -u | while read -r option; do
        inside zcat /usr/share/man/man1/regilens.1.gz | sed 's/Fl -/--/g' | grep -q -e "$option" || echo "$option"
    done
done | sort -u >"$work/unnamed"
[ ! -s "$work/unnamed" ] || fail "options that the manual does not name: $(tr '\n' ' ' <"$work/unnamed")"

echo "== Every screen, with live video and receipts"
as_user xvfb-run -a -s "-screen 0 1600x1000x24" regilens --screens /home/clerk/screens ||
    fail "the program did not show all of its screens"
for picture in dashboard-ja dashboard-en-dark receipt-ja search-ja settings-en; do
    [ -s "$root/home/clerk/screens/$picture.png" ] || fail "no picture $picture"
done
[ -z "${KEEP_SCREENS:-}" ] || cp -r "$root/home/clerk/screens" "$KEEP_SCREENS"
echo "$(find "$root/home/clerk/screens" -name '*.png' | wc -l) pictures"
rm -r "$root/home/clerk/screens"

echo "== Remove"
files >"$work/used"
inside apt-get purge -qq -o Dpkg::Use-Pty=0 regilens >/dev/null
files >"$work/after"
! grep -i regilens "$work/after" | grep -v '^home/clerk/' || fail "the package left something behind"
comm -13 "$work/before" "$work/used" | sed 's/^/kept: /'
echo "passed"
