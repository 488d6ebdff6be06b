"""Starting the server."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import uvicorn

LOOPBACK: Final = "127.0.0.1"


def open_demo(home: Path | None, port: int, ready: Callable[[str], None]) -> None:
    """Set the stage and serve it on this machine alone until somebody stops it.

    Without a ``home`` everything lies in a folder that is gone afterwards.  ``ready`` is told the
    address when the first page can be asked for.
    """
    if home is None:
        with tempfile.TemporaryDirectory(prefix="paraph-demo-") as folder:
            _serve(Path(folder), port, ready)
    else:
        _serve(home, port, ready)


def _serve(home: Path, port: int, ready: Callable[[str], None]) -> None:
    os.environ |= {
        "PARAPH_HOME": str(home),
        "PARAPH_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "paraph.web.settings",
    }
    import django  # noqa: PLC0415 - only now is it known where the house is

    django.setup(set_prefix=False)

    from paraph.web.demo.stage import set_the_stage  # noqa: PLC0415 - as above

    set_the_stage()

    from paraph.web.asgi import application  # noqa: PLC0415 - as above
    from paraph.web.live.broadcast import BROADCAST  # noqa: PLC0415 - as above

    options = uvicorn.Config(
        application, host=LOOPBACK, port=port, log_level="warning", timeout_graceful_shutdown=1
    )
    server = _Server(options, ready, BROADCAST.close)
    server.run()


class _Server(uvicorn.Server):
    """Says when it can be reached and at which port, and lets go of open pages when it stops."""

    def __init__(
        self, options: uvicorn.Config, ready: Callable[[str], None], closing: Callable[[], None]
    ) -> None:
        super().__init__(options)
        self._ready = ready
        self._closing = closing

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        """Listen, and say so."""
        await super().startup(sockets)  # type: ignore[arg-type]
        if self.started:
            port = self.servers[0].sockets[0].getsockname()[1]
            self._ready(f"http://{LOOPBACK}:{port}/")

    async def shutdown(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        """Stop, once every open page was told."""
        self._closing()
        await super().shutdown(sockets)  # type: ignore[arg-type]
