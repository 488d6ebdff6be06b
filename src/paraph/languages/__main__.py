"""``python -m paraph.languages``: make the catalogues, and list what is missing in them."""

from __future__ import annotations

import sys

from paraph.languages.gathering import make

missing = make()
for fault in missing:
    print(fault)  # noqa: T201
print(f"{len(missing)} messages want a translator." if missing else "The catalogues are complete.")  # noqa: T201
sys.exit(bool(missing))
