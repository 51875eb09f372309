#!/bin/sh
# Installs the packages that are missing: "build" what compiles and tests,
# "deb" what the package needs besides, "dev" what lint, the second compiler,
# the fuzzers and the Debian 13 root need, "vm" the virtual machine; "list" only names those of "build"
# and "deb", for a root of its own. Debian 12, 13 and Raspberry Pi OS;
# sudo only where something is missing and we are not root.
set -eu

build="gcc make pkg-config libc6-dev libsdl2-dev libsdl2-ttf-dev libpng-dev
libgpiod-dev libsqlite3-dev libsystemd-dev libinih-dev libjansson-dev
libcmocka-dev fonts-b612 fonts-roboto-unhinted fonts-noto-core systemd"
deb="build-essential debhelper"
dev="clang shellcheck codespell mmdebstrap lintian
qemu-user-static"
vm="mmdebstrap qemu-system-x86 busybox-static cpio e2fsprogs"

case ${1:-build} in
list)
    echo "$build $deb"
    exit 0
    ;;
deb) want="$build $deb" ;;
dev) want="$dev $deb" ;;
vm) want="$build $vm" ;;
*) want=$build ;;
esac

missing=
for package in $want; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) ||
        state=none
    [ "$state" = installed ] || missing="$missing $package"
done
if [ -z "$missing" ]; then
    exit 0
fi

sudo=
[ "$(id -u)" -eq 0 ] || sudo=sudo
echo "installing:$missing"
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq
# shellcheck disable=SC2086 # a list of packages on purpose
$sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
