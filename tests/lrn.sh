# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the tests of the command line share: lrn run on a database of the test's own in a home of its own, and what is asked of a run. The points are
# tap.sh's.

# shellcheck source=tests/tap.sh
. "${TOP_SRCDIR:-$(dirname "$0")/..}/tests/tap.sh"

LRN=${LRN:-${TOP_BUILDDIR:-build}/lrn}
[ -x "$LRN" ] || tap_skip_all "there is no program $LRN"

HOME=$tap_folder/home
mkdir "$HOME"
export HOME
unset LANGUAGE LANG LC_ALL LC_MESSAGES LRN_DB COLUMNS XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME
LC_CTYPE=C.UTF-8
export LC_CTYPE
db=$tap_folder/network.db
out=$tap_folder/out
err=$tap_folder/err

# run ARGUMENT...: runs lrn on the test's database; its output, errors and status are kept.
run()
{
  ran="lrn $*"
  "$LRN" --db "$db" "$@" > "$out" 2> "$err" < /dev/null
  status=$?
}

# What the last run did, for a point that does not hold.
explain()
{
  echo "$ran: status $status"
  sed 's/^/out: /' "$out" | head -20
  sed 's/^/err: /' "$err" | head -20
}

# ended STATUS: the last run ended so.
ended()
{
  [ "$status" -eq "$1" ] || explain
}

# ends STATUS NAME: a point: the last run ended so, where it failed with one line that begins with the program's name, and with nothing else where it was
# called wrongly.
ends()
{
  lines=$(wc -l < "$err")
  if [ "$status" -ne "$1" ]; then
    explain
  elif [ "$1" -gt 0 ] && { [ "$lines" -ne 1 ] || ! grep -q '^lrn: .' "$err"; }; then
    explain
  elif [ "$1" -ge 2 ] && [ -s "$out" ]; then
    explain
  fi | tap_none "$2"
}

# says PATTERN, complains PATTERN: standard output, or error, of the last run has a line that is matched.
says()
{
  grep -qE -e "$1" "$out" || explain
}

complains()
{
  grep -qE -e "$1" "$err" || explain
}

# fresh: a database without a record.
fresh()
{
  rm -f "$db" "$db"-*
  "$LRN" --db "$db" init > /dev/null 2>&1
}

# counts NEW CHANGED SAME DUPLICATES REJECTED: the figures of the last report, and that rows is their sum.
counts()
{
  for pair in "new $1" "changed $2" "same $3" "duplicates $4" "rejected $5" "rows $(($1 + $2 + $3 + $4 + $5))"; do
    grep -q "^\"${pair% *}\": ${pair#* },\$" "$out" || echo "not ${pair% *} = ${pair#* }"
  done > "$tap_folder/differ"
  [ ! -s "$tap_folder/differ" ] || { cat "$tap_folder/differ"; explain; }
}

# is GOT EXPECTED
is()
{
  [ "$1" = "$2" ] || { echo "got $1"; echo "not $2"; }
}
