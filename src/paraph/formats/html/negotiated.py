"""The page of a negotiated text: what is agreed, what is open, and whose wording is whose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from paraph.formats.html.flow import Flow
from paraph.formats.html.frame import page, script
from paraph.formats.html.lines import LineKind
from paraph.formats.html.places import Places
from paraph.formats.html.setting import Depth, Part, Setting, Tally
from paraph.text.findings import Finding
from paraph.text.negotiated import BASE, Arm, Choice, Node, choices, named, version_of


@dataclass(frozen=True, slots=True)
class Note:
    """What is kept of a settled or quiet choice: the wordings, and who held them."""

    name: str
    chosen: str
    arms: tuple[tuple[str, str], ...]


def negotiated_page(  # noqa: PLR0913 - a page has a head, a body and notes
    nodes: Sequence[Node],
    *,
    title: str,
    parties: Sequence[str],
    subtitle: str = "",
    findings: Sequence[Finding] = (),
    language: str = "en",
) -> str:
    """A complete HTML page of a negotiated text, for the screen and for A4 paper.

    ``language`` is the tag (BCP 47) of the language that the text is written in.

    >>> from paraph.text.compilation import compile_versions
    >>> made = compile_versions("It shall act.", {"Norway": "It should act."})
    >>> "Norway" in negotiated_page(made.nodes, title="Draft", parties=made.parties)
    True
    """
    if any(not choice.name for choice in choices(nodes)):
        nodes = named(nodes)
    numbers = {name: number for number, name in enumerate(parties)}
    setting = Setting(Places.of(nodes), Tally(), numbers, language)
    flow = Flow(setting, Depth())
    flow.write(nodes)
    text = flow.close()
    tally = setting.tally
    return page(
        "negotiated.html",
        title=title,
        subtitle=subtitle,
        language=language,
        text=Markup(text),  # noqa: S704 - made of escaped fragments
        script=script("filter.js"),
        parts=tally.parts,
        chapter=LineKind.CHAPTER,
        whose=_whose,
        figures=_figures(tally, parties),
        settled=[_note(choice) for choice in tally.settled],
        quiet=[_note(choice) for choice in tally.quiet],
        findings=findings,
        parties=parties,
    )


def _figures(tally: Tally, parties: Sequence[str]) -> dict[str, object]:
    """The figures of the line at the head."""
    words = tally.agreed_words + tally.open_words
    articles = [part for part in tally.parts if part.kind is LineKind.ARTICLE and not part.proposed]
    return {
        "agreed": _share(tally.agreed_words, words),
        "agreed_words": tally.agreed_words,
        "words": words,
        "open": tally.open,
        "settled": len(tally.settled),
        "quiet": len(tally.quiet),
        "articles": len(articles),
        "free": sum(1 for part in articles if not part.open),
        "by_party": [(name, tally.by_party.get(name, 0)) for name in parties],
    }


def _share(part: int, whole: int) -> str:
    """A share in per cent with one decimal, rounded down so that 100 means all.

    >>> _share(2999, 3000), _share(0, 0)
    ('99.9', '100')
    """
    if part == whole:
        return "100"
    tenths = part * 1000 // whole
    return f"{tenths // 10}.{tenths % 10}"


def _whose(part: Part) -> str:
    """Who has brackets in a part of the text, in the order of the alphabet."""
    return ", ".join(sorted(part.names, key=str.casefold))


def _note(choice: Choice) -> Note:
    chosen = "" if choice.chosen is None else _wording(choice.arms[choice.chosen])[1]
    others = [_wording(arm) for place, arm in enumerate(choice.arms) if place != choice.chosen]
    return Note(choice.name, chosen, tuple(others))


def _wording(arm: Arm) -> tuple[str, str]:
    holders = ", ".join(_holders(arm))
    return holders, version_of(arm.nodes, arm.holders[0] if arm.holders else BASE)


def _holders(arm: Arm) -> Iterator[str]:
    if arm.base:
        yield "text of the draft"
    yield from arm.holders
