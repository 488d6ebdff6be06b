"""The accounts of a demonstration as it begins: made once, and copied from then on.

The migrations of all that keeps accounts take as long as everything else at a start together.  So
what they make is kept where Python keeps what it makes of the sources, under a name that follows
from all it was made from; where nothing can be written, it is made each time.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection

from paraph.web.accounts.keeping import bring_up_to_date

_WEB: Final = Path(__file__).parent.parent
_MADE_BY: Final = ("Django", "django-allauth")


def open_accounts(furnish: Callable[[], None]) -> None:
    """The accounts of the house, brought up to date; in a new one ``furnish`` makes the seats."""
    accounts: Path = settings.DATABASES["default"]["NAME"]
    is_new = not accounts.exists()
    if is_new and _copied(_kept(), accounts):
        return
    bring_up_to_date()
    furnish()
    if is_new:
        _keep(_kept())


def _copied(kept: Path, accounts: Path) -> bool:
    """Whether accounts were kept that could be put in their place, all at once."""
    fresh = accounts.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        shutil.copyfile(kept, fresh)
        fresh.replace(accounts)
        return True
    return False


def _keep(kept: Path) -> None:
    """Keep the accounts as they are now, if something can be written there."""
    fresh = kept.with_suffix(f".{os.getpid()}")
    with suppress(OSError, DatabaseError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(fresh)])
        fresh.replace(kept)


@cache
def _kept() -> Path:
    """Where they are kept; what is made from other sources has another name."""
    digest = sha256()
    for name in _MADE_BY:
        digest.update(f"{name} {version(name)}\n".encode())
    for source in sorted(_WEB.glob("**/migrations/*.py")) + sorted(_WEB.glob("demo/*.py")):
        digest.update(source.read_bytes())
    return Path(cache_from_source(__file__)).with_name(
        f"accounts-{digest.hexdigest()[:16]}.sqlite3"
    )
