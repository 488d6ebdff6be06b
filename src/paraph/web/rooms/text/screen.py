"""Where the chair reads on the screen of the room: a signal, so that no room knows who listens."""

from __future__ import annotations

from typing import Final

from django.dispatch import Signal

ON_SCREEN: Final = Signal()
"""Sent with ``text``, ``provision`` and ``bracket``: names that all may see."""
