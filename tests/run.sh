#!/bin/sh
# Runs the unit test programs of a build folder ($1), those whose name holds
# $2 if it is given, and ends with one line "N passed, N failed".
set -u
build=$1
only=${2:-}
passed=0
failed=0
export TZ=UTC LC_ALL=C SDL_VIDEODRIVER=dummy

for program in "$build"/tests/unit/*"$only"*_test; do
    [ -x "$program" ] || continue
    log=$program.log
    "$program" >"$log" 2>&1
    code=$?
    ok=$(grep -c '^\[       OK \]' "$log")
    bad=$(grep -c '^\[  FAILED  \] [a-z_0-9]*$' "$log")
    # A crash tells of no failed test: it counts as one.
    if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then
        bad=1
    fi
    # cmocka names each failed test twice: where it ran and in the list.
    if [ "$code" -ne 0 ]; then
        bad=$(grep '^\[  FAILED  \] [a-z_0-9]*$' "$log" | sort -u | wc -l)
        [ "$bad" -gt 0 ] || bad=1
        cat "$log"
    fi
    echo "$(basename "$program"): $ok passed, $bad failed"
    passed=$((passed + ok))
    failed=$((failed + bad))
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
