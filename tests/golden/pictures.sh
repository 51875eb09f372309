#!/bin/sh
# Takes every screen's picture anew and compares it with the one in
# assets/screens, so that neither a layout nor the README's pictures change
# unseen. Small, portrait and usual panel; the other two are like the third.
# $1: the build folder; $2: only where "pictures" holds it. The last line is
# "pictures: N passed, N failed".
set -u
build=$1
out=$build/tests/pictures
suite=pictures
case $suite in
*"${2:-}"*) ;;
*)
    echo "pictures: 0 passed, 0 failed"
    exit 0
    ;;
esac
passed=0
failed=0
rm -rf "$out"
sh assets/demo/screenshots.sh "$build" "$out" 800x480 720x1280 1280x720 \
    >"$build/tests/pictures.log" 2>&1 || {
    cat "$build/tests/pictures.log"
    failed=1
}
for size in 800x480 720x1280 1280x720; do
    mkdir -p "$out/differ-$size"
    for want in assets/screens/"$size"/*.png; do
        name=$(basename "$want")
        if "$build/tests/golden/compare" "$want" "$out/$size/$name" \
            "$out/differ-$size/$name"; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
        fi
    done
    # A new screen's picture belongs into the tree as well.
    for seen in "$out/$size"/*.png; do
        [ -f "assets/screens/$size/$(basename "$seen")" ] || {
            echo "$seen is not in assets/screens: 'make screenshots'"
            failed=$((failed + 1))
        }
    done
done
echo "pictures: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
