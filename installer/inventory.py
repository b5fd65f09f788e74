"""What goes along in a bundle and is not in the source: its build number, and all licences.

`python installer/inventory.py FOLDER` writes `build.txt` and `licences/` there; with `--number`
instead of a folder it says the build number of the source as it is now.
"""

from __future__ import annotations

import hashlib
import re
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

GROUND = Path(__file__).resolve().parents[1]
SOURCES = ("desktop", "resources", "i18n", "installer", "pyproject.toml", "requirements.lock")
NO_SOURCE = {"__pycache__", ".pyc", ".mo"}
LICENCE = re.compile(r"(?i)(licen[cs]e|copying|notice|authors)")
LEAD = """\
Bestuurskamer {version} staat onder de MIT-licentie (LICENSE.txt). Het programma bevat ook werk van
anderen. Hieronder staat welk, met versie en licentie. De teksten staan in deze map.

Qt en Qt for Python vallen onder de LGPL versie 3 (LGPL-3.0.txt, met GPL-3.0.txt). Het zijn losse
bibliotheken in de map PySide6 en shiboken6; u mag ze vervangen door een eigen versie. Hetzelfde
geldt voor python-stdnum en pycountry (LGPL-2.1.txt). De lettertypen vallen onder de SIL Open Font
License, de tekens onder de ISC-licentie: zie resources/fonts en resources/icons.

"""


def write(folder: Path) -> str:
    """Write the build number and the licences into a folder; answers the version."""
    folder.mkdir(parents=True, exist_ok=True)
    with (GROUND / "pyproject.toml").open("rb") as project:
        version: str = tomllib.load(project)["project"]["version"]
    (folder / "build.txt").write_text(f"{version}\n{build_number()}\n", "utf-8", newline="\n")
    write_licences(folder / "licences", version)
    return version


def build_number() -> str:
    """Twelve signs that say from which source a bundle was made, the same on every system."""
    told = hashlib.sha256()
    for path in sorted(_sources(), key=lambda p: p.relative_to(GROUND).as_posix()):
        told.update(path.relative_to(GROUND).as_posix().encode() + b"\0")
        told.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return told.hexdigest()[:12]


def write_licences(folder: Path, version: str) -> None:
    """Lay the licence of everything in the bundle in a folder, with a list of them."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "LICENSE.txt").write_bytes((GROUND / "LICENSE").read_bytes())
    for text in sorted((GROUND / "resources" / "licences").glob("*.txt")):
        (folder / text.name).write_bytes(text.read_bytes())
    lines = [LEAD.format(version=version), f"Python {sys.version.split()[0]} – PSF-2.0\n"]
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    for place in (python, Path(sys.base_prefix) / "LICENSE.txt"):
        if place.is_file():
            (folder / "Python.txt").write_bytes(place.read_bytes())
            break
    for name, found in sorted(_packages().items()):
        lines.append(f"{name} {found.version} – {_licence_name(found)}\n")
        texts = [file for file in found.files or () if _is_licence(file)]
        whole = "\n\n".join(file.read_text("utf-8") for file in sorted(texts))
        if whole:
            (folder / f"{name}.txt").write_text(whole, "utf-8", newline="\n")
    (folder / "LEESMIJ.txt").write_text("".join(lines), "utf-8", newline="\n")


def _sources() -> Iterator[Path]:
    for name in SOURCES:
        start = GROUND / name
        for path in [start] if start.is_file() else start.rglob("*"):
            if path.is_file() and not NO_SOURCE & {*path.parts, path.suffix}:
                yield path


def _packages() -> dict[str, metadata.Distribution]:
    """What the program needs, and what that needs, by name; our own tools are not in it."""
    with (GROUND / "pyproject.toml").open("rb") as file:
        asked = [Requirement(one) for one in tomllib.load(file)["project"]["dependencies"]]
    found: dict[str, metadata.Distribution] = {}
    while asked:
        wanted = asked.pop()
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        if name in found or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        found[name] = metadata.distribution(wanted.name)
        asked += [Requirement(one) for one in found[name].requires or ()]
    return found


def _is_licence(file: metadata.PackagePath) -> bool:
    inside = any(part.endswith(".dist-info") for part in file.parts)
    return inside and bool(LICENCE.search(file.name))


def _licence_name(found: metadata.Distribution) -> str:
    said = found.metadata["License-Expression"] or found.metadata["License"] or ""
    if said and len(said) < 60:
        return said.splitlines()[0]
    kinds = [one for one in found.metadata.get_all("Classifier") or () if one.startswith("License")]
    return kinds[0].rpartition(" :: ")[2] if kinds else "zie de tekst"


if __name__ == "__main__":
    if sys.argv[1] == "--number":
        sys.stdout.write(f"{build_number()}\n")
    else:
        write(Path(sys.argv[1]))
