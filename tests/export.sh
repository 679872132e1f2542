#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# lrn export: its options, what it refuses, files replaced whole, closed pipes, full disks, signals.

# shellcheck source=tests/lrn.sh
. "${TOP_SRCDIR:-$(dirname "$0")/..}/tests/lrn.sh"

folder=$tap_folder/files
mkdir "$folder"
file=$folder/list.csv

# The same text, or what differs.
same()
{
  cmp "$1" "$2" 2>&1 || explain
}

# header TEXT: the first line of the output.
header()
{
  [ "$(head -1 "$out")" = "$1" ] || explain
}

nothing_left()
{
  find "$folder" -name '.lrn-*'
}

run init --demo
{ [ "$status" -eq 0 ] || explain; } | tap_none "there is a network"
run add member 'name==HYPERLINK("http://example.org")' kind=company country=NO initiative=ieh 'contact_phone=+47 22 33 44 55' 'contact_name=@kari'
{ [ "$status" -eq 0 ] || explain; } | tap_none "and a member with odd texts"

# --- What is written ---------------------------------------------------------------------------------------------------

for type in $("$LRN" --db "$db" types --format json | sed -n 's/.*"name": "\([a-z_]*\)".*/\1/p'); do
  run export "$type"
  ends 0 "export $type"
  cp "$out" "$tap_folder/codes"
  run search "$type" --format csv
  sed "s/'\([-=+@]\)/\1/g" "$tap_folder/codes" > "$tap_folder/free"
  same "$tap_folder/free" "$out" | tap_none "$type: the same as a search for all, but for the guards"
done

run export organisation --query 'country:BD' --fields name,country
ends 0 "a query and fields"
header name,country | tap_none "the fields asked for"
tail -n +2 "$out" | grep -v ',BD$' | tap_none "what the query finds"
run export organisation --fields 'name, id, kompetanse'
header name,id,expertise | tap_none "fields by the words of either language"
run export medlem --fields name,contact_phone,contact_name --query HYPERLINK
header name,contact_phone,contact_name | tap_none "types by the words of either language"
{ grep -qx "\"'=HYPERLINK(\"\"http://example.org\"\")\",'+47 22 33 44 55,'@kari" "$out" || explain; } | tap_none "formulas are guarded, telephone numbers with them"

run --lang nb export organisation --labels --fields name,country,kind --query country:NP
header 'Navn,Land,Type' | tap_none "labels in Norwegian"
{ grep -q ',Nepal,' "$out" || explain; } | tap_none "and words"
run --lang en export organisation --labels --fields name,country,kind --query country:NP
header 'Name,Country,Kind' | tap_none "labels in English"

run export country --excel --fields code,name_en
{ [ "$(head -1 "$out" | od -An -tx1 | tr -d ' \n')" = "efbbbf$(printf 'code;name_en\n' | od -An -tx1 | tr -d ' \n')" ] || explain; } | tap_none "--excel: a mark and semicolons"
run export country --excel --delimiter tab --fields code,name_en
{ head -1 "$out" | grep -q "code$(printf '\t')name_en" || explain; } | tap_none "--delimiter beats it"
for delimiter in semicolon ';' tab pipe '|' comma; do
  run export country --delimiter "$delimiter" --fields code,name_en
  ends 0 "--delimiter $delimiter"
done

run export country --fields code,name_nb
cp "$out" "$tap_folder/utf8"
for encoding in UTF-16LE UTF-16BE utf-8 UTF-16 UTF-32; do
  run export country --fields code,name_nb --encoding "$encoding"
  ends 0 "--encoding $encoding"
  iconv -f "$encoding" -t UTF-8 < "$out" | cmp - "$tap_folder/utf8" 2>&1 | tap_none "is what iconv reads as $encoding"
done
run export country --fields code,name_nb --encoding CP1252
ends 0 "the countries' names fit into WINDOWS-1252"
iconv -f CP1252 -t UTF-8 < "$out" | cmp - "$tap_folder/utf8" 2>&1 | tap_none "and are read again"
run export organisation --encoding ISO-8859-1
ends 1 "what an encoding lacks leaves a part undone"
complains '^lrn: [0-9]+ characters that ISO-8859-1 lacks .* \(first in D[0-9A-Z]*\)' | tap_none "and is told, with how many and where"
run export organisation "$file" --encoding ISO-8859-1
ends 1 "into a file as well"

# --- Visibility --------------------------------------------------------------------------------------------------------

run export organisation --query xyzxyz
ends 1 "that a query finds nothing ends with status 1"
complains 'Nothing was found' | tap_none "and is told"
run export contact --visibility members
complains 'is for .* as long as' | tap_none "that records of a type are for others by default is told"
{ [ "$(wc -l < "$out")" -eq 1 ] || explain; } | tap_none "contacts are for the parties"
for level in parties coordinators; do
  run export contact --visibility "$level"
  ends 0 "a level above members"
  { [ "$(wc -l < "$out")" -eq 1 ] || explain; } | tap_none "lets nothing leave that is for $level"
  complains 'only in an export without --visibility' | tap_none "and that is told"
done
run export contact
{ [ "$(wc -l < "$out")" -gt 1 ] || explain; } | tap_none "without a level it is complete"
cp "$out" "$tap_folder/contacts"
run export contact --query consent:no --fields id,name
consent=$(sed -n 2p "$out" | cut -d, -f1)
run set contact "$consent" visibility=members
for level in public members parties coordinators; do
  run export contact --visibility "$level"
  { [ "$(wc -l < "$out")" -eq 1 ] || explain; } | tap_none "who did not agree does not leave for $level"
  run export organisation --visibility "$level" --fields effective_status
  tail -n +2 "$out" | grep -v '^quality-assured' | tap_none "profiles that are not quality-assured do not leave for $level"
done
for query in demo -demo '"women"' '-"women"' rating:4 'rating:>3' share_what:kursplan outcome_en:workers last_activity:2025-04-08 'rating:""'; do
  run export partnership --visibility members --query "$query" --fields id
  ends 0 "partnerships asked for $query"
  { [ "$(wc -l < "$out")" -gt 1 ] || explain; } | tap_none "and found where they show it"
done
run export partnership --visibility members --labels
grep -oE '(D[0-9A-Z]+) \(\1\)' "$out" | tap_none "references to what is not there are empty"
run export partnership --visibility members --labels --fields member
{ grep -q '^Strandlyng Tekstil A/S (demo)$' "$out" || explain; } | tap_none "a client that is named goes by its name"
grep -E '\([0-9A-Z]{6,}\)' "$out" | tap_none "and by no id of a record that readers of the file cannot look up"
{ grep -q '^a company in Norway$' "$out" || explain; } | tap_none "one without its name is told by its kind and country alone"
run export partnership --labels --fields member
grep -E '\([0-9A-Z]{6,}\)' "$out" | tap_none "nor where a name is enough"
run add member name='Strandlyng Tekstil A/S (demo)' kind=company country=DK initiative=dieh
run export partnership --labels --fields member
{ grep -q '^Strandlyng Tekstil A/S (demo) (DME012)$' "$out" || explain; } | tap_none "but where two have one name, for whoever can look it up"
run export partnership --visibility members --labels --fields member
{ grep -q '^Strandlyng Tekstil A/S (demo)$' "$out" || explain; } | tap_none "which readers of members' files cannot"
run undo
run export finding --query 'shared_with_client_on:""' --fields id
finding=$(sed -n 2p "$out")
run set finding "$finding" visibility=public
run export finding --visibility members --fields shared_with_client_on
grep -cx '""\|' "$out" | grep -vx 0 | tap_none "nor do findings leave that the client was not told of"
run export partnership --visibility parties
head -1 "$out" | grep total_price | tap_none "prices have no column below coordinators"
run export partnership --visibility parties --fields id,total_price
{ [ "$status" -eq 0 ] || explain; } | tap_none "a field that may not be seen is left out"
complains total_price | tap_none "and that is told"

# --- What is refused ---------------------------------------------------------------------------------------------------

run export
ends 2 "no type"
run export nothing
ends 2 "no such type"
run export organisation --fields nmae
ends 2 "no such field"
run export organisation --fields name,name
ends 2 "the same field twice"
run export organisation --fields ''
ends 2 "a field without a name"
run export organisation --query 'nothing:here'
ends 2 "a query that cannot be read"
run export organisation --visibility secret
ends 2 "no such level"
run export organisation --delimiter x
ends 2 "no such delimiter"
run export organisation --encoding none-such
ends 2 "no such encoding"
run export organisation a.csv b.csv
ends 2 "a word too many"
run export organisation "$folder/no/where.csv"
ends 2 "a folder that is not there"
run export organisation "$folder"
ends 2 "a folder"
cp "$db" "$tap_folder/copy.db"
run export organisation "$db"
ends 2 "the database itself"
run check
ends 0 "which is as it was"

# --- Files -------------------------------------------------------------------------------------------------------------

rm -f "$file"
run export organisation "$file"
ends 0 "a new file"
{ [ "$(stat -c %a "$file")" = 600 ] || stat "$file"; } | tap_none "is for its owner"
run export organisation
same "$out" "$file" | tap_none "and holds what standard output would"
chmod 644 "$file"
run export country "$file"
ends 0 "a file that is there"
{ [ "$(stat -c %a "$file")" = 644 ] || stat "$file"; } | tap_none "keeps its mode"
{ head -1 "$file" | grep -q '^id,visibility,code' || explain; } | tap_none "and holds what is new"
cp "$file" "$tap_folder/before"

# A disk that is full, as far as this process is concerned: there is room for SQLite's own files, but not for the list.
(
  ulimit -f 70
  "$LRN" --db "$db" export organisation "$file" > "$out" 2> "$err"
)
status=$?
ran="export on a full disk"
ends 1 "a full disk"
complains full | tap_none "is told"
same "$file" "$tap_folder/before" | tap_none "and leaves the file as it was"
nothing_left | tap_none "and nothing beside it"

# --- Standard output ---------------------------------------------------------------------------------------------------

if [ -c /dev/full ]; then
  "$LRN" --db "$db" export organisation > /dev/full 2> "$err"
  status=$?
  : > "$out"
  ends 1 "standard output on a full disk"
  complains full | tap_none "is told"
fi
"$LRN" --db "$db" export organisation 2> "$err" | head -1 > "$out"
tap_none "a closed pipe ends it without a word" < "$err"
(
  trap '' PIPE
  "$LRN" --db "$db" export organisation 2> "$err" | head -1 > "$out"
)
tap_none "where signals of pipes are ignored too" < "$err"

run export organisation ''
ends 2 "a file without a name is none"
complains 'needs a name' | tap_none "which is said so"

tap_done
