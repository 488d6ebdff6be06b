"""Clauses on the text itself: the authentic languages and who keeps it."""

from __future__ import annotations

import re

from paraph.depositary.english.said import Said
from paraph.depositary.further import Languages

_LANGUAGES = (
    r"albanian|arabic|armenian|azerbaijani|belarusian|bosnian|bulgarian|catalan|"
    r"chinese|croatian|czech|danish|dutch|english|estonian|finnish|french|georgian|"
    r"german|greek|hebrew|hindi|hungarian|icelandic|indonesian|irish|italian|"
    r"japanese|kazakh|korean|kyrgyz|latvian|lithuanian|macedonian|malay|maltese|"
    r"mongolian|montenegrin|norwegian|persian|polish|portuguese|romanian|russian|"
    r"serbian|slovak|slovenian|spanish|swahili|swedish|tajik|thai|turkish|turkmen|"
    r"ukrainian|urdu|uzbek|vietnamese"
)
_ONE = re.compile(rf"\b({_LANGUAGES})\b", re.IGNORECASE)
_AUTHENTIC = (
    r"authentic|equally (?:valid|authoritative)|having equal (?:force|authority)|same force"
)
_PREVAILS = rf"\b({_LANGUAGES})\b[^.;]{{0,40}}\b(?:shall )?prevails?\b"


def languages_in(sentences: list[Said]) -> Languages | None:
    """The authentic languages in the order of the text, and the one that prevails."""
    for place, one in enumerate(sentences):
        named = list(_ONE.finditer(one.marks.text, *one.span))
        if not named or not one.find(_AUTHENTIC):
            continue
        one.marks.spans["languages.authentic"] = named[0].start(), named[-1].end()
        names = tuple(dict.fromkeys(match[1].capitalize() for match in named))
        return Languages(authentic=names, prevailing=_prevailing(sentences[place : place + 3]))
    return None


def _prevailing(near: list[Said]) -> str:
    for one in near:
        if found := one.find(_PREVAILS):
            one.marks.spans["languages.prevailing"] = found.span()
            return found[1].capitalize()
    return ""


_NAME = r"(?:the )?([A-Z][\w’'\-]*(?: (?:of|for|and|the|de|[A-Z][\w’'\-]*))*)"
_DESIGNATED = re.compile(
    rf"{_NAME},? (?:is|are|shall be|shall act as|which is|who is|which are)"
    r"(?: hereby)?(?: designated| appointed| named)?(?: as| to be)?(?: the)? depositar(?:y|ies)",
)
_GOVERNMENTS = re.compile(
    r"Governments of ([^.;]{3,200}?),? (?:which|who) [^.;]{0,20}(?:designated|appointed)"
    r"[^.;]{0,20}depositar",
    re.IGNORECASE,
)
_DEPOSITED = re.compile(rf"\bdeposited (?:in the archives of|with) {_NAME}")
_NO_NAME = re.compile(r"(?:the )?(?:Depositar|Organi[sz]ation\b|It\b|Part(?:y|ies)\b)")


def depositaries_in(sentences: list[Said]) -> tuple[str, ...]:
    """Who is named as depositary; several Governments, if they are."""
    for pattern in (_GOVERNMENTS, _DESIGNATED, _DEPOSITED):
        for one in sentences:
            found = pattern.search(one.marks.text, *one.span)
            if found is None or _NO_NAME.match(found[1]):
                continue
            one.marks.spans["depositaries"] = found.span(1)
            return _names(found[1]) if pattern is _GOVERNMENTS else (_tidy(found[1]),)
    return ()


def _names(written: str) -> tuple[str, ...]:
    parts = re.split(r",\s*(?:and\s+)?|\s+and\s+(?=the\b)", " ".join(written.split()))
    if len(parts) == 1 or not any(" and " in part for part in parts[-1:]):
        return tuple(_tidy(part) for part in parts if part)
    last = parts.pop()
    return tuple(_tidy(part) for part in (*parts, *last.split(" and ")) if part)


def _tidy(written: str) -> str:
    words = re.sub(r"^the ", "", " ".join(written.split()), flags=re.IGNORECASE)
    return re.sub(r"(?: (?:of|for|and|the|de))+$", "", words)
