"""What really stands in a file, page by page, free ones too: also when it is encrypted."""

from __future__ import annotations

from pathlib import Path

from Cryptodome.Cipher import AES

from bestuurskamer.vault.cipher import DataKey

PAGE, KEPT = 4096, 80
"""SQLCipher 4: pages of 4096 bytes; the last 80 hold the vector and the seal of a page."""


def bytes_of(path: Path, key: DataKey | None = None) -> bytes:
    """All bytes of the file as they are under the encryption, without SQLite between."""
    data = path.read_bytes()
    if key is None:
        return data
    plain = []
    for start in range(0, len(data), PAGE):
        page = data[start : start + PAGE]
        vector = page[PAGE - KEPT : PAGE - KEPT + 16]
        begin = 16 if start == 0 else 0  # the salt stands before the first page
        cipher = AES.new(key.secret, AES.MODE_CBC, vector)
        plain.append(cipher.decrypt(page[begin : PAGE - KEPT]))
    return b"".join(plain)
