#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the command line refuses a person for her role or does not show her, and does for another.

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

run --user tormod-demo import organisation "$tap_folder/list.csv"
ends 0 "an adviser imports"
run --user tormod-demo undo
ends 0 "and takes it back"
printf 'organisation,initiative,date,result\n%s,ieh,2026-11-01,passed\n' "$waiting" > "$tap_folder/verified.csv"
run --user tormod-demo import verification "$tap_folder/verified.csv"
ended 1 | tap_none "but no verifications"
complains 'Coordinators verify' | tap_none "which is said of each row"
printf 'Name,Role\nSomebody,coordinator\n' > "$tap_folder/people.csv"
run --user tormod-demo import person "$tap_folder/people.csv"
complains 'the people who work here' | tap_none "nor people"
run --user nusrat-demo import organisation "$tap_folder/list.csv"
refuses '^lrn: Coordinators and advisers import lists; nusrat-demo is here as field user\.$' "a field user does not"
run --user nusrat-demo import --dry-run organisation "$tap_folder/list.csv"
refuses 'import lists' "nor looks what would come of it"
run --user tormod-demo merge organisation "$one" "$two"
refuses '^lrn: Coordinators make two records one; tormod-demo is here as adviser\.$' "an adviser merges nothing"
run --user 'Tormod Aaslie (demo)' --lang nb merge organisation "$one" "$two"
refuses '^lrn: Koordinatorer .*Tormod Aaslie \(demo\) er her som rådgiver\.$' "known by his name too, in Norwegian"
run --user tormod-demo add verification organisation="$waiting" initiative=ieh date=2026-11-01 result=passed
refuses 'Coordinators verify' "nor verifies"
run --user tormod-demo set organisation "$waiting" status=quality-assured
refuses 'Coordinators verify' "nor says that a profile is quality-assured"
run --user tormod-demo add person name=Somebody role=coordinator
refuses 'the people who work here' "nor keeps people"
run --user tormod-demo set organisation "$waiting" city=Pune
ends 0 "but edits profiles"

run --user ingrid-demo add verification organisation="$waiting" initiative=ieh date=2026-11-01 result=passed
ends 0 "a coordinator verifies"
run show organisation "$waiting" --format json
says '"status": "quality-assured"' | tap_none "and the profile is quality-assured"
run history --limit 1
change=$(sed -n 's/^\([0-9][0-9]*\).*/\1/p' "$out" | head -1)
run --user tormod-demo undo "$change"
refuses 'Coordinators verify' "an adviser does not take that back"
run --user ingrid-demo undo
ends 0 "a coordinator does"
run --user tormod-demo redo
ends 1 "nor is it an adviser's to do again"

run --user ingrid-demo merge organisation "$one" "$two"
ends 0 "a coordinator merges"
run --user ingrid-demo add person name=Somebody role=adviser
ends 0 "and keeps people"
run --user somebody-else add person name=Another
ends 0 "nothing is refused whom nobody has given a role"

# Who writes what, and among what.
run --user nusrat-demo add organisation name=Newfound kind=ngo country=BD
ends 0 "a field user adds a draft in a country of hers"
draft=$(cat "$out")
run --user nusrat-demo set organisation "$draft" city=Dhaka status=submitted
ends 0 "and works on it"
run --user nusrat-demo add contact organisation="$draft" name=Rina consent=yes
ends 0 "with its contact persons"
run --user nusrat-demo set organisation DRG001 city=Dhaka
refuses 'Field users change what they added themselves.*; nusrat-demo is here as field user\.$' "but on no other"
run --user nusrat-demo add contact organisation=DRG001 name=Rina consent=yes
refuses 'Field users change what they added' "nor on its contact persons"
run --user nusrat-demo delete organisation DRG001
refuses 'Field users change what they added' "nor deletes it"
run --user nusrat-demo set organisation "$draft" status=under-review
refuses 'Coordinators and advisers decide how a profile stands' "a field user does not take a profile on"
run --user nusrat-demo set organisation "$draft" featured=yes
refuses 'decide how a profile stands' "nor says that it is shown first"
run --user nusrat-demo add organisation name=Elsewhere kind=ngo country=VN
refuses '^lrn: Nothing was saved: nusrat-demo is here as field user and would not see such a record\.$' "nor adds one in a country that is not hers"
run --user nusrat-demo add activity organisation=DRG001 date=2026-11-01 kind=visit text=Seen
ends 0 "a field user logs a visit"
run --user nusrat-demo add finding partnership=DPA001 date=2026-11-01 issue=climate severity=1 text=Seen
refuses 'Coordinators and advisers keep partnerships' "but keeps no findings"
run --user tormod-demo set organisation "$draft" status=under-review
ends 0 "an adviser takes a profile on"
run --user nusrat-demo set organisation "$draft" city=Savar
refuses 'Field users change what they added' "which is no draft of the field user's then"

run --user suda-demo set organisation DRG038 city='Samut Sakhon'
ends 0 "a local resource keeps its profile"
run --user suda-demo set organisation DRG038 referral=do-not-refer
refuses 'decide how a profile stands' "but not what is said of it"
run set organisation DRG038 responsible=DPE001
run --user suda-demo set organisation DRG038 responsible=DPE008
refuses '^lrn: Who is shown whatever "Responsible" may hold changes it; suda-demo is here as local resource\. Nothing was saved\.$' "what is kept from her is no conflict"
run set organisation DRG038 responsible=
run --user suda-demo set organisation DRG038 responsible=DPE008
refuses 'Who is shown whatever "Responsible" may hold' "and it is not told whether anything stands there"
run --user suda-demo delete organisation DRG038
refuses 'add and delete profiles; suda-demo is here as local resource' "nor deletes it"
run --user suda-demo set organisation DRG001 city=Dhaka
ends 1 "another profile"
complains 'DRG001" was not found' | tap_none "another profile: is not there"
run set organisation DRG001 name='Closed Circle Ltd'
run --user suda-demo set organisation 'closed circle' city=Dhaka
complains '"closed circle" was not found\.$' | tap_none "nor is it proposed by what it is called"
run set organisation 'closed circle' city=Dhaka
complains '"closed circle" was not found\. Did you mean Closed Circle Ltd' | tap_none "but to those who see it"

run --user kari-demo add need member=DME001 country=IN issues=climate confidentiality=open state=open
ends 0 "a member writes down a need"
run --user kari-demo add need member=DME002 country=IN issues=climate confidentiality=open state=open
ends 1 "another member's need"
complains 'DME002" was not found' | tap_none "another member's need: she does not see whose it is"
run --user kari-demo set need DNE001 responsible=DPE007
refuses 'Who is shown whatever "Responsible" may hold changes it; kari-demo is here as member' "nor does a member choose who follows up"
run --user kari-demo set need DNE001 issues=climate
ends 0 "what she is shown of it she changes"
run --user kari-demo set partnership DPA001 purpose=Other
refuses 'keep partnerships and the records around them; kari-demo is here as member' "a member changes no partnership"

run --user tormod-demo set country BD reviewed_on=2026-11-01
ends 0 "an adviser edits country profiles"
run --user tormod-demo set country BD published_on=2026-11-01
refuses 'Coordinators publish country profiles; tormod-demo is here as adviser' "but publishes none"
run --user ingrid-demo set country BD published_on=2026-11-01
ends 0 "a coordinator does"
run --user tormod-demo add need member=DME002 country=IN issues=climate confidentiality=open state=open
refuses 'would not see such a record' "an adviser adds no need that is not one of his"
run --user tormod-demo add need member=DME002 country=IN issues=climate confidentiality=open state=open responsible=DPE002
ends 0 "one that he follows up he does"
printf 'id,purpose\nDPA004,Other\n' > "$tap_folder/work.csv"
run --user tormod-demo import partnership --on-duplicate update "$tap_folder/work.csv"
ended 1 | tap_none "nor takes in what is not his"
complains 'would not see such a record' | tap_none "which is said of the row"

# What was done, and what is taken back.
run --user tormod-demo history
refuses '^lrn: Coordinators read the history; tormod-demo is here as adviser\.$' "an adviser does not read the history"
run --user kari-demo history organisation DRG001
refuses 'read the history' "nor a member that of a record"
run --user ingrid-demo history --limit 1
ends 0 "a coordinator reads it"
run --user ingrid-demo set organisation DRG002 city=Chittagong
run history --limit 1
change=$(sed -n 's/^\([0-9][0-9]*\).*/\1/p' "$out" | head -1)
run --user tormod-demo undo "$change"
refuses '^lrn: Coordinators take back what others did; tormod-demo is here as adviser\.$' "nor takes back what somebody else did"
run --user tormod-demo undo
ends 0 "but his own last change"
run --user ingrid-demo undo
ends 0 "as a coordinator hers"
run --user tormod-demo forget contact DCN001
refuses 'Coordinators forget people; tormod-demo is here as adviser' "an adviser forgets nobody"
run backup "$tap_folder/kept.db"
run --user tormod-demo restore "$tap_folder/kept.db"
refuses 'take back what others did' "nor puts a backup in the database's place"
run --user ingrid-demo restore "$tap_folder/kept.db"
ends 0 "a coordinator does"
run --user kari-demo check
ends 0 "everybody checks the database"
for who in kari-demo suda-demo nusrat-demo; do
  run --user "$who" backup "$tap_folder/hers.db"
  refuses "^lrn: Coordinators and advisers copy the database; $who is here as" "$who makes no copy of what she does not see"
  find "$tap_folder" -name hers.db | tap_none "and none is left"
done
run --user tormod-demo backup "$tap_folder/his.db"
ends 0 "an adviser copies it"

# What nobody shows her.
run --user nusrat-demo search finding ''
ends 1 "a field user sees no findings"
run --user nusrat-demo export partnership
head -1 "$out" | grep -E 'price|payment_terms' | tap_none "nor prices"
run --user kari-demo search organisation 'status:draft'
ends 1 "a member sees no drafts"
run --user kari-demo show partnership DPA001
ends 0 "but her own partnerships"
run --user kari-demo show partnership DPA004
ends 1 "and no other"
run --user suda-demo search organisation '' --format csv
is "$(sed 1d "$out" | cut -d, -f1)" DRG038 | tap_none "a local resource sees its own profile alone"

# Nobody lets herself see more.
run --user tormod-demo set member DME010 responsible=DPE002
refuses '^lrn: Only another coordinator lets somebody see more .*tormod-demo is here as adviser\.$' "an adviser takes no member of another's"
run --user tormod-demo set member DME001 responsible=DPE004
ends 0 "but hands one of his on"
run --user tormod-demo undo
run --user tormod-demo set member DME001 'contact_name=Somebody else'
ends 0 "and keeps those that are his"
run --user ingrid-demo set member DME012 initiative=ieh
refuses 'Only another coordinator .*ingrid-demo is here as coordinator' "a coordinator takes no member of another initiative"
run --user ingrid-demo set person DPE001 initiative=eti
refuses 'Only another coordinator' "nor changes initiatives herself"
run --user ingrid-demo set person DPE001 language=en
ends 0 "but what is hers to choose"
run --user ingrid-demo set person DPE002 initiative=eti
ends 0 "and what others see"
run --user ingrid-demo undo

# What reports say of the whole is true of what the role shows.
run --user nusrat-demo report introduction DPA012
refuses 'your role does not show all of it' "no letter calls open what is kept from who writes it"
run --user kari-demo report introduction DPA016
refuses 'your role does not show all of it' "nor is there one to a side that is kept from her"
run --user tormod-demo report introduction "$(run --user tormod-demo search partnership '' --format csv; sed -n 2p "$out" | cut -d, -f1)"
ended 0 | tap_none "who sees all of it writes it"
for report in coverage world; do
  run --user suda-demo report $report
  says 'only what your role shows is counted' | tap_none "$report says that there may be more"
  run report $report
  grep 'your role' "$out" | tap_none "and nothing of that where nobody is restricted"
done
run --user nusrat-demo report member-year DME001
says 'Your role does not show findings' | tap_none "findings that are kept from her are not denied"

run --user kari-demo report quality
grep "No profile waits for a hand" "$out" | tap_none "what waits unseen is not denied"

tap_done
