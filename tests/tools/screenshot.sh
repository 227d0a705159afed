#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the screenshots of the README from a fresh build: needs xvfb, openbox and imagemagick.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -m 700 "$scratch/run"
mkdir -p "$root/data/screenshots"

export HEARSAY_DATADIR="$root/data" HEARSAY_LOCALEDIR="$root/_build/po" HOME="$scratch" XDG_RUNTIME_DIR="$scratch/run"
export GSK_RENDERER=cairo GDK_DEBUG=gl-disable GDK_DISABLE=gl,vulkan GDK_BACKEND=x11 GSETTINGS_BACKEND=memory LC_ALL=C.UTF-8
export ROOT="$root"

# shellcheck disable=SC2016 # expanded by the inner shell
xvfb-run -a -s '-screen 0 1440x900x24 -nolisten tcp -noreset' dbus-run-session -- sh -c '
  openbox >/dev/null 2>&1 &
  manager=$!
  sleep 1
  "$ROOT/_build/app/hearsay" --sample &
  program=$!
  window=$(xdotool search --sync --onlyvisible --name Hearsay | head -1)
  xdotool windowsize --sync "$window" 1440 900 windowmove "$window" 0 0
  sleep 3
  xdotool mousemove 160 258 click 1   # the agency report, and its reprint beside it
  sleep 1
  xdotool mousemove 160 355 click 2
  sleep 1
  xdotool mousemove 720 880
  sleep 1
  import -window root "$ROOT/data/screenshots/read.png"
  xdotool key ctrl+2
  sleep 2
  xdotool mousemove 720 890
  sleep 1
  import -window root "$ROOT/data/screenshots/compare.png"
  xdotool key ctrl+3
  sleep 2
  import -window root "$ROOT/data/screenshots/quotes.png"
  kill "$program" "$manager"' 2>&1 | grep -v -E 'dbus-daemon|SpiRegistry' || true
