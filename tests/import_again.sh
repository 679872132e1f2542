#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Several rows of one list about one record: each finds it as those above leave it, and the same list again makes no change.

# shellcheck source=tests/lrn.sh
. "${TOP_SRCDIR:-$(dirname "$0")/..}/tests/lrn.sh"

list=$tap_folder/list.csv

# rows_are FIELDS TEXT: fields of all organisations.
rows_are()
{
  is "$("$LRN" --db "$db" export organisation --fields "$1" 2> /dev/null | sed 1d)" "$2"
}

# --- Found by what they are known by --------------------------------------------------------------------------------------

fresh
printf 'Name|Country|Type|Email\nHope|NO|trade union|a@x.org\nHope|NO|NGO|b@x.org\n' > "$list"
run import organisation "$list" --on-duplicate update --format json
counts 1 1 0 0 0 | tap_none "two rows about one thing that contradict each other: the later one goes"
rows_are kind,email 'ngo,b@x.org' | tap_none "as the record says"
for again in second third; do
  run import organisation "$list" --on-duplicate update --format json
  counts 0 0 1 1 0 | tap_none "for the $again time they change nothing"
  says '^"change": null$' | tap_none "and make no change ($again time)"
  complains ':2: Nothing comes of it: a row below changes back what it changes\.$' | tap_none "which is told ($again time)"
  rows_are kind,email 'ngo,b@x.org' | tap_none "the record stays ($again time)"
done
run --lang nb import organisation "$list" --on-duplicate update --dry-run
complains ':2: Det blir det ingenting av: en rad lenger ned endrer tilbake det den endrer\.$' | tap_none "in Norwegian too"
printf 'Name|Country|Type|Email|City\nHope|NO|trade union|a@x.org|\nHope|NO|NGO|b@x.org|Oslo\nHope|NO|cooperative||\nHope|NO|NGO||\n' > "$list"
run import organisation "$list" --on-duplicate update --format json
rows_are kind,email,city 'ngo,b@x.org,Oslo' | tap_none "what the rows say one after the other"
run import organisation "$list" --on-duplicate update --format json
says '^"change": null$' | tap_none "is so when they say it again"
printf 'Name|Country|Type|Email|Phone\nHope|NO|NGO||+47 1\nHope|NO|NGO||+47 2\nHope|NO|NGO|c@x.org|+47 1\n' > "$list"
run import organisation "$list" --on-duplicate fill --format json
counts 0 1 0 2 0 | tap_none "what a row has filled is not filled again"
rows_are email,phone "b@x.org,'+47 1" | tap_none "nor written over"

printf 'name,kind,country,phone\nDup,ngo,BD,+880 1\nDup,ngo,BD,+880 1\nDup,ngo,BD,\nDup,ngo,BD,+880 2\n' > "$list"
run import organisation "$list" --on-duplicate create --format json
counts 2 0 2 0 0 | tap_none "with --on-duplicate create a row that says the same as one above makes no further record"
run undo

# --- Columns kept together ------------------------------------------------------------------------------------------------

fresh
"$LRN" --db "$db" add organisation name=Hope country=KE kind=ngo note='Call Kari first' > /dev/null 2>&1
printf 'Name|Country|Type|City|Colour|Shelf\nHope|KE|NGO|Nairobi|red|B 2\n' > "$list"
run import organisation "$list" --keep-rest note --on-duplicate update --format json
counts 0 1 0 0 0 | tap_none "columns that are kept together come to a record that has a note"
rows_are note '"Call Kari first
Colour: red
Shelf: B 2"' | tap_none "below what it says"
run import organisation "$list" --keep-rest note --on-duplicate update --format json
counts 0 0 1 0 0 | tap_none "the same list again changes nothing"
sed 's/red/blue/' "$list" > "$list.blue"
run import organisation "$list.blue" --keep-rest note --on-duplicate update --format json
rows_are note '"Call Kari first
Colour: red
Shelf: B 2
Colour: blue"' | tap_none "what is new in it is added"
run import organisation "$list" --keep-rest note --on-duplicate fill --format json
counts 0 0 1 0 0 | tap_none "and nothing is filled where there is something"
printf 'Name|Country|Type|Note|Colour\nHope|KE|NGO|Moved|green\n' > "$list"
run import organisation "$list" --keep-rest note --on-duplicate update --format json
rows_are note '"Moved
Colour: green"' | tap_none "a column of the field's own updates it as any other"

# --- Found by their id ----------------------------------------------------------------------------------------------------

id=$("$LRN" --db "$db" export organisation --fields id 2> /dev/null | sed 1d)
printf 'id,name,phone\n%s,New name,+47 3\n%s,Other name,+47 4\n%s,Other name,+47 4\n' "$id" "$id" "$id" > "$list"
run import organisation "$list" --format json
counts 0 1 0 2 0 | tap_none "of two rows with one id the second is doubtful, and left out"
complains ':3: Most likely the same as line 2, New name \(same id, 100 of 100\)\.$' | tap_none "with the line that has it"
rows_are name,phone "New name,'+47 3" | tap_none "the first is taken"
run import organisation "$list" --format json
counts 0 0 1 2 0 | tap_none "the same list again changes nothing"
run import organisation "$list" --on-duplicate create --format json
counts 0 0 1 0 2 | tap_none "two records cannot have one id"
complains ':3: Its id is that of line 2 too' | tap_none "which rejects the row"
run --lang nb import organisation "$list" --on-duplicate create
complains ':3: Den har samme id som linje 2' | tap_none "in Norwegian too"
run import organisation "$list" --on-duplicate update --format json
counts 0 1 2 0 0 | tap_none "one that is taken changes it further, and another that says the same is the same"
rows_are name,phone "Other name,'+47 4" | tap_none "the later one goes"
run import organisation "$list" --on-duplicate update --format json
says '^"change": null$' | tap_none "which when said again is no change"
run undo
rows_are name,phone "New name,'+47 3" | tap_none "one change, taken back"
printf 'id,name,phone\n%s,New name,+47 3\n%s,,+47 5\n' "$id" "$id" > "$list"
run import organisation "$list" --format json
counts 0 0 1 1 0 | tap_none "doubtful too where the first says what is there already"
run check
ended 0 | tap_none "the database is sound"

# --- The id of a record that was merged away ----------------------------------------------------------------------------------

fresh
kept=$("$LRN" --db "$db" add organisation name=Asha kind=ngo country=BD 2> /dev/null)
gone=$("$LRN" --db "$db" add organisation name=Bina kind=ngo country=BD 2> /dev/null)
run merge organisation "$kept" "$gone"
printf 'id,city\n%s,Khulna\n' "$gone" > "$list"
run import organisation "$list" --format json
counts 0 0 0 1 0 | tap_none "the id of a record that was merged away is enough to be taken for the one that was kept"
run import organisation "$list" --on-duplicate create --format json
{ counts 0 0 0 0 1; complains ':2:name: "Name" must be filled in'; } | tap_none "a new one would need more"
run import organisation "$list" --on-duplicate update --format json
counts 0 1 0 0 0 | tap_none "and to change it"
run import organisation "$list" --on-duplicate update --format json
counts 0 0 1 0 0 | tap_none "once"
gone=$("$LRN" --db "$db" add organisation name=Citra kind=ngo country=BD 2> /dev/null)
run delete organisation "$gone"
printf 'id,city\n%s,Khulna\n' "$gone" > "$list"
run import organisation "$list" --on-duplicate update --format json
counts 0 0 0 0 1 | tap_none "an id that nobody knows is not enough"

# --- Known by the product where there is no title -------------------------------------------------------------------------

# spots TEXT...: a list of hot spots of Iceland (of which the program brings none) and child labour, each a line "product,sector,region,title,reason for the rating".
spots()
{
  printf 'Country,Issue,Product,Sector,Region,Title,Rating reason\n' > "$list"
  printf 'IS,child-labour,%s\n' "$@" >> "$list"
}

# spot PRODUCT TITLE [FIELD=VALUE]...: adds one.
spot()
{
  product=$1 title=$2
  shift 2
  "$LRN" --db "$db" add hotspot country=IS issue=child-labour product_en="$product" title_en="$title" "$@" 2> /dev/null
}

rm -f "$db" "$db"-*
"$LRN" --db "$db" init --demo > /dev/null 2>&1
"$LRN" --db "$db" export hotspot "$list" --fields country,issue,sector,region,product_en,product_nb 2> /dev/null
rows=$(($(wc -l < "$list") - 1))
run import hotspot "$list" --format json
counts 0 0 "$rows" 0 0 | tap_none "hot spots written without their titles are the same when they come back"
says '^"change": null$' | tap_none "which is no change"
"$LRN" --db "$db" export hotspot "$list" --fields country,issue,product_nb 2> /dev/null
run import hotspot "$list" --format json
counts 0 0 "$rows" 0 0 | tap_none "in one language and without their sectors, too"

fresh
gins=$(spot Cotton 'Children at the gins' sector=cotton)
spots 'CÓTTON,,,,' 'cotton,cotton,,Cotton,Hearsay' 'Cotton,cotton,,Children in the fields,' 'Cotton,garments,,,' 'Silk,,,,'
run import hotspot "$list" --format json
counts 3 0 0 2 0 | tap_none "in other letters it is the same product, another title of its own is another hot spot, and so are another sector and another product"
complains ":3: Most likely the same as $gins, Children at the gins \\(same product, no title of its own, 88 of 100\\)\\.\$" | tap_none "which is told"
run --lang nb import hotspot "$list" --dry-run
complains ":3: .*$gins, Children at the gins \\(samme produkt, uten egen tittel, 88 av 100\\)\\.\$" | tap_none "in Norwegian too"
run import hotspot "$list" --format json
says '^"change": null$' | tap_none "the same list again changes nothing"

fresh
gins=$(spot Cotton 'Children at the gins' sector=cotton)
spots 'cotton,,,,Hearsay'
run import hotspot "$list" --format json --on-duplicate fill
counts 0 1 0 0 0 | tap_none "what a hot spot lacks is filled from a list without titles"
is "$("$LRN" --db "$db" export hotspot --query country:IS --fields title_en,product_en,rating_reason 2> /dev/null | sed 1d)" 'Children at the gins,Cotton,Hearsay' | tap_none "and it keeps its title"

fresh
gins=$(spot Cotton 'Children at the gins')
fields=$(spot Cotton 'Children in the fields')
spots 'Cotton,,,,Hearsay'
run import hotspot "$list" --format json --on-duplicate update
counts 0 0 0 1 0 | tap_none "of two with the same product none is changed"
complains ":2: Most likely the same as ($gins|$fields), Children .*same product, no title of its own" | tap_none "one is named"
complains ":2: Just as likely the same as ($gins|$fields), Children " | tap_none "and the other, too"
{ complains "$gins, Children at the gins"; complains "$fields, Children in the fields"; } | tap_none "each by its title"
spots 'Cotton,,,,'
run import hotspot "$list" --format json --on-duplicate update
counts 0 0 1 0 0 | tap_none "nothing is in doubt where the list says nothing that either has not"

fresh
spots 'Cotton,cotton,North,,' 'cotton,,,Children at the gins,' 'Cotton,garments,,,' 'Cotton,cotton,South,,' 'Jute,,,A,' 'Jute,,,B,' 'Jute,,,,'
run import hotspot "$list" --format json
counts 5 0 0 2 0 | tap_none "within a list, too, where two that have no title may be two by their sectors or regions"
complains ':3: Most likely the same as line 2, Cotton' | tap_none "of its rows one without a title of its own is named"
complains ':8: Just as likely the same as line (6|7), [AB]\.$' | tap_none "and where two would do the other of them, too"
run import hotspot "$list" --format json
says '^"change": null$' | tap_none "that changes nothing the next time"

fresh
spot Cotton Cotton > /dev/null
spots 'Cotton,,,Children at the gins,' 'Cotton,,,Children in the fields,'
run import hotspot "$list" --format json --on-duplicate update
counts 1 1 0 0 0 | tap_none "one without a title of its own gets the first one that a list has, and not the next"
run import hotspot "$list" --format json --on-duplicate update
counts 0 0 2 0 0 | tap_none "which are two hot spots from then on"

tap_done
