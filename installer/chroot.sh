#!/usr/bin/env bash
# A clean Debian in a folder, to build or to try in. Needs root.
#   chroot.sh base NAME SUITE PACKAGE…   makes it once, and keeps it
#   chroot.sh fresh BASE NAME            a throwaway copy on top of a base
#   chroot.sh drop NAME                  takes the copy away
#   chroot.sh in NAME USER COMMAND…      runs something in it; offline when OFFLINE=1
set -euo pipefail
cd "$(dirname "$0")"
. ./settings.sh

rooms=$build/rooms

# The mirror this computer itself uses: no address stands in the source.
mirror() {
  apt-get indextargets --format '$(SITE) $(COMPONENT)' 'Created-By: Packages' 'Origin: Debian' |
    sed -n 's/ main$//p' | grep -v security | head -n 1
}

mounted() { grep -q " $1 " /proc/mounts; }

make_base() {
  local name=$1 suite=$2 place=$rooms/$1
  shift 2
  local asked="$suite $*"
  if [ -f "$place.made" ] && [ "$(cat "$place.made")" = "$asked" ]; then
    return
  fi
  need debootstrap=debootstrap
  mkdir -p "$rooms"
  loosen "$place"
  rm -rf "$place" "$place.made"
  local part=$place.part
  rm -rf "$part"
  debootstrap --variant=minbase "$suite" "$part" "$(mirror)" >"$place.log" 2>&1 ||
    fail "debootstrap $suite did not succeed: $place.log"
  cp /etc/resolv.conf "$part/etc/"
  for proxy in /etc/apt/apt.conf.d/*proxy*; do
    [ ! -f "$proxy" ] || cp "$proxy" "$part/etc/apt/apt.conf.d/"
  done
  mount -t proc proc "$part/proc"
  if printf '%s\n' "$@" | grep -q ':i386$'; then
    chroot "$part" dpkg --add-architecture i386
  fi
  chroot "$part" apt-get -qq update >>"$place.log" 2>&1
  chroot "$part" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
    --no-install-recommends "$@" >>"$place.log" 2>&1 || {
    umount "$part/proc"
    fail "apt-get in $suite did not succeed: $place.log"
  }
  chroot "$part" useradd --create-home --shell /bin/bash bewoner
  umount "$part/proc"
  mv "$part" "$place"
  printf '%s' "$asked" >"$place.made"
}

# Ends what still runs in a room, by the id of each process, and takes its mounts away.
loosen() {
  local at process
  for process in /proc/[0-9]*; do
    case $(readlink "$process/root" 2>/dev/null) in
      "$1" | "$1"/*) kill -9 "${process#/proc/}" 2>/dev/null || true ;;
    esac
  done
  for at in tmp/.X11-unix dev proc ''; do
    while mounted "$1${at:+/$at}"; do umount -l "$1${at:+/$at}"; done
  done
}

drop() {
  loosen "$rooms/$1"
  rm -rf "${rooms:?}/$1" "${rooms:?}/$1.over"
}

fresh() {
  drop "$2"
  mkdir -p "$rooms/$2" "$rooms/$2.over/upper" "$rooms/$2.over/work"
  mount -t overlay overlay \
    -o "lowerdir=$rooms/$1,upperdir=$rooms/$2.over/upper,workdir=$rooms/$2.over/work" \
    "$rooms/$2"
}

inside() {
  local place=$rooms/$1 user=$2 net=()
  shift 2
  mounted "$place/proc" || mount -t proc proc "$place/proc"
  mounted "$place/dev" || { mount --rbind /dev "$place/dev" && mount --make-rslave "$place/dev"; }
  [ "${OFFLINE:-}" != 1 ] || net=(unshare --net)
  local home=/home/$user
  [ "$user" != root ] || home=/root
  exec "${net[@]}" chroot --userspec="$user:$user" "$place" env -i HOME="$home" USER="$user" \
    LOGNAME="$user" LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    DISPLAY="${DISPLAY:-}" "$@"
}

what=$1
shift
case $what in
  base) make_base "$@" ;;
  fresh) fresh "$@" ;;
  drop) drop "$@" ;;
  in) inside "$@" ;;
  where) say "$rooms/$1" ;;
  *) fail "chroot.sh knows base, fresh, drop, in and where" ;;
esac
