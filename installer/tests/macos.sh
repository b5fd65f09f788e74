#!/usr/bin/env bash
# The proof on macOS itself, for the workflow: place the program from its .dmg, let it do its main
# job, open it, close it, place it anew, and remove it; the data stay. NOT YET RUN.
set -euo pipefail

image=$(echo Bestuurskamer-*.dmg)
placed=$HOME/Applications/Bestuurskamer.app
inside=$placed/Contents/MacOS/Bestuurskamer
data="$HOME/Library/Application Support/Bestuurskamer"

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

place() {
  local from
  mkdir -p "$HOME/Applications"
  from=$(hdiutil attach -nobrowse "$image" | sed -n 's#^.*\(/Volumes/.*\)$#\1#p' | tail -n 1)
  rm -rf "$placed"
  cp -R "$from/Bestuurskamer.app" "$placed"
  hdiutil detach "$from" -quiet
}

until_there() {
  local left=$1
  shift
  until "$@"; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || fail "never came true: $*"
    sleep 1
  done
}
some() { ls "$data/oefenen/$1"*.bestuurskamer >/dev/null 2>&1; }
ended() { ! kill -0 "$program" 2>/dev/null; }
marks() { (cd "$data" && find . -type f ! -name '*.lock' | sort | tr '\n' '\0' | xargs -0 shasum -a 256); }

place
QT_QPA_PLATFORM=offscreen "$inside" --demo --folder "$PWD/job"
[ "$(find job/facturen -name '*.pdf' | wc -l)" -ge 50 ] || fail "a month was not issued and printed"

"$inside" --demo &
program=$!
until_there 180 some ""
sleep 10
osascript -e 'tell application "Bestuurskamer" to quit' || kill "$program"
until_there 90 ended
some kopieen/ || fail "no copy was made"

touch "$placed/Contents/old"
place
[ ! -e "$placed/Contents/old" ] || fail "a file of the old version stayed"
before=$(marks)
rm -rf "$placed"
[ "$(marks)" = "$before" ] || fail "the data changed by removing"
echo "All of it passed."
