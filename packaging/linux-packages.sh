# SPDX-FileCopyrightText: 2026 Regilens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# Sourced by run.sh and test.sh: installs the Debian packages that are missing, and nothing when none is.

RUN_PACKAGES="g++ cmake ninja-build ccache pkg-config
    qt6-base-dev libqt6opengl6-dev qt6-multimedia-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools qtkeychain-qt6-dev
    libavformat-dev libavcodec-dev libswresample-dev libswscale-dev libssl-dev zlib1g-dev
    libqt6sql6-sqlite qt6-qpa-plugins qt6-translations-l10n libsecret-1-0 fonts-noto-cjk xvfb xauth"
TEST_PACKAGES="$RUN_PACKAGES
    ffmpeg nginx-light sqlite3 openssl dbus-daemon gnome-keyring clang-format codespell"
DEB_PACKAGES="$RUN_PACKAGES
    dpkg-dev file gzip"
BENCH_PACKAGES="$RUN_PACKAGES
    sqlite3 keepassxc libxcb1-dev"

# install_missing <packages>
install_missing() {
    if ! command -v dpkg-query >/dev/null 2>&1; then
        echo "This is not a Debian system: the README lists what to install. Going on with what is here."
        return 0
    fi
    missing=""
    for package in $1; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
    done
    [ -z "$missing" ] && return 0
    echo "Installing:$missing"
    sudo=""
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 || { echo "Please install these packages as root, then start again."; return 1; }
        sudo="sudo"
    fi
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get update -q || return 1
    # shellcheck disable=SC2086 # one word per package
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
}

# build <preset> [target...]: configures only when there is no build folder yet; ninja sees to the rest.
build() {
    preset="$1"
    shift
    launcher=""
    command -v ccache >/dev/null 2>&1 && launcher="-DCMAKE_CXX_COMPILER_LAUNCHER=ccache -DCMAKE_C_COMPILER_LAUNCHER=ccache"
    if [ ! -f "build/$preset/build.ninja" ]; then
        echo "Configuring build/$preset"
        # shellcheck disable=SC2086
        cmake --preset "$preset" $launcher || return 1
    fi
    echo "Building build/$preset"
    cmake --build "build/$preset" --target "${@:-all}"
}
