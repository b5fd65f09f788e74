#!/usr/bin/env bash
# Two clean builds of this source must give the same bytes: the frozen folder and the .deb.
set -euo pipefail
cd "$(dirname "$0")"
. ../settings.sh

twice=$build/twice
rm -rf "$twice"
mkdir -p "$twice/one"
for turn in one two; do
  if [ $turn = one ] && is_frozen; then # `make installer` was the first of them
    ln -s "$build/linux" "$twice/one/linux"
  else
    INSTALLER_BUILD=$twice/$turn ../freeze.sh 2>/dev/null
  fi
  ../../.venv/bin/python ../icons.py "$twice/$turn/icons"
  INSTALLER_BUILD=$twice/$turn squeeze=gzip ../linux/deb.sh
done
diff -rq "$twice/one/linux/bestuurskamer" "$twice/two/linux/bestuurskamer" || fail "the frozen folders differ"
say "  ok  two clean builds froze the same $(find "$twice/two/linux" -type f | wc -l) files"
cmp "$twice/one/out"/*.deb "$twice/two/out"/*.deb || fail "the packages differ"
say "  ok  and packed the same .deb: $(sha256sum <"$(echo "$twice/one/out"/*.deb)" | cut -c1-16)…"
rm -rf "$twice"
