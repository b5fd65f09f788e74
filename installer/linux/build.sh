#!/usr/bin/env bash
# `make installer`: the frozen program, the .deb and the .run, with their sizes and checksums.
set -euo pipefail
cd "$(dirname "$0")"
. ../settings.sh

most_deb=60 most_installed=180

seconds "frozen" ../freeze.sh
../../.venv/bin/python ../icons.py "$build/icons"
seconds "packed as .deb" ./deb.sh
seconds "packed as .run" ./run.sh

need desktop-file-validate=desktop-file-utils appstreamcli=appstream
desktop-file-validate $id.desktop
unpacked=$build/unpacked
rm -rf "$unpacked"
dpkg-deb --extract "$deb" "$unpacked"
appstreamcli validate --no-net "$unpacked/usr/share/metainfo/$id.metainfo.xml"

megabytes() { awk -v bytes="$1" 'BEGIN {printf "%.1f", bytes / 1e6}'; }
within() {
  say "$1: $(megabytes "$2") MB (at most $3)"
  [ "$2" -le $(($3 * 1000000)) ] || fail "$1 is too large"
}
within ".deb" "$(stat -c %s "$deb")" $most_deb
say ".run: $(megabytes "$(stat -c %s "$run")") MB"
within "installed" "$(du -sb --apparent-size "$unpacked/opt" | cut -f1)" $most_installed
rm -rf "$unpacked"
checksums
