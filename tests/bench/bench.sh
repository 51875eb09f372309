#!/bin/sh
# Prints the machine and the table of figures. $1: the build folder.
set -eu
build=$1
here=$build/tests/bench
"$here/core_bench"
"$here/redraw_bench"
