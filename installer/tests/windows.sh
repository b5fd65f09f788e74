#!/usr/bin/env bash
# The Windows installer and program under Wine 10, worked by keyboard: as far as Wine goes. What it
# cannot show: how Windows looks, real printers, SmartScreen, virus scanners. Needs root.
set -euo pipefail
cd "$(dirname "$0")"
. ../settings.sh
. ../windows/room.sh

[ -f "$setup" ] || fail "First: make installer-windows"
need convert=imagemagick unzip=unzip
prefix=trying
drive=$build/windows/$prefix/drive_c
home=$drive/users/root
placed=$home/AppData/Local/Programs/Bestuurskamer
data=/work/$prefix/drive_c/users/root/AppData/Local/Bestuurskamer
program='wine C:\users\root\AppData\Local\Programs\Bestuurskamer\Bestuurskamer.exe'
later=$build/windows/later

pass() { say "  ok  $*"; }

person() {
  in_wine env program="$program" data="$data" printer="$printer" print_title='^(Print|Afdrukken)' \
    pictures=/work/pictures bash /proof/person.sh "$@"
}

# put FILE [CODE]: runs an installer without questions, and wants this exit code.
put() {
  local code=0
  cp "$1" "$drive/setup.exe"
  shown wine 'C:\setup.exe' /S >/dev/null 2>&1 || code=$?
  [ "$code" = "${2:-0}" ] || fail "the installer answered $code, not ${2:-0}"
}

mark() { (cd "$build/windows/$prefix/drive_c/users/root/AppData/Local/Bestuurskamer" &&
  find . -type f | sort | xargs -d '\n' sha256sum); }

later_setups() {
  local frozen=$build/windows/made/bestuurskamer
  rm -rf "$later"
  mkdir -p "$later"
  ./later.sh "$frozen" "$later/next" yes
  quick=1 ../windows/setup.sh "$later/next" "$later/next.exe" 9.1.0
  ./later.sh "$frozen" "$later/broken" no
  quick=1 ../windows/setup.sh "$later/broken" "$later/broken.exe" 9.2.0
}

prove_install() {
  local begun=$SECONDS
  put "$setup"
  [ -f "$placed/Bestuurskamer.exe" ] || fail "nothing was placed"
  [ -f "$home/Desktop/Bestuurskamer.lnk" ] || fail "no sign on the desktop"
  find "$home/AppData/Roaming/Microsoft/Windows/Start Menu" -name Bestuurskamer.lnk | grep . >/dev/null ||
    fail "not in the Start menu"
  in_wine wine reg query 'HKCU\Software\Classes\.bestuurskamer' 2>/dev/null | grep gegevens >/dev/null ||
    fail "the file type is not known"
  pass "installed without questions in $((SECONDS - begun)) s, for this user"
}

unput() {
  shown wine 'C:\users\root\AppData\Local\Programs\Bestuurskamer\verwijderen.exe' /S \
    >/dev/null 2>&1
  local left=100
  while [ -e "$placed" ]; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || fail "the program folder stayed: $(ls "$placed")"
    sleep 0.2
  done
  in_wine wineserver --wait
}

# Each part of the proof can be run alone.
have() { [ -e "$placed" ] || put "$setup"; }

prove_update() {
  have
  before=$(cd "$placed" && find . -type f | sort | xargs -d '\n' sha256sum)
  person stays 60 &
  sleep 30
  put "$setup" 4
  [ "$(cd "$placed" && find . -type f | sort | xargs -d '\n' sha256sum)" = "$before" ] ||
    fail "something was placed while the program was open"
  pass "refused while the program is open, and nothing was touched"
  wait
  in_wine wineserver --wait
  put "$later/next.exe"
  [ ! -e "$placed/_internal/licences/LEESMIJ.txt" ] || fail "a file of the old version stayed"
  pass "updated over it; no file of the old version stays"
  person again updated
  put "$setup"
  person refused "newer file in an older program"
  put "$later/broken.exe"
  person refused "update that fails half way"
}

prove_removal() {
  have
  before=$(mark)
  unput
  [ ! -e "$home/Desktop/Bestuurskamer.lnk" ] || fail "the sign on the desktop stayed"
  ! in_wine wine reg query 'HKCU\Software\Bestuurskamer' >/dev/null 2>&1 || fail "keys stayed"
  ! in_wine wine reg query 'HKCU\Software\Classes\.bestuurskamer' >/dev/null 2>&1 ||
    fail "the file type stayed"
  [ "$(mark)" = "$before" ] || fail "the data changed by removing"
  pass "removed; the data stay: $(wc -l <<<"$before") files the same"
}

prove_portable() {
  mkdir -p "$drive/usb"
  unzip -q "$portable" -d "$drive/usb"
  program='wine C:\usb\Bestuurskamer\Bestuurskamer.exe' data=/work/$prefix/drive_c/usb/Bestuurskamer/data \
    printer='' person new
  pass "with portable.flag the data are beside the program"
}

prove_refusals() {
  in_wine xvfb-run -a winecfg -v win81 >/dev/null 2>&1
  put "$setup" 3
  pages old "Windows 8.1"
  in_wine xvfb-run -a winecfg -v win10 >/dev/null 2>&1
  pass "refused on Windows 8.1"
  in_wine wineserver --kill || true
  rm -rf "$build/windows/small"
  in_wine env WINEARCH=win32 WINEPREFIX=/work/small xvfb-run -a wineboot --init >/dev/null 2>&1
  cp "$setup" "$build/windows/small/drive_c/setup.exe"
  code=0
  shown env WINEARCH=win32 WINEPREFIX=/work/small wine 'C:\setup.exe' /S \
    >/dev/null 2>&1 || code=$?
  [ "$code" = 3 ] || fail "on a 32-bit Windows the installer answered $code"
  in_wine env WINEARCH=win32 WINEPREFIX=/work/small pictures=/work/pictures \
    bash /proof/pages.sh old "32-bit Windows"
  pass "refused on a 32-bit Windows"
  in_wine env WINEPREFIX=/work/small wineserver --kill || true
  rm -rf "$build/windows/small"
}

# Every page of the installer and of the remover, and every refusal, as pictures to look at.
prove_pages() {
  have
  cp "$setup" "$drive/setup.exe"
  for language in nl en; do
    pages open "$language"
  done
  unput
  for language in nl en; do
    pages walk "$language"
  done
}

pages() { in_wine env pictures=/work/pictures bash /proof/pages.sh "$@"; }

keep_pictures() {
  local picture to=$build/pictures/windows
  mkdir -p "$to"
  for picture in "$build/windows/pictures"/*.xwd; do
    [ ! -f "$picture" ] || convert "xwd:$picture" "$to/$(basename "$picture" .xwd).png"
  done
}

printer_on() {
  room in windows root sh -c '
    mkdir -p /run/cups && echo "FileDevice Yes" >>/etc/cups/cups-files.conf && cupsd
    until [ -S /run/cups/cups.sock ]; do sleep 0.2; done
    lpadmin -p Kantoor -E -v file:///dev/null -m raw 2>/dev/null && lpadmin -d Kantoor'
}

say "Windows installer under Wine, without a network"
export OFFLINE=1
open_room
trap 'keep_pictures; close_room' EXIT
rm -rf "$build/windows/pictures"
new_prefix
mkdir -p "$place/proof"
cp hands.sh person.sh pages.sh "$place/proof/"
printer=Kantoor
printer_on
wanted_all=${*:-refusals install work update pages removal portable}
[[ " $wanted_all " != *" update "* ]] || later_setups
for wanted in $wanted_all; do
  case $wanted in
    work)
      have
      seconds "first" person first
      seconds "new" person new
      ;;
    *) seconds "$wanted" "prove_$wanted" ;;
  esac
done
rm -rf "$later"
say "All of it passed. Pictures: $build/pictures/windows"
