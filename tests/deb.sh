#!/bin/sh
# Installs, upgrades, removes and purges the package of `make deb` in a root of
# this machine's Debian. $1: the build folder; the root is kept there until the
# package wants others, and every run works in a layer above it. There systemctl
# only writes down what it is asked for; that the service runs is the virtual
# machine's test. Needs root, and sudo to become it. Ends with
# "deb: N passed, N failed".
set -eu
build=$1
if [ "$(id -u)" -ne 0 ]; then
    exec sudo sh "$0" "$@"
fi
# The layer and its mounts end with this shell.
[ -n "${RACKSIDE_DEB_INSIDE:-}" ] ||
    RACKSIDE_DEB_INSIDE=1 exec unshare --mount sh "$0" "$@"

case $build in
/*) ;;
*) build=$PWD/$build ;;
esac
cache=$build/deb-root
root=$cache/merged
deb=$(find "$build" -maxdepth 1 -name "rackside_*_$(dpkg --print-architecture).deb")
[ -f "$deb" ] || {
    echo "tests/deb.sh: no package in $build: make deb first" >&2
    exit 1
}
passed=0
failed=0

check() { # what, then a command that must succeed
    what=$1
    shift
    if "$@" >"$cache/said" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "deb: $what: failed: $*"
        sed 's/^/    /' "$cache/said"
    fi
}

# --- the root -----------------------------------------------------------------

# shellcheck source=/dev/null
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
needs=$(dpkg-deb -f "$deb" Depends | sed 's/([^)]*)//g; s/|[^,]*//g; s/ //g')
if [ ! -f "$cache/needs" ] || [ "$(cat "$cache/needs")" != "$suite $needs" ]; then
    rm -rf "$cache"
    mkdir -p "$cache"
    mmdebstrap --quiet --variant=minbase --include="$needs" "$suite" \
        "$cache/root"
    echo "$suite $needs" >"$cache/needs"
fi

mkdir -p "$cache/layer" "$root"
mount -t tmpfs tmpfs "$cache/layer"
mkdir "$cache/layer/upper" "$cache/layer/work"
mount -t overlay overlay \
    -o "lowerdir=$cache/root,upperdir=$cache/layer/upper,workdir=$cache/layer/work" \
    "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"

# --- what can be asked of it -----------------------------------------------------

inside() {
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C \
        DEBIAN_FRONTEND=noninteractive "$@"
}

as_rackside() {
    inside runuser -u rackside -- "$@"
}

has() { # paths
    for path in "$@"; do
        [ -e "$root$path" ] || [ -L "$root$path" ] || return 1
    done
}

has_not() {
    for path in "$@"; do
        ! has "$path" || return 1
    done
}

is() { # owner:group mode, path
    [ "$(inside stat -c '%U:%G %a' "$2")" = "$1" ]
}

in_groups() {
    for group in "$@"; do
        inside id -nG rackside | tr ' ' '\n' | grep -qx "$group" || return 1
    done
}

# A package with that version, whose protocols have one more line.
next_version() { # version, where
    rm -rf "$cache/next"
    dpkg-deb -R "$deb" "$cache/next"
    sed -i "s/^Version: .*/Version: $1/" "$cache/next/DEBIAN/control"
    echo "; of the next version" >>"$cache/next/etc/rackside/protocols.ini"
    dpkg-deb --root-owner-group -b "$cache/next" "$2" >/dev/null
}

# From here on systemd seems to run; what it is asked for is in /asked.
pretend_systemd() {
    mkdir -p "$root/run/systemd/system"
    cat >"$root/usr/bin/systemctl" <<'STUB'
#!/bin/sh
echo "$*" >>/asked
STUB
    cp "$root/usr/bin/systemctl" "$root/usr/bin/udevadm"
    : >"$root/asked"
}

asked_in_order() { # two patterns
    first=$(grep -n -m 1 -e "$1" "$root/asked" | cut -d: -f1)
    then=$(grep -n -m 1 -e "$2" "$root/asked" | cut -d: -f1)
    if [ -z "$first" ] || [ "$first" -ge "${then:-0}" ]; then
        cat "$root/asked"
        return 1
    fi
}

asked() { # a pattern
    grep -Eq -e "$1" "$root/asked" || {
        cat "$root/asked"
        return 1
    }
}

asked_not() {
    ! asked "$1"
}

install_deb() { # file
    cp "$1" "$root/new.deb"
    inside dpkg -i /new.deb
}

# --- the tests --------------------------------------------------------------------

wants=/etc/systemd/system
check "lintian" lintian --fail-on error,warning --allow-root "$deb"

check "installs on a blank machine" install_deb "$deb"
check "its user has the groups" in_groups video render input gpio
check "the kiosk starts at power-on" has \
    $wants/multi-user.target.wants/rackside.service
check "and the nightly copy" has \
    $wants/timers.target.wants/rackside-backup.timer
check "the database's folder" is "rackside:rackside 750" /var/lib/rackside
check "the copies' folder" is "rackside:rackside 750" /var/lib/rackside/backups
check "the config is in order" as_rackside rackside --check-config
check "all libraries are there" sh -c \
    "! chroot $root ldd /usr/bin/rackside /usr/bin/racksidectl | grep 'not found'"

# The kiosk itself, without a screen: it makes its database.
as_rackside env SDL_VIDEODRIVER=dummy timeout -s TERM 3 rackside \
    >"$cache/kiosk.log" 2>&1 || true
check "the kiosk makes its database" as_rackside racksidectl check
check "an athlete is added" as_rackside racksidectl athlete add Ada
backup=$(sed -n 's/^ExecStart=//p' \
    "$root/usr/lib/systemd/system/rackside-backup.service")
# shellcheck disable=SC2086 # a command with its words
check "the nightly copy is written" as_rackside $backup
check "and lies where the kiosk looks" sh -c \
    "ls $root/var/lib/rackside/backups/rackside-000001-*.db"

pretend_systemd
echo "; the owner's" >>"$root/etc/rackside/rackside.conf"
next_version 0.1.0+z "$cache/next.deb"
check "upgrades while it runs" install_deb "$cache/next.deb"
check "the kiosk is restarted" asked "restart.*rackside.service"
check "but was not stopped before" asked_not "stop.*rackside.service"
check "its devices were given to it first" asked_in_order \
    "trigger .*backlight" "restart.*rackside.service"
check "the owner's config stays" grep -q "the owner's" \
    "$root/etc/rackside/rackside.conf"
check "what nobody edited is new" grep -q "of the next version" \
    "$root/etc/rackside/protocols.ini"
check "the athlete stays" sh -c \
    "chroot $root runuser -u rackside -- racksidectl athlete list | grep Ada"

: >"$root/asked"
check "is removed" inside dpkg -r rackside
check "the kiosk is stopped first" asked "stop.*rackside.service"
check "the login console comes back" asked "start getty@tty1.service"
check "the programs have gone" has_not /usr/bin/rackside /usr/bin/racksidectl \
    /usr/lib/systemd/system/rackside.service \
    /usr/lib/systemd/system.conf.d/rackside-watchdog.conf
check "the database and the config stay" has /var/lib/rackside/rackside.db \
    /etc/rackside/rackside.conf

check "installs again" install_deb "$deb"
check "as it was" sh -c \
    "chroot $root runuser -u rackside -- racksidectl athlete list | grep Ada"

check "is purged" inside dpkg -P rackside
check "the database has gone" has_not /var/lib/rackside /var/cache/rackside
check "the config has gone" has_not /etc/rackside
check "nothing of it is left" sh -c "! find $root/etc $root/usr $root/var \
    -path '*/dpkg/*' -prune -o -name '*rackside*' -print | grep ."

echo "deb: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
