"""Clauses on withdrawal and duration: “may withdraw at any time after three years”, “ten years”."""

from __future__ import annotations

from paraph.depositary.english.said import Said
from paraph.depositary.further import Duration, Since, Withdrawal

_LEAVES = r"\b(?:withdraw(?:al|s|ing|n)?|denounc(?:e|es|ed|ing)|denunciations?)\b"
_STATEMENTS = (
    r"\b(?:reservations?|declarations?|objections?|statements?)\b|"
    r"withdraw\w* (?:its|their|any|such|an?|the) (?:acceptance|consent|support|instrument)"
)
"""What can be withdrawn without leaving the treaty."""
_NEVER = (
    r"\b(?:no (?:contracting |state )?(?:party|state|member)\b[^.]{0,30}\b(?:may|shall)|"
    r"shall not be (?:subject|open) to|may not|cannot|shall not be) [^.]{0,20}"
    r"(?:withdraw|denounc|denunciation)"
)
_MAY = (
    r"\bmay\b[^.]{0,160}?(?:withdraw|denounce|be denounced|terminate its participation)|"
    r"\bright to (?:withdraw|denounce)"
)
_EFFECT = (
    r"(?:takes? effect|becomes? effective|be effective|cease to be (?:a )?(?:party|bound)|"
    r"be (?:effected|effective)|terminate)"
)
_YEAR_END = r"(?:at|from) the end of the (?:calendar )?year|(?:on|from) (?:31 December|1 January)\b"


def withdrawal_in(sentences: list[Said]) -> Withdrawal | None:
    """Whether one may leave, when at the earliest, and how long after the notice."""
    about = [one for one in sentences if one.has(_LEAVES) and not one.has(_STATEMENTS)]
    if not about:
        return None
    marks = about[0].marks
    if never := next((one for one in about if one.find(_NEVER)), None):
        marks.spans["withdrawal.allowed"] = never.span
        return Withdrawal(allowed=False)
    notice = _notice(about)
    earliest, since = _earliest(about)
    allowed = next((one for one in about if one.find(_MAY)), None)
    if allowed is not None:
        marks.spans["withdrawal.allowed"] = allowed.span
    elif notice is None and earliest is None:
        return None
    if notice is None:
        begin, end = about[0].span
        words = "how long after its notice a withdrawal takes effect could not be read"
        marks.doubt("withdrawal.notice", words, begin, end)
    return Withdrawal(
        allowed=True if allowed else None, notice=notice, earliest=earliest, since=since
    )


_GIVES = r"\bnotice\b[^.]{0,80}(?:in advance|prior|before)|\b(?:giving|give|by|upon|on) "


def _notice(about: list[Said]) -> str | None:
    """“Shall take effect one year after the receipt”, “by giving twelve months' notice”."""
    for one in about:
        effect = one.find(_EFFECT)
        gives = one.find(r"\bnotice\b") and one.find(_GIVES)
        if effect is None and (not gives or one.find(r"at any time after")):
            continue
        period = one.period(effect.start()) if effect else None
        period = period or one.period()
        if period is None:
            continue
        written, span = period
        ends, months = one.find(_YEAR_END), _months(written)
        if ends and months is not None:
            one.marks.spans["withdrawal.notice"] = (
                min(span[0], ends.start()),
                max(span[1], ends.end()),
            )
            return f"first_of_year_after_months:{months}"
        one.marks.spans["withdrawal.notice"] = span
        return written
    return None


def _months(written: str) -> int | None:
    """A period in months, if it is one of whole months."""
    unit, _, number = written.partition(":")
    return int(number) * {"months": 1, "years": 12}.get(unit, 0) or None


_ENTRY = r"(?:entry|coming|came|entered|enters) into force|was bound|became bound"


def _earliest(about: list[Said]) -> tuple[str | None, Since]:
    """“At any time after three years from the date on which it entered into force for a Party”."""
    for one in about:
        start = one.find(
            r"(?:at any time )?after (?:the (?:expiration|expiry|end|lapse) of )?(?:a period of )?"
            r"(?=[\w()\- ]{1,40}?\byears?\b)|"
            r"not (?:be )?(?:earlier|before|sooner) |before the expir"
        )
        entry = one.find(_ENTRY)
        if start is None or entry is None or entry.start() < start.start():
            continue
        period = one.period(start.start(), entry.start())
        if period is None:
            continue
        written, span = period
        one.marks.spans["withdrawal.earliest"] = span
        own = one.find(
            r"into force (?:for|in respect of|with respect to) (?!the first)|became bound"
        )
        return written, "own entry into force" if own else "entry into force"
    return None, "entry into force"


_LASTS = (
    r"(?:remain|continue|shall be|be) in (?:full )?(?:force|effect) |is concluded for|valid for"
)


def duration_in(sentences: list[Said]) -> Duration | None:
    """How long the treaty lasts, whether it is prolonged, and with how few parties it ends."""
    found: dict[str, object] = {}
    for one in sentences:
        if unlimited := one.find(
            r"unlimited (?:duration|period)|indefinite (?:duration|period)|"
            r"(?:in force|effect|concluded|duration)[^.]{0,30} (?:indefinitely|for an unlimited)"
        ):
            found["unlimited"] = True
            one.marks.spans["duration.unlimited"] = unlimited.span()
        _few(one, found)
        _term(one, found)
        _prolonged(one, found)
    if found.get("unlimited") and found.keys() & {"period", "until"}:
        for name in ("period", "until"):
            found.pop(name, None)
    return Duration(**found) if found else None  # type: ignore[arg-type]


def _few(one: Said, found: dict[str, object]) -> None:
    """“If the number of Parties falls below sixteen”."""
    falls = one.find(
        r"(?:number of (?:the )?(?:contracting |states )?(?:parties|states)|parties)[^.]{0,80}?"
        r"(?:less than|fewer than|below)"
    )
    ends = one.find(r"cease to be in force|cease to have effect|terminat|lapse|end of (?:this|the)")
    number = one.number(falls.end()) if falls and ends else None
    if number is not None:
        found["fewer_than"], one.marks.spans["duration.fewer_than"] = number


def _term(one: Said, found: dict[str, object]) -> None:
    """“Shall remain in force for a period of ten years”, “until 31 December 2009”."""
    lasts, leaves = one.find(_LASTS), one.find(_LEAVES + r"[^.]{0,40}effect")
    if lasts is None or leaves or found.keys() & {"period", "until"}:
        return
    day = one.day(lasts.end(), lasts.end() + 60) if one.find(r"\buntil\b") else None
    if day is not None:
        found["until"], one.marks.spans["duration.until"] = day
        return
    again = one.find_between(_AGAIN, *one.span)
    end = min(lasts.end() + 60, again.start() if again else one.span[1])
    period = one.period(lasts.start(), end) if one.find(r"\b(?:for|during)\b") else None
    if period is not None:
        found["period"], one.marks.spans["duration.period"] = period


_AGAIN = (
    r"successive (?:periods?|terms?)|tacitly|automatically (?:extended|renewed|prolonged)|"
    r"(?:extended|renewed|prolonged) automatically|further (?:periods?|terms?)"
)


def _prolonged(one: Said, found: dict[str, object]) -> None:
    """“For successive periods of five years, unless denounced six months before the expiry”."""
    again = one.find(_AGAIN)
    if again is None:
        return
    before = one.find(r"before (?:the )?(?:\w+ ){0,3}?(?:expir|end|date)|prior to|in advance")
    period = one.period(again.start())
    if period is not None and "renewed" not in found:
        found["renewed"], one.marks.spans["duration.renewed"] = period
    notice = one.period(period[1][1] if period else again.end(), before.start()) if before else None
    if notice is not None:
        found["notice"], one.marks.spans["duration.notice"] = notice
