"""Clauses on signing, acceding and applying early."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from paraph.depositary.english.said import Said
from paraph.depositary.further import (
    Accession,
    ProvisionalApplication,
    Signing,
    SigningWindow,
)

_OPEN = r"\bopen(?:ed)? (?:\w+ ){0,4}?(?:for|to) (?:the )?(?:\w+ ){0,3}?signature"
_CAPITALS = r"[A-Z][\w’'\-]*(?: (?:of|the|for|in|at|[A-Z][\w’'\-]*))*"
_PLACE = rf"\b(?:at|in) (?:the )?({_CAPITALS}(?:(?:, and|,| and) {_CAPITALS})*)"
_PLACE_AFTER = rf"\A,?\s+{_PLACE}"
_IN_FORCE = r"until (?:its|the|their) (?:date of (?:its )?)?(?:entry|coming) into force"
_ENDING = frozenset({"until", "till", "to", "through", "and"})


def signing_in(sentences: list[Said]) -> Signing | None:
    """When and where the text is open for signature, for whom, and what a signature can do."""
    windows: list[SigningWindow] = []
    found: dict[str, Any] = {}
    for one in sentences:
        opened = one.find(_OPEN)
        if opened is None:
            continue
        if read := _windows(one):
            windows += read
            one.marks.spans.setdefault("signing.windows", one.span)
        whom = _whom(one, opened.end()) or _whom_to(one)
        if whom and "whom" not in found:
            found["whom"], one.marks.spans["signing.whom"] = whom
    if (definitive := _definitive(sentences)) is not None:
        found["definitive"] = definitive
    if windows:
        found["windows"] = tuple(windows)
    return Signing(**found) if found else None


Dated = tuple[date, tuple[int, int]]


def _windows(one: Said) -> list[SigningWindow]:
    """One window for each day that closes one; a day alone that opens one leaves it open."""
    windows: list[SigningWindow] = []
    until, days = one.find(_IN_FORCE) is not None, list(one.days())
    opens, start = None, one.span[0]
    for day, span in days:
        before = one.marks.text[start : span[0]].casefold().split()[-2:]
        if opens is None and not _ENDING & set(before):
            opens = day
            continue
        where, start = _place(one, start, span)
        first = opens or _first_of_range(one, day, span)
        windows.append(SigningWindow(opens=first, closes=day, place=where))
        opens = None
    if opens is not None:
        where, _ = _place(one, start, days[-1][1])
        windows.append(SigningWindow(opens=opens, until_in_force=until, place=where))
    elif until and not days:
        found = one.find_between(_PLACE, *one.span)
        where = " ".join(found[1].split()) if found else ""
        windows.append(SigningWindow(until_in_force=True, place=where))
    return windows


def _place(one: Said, start: int, day: tuple[int, int]) -> tuple[str, int]:
    """Where one signs: before the day that closes the window, or right after it; and its end."""
    place = one.find_between(_PLACE, start, day[0])
    if place is None:
        place = re.compile(_PLACE_AFTER).search(one.marks.text[day[1] : one.span[1]])
        return (" ".join(place[1].split()), day[1] + place.end()) if place else ("", day[1])
    return " ".join(place[1].split()), day[1]


def _first_of_range(one: Said, closes: date, span: tuple[int, int]) -> date | None:
    """“From 9 to 11 December 2003”: the first of these days."""
    first = re.search(r"(\d{1,2}) (?:to|until|-|–) $", one.marks.text[one.span[0] : span[0]])
    if first is None or not 1 <= int(first[1]) < closes.day:
        return None
    return closes.replace(day=int(first[1]))


_WHO = (
    r"((?:all |any |the |other |each )*(?:member |signatory |contracting )*(?:[Ss]tates?|"
    r"[Mm]embers?|[Gg]overnments?|[Pp]arties|[Cc]ountries)[^.,;]{0,260}?)"
)
_WHO_ENDS = r"(?= (?:at|in|on) (?:the )?[A-Z\d]| (?:from|until|after|with) |[.,;]|$)"


def _whom(one: Said, begin: int) -> tuple[str, tuple[int, int]] | None:
    """“By all States”, “by States represented at the Conference”."""
    by = one.find_between(rf"\bby {_WHO}{_WHO_ENDS}", begin, one.span[1])
    return (" ".join(by[1].split()), by.span(1)) if by else None


def _whom_to(one: Said) -> tuple[str, tuple[int, int]] | None:
    """“Open to all States for signature”."""
    to = one.find_between(rf"\bopen to {_WHO}(?= for signature)", *one.span)
    return (" ".join(to[1].split()), to.span(1)) if to else None


def _definitive(sentences: list[Said]) -> bool | None:
    """Whether a signature can bind; None if nothing is said of it (VCLT 12)."""
    binds = (
        r"without (?:any )?reservation (?:as to|of|in respect of|with respect to) |"
        r"sign(?:ature|ed)? not subject to|definitive(?:ly)? sign|sign\w* (?:\w+ ){0,4}definitively"
    )
    needs = r"\b(?:is|are|shall be) (?:also )?subject to (?:ratification|acceptance|approval)"
    for pattern, answer in ((binds, True), (needs, False)):
        for one in sentences:
            if match := one.find(pattern):
                one.marks.spans["signing.definitive"] = match.span()
                return answer
    return None


_ACCEDE = r"\b(?:open (?:for|to) accession|may accede|accede to (?:it|this|the)|accession)\b"
_AFTER_ENTRY = (
    r"after (?:the|its|this) (?:\w+ ){0,3}?(?:entry|coming|has (?:entered|come)|enters|entered) "
    r"(?:in|into)|after (?:the )?(?:entry|coming) into force|"
    r"once (?:it|this \w+) (?:has entered|enters|is) in"
)
_AFTER_CLOSE = (
    r"(?:from the day after|after|from) (?:the )?(?:date|day|period|time)?[^.;]{0,60}?"
    r"(?:closed|closing|close|closure|ceases to be open|expiry of the period)[^.;]{0,20}signature"
)
_APPROVED = (
    r"(?:with|subject to|upon|on|by) (?:the )?(?:prior |unanimous )?"
    r"(?:consent|approval|invitation|agreement|decision|assent) (?:of|by) "
    r"((?:all )?(?:the )?[A-Za-z][\w’' \-]{2,60}?)(?=[.,;]|$| to )"
)
_INVITED = (
    r"\b((?:the )?[A-Z][\w’' \-]{2,60}?) may(?:,[^,]{0,120},)? (?:by [\w \-]{3,60} )?invite\b"
)
_CLOSED = (
    r"\b(?:shall )?not be open (?:for|to) (?:the )?accession|\bno accession\b|closed to access"
)


def accession_in(sentences: list[Said]) -> Accession | None:
    """Who may accede, from when on, and who has to agree."""
    found: dict[str, Any] = {}
    for one in sentences:
        if closed := one.find(_CLOSED):
            one.marks.spans["accession.closed"] = closed.span()
            return Accession(closed=True)
        invited = one.find(_INVITED) if one.find(r"acced|accession") else None
        opened = one.find(r"\bopen (?:\w+ ){0,3}?(?:for|to) (?:the )?accession|\bmay accede\b")
        if opened is None and invited is None:
            continue
        _read_accession(one, found)
        if invited and "approval" not in found:
            found["approval"] = " ".join(invited[1].split())
            one.marks.spans["accession.approval"] = invited.span(1)
    return Accession(**found) if found else None


def _read_accession(one: Said, found: dict[str, Any]) -> None:
    for pattern, opens in ((_AFTER_CLOSE, "after signature"), (_AFTER_ENTRY, "entry into force")):
        if "opens" not in found and (match := one.find(pattern)):
            found["opens"], one.marks.spans["accession.opens"] = opens, match.span()
    opened = one.find(r"accession|accede")
    whom = _whom(one, opened.end()) if opened else None
    if whom and "whom" not in found:
        found["whom"], one.marks.spans["accession.whom"] = whom
    since = one.find(r"\b(?:from|as from|after)\b")
    day = one.day(since.end(), since.end() + 30) if since and "opens" not in found else None
    if day is not None:
        found["opens_on"], one.marks.spans["accession.opens_on"] = day
    if approved := one.find(_APPROVED):
        found["approval"] = " ".join(approved[1].split())
        one.marks.spans["accession.approval"] = approved.span(1)


_PROVISIONAL = r"provisional(?:ly)?\b"
_DECLINES = r"unless|except (?:that|for)|may[^.;]{0,60}(?:declare|notify|deliver)[^.;]{0,80}\bnot\b"


def provisional_in(sentences: list[Said]) -> ProvisionalApplication | None:
    """Whether and how the treaty is applied before its entry into force (VCLT 25)."""
    about = [
        one
        for one in sentences
        if one.find(_PROVISIONAL) and one.find(r"\bappl(?:y|ied|ies|ication)\b|in(?:to)? force")
    ]
    found: dict[str, Any] = {}
    for one in about:
        begins = _begins(one)
        if begins and "begins" not in found:
            found.update(begins)
            one.marks.spans["provisional.begins"] = one.span
            found["opt_out"] = one.find(_DECLINES) is not None
        elif one.find(r"\bmay\b[^.]{0,120}\bnot (?:able|accept|apply)"):
            found["opt_out"] = True
        _ends(one, found)
    return ProvisionalApplication(**found) if "begins" in found else None


_NOTIFIES = (
    r"\bmay\b[^.]{0,100}(?:notif|declar)|notif(?:y|ies|ied|ication)[^.]{0,90}provisional|"
    r"provisional[^.]{0,60}\bthat notif"
)
_APPLIED = (
    r"(?:be|is|are) (?:\w+ ){0,2}?(?:applied|applicable) provisionally|"
    r"provisionally (?:applied|apply)|appl(?:y|ies)[^.]{0,60}provisionally"
)
_BY_SIGNATURE = r"(?:from|upon|on|after) (?:the )?(?:date of |day of )?(?:its |their )?sign"


def _begins(one: Said) -> dict[str, Any] | None:
    """From when on, or by what, the treaty is applied."""
    if one.find(r"\bdecide\b|decision"):
        return {"begins": "by decision"}
    if one.find(_NOTIFIES):
        return {"begins": "by notification"}
    if one.find(_APPLIED) is None:
        return None
    if one.find(_BY_SIGNATURE):
        return {"begins": "with signature"}
    day = one.day()
    if day is not None and one.find(r"\b(?:from|as from|as of|on)\b"):
        return {"begins": "on a day", "on": day[0]}
    return {"begins": "with signature"} if one.find(r"signator|pending") else None


def _ends(one: Said, found: dict[str, Any]) -> None:
    """“Shall terminate sixty days after the notification”, “not later than 16 November 1998”."""
    ends = one.find(r"terminat|cease|end\b|expire")
    if ends is None:
        return
    if period := one.period():
        found["notice"], one.marks.spans["provisional.notice"] = period
    if one.find(r"(?:later than|until|on|not extend beyond)") and (day := one.day(ends.start())):
        found["until"], one.marks.spans["provisional.until"] = day
