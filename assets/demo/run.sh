#!/bin/sh
# Starts the kiosk on a demo gym. With a display: in a window, the keyboard
# standing in for reader and buttons. Without: a day is played off screen,
# what the screens say is printed, and the pictures are left in build/demo.
# $1: the build folder.
set -eu
build=$1
out=$build/demo
mkdir -p "$out"
rm -f "$out"/gym.db*

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    "$build/racksidectl" --db "$out/gym.db" demo >/dev/null
    echo "the demo gym is in $out/gym.db"
    echo "F1 to F6 tap its tags; up and down, Enter and Esc are the buttons;"
    echo "the mouse is a finger; close the window to end"
    exec "$build/rackside" --demo --db "$out/gym.db"
fi

"$build/racksidectl" --db "$out/gym.db" demo --until 2026-03-02 >/dev/null
"$build/rackside" --script assets/demo/day.script --db "$out/gym.db" \
    --shots "$out"
echo "no display here: a day was played off screen; its pictures:"
ls "$out"/*.png
