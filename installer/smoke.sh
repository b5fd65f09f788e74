#!/usr/bin/env bash
# Freezes the program and tries what only a frozen program can get wrong: it starts, makes the
# practice building with its bank files, issues a month, and prints everything.
set -euo pipefail
cd "$(dirname "$0")/.."

export PYTHONHASHSEED=1 SOURCE_DATE_EPOCH=1795392000
if ! command -v objdump >/dev/null; then
  echo "objdump is missing. Give this command, then try again: sudo apt-get install -y binutils" >&2
  exit 1
fi
.venv/bin/python -m PyInstaller --noconfirm --clean --log-level WARN \
  --distpath build/frozen --workpath build/freezing installer/bestuurskamer.spec

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
(
  cd "$home"
  unset DISPLAY WAYLAND_DISPLAY
  env -i HOME="$home" PATH=/usr/bin:/bin QT_QPA_PLATFORM=offscreen LANG=C.UTF-8 \
    "$OLDPWD/build/frozen/bestuurskamer/bestuurskamer" --demo --folder "$home/demo"
)
count() { find "$home/demo/$1" -name "*.$2" | wc -l; }
for want in "facturen pdf 50" "overzichten pdf 8" "brieven pdf 3" "schermen png 40"; do
  read -r folder ending least <<<"$want"
  found=$(count "$folder" "$ending")
  if [ "$found" -lt "$least" ]; then
    echo "$folder: $found files, at least $least expected" >&2
    exit 1
  fi
  echo "$folder: $found"
done
du -sh build/frozen/bestuurskamer | cut -f1 | sed 's/^/installed: /'
