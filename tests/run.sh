#!/bin/sh
# Runs what was built into a build folder ($1): unit tests, scripts and the
# fuzzers' corpus; those whose name holds $2 if it is given. $3: "unit" leaves
# out all but the unit tests. Ends with one line "N passed, N failed".
set -u
build=$1
only=${2:-}
passed=0
failed=0
export TZ=UTC LC_ALL=C SDL_VIDEODRIVER=dummy

# $JOBS of them at a time, one unless said.
# shellcheck disable=SC2016 # the inner shell's
find "$build/tests/unit" -name "*$only*_test" -type f -perm -u+x | sort |
    xargs -r -P "${JOBS:-1}" -n 1 sh -c \
        '"$0" >"$0.log" 2>&1; echo $? >"$0.code"'

for program in "$build"/tests/unit/*"$only"*_test; do
    [ -x "$program" ] || continue
    log=$program.log
    code=$(cat "$program.code")
    ok=$(grep -c '^\[       OK \]' "$log")
    bad=0
    if [ "$code" -ne 0 ]; then
        # cmocka names each failed test twice: where it ran and in the list.
        # A crash tells of no failed test: it counts as one.
        bad=$(grep '^\[  FAILED  \] [a-z_0-9]*$' "$log" | sort -u | wc -l)
        [ "$bad" -gt 0 ] || bad=1
        cat "$log"
    fi
    echo "$(basename "$program"): $ok passed, $bad failed"
    passed=$((passed + ok))
    failed=$((failed + bad))
done

# A suite of its own: the last line is "NAME: N passed, N failed".
suite() {
    log=$build/tests/suite.log
    "$@" >"$log" 2>&1
    code=$?
    cat "$log"
    last=$(tail -n 1 "$log" | sed -n 's/.*[: ]\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p')
    ok=${last% *}
    bad=${last#* }
    if [ -z "$last" ] || { [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; }; then
        ok=${ok:-0}
        bad=1
    fi
    passed=$((passed + ok))
    failed=$((failed + bad))
}

if [ "${3:-}" != unit ]; then
    suite sh tests/scripts/run.sh "$build" "$only"
    suite sh tests/golden/pictures.sh "$build" "$only"
    suite sh tests/units/run.sh "$build" "$only"
    suite sh tests/fuzz/replay.sh "$build" "$only"
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
