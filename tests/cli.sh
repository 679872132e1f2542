#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The command line: every command, its formats and exit statuses, bad calls, closed pipes, full disks and odd locales.

# shellcheck source=tests/lrn.sh
. "${TOP_SRCDIR:-$(dirname "$0")/..}/tests/lrn.sh"

# is TEXT: standard output is just this text.
is()
{
  [ "$(cat "$out")" = "$1" ] || explain
}

is_quiet()
{
  [ ! -s "$out" ] || explain
}

# Whether standard output is one JSON document: strings and numbers are put down as signs, then arrays and objects that hold only signs
# are, until one sign is left.
is_json()
{
  left=$(tr '\n' ' ' < "$out" | sed -E '
    s/"([^"\\[:cntrl:]]|\\["\\\/bfnrt]|\\u[0-9a-f]{4})*"/s/g
    s/-?(0|[1-9][0-9]*)(\.[0-9]+)?/v/g
    s/true|false|null/v/g
    s/ //g
    :again
    s/\[([vs](,[vs])*)?\]/v/g
    s/\{(s:[vs](,s:[vs])*)?\}/v/g
    t again')
  [ "$left" = v ] || { echo "not JSON: $left" | cut -c 1-300; explain; }
}

# member NAME: the value of the outermost object's member, as it is written.
member()
{
  sed -n "s/^\"$1\": \\(.*\\)\$/\\1/p" "$out" | sed 's/,$//'
}

# has NAME VALUE: the outermost object has a member with this value.
has()
{
  [ "$(member "$1")" = "$2" ] || { echo "$1 is $(member "$1"), not $2"; explain; }
}

lines()
{
  [ "$(wc -l < "$out")" -eq "$1" ] || explain
}

# --- Without a database ------------------------------------------------------------------------------------------------

run --help
ends 0 "--help succeeds"
says '^Usage: lrn ' | tap_none "--help shows the call"
for command in init search match show add set delete forget duplicates merge history undo redo check export backup restore types; do
  says "^  $command( |\$)" | tap_none "--help lists $command"
  run $command --help
  ends 0 "$command --help succeeds"
  says "^Usage: lrn $command" | tap_none "$command --help shows the call"
  run --help
done
awk 'length > 150' "$out" | tap_none "--help has no endless lines"
run --version
ends 0 "--version succeeds"
says '^lrn [0-9]' | tap_none "--version names the program and its version"

run
ends 2 "no command and no terminal is an error"
run serach organisation x
ends 2 "an unknown command is an error"
complains '"search"' | tap_none "and the one near to it is named"
run xyzzy
ends 2 "a command near to none is an error"
complains 'lrn --help' | tap_none "and says where they are listed"
run check
ends 3 "a database that is not there is an error"
complains "\"lrn --db $db init\"" | tap_none "and the call that makes it is told"
run -h
ends 0 "-h is --help"
says '^Usage: lrn ' | tap_none "and shows the call"
run check -V
ends 0 "-V is --version"
run search -h
ends 0 "-h before the type of a search is --help, too"
run search -x
ends 2 "before it a letter is an option"
complains 'option -x' | tap_none "which it is told to be"
run --dbb x check
ends 2 "an unknown option is an error"
complains -- "--dbb.*\"--db\"" | tap_none "and the one near to it is named"
run -x check
ends 2 "an unknown letter is an error"
run check --formta=json
ends 2 "an unknown option of a command is an error"
complains -- '--formta\..*"--format"' | tap_none "and the one near to it is named"
run --lang
ends 2 "an option without its argument is an error"
run check --read-only=yes
ends 2 "an option with an argument it does not take is an error"
run --lang xx check
ends 2 "an unknown language is an error"
run --economy maybe check
ends 2 "an unknown economy is an error"
run --user '' check
ends 2 "a user without a name is an error"
run --user "$(printf 'Kari\033[31m')" check
ends 2 "nor is one with an escape a name"
run --user "$(printf '%0201d' 0)" check
ends 2 "nor what is longer than names are"
run --user "$(printf '%0200d' 0)" types
ends 0 "but a long name is"
run types --format xml
ends 2 "an unknown format is an error"
complains '"text" or "json"' | tap_none "and the known ones are named"
run types organization2
ends 2 "an unknown type is an error"
complains '"organisation"' | tap_none "and the one near to it is named"
run show organisation
ends 2 "too few words are an error"
complains 'lrn show TYPE ID' | tap_none "and the right call is shown"
run check now
ends 2 "too many words are an error"
run search organisation --limit 0
ends 2 "a limit of nothing is an error"
run history organisation
ends 2 "a history of a type without an id is an error"

run check
ends 3 "a missing database is an error"
[ ! -e "$db" ] || echo "$db" | tap_none "and is not made"
mkdir "$tap_folder/folder"
"$LRN" --db "$tap_folder/folder" check > "$out" 2> "$err"
status=$?
ends 3 "a folder is no database"

# --- types -------------------------------------------------------------------------------------------------------------

run types
ends 0 "types succeeds"
says '^organisation +Organisation +' | tap_none "types lists the types"
run types --format json
ends 0 "types as JSON succeeds"
is_json | tap_none "types is JSON"
says '^\{"name": "hotspot", "label": \{"en": "[^"]+", "nb": "[^"]+"\}\}' | tap_none "with labels in both languages"
sed -n 's/^{"name": "\([a-z-]*\)".*/\1/p' "$out" > "$tap_folder/types"
while read -r type; do
  run types "$type" --format json
  is_json | tap_none "types $type is JSON"
  has type "\"$type\"" | tap_none "and tells the type"
  run types "$type"
  ends 0 "types $type succeeds"
done < "$tap_folder/types"
run types organisation --format json
says '"name": "name", "kind": "text", "required": true' | tap_none "types tells kind and whether a field is required"
says '"name": "visibility", .*"default": "members", "choices"' | tap_none "and for whom records are that do not say it"
run types contact
says '^visibility +choice, parties where empty ' | tap_none "people are told that, too"
run types organisation --format json
says '\{"code": "trade-union", "en": "[^"]+", "nb": "[^"]+"\}' | tap_none "types tells the choices"
says '"name": "country", "kind": "country", .*"refers_to": "country"' | tap_none "types tells what a field refers to"

# --- init --------------------------------------------------------------------------------------------------------------

run --read-only init
ends 2 "with --read-only nothing is made"
(umask 022 && "$LRN" --db "$tap_folder/ours/of/network.db" init --shared 2> "$err")
find "$tap_folder/ours" -type d ! -perm 2770 | tap_none "folders made for a shared database let the group in, and so what is made in them"
{ [ -f "$tap_folder/ours/of/network.db" ] || cat "$err"; } | tap_none "where it then is"
"$LRN" --db "$tap_folder/mine/network.db" init 2> "$err"
find "$tap_folder/mine" -type d ! -perm 0700 | tap_none "others are their maker's alone"
run init
ends 0 "init succeeds"
is_quiet | tap_none "init writes no data"
complains "$db" | tap_none "init says how the database is opened"
find "$db" ! -perm 600 | tap_none "the database is its owner's alone"
before=$(cksum < "$db")
run init
ends 3 "init does not overwrite"
[ "$before" = "$(cksum < "$db")" ] || echo changed | tap_none "and leaves the file as it was"
mkdir "$tap_folder/small"
(ulimit -f 100 && exec "$LRN" -d "$tap_folder/small/network.db" init > "$out" 2> "$err")
status=$?
ends 3 "init with too little room for the file is an error"
find "$tap_folder/small" -type f | tap_none "and leaves nothing behind"
"$LRN" -d "$tap_folder/new/folders/shared.db" init --shared > "$out" 2> "$err"
status=$?
ends 0 "init makes missing folders"
find "$tap_folder/new/folders/shared.db" ! -perm 660 | tap_none "with --shared the folder's group may write"
"$LRN" init > "$out" 2> "$err"
status=$?
ends 0 "init without a path makes the usual database"
find "$HOME/.local/share/lrn/network.db" -size 0 2>&1 | tap_none "in the usual place"
LRN_DB=$db "$LRN" check > "$out" 2> "$err"
status=$?
ends 0 "LRN_DB names the database"

# --- add, show, set ----------------------------------------------------------------------------------------------------

run --user Kari add organisation 'name=Ærlig arbeid' 'native_name=ন্যায্য কাজ' kind=ngo country=Bangladesh 'issues=child-labour; living-wages' \
  'coverage=BD, Vietnam' 'description_en=Line one
line "two"' founded=1998 featured=no
ends 0 "add succeeds"
id=$(cat "$out")
echo "$id" | grep -vE '^[0-9A-HJKMNP-TV-Z]{6,}$' | tap_none "add prints the id"
run show organisation "$id" --format json
ends 0 "show succeeds"
is_json | tap_none "show is JSON"
{
  has id "\"$id\""
  has name '"Ærlig arbeid"'
  has native_name '"ন্যায্য কাজ"'
  has kind '"ngo"'
  has country '"BD"'
  has issues '["child-labour", "living-wages"]'
  has coverage '["BD", "VN"]'
  has description_en '"Line one\nline \"two\""'
  has founded 1998
  has featured false
  has city null
  has sectors null
  has status '"draft"'
  has effective_status '"draft"'
} | tap_none "show has every value as it was added"
member updated | grep -vE '^"20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z"$' | tap_none "and when it was updated"
says '"children": \{.*"contact": \[\]' | tap_none "and its children"

run add contact "organisation=$id" name=Rina consent=ja email=rina@example.org
ends 0 "a child is added"
contact=$(cat "$out")
run add contact 'organisation=Ærlig arbeid' name=Babul consent=no
ends 0 "a reference is read as a name"
run show organisation "$id" --format json
is_json | tap_none "show with children is JSON"
says "\"children\": .*\"contact\": \\[\\{\"id\": \"[0-9A-Z]+\", [^]]*\"name\": \"Babul\".*\"organisation\": \"$id\", \"name\": \"Rina\"" |
  tap_none "the children are there, in their order"
run show organisation "$id"
ends 0 "show as text succeeds"
says '^Ærlig arbeid$' | tap_none "with the title"
says '\(2\)$' | tap_none "and the children counted"
says 'Rina' | tap_none "and named"
ending=$(echo "$id" | sed 's/.*\(.....\)$/\1/')
run show organisation "$ending" --format json
has id "\"$id\"" | tap_none "an ending will do"
run show organisation "$(echo "$ending" | tr '[:upper:]' '[:lower:]')" --format json
has id "\"$id\"" | tap_none "in small letters too"
run show country bd --format json
has code '"BD"' | tap_none "a country is found by its code"
run show organisation ZZZZZZZZ
ends 1 "what is not there is not found"

run set organisation "$ending" city=Dhaka sectors=garments,textiles status=submitted
ends 0 "set succeeds"
is_quiet | tap_none "set prints nothing"
run set organisation "$ending" founded=
ends 0 "set empties a field"
run show organisation "$id" --format json
{
  has city '"Dhaka"'
  has sectors '["garments", "textiles"]'
  has status '"submitted"'
  has founded null
} | tap_none "what was set is there"
run set organisation "$ending" colour=red
ends 2 "an unknown field is an error"
run set organisation "$ending" sector5=red
complains '"sectors"' | tap_none "and the one near to it is named"
run set organisation "$ending" effective_status=draft
ends 2 "a computed field cannot be set"
run set organisation "$ending" city
ends 2 "a word without = is an error"
run set organisation "$ending" city=A city=B
ends 2 "a field twice is an error"
run set organisation "$ending" status=lost
ends 1 "a choice that is none is refused"
complains '^lrn: status: ' | tap_none "and its field named"
run set organisation "$ending" review_due=2026-02-30
ends 1 "a date that is none is refused"
run set organisation "$ending" name=
ends 1 "a required field cannot be emptied"
run add organisation name=Half
complains 'kind: These must be filled in: "Kind", "Country"\.' | tap_none "all that a record lacks is told at once"
run add organisation name=Half country=BD
complains 'kind: "Kind" must be filled in' | tap_none "one by itself"
run add organisation name=Half
ends 1 "a record lacking a required field is refused"
for currency in 'fee_currency=EUR fee=100NOK' 'fee=100NOK fee_currency=EUR'; do
  # shellcheck disable=SC2086
  run add member 'name=Buyer' kind=company country=NO initiative=ieh $currency
  ends 1 "an amount in another currency than is given is refused: $currency"
  complains 'Two different values are given for "Currency of the fee"' | tap_none "and it is said why"
done
run add person 'name=Kari One' login=kari
ends 0 "a person with a login name"
run add person 'name=Kari Two' login=kari
ends 1 "another with the same one is refused"
complains 'the same "Login name"' | tap_none "and it is said why"
run add person 'name=Kari Two'
two=$(cat "$out")
run set person "$two" login=kari
ends 1 "so is one that gets the same"
printf 'name,login\nKari Three,kari\n' > "$tap_folder/people.csv"
run import person "$tap_folder/people.csv" --on-duplicate create
ended 1 | tap_none "and one of a list"
run set person "$two" login=kari2
ends 0 "one of her own is taken"
run add organisation 'name=X' kind=ngo country=BD issues=bogus
ends 1 "an unknown choice is refused"
complains 'lrn types organisation' | tap_none "and it is said what lists the choices"
run add organisation 'name=X' kind=ngo country=Congo
ends 1 "an ambiguous country is refused"
run --read-only set organisation "$ending" city=Oslo
ends 2 "with --read-only nothing is set"
run show organisation "$id" --format json
has city '"Dhaka"' | tap_none "after refusals all is as it was"
run add member 'name=Buyer' kind=company country=NO initiative=ieh 'fee=GBP 150,50' paid_until=31.12.2026
ends 0 "money and dates are read"
run show member "$(cat "$out")" --format json
{
  has fee 150.50
  has fee_currency '"GBP"'
  has paid_until '"2026-12-31"'
} | tap_none "and written for machines"

# --- search ------------------------------------------------------------------------------------------------------------

run search organisation aerlig
ends 0 "search finds without accents"
says "^$ending  Ærlig arbeid +" | tap_none "as text, with ending and title"
lines 1 | tap_none "a line for each"
run search organisation country:BD city:Dhaka --format json
is_json | tap_none "search is JSON"
says "^\\{\"id\": \"$id\", \"updated\": \"[^\"]+\", .*\"effective_status\": \"submitted\"" | tap_none "with id, updated and computed fields"
run search organisation land:Vietnam
ends 1 "nothing found is status 1"
run search organisation nothinglikethis --format json
is '[]' | tap_none "and an empty array"
run search organisation -arbeid
ends 1 "a word with a hyphen belongs to the query"
run search organisation aerlig -dhaka
ends 1 "wherever it stands"
run search organisation 'colour:red'
ends 2 "a query that cannot be read is an error"
run search organisation --format csv
ends 0 "search without a query finds everything"
sed -n 1p "$out" | grep -vE '^id,visibility,name,native_name,.*effective_status' | tap_none "as CSV with field names"
says "^$id,.*,Ærlig arbeid,.*,child-labour; living-wages,.*\"Line one\$" | tap_none "and values quoted where needed"
run search hotspot --format json
is_json | tap_none "many records are one document"
all=$(grep -c '^{"id": ' "$out")
[ "$all" -gt 100 ] || echo "$all hot spots" | tap_none "with the reference data in it"
run search hotspot --format csv --limit 7
ends 0 "a limit holds"
run search hotspot --limit 7
lines 7 | tap_none "in text too"
run search hotspot
lines "$all" | tap_none "every format finds the same"
run -l nb search country code:NO
says 'Norge' | tap_none "in Norwegian names are Norwegian"
run search country code:NO --lang en
says 'Norway' | tap_none "options hold after the command as well"
run search hotspot --format csv
mv "$out" "$tap_folder/en"
run -l nb search hotspot --format csv
cmp "$out" "$tap_folder/en" 2>&1 | tap_none "machine formats are the same in both languages"

# --- history, undo, redo -----------------------------------------------------------------------------------------------

run --user Kari add site 'name=Mill' country=IN workers=1000
site=$(cat "$out")
run --user Ola set site "$site" workers=1200 city=Tiruppur
run history site "$site" --format json
is_json | tap_none "history is JSON"
lines 4 | tap_none "an entry for each change"
says "^\\{\"change\": [0-9]+, \"at\": \"20[^\"]+Z\", \"by\": \"Ola\", .*\"type\": \"site\", \"record\": \"$site\"" |
  tap_none "who, when and which record, latest first"
says '\{"name": "workers", "before": 1000, "after": 1200\}' | tap_none "and every field, before and after"
mv "$out" "$tap_folder/en"
run -l nb history site "$site" --format json
cmp "$out" "$tap_folder/en" 2>&1 | tap_none "the same in both languages"
run history site "$site"
says '1,000 -> 1,200' | tap_none "for people as text"
run history --limit 1 --format json
grep -c '"change"' "$out" | grep -vx 1 | tap_none "history of everything, with a limit"
run history
ends 0 "history of everything"
printf 'name,country\nYard,IN\nQuarry,IN\n' > "$tap_folder/two.csv"
run import site "$tap_folder/two.csv"
run history --limit 1 --format json
grep -c '"change"' "$out" | grep -vx 2 | tap_none "a limit counts changes, each with all its records"
run undo
run history --format json
is_json | tap_none "the history of everything is JSON"
grep '"record": null' "$out" | head -3 | tap_none "in which every entry is about a record, also of a large change"
says '"what": "Reference data added".*"type": "country", "record": "[0-9A-Z]*".*"name": "code", "before": null, "after": "NO"' | tap_none "with its fields"

run --user Kari undo
ends 1 "what others changed since is not taken back"
grep -e --rest "$err" | tap_none "and no rest is offered where there is none"
run --user Ola undo
ends 0 "undo succeeds"
grep -vE '^[0-9]+$' "$out" | tap_none "undo prints a change's number"
complains 'Mill' | tap_none "and says what was taken back"
run show site "$site" --format json
has workers 1000 | tap_none "the value before is back"
run --user Ola redo
ends 0 "redo succeeds"
grep -vE '^[0-9]+$' "$out" | tap_none "redo prints a change's number"
run show site "$site" --format json
has workers 1200 | tap_none "and the value is there again"
run --user Ola redo
ends 1 "nothing more can be done again"
run --user Ola undo
undo=$(cat "$out")
run --user Ola undo "$undo"
ends 0 "an undo is taken back by its number"
complains "change $undo .Undo of change " | tap_none "and it is the undo that is said to be taken back"
run --user Nobody undo
ends 1 "who changed nothing has nothing to undo"
run undo 999999
ends 1 "an unknown change is not found"
run undo twelve
ends 2 "a change is a number"
run history site "$site" --format json
change=$(sed -n 's/^{"change": \([0-9]*\), .*"before": null, "after": "Mill".*/\1/p' "$out")
run --user Ola undo
run --user Ola undo "$change"
ends 0 "a change is taken back by its number"
run show site "$site"
ends 1 "what was added is gone"
run history site "$site" --format json
ends 0 "its history stays"
run --user Kari add site 'name=Shed' country=IN
shed=$(cat "$out")
run --user Kari set site "$shed" workers=10 city=Erode
run --user Ola set site "$shed" city=Karur
run --user Kari undo
ends 1 "what others changed since is not taken back"
complains '--rest' | tap_none "but the rest is offered"
run --user Kari undo --rest
{ [ "$status" -eq 1 ] || explain; } | tap_none "which leaves a part"
complains 'as far as it goes' | tap_none "and says so"
run show site "$shed" --format json
{ has workers null; has city '"Karur"'; } | tap_none "that others changed"

# --- A folder that cannot be written ----------------------------------------------------------------------------------

# Runs a command as somebody who can write nothing here: root can write anything.
powerless()
{
  if [ "$(id -u)" -eq 0 ]; then
    setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/nonexistent "$@"
  else
    "$@"
  fi
}

foreign=$tap_folder/foreign
mkdir "$foreign"
cp "$db" "$foreign/network.db"
chmod 644 "$foreign/network.db"
chmod 755 "$tap_folder"
chmod 555 "$foreign"
if powerless "$LRN" --version > /dev/null 2>&1; then
  powerless "$LRN" -d "$foreign/network.db" set country NO region=other > "$out" 2> "$err"
  status=$?
  ends 3 "what cannot be written is not opened for writing"
  complains '--read-only' | tap_none "and what opens it is said"
  powerless "$LRN" -d "$foreign/network.db" search country code:NO > "$out" 2> "$err"
  status=$?
  ends 0 "who only reads it may"
  tap_none "and is told nothing" < "$err"
  powerless "$LRN" -d "$foreign/network.db" --read-only search country code:NO > "$out" 2> "$err"
  status=$?
  ends 0 "--read-only opens it"
  find "$foreign" -type f ! -name network.db | tap_none "and leaves nothing beside it"
  chmod 666 "$foreign/network.db"
  powerless "$LRN" -d "$foreign/network.db" set country NO region=other > "$out" 2> "$err"
  status=$?
  ends 3 "nor a file that can be written where nothing can be written beside it"
  complains '--read-only' | tap_none "and what opens it is said there too"
  powerless "$LRN" -d "$foreign/network.db" search country code:NO > "$out" 2> "$err"
  status=$?
  ends 0 "who only reads may there, too"
  find "$foreign" -type f ! -name network.db | tap_none "and leaves nothing beside it"
fi
chmod 755 "$foreign"

# --- delete ------------------------------------------------------------------------------------------------------------

run delete organisation "$id"
ends 1 "what others refer to is not deleted"
complains '2' | tap_none "and it is said how many"
run delete contact "$contact"
ends 0 "delete succeeds"
run show contact "$contact"
ends 1 "and the record is gone"
run delete country NO
ends 1 "countries are not deleted"
cp "$err" "$tap_folder/en"
run add country code=ZZ
ends 1 "nor added"
cmp "$err" "$tap_folder/en" 2>&1 | tap_none "for the same reason"
run undo
ends 0 "a deletion is taken back"
run show contact "$contact" --format json
has name '"Rina"' | tap_none "and the record is there again"

# --- check, backup, restore --------------------------------------------------------------------------------------------

run check
ends 0 "check finds a sound database sound"
run check --format json
is_json | tap_none "check is JSON"
has ok true | tap_none "and says so"
has faults '[]' | tap_none "without faults"
run backup "$tap_folder/copy.db"
ends 0 "backup succeeds"
find "$tap_folder/copy.db" ! -perm 600 | tap_none "a backup is its owner's alone"
for ending in journal wal shm; do
  run backup "$db-$ending"
  ends 2 "a backup under the name of SQLite's -$ending is refused"
  complains 'choose another name' | tap_none "and says what to do"
  run export site "$db-$ending"
  ends 2 "so is an export"
  printf 'name,country\nSite,BD\n' > "$tap_folder/site.csv"
  run import site "$tap_folder/site.csv" --rejects "$db-$ending"
  ends 2 "and the rows that were rejected"
  run --db "$tap_folder/copy.db-$ending" init
  ends 2 "and a database beside another"
  run --db "$tap_folder/copy.db-$ending" restore "$tap_folder/copy.db"
  ends 2 "one restored too"
  find "$tap_folder" -name "copy.db-$ending" | tap_none "nothing is written"
done
run backup -
ends 2 "a backup cannot go to standard output"
run backup "$tap_folder/plain-journal"
ends 0 "a name that no database needs is taken"
run backup "$tap_folder/copy.db"
[ "$status" -ne 0 ] || explain | tap_none "a backup overwrites nothing"
run set organisation "$id" city=Khulna
run restore "$tap_folder/copy.db"
ends 0 "restore succeeds"
complains before-restore | tap_none "and says where the database before is kept"
run show organisation "$id" --format json
has city '"Dhaka"' | tap_none "what the backup held is back"
run restore "$tap_folder/nowhere"
ends 2 "a backup that is not there is an error"
echo nonsense > "$tap_folder/nonsense"
run restore "$tap_folder/nonsense"
[ "$status" -ne 0 ] || explain | tap_none "what is no database is not restored"
run show organisation "$id" --format json
has city '"Dhaka"' | tap_none "and nothing is lost by trying"
"$LRN" --db "$tap_folder/nonsense" check > "$out" 2> "$err"
status=$?
ends 3 "what is no database is not opened"
echo nonsense | cmp - "$tap_folder/nonsense" 2>&1 | tap_none "nor touched"

# --- The demonstration network -----------------------------------------------------------------------------------------

db=$tap_folder/demo.db
run init --demo
ends 0 "init --demo succeeds"
run search organisation --format json
is_json | tap_none "its organisations are JSON"
[ "$(grep -c '"id": "D' "$out")" -ge 90 ] || explain | tap_none "and many"
for type in organisation hotspot member partnership supplier site person country; do
  run search "$type" --limit 3 --format csv
  sed -n '2,$s/^\([0-9A-Z]*\),.*/\1/p' "$out" | while read -r each; do
    run show "$type" "$each" --format json
    is_json
    run show "$type" "$each"
    [ "$status" -eq 0 ] || explain
    run -l nb show "$type" "$each"
    [ "$status" -eq 0 ] || explain
  done | tap_none "show $type, in every format and language"
done
for found in "organisation id:DRG001 id:RG001" "partnership organisation:DRG001 organisation:rg001" "organisation responsible:DPE003 responsible:PE003" \
  "country code:BD id:BD"; do
  # shellcheck disable=SC2086
  set -- $found
  run search "$1" "$2" --format csv
  ended 0 | tap_none "search $1 $2 finds something"
  cp "$out" "$tap_folder/whole"
  run search "$1" "$3" --format csv
  cmp "$out" "$tap_folder/whole" 2>&1 | tap_none "$3 finds the same"
done
run search organisation id:G001
ends 1 "what is shorter than the endings that lists show is no ending in a query"
run check --format json
is_json | tap_none "check of it is JSON"
has ok true | tap_none "and finds no fault"
run --user samir-demo set site ST002 city=One
ends 0 "a change of one who is called by the login name"
run --user 'Samir Okafor-Reid (demo)' undo
ends 0 "is taken back where the same is called by the name"
run --user samir-demo redo
ends 0 "and the other way round"
run --user samir-demo undo
ends 0 "as is the change done again"

# --- Closed pipes, full disks, closed streams --------------------------------------------------------------------------

"$LRN" --db "$db" search hotspot --format json 2> "$err" | head -1 > "$out"
cat "$out" "$err" | grep -vxF '[' | tap_none "a closed pipe ends it without a word"
(trap '' PIPE; "$LRN" --db "$db" search hotspot --format json 2> "$err") | head -1 > "$out"
tap_none "where signals of pipes are ignored too" < "$err"
if [ -c /dev/full ]; then
  for call in "search hotspot" "search hotspot --format json" "types" "--help" "--version" "history" "show country NO"; do
    # shellcheck disable=SC2086
    "$LRN" --db "$db" $call > /dev/full 2> "$err"
    status=$?
    : > "$out"
    ends 1 "a full disk is an error: lrn $call"
  done
fi
ran="lrn check, its output closed"
"$LRN" --db "$db" check >&- 2> "$err"
status=$?
[ "$status" -ne 0 ] || explain | tap_none "closed output is an error"
run check
ends 0 "and nothing was written into the database"
"$LRN" --db "$db" search organisation nothinglikethis > "$out" 2>&-
status=$?
[ "$status" -eq 1 ] || explain | tap_none "closed errors are no matter"

# --- Locales -----------------------------------------------------------------------------------------------------------

run search hotspot --format json
mv "$out" "$tap_folder/utf-8"
for locale in C POSIX en_US.ISO-8859-1 nb_NO.ISO-8859-1 nb_NO.UTF-8 xx_YY; do
  env LC_ALL=$locale "$LRN" --db "$db" search hotspot --format json > "$out" 2> "$err"
  cmp "$out" "$tap_folder/utf-8" 2>&1 | tap_none "the same bytes with LC_ALL=$locale"
done
env -u LC_CTYPE "$LRN" --db "$db" search hotspot --format json > "$out" 2> "$err"
cmp "$out" "$tap_folder/utf-8" 2>&1 | tap_none "the same bytes without a locale"
env LC_ALL=nb_NO.ISO-8859-1 "$LRN" --db "$db" search country code:NO > "$out"
says Norge | tap_none "the environment's language is followed"
env LC_ALL=nb_NO.UTF-8 "$LRN" --db "$db" -l en search country code:NO > "$out"
says Norway | tap_none "--lang goes before it"
"$LRN" --help > "$tap_folder/en"
"$LRN" -l nb --help > "$out"
cmp -s "$out" "$tap_folder/en" && echo "the same as in English" | tap_none "help is in both languages"

run init --help
says '^Usage: lrn init \[OPTION\]\.\.\.$' | tap_none "a command without operands ends its usage there"
"$LRN" --db "$tap_folder/Kari's network.db" init 2> "$err"
opening=$(sed -n 's/.*This opens it: //p' "$err")
(eval "set -- $opening" && printf '%s\n' "$3") > "$out"
is "$tap_folder/Kari's network.db" | tap_none "the call that opens a new database can be pasted"

tap_done
