# Works the program as a person would: a screen, a keyboard, and eyes for the title of a window.
# Sourced inside a room. Pictures of the screen go to $pictures.
# shellcheck shell=bash

pictures=${pictures:-$HOME/pictures}

# A screen of 1366 × 768 with a plain window manager, on which no key repeats itself when the
# computer is busy.
screen_on() {
  shown_in=/tmp/screen
  mkdir -p "$pictures" "$shown_in"
  Xvfb :9 -r -screen 0 1366x768x24 -fbdir "$shown_in" -nolisten tcp >/dev/null 2>&1 &
  screen=$!
  export DISPLAY=:9
  until [ -S "/tmp/.X11-unix/X9" ]; do sleep 0.1; done
  openbox >/dev/null 2>&1 &
  sleep 1
}

screen_off() { kill "$screen" 2>/dev/null || true; }

# see TITLE [SECONDS]: waits until a window with this title is there, turns to it, and waits until
# it has the keyboard and nothing moves any more, for a busy computer.
see() {
  local title=$1 left=$((${2:-60} * 5)) found
  while ! found=$(xdotool search --onlyvisible --name "$title" 2>/dev/null) || [ -z "$found" ]; do
    left=$((left - 1))
    if [ "$left" -lt 0 ]; then
      picture "not-seen"
      stop "no window “$title” came"
    fi
    sleep 0.2
  done
  found=$(tail -n 1 <<<"$found") left=25
  until [ "$(xdotool getactivewindow 2>/dev/null)" = "$found" ] || [ $((left -= 1)) -lt 0 ]; do
    xdotool windowactivate "$found" 2>/dev/null || true
    sleep 0.2
  done
  settle
}

# settle [SECONDS]: waits until the screen is the same for a second; no longer than six, or so many,
# where something blinks.
settle() {
  local before now='' left=${1:-6}
  until [ "${before:-}" = "$now" ] && [ -n "$now" ] || [ $((left -= 1)) -lt 0 ]; do
    before=$now
    sleep 1
    now=$(cksum <"$shown_in/Xvfb_screen0")
  done
}

# gone TITLE [SECONDS]: waits until no window has this title any more.
gone() {
  local title=$1 left=$((${2:-60} * 5))
  while [ -n "$(xdotool search --onlyvisible --name "$title" 2>/dev/null)" ]; do
    left=$((left - 1))
    if [ "$left" -lt 0 ]; then
      picture "not-gone"
      stop "the window “$title” stayed"
    fi
    sleep 0.2
  done
}

# press KEY…: one after the other, with time for the program to follow.
press() {
  local key
  for key in "$@"; do
    xdotool key --clearmodifiers "$key"
    sleep 0.4
  done
}

write() { xdotool type --delay 40 -- "$1"; }

picture() { cp "$shown_in/Xvfb_screen0" "$pictures/$1.xwd"; }

# until_there SECONDS COMMAND…: waits until the command succeeds.
until_there() {
  local left=$(($1 * 5))
  shift
  until "$@" >/dev/null 2>&1; do
    left=$((left - 1))
    [ "$left" -ge 0 ] || { picture "never"; stop "never came true: $*"; }
    sleep 0.2
  done
}

pass() { printf '  ok  %s\n' "$*"; }

stop() {
  printf '  NO  %s\n' "$*" >&2
  exit 1
}
