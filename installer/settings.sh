# What every script of the installers knows: where things are made, which version, which seeds.
# Sourced, never run. INSTALLER_BUILD overrules where everything is made.
# shellcheck shell=bash disable=SC2034

ground=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${INSTALLER_BUILD:-$ground/build/installer}
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$ground/pyproject.toml")
id=nl.bestuurskamer.Bestuurskamer
bundle=$build/linux/bestuurskamer
deb=$build/out/bestuurskamer_${version}_amd64.deb
run=$build/out/Bestuurskamer-$version-linux.run
setup=$build/out/Bestuurskamer-$version-setup.exe
portable=$build/out/Bestuurskamer-$version-portable.zip

# The same source gives the same bytes: no clock and no chance in what is built.
export SOURCE_DATE_EPOCH=1795392000 PYTHONHASHSEED=1 TZ=UTC LC_ALL=C.UTF-8
export PYTHONDONTWRITEBYTECODE=1

mkdir -p "$build/out"

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# need COMMAND PACKAGE…: the package brings the command, installed with apt where that is allowed.
need() {
  local lacking=() pair
  for pair in "$@"; do
    command -v "${pair%%=*}" >/dev/null || lacking+=("${pair##*=}")
  done
  [ "${#lacking[@]}" = 0 ] && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
      "${lacking[@]}" >/dev/null
  else
    fail "Something is missing on this computer. Give this command, then try again:
  sudo apt-get install -y ${lacking[*]}"
  fi
}

# The checksums of everything that is given out of this version.
checksums() {
  (cd "$build/out" && find . -type f -name "*estuurskamer*$version*" -printf '%P\n' | LC_ALL=C sort |
    xargs sha256sum | tee SHA256SUMS)
}

build_number() { "$ground/.venv/bin/python" "$ground/installer/inventory.py" --number; }

# Whether the frozen program is there, whole, and of the source as it is now.
is_frozen() { [ -f "$build/linux.made" ] && [ "$(cat "$build/linux.made")" = "$(build_number)" ]; }

# seconds LABEL COMMAND…: runs it, and says how long that took.
seconds() {
  local label=$1 begun=$SECONDS
  shift
  "$@"
  say "$label: $((SECONDS - begun)) s"
}
