#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Lists from anywhere, taken in by lrn import: odd shapes, odd files, what was recognised wrongly and is said otherwise.

# shellcheck source=tests/lrn.sh
. "${TOP_SRCDIR:-$(dirname "$0")/..}/tests/lrn.sh"

list=$tap_folder/list.csv

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
run import organisation "$list" --dry-run
ended 0 | tap_none "a line above that groups columns is no header"
complains 'header on line 2' | tap_none "but the one that names fields"
run import organisation "$list" --header-line 1
ended 2 | tap_none "unless somebody says otherwise"
run import organisation "$list" --header-line 2
ended 0 | tap_none "--header-line says where it is"
complains 'header on line 2' | tap_none "and that is said"
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

for shape in 'Navn;Type;Land\nA;NGO;BD;x;y\nB;NGO;BD;x;y\n' 'name,kind,country\nA,ngo,BD,EXTRA\nB,ngo,BD,EXTRA2\n' 'name,kind,country\nA,charity,BD,EXTRA\n' \
  'A title,,,\n\nname,kind,country\nA,ngo,BD,12,x@y.example\nB,ngo,BD,13,z@y.example\n'; do
  # shellcheck disable=SC2059
  printf "$shape" > "$list"
  run import organisation "$list" --dry-run
  complains 'header on line [13],' | tap_none "a header shorter than its rows: $shape"
  complains '^Read: name = (Navn|name), kind = (Type|kind), country = (Land|country)' | tap_none "and it names the columns"
done

printf 'Navn;Type;Land;By;Språk;Orgnr\nA;NGO;Ghana;Accra;engelsk\nB;NGO;Ghana;Tema;engelsk\nC;NGO;Ghana;Elmina;engelsk\n' > "$list"
run import organisation "$list" --dry-run
complains 'header on line 1, 6 columns, 3 rows' | tap_none "where all rows are shorter than the header, no row that has a word for a field in it is the header"

printf 'Asha,NGO,IN\nBina,NGO,BD\n' > "$list"
run import organisation "$list"
{ ended 2; [ "$(grep -c '^lrn: ' "$err")" -eq 1 ] || explain; } | tap_none "a list without a header"
complains 'list.csv: UTF-8, comma, header on line 1, 3 columns, 1 row$' | tap_none "what was recognised is said first"
complains '"Asha", "NGO", "IN".*--no-header' | tap_none "which may be said"
run import organisation "$list" --no-header
complains 'by their numbers.*"name".*--map name=1' | tap_none "and then what its columns are"

printf '"Name;Type;Country"\n"Asha;NGO;India"\n' > "$list"
run import organisation "$list"
complains 'semicolon, each line in quotation marks' | tap_none "lines in quotation marks are told of"
says '^1 row: new 1, ' | tap_none "and read"

for shape in '"Name, Country"\n"Deepa, India"\n"Esha, Kenya"\n' '"Name, Country"\nDeepa,India\nEsha,Kenya\n' '"Name;Country"\nDeepa;India\nEsha;Kenya\n'; do
  # shellcheck disable=SC2059
  printf "$shape" > "$list"
  run import organisation "$list" --set kind=ngo --dry-run
  complains 'each line in quotation marks' | tap_none "a header that names fields once it is out of its quotation marks: $shape"
  says '^2 rows: new 2, ' | tap_none "and its rows are read"
  run import organisation "$list" --set kind=ngo --dry-run --lines plain
  ended 2 | tap_none "unless somebody says that the lines are as they are"
done
printf '"Whatever, Where"\n"Deepa, India"\n"Esha, Kenya"\n' > "$list"
run import organisation "$list" --set kind=ngo --dry-run --lines quoted --map name=Whatever --map country=Where
says '^2 rows: new 2, ' | tap_none "or that they are quoted"
run import organisation "$list" --lines some
ends 2 "--lines knows two words"

# --- What is no list -----------------------------------------------------------------------------------------------------

while IFS='|' read -r kind bytes; do
  # shellcheck disable=SC2059
  printf "$bytes" > "$list"
  run import organisation "$list"
  ended 2
  complains "$kind"
done << 'FILES' | tap_none "what is no list at all is told by what it is"
web page|\n <!doctype html>\n<p>Log in, please; now</p>\n
web page|<HTML><body>a,b</body></HTML>\n
XML|\357\273\277<?xml version="1.0"?>\n<a/>\n
JSON|[{"name": "Asha", "kind": "ngo"}]\n
JSON|{"name": "Asha", "kind": "ngo"}\n
spreadsheet|PK\003\004abc,def\n
no text|a,b\n\001\002\003\004\005,\006\007\016\n
FILES

# --- Cells ---------------------------------------------------------------------------------------------------------------

fresh
printf 'Name,Name,Type,Country,E-mail,Website\nAsha \033[1mbold,,NGO,IN,"a@x.example; b@y.example",see www.x.example\nBina,,NGO,India/Bangladesh,Bina <b@z.example>,none\nDev,,NGO,India / IN,,\n' > "$list"
run import organisation "$list"
complains ':2:Name: Control characters' | tap_none "control characters cost no row"
complains ':2:E-mail: .* only a@x.example is kept' | tap_none "of two addresses the first is kept, and that is said"
complains ':3:Country: .*holds two countries' | tap_none "two countries in a cell are told apart from an unknown one"
complains '^Not read: Name \(perhaps --map name="2"\)' | tap_none "a header that is there twice goes by its number"
is "$("$LRN" --db "$db" export organisation --fields name,country,email,website 2> /dev/null | sed 1d)" 'Asha  [1mbold,IN,a@x.example,https://www.x.example
Dev,IN,,' | tap_none "what can be read of such cells is read"
run import organisation "$list" --strict --format json
counts 0 0 1 0 2 | tap_none "with --strict such rows are rejected"

# --- What was exported comes back ------------------------------------------------------------------------------------------

fresh
for text in 'R&amp;D' "'=1" '=1+1' "''=1" '+47 22 33 44 55' 'sep=;' '"in" quotes, it; is|so' '&lt;b&gt; &#65; &nbsp;' 'None' '0000-00-00' '＝' 'Back\slash\n' '🙂 বাংলা'; do
  run add organisation kind=ngo country=IN "name=Name $text" "city=$text" "address=$text" "description_en=$text
$text"
  ended 0
done | tap_none "there are odd texts"
for options in '' --excel '--delimiter tab' '--delimiter pipe --encoding UTF-16LE' '--encoding UTF-16BE --excel' --labels; do
  # shellcheck disable=SC2086
  "$LRN" --db "$db" export organisation "$list" $options 2>&1
  run import organisation "$list" --format json
  says '^"change": null' && says '^"same": 13,'
done | tap_none "all of them come back as they were"
"$LRN" --db "$db" export organisation "$tap_folder/whole.csv" 2>&1
fields=name,kind,country,city,address,description_en
"$LRN" --db "$db" export organisation "$tap_folder/part.csv" --fields $fields 2>&1
run import organisation "$tap_folder/part.csv" --format json
says '^"change": null' && says '^"same": 13,' | tap_none "without their ids as well"
fresh
run import organisation "$tap_folder/whole.csv"
"$LRN" --db "$db" export organisation 2>&1 | cmp - "$tap_folder/whole.csv" 2>&1 | tap_none "and so they do in another network"
fresh
run import organisation "$tap_folder/part.csv" --on-duplicate create
"$LRN" --db "$db" export organisation --fields $fields 2>&1 | cmp - "$tap_folder/part.csv" 2>&1 | tap_none "without their ids too"
rm -f "$db" "$db"-*
"$LRN" --db "$db" init --demo > /dev/null 2>&1
for type in action source finding party; do
  "$LRN" --db "$db" export "$type" "$list" --labels 2>&1
  run import "$type" "$list" --format json
  says '^"change": null' && says '^"rejected": 0,'
done | tap_none "titles that several records have are told apart by ids"
run export action --labels --fields hotspot
says 'Child labour in tanneries \(HS000B\)' | tap_none "which stand behind them"

# --- Currencies ----------------------------------------------------------------------------------------------------------

fresh
printf 'name,kind,country,initiative,fee\nNord,company,NO,ieh,"1 650,00 kr"\nSør,company,NO,ieh,NOK 1650\nVest,company,NO,ieh,1650\n' > "$list"
run import member "$list"
complains 'list.csv:2:fee: "1 650,00 kr" does not say in which currency' | tap_none "kroner of nobody knows whom are told"
grep -c 'which currency' "$err" | grep -v '^1$' | tap_none "and no others"
run undo
run import member "$list" --set fee_currency=NOK
{ grep 'which currency' "$err"; } | tap_none "unless it is said for all rows"

# --- Odd shapes ----------------------------------------------------------------------------------------------------------

fresh
{
  echo 'name,kind,country,description_en'
  awk 'BEGIN { printf "Long,ngo,IN,"; for (i = 0; i < 25000; i++) printf "%s", "a hundred letters, a hundred letters, a hundred letters, a hundred letters, a hundred letters, hundred"; print "" }'
  echo 'Next,ngo,IN,y'
} > "$list"
run import organisation "$list"
ended 1 | tap_none "a line of more than a megabyte is rejected"
complains 'list.csv:2: The row is larger than a megabyte' | tap_none "with that reason"
grep '^lrn: ' "$err" | sed 1d | tap_none "once, and for no other"
holds 'Next|' | tap_none "the next one is taken"

fresh
{
  printf 'name,kind,country\nAsha,ngo,IN\nBina,ngo,"BD\n'
  awk 'BEGIN { for (i = 0; i < 3000; i++) print "x" }'
  echo 'Dev,ngo,LK'
} > "$list"
run import organisation "$list"
ended 1 | tap_none "a quotation mark that is never closed, and no row for thousands of lines"
holds 'Asha|Dev|' | tap_none "costs these lines and no others"

# --- Rejected rows -------------------------------------------------------------------------------------------------------

fresh
printf 'name,kind,country\nAsha,ngo,IN\nBad,ngo,Nowhere\n' > "$list"
cp "$list" "$tap_folder/copy.csv"
for path in "$list" "$tap_folder/./list.csv" "$db" -; do
  run import organisation "$list" --rejects "$path"
  ended 2 | tap_none "rejected rows do not go to $path"
done
ran="lrn import - --rejects list < list"
"$LRN" --db "$db" import organisation - --rejects "$tap_folder/./list.csv" < "$list" > "$out" 2> "$err"
status=$?
ended 2 | tap_none "nor there where it is standard input"
cmp "$list" "$tap_folder/copy.csv" 2>&1 | tap_none "the list is as it was"
run check
ends 0 "and so is the database"
holds '' | tap_none "into which nothing was taken"

# rejects EXPECTED: the rejected rows of the last run, with the reasons.
rejects()
{
  [ "$(sed 1d "$tap_folder/rejects.csv")" = "$1" ] || { cat "$tap_folder/rejects.csv"; explain; }
}

fresh
printf 'name,kind,country,city\nAsha,ngo,IN,Delhi\nBina,ngo,BD,Dhaka,one,"two, three"\n' > "$list"
run import organisation "$list" --rejects "$tap_folder/rejects.csv"
ended 1 | tap_none "a row that is too long is rejected"
rejects 'Bina,ngo,BD,Dhaka,3,,There are more cells than columns.,one,"two, three"' | tap_none "and keeps all its cells"

fresh
printf 'name,kind,country,city,note\n Bina  ,ngo, Nowhere,"Delhi ",  \n  "Cita" ,ngo,Nowhere,\tPune,a\n Deva, ngo ,Nowhere,"New\nDelhi", 5" pipe \n Eva ,ngo,Nowhere, "New\nDelhi" ,b\n Fay ,ngo,Nowhere, "a ""b"" c" ,\n' > "$list"
run import organisation "$list" --rejects "$tap_folder/rejects.csv"
{ [ "$(sed 1d "$tap_folder/rejects.csv" | sed 's/,[0-9]*,country,.*//')" = '" Bina  ",ngo," Nowhere","Delhi ","  "
Cita,ngo,Nowhere,	Pune,a
" Deva"," ngo ",Nowhere,"New
Delhi"," 5"" pipe "
" Eva ",ngo,Nowhere,"New
Delhi",b
" Fay ",ngo,Nowhere,"a ""b"" c",' ] || cat "$tap_folder/rejects.csv"; } | tap_none "with the blanks at their ends"
sed 's/Nowhere/IN/' "$tap_folder/rejects.csv" > "$list"
run import organisation "$list"
holds 'Bina|Cita|Deva|Eva|Fay|' | tap_none "which are none of the name where it is mended"

# What is sent in again as it is, is rejected again for the same.
shaped='name,kind,country,city,note\nAsha,ngo,IN,Delhi,a\nBina,ngo\nThe north,,,,\nname,kind,country,city,note\nNote:,"the rows below, of 2019",,,\nDev,ngo,NP,Pokhara,b\nCita,ngo,IN,Pune,c,d\n'
fresh
# shellcheck disable=SC2059
printf "$shaped" > "$list"
run import organisation "$list" --rejects "$tap_folder/rejects.csv" --format json
counts 2 0 0 0 5 | tap_none "rows of a wrong shape are rejected"
cp "$tap_folder/rejects.csv" "$list"
run import organisation "$list" --rejects "$tap_folder/again.csv" --format json
counts 0 0 0 0 5 | tap_none "and again where nobody mended them"
for file in rejects again; do
  sed 's/,[2-9],,/,,,/' "$tap_folder/$file.csv" > "$tap_folder/$file.lines"
done
diff "$tap_folder/rejects.lines" "$tap_folder/again.lines" | tap_none "for the same reasons, with the same cells"
run --lang nb import organisation "$list" --dry-run
complains ':2: Mer enn halvparten' | tap_none "in the other language too"
sed 's/^Bina,ngo,,,,/Bina,ngo,BD,Dhaka,,/; s/^The north,,,/The North,ngo,IN,/; s/^Cita,\(.*\),d$/Cita,\1/' "$tap_folder/rejects.csv" > "$list"
run import organisation "$list" --format json
counts 3 0 0 0 2 | tap_none "those that were mended are taken"
holds 'Asha|Bina|Cita|Dev|The North|' | tap_none "whatever is still said of them"
fresh
printf 'Asha,ngo,IN,Delhi,a\nBina,ngo\nDev,ngo,NP,Pokhara,b\n' > "$list"
set -- --no-header --map name=1 --map kind=2 --set country=IN
run import organisation "$list" "$@" --rejects "$tap_folder/rejects.csv"
run import organisation "$tap_folder/rejects.csv" "$@" --format json
counts 0 0 0 0 1 | tap_none "without a header too"
sed 's/ngo,,,,/ngo,BD,,,/' "$tap_folder/rejects.csv" > "$list"
run import organisation "$list" "$@" --format json
counts 1 0 0 0 0 | tap_none "until they are mended"

fresh
{
  printf '\357\273\277'
  printf 'Navn;Type;Land\nÅse;NGO;Norge\nØst;NGO;Ingensteds\n'
} > "$list"
run import organisation "$list" --rejects "$tap_folder/rejects.csv"
{ [ "$(head -c 8 "$tap_folder/rejects.csv" | od -An -tx1 | tr -d ' \n')" = efbbbf4e61766e3b ] || explain; } | tap_none "a byte order mark stays"

# Mended and sent in again by the same call.
for encoding in UTF-8 UTF-16LE UTF-16BE WINDOWS-1252 CP850 MACINTOSH; do
  for delimiter in ',' ';' '|'; do
    fresh
    printf 'Åse;NGO;Norge\nØst;NGO;Ingensteds\n"Sør\nog nord";NGO;Ingensteds\n' | tr ';' "$delimiter" | iconv -f UTF-8 -t "$encoding" > "$list"
    set -- --encoding "$encoding" --delimiter "$delimiter" --no-header --map name=1 --map kind=2 --map country=3
    run import organisation "$list" "$@" --rejects "$tap_folder/rejects.csv"
    ended 1
    iconv -f "$encoding" -t UTF-8 "$tap_folder/rejects.csv" | sed 's/Ingensteds/Norge/' | iconv -f UTF-8 -t "$encoding" > "$list"
    run import organisation "$list" "$@"
    ended 0
    "$LRN" --db "$db" search organisation nord --format csv | grep -c Sør | grep -vx 1
  done
done | tap_none "rejected rows are read again, in all encodings and with all delimiters"

tap_done
