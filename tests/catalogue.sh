#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every message of the sources is in the catalogues, translated, and nothing else is.

# shellcheck source=tests/tap.sh
. "${TOP_SRCDIR:-$(dirname "$0")/..}/tests/tap.sh"

for tool in xgettext msgattrib msgcmp msgfmt; do
  command -v "$tool" > /dev/null || tap_skip_all "gettext's $tool is not installed"
done

listed()
{
  sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$1"
}

listed po/POTFILES.in > "$tap_folder/listed"

find src db ui -name '*.[ch]' | sort |
  xargs -r grep -lE '(^|[^[:alnum:]_])(_|N_|C_|NC_|message_plural)[[:space:]]*\(("|$)' |
  grep -vxFf "$tap_folder/listed" | tap_none "po/POTFILES.in names every source with messages"

while read -r file; do
  [ -f "$file" ] || echo "$file"
done < "$tap_folder/listed" | tap_none "po/POTFILES.in names only sources that are there"

LC_ALL=C sort -c "$tap_folder/listed" 2>&1 | tap_none "po/POTFILES.in is in order"

# The options are those of po/Makevars, as its Makefile reads them.
# shellcheck disable=SC2016
options=$(printf 'include po/Makevars\nshow:\n\t@echo $(XGETTEXT_OPTIONS)\n' |
  MAKEFLAGS='' make -s --no-print-directory -f - show)
template=$tap_folder/lrn.pot
# shellcheck disable=SC2086
xgettext $options --no-wrap --files-from="$tap_folder/listed" --output="$template" 2>&1 |
  tap_none "xgettext reads the sources without complaint"

# Puts the message in the place of its line in the template, which is gone when somebody reads of it.
name_messages()
{
  awk -v template="$template" '
    BEGIN { while ((getline line < template) > 0) lines[++count] = line }
    index($0, template ":") == 1 {
      rest = substr($0, length(template) + 2)
      number = rest + 0
      sub(/^[0-9]+:/, "", rest)
      while (number > 1 && lines[number] !~ /^msgid "/)
        number--
      $0 = lines[number] (lines[number] == "msgid \"\"" ? lines[number + 1] : "") ":" rest
    }
    { print }'
}

for language in $(listed po/LINGUAS); do
  catalogue=po/$language.po
  msgfmt --check --output-file=/dev/null "$catalogue" 2>&1 | tap_none "$catalogue: formats and plurals are right"
  msgattrib --no-wrap --no-obsolete --only-fuzzy "$catalogue" | grep '^msgid ' | tap_none "$catalogue: nothing is fuzzy"
  msgattrib --no-wrap --no-obsolete --untranslated "$catalogue" | grep '^msgid ' | tap_none "$catalogue: all is translated"
  msgcmp --use-fuzzy --use-untranslated "$catalogue" "$template" 2>&1 |
    grep -v '^msgcmp: found ' | name_messages |
    tap_none "$catalogue: the messages are those of the sources (otherwise: make update-po)"
done

tap_done
