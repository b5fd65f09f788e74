"""A guard against Qt for Python 6.12 under Python 3.11: it must not use up None.

Every call that answers nothing takes one reference to None away without having one (measured
23 November 2026: 1,000 calls of `setToolTip` cost 1,000; under 3.12 and later None cannot be
used up). After some minutes of painting the interpreter would end the program at once.
"""

from __future__ import annotations

import ctypes
import sys

ENOUGH = 1 << 40
"""References in store: more than a program can take in years of painting."""


def keep_none() -> None:
    """Put references to None in store, once; does nothing from Python 3.12 on."""
    if sys.version_info < (3, 12) and sys.getrefcount(None) < ENOUGH // 2:
        count = ctypes.c_ssize_t.from_address(id(None))
        count.value += ENOUGH
