#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# user-session.sh COMMAND…: runs COMMAND as a user would, on a private display, bus and home with a window
# manager and an accessibility bus; all are gone afterwards.
set -u

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -m 700 "$scratch/run" "$scratch/home"
unset DBUS_SESSION_BUS_ADDRESS WAYLAND_DISPLAY
export HOME="$scratch/home" XDG_RUNTIME_DIR="$scratch/run" XDG_CONFIG_HOME="$scratch/home/.config" \
       XDG_DATA_HOME="$scratch/home/.local/share" XDG_STATE_HOME="$scratch/home/.local/state" \
       XDG_CACHE_HOME="$scratch/home/.cache" GDK_BACKEND=x11 GTK_A11Y=atspi GSETTINGS_BACKEND=memory \
       GSK_RENDERER=cairo GDK_DEBUG=gl-disable GDK_DISABLE=gl,vulkan LC_ALL=C.UTF-8 G_DEBUG=

# Only COMMAND writes to the output: the services of the bus talk there too.
exec 9>&1
xvfb-run -a -s '-screen 0 1440x900x24 -nolisten tcp -noreset' dbus-run-session -- bash -c '
  openbox >/dev/null 2>&1 &
  manager=$!
  sleep 1
  "$@" >&9
  status=$?
  kill $manager
  exit $status' user-session "$@" >/dev/null 2> >(grep -v -E 'dbus-daemon|SpiRegistry|explicit kill' >&2)
