"""Power cuts, simulated on what the real engine really asked of the system.

A program is recorded with strace. Afterwards any moment of it can be chosen: what was synced then
is on the disk, and of what was not each sector of 512 bytes may or may not be.
"""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

TRACED = "openat,pwrite64,write,ftruncate,fsync,fdatasync,close"
SECTOR = 512

_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def command(log: Path) -> list[str]:
    """What goes before a program to record it."""
    return [
        *(shutil.which("strace") or "strace", "-f", "-qq", "-xx", "-s", "10000000"),
        *("-e", f"trace={TRACED}", "-o", str(log)),
    ]


@dataclass
class Call:
    """One thing asked of the system about one file; `said` is what was printed."""

    kind: str
    path: str = ""
    data: bytes = b""
    place: int = 0
    said: str = ""


@dataclass
class _Disk:
    """A file as it surely is on the disk, and what was asked since."""

    sure: bytearray = field(default_factory=bytearray)
    asked: list[Call] = field(default_factory=list)

    def sync(self) -> None:
        for call in self.asked:
            _do(self.sure, call)
        self.asked.clear()

    def after_a_cut(self, chance: Random) -> bytes:
        found = bytearray(self.sure)
        for call in self.asked:
            if call.kind == "cut":
                if chance.random() < 0.5:
                    _do(found, call)
                continue
            for start in range(0, len(call.data), SECTOR):
                if chance.random() < 0.5:
                    piece = call.data[start : start + SECTOR]
                    _do(found, Call("write", data=piece, place=call.place + start))
        return bytes(found)


def read_log(log: Path) -> list[Call]:
    """What was asked, in order, of the files in one folder."""
    names: dict[int, str] = {}
    calls: list[Call] = []
    for line in log.read_text("ascii").splitlines():
        found = _CALL.match(line)
        if found is None or int(found[3]) < 0:
            continue
        kind, rest, result = found[1], found[2], int(found[3])
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(rest)]
        if kind == "openat":
            names[result] = texts[0].decode("utf-8", "replace")
            continue
        number = int(re.match(r"\d+", rest)[0])  # type: ignore[index]
        path = names.get(number, "")
        if kind == "close":
            names.pop(number, None)
        elif kind == "write" and number == 1:
            calls.append(Call("said", said=texts[0].decode().strip()))
        elif kind == "pwrite64":
            calls.append(Call("write", path, texts[0][:result], int(rest.rsplit(", ", 1)[1])))
        elif kind == "ftruncate":
            calls.append(Call("cut", path, place=int(rest.rsplit(", ", 1)[1])))
        elif kind in ("fsync", "fdatasync"):
            calls.append(Call("sync", path))
    return calls


def cut_at(
    calls: list[Call], moment: int, before: dict[str, bytes], chance: Random
) -> dict[str, bytes]:
    """The files as a power cut at this moment may leave them."""
    disks: dict[str, _Disk] = defaultdict(_Disk)
    for path, data in before.items():
        disks[path].sure = bytearray(data)
    for call in calls[:moment]:
        if call.path not in disks:
            continue
        if call.kind == "sync":
            disks[call.path].sync()
        elif call.kind in ("write", "cut"):
            disks[call.path].asked.append(call)
    return {path: disk.after_a_cut(chance) for path, disk in disks.items()}


def _do(data: bytearray, call: Call) -> None:
    if call.kind == "cut":
        del data[call.place :]
        data.extend(bytes(call.place - len(data)))
        return
    end = call.place + len(call.data)
    if len(data) < end:
        data.extend(bytes(end - len(data)))
    data[call.place : end] = call.data
