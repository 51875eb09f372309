#!/bin/sh
# Plays every script in every panel size, each on a gym that racksidectl made
# afresh, and compares what the screens say, and the sets that are then in the
# database, with tests/golden. $1: the build folder; $2: only scripts whose
# name holds it. GOLDEN=write writes the golden files instead of comparing;
# a missing one fails. The last line is "scripts: N passed, N failed".
#
# A script says in its head which gym of tests/scripts/gyms it wants, as in
# "# gym: kilos", and may say which config of tests/scripts/configs, as in
# "# config: light"; else it has the defaults.
set -u
build=$1
only=${2:-}
passed=0
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Ids differ from run to run; the rest of a set must not.
sets() {
    "$build/racksidectl" --db "$work/gym.db" export sets | cut -d, -f2,3,5-
}

# $1: a script, $2: a size. What failed is on stdout.
play() {
    gym=$(sed -n 's/^# gym: //p' "$1")
    config=$(sed -n 's/^# config: //p' "$1")
    rm -f "$work"/gym.db*
    ctl() { "$build/racksidectl" --db "$work/gym.db" "$@" >/dev/null; }
    # shellcheck disable=SC1090 # one of tests/scripts/gyms
    . "tests/scripts/gyms/$gym.sh" || return 1
    # In the comment's place, so that a line keeps its number.
    sed "s/^# gym: .*/size $2/" "$1" >"$work/$(basename "$1")"
    set -- --script "$(basename "$1")" --db gym.db
    if [ -n "$config" ]; then
        set -- "$@" --config "$here/tests/scripts/configs/$config.conf"
    fi
    (cd "$work" && "$build/rackside" "$@" >said 2>wrong) || {
        cat "$work/wrong"
        return 1
    }
    { cat "$work/said" && echo "--- sets" && sets; } >"$work/seen"
}

# $1: the golden file.
compare() {
    if [ "${GOLDEN:-}" = write ]; then
        mkdir -p "$(dirname "$1")" && cp "$work/seen" "$1"
    elif [ -f "$1" ]; then
        diff -u "$1" "$work/seen"
    else
        echo "$1 is missing: look at what is seen, then 'make golden'"
        return 1
    fi
}

build=$(cd "$build" && pwd)
here=$(pwd)
for script in tests/scripts/*"$only"*.script; do
    [ -f "$script" ] || continue
    name=$(basename "$script" .script)
    for size in 800x480 720x1280 1280x720 1280x800 1920x1080; do
        if play "$script" "$size" && compare "tests/golden/$name/$size.txt"
        then
            passed=$((passed + 1))
        else
            echo "FAILED: $name, $size"
            failed=$((failed + 1))
        fi
    done
done
echo "scripts: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
