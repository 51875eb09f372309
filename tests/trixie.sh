#!/bin/sh
# Builds and tests the tree in a Debian 13 root, made with mmdebstrap and kept
# in the build folder until the list of packages changes. $1: the build
# folder; $2: "root" only makes the root. Needs root, and sudo to become it.
set -eu
build=$1
root=$build/trixie/root
packages=$(sh tests/setup.sh list)
stamp=$build/trixie/packages

if [ "$(id -u)" -ne 0 ]; then
    exec sudo sh "$0" "$@"
fi

if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$packages" ]; then
    rm -rf "$build/trixie"
    mkdir -p "$build/trixie"
    mmdebstrap --quiet --variant=minbase \
        --include="$(echo "$packages" | tr -s ' \n' ',,')" trixie "$root"
    echo "$packages" >"$stamp"
fi

if [ "${2:-}" = root ]; then
    exit 0
fi

rm -rf "$root/src"
mkdir -p "$root/src"
tar --exclude=./build --exclude=./.git -cf - . | tar -xf - -C "$root/src"

# /proc tells a program where it lies, and so where its assets are.
unshare --mount sh -c "
    mount -t proc proc '$root/proc'
    chroot '$root' sh -c 'cd /src && . /etc/os-release && echo \$PRETTY_NAME,\
        libgpiod \$(pkg-config --modversion libgpiod),\
        SDL \$(pkg-config --modversion sdl2) && make -s WERROR=1 -j2 all test'
"
