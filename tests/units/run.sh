#!/bin/sh
# What `make install` puts: the programs find their assets; systemd finds
# nothing to say against the units, their exposure is within the limit; and
# `make uninstall` leaves only the config. $1: the build folder. $2: only where "units" holds it. Ends with
# "units: N passed, N failed".
set -u
build=$1
suite=units
passed=0
failed=0
case $suite in
*"${2:-}"*) ;;
*)
    echo "units: 0 passed, 0 failed"
    exit 0
    ;;
esac

case $build in
/*) root=$build/installed ;;
*) root=$PWD/$build/installed ;;
esac
units=$root/usr/lib/systemd/system

check() { # what, whether, why not
    if [ "$2" = yes ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "units: $1: $3"
    fi
}

# Exposure in tenths, as systemd-analyze prints it: 10 is worst.
scored() { # unit, limit in tenths
    score=$(systemd-analyze security --offline=true --no-pager "$units/$1" |
        sed -n 's/.*exposure level for [^:]*: \([0-9]*\)\.\([0-9]\) .*/\1\2/p')
    ok=no
    [ -n "$score" ] && [ "$score" -le "$2" ] && ok=yes
    check "$1" $ok "exposure ${score:-unknown} tenths, not $2 at most"
}

verified() { # the units that start something
    said=$(systemd-analyze verify --man=no --root="$root" "$@" 2>&1) && ok=yes ||
        ok=no
    [ -z "$said" ] || ok=no
    check "$*" $ok "$said"
}

installer() { # install or uninstall
    make --no-print-directory "$1" BUILD="$build" DESTDIR="$root" \
        PREFIX=/usr >/dev/null
}

rm -rf "$root"
installer install || {
    echo "units: 0 passed, 1 failed"
    exit 1
}

# Away from the tree, whose own assets it would find as well.
alone=$(mktemp -d)
cp -R "$root/usr" "$alone"
cp --remove-destination "$root"/etc/rackside/*.ini "$alone/usr/share/rackside"
said=$("$alone/usr/bin/racksidectl" prescribe --protocol strength \
    --lift deadlift --top 180x2@9 2>&1) && ok=yes || ok=no
check "assets under any prefix" "$ok" "$said"
rm -r "$alone"

scored rackside.service 11
scored rackside-backup.service 11

# The machine's own units, which these are ordered against.
cp -Rn /lib/systemd/system/. "$units"
verified rackside.service
verified rackside-backup.timer rackside-backup.service

rm -r "$units"
installer uninstall
left=$(find "$root" ! -type d ! -path "$root/etc/rackside/*")
[ -z "$left" ] && [ -f "$root/etc/rackside/rackside.conf" ] && ok=yes || ok=no
check uninstall $ok "left: $left"

echo "units: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
