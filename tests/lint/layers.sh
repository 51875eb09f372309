#!/bin/sh
# Who may include whom. Prints each line that breaks a rule.
set -eu
bad=0

# rule FILES PATTERN [BUT]: no file's #include lines may match the pattern,
# unless they match BUT.
rule() {
    # shellcheck disable=SC2086 # a list of files on purpose
    if grep -nE "^#include .*($2)" $1 /dev/null | grep -vE "${3:-^$}"; then
        bad=1
    fi
}

libraries='SDL|sqlite3|gpiod|systemd|ini\.h|jansson|png\.h'
clocks='stdio|stdlib|time\.h|unistd|pthread|errno'
pure="kiosk/(store|config|shell|ctl)/|tests/|$libraries|$clocks"
rule "core/*.[ch]" "kiosk/|tests/|$libraries|$clocks"
rule "kiosk/app/*.[ch] kiosk/screens/*.[ch]" "$pure|kiosk/script/"
rule "kiosk/input/*.[ch] kiosk/script/*.[ch]" "kiosk/(app|screens)/|$pure"
rule "kiosk/config/*.[ch]" "kiosk/(script|screens|store|shell|ctl)/"
rule "kiosk/store/*.[ch]" "kiosk/(screens|shell|ctl)/"
rule "kiosk/ctl/*.[ch]" "kiosk/(screens|shell)/" 'kiosk/shell/(boot|clock)\.h"'

# room FILES PATTERN: only these files may include what matches.
room() {
    if grep -nE "^#include .*($2)" core/*.[ch] kiosk/*.c kiosk/*/*.[ch] |
        grep -vE "^($1):"; then
        bad=1
    fi
}
room 'kiosk/shell/(window|window_keys|touch|picture|render|fonts|shapes|upend|frame)\.[ch]' 'SDL'
room 'kiosk/shell/render\.c' '<png\.h'
room 'kiosk/shell/gpio_v(1|2|2_chip)\.c' '<gpiod\.h'
room 'kiosk/store/[a-z]+\.[ch]' '<sqlite3\.h'
room 'kiosk/shell/notify\.c' '<systemd/'
room 'kiosk/config/ini_text\.c' '<ini\.h'
room 'kiosk/ctl/[a-z]+\.[ch]' '<jansson\.h'

if grep -nE '\b(strcpy|strcat|sprintf|strtok|localtime|gmtime|atoi)\(' \
    core/*.c kiosk/*.c kiosk/*/*.c; then
    echo "banned function: use the bounded or re-entrant one"
    bad=1
fi
exit $bad
