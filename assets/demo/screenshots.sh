#!/bin/sh
# Takes a picture of every screen. $1: the build folder; $2: where to, a folder
# a size; then the panel sizes, all five unless said.
set -eu
build=$1
to=$2
shift 2
[ $# -gt 0 ] || set -- 800x480 720x1280 1280x720 1280x800 1920x1080
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for size; do
    out=$to/$size
    mkdir -p "$out"
    rm -f "$out"/*.png "$work"/*
    "$build/racksidectl" --db "$work/gym.db" demo --until 2026-03-02 \
        >/dev/null
    for script in screens boot bars; do
        if [ $script = bars ]; then
            "$build/racksidectl" --db "$work/gym.db" rack set --bars \
                "20kg,15kg women's@320mm,25kg deadlift bar,30kg trap bar:trap" \
                >/dev/null
        fi
        {
            echo "size $size"
            cat "assets/demo/$script.script"
        } >"$work/$script.script"
        "$build/rackside" --script "$work/$script.script" \
            --db "$work/gym.db" --shots "$out"
    done
    echo "$out: $(find "$out" -name '*.png' | wc -l) pictures"
done
