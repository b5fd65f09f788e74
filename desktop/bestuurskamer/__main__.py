"""Start the program: `python -m bestuurskamer [FILE]`."""

from __future__ import annotations

import sys

from bestuurskamer.app.start import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
