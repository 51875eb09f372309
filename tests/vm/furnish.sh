#!/bin/sh
# Furnishes the guest's root $1 with the kernel's modules ($2), the simulated
# chip and the hands ($3), the package $4, and makes the initial RAM disk beside the kernel.
set -eu
tree=$1
kernel=$2
hands=$3
units=$tree/usr/lib/systemd/system

cp -r "$kernel/tree/usr/lib/." "$tree/usr/lib"
cp "$4" "$tree/usr/lib/rackside-vm/rackside.deb"
cp "$hands/hands" "$hands/tests/vm/guest/gpio-sim.sh" \
    "$tree/usr/lib/rackside-vm"
for unit in rackside-gpio-sim rackside-hands; do
    cp "$hands/tests/vm/guest/$unit.service" "$units"
    mkdir -p "$tree/etc/systemd/system/basic.target.wants"
    ln -sf "/usr/lib/systemd/system/$unit.service" \
        "$tree/etc/systemd/system/basic.target.wants"
done
# A login prompt on the serial line hangs up whoever else writes there. The
# rest has nothing to do with a rack, and every boot here is emulated.
for unit in serial-getty@ttyS0 getty@tty1 getty-static apt-daily.timer \
    apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_reap \
    e2scrub_all.timer fstrim.timer ldconfig systemd-random-seed \
    systemd-journal-catalog-update dev-hugepages.mount dev-mqueue.mount \
    sys-kernel-debug.mount sys-kernel-tracing.mount \
    sys-fs-fuse-connections.mount; do
    case $unit in *.*) ;; *) unit=$unit.service ;; esac
    ln -sf /dev/null "$tree/etc/systemd/system/$unit"
done
printf '%s\n' virtio_gpu virtio_input evdev uinput \
    >"$tree/etc/modules-load.d/rackside-vm.conf"
# Workouts on a partition of their own, as beside a read-only root. Not at
# /var/lib/rackside: systemd starts no service whose StateDirectory= cannot be
# mounted, and a rack with a broken card would show nothing. The mount point
# is root's, so that nothing is written there while the partition is away.
cat >"$tree/etc/fstab" <<END
/dev/vda / ext4 defaults,noatime 0 1
LABEL=rackside /var/lib/rackside/disk ext4 defaults,noatime,nofail,x-systemd.before=rackside.service,x-systemd.device-timeout=15s 0 2
END
mkdir -p "$tree/var/lib/rackside/disk"
printf '[store]\ndatabase = /var/lib/rackside/disk/rackside.db\n' \
    >>"$tree/etc/rackside/rackside.conf"
echo rack >"$tree/etc/hostname"
: >"$tree/etc/machine-id"

disk=$(mktemp -d)
trap 'rm -rf "$disk"' EXIT
mkdir -p "$disk/bin" "$disk/dev" "$disk/proc" "$disk/new"
cp /bin/busybox "$disk/bin/busybox"
cp -r "$kernel/modules" "$disk/modules"
install -m 755 "$hands/tests/vm/guest/init" "$disk/init"
(cd "$disk" && find . | cpio -o -H newc --quiet) | gzip -1 >"$kernel/initrd"
