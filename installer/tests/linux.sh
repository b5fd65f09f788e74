#!/usr/bin/env bash
# `make installer-test`: the .deb and the .run in clean systems without a network, worked by
# keyboard as an ordinary user. Needs root, for the rooms; pictures come in $build/pictures.
set -euo pipefail
cd "$(dirname "$0")"
. ../settings.sh

[ "$(id -u)" = 0 ] || fail "This target needs root: it makes rooms with debootstrap and chroot."
[ -f "$deb" ] && [ -f "$run" ] || fail "First: make installer"
need unshare=util-linux convert=imagemagick

room() { ../chroot.sh "$@"; }
# What any desktop has, and what a test needs: a screen, hands and a printer.
with="xvfb xauth xdotool openbox cups cups-client procps xdg-utils desktop-file-utils
  shared-mime-info libglib2.0-bin"
later=$build/later program="" name=""

bases() {
  local needed
  needed=$(cut -d' ' -f1 ../linux/depends | tr '\n' ' ')
  # shellcheck disable=SC2086 # one word per package
  room base bookworm bookworm $needed $with
  # shellcheck disable=SC2086
  room base trixie trixie ${needed/libglib2.0-0/libglib2.0-0t64} $with
  room base bullseye bullseye procps
}

# Programs of later years, to update to: one that works and one whose step fails half way.
later_packages() {
  rm -rf "$later"
  mkdir -p "$later"
  squeeze=gzip pack next 9.1.0 yes
  squeeze=gzip pack broken 9.2.0 no
}
pack() {
  ./later.sh "$bundle" "$later/$1" "$3"
  ../linux/deb.sh "$2" "$later/$1" "$later/$1.deb"
}

as_root() { OFFLINE=1 room in proof root "$@"; }
as_user() {
  OFFLINE=1 room in proof bewoner env program="$program" data=/home/bewoner/.local/share/Bestuurskamer \
    printer=Kantoor pictures=/home/bewoner/pictures "$@"
}
person() { as_user bash /proof/person.sh "$@"; }

enter() {
  room fresh "$1" proof
  place=$(room where proof)
  mkdir -p "$place/proof"
  cp hands.sh person.sh "$deb" "$run" "$later"/*.deb "$place/proof/"
  trap 'keep_pictures; room drop proof' EXIT
}

leave() {
  keep_pictures
  room drop proof
  trap - EXIT
}

keep_pictures() {
  local picture to=$build/pictures/$name
  mkdir -p "$to"
  cp "$place"/var/spool/cups/d00001-001 "$to/printed.pdf" 2>/dev/null || true
  for picture in "$place"/home/bewoner/pictures/*.xwd; do
    [ ! -f "$picture" ] || convert "xwd:$picture" "$to/$(basename "$picture" .xwd).png"
  done
}

pass() { say "  ok  $*"; }

printer_on() {
  as_root sh -c '
    echo "FileDevice Yes" >>/etc/cups/cups-files.conf
    mkdir -p /run/cups && cupsd
    until [ -S /run/cups/cups.sock ]; do sleep 0.2; done
    lpadmin -p Kantoor -E -v file:///dev/null -m raw 2>/dev/null'
}

mark() { as_user sh -c 'cd ~/.local/share/Bestuurskamer && find . -type f | sort | xargs -d "\n" sha256sum'; }

prove_deb() {
  name=$1
  program=bestuurskamer
  say "$name, the .deb, without a network"
  enter "$name"
  if as_root ping -c 1 127.0.0.1 >/dev/null 2>&1; then fail "there is a network"; fi
  as_root dpkg --install "/proof/$(basename "$deb")" >/dev/null
  pass "installed: $(as_root du -sh /opt/bestuurskamer | cut -f1)"
  as_user test ! -w /opt/bestuurskamer/bestuurskamer
  printer_on
  person first
  person new
  as_user sh -c 'cp "$data"/Bewoners*/Bewoners*.bestuurskamer /tmp/stick.bestuurskamer'
  as_user gio info -a standard::content-type /tmp/stick.bestuurskamer |
    grep application/x-bestuurskamer >/dev/null || fail "the file type is not known"
  as_user gio mime application/x-bestuurskamer | grep -F "$id.desktop" >/dev/null ||
    fail "the file type has no program"
  program="gio open" person opens /tmp/stick.bestuurskamer

  as_root dpkg --install /proof/next.deb >/dev/null
  as_root test ! -e /opt/bestuurskamer/_internal/licences/LEESMIJ.txt
  pass "updated over it; no file of the old version stays"
  person again updated
  as_root dpkg --install --force-downgrade "/proof/$(basename "$deb")" >/dev/null 2>&1
  person refused "newer file in an older program"
  as_root dpkg --install /proof/broken.deb >/dev/null
  person refused "update that fails half way"

  before=$(mark)
  as_root dpkg --purge bestuurskamer | sed 's/^/      /'
  as_root test ! -e /opt/bestuurskamer
  [ "$(mark)" = "$before" ] || fail "the data changed by removing"
  pass "removed; the data stay: $(wc -l <<<"$before") files the same"
  leave
}

prove_run() {
  name=bookworm-run
  program=/home/bewoner/.local/opt/bestuurskamer/bestuurskamer
  say "bookworm, the .run, as an ordinary user without a network"
  enter bookworm
  as_user sh "/proof/$(basename "$run")" -- >/dev/null 2>&1
  printer_on
  person first
  person new
  before=$(mark)
  person stays 25 &
  sleep 12
  code=0
  as_user sh "/proof/$(basename "$run")" >/dev/null 2>&1 || code=$?
  [ "$code" != 0 ] || fail "it was installed over a running program"
  pass "refused while the program is open"
  wait
  as_user touch /home/bewoner/.local/opt/bestuurskamer/_internal/verouderd
  as_user sh "/proof/$(basename "$run")" -- >/dev/null 2>&1
  as_user test ! -e /home/bewoner/.local/opt/bestuurskamer/_internal/verouderd
  pass "installed over it; no file of the old version stays"
  person again
  before=$(mark)
  as_user sh /home/bewoner/.local/opt/bestuurskamer/verwijderen.sh | sed 's/^/      /'
  as_user test ! -e /home/bewoner/.local/opt/bestuurskamer
  [ "$(mark)" = "$before" ] || fail "the data changed by removing"
  pass "removed; the data stay"
  leave
}

prove_refusal() {
  name=bullseye
  say "bullseye (Debian 11)"
  enter bullseye
  code=0
  told=$(as_root dpkg --install "/proof/$(basename "$deb")" 2>&1) || code=$?
  sed 's/^/      /' <<<"$told"
  [ "$code" != 0 ] && grep -q 'te oud' <<<"$told" || fail "it was not refused in words"
  as_root test ! -e /opt/bestuurskamer
  pass "the .deb is refused in words, and nothing is placed"
  code=0
  told=$(as_user sh "/proof/$(basename "$run")" 2>&1) || code=$?
  tail -n 3 <<<"$told" | sed 's/^/      /'
  [ "$code" != 0 ] && grep -q 'kan op dit systeem niet werken' <<<"$told" ||
    fail "it was not refused in words"
  pass "the .run too"
  leave
}

rm -rf "$build/pictures"
seconds "rooms" bases
seconds "later versions" later_packages
for wanted in ${*:-refusal bookworm trixie run}; do
  case $wanted in
    refusal) seconds "refusal" prove_refusal ;;
    run) seconds "run" prove_run ;;
    *) seconds "$wanted" prove_deb "$wanted" ;;
  esac
done
rm -rf "$later"
say "All of it passed. Pictures: $build/pictures"
