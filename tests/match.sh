#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# lrn match: who fits a need, with points and reasons, in every format and both languages; what is asked wrongly; statuses.

# shellcheck source=tests/lrn.sh
. "${TOP_SRCDIR:-$(dirname "$0")/..}/tests/lrn.sh"

# shows PATTERN NAME, hides PATTERN NAME: points: a line of standard output is matched, or none is; objects: one of standard error.
shows()
{
  says "$1" | tap_none "$2"
}

hides()
{
  { ! grep -qE -e "$1" "$out" || explain; } | tap_none "$2"
}

objects()
{
  complains "$1" | tap_none "$2"
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
objects '^lrn: .' "which is said"
run match --country IN --format json
{ [ "$(tr -d '\n ' < "$out")" = '[]' ] || explain; } | tap_none "as JSON an empty array"
run match
ends 2 "no country"
objects '^lrn: .*--country' "which is asked for"
run match --country Atlantis
ends 2 "a country there is not"
objects '^lrn: --country: .*Atlantis' "named with its option"
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
shows "^.?\{\"id\": \"$stone\", \"name\": \"Stone Trust\", \"points\": 75, \"criteria\": \[\{\"criterion\": \"issues\", \"points\": 25, \"of\": 25, \"known\": true, \"asked\": true, \"matched\": \[\"child-labour\", \"living-wages\"\]\}" \
  "JSON: id, name, points, and every criterion with what matched"
shows "\"name\": \"Mill Union\", \"points\": 12, .*\"criterion\": \"expertise\", \"points\": 0, \"of\": 25, \"known\": false, .*\"flags\": \[\"funding-policy\"\]" \
  "what is not known and what must be known"
hides "Kathmandu|Secret" "who may not be named is not ranked"
cp "$out" "$tap_folder/english"
run --lang nb match --country India --sector granite --issue barnearbeid --issue "living wages" --expertise mapping --spoken engelsk --format json
cmp "$out" "$tap_folder/english" 2>&1 | tap_none "JSON is the same in Norwegian"

run match --country IN --issue child-labour --issue climate --format csv
shows '^id,name,country,status,group,points,issues,expertise,sector,languages,quality,track_record,not_known,flags,verified,matched_issues,matched_expertise,matched_sector,matched_languages,work' "CSV has a header"
shows "^$stone,Stone Trust,IN,draft,ranked,12,12,0,0,0,0,0,track_record,,,child-labour,,,," "half of the issues are half of the points, rounded down"
shows "^$mill,Mill Union,IN,draft,ranked,12," "for both"
sed 1d "$out" | cut -d, -f2 | tr '\n' ' ' > "$tap_folder/names"
{ [ "$(cat "$tap_folder/names")" = "Mill Union Stone Trust " ] || explain; } | tap_none "ties go by the name"
run match --country IN --issue child-labour --format csv --limit 1
{ [ "$(wc -l < "$out")" -eq 2 ] || explain; } | tap_none "--limit"

run match --country IN --issue child-labour --apart --format csv
shows "^$nepal,Kathmandu Centre,NP,draft,neighbour,25," "those of a neighbouring country apart"
shows "^$secret,Secret Society,IN,draft,near-miss,25,.*do-not-refer" "those only just left out"
run match --country IN --issue child-labour --apart
shows '^ 25  Stone Trust, Jaipur, India, draft \([0-9A-Z]+\)' "text: points, name, place, status, id"
shows '^     Issues 25/25: child labour' "why"
shows '^     Track record 0/10: not known' "what is not known"
shows '^     ! takes no money from companies' "flags"
shows '^     ! do not refer to it: Sold interview notes' "do not refer, and why"
shows '^     covers Nepal$' "which neighbours it covers"
shows '^Only just left out:' "headings"
run --lang nb match --country IN --issue child-labour --apart
shows '^     Temaer 25/25: barnearbeid' "in Norwegian"
shows '^I naboland:' "the headings too"

run add member name="Stein AS" kind=company country=NO initiative=ieh sector=natural-stone
run add need member="Stein AS" country=IN issues=child-labour sector=natural-stone budget_band=unpaid confidentiality=open
need=$(cat "$out")
run match --need "$need" --format csv
shows "^$stone,Stone Trust,IN,draft,ranked,40,25,0,15," "a recorded need says what is asked"
shows "^$mill,Mill Union,.*; track_record,," "and that it is unpaid"
hides 'funding-policy' "so that no policy conflicts"
run add testimonial organisation="$stone" member="Stein AS" text_en=Good date=2026-06-01 permission=yes
work=$(cat "$out")
run match --need "$need" --format csv
shows "^$stone,Stone Trust,IN,draft,ranked,50,25,0,15,0,0,10,,,,child-labour,,natural-stone,,testimonial $work" "CSV: every point can be traced"
run match --need "$need"
shows '^     Track record 10/10: 1 earlier piece of work of this kind \(Testimonial [0-9A-Z]+\)' "text: to the work it is for"
run match --need "$need" --sector tea --format csv
shows "^$stone,Stone Trust,IN,draft,ranked,25,25,0,0," "an option says otherwise"
run match --need "$need" --sector "paving stone" --format csv
shows "^$stone,Stone Trust,IN,draft,ranked,50,25,0,15," "what members buy is known by their own words"
run match --need "$need" --sector brostein --format csv
shows "^$stone,Stone Trust,IN,draft,ranked,50,25,0,15," "in Norwegian too"
run match --need nosuchneed
ends 1 "a need there is not"

tap_done
