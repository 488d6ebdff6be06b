"""How words would read: the redline against what stands, and the provision with its brackets."""

from __future__ import annotations

from django.utils.safestring import SafeString, mark_safe

from paraph.formats.html import Speech, provision_html, redline_html
from paraph.negotiation.weaving import amended, nodes_of
from paraph.text.redline import redline
from paraph.web.rooms.text.forms import Place
from paraph.web.speaking import teller


def redlined(before: str, after: str) -> SafeString:
    """What changes from one wording to another, word by word.

    >>> "<ins>may</ins>" in redlined("It shall act.", "It may act.")
    True
    """
    segments = [(one.mark.value, one.text) for one in redline(before, after)]
    return mark_safe(redline_html(segments))  # noqa: S308 - made of escaped fragments


def would_read(at: Place, holders: tuple[str, ...], words: str) -> SafeString:
    """The provision with the brackets that a proposal would put there."""
    tried = amended(at.facts, at.provision, holders, words)
    html = provision_html(
        nodes_of(tried, tried.provisions[at.provision].pieces),
        parties=tried.delegations,
        anchors="preview-",
        address="#text",
        speech=Speech(teller().tell, teller().name),
    )
    return mark_safe(html)  # noqa: S308 - made of escaped fragments
