#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# lrn duplicates and lrn merge: pairs in every format, what was decided left out, two made one, statuses.

# shellcheck source=tests/lrn.sh
. "${TOP_SRCDIR:-$(dirname "$0")/..}/tests/lrn.sh"

# shows PATTERN NAME, hides PATTERN NAME: points: a line of standard output is matched, or none is.
shows()
{
  says "$1" | tap_none "$2"
}

hides()
{
  { ! grep -qE -e "$1" "$out" || explain; } | tap_none "$2"
}

# new NAME CITY [FIELD=VALUE]...: adds an organisation; its id is in $id.
new()
{
  run add organisation name="$1" kind=ngo country=IN city="$2"
  id=$(cat "$out")
}

run init
run duplicates
ends 1 "none in an empty network"
{ grep -q '^lrn: .' "$err" || explain; } | tap_none "which is said"
run duplicates --format json
ends 1 "none as JSON"
{ [ "$(tr -d '\n ' < "$out")" = '[]' ] || explain; } | tap_none "is an empty array"
run duplicates nosuchtype
ends 2 "a type there is not"
run duplicates organisation extra
ends 2 "too many words"

new "Asha Women's Trust" Delhi; asha=$id
new "Quite Another" Agra
new "ASHA women's" DELHI; again=$id
new "Asha Women Trust" ""; third=$id
run --read-only duplicates
ends 0 "pairs are found, also where nothing is written"
shows "^97 .*Asha Women's Trust .*ASHA women's .*similar name, same city" "with score, names and reason"
hides "Quite Another" "and nothing else"
run --lang nb duplicates
shows "lignende navn, samme by" "the reason in Norwegian"
run duplicates organisation --format csv
shows '^score,reason,left,left_name,right,right_name' "CSV has a header"
shows "^97,name-country-city,$asha,Asha Women's Trust,$again,ASHA women's" "and codes and ids"
run --lang nb duplicates --format json
shows "\"score\": 97, \"reason\": \"name-country-city\", \"left\": \\{\"id\": \"$asha\", \"name\": \"Asha Women's Trust\"" "JSON too, whatever the language"
run duplicates --format csv
sed 1d "$out" | sort -t, -k1,1nr -c 2>&1 | tap_none "best first"
before=$(wc -l < "$out")
run duplicates --format csv --limit 1
{ [ "$(wc -l < "$out")" -eq 2 ] || explain; } | tap_none "--limit"
{ [ "$before" -gt 2 ] || explain; } | tap_none "there were more"

new "Solidarity Centre" Pune
new "Solidarty Centre" Pune
new "Solidarity Cnetre" Pune
new "South Workers Rights Committee (demo)" Pune
new "South Workers Rights Committee (SWRC)" Pune
run duplicates
shows "^77 .*Solidarity Centre .*Solidarty Centre .*similar name, same city" "a letter left out makes a pair to be looked at"
shows "^77 .*Solidarity Centre .*Solidarity Cnetre .*similar name, same city" "so do two swapped in the word for its kind"
shows "^70 .*\(demo\).*\(SWRC\)" "and an acronym in brackets beside something else"
cat > "$tap_folder/slips.csv" <<end
name,country,city,kind
Solidairty Centre,India,Pune,ngo
Southern Workers Rights Committee,India,Pune,ngo
end
run import organisation "$tap_folder/slips.csv" --dry-run
ends 0 "a list with a slip in a name"
{ grep -q 'slips.csv:2: It is like .* (77 of 100: similar name, same city), and taken as another' "$err" || explain; } | tap_none "is told of it, and merges nobody"
{ ! grep -q 'slips.csv:3:' "$err" || explain; } | tap_none "but not of another name"

run add decision about=organisation left="$asha" right="$again" verdict=distinct
ends 0 "said not to be the same"
run duplicates --format csv
hides "$asha,.*$again" "they are left out"
shows "$third" "the others are not"
run undo
run duplicates --format csv
shows "$asha,.*$again" "taken back, they are there again"

# --- The same name with something beside it --------------------------------------------------------------------------------

new "Bina Workers Centre" Pune acronym=BWC
cat > "$tap_folder/beside.csv" <<'END'
name;kind;country;city
Bina Workers Centre (BWC);ngo;India;Pune
Bina Workers' Center, Pune;ngo;India;Pune
BWC - Bina Workers Centre;ngo;India;Pune
Bina Worker Centre (India);ngo;India;Pune
Bina Workers Centre (textiles);ngo;India;Pune
END
run import organisation "$tap_folder/beside.csv" --dry-run --format json
counts 1 0 0 4 0 | tap_none "with its acronym, town or country a name is the same"
complains ':6: It is like "Bina Workers Centre" .70 of 100' | tap_none "with other brackets it is told whom it is like"
run import organisation "$tap_folder/beside.csv" --on-duplicate create
run duplicates --format csv
{ [ "$(grep -c '^97,.*Bina Work' "$out")" -ge 4 ] || explain; } | tap_none "and they are pairs in the network"
run undo

# --- merge -------------------------------------------------------------------------------------------------------------

run add contact organisation="$again" name="Meena" consent=yes
contact=$(cat "$out")
run set organisation "$again" region=North city=Agra
run --read-only merge organisation "$asha" "$again"
ends 2 "nothing is merged with --read-only"
run merge organisation "$asha" "$asha"
ends 2 "nor one with itself"
run merge country NO SE
ends 1 "nor countries"
run merge organisation "$asha" "$again" --both city
ends 2 "a field that cannot hold both"
run merge organisation "$asha" "$again" --take nosuchfield
ends 2 "a field there is not"
run merge organisation "$asha" "$again" --take city
ends 0 "two are merged"
run show organisation "$asha" --format json
shows '"city": "Agra"' "the field that was asked for is the second's"
shows '"region": "North"' "as is what the first had none of"
shows "\"aliases\": \"ASHA women's\"" "its name is another spelling"
shows "Meena" "its contact person is the first's"
run show organisation "$again"
ends 1 "the second is gone"
run check
ends 0 "the database is sound"
run undo
ends 0 "taken back"
run show organisation "$again" --format json
shows "\"id\": \"$contact\"" "the second has its contact person again"

# --- Many of one name ---------------------------------------------------------------------------------------------------

# Many may be called so with something else beside it: who is called just that is found among them.
fresh
{ echo 'name;kind;country;city'
  for city in Agra Baroda Chennai Delhi Erode Firozabad Goa Hubli Indore Jaipur Kanpur Latur; do echo "Bina Union $city;ngo;India;$city"; done
  echo 'Bina Union;ngo;India;Nagpur'; } > "$tap_folder/branches.csv"
run import organisation "$tap_folder/branches.csv" --format json
counts 13 0 0 0 0 | tap_none "branches are others than the whole, and than each other"
run import organisation "$tap_folder/branches.csv" --format json
counts 0 0 13 0 0 | tap_none "the same again: each is found"
printf 'name;kind;country;city;phone\nBina Union;ngo;India;Nagpur;+91 1 2345\n' > "$tap_folder/branches.csv"
run import organisation "$tap_folder/branches.csv" --on-duplicate fill --format json
counts 0 1 0 0 0 | tap_none "and the one that has no other beside its name"

tap_done
