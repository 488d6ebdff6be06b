"""Clauses on reservations, amendments and territories."""

from __future__ import annotations

import re
from typing import Any, Literal

from paraph.depositary.english.rule import delay_in
from paraph.depositary.english.said import Said
from paraph.depositary.further import AmendmentRule, ReservationRule, Territory

_RESERVATION = r"\breservations?\b"
_NONE = (
    r"\bno (?:\w+ )?reservations?\b[^.;]{0,60}(?:may|shall|is|are)\b|"
    r"reservations?[^.;]{0,60}\b(?:shall not|may not|are not|is not|cannot) be? ?"
    r"(?:made|permitted|allowed|admitted|admissible)|not (?:be )?subject to reservations?|"
    r"does not (?:admit|allow)[^.;]{0,20}reservations?"
)
_OTHER_THAN = (
    r"(?:except|other than|save|excepting|apart from|with the exception of|unless)[^.;]{0,120}"
)
_TO = r"reservations? (?:\w+ ){0,4}?(?:to|in respect of|from) (?:articles?|para|chap|part)"
_PROVISION = re.compile(
    r"(?:articles?|arts?\.?|paragraphs?|para\.?|chapters?|parts?|annex(?:es)?) "
    r"((?:[\dIVXL]+(?: ?\(\d+\))*(?:, (?:paragraphs? )?| and | or | to |, and )?)+)",
    re.IGNORECASE,
)


def reservations_in(sentences: list[Said]) -> ReservationRule | None:
    """Which reservations can be made; silence is None."""
    for one in sentences:
        signs = one.find(r"without (?:any )?reservation|reservation as to|withdraw")
        if not one.find(_RESERVATION) or (signs and not one.find(_NONE)):
            continue
        rule = _rule(one)
        if rule is not None:
            one.marks.spans["reservations"] = one.span
            return _with_test(rule, sentences)
    return None


def _rule(one: Said) -> ReservationRule | None:
    if one.find(r"(?:in)?compatible with the object"):
        return ReservationRule(allowed="compatible ones")
    none, other = one.find(_NONE), one.find(_OTHER_THAN)
    listed = _provisions(one, other.start() if other else one.span[0])
    if none and other:
        return ReservationRule(allowed="only to", provisions=listed)
    if none:
        to = one.find(
            r"reservations? (?:\w+ ){0,4}?(?:to|in respect of|from) (?:articles?|para|chap|part)"
        )
        if to and listed:
            return ReservationRule(allowed="all but to", provisions=listed)
        return ReservationRule(allowed="none")
    if one.find(r"\bmay\b[^.;]{0,160}reservations?") and other and listed:
        return ReservationRule(allowed="all but to", provisions=listed)
    return None


def _provisions(one: Said, begin: int) -> tuple[str, ...]:
    """The numbers of provisions from a place on: “1, 3, 4, 16 (1)”."""
    found: list[str] = []
    for match in _PROVISION.finditer(one.marks.text, begin, one.span[1]):
        numbers = re.findall(r"[\dIVXL]+(?: ?\(\d+\))*", match[1])
        found += [" ".join(number.split()) for number in numbers]
    return tuple(dict.fromkeys(found))


def _with_test(rule: ReservationRule, sentences: list[Said]) -> ReservationRule:
    """“Two thirds of the Parties object to it”: so many reject a reservation."""
    from msgspec.structs import replace  # noqa: PLC0415 - one rule needs it

    for one in sentences:
        if one.find(r"\bobject\b|objections?|objected") and one.find(_RESERVATION):
            part = one.share()
            if part is not None:
                one.marks.spans["reservations.rejected_by"] = part[1]
                period = one.period()
                if period is not None:
                    one.marks.spans["reservations.objection_period"] = period[1]
                return replace(
                    rule, rejected_by=part[0], objection_period=period[0] if period else None
                )
    return rule


_AMENDMENT = r"\b(?:amendments?|modifications?)\b"
_IN_FORCE = (
    r"\b(?:enter|enters|come|comes) into (?:force|effect)|take effect|become effective|\bbinding\b"
)
_ALL = (
    r"(?:for|on|upon) all (?:the )?(?:other )?(?:contracting |states )?(?:parties|members|states)|"
    r"binding on all"
)
_OWN = (
    r"(?:those|each|the|all|any) (?:\w+ ){0,3}?(?:party|parties|states?|members?|governments?)"
    r"[^.;]{0,40}?(?:accept|ratif|approv)|having accepted|(?:which|that) (?:has|have) accepted"
)
_SUBJECT = 120
"""How far from its beginning a sentence on amendments names them."""
Binds = Literal["those accepting", "all", "all but objectors"]


def amendments_in(sentences: list[Said]) -> tuple[AmendmentRule, ...]:
    """Whom amendments bind, and when: the first rule that says it, and one by tacit acceptance."""
    rules: dict[Binds, AmendmentRule] = {}
    for one in sentences:
        about = one.find(_AMENDMENT)
        says = one.find(_IN_FORCE) or one.find(r"deemed (?:to have been )?accepted")
        if about is None or says is None or about.start() - one.span[0] > _SUBJECT:
            continue
        rule = _amendment(one)
        if rule is not None and rule.binds not in rules:
            one.marks.spans[f"amendments[{len(rules)}]"] = one.span
            rules[rule.binds] = rule
    if len(rules) > 1:
        words = "there are several rules for amendments: say for which provisions each is (`to`)"
        marks = sentences[0].marks
        marks.doubt("amendments", words, *marks.spans["amendments[0]"])
    return tuple(rules.values())


def _amendment(one: Said) -> AmendmentRule | None:
    objects = one.find(r"\bobject|objections?")
    if objects and one.find(r"unless|deemed|no objection|without objection|if (?:no|fewer|less)"):
        period = one.period()
        if period is None:
            return None
        part = one.share()
        return AmendmentRule(
            binds="all but objectors",
            objection_period=period[0],
            blocked_by=part[0] if part else "",
        )
    anchor = one.find(_IN_FORCE)
    if anchor is None:
        return None
    binds: Binds | None = "all" if one.find(_ALL) else None
    if binds is None and one.find(_OWN):
        binds = "those accepting"
    if binds is None:
        return None
    return AmendmentRule(binds=binds, **_threshold(one), **_delay(one))


_OF = r" of (?:the |its )?([A-Za-z][\w’' \-]{2,60}?)(?=[.,;]|$| (?:have|has|which|that|object)\b)"


def _threshold(one: Said) -> dict[str, Any]:
    part = one.share() or one.majority()
    if part is None:
        return {}
    of = one.find_between(_OF, part[1][1], one.span[1])
    return {"at_least": part[0], "of": " ".join(of[1].split()) if of else ""}


def _delay(one: Said) -> dict[str, Any]:
    anchor = one.find(_IN_FORCE)
    first = next(iter(one.places(anchor.start())), one.first) if anchor else one.first
    when = delay_in(one.words, one.first, min(first + 2, one.last - 1), one.last)
    return {"delay": str(when.delay)} if when is not None and when.delay is not None else {}


def territory_in(sentences: list[Said]) -> Territory | None:
    """Whether the treaty applies to the entire territory, or to what is declared."""
    for one in sentences:
        if not one.find(r"\bterritor"):
            continue
        declared = one.find(
            r"\bmay\b[^.]{0,200}(?:declare|notif|specif)[^.]{0,200}(?:extend|appl|territor)|"
            r"declar[^.]{0,120}(?:extend|applicable|apply)[^.]{0,60}territor"
        )
        if declared:
            one.marks.spans["territory"] = one.span
            return Territory(applies="as declared", extension=_extension(one, sentences))
        if one.find(r"entire territory|whole (?:of its )?territory|all (?:of )?its territor"):
            one.marks.spans["territory"] = one.span
            return Territory(applies="entire territory")
    return None


def _extension(one: Said, sentences: list[Said]) -> str | None:
    """The delay after which a declaration on territories takes effect, in the next sentences."""
    place = sentences.index(one)
    for near in sentences[place : place + 3]:
        effect = near.find(r"take effect|into force|extend|effective")
        if effect and near.find(r"declaration|notification|extension|territor"):
            when = delay_in(near.words, near.first, near.first, near.last)
            if when is not None and when.delay is not None and when.delay.number:
                begin, end = near.words[when.first].begin, near.words[when.last - 1].end
                near.marks.spans["territory.extension"] = begin, end
                return str(when.delay)
    return None
