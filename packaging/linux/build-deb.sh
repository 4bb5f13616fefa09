#!/bin/sh
# SPDX-FileCopyrightText: 2026 Regilens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes build/deb/regilens_VERSION_ARCHITECTURE.deb for the Debian release that it runs on.
set -eu
cd "$(dirname "$0")/../.."
. packaging/linux-packages.sh

install_missing "$DEB_PACKAGES"
build release
rm -rf build/deb
cpack --config build/release/CPackConfig.cmake -B build/deb
ls -l build/deb/*.deb
