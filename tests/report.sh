#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# lrn report: finished texts in three forms and both languages, into files that are replaced only whole.

# shellcheck source=tests/lrn.sh
. "${TOP_SRCDIR:-$(dirname "$0")/..}/tests/lrn.sh"

folder=$tap_folder/files
mkdir "$folder"
file=$folder/country.html

# lacks PATTERN FILE: lines that should not be there.
lacks()
{
  grep -E "$1" "$2"
}

run init --demo
ended 0 | tap_none "there is a network"

# --- What is written ---------------------------------------------------------------------------------------------------

run --lang en report country BD
ends 0 "a country's profile"
says '^Bangladesh$' | tap_none "its name"
says '^Known for  .*garments \(2\)' | tap_none "what it is known for"
says '^Hot spots \(' | tap_none "its hot spots"
says '^Recommended actions \(' | tap_none "what is recommended"
says '^Local organisations \(' | tap_none "who works there"
says '^mapping of' | tap_none "by expertise"
says 'Shimul Workers. Rights' | tap_none "by name"
says '^Partnerships \(' | tap_none "partnerships"
says '^Forced Labor .*years,' | tap_none "sources with their age"
awk 'length($0) > 160' "$out" | tap_none "lines are broken"
cp "$out" "$folder/by-code"
run --lang en report country Bangladesh
cmp "$out" "$folder/by-code" 2>&1 | tap_none "by its name the same"
run --lang nb report country BD
says '^Kjent for  ' | tap_none "in Norwegian"
says '^Risikoområder \(' | tap_none "with its headings"
says '^Lokale organisasjoner \(' | tap_none "and words"
run report world
says '^There are [0-9]+ more countries\.$' | tap_none "beyond the countries with most organisations the rest is told"

run --lang nb report country BD --format html
ends 0 "as HTML"
says '^<html lang="nb">$' | tap_none "in its language"
says '^<h1 id="s0">Bangladesh</h1>$' | tap_none "with its title"
lacks '<script|<link|<img|@import|url\(|src=' "$out" | tap_none "nothing is run or fetched"
run --lang en report country BD --format html
says '^<html lang="en">$' | tap_none "in the other one"
run --lang en report country BD --format markdown
says '^# Bangladesh$' | tap_none "as Markdown"
says '^\| Expertise \| ' | tap_none "with tables"

# The names of the elements in a page, sorted, each as often as it is there.
elements()
{
  grep -oE '<[a-zA-Z][a-zA-Z0-9]*' "$1" | sort
}

browser=$(for name in chromium chromium-browser google-chrome firefox firefox-esr; do command -v "$name" && break; done)

# What a browser makes of a page: the elements it shows; of one that tells nothing of them, those written if it draws the page at all. As root it wants no sandbox.
browse()
{
  case $browser in
  *firefox*)
    mkdir -p "$tap_folder/browser"
    "$browser" --headless --no-remote --profile "$tap_folder/browser" --screenshot "$folder/page.png" "file://$1" < /dev/null > /dev/null 2>&1
    [ ! -s "$folder/page.png" ] || elements "$1"
    rm -f "$folder/page.png"
    ;;
  *)
    sandbox=
    [ "$(id -u)" -ne 0 ] || sandbox=--no-sandbox
    # shellcheck disable=SC2086
    "$browser" --headless $sandbox --disable-gpu --user-data-dir="$tap_folder/browser" --dump-dom "file://$1" < /dev/null 2> /dev/null > "$folder/shown.html"
    elements "$folder/shown.html"
    ;;
  esac
}

while read -r report; do
  for language in en nb; do
    for format in text markdown html; do
      # shellcheck disable=SC2086
      run --lang "$language" report $report --format "$format"
      ends 0 "$report as $format ($language)"
    done
    cp "$out" "$folder/page.html"
    lacks '<script|<link|<img|@import|url\(|src=' "$out" | tap_none "nothing in it is run or fetched"
    if command -v xmllint > /dev/null; then
      xmllint --noout "$out" 2>&1 | tap_none "it is well formed"
    else
      tap_skip "xmllint is not installed"
    fi
    if [ -n "$browser" ]; then
      elements "$folder/page.html" > "$folder/written"
      browse "$folder/page.html" | diff - "$folder/written" | tap_none "a browser shows every element that was written"
    else
      tap_skip "no browser is installed"
    fi
  done
done << 'END'
country BD
coverage
world
organisation RG001
shortlist NE001
introduction PA001
partnership PA001
member-year ME001 --year 2026
quality
END

# --- What does not leave ------------------------------------------------------------------------------------------------

run --lang en report introduction PA011
ends 1 "a letter for a partnership that is cancelled"
complains 'is cancelled' | tap_none "is refused"
run --lang en report introduction PA002
ends 1 "a letter for a partnership that is closed"
complains 'is closed' | tap_none "is refused, too"
run set partnership PA001 visibility=parties
for report in partnership introduction; do
  run --lang en report "$report" PA001
  ends 1 "$report: of what is marked for the parties"
  complains 'is marked as visible to the parties concerned only' | tap_none "none is written, and it is said why"
done
run undo

# --- Into a file -------------------------------------------------------------------------------------------------------

run --lang en report country BD --format html --output "$file"
ends 0 "into a file"
tap_none "and not to standard output" < "$out"
run --lang en report country BD --format html
cmp "$out" "$file" 2>&1 | tap_none "the same"
stat -c %a "$file" | grep -vx 600 | tap_none "the owner's alone"
run --lang en report country BD --format html --output -
cmp "$out" "$file" 2>&1 | tap_none "- is standard output"
cp "$out" "$tap_folder/country"
echo old > "$file"
chmod 640 "$file"
run --lang en report country BD --output "$file"
ends 0 "over another file"
stat -c %a "$file" | grep -vx 640 | tap_none "which keeps its mode"
head -1 "$file" | grep -vx Bangladesh | tap_none "and is replaced whole"
run --lang en report country BD --output "$folder/no/such/place"
ends 2 "a place that is not there"
run --lang en report country BD --output "$db"
ends 2 "the database"
complains 'is the database' | tap_none "is spared"
find "$folder" -name '.lrn-*' | tap_none "nothing is left over"

# --- Names in either language ------------------------------------------------------------------------------------------

run --lang en report land BD --format html
cmp "$out" "$tap_folder/country" 2>&1 | tap_none "a report is known by what it is about in Norwegian, too"

# --- Wrong calls -------------------------------------------------------------------------------------------------------

run guidance --format html
ends 2 "no page of guidance has no format"

run report
ends 2 "no name"
run --lang en report contry BD
ends 2 "a name that is none"
complains 'Did you mean .*country' | tap_none "the one meant is proposed"
run --lang en report country
ends 2 "no country"
complains 'lrn report country ID' | tap_none "it is said what is missing"
run --lang en report country Atlantis
{ [ "$status" -eq 1 ] || [ "$status" -eq 2 ] || explain; } | tap_none "a country that is none"
run --lang en report country bangladehs
ends 1 "a country that is none, but near to one"
complains 'Did you mean Bangladesh\?' | tap_none "what is near is offered"
run --lang en report country BD --format word
ends 2 "a form that is none"
run --lang en report country BD --year 2026
ends 2 "a year of a report that has none"
run --lang en report member-year ME001 --year next
ends 2 "a year that is none"

tap_done
