#!/usr/bin/env bash
# Goes through every page of the Windows installer and of its remover with the keyboard, with a
# picture of each; run inside the room. A LANGUAGE is nl or en.
#   pages.sh walk LANGUAGE   installs, starts the program, and removes it again
#   pages.sh open LANGUAGE   finds in words that the program is open
#   pages.sh old WHAT        finds in words that this Windows cannot run it
set -uo pipefail
. /proof/hands.sh

placed='C:\users\root\AppData\Local\Programs\Bestuurskamer'
declare -A number=([nl]=1043 [en]=1033)
listed='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Bestuurskamer'

begin() {
  wine 'C:\setup.exe' >/dev/null 2>&1 &
  see 'Language'
  [ "$language" = nl ] || press Up # Dutch comes first; the list is by name
  sleep 1
  picture "pages $language 0 language"
  press Return
}

walk() {
  begin
  see 'Bestuurskamer'
  sleep 2
  for page in "1 welcome" "2 folder"; do
    picture "pages $language $page"
    press Return
    sleep 2
  done
  picture "pages $language 3 placing"
  # The size is the last that is written; its last page takes no key before that.
  until_there 180 wine reg query "$listed" /v EstimatedSize
  sleep 4
  picture "pages $language 4 ready"
  wine reg query 'HKCU\Software\Bestuurskamer' /v Language 2>/dev/null |
    grep "${number[$language]}" >/dev/null || stop "the language $language was not taken"
  press Return # its last button starts the program
  sleep 10
  see 'Bestuurskamer$' 60
  sleep 4
  picture "pages $language 5 started"
  press Escape Escape alt+F4
  gone 'Bestuurskamer' 90
  pass "every page of the installer ($language); its last one starts the program"
  remove
}

remove() {
  wine "$placed\\verwijderen.exe" >/dev/null 2>&1 &
  see 'Bestuurskamer'
  sleep 2
  picture "pages $language 6 remove"
  press Return
  until_gone 60 wine reg query "$listed"
  sleep 3
  picture "pages $language 7 data stay"
  press Return
  sleep 2
  picture "pages $language 8 removed"
  press Return
  gone 'Bestuurskamer' 30
  pass "every page of the remover ($language)"
}

until_gone() {
  local left=$(($1 * 2))
  shift
  while "$@" >/dev/null 2>&1; do
    left=$((left - 1))
    [ "$left" -ge 0 ] || { picture "never"; stop "never ended: $*"; }
    sleep 0.5
  done
}

open() {
  local over='Bestuurskamer(-installatie| Setup)' left=60
  wine "$placed\\Bestuurskamer.exe" >/dev/null 2>&1 &
  see 'Bestuurskamer$' 90
  begin
  see "$over"
  press Return
  settle
  press Return
  # It is only said once it would place something, in a window over its own.
  until [ "$(xdotool search --onlyvisible --name "$over" | wc -l)" -ge 2 ]; do
    left=$((left - 1))
    [ "$left" -ge 0 ] || { picture "never"; stop "it did not say that the program is open"; }
    sleep 0.5
  done
  settle
  picture "refused $language open"
  wineserver -k
  pass "refused in words while the program is open ($language)"
}

old() {
  wine 'C:\setup.exe' >/dev/null 2>&1 &
  see 'Bestuurskamer'
  picture "refused $language"
  press Return
  sleep 1
  pass "refused in words, in both languages: $language"
}

what=$1 language=$2
shift 2
screen_on
trap screen_off EXIT
"$what" "$@"
