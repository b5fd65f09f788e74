#!/usr/bin/env bash
# run.sh [BUNDLE [OUT]]: packs the frozen program as one file that installs without root.
set -euo pipefail
cd "$(dirname "$0")"
. ../settings.sh
bundle=${1:-$bundle}
run=${2:-$run}

need makeself=makeself objdump=binutils
root=$build/run
rm -rf "$root"
mkdir -p "$root/icons"
cp -a "$bundle" "$root/app"
glibc=$(find "$bundle" -type f \( -name '*.so*' -o -name bestuurskamer \) -exec objdump -T {} + \
  2>/dev/null | grep -o 'GLIBC_2\.[0-9]*' | sort -Vu | tail -n 1 | cut -d_ -f2)
for size in 16 24 32 48 64 128 256 512; do
  cp "$build/icons/bestuurskamer-$size.png" "$root/icons/"
done
cp $id.desktop $id.xml verwijderen.sh "$root/"
sed "s/@GLIBC@/$glibc/" place.sh >"$root/place.sh"
chmod 755 "$root/place.sh"
find "$root" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
# gzip, since a bare system may lack xz; sorted, dated and unowned for the same bytes each time.
makeself --quiet --gzip --complevel 9 --sha256 --nox11 --nomd5 --nocrc \
  --packaging-date "$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)" \
  --tar-extra "--sort=name --owner=0 --group=0 --numeric-owner --mtime=@$SOURCE_DATE_EPOCH" \
  "$root" "$run" "Bestuurskamer $version" ./place.sh
rm -rf "$root"
