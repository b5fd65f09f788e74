#!/usr/bin/env bash
# Two clean builds of this source must give the same bytes: the frozen folder and the .deb.
set -euo pipefail
cd "$(dirname "$0")"
. ../settings.sh

twice=$build/twice
rm -rf "$twice"
for turn in one two; do
  INSTALLER_BUILD=$twice/$turn ../freeze.sh 2>/dev/null
  ../../.venv/bin/python ../icons.py "$twice/$turn/icons"
  INSTALLER_BUILD=$twice/$turn squeeze=gzip ../linux/deb.sh
done
diff -rq "$twice/one/linux" "$twice/two/linux" || fail "the frozen folders differ"
say "  ok  two clean builds froze the same $(find "$twice/one/linux" -type f | wc -l) files"
cmp "$twice/one/out"/*.deb "$twice/two/out"/*.deb || fail "the packages differ"
say "  ok  and packed the same .deb: $(sha256sum <"$(echo "$twice/one/out"/*.deb)" | cut -c1-16)…"
rm -rf "$twice"
