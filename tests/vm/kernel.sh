#!/bin/sh
# Inside the builder: Debian's kernel as a guest needs it, into ./out, and
# gpio-sim, which Debian's kernels leave out, built from Debian's own source
# of the same kernel. Unpacked, not installed: the headers depend on the
# kernel, and the kernel on an initial RAM disk that is not ours.
set -eu
mkdir -p out/modules sim image
exec >kernel.log 2>&1

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
version=$(apt-cache depends linux-image-amd64 |
    sed -n 's/.*Depends: linux-image-//p')
release=$(echo "$version" | sed 's/^\([0-9]*\.[0-9]*\)\..*/\1/')
kbuild=${version%-*}
apt-get install -y -qq --no-install-recommends xz-utils kmod \
    "linux-kbuild-$kbuild"
apt-get download -qq "linux-image-$version" "linux-source-$release" \
    "linux-headers-$version" "linux-headers-$kbuild-common"
for headers in linux-headers-*.deb; do
    dpkg-deb -x "$headers" /
done
dpkg-deb -x linux-image-*.deb image
dpkg-deb --fsys-tarfile linux-source-*.deb |
    tar -xf - --occurrence "./usr/src/linux-source-$release.tar.xz"
source=linux-source-$release
tar -xJf "usr/src/$source.tar.xz" --occurrence --strip-components=3 -C sim \
    "$source/drivers/gpio/gpio-sim.c" "$source/drivers/gpio/gpiolib.h" \
    "$source/kernel/irq/irq_sim.c"

# irq_sim is part of a kernel that has it, and calls one function that
# modules may not: this one does the same for a number.
sed -i 's/handle_simple_irq(irq_to_desc(irqnum))/generic_handle_irq(irqnum)/' \
    sim/irq_sim.c
cat >sim/Kbuild <<END
obj-m := gpio-sim-rack.o
gpio-sim-rack-y := gpio-sim.o irq_sim.o
END
make -s -C "/usr/src/linux-headers-$version" M="$PWD/sim" modules
strip --strip-debug sim/gpio-sim-rack.ko
cp sim/gpio-sim-rack.ko out/gpio-sim.ko
cp "image/boot/vmlinuz-$version" out/vmlinuz
mkdir -p out/tree/usr
lib=image/usr/lib
[ -d $lib/modules ] || lib=image/lib # before the merge of /usr
mv $lib out/tree/usr/lib
ln -s usr/lib out/tree/lib
mkdir out/tree/usr/lib/rackside-vm
mv out/gpio-sim.ko out/tree/usr/lib/rackside-vm
depmod -b out/tree "$version"

# What finds the root, in the order of loading, for the initial RAM disk.
for module in virtio_blk crc32c_generic ext4; do
    modprobe -d out/tree -S "$version" --show-depends "$module"
done | sed -n 's/^insmod \([^ ]*\).*/\1/p' | awk '!seen[$0]++' |
    while read -r path; do
        name=$(basename "$path" .xz)
        xz -dc "$path" >"out/modules/$name"
        echo "$name" >>out/modules/order
    done
