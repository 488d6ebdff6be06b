"""Filters and marks for the templates of the rooms."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from paraph.negotiation.consensus import Consensus
from paraph.values.moments import instant
from paraph.web.filing import fresh_mark

register = template.Library()

_CONSENSUS: Final = {
    Consensus.AGREED: gettext_lazy("Agreed"),
    Consensus.AD_REFERENDUM: gettext_lazy("Agreed ad referendum"),
    Consensus.CLEAN: gettext_lazy("Clean"),
    Consensus.OPEN: gettext_lazy("Open"),
    Consensus.BLOCKED: gettext_lazy("Blocked"),
}


@register.filter
def consensus(found: Consensus) -> str:
    """How far something has come, in the language of the page."""
    return str(_CONSENSUS[found])


@register.filter
def slug(words: str) -> str:
    """Words as the name of a style."""
    return words.replace(" ", "-")


@register.filter
def moment(value: datetime | str) -> str:
    """A moment as people write it: 26 April 2002, 14:00 (UTC+4)."""
    if isinstance(value, str):
        if len(value) == len("2002-04-26"):
            return date_format(datetime.fromisoformat(value), "j F Y")
        value = instant(value)
    offset = value.strftime("%z")
    zone = "UTC" if offset in {"+0000", ""} else f"UTC{offset[:3]}:{offset[3:]}"
    return _("%(day)s, %(hour)s (%(zone)s)") % {
        "day": date_format(value, "j F Y"),
        "hour": value.strftime("%H:%M"),
        "zone": zone,
    }


@register.simple_tag
def mark() -> SafeString:
    """The mark of a form: sent twice, it is entered once."""
    return format_html('<input type="hidden" name="mark" value="{}">', fresh_mark())
