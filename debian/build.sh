#!/bin/sh
# Builds the package in a copy of the tree, for the Debian that it runs on:
# its version tells which (0.1.0+deb13), as the libraries differ. $1: the build
# folder, where the package is put. $2: the version. $3: for which machine, if
# not for this one; its libraries must be there (tests/arm64.sh).
set -eu
build=$1
version=$2
arch=${3:-$(dpkg --print-architecture)}

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

# Debian's cross compilers come with much that is not needed: not asked for.
cross=
[ "$arch" = "$(dpkg --print-architecture)" ] || cross="-a$arch -d"

# The tests are the tree's own: `make test`.
# shellcheck disable=SC2086 # words
(cd "$src" && DEB_BUILD_OPTIONS="nocheck ${DEB_BUILD_OPTIONS:-}" \
    dpkg-buildpackage -b -us -uc $cross >../build.log 2>&1) || {
    tail -n 30 "$work/build.log" >&2
    exit 1
}
rm -f "$build"/rackside_*_"$arch".deb
mv "$work"/rackside_*_"$arch".deb "$build"
ls "$build"/rackside_*_"$arch".deb
