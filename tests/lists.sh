#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Lists from anywhere, taken in by lrn import: odd shapes, odd files, what was recognised wrongly and is said otherwise.

# shellcheck source=tests/lrn.sh
. "${TOP_SRCDIR:-$(dirname "$0")/..}/tests/lrn.sh"

list=$tap_folder/list.csv

# fresh: a database without a record.
fresh()
{
  rm -f "$db" "$db"-*
  "$LRN" --db "$db" init > /dev/null 2>&1
}

# names: the organisations' names, sorted, between bars.
names()
{
  "$LRN" --db "$db" export organisation --fields name 2> /dev/null | sed 1d | LC_ALL=C sort | tr '\n' '|'
}

# holds EXPECTED: just these organisations are there.
holds()
{
  [ "$(names)" = "$1" ] || { echo "there are: $(names)"; explain; }
}

# --- Where the header is -------------------------------------------------------------------------------------------------

fresh
printf 'About it,About it,Place,Place\nName,Type,Country,City\nAsha,NGO,IN,Delhi\nBina,NGO,BD,Dhaka\n' > "$list"
run import organisation "$list"
ended 2 | tap_none "a line above groups of columns is taken for the header"
run import organisation "$list" --header-line 2
ended 0 | tap_none "--header-line says where it is"
says 'header on line 2' | tap_none "and that is said"
holds 'Asha|Bina|' | tap_none "what stands above it is left"
fresh
run import organisation "$list" --no-header --header-line 4 --map name=1 --map kind=2 --map country=3
holds 'Bina|' | tap_none "with --no-header it is the first row"
for number in 0 x -1 2.5 ''; do
  run import organisation "$list" --header-line "$number"
  ends 2 "--header-line '$number'"
done
run import organisation "$list" --header-line 99
ends 2 "--header-line beyond the end"
complains 'line 99' | tap_none "names the line"

tap_done
