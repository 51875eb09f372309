#!/bin/sh
# Builds the virtual machine: a Debian 13 with the rackside package installed
# as a gym would, a simulated GPIO chip, and hands that touch it.
#
# $1: the build folder; what is made lies in $1/vm, and each part is made
# anew only where what it is made of has changed:
#
#   kernel/    vmlinuz, its modules and gpio-sim.ko (by kernel.sh)
#   package/   the .deb, by what is in the tree
#   root.img   Debian, the package, the hands (by all of the above)
#
# Needs root (mmdebstrap, chroot), and sudo to become it.
set -eu
build=$1

if [ "$(id -u)" -ne 0 ]; then
    exec sudo sh "$0" "$@"
fi

vm=$build/vm
root=$build/trixie/root # where what Debian 13 runs is built
mkdir -p "$vm/kernel" "$vm/package"

say() {
    echo "vm: $*"
}

inside() {
    unshare --mount sh -c "mount -t proc proc '$root/proc' && \
        exec chroot '$root' sh -c '$1'"
}

# --- the builder: the root that test-trixie builds in ---------------------------

sh tests/trixie.sh "$build" root

# --- the kernel -----------------------------------------------------------------

recipe=$(sha256sum <tests/vm/kernel.sh)
if [ "$(cat "$vm/kernel/recipe" 2>/dev/null)" != "$recipe" ]; then
    say "the kernel, and its simulated GPIO chip"
    rm -rf "$vm/kernel" "$root/kernel"
    mkdir -p "$vm/kernel" "$root/kernel"
    cp tests/vm/kernel.sh "$root/kernel"
    inside "cd /kernel && sh kernel.sh" || {
        cat "$root/kernel/kernel.log"
        exit 1
    }
    cp -r "$root/kernel/out/." "$vm/kernel"
    rm -rf "$root/kernel"
    echo "$recipe" >"$vm/kernel/recipe"
fi

# --- the package ----------------------------------------------------------------

tree=$(find core kiosk assets/*.ini assets/*.conf systemd debian Makefile \
    README.md LICENSE tests/setup.sh -type f -exec sha256sum {} + | sort |
    sha256sum | cut -c1-16)
if [ ! -f "$vm/package/$tree" ]; then
    say "the package, of the tree $tree"
    rm -rf "$vm/package" "$root/deb"
    mkdir -p "$vm/package" "$root/deb"
    tar --exclude=./build --exclude=./.git -cf - . | tar -xf - -C "$root/deb"
    inside "cd /deb && make -s deb" >"$vm/package.log" 2>&1 || {
        cat "$vm/package.log"
        exit 1
    }
    cp "$root"/deb/build/*.deb "$vm/package"
    rm -rf "$root/deb"
    touch "$vm/package/$tree"
fi
deb=$(find "$(realpath "$vm")/package" -name 'rackside_*.deb')

# --- the image ------------------------------------------------------------------

stamp="$tree $recipe $(cat tests/vm/*.sh tests/vm/guest/* | sha256sum)"
if [ "$(cat "$vm/image" 2>/dev/null)" = "$stamp" ]; then
    exit 0
fi
say "the image, with $(basename "$deb")"
rm -rf "$vm/tree" "$vm/image"
mkdir -p "$root/hands/tests/vm"
cp -r tests/vm/guest "$root/hands/tests/vm"
inside "cd /hands && gcc -O2 -D_GNU_SOURCE -I. -o hands tests/vm/guest/*.c"
# What the package recommends apt installs in a gym, and is named here.
mmdebstrap --quiet --variant=minbase \
    --include="systemd-sysv,udev,kmod,procps,fonts-noto-core,$deb" \
    --hook-dir=/usr/share/mmdebstrap/hooks/file-mirror-automount \
    trixie "$vm/tree"
sh tests/vm/furnish.sh "$vm/tree" "$vm/kernel" "$root/hands" "$deb"
awk -F: '$1 == "rackside" { print $3 ":" $4 }' "$vm/tree/etc/passwd" >"$vm/owner"
rm -f "$vm/root.img"
mke2fs -q -t ext4 -L root -d "$vm/tree" "$vm/root.img" 1200M >/dev/null
rm -rf "$vm/tree" "$root/hands"
echo "$stamp" >"$vm/image"
