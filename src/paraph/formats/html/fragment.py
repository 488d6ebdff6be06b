"""A fragment: the words of a provision, to stand in a page that somebody else makes."""

from __future__ import annotations

from collections.abc import Sequence

from paraph.formats.html.flow import Flow
from paraph.formats.html.places import Places
from paraph.formats.html.setting import IN_ENGLISH, Depth, Setting, Speech, Tally
from paraph.text.negotiated import Node


def provision_html(
    nodes: Sequence[Node],
    *,
    parties: Sequence[str],
    anchors: str,
    address: str,
    speech: Speech = IN_ENGLISH,
) -> str:
    """The words of a provision with their brackets; each bracket leads to its ``address``.

    What stands beside the words, as who holds which, is told as ``speech`` has it.

    >>> from paraph.text.compilation import compile_versions
    >>> made = compile_versions("It shall act.", {"Norway": "It should act."})
    >>> "Norway" in provision_html(
    ...     made.nodes, parties=made.parties, anchors="p1-", address="/brackets/{}/"
    ... )
    True
    """
    numbers = {name: number for number, name in enumerate(parties)}
    setting = Setting(
        Places.of(nodes),
        Tally(),
        numbers,
        anchors=anchors,
        address=address,
        note_address=address,
        speech=speech,
    )
    flow = Flow(setting, Depth())
    flow.write(nodes)
    return flow.close()
