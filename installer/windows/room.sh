# A Debian 13 with Wine 10 in which the Windows program is built and tried. Sourced after
# settings.sh; needs root. Wine's own gaps are filled in this room only: nothing of it is shipped.
# shellcheck shell=bash

wine_packages="wine wine64 wine32:i386 xvfb xauth xdotool openbox procps cups cups-client"
room() { "$ground/installer/chroot.sh" "$@"; }

open_room() {
  # shellcheck disable=SC2086 # one word per package
  room base wine trixie $wine_packages
  room fresh wine windows
  place=$(room where windows)
  mkdir -p "$place/work" "$build/windows"
  mount --bind "$build/windows" "$place/work"
}

close_room() {
  in_wine wineserver -k >/dev/null 2>&1 || true
  umount -l "$(room where windows)/work" 2>/dev/null || true
  room drop windows
}

# in_wine COMMAND…: runs something in the room, with its own prefix and no terminal.
in_wine() {
  room in windows root env WINEPREFIX="/work/${prefix:-prefix}" WINEDEBUG=-all \
    WINEDLLOVERRIDES='mscoree=;mshtml=;mscms=n;icuuc=n' PYTHONHASHSEED="$PYTHONHASHSEED" \
    SOURCE_DATE_EPOCH="$SOURCE_DATE_EPOCH" TZ=UTC "$@" </dev/null
}

# shown COMMAND…: runs something in the room on a screen of its own, and answers what it answered;
# xvfb-run mixes in answers of its own.
shown() {
  in_wine sh -c 'rm -f /tmp/.X11-unix/X98
    Xvfb :98 -screen 0 1024x768x24 -nolisten tcp >/dev/null 2>&1 &
    screen=$!
    until [ -S /tmp/.X11-unix/X98 ]; do sleep 0.1; done
    DISPLAY=:98 "$@"
    code=$?
    kill $screen
    wait $screen
    exit $code' shown "$@"
}

# A Windows of its own in $build/windows/$prefix; what stood there goes.
new_prefix() {
  need x86_64-w64-mingw32-gcc=gcc-mingw-w64-x86-64-win32 x86_64-w64-mingw32-ld=binutils-mingw-w64-x86-64
  local drive=$build/windows/$prefix/drive_c name
  rm -rf "$build/windows/$prefix"
  in_wine xvfb-run -a wineboot --init >/dev/null 2>&1
  in_wine wineserver --wait
  for name in icuuc mscms; do
    x86_64-w64-mingw32-gcc -shared -O2 -s -o "$drive/windows/system32/$name.dll" \
      "$ground/installer/tests/wine/$name.c"
  done
}
