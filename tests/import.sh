#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# lrn import: lists in every encoding and shape, bad cells, duplicates, the same list again, rejected rows, profiles, and all of it taken back.

# shellcheck source=tests/lrn.sh
. "${TOP_SRCDIR:-$(dirname "$0")/..}/tests/lrn.sh"

list=$tap_folder/list.csv

# of FIELD QUERY: one field of the organisations that a query finds.
of()
{
  "$LRN" --db "$db" export organisation --query "$2" --fields "$1" 2> /dev/null | sed 1d
}

fresh

# --- One list ----------------------------------------------------------------------------------------------------------

cat > "$list" <<'LIST'
Name,Type of NGO,Country,City,Phone,Mobile No,E-mail,Sectors working in,Reg. no.,Colour
Asha Centre,NGO,India,Delhi,+91 11 234567,"98765 43210, 98765 43211",asha@example.org,"Garments; Bricks, Foobar",IN-77,x
Bee &amp; Sons Ltd,trade union,P.R. China, ,N/A,,Not Available,,,
Caf&eacute; Union,NGO,Bangladesh/Bangladesh,Dhaka,-,,no address,,,
Nowhere,NGO,Atlantis,,,,,,,
Bee and Sons Limited,Trade Union,China,,,,,,,
LIST
run import organisation "$list" --dry-run --format json
counts 3 0 0 1 1 | tap_none "a dry run counts"
says '^"change": null$' | tap_none "and makes no change"
is "$(of id "")" "" | tap_none "nor a record"
run --read-only import organisation "$list" --dry-run --format json
counts 3 0 0 1 1 | tap_none "with --read-only too"
run --read-only import organisation "$list"
ends 2 "with which it cannot be taken in"
run import organisation "$list"
ended 1 | tap_none "a rejected row ends with status 1"
complains 'list.csv: UTF-8, comma, header on line 1, 10 columns, 5 rows$' | tap_none "what was recognised is said"
{ [ "$(head -1 "$err")" = "$list: UTF-8, comma, header on line 1, 10 columns, 5 rows" ] || explain; } | tap_none "before anything else"
complains '^Not read: Colour' | tap_none "a column that is not read is named"
complains 'list.csv:5:Country: .*Atlantis' | tap_none "a bad cell is told with file, row and column"
complains 'list.csv:4:E-mail: .*no address' | tap_none "a cell that may be empty is told and left out"
complains 'list.csv:6: .*line 3.*Bee & Sons Ltd' | tap_none "a duplicate in the list is told with what it is the same as"
is "$(of name,kind,country,phone "asha")" "Asha Centre,ngo,IN,'+91 11 234567 / 98765 43210 / 98765 43211" | tap_none "columns are joined, words are codes"
is "$(of sectors,status "asha")" 'bricks; garments,submitted' | tap_none "of a set what is known is kept; it waits for quality assurance"
is "$(of name,phone,email "bee")" 'Bee & Sons Ltd,,' | tap_none "entities are read, words for nothing are nothing"
is "$(of name "café")" 'Café Union' | tap_none "a country in two languages is read"
run import organisation "$list" --format json
counts 0 0 3 1 1 | tap_none "the same list again changes nothing"
says '"unknown": .*"field": "country", "value": "Atlantis", "count": 1, "lines": \[5\]' | tap_none "words that are not known are counted"
run history
says 'Import of .*list.csv \(new 3, changed 0, duplicates 1, rejected 1; digest [0-9a-f]{16}\)' | tap_none "the history has the name, the figures and the digest"
run --lang nb history
says 'Import av .*list.csv \(nye 3' | tap_none "in Norwegian too"
run undo
ended 0 | tap_none "it is taken back"
is "$(of id "")" "" | tap_none "with all its records"
run check
ended 0 | tap_none "and the database is sound"

# --- Encodings, delimiters, shapes --------------------------------------------------------------------------------------

printf 'Navn;Organisasjonstype;Land;By;Beskrivelse\r\nØstfold fagforening i Bærum;fagforening;Elfenbenskysten;Ålesund;Å hjelpe\r\nSkjåk hjelp for bønder;frivillig organisasjon;Norge;Tromsø;Være med\r\n' > "$tap_folder/nb.csv"
# Letters of another script are never read as Western ones unless somebody says so.
fresh
printf 'Name;Country;Type\nЗащита;IN;ngo\nСоюз женщин;IN;ngo\n' | iconv -f UTF-8 -t CP1251 > "$list"
run import organisation "$list"
ended 2 | tap_none "a list in no Western encoding is not taken in"
complains '^lrn: .*--encoding says which' | tap_none "and asked for"
run import organisation "$list" --map name=Nobody
complains '^lrn: .*--encoding says which' | tap_none "before anything else is asked"
run import organisation "$list" --dry-run
{ ended 2; complains '^lrn: .*--encoding says which'; } | tap_none "nor looked at, which ends as taking it in would"
run import organisation "$list" --encoding CP1251 --format json
{ counts 2 0 0 0 0; "$LRN" --db "$db" export organisation --fields name 2> /dev/null | grep -q 'Союз женщин' || echo "no name"; } |
  tap_none "with its encoding it is read"

fresh
printf 'Name,Country,Type,City\nÅse,Norge,NGO,Tromsø\nBlåbær,Norge,NGO,Bodø\nKafé,Norge,NGO,Bod\370\n' > "$list"
run import organisation "$list" --format json
counts 3 0 0 0 0 | tap_none "one spoilt character does not keep a list in UTF-8 out"
{ says '^"encoding": "UTF-8"'; complains ':4: Bytes that are no text'; } | tap_none "and is told"
fresh
run import organisation "$list" --strict --format json
{ counts 2 0 0 0 1; complains ':4: There are bytes in it that are no text'; } | tap_none "with --strict its row is rejected"
run import organisation "$list" --encoding ''
ends 2 "an encoding without a name"

printf 'Name,Country\nFundaci\227n,Peru\nHope,Peru\n' > "$list"
run import organisation "$list" --set kind=ngo --dry-run
complains 'Doubtful: 1 word alone tells the encoding: Fundación\. --encoding says which it is\.' | tap_none "one word that tells the encoding is shown"
run import organisation "$list" --set kind=ngo --dry-run --encoding MACINTOSH
grep 'alone tells' "$err" | tap_none "but not where the encoding is given"

for encoding in UTF-8 UTF-16LE UTF-16BE UTF-32LE UTF-32BE WINDOWS-1252 CP850 MACINTOSH; do
  fresh
  { case $encoding in UTF-16LE) printf '\377\376' ;; UTF-16BE) printf '\376\377' ;; esac
    iconv -f UTF-8 -t "$encoding" "$tap_folder/nb.csv"; } > "$list"
  run import organisation "$list" --format json
  counts 2 0 0 0 0 | tap_none "a Norwegian list in $encoding"
  is "$(of name,country,city "Østfold")" 'Østfold fagforening i Bærum,CI,Ålesund' | tap_none "its letters in $encoding"
done
for encoding in UTF-16 UTF-32; do
  fresh
  iconv -f UTF-8 -t "$encoding" "$tap_folder/nb.csv" > "$list"
  run import organisation "$list" --encoding "$encoding" --format json
  counts 2 0 0 0 0 | tap_none "a Norwegian list in $encoding, as the option says"
done
is "$(of description_nb,description_en "Østfold")" 'Å hjelpe,' | tap_none "a Norwegian header means the Norwegian text"
fresh
printf 'List of partners\n\nName\tType\tCountry\nAsha\tNGO\tIN\n\nBina\tNGO\tBD\n\nSource: somebody\n' > "$list"
run import organisation "$list" --format json
counts 2 0 0 0 1 | tap_none "preamble, tabs, empty lines, and a note below"
says '^"header_row": 3,$' | tap_none "the header's line is said"
"$LRN" --db "$db" undo > /dev/null 2>&1
ran="lrn import - < list"
"$LRN" --db "$db" import organisation - --format json < "$list" > "$out" 2> "$err"
status=$?
counts 2 0 0 0 1 | tap_none "the same from standard input"
fresh
printf 'Asha,NGO,IN\nBina,NGO,BD\n' > "$list"
run import organisation "$list" --no-header --map name=1 --map kind=2 --map country=3 --format json
counts 2 0 0 0 0 | tap_none "columns by number where there is no header"

# --- Countries ----------------------------------------------------------------------------------------------------------

fresh
for header in 'Code;Profile (English)' 'Land;Profile (English)' 'id;profile_en'; do
  case $header in Land*) name=Bangladesh ;; *) name=BD ;; esac
  printf '%s\n%s;Told by %s\n' "$header" "$name" "${header%;*}" > "$list"
  run import country "$list" --format json
  counts 0 1 0 0 0 | tap_none "a country's profile comes in by '$header'"
done

# --- Lines in doubt -------------------------------------------------------------------------------------------------------

fresh
printf 'Navn;Land;Type;Telefon\nA;Norge;"ngo;22\nBra to;Norge;ngo;22;33\nBra 3;Norge\nC;Norge;ngo;\n' > "$list"
run import organisation "$list"
complains ':2: A quotation mark is not closed.* Lines 2 to 4 are in doubt' | tap_none "the lines that a quotation mark left open took with it are named"

# --- Words counted --------------------------------------------------------------------------------------------------------

fresh
printf 'Name;Country;Type;City;Sectors\nHope Foundation;Kenya;NGO;Nairobi;cofee, tea\nThe Hope Foundation;Kenya;NGO;Nairobi;\nFaith;Kenya;NGO;Mombasa;cofee\n' > "$list"
run import organisation "$list" --format json
says '"value": "cofee", "count": 2' | tap_none "a word is counted once for each cell, also where its row is compared with one below"

# --- Profiles -----------------------------------------------------------------------------------------------------------

fresh
printf 'Name,Country,Type,Review due\nAsha,IN,NGO,02/03/2027\n' > "$list"
run import organisation "$list" --dates month-first --profile Dates
complains '^There is no profile Dates yet' | tap_none "a profile that is not there yet is told of"
is "$(of review_due Asha)" '2027-02-03' | tap_none "dates are read as was said"
sed -i 's/Asha/Bina/' "$list"
run import organisation "$list" --profile Dates
is "$(of review_due Bina)" '2027-02-03' | tap_none "and so the next time by the profile"
sed -i 's/Bina/Chandra/' "$list"
run import organisation "$list" --profile dates --dry-run
run import organisation "$list" --profile dates --dry-run
complains '^There is no profile dates yet; there are: .*Dates' | tap_none "a slip in its name is not taken without a word, as often as it is tried: a dry run keeps nothing"
printf 'Name,Country,Type,Review due\nDeepa,IN,NGO,02/03/2027\nEsha,IN,NGO,21/11/2027\n' > "$list"
run import organisation "$list" --profile Dates
is "$(of review_due Deepa)" '2027-03-02' | tap_none "a list whose dates tell goes before the profile"

fresh
printf 'Who|Flag|Kind|Land\nПавел|X|ngo|IN\nБорис||ngo|IN\n' | iconv -f UTF-8 -t CP1251 > "$list"
run import organisation "$list" --encoding CP1251 --delimiter '|' --map name=Who --set kind=charity --set 'note=a|b' --where Flag=X --profile whole --format json
counts 1 0 0 0 0 | tap_none "a list read by its encoding, delimiter, values for all rows and a column of flags"
run import organisation "$list" --profile whole --format json
{ counts 0 0 1 0 0; says '^"left_out": 1,$'; complains '^The profile whole says: --encoding CP1251 --delimiter "\|" --set kind=charity --set "note=a\|b" --where Flag=X$'; } |
  tap_none "is read so again by its profile alone, which is said"
run import organisation "$list" --profile whole --where Flag= --set kind=ngo --dry-run --format json
{ counts 1 0 0 0 0; complains 'says: --encoding CP1251 --delimiter "\|" --set "note=a\|b"$'; } | tap_none "what the call says goes before it"
run import organisation "$list" --profile whole --map kind=Kind --where Flag= --format json
counts 1 0 0 0 0 | tap_none "a column given goes before a value that it has for all rows"
is "$(of kind,note Борис)" 'ngo,a|b' | tap_none "and the others stay"
sed -i '1s/Flag/Mark/' "$list"
run import organisation "$list" --profile whole
{ ended 2; complains 'There is no column "Flag"'; } | tap_none "a list without the column of flags is not taken in whole"
sed -i 's/^\(import organisation whole\t\).*/\1name=Who\\nkind=Kind/' "$HOME/.local/state/lrn/state"
run import organisation "$list" --profile whole --encoding CP1251 --dry-run --format json
counts 0 0 1 1 0 | tap_none "a profile that an earlier lrn kept is read as it was"

# --- What is said first ---------------------------------------------------------------------------------------------------

fresh
printf 'Vereinsname;Land;Art\nX;Norge;NGO\n' > "$list"
run import organisation "$list"
ended 2 | tap_none "a list without a column that must be there"
complains '^.*list.csv: UTF-8, semicolon, header on line 1, 3 columns, 1 row$' | tap_none "what was recognised in it is said all the same"
complains '^Not read: Vereinsname' | tap_none "and what is not read"
{ for i in 1 2 3 4 5 6 7 8; do echo "Note $i about this list, and more"; done; printf 'Name;Country;Type;City\nHope;Kenya;NGO;Nairobi\nFaith;Kenya;NGO;X\n'; } > "$list"
run import organisation "$list" --format json
counts 2 0 0 0 0 | tap_none "the header is found below a preamble that is longer than the table"
says '^"header_row": 9,$' | tap_none "by what it names"
fresh
run import organisation "$list" --header-line 9 --format json
counts 2 0 0 0 0 | tap_none "where its line is said the delimiter is that of this line"
printf '"Name, Country, Type"\n"Hope, Kenya, NGO"\n' > "$list"
run import organisation "$list" --format json
counts 0 0 1 0 0 | tap_none "lines in quotation marks that may be prose are read where the first of them names fields"
printf '"What, where, which"\n"Hope, Kenya, NGO"\n' > "$list"
run import organisation "$list"
{ complains 'Where rows stand in these, --lines quoted reads them\.$'; ! grep -q -- --delimiter "$err" || explain; } | tap_none "lines in quotation marks that may be prose are told, and nothing is advised that is no help"
fresh
printf '"Name,Country,Type,City"\r\n"Hope,Kenya,NGO,""Nairobi, """"west"""""""\r\n"Faith,Atlantis,NGO,""Kampala, Ntinda"""\r\n"Peace,Uganda,NGO,"\r\n' > "$list"
run import organisation "$list" --rejects "$tap_folder/rejects.csv" --format json
counts 2 0 0 0 1 | tap_none "lines that are quoted whole are read"
complains 'list.csv: UTF-8, comma, each line in quotation marks, header on line 1, 4 columns, 3 rows$' | tap_none "which is said"
is "$(of city hope)" '"Nairobi, ""west"""' | tap_none "what is quoted within them too"
is "$(sed 1q "$tap_folder/rejects.csv")" '"Name,Country,Type,City,row,field,reason"' | tap_none "the rejected rows have quoted lines again"
cp "$tap_folder/rejects.csv" "$list"
run import organisation "$list" --rejects "$tap_folder/again.csv"
is "$(sed 1q "$tap_folder/again.csv")" '"Name,Country,Type,City,row,field,reason"' | tap_none "rejected once more, they have what is said of them but once"
sed 's/Atlantis/Uganda/' "$tap_folder/rejects.csv" > "$list"
run import organisation "$list" --format json
counts 1 0 0 0 0 | tap_none "and can be sent in"
is "$(of city faith)" '"Kampala, Ntinda"' | tap_none "as they were"
printf 'Name,Country,Type\nHope,Kenya,NGO\n' > "$list"
run import organisation "$list" --delimiter semicolon
complains 'Say with --delimiter' | tap_none "where the delimiter is wrong that is told"

# --- Below the table -----------------------------------------------------------------------------------------------------

fresh
printf 'Report;;;;\n;;;;\nName;Country;Type;City;Phone\nHope;Kenya;NGO;Nairobi;+254 20 1\nFaith;Uganda;NGO;Kampala;\n;;;;\nTotal;2;;;\nSource: my head;;;;\n' > "$list"
run import organisation "$list"
{ complains ':7: This is a note below the table'; complains ':8: This is a note below the table'; ! grep -q 'Not known' "$out" || explain; } |
  tap_none "a total and a source that a spreadsheet padded are notes, and nobody is asked what they mean"
fresh
printf 'Name;City\nHope;Nairobi\nTotal;1\nSource: Kari;\n' > "$list"
run import organisation "$list" --set kind=ngo --set country=KE --format json
counts 1 0 0 0 2 | tap_none "and become no records where --set gives the rest"

# --- The list's own ids ---------------------------------------------------------------------------------------------------

fresh
printf 'ID,Name,Country,Type\n1,Asha,IN,ngo\nn/a,Bina,IN,ngo\nabc-9,Chandra,IN,ngo\n' > "$list"
run import organisation "$list" --dry-run
complains '^None of the first 2 values in "ID" is an id of lrn.* \(1, for one\)' | tap_none "ids of another register are told as a whole"
complains '^Not read: ID \(perhaps --map registration_number="ID"\)' | tap_none "and proposed for the number"
complains '^Read: name = Name' | tap_none "they are not read as ids"
run import organisation "$list" --keep-rest note --format json
counts 3 0 0 0 0 | tap_none "the rows are taken"
is "$(of note Chandra)" 'ID: abc-9' | tap_none "and their ids may be kept with the rest"
"$LRN" --db "$db" export organisation "$list" --fields id,name,kind,country,city 2> /dev/null
printf 'r-7,Durga,ngo,IN,\n8,Ela,ngo,IN,\n' >> "$list"
run import organisation "$list"
{ complains ':5:id: "r-7" is no record'; complains ':6:id: "8" is no record'; } | tap_none "among ids of lrn each that is none is told"

# --- Options ------------------------------------------------------------------------------------------------------------

fresh
printf 'Who,Flag,Extra,Country,Street 1,Street 2\nAsha,X,a,IN,1 Road,Block B\nBina,,b,IN,,\nChandra,x,c,IN,,\n' > "$list"
run import organisation "$list"
ended 2 | tap_none "a required column that is missing ends with status 2"
complains '"name".*--map name=' | tap_none "and is named"
run import organisation "$list" --map name=Who --map name=Extra --set kind=ngo --where Flag=X --profile mine --format json
counts 2 0 0 0 0 | tap_none "--map, --set, --where"
says '^"left_out": 1,$' | tap_none "with how many rows are left out"
is "$(of name,address "asha")" '"Asha, a","1 Road, Block B"' | tap_none "several columns for one field are joined"
run import organisation "$list" --profile mine --set kind=ngo --where Flag=X --dry-run
says '^1 row is left out: --where asks for others\.$' | tap_none "which is told"
run import organisation "$list" --profile mine --set kind=ngo --where Flag=Q --dry-run
says '^No row is one that --where asks for\.$' | tap_none "so is that it fits no row"
ended 1 | tap_none "which ends with status 1"
run import organisation "$list" --profile mine --set kind=ngo --where Flag=X --format json
counts 0 0 2 0 0 | tap_none "a profile maps as the last time"
run import organisation "$list" --map name=Who --set kind=ngo --dry-run
complains -- '--profile mine' | tap_none "a list with the same header proposes it"
run import organisation "$list" --map name=Nobody --set kind=ngo
ended 2 | tap_none "a column that is not there"
run import organisation "$list" --map nothing=Who
ended 2 | tap_none "a field that is not there"
run import organisation "$tap_folder/missing.csv"
ended 2 | tap_none "a file that is not there"
run import organisation "$list" --map name=Who --set kind=wrong
ended 2 | tap_none "a value that is wrong for every row"

# --- What is not known, and what is not read -----------------------------------------------------------------------------

fresh
printf 'Name,Type,Country,Colour,Shape,Comments\nAsha,Verein,IN,red,-,kind people\nBina,verein,Atlantis,,"round\nor so",\n' > "$list"
run import organisation "$list" --dry-run
says '^Not known: kind "Verein" \(in 2 rows\): lines 2, 3$' | tap_none "a word is told of once, whatever its case, with the lines it stands on"
says -- '--spelling FIELD:WORD=MEANING' | tap_none "and what to do about it"
run import organisation "$list" --spelling kind:Verein=nonsense
ended 2 | tap_none "a meaning that is none"
run import organisation "$list" --spelling kind=ngo
ended 2 | tap_none "a spelling without a word"
run import organisation "$list" --spelling kind:verein=ngo --spelling 'land:ATLANTIS=Den dominikanske republikk' --keep-rest note --profile rest --format json
counts 2 0 0 0 0 | tap_none "--spelling says what words mean, in either language"
says '^"unknown": \[\],$' | tap_none "then they are known"
is "$(of kind,country "bina")" 'ngo,DO' | tap_none "and are read as that"
is "$(of note "asha")" '"kind people
Colour: red"' | tap_none "columns that nothing else reads are kept behind what the field has"
is "$(of note "bina")" '"Shape: round
or so"' | tap_none "but not what is empty"
sed 's/Bina/Dina/' "$list" > "$list.2" && mv "$list.2" "$list"
run import organisation "$list" --profile rest --format json
counts 1 0 1 0 0 | tap_none "what was said is remembered, and the profile keeps the rest"
says '"change": [0-9]' | tap_none "as a change"
run import organisation "$list" --profile rest --format json
counts 0 0 2 0 0 && says '^"change": null' | tap_none "nothing is learned twice"
run import organisation "$list" --keep-rest name
ended 2 | tap_none "a short field keeps no rest"
complains 'note' | tap_none "and the long ones are named"
run undo
run undo
run import organisation "$list" --dry-run --format json
says '"value": "Verein"' | tap_none "taken back with the list, it is asked for again"

fresh
printf 'Name;Type;Country;Email\nBærum hjelp;NGO;NO;wrong\nBad;NGO;Nowhere;\n' | iconv -t WINDOWS-1252 > "$list"
run import organisation "$list" --strict --rejects "$tap_folder/rejects.csv" --format json
counts 0 0 0 0 2 | tap_none "--strict rejects rows with a cell that cannot be read"
is "$(iconv -f WINDOWS-1252 "$tap_folder/rejects.csv" | cut -d';' -f1-6)" 'Name;Type;Country;Email;row;field
Bærum hjelp;NGO;NO;wrong;2;Email
Bad;NGO;Nowhere;;3;Country' | tap_none "rejected rows keep encoding, delimiter and cells"
sed 's/wrong//; s/Nowhere/Norge/' "$tap_folder/rejects.csv" > "$list"
run import organisation "$list" --strict --format json
counts 2 0 0 0 0 | tap_none "mended they are taken"

fresh
printf 'Name,Type,Country\nAsha,NGO,Kongo\n' > "$list"
run import organisation "$list" --spelling country:Kongo=CD
says '^"Kongo" can mean two countries: what was said of it goes for this list alone\.$' | tap_none "what can mean two countries is not called remembered"
printf 'Name,Type,Country\nBina,NGO,Kongo\n' > "$list"
run import organisation "$list"
says '^Not known: country "Kongo"' | tap_none "and asked for again"

# --- Duplicates ----------------------------------------------------------------------------------------------------------

fresh
printf 'Name,Type,Country,City,Registration No,Email,Phone\nAsha Foundation,NGO,India,Delhi,IN-1,asha@example.org,\nBina Society,NGO,India,Pune,,info@bina.example,\n' > "$list"
run import organisation "$list"
printf 'Name,Type,Country,City,Registration No,Email,Phone\n%s\n%s\n%s\n%s\n' 'The ASHA Foundation Ltd.,NGO,IN,Delhi,,,+91 11 111' \
  'Renamed,NGO,IN,,in 1,,+91 11 222' 'Bina Society,NGO,IN,Agra,,,' 'Somebody Else,NGO,IN,,,info@bina.example,' > "$list"
run import organisation "$list" --dry-run --format json
counts 2 0 0 2 0 | tap_none "by name and country, by number; not by name alone in another city, nor by e-mail alone"
run import organisation "$list" --on-duplicate create --dry-run --format json
counts 4 0 0 0 0 | tap_none "--on-duplicate create"
run import organisation "$list" --on-duplicate fill --format json
counts 2 1 0 1 0 | tap_none "--on-duplicate fill: what the row above has filled is no longer empty"
is "$(of name,phone "asha")" "Asha Foundation,'+91 11 111" | tap_none "fills what is empty"
run undo
run import organisation "$list" --on-duplicate update --format json
is "$(of name,phone,city "renamed")" "Renamed,'+91 11 222,Delhi" | tap_none "--on-duplicate update"
run undo
is "$(of name,phone "asha")" 'Asha Foundation,' | tap_none "undo takes updates back"
printf 'Organisation,Name,Role,Email,Consent\nAsha Foundation,Kari,Director,kari@example.org,yes\nIN-1,Ola,Helper,,no\nNobody,Per,,,yes\n' > "$list"
run import contact "$list" --format json
counts 2 0 0 0 1 | tap_none "children find their parent by name and number"
run import contact "$list" --format json
counts 0 0 2 0 1 | tap_none "and are the same again"

# --- Registration numbers as lists write them -------------------------------------------------------------------------------

fresh
printf 'Name,Country,Kind,Reg. no.\nHope,NO,ngo,912345678\nHåpet,NO,ngo,NO 912345678 MVA\nBright,NO,ngo,Org.nr. 912 345 679\nHope,KE,ngo,912345678\n' > "$list"
run import organisation "$list" --format json
counts 3 0 0 1 0 | tap_none "one registration number, however it is written, is one organisation's in its country"
is "$(of registration_number bright)" 'Org.nr. 912 345 679' | tap_none "it stays as it was given"
printf 'Organisation,Name,Consent\nNO 912 345 679 MVA,Kari,yes\n912345679,Ola,no\nNO912345678,Per,no\nNO 912345670 MVA,Eva,no\n' > "$list"
run import contact "$list" --format json
counts 3 0 0 0 1 | tap_none "and finds it in every form, but in no other country"

# --- Day or month first ---------------------------------------------------------------------------------------------------

fresh
dates() {
  printf 'Name,Country,Kind,Review due\n' > "$list"
  for date in "$@"; do printf 'Centre %s,IN,ngo,%s\n' "$date" "$date"; done >> "$list"
}
reviewed() { "$LRN" --db "$db" export organisation --query centre --fields review_due 2> /dev/null | sed 1d | tr '\n' ' '; }
dates 02/03/2027 2027-05-04 '11/21/2027 10:30'
run import organisation "$list"
[ "$(reviewed)" = '2027-02-03 2027-11-21 2027-05-04 ' ] || explain | tap_none "one date makes a column month first"
complains 'month first' | tap_none "which is told"
run undo
dates 02/03/2027 21/11/2027
run import organisation "$list"
[ "$(reviewed)" = '2027-03-02 2027-11-21 ' ] || explain | tap_none "or day first"
grep 'first' "$err" | tap_none "which is nothing to tell"
run undo
dates 02/03/2027 04/05/2027
run import organisation "$list" --dry-run
complains 'Doubtful: dates in "Review due".*02/03/2027 as 2 Mar 2027; it might be 3 Feb 2027.*--dates' | tap_none "where nothing says which it is told"
run --lang nb import organisation "$list" --dry-run
complains 'Usikkert: datoer i «Review due».*2. mars 2027' | tap_none "in Norwegian too"
run import organisation "$list" --dates month-first
[ "$(reviewed)" = '2027-02-03 2027-04-05 ' ] || explain | tap_none "and somebody says it"
run undo
dates 21/11/2027 11/21/2027 02/03/2027
run import organisation "$list"
complains 'Doubtful' | tap_none "a column that says both is in doubt"
run undo
dates 31/12/2026 12/31/2026
run import organisation "$list" --dry-run
complains '12/31/2026 as no date; it might be 31 Dec 2026' | tap_none "a date that is none with the day first is called so"
dates 02.03.2027 04.05.2027
run import organisation "$list"
grep 'Doubtful' "$err" | tap_none "dates with points are not"
run import organisation "$list" --dates american
ends 2 "an order that is none"
run undo
dates 12/31/2026 10.02.2027 01/03/2027
run import organisation "$list"
is "$(reviewed)" '2027-01-03 2027-02-10 2026-12-31 ' | tap_none "with points the day is first though slashes say that the month is"

# --- Days by their numbers -------------------------------------------------------------------------------------------------

fresh
dates 46387 '' 46024 n/a
run import organisation "$list"
is "$(reviewed)" '"" 2026-01-02 2026-12-31 "" ' | tap_none "a column of days' numbers is read as a spreadsheet counts them"
complains '^Dates in "Review due" are numbers, as a spreadsheet counts the days: 46387 is 31 Dec 2026\.$' | tap_none "which is told"
run --lang nb import organisation "$list" --dry-run
complains '^Datoer i «Review due» er tall.*46387 er 31\. des\. 2026' | tap_none "in Norwegian too"
fresh
dates 46387 02.01.2026
run import organisation "$list"
complains ':2:Review due: "46387" is no date' | tap_none "where other dates stand in it a number is none"
fresh
dates 46387 12
run import organisation "$list" --strict --format json
counts 0 0 0 0 2 | tap_none "nor where one is of no day that may be meant"
{
  printf 'Name,Country,Kind,Review due\n'
  seq 1 3000 | sed 's/.*/Place &,IN,ngo,46387/'
  echo 'Centre,IN,ngo,soon'
} > "$list"
run import organisation "$list" --dry-run
complains ':2:Review due: "46387" is no date' | tap_none "however far down it stands"

# --- Two that are as likely ----------------------------------------------------------------------------------------------

fresh
printf 'Name,Type,Country,City\nFair Work Centre,ngo,IN,Chennai\nFair Work Centre,ngo,IN,Mumbai\n' > "$list"
run import organisation "$list"
printf 'Name,Type,Country,Phone\nFair Work Centre,ngo,IN,+91 22 2345 6789\n' > "$list"
for policy in fill update; do
  run import organisation "$list" --on-duplicate "$policy" --format json
  counts 0 0 0 1 0 | tap_none "of two records as likely none is changed ($policy)"
  complains ':2: Just as likely the same as ' | tap_none "and both are named ($policy)"
done
is "$(of name 'Fair phone:91')" '' | tap_none "so that neither has a wrong number"
run import organisation "$list" --on-duplicate create --format json
counts 1 0 0 0 0 | tap_none "as another it is added"

# --- What was exported comes back ------------------------------------------------------------------------------------------

fresh
printf 'Name,Type,Country,City\nSông Hồng Centre,NGO,VN,Cần Thơ\nÇukurova İşçi,NGO,TR,İzmir\n' > "$list"
run import organisation "$list"
run export organisation "$tap_folder/lacking.csv" --encoding WINDOWS-1252
run import organisation "$tap_folder/lacking.csv" --encoding WINDOWS-1252 --on-duplicate update --format json
counts 0 0 2 0 0 | tap_none "letters that an encoding lacks, come back as question marks, change nothing"
is "$(of name,city "Hồng")" 'Sông Hồng Centre,Cần Thơ' | tap_none "and the record keeps them"
LC_ALL=C sed -i 's/ Centre/ House/' "$tap_folder/lacking.csv"
run import organisation "$tap_folder/lacking.csv" --encoding WINDOWS-1252 --on-duplicate update --format json
counts 0 1 1 0 0 | tap_none "where something else of the cell was changed"
is "$(of name,city "Hồng")" 'Sông Hồng House,Cần Thơ' | tap_none "the words that were not are kept"
complains ':name: Words with question marks for letters are as they were' | tap_none "which is told"

rm -f "$db" "$db"-*
"$LRN" --db "$db" init --demo > /dev/null 2>&1
for type in $("$LRN" --db "$db" types | cut -d' ' -f1); do
  "$LRN" --db "$db" export "$type" "$list" 2> /dev/null || echo "$type cannot be exported"
  run import "$type" "$list" --format json
  says '^"change": null' && says '^"unmapped": \[\],' && says '^"rejected": 0,'
done | tap_none "every exported type comes back without a change"
for lang in en nb; do
  "$LRN" --db "$db" --lang "$lang" export organisation "$list" --labels --excel 2> /dev/null
  run --lang "$lang" import organisation "$list" --format json
  says '^"change": null'
done | tap_none "labels of both languages come back as well"

# --- Like another, but not enough -------------------------------------------------------------------------------------------

fresh
printf 'name,kind,country,city\nRadio Sauti,ngo,KE,Mombasa\n' > "$list"
run import organisation "$list"
printf 'name,kind,country,city\nRadio Sauti,ngo,KE,Nairobi\nOther,ngo,KE,Kisumu\nOther,ngo,KE,Lamu\nLone,ngo,UG,Lamu\n' > "$list"
run import organisation "$list" --format json
counts 4 0 0 0 0 | tap_none "the same name in another city is another"
complains ':2: It is like "Radio Sauti" .70 of 100: same name and country., and taken as another.$' | tap_none "and it is told whom it is like"
complains ':4: It is like "Other" .70 of 100' | tap_none "in the list itself, too"
is "$(grep -c 'It is like' "$err")" 2 | tap_none "of no other row"

# --- Lists of others ---------------------------------------------------------------------------------------------------------

data=$TOP_SRCDIR/../shared/data
if [ -d "$data" ]; then
  fresh
  run import hotspot "$data/us-dol-tvpra-goods-2016.csv" --where "Child Labor=X" --set issue=child-labour --format json
  counts 234 0 0 111 0 | tap_none "goods made by children, as hot spots: new are those that the program did not bring"
  complains '\(same product, no title of its own, 88 of 100\)\.$' | tap_none "which are known by their product, as the list has no titles"
  run import site "$data/osh-winter-2019-compliance-list-v2.csv" --format json
  counts 351 0 0 0 0 | tap_none "employment sites"
  run import organisation "$data/uk-health-orgs-utf16le.csv" --set country=GB --set kind=public-body --format json
  counts 326 0 0 0 1 | tap_none "organisations in UTF-16"
  for file in "$data"/malformed/* "$data"/spectrum/*; do
    run import organisation "$file" --map name=1 --set kind=ngo --set country=NO
    [ "$status" -le 2 ] || explain
    grep -vE '^lrn: |^Read: |^Not read: |: UTF-8, [a-z]+, (header on line [0-9]+|no header), [0-9]+ columns?, [0-9]+ rows?$' "$err"
  done | tap_none "every malformed list gives a report"
fi

# --- How things are said --------------------------------------------------------------------------------------------------------

printf 'Name,Type,Country,a=b,c\nAsha,NGO,IN,v1,x=y\nBina,NGO,IN,v2,z\n' > "$list"
run import organisation "$list" --dry-run --where 'a=b=v1' --where 'c=x=y'
says '^1 row: new 1, ' | tap_none "conditions may have a sign of equality in the header and in the value"
run import organisation "$list" --dry-run --encoding ' iso 8859-1' --format json
says '^"encoding": "ISO-8859-1"' | tap_none "an encoding goes by its own name, however it is said"

# --- All that is told ----------------------------------------------------------------------------------------------------------

fresh
awk 'BEGIN { print "Name,Type,Country,City,Founded"; for (i = 1; i <= 150; i++) printf "Organisation number %d,NGO,IN,Pune,1990\n", i }' > "$list"
run import organisation "$list"
ends 0 "many rows"
{ sed 's/1990/1991/' "$list"; echo 'Quite another,NGO,IN,Pune,never'; echo 'No country,NGO,,Pune,1990'; } > "$tap_folder/many.csv"
run import organisation "$tap_folder/many.csv" --dry-run
complains 'There are more of this kind; --notes FILE writes all of them' | tap_none "what is left out past a hundred is somewhere else"
run import organisation "$tap_folder/many.csv" --dry-run --rejects "$tap_folder/same.csv" --notes "$tap_folder/same.csv"
ends 2 "but not where the rejected rows are"
run import organisation "$tap_folder/many.csv" --dry-run --notes -
ends 2 "nor on standard output"
run import organisation "$tap_folder/many.csv" --notes "$tap_folder/notes.csv" --format json
counts 1 0 0 150 1 | tap_none "with a file for all that is told"
is "$(sed 1q "$tap_folder/notes.csv")" 'line,kind,column,score,text' | tap_none "that has a header"
is "$(grep -c ',duplicate,,97,"Most likely the same as' "$tap_folder/notes.csv")" 150 | tap_none "and every row that is left out, with its score"
for line in '151,duplicate' '152,unread,Founded,,' '153,rejected,'; do
  grep "^$line" "$tap_folder/notes.csv" > /dev/null || echo "not $line"
done | tap_none "and what cannot be read or is rejected"
complains 'There are more of this kind\.$' | tap_none "which the report says"
run import organisation "$tap_folder/many.csv" --notes "$tap_folder/many.csv"
ends 2 "it is never written over the list"

# --- Wrong calls -----------------------------------------------------------------------------------------------------------

run import organisation "$list" --set kind=ngo --set country=Atlantis
ends 2 "a value that no field takes"
complains '--set country: No country' | tap_none "is told of with its field"
run import organisation "$list" --set country=BD --set country=IN
ends 2 "one field twice"
run import organisation ''
ends 2 "a file without a name"
run import organisation "$list" --delimiter x
ends 2 "a letter is no delimiter"
run import organisation "$list" --profile ''
ends 2 "a profile without a name is none"
printf '\001\002\003\004\n\005\006\007,\001\n' > "$list"
run import organisation "$list"
ends 2 "what is no text is no list"
complains 'encoding is one that is not recognised' | tap_none "and nothing is guessed of its encoding"
run import organisation "$list" --encoding CP850
complains 'encoding is another than' | tap_none "but for the one that was given"

tap_done
