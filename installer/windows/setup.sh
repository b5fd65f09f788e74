#!/usr/bin/env bash
# setup.sh [STAGE [OUT [VERSION]]]: packs a frozen folder as the Windows installer.
set -euo pipefail
cd "$(dirname "$0")"
. ../settings.sh
stage=${1:-$build/windows/made/bestuurskamer}
out=${2:-$setup}
version=${3:-$version}

need makensis=nsis
[ -f "$build/icons/welkom.bmp" ] || ../../.venv/bin/python ../icons.py "$build/icons"
find "$stage" "$build/icons" -exec touch --date="@$SOURCE_DATE_EPOCH" {} +
# `quick` is for trying: larger, and much faster to make.
makensis -V2 -WX ${quick:+-DQUICK} -DVERSION="$version" -DSTAGE="$stage" -DSIGNS="$build/icons" -DOUT="$out" \
  bestuurskamer.nsi
