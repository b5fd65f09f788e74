#!/usr/bin/env bash
# Goes through every page of the Windows installer and remover with the keyboard, with a picture of
# each; run inside the room. The program is installed when it ends.
set -uo pipefail
. /proof/hands.sh
screen_on
trap screen_off EXIT

walk() {
  local language=$1 pages=$2 page
  wine 'C:\setup.exe' >/dev/null 2>&1 &
  see 'Language'
  picture "pages $language 0 language"
  [ "$language" = nl ] || press Down
  press Return
  see 'Bestuurskamer'
  sleep 2
  for page in $pages; do
    picture "pages $language $page"
    press Return
    sleep 2
  done
  if [ "$language" = nl ]; then
    sleep 45 # it is placing the program; its last page takes no key before that is done
    picture "pages $language ready"
    press Return # its last button starts the program
    sleep 10
    see 'Bestuurskamer$' 60
    picture "pages $language started"
    press Escape alt+F4
  else
    press Escape
    sleep 1
    picture "pages $language stop"
    press Return
  fi
  gone 'Bestuurskamer' 90
}

walk nl "1-welcome 2-folder"
pass "the pages of the installer, in Dutch"
wine 'C:\users\root\AppData\Local\Programs\Bestuurskamer\verwijderen.exe' >/dev/null 2>&1 &
see 'Bestuurskamer'
sleep 2
picture "pages remove 1"
press Escape
sleep 1
press Return
gone 'Bestuurskamer' 30
pass "the first page of the remover"
