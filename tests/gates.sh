#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What a state needs holds for every way a record comes into it: added, set, imported, left without it; and for what comes back from an export nothing is asked.

# shellcheck source=tests/lrn.sh
. "${TOP_SRCDIR:-$(dirname "$0")/..}/tests/lrn.sh"

list=$tap_folder/list.csv
today=$(date +%Y-%m-%d)
soon=$(date -d "+1 month" +%Y-%m-%d)

# refuses PATTERN NAME: points: the last run was refused by a rule, for this cause.
refuses()
{
  ends 1 "$2"
  complains "$1" | tap_none "$2: what is missing is named"
}

# has TYPE ID FIELD VALUE NAME: a point: a record has it.
has()
{
  run show "$1" "$2" --format json
  says "\"$3\": $4,?\$" | tap_none "$5"
}

# added TYPE FIELD=VALUE...: adds a record and prints its id.
added()
{
  "$LRN" --db "$db" add "$@" 2>> "$err"
}

fresh
sona=$(added organisation name=Sona kind=ngo country=IN status=submitted)
fjord=$(added member name=Fjord kind=company country=NO initiative=ieh)
set -- "organisation=$sona" "member=$fjord" country=IN 'purpose=Safer quarries'
contract='services=Interviews;total_price=0;payment_terms=none;start=2026-02-01;end=2026-02-28;confidentiality_agreed=yes;share_how=not-at-all'

# --- Added ---------------------------------------------------------------------------------------------------------------

run add partnership "$@" stage=delivered
refuses '^lrn: For "delivered" this must be settled first: Services, Total price' "a partnership is not added where it could not stand"
run add partnership "$@" stage=on-hold
refuses 'For "on hold" this must be settled first: Services' "nor on hold"
run add partnership "$@" stage=contract-draft
ends 0 "where nothing is needed yet it is"
old_ifs=$IFS
IFS=';'
# shellcheck disable=SC2086
run add partnership "$@" stage=in-progress $contract
IFS=$old_ifs
ends 0 "and at a later stage with all that this needs"
partnership=$(cat "$out")
run add organisation name=Beta kind=ngo country=IN status=quality-assured
refuses '^lrn: It needs a verification that it passed first: add it as "submitted"' "a profile is not added as quality-assured"
run add concern "organisation=$sona" text=Rumours state=upheld
refuses '^lrn: For "upheld" this must be settled first: Outcome\.$' "a concern is not added as settled without its outcome"
run add concern "organisation=$sona" text=Rumours state=upheld 'outcome=They moved'
ends 0 "with its outcome it is"
concern=$(cat "$out")
has concern "$concern" received "\"$today\"" "it was received today where no day is said"
run add concern "organisation=$sona" text=Rumours received=2026-02-03
has concern "$(cat "$out")" received '"2026-02-03"' "otherwise on that day"

# --- Left without it -----------------------------------------------------------------------------------------------------

run set partnership "$partnership" services=
refuses '^lrn: For "in progress" this must stay settled: Services\.$' "what an agreed partnership needs is not emptied"
run set partnership "$partnership" confidentiality_agreed=no total_price=
refuses 'must stay settled: Total price, Confidentiality agreed\.$' "all of it is named"
run set partnership "$partnership" services='Interviews and training'
ends 0 "it may be changed"
run set partnership "$partnership" total_price=9000
refuses 'must stay settled: Currency of the price, Payment terms\. What has a price is paid: its terms may not be "no payment"\.$' "a price needs its currency, and work that is paid terms of payment"
run set partnership "$partnership" total_price='GBP 9000'
refuses 'must stay settled: Payment terms\. What has a price is paid: its terms may not be "no payment"\.$' "no payment is no term of a price"
run set partnership "$partnership" total_price='GBP 9000' payment_terms=on-delivery
ends 0 "with both it is a price"
run undo
run set partnership "$partnership" stage=cancelled
ends 0 "cancelled it needs nothing"
run set partnership "$partnership" services=
ends 0 "and is emptied"
run undo
run undo
run set concern "$concern" outcome=
refuses '^lrn: For "upheld" this must stay settled: Outcome\.$' "nor a settled concern its outcome"
run set concern "$concern" outcome= state=under-review
ends 0 "stepped back it is"

finding=$(added finding "partnership=$partnership" date=2026-02-10 issue=child-labour 'text=Two boys' shared_with_client_on=2026-02-11)
run set partnership "$partnership" stage=delivered
ends 0 "delivered with all findings shared"
run set finding "$finding" shared_with_client_on=
refuses '^lrn: The work is delivered, which needs every finding shared' "a finding of delivered work stays shared"
run set finding "$finding" shared_with_client_on=2026-02-12
ends 0 "the day may be corrected"
run add finding "partnership=$partnership" date=2026-02-20 issue=corruption text=Cash
ends 0 "what is found late may be written down before it is shared"
run undo
ended 0 | tap_none "taken back"
run redo
ended 0 | tap_none "and done again"
run check
says '1 finding has not been shared with the client, though the work is delivered' | tap_none "and check tells of it"
running=$(added partnership "organisation=$sona" "member=$fjord" country=IN 'purpose=Other quarries')
unshared=$(added finding "partnership=$running" date=2026-02-11 issue=climate text=Smoke)
run set finding "$unshared" "partnership=$partnership"
refuses '^lrn: The work there is delivered, which needs every finding shared' "one of other work does not come there unshared"
run merge partnership "$partnership" "$running"
refuses '^lrn: The work there is delivered, which needs every finding shared' "nor when that is merged into it"
run set finding "$unshared" "partnership=$partnership" shared_with_client_on=2026-02-12
ends 0 "shared it does"

# --- Verifications -------------------------------------------------------------------------------------------------------

first=$(added verification "organisation=$sona" initiative=ieh "date=$today" result=passed)
has organisation "$sona" status '"quality-assured"' "a verification assures the profile"
"$LRN" --db "$db" export organisation --query 'review_due:""' --fields id 2> /dev/null | grep -q "$sona" && echo "no review" | tap_none "without an end it gets a day for its review"
"$LRN" --db "$db" history organisation "$sona" > "$out"
says 'submitted.*under.review' | tap_none "its history has the step to its review"
says 'under.review.*quality-assured' | tap_none "and the one to its assurance"
run undo
has organisation "$sona" status '"submitted"' "one undo takes all of it back"
run redo
has organisation "$sona" status '"quality-assured"' "and one redo does it again"
run delete verification "$first"
refuses '^lrn: The profile is "quality-assured" by this verification\. Step it back to "needs update" first\.$' "the verification it stands on stays"
older=$(added verification "organisation=$sona" initiative=eti date=2020-01-01 result=passed valid_to=2020-12-31)
run delete verification "$first"
refuses 'Step it back to "needs update" first' "also where an older one has run out"
run delete verification "$older"
ends 0 "which goes"
mela=$(added organisation name=Mela kind=ngo country=IN status=submitted)
run add verification "organisation=$mela" initiative=ieh "date=$today" result=passed
failed=$(added organisation name='Mela India' kind=ngo country=IN)
run add verification "organisation=$failed" initiative=eti "date=$today" result=failed
run merge organisation "$mela" "$failed"
ends 0 "one whose latest verification failed is merged into it"
has organisation "$mela" status '"needs-update"' "and leads it to its update"
run undo
ends 0 "which is taken back"
has organisation "$mela" status '"quality-assured"' "with what followed from it"
leap=$(added verification "organisation=$sona" initiative=eti date=2024-02-29 result=passed)
has verification "$leap" valid_to '"2026-02-27"' "the last day is filled in from the date, as in the form"
run set verification "$leap" date=2024-03-01
has verification "$leap" valid_to '"2026-02-28"' "and follows it"
run set verification "$leap" date=2024-02-29 valid_to=2026-02-28
has verification "$leap" valid_to '"2026-02-28"' "but one that is said stays"
run delete verification "$leap"
ends 0 "it goes again"
second=$(added verification "organisation=$sona" initiative=eti "date=$today" result=passed)
run delete verification "$first"
ends 0 "where there is another it goes"
run set verification "$second" result=failed
ends 0 "a result may be corrected"
has organisation "$sona" status '"needs-update"' "and the profile follows it"
run set organisation "$sona" status=quality-assured
refuses 'It needs a verification that it passed first' "the latest verification decides"
run set verification "$second" result=passed
third=$(added verification "organisation=$sona" initiative=ieh "date=$today" result=failed)
has organisation "$sona" status '"needs-update"' "one that failed ends what an older one assured"
run set organisation "$sona" status=quality-assured
refuses 'It needs a verification that it passed first' "which assures nothing any more"
run delete verification "$third"
ends 0 "a slip is deleted"
has organisation "$sona" status '"quality-assured"' "and the one before decides again"

run set organisation "$sona" review_due=
refuses '^lrn: For "quality-assured" this must stay settled: Review due\.$' "nor is an assured profile left without a day for its review"
run set organisation "$sona" "review_due=$soon"
ends 0 "which may be another"
run set organisation "$sona" featured=yes
run check
grep featured "$out" | tap_none "an assured profile may be featured"
run set organisation "$sona" status=suspended
has organisation "$sona" featured false "that is suspended it is so no more"
run undo
has organisation "$sona" featured true "taken back it is featured again"
run add verification "organisation=$sona" initiative=ieh "date=$today" result=failed
has organisation "$sona" featured false "nor is one that fails its verification"
run undo
run undo
run set organisation "$sona" status=needs-update
run set organisation "$sona" featured=yes
refuses '^lrn: Only a profile that is "quality-assured" can be featured; this one is "needs update"\. It needs a verification' "one that is to be updated is not featured"
run set organisation "$sona" status=quality-assured featured=yes
ends 0 "it is, with its step back"
run undo
run undo
run add organisation name=Eta kind=ngo country=IN featured=yes
refuses 'can be featured; this one is "draft"\.' "nor is one that is added"
run --lang nb add organisation name=Eta kind=ngo country=IN featured=ja
refuses 'kan fremheves; denne er «utkast»' "which is said in Norwegian too"
printf 'name,kind,country,featured\nEta,ngo,IN,yes\nTheta,ngo,IN,no\n' > "$list"
run import organisation "$list"
complains 'list.csv:2:featured: "yes": a profile is featured here once it is quality-assured' | tap_none "of a list it is left out, and told"
"$LRN" --db "$db" export organisation --query 'Eta' --fields name,featured 2> /dev/null > "$out"
says '^Eta,$' | tap_none "the row is taken"
run undo
run import organisation "$list" --strict
complains 'list.csv:2:featured: ' | tap_none "with --strict it is rejected"
run undo
printf 'name,kind,country\nEta,ngo,IN\n' > "$list"
run import organisation "$list" --set featured=yes
complains 'can be featured; this one is "submitted"' | tap_none "nor does --set make it so"

# number: the change made last.
number()
{
  "$LRN" --db "$db" history --limit 1 2> /dev/null | sed -n '1s/ .*//p'
}

run add organisation name=Zeta kind=ngo country=IN
zeta=$(cat "$out")
run add verification "organisation=$zeta" initiative=ieh "date=$today" result=passed
verified=$(number)
for state in submitted under-review quality-assured; do
  run set organisation "$zeta" status=$state
  ended 0 | tap_none "$state"
done
assured=$(number)
run set organisation "$zeta" featured=yes
ends 0 "assured it is featured"
run undo "$assured"
refuses '^lrn: Change [0-9]* cannot be taken back\. Zeta: Only a profile that is "quality-assured" can be featured' "its assurance is not undone from under that"
kappa=$(added organisation name=Kappa kind=ngo country=IN)
run merge organisation "$kappa" "$zeta" --take featured
refuses 'Only a profile that is "quality-assured" can be featured; this one is "draft"' "nor is one featured by a merge"
run merge organisation "$kappa" "$zeta" --take featured --take status
ends 0 "but with the state that it needs"
run undo
run merge organisation "$kappa" "$zeta"
has organisation "$kappa" featured null "by itself a merge does not"
run undo
run undo
run undo
run undo "$verified"
refuses '^lrn: Change [0-9]* cannot be taken back\. Zeta: It needs a verification' "what a profile stands on is not undone from under it"
run undo
ends 0 "its last step is"
run undo "$verified"
ends 0 "and then what it stood on"
run add partnership "$@" stage=dialogue 'services=Interviews'
drafted=$(cat "$out")
run set partnership "$drafted" total_price=0 payment_terms=none start=2026-02-01 end=2026-02-28 confidentiality_agreed=yes share_how=not-at-all
filled=$(number)
run set partnership "$drafted" stage=contract-draft
run set partnership "$drafted" stage=agreed
run undo "$filled"
refuses 'For "agreed" this must be settled first: Total price' "nor what an agreed partnership needs"
run undo
ends 0 "until that step is"
run undo "$filled"
ends 0 "undone too"

run set organisation "$sona" review_due=2199-01-01
refuses '^lrn: The verification that it passed is not good for so long\.$' "an assured profile is looked at again while its verification is good"
run set organisation "$sona" review_due="$today"
ends 0 "sooner it may be"

# --- Imported ------------------------------------------------------------------------------------------------------------

{
  echo 'organisation,member,country,purpose,stage,services'
  echo "$sona,$fjord,IN,Wages,agreed,Interviews"
  echo "$sona,$fjord,IN,Hours,dialogue,"
} > "$list"
run import partnership "$list" --format json
counts 1 0 0 0 1 | tap_none "a row that lacks what its stage needs is rejected, others are not"
run import partnership "$list"
complains 'list.csv:2:stage: For "agreed" this must be settled first: Total price, Payment terms' | tap_none "with what is missing"
printf 'organisation,text,state\n%s,Late pay,upheld\n' "$sona" > "$list"
run import concern "$list"
complains 'list.csv:2:state: For "upheld" this must be settled first: Outcome' | tap_none "a concern without its outcome too"
printf 'Name,Type,Country,Status\nGamma,ngo,IN,Approved\nDelta,ngo,IN,archived\n' > "$list"
run import organisation "$list"
complains 'list.csv:2:Status: "Approved": a profile becomes quality-assured by a verification' | tap_none "that a profile is assured a list cannot say"
"$LRN" --db "$db" export organisation --query Gamma --fields name,status 2> /dev/null > "$out"
says '^Gamma,submitted$' | tap_none "it waits for quality assurance, as every other one of a list"
"$LRN" --db "$db" export organisation --query Delta --fields name,status 2> /dev/null > "$out"
says '^Delta,archived$' | tap_none "another state is taken"
run import organisation "$list" --strict
complains 'list.csv:2:Status: ' | tap_none "with --strict the row is rejected"
printf 'Name,Type,Country\nEpsilon,ngo,IN\n' > "$list"
run import organisation "$list" --set status=quality-assured
complains 'It needs a verification that it passed first' | tap_none "nor does --set make it so"
printf 'Name,Type,Country,Status\nDelta,ngo,India,submitted\n' > "$list"
run import organisation "$list" --on-duplicate update
complains 'From "archived" no step leads to "submitted"' | tap_none "what is updated goes in steps"
printf 'organisation,initiative,date,result\n%s,ieh,%s,failed\n' "$sona" "$today" > "$list"
run import verification "$list"
ended 0 | tap_none "verifications are imported"
has organisation "$sona" status '"needs-update"' "and move their profile"
run undo
delta=$(added organisation name=Delta kind=ngo country=IN status=submitted)
printf 'organisation,initiative,date,result\n%s,ieh,%s,passed\n' "$delta" "$today" > "$list"
run import verification "$list"
has organisation "$delta" status '"quality-assured"' "a submitted one all the way"
run history organisation "$delta"
says 'submitted.*under.review' | tap_none "in two steps"
run undo
has organisation "$delta" status '"submitted"' "which are one change"

# --- Days ----------------------------------------------------------------------------------------------------------------

run add verification "organisation=$sona" initiative=ieh date=9998-12-31 result=passed
refuses '^lrn: date: 31 Dec 9998 is still to come; this tells of what has happened\.$' "nothing is verified on a day to come"
run set finding "$finding" shared_with_client_on=9998-12-31
refuses 'is still to come' "nor shared"
run set organisation "$sona" "review_due=$soon"
ends 0 "a review may be due on one"
run undo
printf 'organisation,received,text\n%s,2026-01-31,Early\n%s,9998-01-31,Late\n' "$sona" "$sona" > "$list"
run import concern "$list"
complains 'list.csv:3:received: 31 Jan 9998 is still to come' | tap_none "a list's day to come is told"
"$LRN" --db "$db" export concern --query Late --fields received,text 2> /dev/null > "$out"
says '^"",Late$' | tap_none "and left out"
printf 'organisation,initiative,date,result\n%s,ieh,9998-01-31,passed\n' "$sona" > "$list"
run import verification "$list"
complains 'list.csv:2:date: 31 Jan 9998 is still to come' | tap_none "where a day is needed the row is rejected"
printf 'organisation,initiative,result\n%s,ieh,passed\n' "$sona" > "$list"
run import verification "$list" --set date=9998-01-31
complains 'is still to come' | tap_none "by --set too"

# --- Overdue -------------------------------------------------------------------------------------------------------------

run add member name=Late kind=company country=NO initiative=ieh state=overdue
ends 1 "that a fee is overdue is not stored"
complains 'Overdue is not stored: .* paid until\.$' | tap_none "which is said"
run add member name=Late kind=company country=NO initiative=ieh state=active paid_until=2020-12-31
ended 0 | tap_none "it is computed"
run search member state:overdue
says Late | tap_none "and found"
late=$("$LRN" --db "$db" search member Late --format json 2>> "$err" | sed -n 's/.*"id": "\([^"]*\)".*/\1/p')
run report member-year "$late"
says '^State  *overdue$' | tap_none "and told in a report"
run set member "$late" state=
refuses '^lrn: It is "active" and cannot be in no state; the next can be "ended"\.$' "a member is always in a state"
run set member "$late" state=ended
ends 0 "a member may leave"
run set member "$late" state=active
refuses '^lrn: From "ended" no step leads to "active"; the next can be "applicant"\.$' "one that left is not active again by an edit"
printf 'name,kind,country,initiative,state\nLate,company,NO,ieh,active\n' > "$list"
run import member "$list" --on-duplicate update
complains 'list.csv:2:state: From "ended" no step leads to "active"' | tap_none "nor by a list"
run set member "$late" state=applicant
ends 0 "it rejoins"
run history member "$late"
says 'ended.*applicant' | tap_none "which its history tells"
run set member "$late" state=active
ends 0 "and is active again"
for _ in 1 2 3; do run undo; done
run types member --format json
tr -d '\n' < "$out" | grep -o '"name": "state".*"name": "contact_name"' | grep -o '"code": "overdue"' | tap_none "nor is it offered"
printf 'name,kind,country,initiative,state\nOwing,company,NO,ieh,unpaid\n' > "$list"
run import member "$list"
complains 'list.csv:2:state: Overdue is not stored' | tap_none "nor imported"

run add deliverable "partnership=$drafted" text=Report due=2020-02-29 state=in-progress
report=$(cat "$out")
has deliverable "$report" state '"in-progress"' "a deliverable keeps what was recorded"
has deliverable "$report" effective_state '"overdue"' "what it is today is computed"
run search deliverable state:overdue
says '^[^ ]* *Report *29 Feb 2020 *overdue' | tap_none "found and listed by"
run search deliverable state:in-progress
ends 1 "and by nothing else"
run export deliverable --labels --fields text,state
says '^Report,overdue$' | tap_none "told in words"
run export deliverable --labels --fields text,state,effective_state
says '^Report,in progress,overdue$' | tap_none "beside what was recorded where both are asked for"
run export deliverable --fields text,state
says '^Report,in-progress$' | tap_none "codes are those recorded"
run --lang nb export deliverable --labels --fields text,state
says '^Tekst,Status i dag$' | tap_none "under a header that says so"
says '^Report,over fristen$' | tap_none "in Norwegian too"
run export member --labels --fields name,state
says '^Late,overdue$' | tap_none "so is a fee"
run set deliverable "$report" state=overdue
refuses 'Overdue is not stored: what was not delivered is so' "by hand it is not said"
run set partnership "$drafted" stage=cancelled
run search deliverable state:overdue
ends 1 "of work that was called off nothing is overdue"
run undo
run search deliverable tilstand:forfalt
ended 0 | tap_none "the work goes on, and it is"

# --- Taken over ----------------------------------------------------------------------------------------------------------

copy=$tap_folder/copy
mkdir "$copy"
all='person organisation verification concern member partnership finding'
for type in $all; do
  "$LRN" --db "$db" export "$type" "$copy/$type.csv" 2> /dev/null
done
db=$tap_folder/other.db
run init
for type in $all; do
  run import "$type" "$copy/$type.csv"
  ended 0 | tap_none "$type is imported"
done
for type in $all; do
  "$LRN" --db "$db" export "$type" "$copy/$type.again" 2> /dev/null
  cmp "$copy/$type.csv" "$copy/$type.again" 2>&1 | tap_none "$type: what was exported comes back as it was"
done
run check
says 'though the work is delivered' | tap_none "what is missing is told by check"
"$LRN" --db "$db" export organisation "$list" --query status:submitted,quality-assured,needs-update --fields id,name,kind,country,status 2> /dev/null
sed -i 's/needs-update/quality-assured/; s/submitted/quality-assured/' "$list"
db=$tap_folder/third.db
run init
run import organisation "$list"
ended 0 | tap_none "records taken over without what they stand on are taken in"
id=$(sed -n '2s/,.*//p' "$list")
printf 'id,name,kind,country,status,featured\n%s,Iota,ngo,IN,submitted,yes\n' "$id" > "$copy/iota.csv"
run import organisation "$copy/iota.csv"
run check
says 'It is featured without being quality-assured' | tap_none "check tells of one that is featured and not quality-assured"
run set organisation "$id" city=Pune
ends 0 "it may be changed"
run undo
run undo
run undo
ended 0 | tap_none "and taken back"
run redo
ended 0 | tap_none "and come back as they were"

tap_done
