#!/usr/bin/env bash
# Tries what only a frozen program can get wrong: it starts, makes the practice building with its
# bank files, issues a month, and prints everything. It is frozen first where that was not done.
set -euo pipefail
cd "$(dirname "$0")/.."

. installer/settings.sh
is_frozen || installer/freeze.sh

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
(
  cd "$home"
  unset DISPLAY WAYLAND_DISPLAY
  env -i HOME="$home" PATH=/usr/bin:/bin QT_QPA_PLATFORM=offscreen LANG=C.UTF-8 \
    "$bundle/bestuurskamer" --demo --folder "$home/demo"
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
du -sh "$bundle" | cut -f1 | sed 's/^/installed: /'
