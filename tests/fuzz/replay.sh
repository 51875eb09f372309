#!/bin/sh
# Replays the corpus of each fuzz target in a build folder ($1) whose name
# holds $2. Ends with one line "fuzz: N passed, N failed".
set -u
build=$1
only=${2:-}
passed=0
failed=0
export RACKSIDE_ASSETS=assets TZ=UTC LC_ALL=C

for program in "$build"/tests/fuzz/*_fuzz; do
    [ -x "$program" ] || continue
    name=$(basename "$program")
    case $name in
    *"$only"*) ;;
    *) continue ;;
    esac
    log=$program.log
    "$program" tests/fuzz/corpus/"${name%_fuzz}"/* >"$log" 2>&1
    code=$?
    last=$(tail -n 1 "$log")
    ok=$(echo "$last" | sed -n 's/^\([0-9]*\) passed.*/\1/p')
    bad=$(echo "$last" | sed -n 's/.*, \([0-9]*\) failed$/\1/p')
    if [ -z "$ok" ] || [ -z "$bad" ]; then
        ok=0
        bad=1
    fi
    [ "$code" -eq 0 ] || cat "$log"
    echo "$name: $ok passed, $bad failed"
    passed=$((passed + ok))
    failed=$((failed + bad))
done

echo "fuzz: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
