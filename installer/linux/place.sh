#!/bin/sh
# Runs out of the .run file: places the program for this user alone, without root.
set -e
id=nl.bestuurskamer.Bestuurskamer
to=${BESTUURSKAMER_PLACE:-$HOME/.local/opt/bestuurskamer}
share=${XDG_DATA_HOME:-$HOME/.local/share}

found=$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d' ' -f2)
least=@GLIBC@
if [ "$(uname -m)" != x86_64 ] ||
  [ "$(printf '%s\n%s\n' "$least" "${found:-0}" | sort -V | head -n 1)" != "$least" ]; then
  echo "Bestuurskamer kan op dit systeem niet werken." >&2
  echo "Nodig is een 64-bits Debian 12, Ubuntu 22.04, Linux Mint 21 of nieuwer." >&2
  echo "Er is niets veranderd. Uw gegevens staan zoals ze stonden." >&2
  exit 1
fi
for running in /proc/[0-9]*/exe; do
  if [ "$(readlink "$running" 2>/dev/null)" = "$to/bestuurskamer" ]; then
    echo "Bestuurskamer staat nog open. Sluit het programma en probeer het opnieuw." >&2
    echo "Er is niets veranderd." >&2
    exit 4
  fi
done

# The new folder is whole before the old one goes.
mkdir -p "$(dirname "$to")" "$share/applications" "$share/mime/packages"
rm -rf "$to.nieuw"
cp -R app "$to.nieuw"
if [ -d "$to" ]; then
  rm -rf "$to.oud"
  mv "$to" "$to.oud"
fi
mv "$to.nieuw" "$to"
rm -rf "$to.oud"

for picture in icons/*.png; do
  size=$(basename "$picture" .png | sed 's/.*-//')
  mkdir -p "$share/icons/hicolor/${size}x$size/apps"
  cp "$picture" "$share/icons/hicolor/${size}x$size/apps/$id.png"
done
cp $id.xml "$share/mime/packages/"
sed "s#^Exec=.*#Exec=\"$to/bestuurskamer\" %f#" $id.desktop >"$share/applications/$id.desktop"
sed "s#@TO@#$to#g; s#@SHARE@#$share#g; s#@ID@#$id#g" verwijderen.sh >"$to/verwijderen.sh"
chmod 755 "$to/verwijderen.sh"
update-mime-database "$share/mime" 2>/dev/null || true
update-desktop-database "$share/applications" 2>/dev/null || true
echo "Bestuurskamer is geplaatst in $to"
echo "U vindt het programma in het menu, of start: $to/bestuurskamer"
