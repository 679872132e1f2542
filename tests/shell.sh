#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The shell scripts are POSIX sh and pass shellcheck.

# shellcheck source=tests/tap.sh
. "${TOP_SRCDIR:-$(dirname "$0")/..}/tests/tap.sh"

command -v shellcheck > /dev/null || tap_skip_all "shellcheck is not installed"

for script in bootstrap .ci/run $(find tests -name '*.sh' | sort); do
  [ -f "$script" ] || continue
  shellcheck --external-sources --format=gcc "$script" 2>&1 | tap_none "$script: shellcheck has nothing to say"
  case $script in
  tests/tap.sh | tests/lrn.sh) ;;
  *) sed -n '1{/^#! *\/bin\/sh/!p;}' "$script" | tap_none "$script: is started with /bin/sh" ;;
  esac
done

tap_done
