#!/bin/sh
# Who may include whom. Prints each line that breaks a rule.
set -eu
bad=0

# rule FILES PATTERN: no file's #include lines may match the pattern.
rule() {
    # shellcheck disable=SC2086 # a list of files on purpose
    if grep -nE "^#include .*($2)" $1 /dev/null; then
        bad=1
    fi
}

libraries='SDL|sqlite3|gpiod|systemd|ini\.h|jansson|png\.h'
clocks='stdio|stdlib|time\.h|unistd|pthread|errno'
rule "core/*.[ch]" "kiosk/|tests/|$libraries|$clocks"
rule "kiosk/app/*.[ch] kiosk/screens/*.[ch]" \
    "kiosk/(store|config|shell|ctl)/|$libraries|$clocks"
[ -z "$(ls kiosk/input/*.[ch] 2>/dev/null)" ] ||
    rule "kiosk/input/*.[ch]" "kiosk/(app|store|config|shell)/|$libraries|$clocks"
rule "kiosk/store/*.[ch]" "SDL|gpiod|systemd|ini\.h|jansson|kiosk/screens/"

if grep -nE '\b(strcpy|strcat|sprintf|strtok|localtime|gmtime|atoi)\(' \
    core/*.c kiosk/*/*.c; then
    echo "banned function: use the bounded or re-entrant one"
    bad=1
fi
exit $bad
