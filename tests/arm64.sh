#!/bin/sh
# Builds for arm64, the Raspberry Pi's 64 bits, on a PC: "test" runs the unit
# tests under qemu-user, "deb" makes the package. In a Debian 13 root (the
# Pi's current system) that has the compiler for this machine and the libraries
# for the Pi, made with mmdebstrap and kept in the build folder until the list
# of packages changes. $1: the build folder. $2: test or deb. Needs root, and
# sudo to become it.
set -eu
build=$1
root=$build/arm64/root
stamp=$build/arm64/packages
binfmt=/proc/sys/fs/binfmt_misc

if [ "$(id -u)" -ne 0 ]; then
    exec sudo sh "$0" "$@"
fi
[ -n "${RACKSIDE_ARM64_INSIDE:-}" ] ||
    RACKSIDE_ARM64_INSIDE=1 exec unshare --mount sh "$0" "$@"

# The libraries are the Pi's, the tools are not.
packages=gcc-aarch64-linux-gnu
for package in $(sh tests/setup.sh list); do
    case $package in
    gcc | build-essential) ;;
    *-dev) packages=$packages,$package:arm64 ;;
    *) packages=$packages,$package ;;
    esac
done

if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$packages" ]; then
    rm -rf "$build/arm64"
    mkdir -p "$build/arm64"
    mmdebstrap --quiet --variant=minbase --include="$packages" \
        --architectures="$(dpkg --print-architecture),arm64" trixie "$root"
    echo "$packages" >"$stamp"
fi
rm -rf "$root/src"
mkdir -p "$root/src"
tar --exclude=./build --exclude=./.git -cf - . | tar -xf - -C "$root/src"
mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/tmp"

inside() { # a shell's words, in the tree
    chroot "$root" sh -c "cd /src && $1"
}

# For as long as this runs the kernel hands programs for arm64 to qemu, unless
# it can run them already. The magic is an ELF header's: 64 bits, little endian,
# a program, machine 183.
hand_to_qemu() {
    qemu=$(command -v qemu-aarch64-static || command -v qemu-aarch64) || {
        echo "tests/arm64.sh: qemu-user-static is missing: run" \
            "make setup-dev" >&2
        exit 1
    }
    [ -e $binfmt/register ] || mount -t binfmt_misc binfmt_misc $binfmt
    printf '%s' ':rackside-arm64:M::\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xb7\x00:\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff:'"$qemu:F" \
        >$binfmt/register
    trap 'echo -1 >$binfmt/rackside-arm64' EXIT
    trap 'exit 1' HUP INT TERM
}

cross=aarch64-linux-gnu
tools="CC=$cross-gcc AR=$cross-ar PKG_CONFIG=$cross-pkg-config"
case $2 in
deb)
    inside "make -s deb DEB_ARCH=arm64" >/dev/null
    rm -f "$build"/rackside_*_arm64.deb
    cp "$root"/src/build/rackside_*_arm64.deb "$build"
    ls "$build"/rackside_*_arm64.deb
    ;;
test)
    inside "make -s WERROR=1 -j2 $tools test-programs"
    inside "build/racksidectl --version" >/dev/null 2>&1 || hand_to_qemu
    inside "build/racksidectl --version | sed 's/^/arm64: /'"
    echo "arm64: QUICK: chance is tried once, screens are measured in one size"
    inside "QUICK=1 JOBS=$(nproc) sh tests/run.sh build '${3:-}' unit"
    ;;
esac
