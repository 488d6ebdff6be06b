"""Addresses: where a provision stands, the same in every language of a text.

``Article 11 (1)(a)``, ``Статья 11 (1)(a)`` and ``第十一条`` begin with one step, ``article 11``.
An address is its steps from the outside in; what stands before the first article is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from paraph.text.comparison.levels import Levels

Address: TypeAlias = tuple[str, ...]
"""The steps to a provision: ``("article 11", "1", "a")``."""

OPENING: Final = "opening"
"""The step of the paragraphs before the first article."""

UNITS: Final[dict[str, str]] = {
    "article": (
        r"articles?|arts?\.|art[ií]culos?|стать(?:я|и|е|ю|ей|ям|ями|ях)|статьёй|المادة|المواد"
    ),
    "rule": r"rules?|regla|règle|правил(?:о|а|е|у|ом)",
    "regulation": r"regulations?",
    "principle": r"principles?|principes?|principios?|принцип\w{0,3}",
    "section": r"sections?|secci[oó]n(?:es)?|раздел\w{0,3}|الفرع",
    "chapter": r"chapters?|chapitres?|cap[ií]tulos?|глав(?:а|ы|е|у|ой|ам|ами|ах)|الفصل",
    "part": r"parts?|(?:partie|parte)(?=\s+[IVXLC]+(?!\w))|част(?:ь|и|ью|ям|ями|ях)|الجزء|الباب",
    "annex": r"annex(?:es)?|annexes?|anexos?|приложени(?:е|я|ю|ем|и|ям|ями|ях)|المرفق",
    "appendix": r"appendix|appendices|apéndice",
    "protocol": r"protocols?",
    "schedule": r"schedules?",
}
"""The units that have a number of their own, as six languages write them."""

SUFFIX: Final = r"(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)"
_NUMBER: Final = rf"(?:[0-9٠-٩]{{1,4}}|(?-i:[IVXLC]{{1,7}}|[A-Z]))(?:[ ]?{SUFFIX})?(?!\w)"
_UNIT: Final = "|".join(f"(?P<{name}>{words})" for name, words in UNITS.items())
HEAD: Final = re.compile(
    rf"[\s#*>\[(]*(?:{_UNIT})\s+(?P<number>{_NUMBER}|premier|1er)", re.IGNORECASE
)
_CHINESE: Final = re.compile(
    r"[\s#*>\[(]*第(?P<number>[〇一二三四五六七八九十百零0-9]{1,6})(?P<unit>[条章节])"
)
_ITEM: Final = re.compile(r"\s*（(?P<number>[一二三四五六七八九十]{1,3})）")
_CHINESE_UNITS: Final = {"条": "article", "章": "chapter", "节": "section"}
_LABEL: Final = re.compile(
    rf"[\s#*>\[]*(?:(?P<bare>[0-9٠-٩]{{1,4}}(?:[ ]?{SUFFIX})?|[ivx]{{1,5}}|[a-zа-я])[.)]"
    rf"|\((?P<paren>[0-9]{{1,4}}|[ivx]{{1,5}}|[a-zа-я])(?:[ ]?{SUFFIX})?\))[\s\]]"
)
_FIGURES: Final = {figure: value for value, figure in enumerate("零一二三四五六七八九")} | {"〇": 0}


def address_of(name: str) -> Address:
    """The address of a provision as people call it.

    >>> address_of("Article 4 bis(1)(b)"), address_of("Статья 4 bis(1)(b)")
    (('article 4 bis', '1', 'b'), ('article 4 bis', '1', 'b'))
    >>> address_of("Opening, paragraph 8"), address_of("3(a)")
    (('opening', '8'), ('', '3', 'a'))
    """
    opening = re.match(r"Opening, paragraph (\d+)", name)
    if opening:
        return OPENING, opening[1]
    head = _head(name)
    first = head[0] if head else ""
    rest = name[head[1] :] if head else f"({name.partition('(')[0]}){name.partition('(')[2]}"
    unnumbered = re.match(r", paragraph(?: (\d+))?$", rest)
    if unnumbered:
        return first, f"¶{unnumbered[1] or 1}"
    steps = re.findall(r"([^()]+)\)", rest)
    return (first, *(normal(step) for step in steps if step.strip()))


def normal(number: str) -> str:
    """A number as it stands in an address.

    >>> normal(" 4bis"), normal("١٢"), normal("十二"), normal("(B)")
    ('4 bis', '12', '12', 'b')
    """
    plain = re.sub(rf"(?<=\w)[ ]?({SUFFIX})$", r" \1", number.strip(" ().,"), flags=re.IGNORECASE)
    if plain and all(one in _FIGURES or one in "十百" for one in plain):
        return str(_chinese(plain))
    digits, *suffix = plain.split(" ")
    if digits.isdecimal():
        digits = str(int(digits))
    return " ".join((digits, *suffix)).lower()


def _chinese(number: str) -> int:
    """A Chinese number below a thousand."""
    hundreds, _, rest = number.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    total = 100 * (_FIGURES.get(hundreds, 1) if hundreds else 0)
    if ten:
        total += 10 * _FIGURES.get(tens[-1:], 1)
    return total + _FIGURES.get(ones[-1:], 0)


def _head(line: str) -> tuple[str, int] | None:
    """The first step that a line begins with, and where its number ends."""
    found = HEAD.match(line)
    if found:
        unit = next(name for name in UNITS if found[name] is not None)
        number = "1" if found["number"].lower() in {"premier", "1er"} else found["number"]
        return f"{unit} {normal(number)}", found.end()
    chinese = _CHINESE.match(line)
    if chinese:
        return f"{_CHINESE_UNITS[chinese['unit']]} {normal(chinese['number'])}", chinese.end()
    return None


def addressed(lines: Iterable[str]) -> Iterator[Address]:
    """The address of each paragraph of a text, in order.

    >>> list(addressed(["Preamble", "Статья 1. Цели", "1. Совет действует.", "a) сам;"]))
    [('opening', '1'), ('article 1',), ('article 1', '1'), ('article 1', '1', 'a')]
    """
    article, levels, plain, numbered = "", Levels(), 0, False
    for line in lines:
        head, label, item = _head(line), _LABEL.match(line), _ITEM.match(line)
        if head:
            article, levels, plain, numbered = head[0], Levels(), 0, False
            yield (article,)
        elif label:
            numbered = True
            yield (article, *levels.under(normal(label["bare"] or label["paren"])))
        elif item:  # a point where the paragraphs have figures, else a paragraph itself
            value = _chinese(item["number"])
            number = chr(ord("a") + value - 1) if numbered else str(value)
            yield (article, *levels.under(number))
        else:
            plain += 1
            yield (article, f"¶{plain}") if article else (OPENING, str(plain))


def covers(one: Address, other: Address) -> bool:
    """Whether two addresses meet: one is the other, or the whole that the other is a part of.

    >>> covers(("article 5",), ("article 5", "2")), covers(("article 5", "1"), ("article 5", "2"))
    (True, False)
    """
    length = min(len(one), len(other))
    return bool(length) and one[:length] == other[:length]
