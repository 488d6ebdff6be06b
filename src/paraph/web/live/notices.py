"""What an open page is told of an act: which room it is of, and what it touched."""

from __future__ import annotations

from typing import Any, cast

from paraph.negotiation.acts import CommentAct, NegotiationAct, NegotiationContent
from paraph.negotiation.commenting import provision_of
from paraph.negotiation.facts import TextFacts, author_of
from paraph.organisation.viewers import Viewer
from paraph.record import Entered
from paraph.secretariat import Secretariat

Notice = dict[str, Any]


def notice(entered: Entered, secretariat: Secretariat, viewer: Viewer) -> Notice:
    """What a viewer is told of an act that is for it."""
    content = entered.content
    if not isinstance(content, NegotiationContent):
        return {"of": entered.act.kind.partition(".")[0]}
    facts = secretariat.situation_for(viewer).negotiation.texts[content.text]
    touched = _touched(cast("NegotiationAct", content), facts, author_of(entered.act))
    return {"of": "negotiation", "text": content.text, "provisions": touched}


def _touched(said: NegotiationAct, facts: TextFacts, author: str) -> list[str]:
    """The provisions that an act is about; none, if it is about the whole text."""
    if isinstance(said, CommentAct):
        about = provision_of(facts, facts.comments[author, said.comment])
        return [about] if about else []
    bracket = getattr(said, "bracket", None)
    if bracket:
        known = facts.brackets.get(bracket)
        return [known.provision] if known else []
    proposal = facts.proposals.get(getattr(said, "proposal", ""))
    named = getattr(said, "provision", None) or (proposal.provision if proposal else None)
    return [named] if named else list(getattr(said, "provisions", ()))
