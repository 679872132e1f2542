#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The house keeps its shape: src <- db <- ui, each library on one floor, no circles, no file that a release would lack.

# shellcheck source=tests/tap.sh
. "${TOP_SRCDIR:-$(dirname "$0")/..}/tests/tap.sh"

# The C files of the folders named.
sources()
{
  find "$@" -name '*.[ch]' | sort
}

# includes PATTERN FOLDER...: the includes in these folders whose file name is matched by the pattern as a whole.
includes()
{
  pattern=$1
  shift
  sources "$@" | xargs -r grep -nE "^[[:space:]]*#[[:space:]]*include[[:space:]]*[<\"]($pattern)[>\"]"
}

# calls PATTERN FOLDER...: lines outside comments in which a function matched by the pattern is called.
calls()
{
  pattern=$1
  shift
  sources "$@" | xargs -r grep -nE "(^|[^[:alnum:]_])($pattern)[[:space:]]*\\(" | grep -vE '^[^:]*:[0-9]+:[[:space:]]*(/\*|\*|//)'
}

includes '(\.\./)*(db|ui)/.*' src | tap_none "src includes nothing of db and ui"
includes '(\.\./)*ui/.*' db | tap_none "db includes nothing of ui"
includes '(\.\./)*tests/.*' src db ui | tap_none "the program includes nothing of the tests"
includes 'unicode/.*' db ui | tap_none "ICU is used only in src"
includes 'csv\.h' db ui | tap_none "libcsv is used only in src"
includes 'iconv\.h' db ui | tap_none "iconv is used only in src"
includes 'sqlite3.*\.h' src ui | tap_none "SQLite is used only in db"
includes '(ncurses(w)?/)?(n?curses|term|panel|menu|form)\.h' src db | tap_none "curses is used only in ui"
calls 'newterm|initscr|(mv)?w?getch|(mv)?w?get_wch|ungetch' src db ui | grep -v '^ui/term\.c:' |
  tap_none "the terminal is opened and read only in ui/term.c"

sources src db ui tests | grep '\.c$' | while read -r file; do
  first=$(grep -m 1 -E '^[[:space:]]*#[[:space:]]*include' "$file")
  case $first in
  *[\<\"]config.h[\>\"]*) ;;
  *) echo "$file: ${first:-includes nothing}" ;;
  esac
done | tap_none "every .c file includes config.h first"

# A project's header is named by its path from the top, so that there is one way to write it.
includes '[^/]*\.h' src db ui tests | grep '"' | grep -v '"config\.h"' |
  tap_none "the project's headers are named with their folder"

sources src db ui tests | grep '\.h$' | while read -r file; do
  sed -n 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*"\([^"]*\)".*/\1/p' "$file" | while read -r included; do
    echo "$file $included"
  done
done > "$tap_folder/pairs"
tsort "$tap_folder/pairs" 2>&1 > /dev/null | sed 's/^tsort: //' | tap_none "no header includes itself by way of others"

# A header and its source taken together; in db/ several sources are one store.
for folder in src ui; do
  sources "$folder" | while read -r file; do
    sed -n 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*"\([^"]*\)\.h".*/\1/p' "$file" | while read -r included; do
      [ "$included" = "${file%.*}" ] || echo "${file%.*} $included"
    done
  done > "$tap_folder/pairs"
  tsort "$tap_folder/pairs" 2>&1 > /dev/null | sed 's/^tsort: //' | tap_none "$folder: no file needs itself by way of others"
done

# What README's code map names in a folder, as patterns: the words its lines begin with, and families anywhere in them (report_*).
rooms()
{
  sed -n "/^$1\\/\$/,/^[a-z]*\\//s/^  //p" README.md > "$tap_folder/map"
  sed -n 's/^\(\([^ ,]*, \)*[^ ,][^ ,]*\).*/\1/p' "$tap_folder/map" | tr -d ' ' | tr ',' '\n' | sed 's/\.sh$//'
  grep -oE '[a-z_]*\*[a-z_]*' "$tap_folder/map"
}

for folder in src db ui tests; do
  rooms "$folder" | sort -u > "$tap_folder/rooms"
  find "$folder" -name '*.[ch]' -o -name '*.sh' | sed -n "s,^$folder/\([^/]*\)\.[a-z]*\$,\1,p" | sort -u > "$tap_folder/files"
  while read -r file; do
    while read -r room; do
      # shellcheck disable=SC2254 # families are patterns
      case $file in $room) continue 2 ;; esac
    done < "$tap_folder/rooms"
    echo "$folder/$file"
  done < "$tap_folder/files" | tap_none "README's code map has every file of $folder"
  grep -v '[*/]' "$tap_folder/rooms" | comm -23 - "$tap_folder/files" | tap_none "and in $folder none that is not there"
done

find src db ui tests \( -name '*.[ch]' -o -name '*.csv' -o -name '*.sh' \) | sort | while read -r file; do
  grep -qE "(^|[[:space:]])$(echo "$file" | sed 's/\./\\./g')([[:space:]]|\$)" Makefile.am ||
    # A test program's own source is understood from its name.
    grep -qE "(^|[[:space:]])${file%.c}([[:space:]]|\$)" Makefile.am || echo "$file"
done | tap_none "every file is named in Makefile.am"

# A copy without its history is looked at no further.
git ls-files 2> "$tap_folder/no_history" | sed 's,/.*,,' | sort -u |
  grep -vxE '\.ci|\.gitattributes|\.gitignore|Makefile\.am|README\.md|bootstrap|configure\.ac|db|doc|po|src|tests|ui' |
  tap_none "at the top stands nothing but what belongs there"

tap_done
