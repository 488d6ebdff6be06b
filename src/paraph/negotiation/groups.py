"""Small groups: who meets on what mandate, what they have before them, and what they reported."""

from __future__ import annotations

from paraph.negotiation.consensus import ProvisionFound
from paraph.negotiation.facts import SmallGroup
from paraph.negotiation.history import in_words
from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.rows import Json, provision_row
from paraph.negotiation.vocabulary import Audience


def groups_view(play: StateOfPlay) -> Json:
    """Every small group of a text, as a viewer may see it."""
    groups = play.seen.facts.groups
    return {
        "text": play.seen.name,
        "viewer": play.seen.viewer,
        "groups": [_group(play, name, one) for name, one in groups.items()],
    }


def _group(play: StateOfPlay, name: str, group: SmallGroup) -> Json:
    facts = play.seen.facts
    before = [play.provisions[one] for one in group.provisions if one in play.provisions]
    return {
        "group": name,
        "mandate": group.mandate,
        "members": list(group.members),
        "facilitator": group.facilitator,
        "formed": group.moment,
        "before_it": [provision_row(facts, one) for one in before],
        "told": _told(play, group, before),
        "reports": [{"by": one.by, "at": one.moment, "words": one.words} for one in group.reports],
        "agreed": [
            {"provision": one.name, "status": said.status.value, "at": said.moment}
            for one in facts.provisions.values()
            for said in one.statuses
            if said.group == name
        ],
    }


def _told(play: StateOfPlay, group: SmallGroup, before: list[ProvisionFound]) -> list[Json]:
    """What its members told the group, on what it has before it; whoever may not know sees none."""
    facts = play.seen.facts
    places = {
        place
        for one in before
        for place in (one.provision, *(bracket.bracket for bracket in one.brackets))
    }
    return [
        {"delegation": one.delegation, "place": place, "words": in_words(one)}
        for place in sorted(places & facts.statements.keys())
        for one in facts.statements[place]
        if one.audience is Audience.GROUP and set(one.readers) >= set(group.members)
    ]
