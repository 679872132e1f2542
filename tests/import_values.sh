#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Cells that hold more or other than their field can have: what is good in them is kept, and what is left out is told.

# shellcheck source=tests/lrn.sh
. "${TOP_SRCDIR:-$(dirname "$0")/..}/tests/lrn.sh"

list=$tap_folder/list.csv

# taken LIST OPTION...: a list in a fresh database.
taken()
{
  fresh
  printf '%b' "$1" > "$list"
  shift
  run import organisation "$@" "$list"
}

# is_kept FIELDS TEXT: fields of all organisations.
is_kept()
{
  is "$("$LRN" --db "$db" export organisation --fields "$1" 2> /dev/null | sed 1d)" "$2"
}

# --- Several columns for a field of one value -------------------------------------------------------------------------------

two='Name,Country,Type,E-mail 1,E-mail 2\nHope,Kenya,NGO,a@x.org,b@x.org\n'
taken "$two" --map 'email=E-mail 1' --map 'email=E-mail 2'
is_kept email a@x.org | tap_none "of two columns the first value is kept"
complains ':2:E-mail 2: Of "a@x\.org; b@x\.org" only a@x\.org is kept\.$' | tap_none "and the second is told"
taken "$two" --map 'email=E-mail 1' --map 'email=E-mail 2' --strict
ended 1 | tap_none "which rejects the row where all must be read"
run --lang nb import organisation "$list" --map 'email=E-mail 1' --map 'email=E-mail 2'
complains ':2:E-mail 2: Av «a@x\.org; b@x\.org» .*a@x\.org' | tap_none "in Norwegian too"
taken 'Name,Country,Type,E-mail 1,E-mail 2\nHope,Kenya,NGO,N/A,b@x.org\nFaith,Kenya,NGO,a@x.org,A@x.org\nSun,Kenya,NGO,c@x.org,-\nSea,Kenya,NGO,bad,d@x.org\n' --map 'email=E-mail 1' --map 'email=E-mail 2'
is_kept email 'a@x.org
b@x.org
d@x.org
c@x.org' | tap_none "the first that says something is kept"
complains ':5:E-mail 1: "bad" is no' | tap_none "what cannot be read is told"
taken 'Name,Land,Country,Type\nHope,Kenia,KE,NGO\nFaith,KE,Uganda,NGO\n' --map country=Land --map country=Country
is_kept name,country 'Faith,KE
Hope,KE' | tap_none "countries too"
complains ':3:Country: Of "KE; Uganda" only KE is kept\.$' | tap_none "which are told where they are not the same"
is "$(grep -c ':2:' "$err")" 0 | tap_none "and only there"

both='Name,Country,Type,E-mail,Phone,Mobile,Founded,Colour\nHope,Kenya,NGO,a@x.org / b@x.org,0711,0722 or ask,about 1990,red\nFaith,Kenya,NGO,c@x.org,0744,,1991,\n'
taken "$both" --keep-rest note --map phone=Phone --map phone=Mobile
is_kept email,note 'c@x.org,
a@x.org,"E-mail: a@x.org / b@x.org
Phone: 0711
Mobile: 0722 or ask
Founded: about 1990
Colour: red"' | tap_none "what their fields have no room for, or cannot read, is kept with what nothing reads"
complains ':2:E-mail: Of "a@x\.org / b@x\.org" only a@x\.org is kept\.$' | tap_none "and told all the same"
taken 'Name,Country,Type,E-mail,E-mail 2\nHope,Kenya,NGO,a@x.org,b@x.org\n' --keep-rest note --map email=E-mail --map 'email=E-mail 2'
is_kept email,note 'a@x.org,"E-mail: a@x.org
E-mail 2: b@x.org"' | tap_none "a second address too"

# --- Numbers that a spreadsheet keeps as texts --------------------------------------------------------------------------------

taken 'Name,Country,Type,Org.no.\nA,Kenya,NGO,="0012345"\nB,Kenya,NGO,"=""007/A"""\n'
is_kept name,registration_number 'A,0012345
B,007/A' | tap_none "the zeros at the beginning are kept without the formula around them"
taken 'Name,Country,Type,Note\nA,Kenya,NGO,"'"'"'=""007"""\n'
is_kept note "\"'=\"\"007\"\"\"" | tap_none "what was guarded stays as it was"

# --- Entities in a list delimited by semicolons -------------------------------------------------------------------------------

taken 'Name;Type;Country;City\nSmith &amp; Sons;NGO;Kenya;Nairobi\nCaf&eacute; Aid;NGO;Kenya;Dar &amp; Town\n'
ended 0 | tap_none "the semicolon of an entity is no delimiter where the row then fits"
is_kept name,city 'Café Aid,Dar & Town
Smith & Sons,Nairobi' | tap_none "and what it stands for is read"

# --- Lines that are no rows -----------------------------------------------------------------------------------------------------

taken 'List of,partners,2026\nName,Type,Country\nHope,NGO,Kenya\n'
complains '^Not read: line 1 above the header, with as many cells as it\. --header-line says which line that is\.$' | tap_none "a line above the header that looks like a row is told"
run import organisation "$list" --lang nb --dry-run
complains '^Ikke lest: linje 1 over overskriften' | tap_none "in Norwegian too"
taken 'Name,Type,Country,City\nHope,NGO,Kenya,\nNote:,those below are of 2019,,\nFaith,NGO,Kenya,\n'
complains ':3: This is a note between the rows\.$' | tap_none "a note of two cells between rows is called one"
is "$(grep -c 'Not known' "$out")" 0 | tap_none "and nobody is asked what its words mean"

# --- Several faults in a row ----------------------------------------------------------------------------------------------------

rejects=$tap_folder/rejects.csv
faulty='Name,Type,Country,City,E-mail\n,Frog,Atlantis,Dhaka,none at all\nGood,NGO,India,Agra,\nFine,NGO,Utopia,Pune,\n'
taken "$faulty" --rejects "$rejects"
complains ':2:Type: "Frog" is not among' | tap_none "of a row that is rejected its first fault is told"
complains ':2:Country: No country is called "Atlantis"' | tap_none "and the next"
complains ':2:Name: "Name" must be filled in\.$' | tap_none "and what it lacks"
is "$(sed -n 2p "$rejects" | cut -d, -f1-8)" '"",Frog,Atlantis,Dhaka,none at all,2,Type; Country; Name; E-mail,"Type: ""Frog"" is not among the choices of ""Kind""' |
  tap_none "the file of rejected rows names the columns of all that is wrong"
{ sed -n 2p "$rejects" | grep -q ' Country: No country is called ""Atlantis""\. .* Name: ""Name"" must be filled in\. E-mail: ""none at all"" is no' || explain; } | tap_none "with the reasons"
is "$(sed -n 3p "$rejects")" 'Fine,NGO,Utopia,Pune,,4,Country,"No country is called ""Utopia"". Did you mean Ethiopia?"' | tap_none "one fault stands alone"
sed 's/^"",Frog,Atlantis/Mended,NGO,India/; s/none at all/a@x.org/; s/Utopia/Ethiopia/' "$rejects" > "$list"
run import organisation "$list"
ended 0 | tap_none "mended once it is taken"
taken 'Name,Type,Country\n,NGO,\nHope,NGO,Kenya\n'
complains ':2:Name: "Name" must be filled in\.$' | tap_none "of two cells that are missing both are told"
complains ':2:Country: "Country" must be filled in\.$' | tap_none "each by its column"
taken "$faulty" --lang nb
complains ':2:Name: «Navn» må fylles ut' | tap_none "in Norwegian too"

# --- Telephones -------------------------------------------------------------------------------------------------------------

phones='Name,Country,Type,Phone,Mobile\nA,Kenya,NGO,"254,711,222",\nB,Kenya,NGO,"0711, 0722",0733 or 0744\nC,Kenya,NGO,tel: 0711 (office),\nD,Kenya,NGO,+254 20 711 ext. 3,\n'
phones=$phones'E,Kenya,NGO,ask Kari,\nF,Kenya,NGO,"+254 711 222;0733 444",(0)20 55\nG,Kenya,NGO,"0711, 222,333,0733444555",\n'
taken "$phones" --map phone=Phone --map phone=Mobile
is_kept name,phone "A,254 711 222
B,0711 / 0722 / 0733 / 0744
C,0711
D,'+254 20 711
E,
F,'+254 711 222 / 0733 444 / (0)20 55
G,0711 222 333 / 0733444555" | tap_none "all numbers are kept, groups of digits are one"
complains ':3:Phone: Of "0711, 0722 / 0733 or 0744" only 0711 / 0722 / 0733 / 0744 is kept\.$' | tap_none "what else a cell holds is told"
complains ':4:Phone: Of "tel: 0711 \(office\)" only 0711 is kept\.$' | tap_none "with what is kept of it"
complains ':5:Phone: Of "\+254 20 711 ext\. 3" only \+254 20 711 is kept\.$' | tap_none "an extension too"
complains ':6:Phone: "ask Kari" is no phone number' | tap_none "or that there is none"
is "$(grep -cE ':(2|7|8):' "$err")" 0 | tap_none "of numbers alone nothing is told"
labelled='Name,Country,Type,Phone\nA,Norway,NGO,tlf. 22 33 44 55\nB,Kenya,NGO,Tel: +254 20 711\nC,Spain,NGO,Teléfono (móvil) 600 111 222\nD,Norway,NGO,Tlf.nr.: 22334455 / Mob. 99887766\n'
labelled=$labelled'E,Kenya,NGO,Fax: 0711\nF,Kenya,NGO,tel 0711 Kari\nG,Kenya,NGO,tel 0711 x3\n'
taken "$labelled" --strict
is_kept name,phone "A,22 33 44 55
B,'+254 20 711
C,600 111 222
D,22334455 / 99887766" | tap_none "that a number is one of a telephone goes without saying"
is "$(grep -cE ':[2-5]:' "$err")" 0 | tap_none "so that nothing is told, nor a row rejected"
complains ':6:Phone: Of "Fax: 0711" only 0711 is kept\.$' | tap_none "another machine's is told"
complains ':7:Phone: Of ".*Kari" only 0711' | tap_none "and other words behind it"
complains ':8:Phone: Of ".*x3" only 0711' | tap_none "and digits that are left"

digits='Name,Country,Type,Phone,Founded,Review due,Org.no.\nA,Japan,NGO,０３-１２３４-５６７８、０９０,１９９８,２０２７-０１-０２,１２\n'
digits=$digits'B,Bangladesh,NGO,ফোন ০১৭১১ ১২৩৪৫৬,১৯৯৯,০৩.০১.২০২৭ ১০:০০,১২\nC,Egypt,NGO,٠٢ ١٢٣٤٥٦٧ / ٠٢ ١٢٣٤,٢٠٠٠,31/12/2026,\n'
taken "$digits"
is_kept name,phone,founded,review_due 'A,03-1234-5678 / 090,1998,2027-01-02
B,01711 123456,1999,2027-01-03
C,02 1234567 / 02 1234,2000,2026-12-31' | tap_none "digits of other scripts are digits"
complains ':3:Phone: Of ".*" only 01711 123456 is kept' | tap_none "and words beside them are told"
taken 'Name,Country,Type,Review due\nA,India,NGO,१२/३१/२०२६\nB,India,NGO,०१/०२/२०२७\n'
is_kept name,review_due 'A,2026-12-31
B,2027-01-02' | tap_none "the order of a column's dates is seen in them, too"

# --- Bands of numbers ---------------------------------------------------------------------------------------------------------

# staff: of lines of a number of staff with a colon and the band it is read as, those that are read otherwise.
staff()
{
  fresh
  cat > "$tap_folder/staff"
  awk -F : 'BEGIN { print "Name;Country;Type;Number of staff" } { print "Hope no " 100 + NR ";Kenya;NGO;" $1 }' "$tap_folder/staff" > "$list"
  run import organisation "$list" --on-duplicate create --delimiter ';'
  "$LRN" --db "$db" export organisation --fields name,staff_band 2> /dev/null | sed 1d | sort | cut -d , -f 2 |
    paste -d : "$tap_folder/staff" - | awk -F : '$2 != $3 { print $1 " is read as " $3 }'
}

staff <<'LIST' | tap_none "numbers are read as their bands, and ranges that lie within one"
35:10-49
9:1-9
250:250-plus
ca. 120:50-249
60 employees:50-249
Staff 15:10-49
12 årsverk:10-49
1,200 staff:250-plus
2 000:250-plus
2000 employees:250-plus
35.0:10-49
~40:10-49
20-30:10-49
20 – 30 people:10-49
11 to 40:10-49
more than 300:250-plus
300+:250-plus
up to 8:1-9
LIST
staff <<'LIST' | tap_none "what lies in several, may be a year or a telephone, or says something else is not"
0:
-5:
20-60:
100+:
under 50:
30-20:
1987:
ca. 1987:
1990-2000:
since 1987:
22334455:
+47 22 33:
0711:
2.5:
35 volunteers:
10-2023:
35/40:
35 40:
35x:
1 2 3:
LIST
is "$(grep -c '^Not known: staff_band' "$out")" 20 | tap_none "but asked for"
taken 'Name,Country,Type,Other\nHope,Kenya,NGO,35\n' --map referral=Other
says '^Not known: referral "35"' | tap_none "where choices are no bands nothing is one"

# --- Dates ------------------------------------------------------------------------------------------------------------------

dates='Name,Country,Type,Review due\nA,Kenya,NGO,12/31/2026 2:00 PM\nB,Kenya,NGO,1/2/2027 12:00:00 AM\nC,Kenya,NGO,2026-12-31 02:00 p.m.\n'
taken "$dates"'D,Kenya,NGO,"12/30/2026, 2:00:10\0342\0200\0257PM"\nE,Kenya,NGO,2026-12-31 14:00\nF,Kenya,NGO,2026-12-31 2:00 PMS\n'
is_kept name,review_due 'A,2026-12-31
B,2027-01-02
C,2026-12-31
D,2026-12-30
E,2026-12-31
F,' | tap_none "times of half a day behind a date are no part of it"
complains ':7:Review due: "2026-12-31 2:00 PMS" is no date' | tap_none "other words are"
taken 'Name,Country,Type,Review due\nA,Kenya,NGO,01/02/0026\nB,Kenya,NGO,1900-01-01\nC,Kenya,NGO,1899-12-31\n'
is_kept name,review_due 'A,
B,1900-01-01
C,' | tap_none "a day of a year that was long ago is left out"
complains ':2:Review due: "01/02/0026" would be a day of the year 26, which is hardly meant\.$' | tap_none "and told"
run --lang nb import organisation "$list" --dry-run --on-duplicate create
complains ':2:Review due: «01/02/0026» ville vært en dag i år 26' | tap_none "in Norwegian too"

taken 'Name,Country,Type,Phone,Reg. no.,E-mail\nA,Kenya,NGO,9.19876E+11,"1,23E+05",A@B.ORG.\nB,Kenya,NGO,9876543210,"1,23E+05",\n'
is_kept name,phone,registration_number,email 'A,,,A@B.ORG
B,9876543210,,' | tap_none "what a spreadsheet left of a long number is no number"
complains ':2:Phone: "9\.19876E\+11": a spreadsheet wrote this number short' | tap_none "and told"
taken '1. Name;2) Country;3. ORG_TYPE;4. Organization city;Org. e-mail\nA;Kenya;NGO;Nairobi;a@b.example\n'
is_kept name,country,kind,city,email 'A,KE,ngo,Nairobi,a@b.example' | tap_none "headers with a number before them, or with a word for what the list is of"

taken 'Org.navn;Organisasjonens land;Organisasjonens nettside;Org.form\nA;Kenya;a.example;NGO\n'
is_kept name,country,kind,website 'A,KE,ngo,https://a.example' | tap_none "in Norwegian too"

taken 'Name,Country,Type,E-mail,Founded in\nA,Kenya,NGO,post(at)a.example,1999\nB,Kenya,NGO,post [AT] b [dot] example,\nC,Kenya,NGO,at home (at) c,\n\032'
is_kept name,email,founded 'A,post@a.example,1999
B,post@b.example,
C,,' | tap_none "addresses that are hidden from machines"
{ ended 0; complains '5 columns, 3 rows$'; } | tap_none "and the end of a file as DOS writes it is no row"

# --- Countries --------------------------------------------------------------------------------------------------------------

# countries LIST OPTION...: a list of countries in a fresh database.
countries()
{
  fresh
  printf '%b' "$1" > "$list"
  shift
  run import country "$list" --format json "$@"
}

# profile_is CODE TEXT: a country's profile.
profile_is()
{
  is "$("$LRN" --db "$db" export country --query "code:$1" --fields profile_en 2> /dev/null | sed 1d)" "$2"
}

for head in Code Country Land id ISO; do
  countries "$head;Profile (English)\nBD;Text\n"
  counts 0 1 0 0 0 | tap_none "a country is found by its code under $head"
  profile_is BD Text | tap_none "which is changed ($head)"
done
run import country "$list" --format json
counts 0 0 1 0 0 | tap_none "and the same the next time"
countries 'Land;Profile (English)\nBangladesh;Text\nAtlantis;Other\nKongo;Third\nChina;Fourth\nCN;Fifth\n'
counts 0 2 0 1 2 | tap_none "by its name too"
complains ':3:Land: No country is called "Atlantis"' | tap_none "what is no country is told"
complains ':4:Land: "Kongo" can be ' | tap_none "or that it may be two"
complains ':6: Most likely the same as line 5, .*same id, 100 of 100' | tap_none "two rows are doubtful as of other records"
profile_is CN Fourth | tap_none "and the first is taken"
countries 'Profile (English)\nText\n'
ended 2 | tap_none "a list that names no country"
complains 'No column gives "code"' | tap_none "is told what it lacks"
printf 'Name,City\nMaro,Lagos\n' > "$list"
run import organisation "$list"
complains 'No column gives "kind", "country", which every record must have' | tap_none "whatever is lacking is said at once"

tap_done
