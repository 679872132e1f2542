#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A disk that is full, as far as lrn is concerned, while a list is taken in: it says so, nothing has changed, and nothing half written is left.

# shellcheck source=tests/lrn.sh
. "${TOP_SRCDIR:-$(dirname "$0")/..}/tests/lrn.sh"

folder=$tap_folder/files
TMPDIR=$tap_folder/temporary
mkdir "$folder" "$TMPDIR"
export TMPDIR
db=$folder/network.db
list=$tap_folder/list.csv
rejects=$folder/rejects.csv

# limited BLOCKS ARGUMENT...: runs lrn where no file can grow beyond so many blocks, of 512 or 1024 bytes as the shell counts them. Its standard input is the list.
limited()
{
  limit=$1
  shift
  ran="lrn $* with files of $limit blocks"
  (ulimit -f "$limit" && exec "$LRN" --db "$db" "$@" > "$out" 2> "$err" < "$list")
  status=$?
}

# The last run failed with this status and a last sentence that is matched; nothing is there that was not there before.
failed()
{
  ended "$1" | tap_none "$3"
  { [ "$(tail -n 1 "$err" | grep -cE "^lrn: .*$2")" -eq 1 ] || explain; } | tap_none "is told in a sentence"
  run export organisation --fields name
  { [ "$(wc -l < "$out")" -eq 1 ] || explain; } | tap_none "nothing was taken in"
  run check
  ends 0 "the database is sound"
  find "$folder" "$TMPDIR" -type f ! -name network.db ! -name rejects.csv | tap_none "no other file is left"
}

# rows COUNT: a list of so many organisations.
rows()
{
  awk -v count="$1" 'BEGIN {
    print "name,kind,country,city,registration_number"
    for (i = 1; i <= count; i++) printf "Listed %d,ngo,IN,Delhi,R-%d\n", i * 7919, i + 1000
  }'
}

run init
rows 2500 > "$list"
limited 700 import organisation "$list"
failed 3 'No more can be written to the database .*network\.db' "a disk that is full when the rows are written"
limited 700 --lang nb import organisation "$list"
failed 3 'databasen .*network\.db' "in Norwegian too"
limited 20 import organisation "$list"
failed 3 'No more can be written to the database .*network\.db' "a disk that is full from the beginning"
limited 20 import organisation -
failed 2 '\(standard input\) cannot be kept .*TMPDIR' "a disk that is full of standard input"
limited 20000 import organisation "$list"
ended 0 | tap_none "with room it is taken in"

rm -f "$db"
run init
rows 6000 | sed 's/ngo/wrong/' > "$list"
limited 100 import organisation "$list"
failed 3 'TMPDIR' "a disk that is full of what is decided of each row"
{
  rows 1
  awk 'BEGIN { for (i = 0; i < 2000; i++) long = long "x"; for (i = 1; i <= 400; i++) printf "%s %d,wrong,IN,,\n", long, i }'
} > "$list"
echo before > "$rejects"
limited 300 import organisation "$list" --rejects "$rejects"
failed 3 'rejects\.csv could not be written: the disk is full' "a disk that is full of rejected rows"
{ [ "$(cat "$rejects")" = before ] || head -3 "$rejects"; } | tap_none "the rejected rows of before are still there"
limited 300 import organisation "$list" --rejects "$folder/none/rejects.csv"
failed 2 'rejects\.csv could not be written: ' "a place for rejected rows that is none"

# On a disk that is full from the beginning one can still look things up, and only that.
limited 4 search organisation coverage:IN
ended 1 | tap_none "nothing is found where nothing is"
rm -f "$db"
run init --demo
limited 4 search organisation coverage:IN --limit 1
ended 0 | tap_none "on a full disk it is searched"
limited 4 match --country India --sector granite --limit 1
ended 0 | tap_none "and matched"
limited 4 show organisation DRG053
ended 0 | tap_none "and shown"
limited 4 check
ended 0 | tap_none "and checked"
limited 4 set organisation DRG053 city=Delhi
failed_writing()
{
  ended 3
  grep -q "^lrn: No more can be written to the database" "$err" || explain
}
failed_writing | tap_none "and not written, as a sentence says"

# Where there is no room for what is sorted, it is sorted all the same.
if unshare -rm true 2> /dev/null; then
  mkdir "$tap_folder/small"
  list=$tap_folder/many.csv
  rows 20000 > "$list"
  run import organisation "$list"
  # shellcheck disable=SC2016 # the words are the inner shell's
  unshare -rm sh -c 'mount -t tmpfs -o size=64k tmpfs "$1" && cat /dev/zero > "$1/zeros" 2> "$1/none"; SQLITE_TMPDIR=$1 TMPDIR=$1 exec "$2" --db "$3" duplicates --limit 2' \
    sh "$tap_folder/small" "$LRN" "$db" > "$out" 2> "$err"
  status=$?
  ran="lrn duplicates without room for temporary files"
  { [ "$status" -lt 2 ] || explain; } | tap_none "without room for temporary files pairs are looked for"
fi

# What is saved, copied and written is so whole or not at all, wherever the room ends.
rm -f "$db"
run init --demo
for limit in 1 2 8 32 128 512 2048 8192; do
  limited "$limit" set organisation DRG053 "city=Place $limit"
  case $status in
  0) run search organisation "city:\"Place $limit\"" ;;
  *) [ "$(grep -c '^lrn: ' "$err")" -eq 1 ] && status=0 ;;
  esac
  ended 0 | tap_none "a save is done, or says why not"
  for file in copy.db list.csv; do
    case $file in
    copy.db) limited "$limit" backup "$folder/$file" ;;
    *) limited "$limit" export organisation "$folder/$file" ;;
    esac
    { [ "$status" -eq 0 ] && [ -s "$folder/$file" ]; } ||
      { [ "$status" -ne 0 ] && [ ! -e "$folder/$file" ] && [ "$(grep -c '^lrn: ' "$err")" -eq 1 ]; } || explain
    rm -f "$folder/$file"
  done | tap_none "a copy and a list are written whole, or nothing of them"
done
limited 32 --lang nb backup "$folder/copy.db"
ended 3 | tap_none "a copy for which there is no room"
complains 'copy\.db kunne ikke skrives: disken er full, en grense er nådd, eller disken svikter\.' | tap_none "says so in the language that was asked for"
run check
ends 0 "after all of that the database is sound"
find "$folder" "$TMPDIR" -type f ! -name network.db ! -name rejects.csv | tap_none "no other file is left"

TMPDIR=$tap_folder/none
limited 300 import organisation "$list"
ended 3 | tap_none "no place for temporary files"
complains '^lrn: .*TMPDIR' | tap_none "is told"
limited 300 import organisation -
ended 2 | tap_none "nor for standard input"
complains '^lrn: .*TMPDIR' | tap_none "is told as well"

tap_done
