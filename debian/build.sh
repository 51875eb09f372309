#!/bin/sh
# Builds the package in a copy of the tree, for the Debian that it runs on:
# its version tells which (0.1.0+deb13), as the libraries differ. $1: the build
# folder, where the package is put. $2: the version.
set -eu
build=$1
version=$2

command -v dh >/dev/null || {
    echo "make deb: debhelper is missing: run make setup-deb" >&2
    exit 1
}
# shellcheck source=/dev/null
release=$(. /etc/os-release && echo "${VERSION_ID:-}")
version=$version${release:++deb$release}
work=$build/deb
src=$work/rackside-$version
rm -rf "$work"
mkdir -p "$src"
tar --exclude=./build --exclude=./.git --exclude="./$build" -cf - . |
    tar -xf - -C "$src"
sed -i "1s/([^)]*)/($version)/" "$src/debian/changelog"

# The tests are the tree's own: `make test`.
(cd "$src" && DEB_BUILD_OPTIONS="nocheck ${DEB_BUILD_OPTIONS:-}" \
    dpkg-buildpackage -b -us -uc >../build.log 2>&1) || {
    tail -n 30 "$work/build.log" >&2
    exit 1
}
rm -f "$build"/rackside_*.deb
mv "$work"/rackside_*.deb "$build"
ls "$build"/rackside_*.deb
