#!/usr/bin/env bash
# Makes this folder ready to run: .venv from the lock, Qt's system libraries, the translations.
# A second call finds everything done and returns at once.
set -euo pipefail
cd "$(dirname "$0")/.."

stamp=.venv/ready
if [ -f "$stamp" ] && [ "$stamp" -nt requirements.lock ] && [ "$stamp" -nt installer/ready.sh ] &&
    [ -z "$(find i18n -name '*.po' -newer "$stamp" -print -quit)" ]; then
  exit 0
fi

# Debian packages that Qt's own wheels lean on, and what reads the screen without a screen.
qt_packages="libegl1 libgl1 libopengl0 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1
  libfreetype6 libglib2.0-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
  libxcb-randr0 libxcb-render0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 libcups2"

install_packages() {
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    DEBIAN_FRONTEND=noninteractive apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >/dev/null
  elif command -v apt-get >/dev/null && sudo -n true 2>/dev/null; then
    sudo apt-get -qq update
    sudo DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >/dev/null
  else
    echo "Something is missing on this computer. Give this command, then try again:" >&2
    echo "  sudo apt-get install -y $*" >&2
    exit 1
  fi
}

find_python() {
  for name in python3.11 python3.12 python3.13 python3; do
    if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
  echo "Python 3.11, 3.12 or 3.13 is needed." >&2
  exit 1
}

python=$(find_python)
if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
  rm -rf .venv
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    install_packages python3-venv
  fi
  "$python" -m venv .venv
fi

if [ ! -f .venv/lock ] || ! cmp -s requirements.lock .venv/lock; then
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
  cp requirements.lock .venv/lock
fi

site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
printf '%s\n' "$PWD/desktop" > "$site/bestuurskamer.pth"

try_qt() {
  QT_QPA_PLATFORM=offscreen .venv/bin/python -c 'from PySide6 import QtPdf, QtPrintSupport, QtSvg, QtWidgets'
}
# What Qt needs to draw and to open windows under X.
qt_lacks() {
  ! try_qt 2>/dev/null ||
    ldd "$site/PySide6/Qt/plugins/platforms/libqxcb.so" | grep -q 'not found'
}

if qt_lacks; then
  # shellcheck disable=SC2086 # one word per package
  (install_packages $qt_packages) || try_qt
fi

# The compiler of the Windows installer, which a test tries; without it that test is skipped.
command -v makensis >/dev/null || (install_packages nsis) >/dev/null 2>&1 || true

.venv/bin/pybabel --quiet compile --directory i18n --domain bestuurskamer
touch "$stamp"
