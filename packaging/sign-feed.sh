#!/bin/sh
# SPDX-FileCopyrightText: 2026 Regilens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes the file that tells the program of a newer version (app/services/updatefeed.h):
#   packaging/sign-feed.sh KEY.pem FEED.json >updates.json
# FEED.json: {"product":"regilens","version":"1.2.0","page":"https://…","urgent":false,"summary":{"ja":"…","en":"…"}}
# A key:            openssl genpkey -algorithm ed25519 -out KEY.pem
# its public half:  openssl pkey -in KEY.pem -pubout -outform DER | tail -c 32 | base64
# The public half is CMake's REGILENS_UPDATE_KEY, the address of the file REGILENS_UPDATE_FEED. The key stays with who signs.
set -eu
[ $# -eq 2 ] || { sed -n '6,11p' "$0" | cut -c3-; exit 2; }
signature=$(mktemp)
trap 'rm -f "$signature"' EXIT
openssl pkeyutl -sign -rawin -inkey "$1" -in "$2" -out "$signature"
printf '{"feed":"%s","signature":"%s"}\n' "$(base64 -w0 <"$2")" "$(base64 -w0 <"$signature")"
