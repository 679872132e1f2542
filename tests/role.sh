#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the command line refuses a person for her role, and does for another.

# shellcheck source=tests/lrn.sh
. "${TOP_SRCDIR:-$(dirname "$0")/..}/tests/lrn.sh"

# refuses PATTERN NAME: points: the last run was refused by a rule, for this cause.
refuses()
{
  ends 1 "$2"
  complains "$1" | tap_none "$2: who may do it is said"
}

run init --demo
run search organisation status:under-review --limit 1 --format csv
waiting=$(sed -n 2p "$out" | cut -d, -f1)
run add organisation "name=Asha Women's Trust" kind=ngo country=IN
one=$(cat "$out")
run add organisation "name=Asha Women Trust" kind=ngo country=IN
two=$(cat "$out")
printf 'Name,Type,Country\nNew Dawn,ngo,IN\n' > "$tap_folder/list.csv"

run --user tormod import organisation "$tap_folder/list.csv"
ends 0 "an adviser imports"
run --user tormod undo
ends 0 "and takes it back"
printf 'organisation,initiative,date,result\n%s,ieh,2026-11-01,passed\n' "$waiting" > "$tap_folder/verified.csv"
run --user tormod import verification "$tap_folder/verified.csv"
ended 1 | tap_none "but no verifications"
complains 'Coordinators verify' | tap_none "which is said of each row"
printf 'Name,Role\nSomebody,coordinator\n' > "$tap_folder/people.csv"
run --user tormod import person "$tap_folder/people.csv"
complains 'the people who work here' | tap_none "nor people"
run --user nusrat import organisation "$tap_folder/list.csv"
refuses '^lrn: Coordinators and advisers import lists; nusrat is here as field user\.$' "a field user does not"
run --user nusrat import --dry-run organisation "$tap_folder/list.csv"
refuses 'import lists' "nor looks what would come of it"
run --user tormod merge organisation "$one" "$two"
refuses '^lrn: Coordinators make two records one; tormod is here as adviser\.$' "an adviser merges nothing"
run --user 'Tormod Aaslie (demo)' --lang nb merge organisation "$one" "$two"
refuses '^lrn: Koordinatorer .*Tormod Aaslie \(demo\) er her som rådgiver\.$' "known by his name too, in Norwegian"
run --user tormod add verification organisation="$waiting" initiative=ieh date=2026-11-01 result=passed
refuses 'Coordinators verify' "nor verifies"
run --user tormod set organisation "$waiting" status=quality-assured
refuses 'Coordinators verify' "nor says that a profile is quality-assured"
run --user tormod add person name=Somebody role=coordinator
refuses 'the people who work here' "nor keeps people"
run --user tormod set organisation "$waiting" city=Pune
ends 0 "but edits profiles"

run --user ingrid add verification organisation="$waiting" initiative=ieh date=2026-11-01 result=passed
ends 0 "a coordinator verifies"
run show organisation "$waiting" --format json
says '"status": "quality-assured"' | tap_none "and the profile is quality-assured"
run history --limit 1
change=$(sed -n 's/^\([0-9][0-9]*\).*/\1/p' "$out" | head -1)
run --user tormod undo "$change"
refuses 'Coordinators verify' "an adviser does not take that back"
run --user ingrid undo
ends 0 "a coordinator does"
run --user tormod redo
ends 1 "nor is it an adviser's to do again"

run --user ingrid merge organisation "$one" "$two"
ends 0 "a coordinator merges"
run --user ingrid add person name=Somebody role=adviser
ends 0 "and keeps people"
run --user somebody-else add person name=Another
ends 0 "nothing is refused whom nobody has given a role"

tap_done
