#!/bin/sh
# Each header compiles alone: it includes what it uses.
set -eu
for header in "$@"; do
    # shellcheck disable=SC2086 # flags split on purpose
    ${CC:-cc} -std=c11 -D_DEFAULT_SOURCE -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Werror \
        -fsyntax-only -I. ${LIB_CFLAGS:-} -x c "$header"
done
