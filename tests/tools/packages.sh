# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./run and ./check: installs the Debian packages that are missing.

build_packages="gcc libc6-dev meson ninja-build pkg-config gettext python3 libglib2.0-dev libglib2.0-dev-bin libgtk-4-dev
libadwaita-1-dev libjson-glib-dev libxml2-dev libicu-dev libpoppler-glib-dev libsqlite3-dev libstemmer-dev libpango1.0-dev libcairo2-dev
gtk-update-icon-cache desktop-file-utils shared-mime-info librsvg2-common adwaita-icon-theme graphviz"
test_packages="xvfb xauth clang-format appstream libxml2-utils poppler-utils fonts-dejavu-core fonts-noto-core
libasan8 libubsan1 dbus at-spi2-core openbox xdotool imagemagick python3-gi gir1.2-atspi-2.0 python3-jsonschema python3-prov"

missing_packages () {
  for package in "$@"; do
    case $(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null) in
      ii*|hi*) ;;
      *) printf ' %s' "$package" ;;
    esac
  done
}

install_packages () {
  command -v dpkg-query >/dev/null || return 0  # not Debian: meson says what is missing
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0

  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "These packages are missing, and there is no sudo to install them:$missing" >&2
      return 1
    fi
    as_root=sudo
  fi

  echo "Installing:$missing"
  # shellcheck disable=SC2086 # a list of package names
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing >/dev/null 2>&1 && return 0
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get update
  # shellcheck disable=SC2086
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing
}
