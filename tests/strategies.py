"""Texts as delegations write them, for hypothesis: treaties, what people do to them, and chaos.

A *treaty* is built from sentences in several scripts; an *amendment* is one thing that a delegation
does to a text (change a word, strike an article, wrap the lines again, …); a *draft* is the base
with amendments, the base itself, another text altogether, or chaos.  Few draws make a text, so that
hypothesis is quick and shrinks a failure to a short one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from paraph.text.comparison.labels import label_span
from paraph.text.words import WORD

A_FEW: Final = settings(max_examples=max(10, settings().max_examples // 4))
"""For a property that has many tests, or a test that is one of many: a quarter of the examples."""

LATIN: Final = (
    "The Council shall meet once a year in ordinary session.",
    "Each Party shall co-operate with the other Parties in good faith, subject to its own law.",
    "Decisions are taken by consensus; where there is none, the Council may defer a matter.",
    "The Secretary-General is appointed for a term of 3.5 years and may be re-appointed once.",
    "Nothing in this Charter affects the Parties' rights and/or obligations under A/CONF.232/5.",
    "The Parties shall exchange information on terrorism, separatism and extremism (art. 2 (b)).",
    "The working languages of the Organization are Russian and Chinese.",
    "A Party may withdraw by giving notice in writing to the depositary, who informs the others.",
    "Any dispute is settled by consultation and negotiation between the Parties concerned.",
    "The budget is approved by the Council on the proposal of the Secretariat, “as a whole”.",
    "The Parties,",
    "Recalling their common history, and desiring to strengthen mutual trust,",
    "to maintain peace;",
    "to combat illicit traffic in narcotics and weapons; and",
    "The Executive Committee consists of the national co-ordinators of the Parties.",
    "Observers may attend the meetings of the Council at its invitation, without a vote.",
    "This Charter enters into force on the thirtieth day after the fourth ratification.",
    "Co\u00adoperation in the humanitarian field — culture, science, health — is encouraged.",
)
BRACKETED: Final = (
    "Each Party [shall][should] report [every [X] years] to the Council.",
    "The depositary informs [all] Parties [Kazakhstan: within thirty days] of a withdrawal.",
    "The Council decides by [consensus] / [a two-thirds majority] of those present.",
)
CYRILLIC: Final = (
    "Совет собирается на очередные заседания один раз в год.",
    "Стороны сотрудничают в духе взаимного доверия; решения принимаются консенсусом.",
    "Любая Сторона может выйти из настоящей Хартии, уведомив об этом депозитария.",
    "поддержание мира и безопасности;",
)
CHINESE: Final = (
    "理事会每年举行一次例会。",
    "缔约方应本着相互信任的精神进行合作；决定以协商一致方式作出。",
    "任何缔约方均可书面通知保存人退出本宪章。",
)
ARABIC: Final = (
    "يجتمع المجلس مرة واحدة في السنة.",
    "تتعاون الأطراف بِرُوحٍ من الثقة المتبادلة، وتُتَّخذ القرارات بتوافق الآراء؛",
    "يجوز لأي طرف أن ينسحب بإخطار كتابي إلى الوديع.",
)
SCRIPTS: Final = (
    LATIN,
    LATIN + BRACKETED,
    CYRILLIC,
    CHINESE,
    ARABIC,
    LATIN[:6] + CYRILLIC + CHINESE + ARABIC,
)
HEADINGS: Final = (
    "Article {}",
    "Article {} – Organs",
    "Статья {}",
    "第{}条",
    "المادة {}",
    "## Rule {}",
)
LABELS: Final = ("{}. ", "({}) ", "{}.\t", "{}) ", "")

PHRASES: Final = (
    "should",
    "by agreement",
    "promptly and in full",
    "the Parties",
    "and",
    "not",
    "without delay to the depositary",
    "x",
    "7",
    "(c)",
    "незамедлительно",
    "консенсус",
    "和",
    "所有缔约方",
    "دون تأخير",
    "co\u00adoperate",
    "State's",
    "3.5",
)

NAMES: Final = (
    "Kazakhstan",
    "China",
    "Kyrgyzstan",
    "Russia",
    "Tajikistan",
    "Uzbekistan",
    "china",
    "CHINA",
    "Côte d’Ivoire",
    "G-77 and China",
    "EU (27)",
    "US/AU",
    "Россия",
    "中国",
    "المملكة",
    "2",
    "b1",
    "Base",
    "base ",
    "A: B, C",
    "[x]",
    "delete",
    "No. 5",
    "straße",
    "STRASSE",
    "_",
    "-",
    "\u00a0",
    "O'Neill & Sons = Co",
)

CHAOS: Final = (
    "[]{}()（）［］【】〔〕/\\.,;:!?'’\"“”«»-–—‐‑*#>|_~`^=+<&$@%"
    " \t\n\n\r\u000b\u000c\u001c\u0085\u00a0\u00ad\u200b\u200c\u200d\u200e\u2028\u2029\ufeff\u0000"
    "aAbBxX01239ivIV№²½éßſİıΔжЯ中国々ーカ가각ªم\u0651\u0650آ\u0301\u20dd\u0660"
    "\U0001f91d\U00020000\U000e0041"
)


@dataclass(frozen=True)
class Amendment:
    """One thing that a delegation does to a text: what, where, how much, with which words."""

    kind: str
    place: int
    size: int
    phrase: str

    def __call__(self, text: str) -> str:
        """``text`` with the amendment made."""
        return AMENDMENTS[self.kind](self, text)


def lines_of(text: str) -> list[str]:
    """The lines of a text, each with its line feed."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _words(made: Amendment, text: str) -> tuple[int, int] | None:
    """Where the words stand that an amendment is about."""
    found = list(WORD.finditer(text))
    if not found:
        return None
    first = made.place % len(found)
    return found[first].start(), found[min(first + made.size, len(found)) - 1].end()


def _replace(made: Amendment, text: str) -> str:
    span = _words(made, text)
    return text[: span[0]] + made.phrase + text[span[1] :] if span else made.phrase


def _insert(made: Amendment, text: str) -> str:
    span = _words(made, text)
    return f"{text[: span[0]]}{made.phrase} {text[span[0] :]}" if span else made.phrase


def _append(made: Amendment, text: str) -> str:
    span = _words(made, text)
    return f"{text[: span[1]]}, {made.phrase}{text[span[1] :]}" if span else made.phrase


def _delete(made: Amendment, text: str) -> str:
    span = _words(made, text)
    if span is None:
        return text
    return text[: span[0]] + text[span[1] :].removeprefix(" ")


def _capitals(made: Amendment, text: str) -> str:
    span = _words(made, text)
    return text[: span[0]] + text[slice(*span)].swapcase() + text[span[1] :] if span else text


def _soften(made: Amendment, text: str) -> str:
    span = _words(made, text)
    return text[: span[0] + 1] + "\u00ad" + text[span[0] + 1 :] if span else text


def _bracket(made: Amendment, text: str) -> str:
    span = _words(made, text)
    return f"{text[: span[0]]}[{text[slice(*span)]}]{text[span[1] :]}" if span else text


def _punctuate(made: Amendment, text: str) -> str:
    found = [match.start() for match in re.finditer(r"[.,;:(\[。，；،]", text)]
    if not found:
        return text + ","
    at = found[made.place % len(found)]
    return text[:at] + ("", ";", " –", ",")[made.size % 4] + text[at + 1 :]


def _space(made: Amendment, text: str) -> str:
    found = list(re.finditer(r"[ \t]+", text))
    if not found:
        return text + " "
    at = found[made.place % len(found)]
    new = ("  ", "\u00a0", "\t", "   ", " \u2003", "\n")[made.size % 6]
    return text[: at.start()] + new + text[at.end() :]


def _rewrap(made: Amendment, text: str) -> str:
    """Break every line of more than some width at a space."""
    width = 20 + 7 * made.size
    return re.sub(rf"([^\n]{{{width},}}?) +(?=\S)", r"\1\n", text)


def _blank(made: Amendment, text: str) -> str:
    lines = lines_of(text)
    lines.insert(made.place % (len(lines) + 1), "\n" * made.size)
    return "".join(lines)


def _crlf(made: Amendment, text: str) -> str:
    if made.place % 2:
        return text.replace("\n", "\r\n")
    lines = lines_of(text) or ["\n"]
    at = made.place % len(lines)
    lines[at] = lines[at].rstrip("\n") + "\r\n"
    return "".join(lines)


def _final(made: Amendment, text: str) -> str:
    return text.rstrip("\n") if text.endswith("\n") else text + "\n" * made.size


def _insert_lines(made: Amendment, text: str) -> str:
    lines = lines_of(text)
    number = made.place % 9 + 1
    new = [
        f"{number}. The {made.phrase} of the Council {word}.\n" for word in "abcdef"[: made.size]
    ]
    if made.place % 3 == 0:
        new.insert(0, f"Article {number}\n")
    place = made.place % (len(lines) + 1)
    return "".join(lines[:place] + new + lines[place:])


def _delete_lines(made: Amendment, text: str) -> str:
    lines = lines_of(text) or [""]
    place = made.place % len(lines)
    return "".join(lines[:place] + lines[place + made.size :])


def _move_lines(made: Amendment, text: str) -> str:
    lines = lines_of(text) or [""]
    place = made.place % len(lines)
    taken, left = lines[place : place + made.size], lines[:place] + lines[place + made.size :]
    target = (made.place // 7) % (len(left) + 1)
    return "".join(left[:target] + taken + left[target:])


def _merge(made: Amendment, text: str) -> str:
    found = list(re.finditer(r"\n+(?=\S)", text))
    if not found:
        return text
    at = found[made.place % len(found)]
    return text[: at.start()] + " " + text[at.end() :]


def _split(made: Amendment, text: str) -> str:
    found = list(re.finditer(r"(?<=[.;,。；،]) ?(?=[^\s])", text))
    if not found:
        return text
    at = found[made.place % len(found)]
    label = ("", "2. ", "(b) ", "\n")[made.size % 4]
    return text[: at.start()] + "\n" + label + text[at.end() :]


def _renumber(made: Amendment, text: str) -> str:
    """Add to every number of a provision from a place on."""
    lines = lines_of(text)
    start = made.place % max(len(lines), 1)
    return "".join(
        renumbered(line, made.size) if number >= start else line
        for number, line in enumerate(lines)
    )


def renumbered(line: str, by: int) -> str:
    """``line`` with ``by`` added to its number, if it has one in digits."""
    span = label_span(line)
    if span is None or not line[slice(*span)].isdecimal() or not line[slice(*span)].isascii():
        return line
    return line[: span[0]] + str(int(line[slice(*span)]) + by) + line[span[1] :]


AMENDMENTS: Final[dict[str, Callable[[Amendment, str], str]]] = {
    "replace": _replace,
    "insert": _insert,
    "append": _append,
    "delete": _delete,
    "capitals": _capitals,
    "soften": _soften,
    "bracket": _bracket,
    "punctuate": _punctuate,
    "space": _space,
    "rewrap": _rewrap,
    "blank": _blank,
    "crlf": _crlf,
    "final": _final,
    "insert lines": _insert_lines,
    "delete lines": _delete_lines,
    "move lines": _move_lines,
    "merge": _merge,
    "split": _split,
    "renumber": _renumber,
}
SPACING: Final = ("space", "rewrap", "blank", "crlf", "final")
WORDING: Final = ("replace", "insert", "append", "delete", "capitals", "punctuate")


def amendments(*kinds: str) -> SearchStrategy[Amendment]:
    """One amendment, of any of ``kinds``, or of any kind."""
    return st.builds(
        Amendment,
        kind=st.sampled_from(kinds or tuple(AMENDMENTS)),
        place=st.integers(0, 997),
        size=st.integers(1, 6),
        phrase=st.sampled_from(PHRASES),
    )


@st.composite
def treaties(draw: st.DrawFn, scripts: tuple[tuple[str, ...], ...] = SCRIPTS) -> str:
    """A treaty in one of ``scripts``: a preamble, articles, paragraphs and items."""
    sentences = draw(st.sampled_from(scripts))
    heading, label = draw(st.sampled_from(HEADINGS)), draw(st.sampled_from(LABELS))
    between = draw(st.sampled_from(["\n", "\n\n"]))
    chosen = draw(st.lists(st.integers(0, len(sentences) - 1), max_size=14))
    per_article = draw(st.integers(2, 5))
    paragraphs: list[str] = []
    for number, index in enumerate(chosen):
        article, paragraph = divmod(number, per_article)
        if paragraph == 0:
            paragraphs.append(heading.format(article + 1))
        paragraphs.append(label.format(paragraph + 1) + sentences[index])
    return between.join(paragraphs) + draw(st.sampled_from(["\n", "", "\n\n", " \r\n"]))


def well_formed_treaties() -> SearchStrategy[str]:
    """A treaty in which no two paragraphs are alike and everything is numbered."""
    return st.permutations(LATIN[:10]).flatmap(
        lambda order: st.integers(1, 10).map(
            lambda size: "".join(
                (f"Article {number // 3 + 1}\n\n" if number % 3 == 0 else "")
                + f"{number % 3 + 1}. {sentence}\n\n"
                for number, sentence in enumerate(order[:size])
            )
        )
    )


def chaos(size: int = 60) -> SearchStrategy[str]:
    """Characters in no order at all."""
    return st.text(st.sampled_from(CHAOS), max_size=size) | st.text(max_size=size)


def drafts(base: str, *kinds: str) -> SearchStrategy[str]:
    """What a delegation may hand in for ``base``: with ``kinds``, amended in those ways only."""
    amended = st.lists(amendments(*kinds), max_size=5).map(lambda made: amend(base, made))
    return amended if kinds else st.one_of(amended, amended, amended, unlike())


def unlike() -> SearchStrategy[str]:
    """A text that has nothing to do with the base: another treaty, chaos, nothing."""
    return st.one_of(treaties(), chaos(), st.just(""), st.just("\n"))


def amend(text: str, made: list[Amendment]) -> str:
    """``text`` with all the amendments made, one after the other."""
    for amendment in made:
        text = amendment(text)
    return text


Negotiation = tuple[str, dict[str, str]]
"""A base, and the version of every delegation."""


@st.composite
def negotiations(
    draw: st.DrawFn,
    *kinds: str,
    bases: SearchStrategy[str] | None = None,
    names: tuple[str, ...] = NAMES,
    least: int = 6,
) -> Negotiation:
    """A base and at least six versions of it; some delegations hand in what another one wrote."""
    base = draw(bases if bases is not None else treaties() | treaties() | treaties() | chaos())
    parties = draw(st.lists(st.sampled_from(names), min_size=least, max_size=8, unique=True))
    own = draw(st.lists(drafts(base, *kinds), min_size=least - 2, max_size=least))
    texts = [base, *own]
    held = draw(
        st.lists(st.integers(0, len(texts) - 1), min_size=len(parties), max_size=len(parties))
    )
    return base, {name: texts[index] for name, index in zip(parties, held, strict=True)}
