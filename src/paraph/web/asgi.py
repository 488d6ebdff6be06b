"""The application as a server runs it: streams beside Django, and the broadcast behind them."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from typing import Any, cast

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "paraph.web.settings")
django.setup(set_prefix=False)

from a2wsgi import WSGIMiddleware  # noqa: E402 - Django has to be set up first
from django.core.wsgi import get_wsgi_application  # noqa: E402

from paraph.web import house  # noqa: E402
from paraph.web.live.broadcast import BROADCAST  # noqa: E402
from paraph.web.live.stream import Question, Receive, Send, going_on, stream  # noqa: E402

THREADS = 8
"""So many pages are made at once; while one waits for the disk, another goes on."""

_pages = WSGIMiddleware(cast("Any", get_wsgi_application()), workers=THREADS)


async def application(scope: Question, receive: Receive, send: Send) -> None:
    """Answer a question: with a stream below ``/live/``, else with a page."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif scope["type"] == "http" and scope["path"] == "/live/":
        with suppress(asyncio.CancelledError):  # the server stops while pages are open
            await stream(scope, receive, send)
    elif scope["type"] == "http":
        await _pages(cast("Any", scope), cast("Any", receive), cast("Any", send))


async def _live(receive: Receive, send: Send) -> None:
    """Begin and end the broadcast with the server."""
    await receive()
    task = asyncio.ensure_future(BROADCAST.run(house.secretariat, going_on))
    await send({"type": "lifespan.startup.complete"})
    await receive()
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    await send({"type": "lifespan.shutdown.complete"})
