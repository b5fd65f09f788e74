#!/usr/bin/env bash
# Freezes the program of this folder into $build/linux/bestuurskamer.
set -euo pipefail
cd "$(dirname "$0")/.."
. installer/settings.sh

need objdump=binutils
rm -f "$build/linux.made"
.venv/bin/python -m PyInstaller --noconfirm --clean --log-level WARN \
  --distpath "$build/linux" --workpath "$build/freezing" installer/bestuurskamer.spec
build_number >"$build/linux.made"
