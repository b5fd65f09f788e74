#!/usr/bin/env bash
# deb.sh [VERSION [BUNDLE [OUT]]]: packs the frozen program as a Debian package, the same bytes each time.
set -euo pipefail
cd "$(dirname "$0")"
. ../settings.sh
version=${1:-$version}
bundle=${2:-$bundle}
deb=${3:-$deb}

need objdump=binutils dpkg-deb=dpkg
root=$build/deb
rm -rf "$root"
share=$root/usr/share
mkdir -p "$root/DEBIAN" "$root/opt" "$root/usr/bin" "$share/doc/bestuurskamer"
cp -a "$bundle" "$root/opt/bestuurskamer"
ln -s /opt/bestuurskamer/bestuurskamer "$root/usr/bin/bestuurskamer"

# The newest C library that anything in the bundle asks for.
glibc=$(find "$bundle" -type f \( -name '*.so*' -o -name bestuurskamer \) -exec objdump -T {} + \
  2>/dev/null | grep -o 'GLIBC_2\.[0-9]*' | sort -Vu | tail -n 1 | cut -d_ -f2)

day=$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)
install -Dm644 $id.desktop "$share/applications/$id.desktop"
install -Dm644 $id.xml "$share/mime/packages/$id.xml"
mkdir -p "$share/metainfo"
sed "s/@VERSION@/$version/; s/@DAY@/$day/" $id.metainfo.xml >"$share/metainfo/$id.metainfo.xml"
for size in 16 24 32 48 64 128 256 512; do
  install -Dm644 "$build/icons/bestuurskamer-$size.png" \
    "$share/icons/hicolor/${size}x$size/apps/$id.png"
done
install -Dm644 ../../resources/icons/bestuurskamer.svg "$share/icons/hicolor/scalable/apps/$id.svg"
{
  printf 'Bestuurskamer. What others made in it stands, with its licences, in\n'
  printf '/opt/bestuurskamer/_internal/licences.\n\n'
  cat ../../LICENSE
} >"$share/doc/bestuurskamer/copyright"
{
  printf 'bestuurskamer (%s) stable; urgency=medium\n\n  * Zie wat er nieuw is in het programma.\n\n' "$version"
  printf ' -- Bestuurskamer <post@bestuurskamer.example>  %s\n' "$(date -R -u -d "@$SOURCE_DATE_EPOCH")"
} | gzip -9n >"$share/doc/bestuurskamer/changelog.gz"

for script in preinst postrm; do
  sed "s/@GLIBC@/$glibc/" $script >"$root/DEBIAN/$script"
done
find "$root" -type d -exec chmod 755 {} +
find "$root/opt" "$share" -type f -exec chmod 644 {} +
chmod 755 "$root/opt/bestuurskamer/bestuurskamer" "$root/DEBIAN/preinst" "$root/DEBIAN/postrm"

# Kept by hand and tried in clean systems: computed ones name minimums of the building system.
depends=$(sed "s/^/, /" depends | tr -d '\n')
cat >"$root/DEBIAN/control" <<END
Package: bestuurskamer
Version: $version
Architecture: amd64
Maintainer: Bestuurskamer <post@bestuurskamer.example>
Installed-Size: $(du -sk --apparent-size "$root/opt" "$root/usr" | awk '{sum += $1} END {print sum}')
Depends: libc6 (>= $glibc)$depends
Recommends: libcups2 | libcups2t64, xdg-utils, hicolor-icon-theme, shared-mime-info, desktop-file-utils
Section: misc
Priority: optional
Description: runs the building of a small resident board, offline
 Rooms, tenants, rent, invoices with every amount explained, bank files, arrears
 and the year account, kept in one data file on this computer.
END
(cd "$root" && find . -type f ! -path './DEBIAN/*' -printf '%P\n' | LC_ALL=C sort |
  xargs -d '\n' md5sum >DEBIAN/md5sums)
find "$root" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Z"${squeeze:-xz}" --threads-max=1 --build "$root" "$deb" >/dev/null
rm -rf "$root"
