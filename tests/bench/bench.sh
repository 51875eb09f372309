#!/bin/sh
# Prints the machine and the table of figures. $1: the build folder.
#
# The kiosk is shown by Xvfb where it is installed, else by SDL's dummy
# driver; SDL_VIDEODRIVER in the environment wins (KMSDRM on a Pi's console).
set -eu
build=$1
here=$build/tests/bench
xvfb=
trap '[ -z "$xvfb" ] || kill "$xvfb"' EXIT

start_xvfb() {
    rm -f "$here/display"
    Xvfb -displayfd 1 -screen 0 1280x800x24 -nolisten tcp \
        >"$here/display" 2>/dev/null &
    xvfb=$!
    tries=0
    until [ -s "$here/display" ]; do
        tries=$((tries + 1))
        [ $tries -le 100 ] || { echo "bench: Xvfb does not start" >&2; exit 1; }
        sleep 0.1
    done
    DISPLAY=:$(cat "$here/display")
    export DISPLAY SDL_VIDEODRIVER=x11
}

"$here/big_gym" "$here/gym.db"
rm -f "$here"/demo.db*
"$build/racksidectl" --db "$here/demo.db" demo >/dev/null
if [ -z "${SDL_VIDEODRIVER:-}" ]; then
    unset WAYLAND_DISPLAY
    if command -v Xvfb >/dev/null; then
        start_xvfb
    else
        echo "no Xvfb here (apt-get install xvfb): SDL's dummy driver instead"
        export SDL_VIDEODRIVER=dummy
    fi
fi

"$here/machine_bench"
"$here/tap_bench" "$build"
"$here/start_bench" "$build"
"$here/idle_bench" "$build"
"$here/redraw_bench"
"$here/core_bench"
"$here/path_bench"
"$here/estimate_bench"
"$here/find_bench" "$here/gym.db"
"$here/years_bench" "$here/years.db"
