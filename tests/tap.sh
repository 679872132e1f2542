# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the test scripts share: points of the Test Anything Protocol. Most checks here look for offenders; a check holds when it
# finds none, and the offenders are printed when it does not.

LC_ALL=C.UTF-8
export LC_ALL

TOP_SRCDIR=${TOP_SRCDIR:-$(dirname "$0")/..}
cd "$TOP_SRCDIR" || exit 99

tap_folder=$(mktemp -d) || exit 99
trap 'rm -rf "$tap_folder"' EXIT
: > "$tap_folder/points"

# tap_none NAME: the offenders come on standard input, one a line. The points so far are kept in a file, as the end of a pipe
# runs in a shell of its own.
tap_none()
{
  sed 's/^/# /' > "$tap_folder/offenders"
  if [ -s "$tap_folder/offenders" ]; then verdict="not ok"; else verdict="ok"; fi
  echo "$verdict" >> "$tap_folder/points"
  echo "$verdict $(($(wc -l < "$tap_folder/points"))) - $1"
  cat "$tap_folder/offenders"
}

# tap_skip WHY: a point that cannot be checked here.
tap_skip()
{
  echo ok >> "$tap_folder/points"
  echo "ok $(($(wc -l < "$tap_folder/points"))) # SKIP $1"
}

# tap_skip_all WHY: ends the test without a point.
tap_skip_all()
{
  echo "1..0 # SKIP $1"
  exit 0
}

tap_done()
{
  echo "1..$(($(wc -l < "$tap_folder/points")))"
  ! grep -q "not ok" "$tap_folder/points"
}
