#!/usr/bin/env bash
# `make installer-windows`: the Windows program and its installer, built and tried under Wine.
# It needs root (for the room that Wine lives in). It proves what Wine can prove, and no more.
set -euo pipefail
cd "$(dirname "$0")"
. ../settings.sh
. ./room.sh

most_setup=45 most_installed=180
[ "$(id -u)" = 0 ] || fail "This target needs root: it makes a room with debootstrap and chroot."
need unshare=util-linux makensis=nsis

frozen=$build/windows/made/bestuurskamer

freeze() {
  local prefix=building drive=$build/windows/building/drive_c
  new_prefix
  mv "$build/windows/python" "$drive/Python" 2>/dev/null
  trap 'mv "$drive/Python" "$build/windows/python"; close_room' EXIT
  mkdir -p "$drive/source"
  (cd "$ground" && tar -c desktop resources i18n installer pyproject.toml requirements.lock LICENSE) |
    tar -x -C "$drive/source"
  in_wine xvfb-run -a wine 'C:\Python\python.exe' -m PyInstaller --noconfirm --clean \
    --log-level WARN --distpath 'C:\made' --workpath 'C:\making' \
    'C:\source\installer\bestuurskamer.spec' >"$build/windows/freeze.log" 2>&1 ||
    fail "PyInstaller under Wine did not succeed: $build/windows/freeze.log"
  in_wine wineserver --wait
  rm -rf "$build/windows/made"
  mv "$drive/made" "$build/windows/made"
  trap close_room EXIT
  mv "$drive/Python" "$build/windows/python"
}

seconds "Python for Windows" ./python.sh
seconds "room with Wine" open_room
trap close_room EXIT
seconds "frozen under Wine" freeze
../../.venv/bin/python ../icons.py "$build/icons"
seconds "packed as installer" ./setup.sh
../../.venv/bin/python portable.py "$frozen" "$portable"
../../.venv/bin/python sheet.py "$setup" "$build/out/Windows beschermde uw pc.pdf"

megabytes() { awk -v bytes="$1" 'BEGIN {printf "%.1f", bytes / 1e6}'; }
within() {
  say "$1: $(megabytes "$2") MB (at most $3)"
  [ "$2" -le $(($3 * 1000000)) ] || fail "$1 is too large"
}
within "Windows installer" "$(stat -c %s "$setup")" $most_setup
within "installed" "$(du -sb --apparent-size "$frozen" | cut -f1)" $most_installed
say "portable folder, packed: $(megabytes "$(stat -c %s "$portable")") MB"
checksums
