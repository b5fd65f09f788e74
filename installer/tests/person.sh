#!/usr/bin/env bash
# What a person does with the program, by screen and keyboard alone; run inside a room.
#   person.sh first      makes the practice building, issues a month, prints it, closes
#   person.sh new        begins a board of their own and closes
#   person.sh again      opens that board as the program does by itself, and closes; with
#                        `updated` a copy must have come, of before the data were brought up to date
#   person.sh refused    starts, and finds that the board is not opened
#   person.sh opens FILE double-clicks a data file
#   person.sh stays 30   starts, leaves the program open for so many seconds, and closes
# $program starts the program, $data is its data folder, $printer is empty where there is none.
set -uo pipefail
. /proof/hands.sh

board='Bewoners De Wilg'
demo='Buurthuis De Proef'
own="$data/$board/$board.bestuurskamer"

start() {
  cd
  $program "$@" >/tmp/said 2>&1 &
  running=$!
}

close() {
  press alt+F4
  gone 'Bestuurskamer$' 90
  wait "$running"
}

copies() { find "$data" -path "*kopieen/$1*.bestuurskamer" | wc -l; }

first() {
  start
  see '^Bestuurskamer$' 120
  settle
  picture "1 welcome"
  press Tab Return
  see "$demo.*Bestuurskamer" 180
  settle
  pass "the practice building opens"
  picture "2 today"
  press alt+2
  settle
  press ctrl+Return
  settle
  picture "3 question"
  press Return
  settle 20
  picture "4 issued"
  press ctrl+Return
  if [ -n "${printer:-}" ]; then
    see "${print_title:-^Afdrukken$}"
    picture "5 print"
    press Return
    until_there 90 papers
    pass "the invoices of a month are issued and printed: $(papers)"
    settle
    see "$demo.*Bestuurskamer"
    press Return
  else
    settle
    picture "5 no printer"
    press Escape
    pass "the invoices of a month are issued; there is no printer here"
  fi
  settle
  close
  [ "$(copies "$demo")" -ge 1 ] || stop "no copy was made"
  pass "closed, with a checked copy"
}

papers() { lpstat -W all -o 2>/dev/null | awk '{print $1 ", " $3 " bytes"}' | grep .; }

new() {
  start
  see '^Bestuurskamer$'
  settle
  press Return
  settle
  write "$board"
  press Return
  see "$board.*Bestuurskamer"
  settle
  picture "6 first hour"
  close
  [ -f "$own" ] || stop "no data file $own"
  [ "$(copies "$board")" -ge 1 ] || stop "no copy was made"
  pass "a board of their own began, and has a checked copy"
}

again() {
  local before
  before=$(copies "$board")
  start
  see "$board.*Bestuurskamer"
  settle
  picture "7 again"
  close
  [ "${1:-}" != updated ] || [ "$(copies "$board")" -gt "$before" ] || stop "no copy was made"
  pass "the board opened by itself; copies: $before, now $(copies "$board")"
}

refused() {
  local before
  before=$(sha256sum "$own")
  start
  see '^Bestuurskamer$'
  settle 12
  picture "8 refused $1"
  [ -z "$(xdotool search --name "$board" 2>/dev/null)" ] || stop "the board was opened"
  press Return
  close
  [ "$(sha256sum "$own")" = "$before" ] || stop "the data file changed"
  pass "refused in words, and the data file is the same, byte for byte: $1"
}

opens() {
  start "$1"
  see "$board.*Bestuurskamer"
  settle
  picture "9 double click"
  press alt+F4
  gone 'Bestuurskamer$' 90
  pass "a data file opens with a double click"
}

stays() {
  start
  see 'Bestuurskamer$' 120
  sleep "$1"
  close
}

what=$1
shift
screen_on
trap screen_off EXIT
"$what" "$@"
