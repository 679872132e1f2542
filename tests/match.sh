#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# lrn match: who fits a need, with points and reasons, in every format and both languages; what is asked wrongly; statuses.

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

explain()
{
  echo "$ran: status $status"
  sed 's/^/out: /' "$out" | head -40
  sed 's/^/err: /' "$err" | head -20
}

# ends STATUS NAME: the last run ended so.
ends()
{
  { [ "$status" -eq "$1" ] || explain; } | tap_none "$2"
}

# says PATTERN NAME, hides PATTERN NAME: a line of standard output is matched, or none is; complains: one of standard error.
says()
{
  { grep -qE -e "$1" "$out" || explain; } | tap_none "$2"
}

hides()
{
  { ! grep -qE -e "$1" "$out" || explain; } | tap_none "$2"
}

complains()
{
  { grep -qE -e "$1" "$err" || explain; } | tap_none "$2"
}

# new NAME FIELD=VALUE...: adds an organisation; its id is in $id.
new()
{
  name=$1
  shift
  run add organisation name="$name" kind=ngo "$@"
  id=$(cat "$out")
}

run init
run match --country IN
ends 1 "nobody fits in an empty network"
complains '^lrn: .' "which is said"
run match --country IN --format json
{ [ "$(tr -d '\n ' < "$out")" = '[]' ] || explain; } | tap_none "as JSON an empty array"
run match
ends 2 "no country"
complains '^lrn: .*--country' "which is asked for"
run match --country Atlantis
ends 2 "a country there is not"
complains '^lrn: --country: .*Atlantis' "named with its option"
run match --country IN --issue nosuchissue
ends 2 "an issue there is not"
run match --country IN extra
ends 2 "a word too many"

new "Stone Trust" country=IN city=Jaipur coverage=IN issues='child-labour; living-wages' expertise=mapping sectors=natural-stone languages='hi; en'
stone=$id
new "Mill Union" country=IN coverage=IN issues=child-labour funding_policy=refuses referral=refer
mill=$id
new "Kathmandu Centre" country=NP coverage=NP issues=child-labour
nepal=$id
new "Secret Society" country=IN coverage=IN issues=child-labour referral=do-not-refer referral_reason="Sold interview notes"
secret=$id

run match --country India --sector granite --issue barnearbeid --issue "living wages" --expertise mapping --spoken engelsk --format json
ends 0 "words of both languages"
says "^.?\{\"id\": \"$stone\", \"name\": \"Stone Trust\", \"points\": 75, \"criteria\": \[\{\"criterion\": \"issues\", \"points\": 25, \"of\": 25, \"known\": true, \"asked\": true, \"matched\": \[\"child-labour\", \"living-wages\"\]\}" \
  "JSON: id, name, points, and every criterion with what matched"
says "\"name\": \"Mill Union\", \"points\": 12, .*\"criterion\": \"expertise\", \"points\": 0, \"of\": 25, \"known\": false, .*\"flags\": \[\"funding-policy\"\]" \
  "what is not known and what must be known"
hides "Kathmandu|Secret" "who may not be named is not ranked"
cp "$out" "$tap_folder/english"
run --lang nb match --country India --sector granite --issue barnearbeid --issue "living wages" --expertise mapping --spoken engelsk --format json
cmp "$out" "$tap_folder/english" 2>&1 | tap_none "JSON is the same in Norwegian"

run match --country IN --issue child-labour --issue climate --format csv
says '^id,name,country,status,group,points,issues,expertise,sector,languages,quality,track_record,not_known,flags,verified' "CSV has a header"
says "^$stone,Stone Trust,IN,draft,ranked,12,12,0,0,0,0,0,track_record,," "half of the issues are half of the points, rounded down"
says "^$mill,Mill Union,IN,draft,ranked,12," "for both"
sed 1d "$out" | cut -d, -f2 | tr '\n' ' ' > "$tap_folder/names"
{ [ "$(cat "$tap_folder/names")" = "Mill Union Stone Trust " ] || explain; } | tap_none "ties go by the name"
run match --country IN --issue child-labour --format csv --limit 1
{ [ "$(wc -l < "$out")" -eq 2 ] || explain; } | tap_none "--limit"

run match --country IN --issue child-labour --apart --format csv
says "^$nepal,Kathmandu Centre,NP,draft,neighbour,25," "those of a neighbouring country apart"
says "^$secret,Secret Society,IN,draft,near-miss,25,.*do-not-refer" "those only just left out"
run match --country IN --issue child-labour --apart
says '^ 25  Stone Trust, Jaipur, India, draft \([0-9A-Z]+\)' "text: points, name, place, status, id"
says '^     Issues 25/25: child labour' "why"
says '^     Track record 0/10: not known' "what is not known"
says '^     ! takes no money from companies' "flags"
says '^     ! do not refer to it: Sold interview notes' "do not refer, and why"
says '^Only just left out:' "headings"
run --lang nb match --country IN --issue child-labour --apart
says '^     Temaer 25/25: barnearbeid' "in Norwegian"
says '^I naboland:' "the headings too"

run add member name="Stein AS" kind=company country=NO initiative=ieh
run add need member="Stein AS" country=IN issues=child-labour sector=natural-stone budget_band=unpaid confidentiality=open
need=$(cat "$out")
run match --need "$need" --format csv
says "^$stone,Stone Trust,IN,draft,ranked,40,25,0,15," "a recorded need says what is asked"
says "^$mill,Mill Union,.*; track_record,," "and that it is unpaid"
hides 'funding-policy' "so that no policy conflicts"
run match --need "$need" --sector tea --format csv
says "^$stone,Stone Trust,IN,draft,ranked,25,25,0,0," "an option says otherwise"
run match --need nosuchneed
ends 1 "a need there is not"

tap_done
