"""Opening a house: where its folder is, and by which address people reach it.

Whatever a house chooses, the settings read from the environment when Django is set up; so it
is said here first, before anything else of the web is imported.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from paraph.values.errors import Inadmissible, Malformed

RECORD: Final = "organisation.record"
"""What the record of a house is called in its folder."""

LOOPBACK: Final = "127.0.0.1"


def open_up(home: Path, address: str) -> None:
    """Set up the house in a folder that people reach by an address.

    An address with ``https`` is that of a proxy of the house, which ends HTTPS and passes on what
    it is asked; with ``http``, cookies travel in the clear, which is right on one's own machine
    alone.

    Raises:
        Malformed: if the address is none.
        Inadmissible: if there is no record in the folder.
    """
    at = urlsplit(address)
    if at.scheme not in {"http", "https"} or not at.hostname or at.path.strip("/"):
        raise Malformed(
            f"{address!r} is not the address of a house: say it as https://paraph.example."
        )
    if not (home / RECORD).is_file():
        raise Inadmissible(
            f"There is no record in {home}: 'paraph init {home / RECORD} --origin NAME' begins one."
        )
    set_up(home, {**_chosen(at.scheme, at.hostname), "PARAPH_DEMO": ""})


def set_up(home: Path, chosen: dict[str, str]) -> None:
    """Tell Django of the house in a folder, and what was chosen for it; nothing is read before."""
    os.environ |= {
        "PARAPH_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "paraph.web.settings",
        **chosen,
    }
    import django  # noqa: PLC0415 - only now is it known where the house is

    django.setup(set_prefix=False)


def _chosen(scheme: str, host: str) -> dict[str, str]:
    """What an address says about a house; what stands in the environment already goes before."""
    is_plain = scheme == "http"
    named = f"[{host}]" if ":" in host else host
    said = {
        "PARAPH_HOSTS": ",".join(dict.fromkeys((named, "localhost", LOOPBACK))),
        "PARAPH_PLAIN_HTTP": "1" if is_plain else "",
        "PARAPH_BEHIND_PROXY": "" if is_plain else "1",
    }
    return {name: os.environ.get(name, value) for name, value in said.items()}
