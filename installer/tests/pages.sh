#!/usr/bin/env bash
# Goes through every page of the Windows installer and the first of the remover with the keyboard,
# with a picture of each; run inside the room. The program is installed when it ends.
set -uo pipefail
. /proof/hands.sh
screen_on
trap screen_off EXIT

wine 'C:\setup.exe' >/dev/null 2>&1 &
see 'Language'
picture "pages 0 language"
press Return
see 'Bestuurskamer'
sleep 2
for page in "1 welcome" "2 folder"; do
  picture "pages $page"
  press Return
  sleep 2
done
picture "pages 3 placing"
sleep 45 # it is placing the program; its last page takes no key before that is done
picture "pages 4 ready"
press Return # its last button starts the program
sleep 10
see 'Bestuurskamer$' 60
picture "pages 5 started"
press Escape alt+F4
gone 'Bestuurskamer' 90
pass "the pages of the installer, in Dutch; its last one starts the program"

wine 'C:\users\root\AppData\Local\Programs\Bestuurskamer\verwijderen.exe' >/dev/null 2>&1 &
see 'Bestuurskamer'
sleep 2
picture "pages 6 remove"
press Escape
sleep 1
press Return
gone 'Bestuurskamer' 30
pass "the first page of the remover"
