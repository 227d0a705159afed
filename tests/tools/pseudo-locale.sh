#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Opens the program in a language whose every message stands in ⟦brackets⟧: what has none cannot be translated.
# usage: pseudo-locale.sh [OPTION… of hearsay]; without any, the sample story. PSEUDO_COMMAND names another program.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
language=en@pseudo
folder=$root/_build/po/$language/LC_MESSAGES
mkdir -p "$folder"

# msgen makes each message its own translation. Formats of dates and the language's own name stay what they are.
# shellcheck disable=SC2016 # expanded for each message
msgen --no-wrap "$root/po/hearsay.pot" |
  msgfilter --keep-header --no-wrap sh -c '
    case $MSGFILTER_MSGCTXT in
      date | column | "HTML language" | "HTML direction") cat ;;
      *) sed -e "1s/^/⟦/" -e "\$s/\$/⟧/" ;;
    esac' |
  sed -e 's/nplurals=INTEGER; plural=EXPRESSION;/nplurals=2; plural=(n != 1);/' > "$folder/hearsay.po"
msgfmt --use-fuzzy -o "$folder/hearsay.mo" "$folder/hearsay.po"

export HEARSAY_DATADIR="$root/data" HEARSAY_LOCALEDIR="$root/_build/po" LC_ALL=C.UTF-8 LANGUAGE="$language"
[ $# -gt 0 ] || set -- --sample
exec "${PSEUDO_COMMAND:-$root/_build/app/hearsay}" "$@"
