#!/bin/sh
# New disks for a machine: Debian as it was built ($1), and the workouts of
# the database $3, into the folder $2.
set -eu
built=$1
folder=$2
gym=$3
mkdir -p "$folder/data"
cp --sparse=always "$built/root.img" "$folder/root.img"
cp "$gym" "$folder/data/rackside.db"
rm -f "$folder/data.img"
# Owned by the package's own user, as the guest knows it.
owner=$(cat "$built/owner")
chown -R "$owner" "$folder/data"
chmod 750 "$folder/data"
mke2fs -q -t ext4 -L rackside -E "root_owner=$owner" -d "$folder/data" "$folder/data.img" 64M >/dev/null
rm -rf "$folder/data"
