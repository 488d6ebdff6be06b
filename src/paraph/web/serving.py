"""Starting the server."""

from __future__ import annotations

import gc
import os
import socket
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import uvicorn

from paraph.values.errors import Inadmissible
from paraph.web.opening import LOOPBACK, open_up, set_up

Ready = Callable[[str], None]
"""Is told the address at which the server listens, when the first page can be asked for."""


def open_demo(home: Path | None, port: int, ready: Ready) -> None:
    """Set the stage and serve it on this machine alone until somebody stops it.

    Without a ``home`` everything lies in a folder that is gone afterwards.
    """
    if home is None:
        with tempfile.TemporaryDirectory(prefix="paraph-demo-") as folder:
            open_demo(Path(folder), port, ready)
        return
    set_up(home, {"PARAPH_DEMO": "1"})

    from paraph.web.demo.stage import set_the_stage  # noqa: PLC0415 - Django is set up only now

    set_the_stage()
    _serve(LOOPBACK, port, ready)


def prepare() -> None:
    """Open the demonstration once, for nobody: what a start makes, the next one finds there."""
    with tempfile.TemporaryDirectory(prefix="paraph-demo-") as folder:
        set_up(Path(folder), {"PARAPH_DEMO": "1"})
        from django.urls import get_resolver  # noqa: PLC0415 - Django is set up only now

        from paraph.web import asgi, house  # noqa: PLC0415 - as above
        from paraph.web.demo.stage import set_the_stage  # noqa: PLC0415 - as above

        set_the_stage()
        _loaded = asgi.application, get_resolver().url_patterns
        house.close()


def open_house(home: Path, address: str, listen: tuple[str, int], ready: Ready) -> None:
    """Serve the house in a folder, at a host and port, until somebody stops it.

    Raises:
        Malformed: if the address by which people reach it is none.
        Inadmissible: if there is no record in the folder, or somebody else listens there.
    """
    open_up(home, address)

    from paraph.web.accounts.keeping import bring_up_to_date  # noqa: PLC0415 - as above

    bring_up_to_date()
    _serve(*listen, ready)


def _serve(host: str, port: int, ready: Ready) -> None:
    from paraph.web.asgi import application  # noqa: PLC0415 - as above
    from paraph.web.live.broadcast import BROADCAST  # noqa: PLC0415 - as above

    options = uvicorn.Config(
        application, host=host, port=port, log_level="warning", timeout_graceful_shutdown=1
    )
    server = _Server(options, ready, BROADCAST.close)
    gc.freeze()  # what was loaded stays for as long as the house does
    gc.enable()
    sys.setswitchinterval(0.001)  # whoever waits to be told waits for no page that is being made
    with _listening(host, port) as listener:
        server.run([listener])


def _listening(host: str, port: int) -> socket.socket:
    """What listens at a host and port; 0 is any that is free."""
    try:
        return socket.create_server((host, port), family=_family(host))
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise Inadmissible(
            f"Nothing can listen at {host}:{port} ({reason}): choose another --port."
        ) from error


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


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
            self._ready(f"http://{self.config.host}:{port}/")

    async def shutdown(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        """Stop, once every open page was told."""
        self._closing()
        await super().shutdown(sockets)  # type: ignore[arg-type]
