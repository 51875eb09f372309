#!/bin/sh
# The pure archives ask the world for nothing but memory and string
# functions, libm and assert; what they define among them is theirs.
set -eu
list=$(mktemp)
trap 'rm -f "$list"' EXIT
for archive in "$@"; do
    nm --defined-only "$archive" | awk 'NF == 3 {print $3}' >>"$list"
done
bad=$(nm -u "$@" | awk 'NF == 2 {print $2}' | sort -u | grep -vxF -f "$list" |
    grep -vxE 'mem[a-z]+|str[a-z]+|__assert_fail|__stack_chk_fail|sqrt|log|exp|pow|erfc|_GLOBAL_OFFSET_TABLE_' || true)
if [ -n "$bad" ]; then
    echo "not pure: $bad"
    exit 1
fi
