#!/bin/sh
# Builds the machine where it has changed, and runs its cases. $1: the build
# folder; $2: "--soak" or nothing; $3: only cases whose name holds it. What
# the last machine left (disks, serial.log, pictures) is in $1/vm/rack.
set -eu
build=$1

command -v qemu-system-x86_64 >/dev/null || {
    echo "test-vm: QEMU is missing: run make setup-vm" >&2
    exit 1
}
sh tests/vm/image.sh "$build"

vm=$(realpath "$build")/vm
rm -rf "$vm/rack"
mkdir -p "$vm/rack"
gym=$vm/rack/gym.db
"$build/racksidectl" --db "$gym" demo --until 2030-03-04 >/dev/null
# shellcheck disable=SC2086 # nothing, or one word
exec "$build/tests/vm/vm" "$vm" "$(realpath "$build")" "$gym" $2 \
    ${3:+"$3"}
