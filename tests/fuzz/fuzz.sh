#!/bin/sh
# Fuzzes each target in a build folder ($1) for so many seconds ($2); those
# whose name holds $3. It starts from the committed corpus; what it finds
# stays in the build folder. Stops at the first finding and says how to
# repeat it.
#
# To take over what adds coverage, each find made as small as it can be:
#   build/fuzz/tests/fuzz/NAME_fuzz -merge=1 tests/fuzz/corpus/NAME \
#       build/fuzz/finds/NAME
set -eu
build=$1
seconds=$2
only=${3:-}
export RACKSIDE_ASSETS=assets TZ=UTC LC_ALL=C

for program in "$build"/tests/fuzz/*_fuzz; do
    name=$(basename "$program" _fuzz)
    case ${name}_fuzz in
    *"$only"*) ;;
    *) continue ;;
    esac
    finds=$build/finds/$name
    crashes=$build/crashes/$name
    log=$program.log
    mkdir -p "$finds" "$crashes"
    echo "fuzz: $name for $seconds s"
    if ! "$program" -max_total_time="$seconds" -timeout=20 -max_len=4096 \
        -print_final_stats=1 -artifact_prefix="$crashes/" \
        "$finds" "tests/fuzz/corpus/$name" >"$log" 2>&1; then
        tail -n 60 "$log"
        file=$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)
        echo "fuzz: $name found something; to repeat it:"
        echo "    RACKSIDE_ASSETS=assets $program $file"
        exit 1
    fi
    grep -E 'number_of_executed_units|new_units_added' "$log"
done
