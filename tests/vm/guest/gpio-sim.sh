#!/bin/sh
# Makes the simulated GPIO chip, labelled and with line names as on a Pi 5.
set -e
here=/usr/lib/rackside-vm
modprobe configfs
insmod $here/gpio-sim.ko
mountpoint -q /sys/kernel/config ||
    mount -t configfs none /sys/kernel/config
bank=/sys/kernel/config/gpio-sim/rack/gpio-bank0
mkdir -p $bank
echo 54 >$bank/num_lines
echo pinctrl-rp1 >$bank/label
for line in 5 6 12 16 23 24 25 26; do
    mkdir $bank/line$line
    echo GPIO$line >$bank/line$line/name
done
echo 1 >/sys/kernel/config/gpio-sim/rack/live
# Idle lines are high: a reader's by its own resistors, a button's by the
# Pi's once the kiosk asks for them.
for line in 5 6 16 23 24 26; do
    for pull in /sys/devices/platform/gpio-sim.0/gpiochip*/sim_gpio$line/pull
    do
        echo pull-up >"$pull"
    done
done
