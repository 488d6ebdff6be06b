"""Lines: what a line of a text is on the page, and how it is written as HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from markupsafe import escape

_SUFFIX: Final = r"(?:[ \u00a0]?(?:bis|ter|quater|quinquies|sexies|septies|octies|alt))*"
_NUMBER: Final = rf"(?:\[?\d[\d.]*[A-Z]?\]?|[IVXLC]+|[A-Z]|_+|\[ ?\]|X){_SUFFIX}"
_ARTICLE: Final = re.compile(
    rf"\s*(?:(?:articles?|rule|principle|art[ií]culo|статья|المادة)\s+{_NUMBER}(?![\w])"
    r"|第[〇一二三四五六七八九十百零\d]+条)",
    re.IGNORECASE,
)
_CHAPTER: Final = re.compile(
    rf"\s*(?:(?:part|chapter|section|title|annex|appendix|chapitre|annexe|cap[ií]tulo|anexo"
    rf"|глава|раздел|часть|приложение|الفصل|الباب)\s+{_NUMBER}(?![\w])"
    r"|第[〇一二三四五六七八九十百零\d]+[章编编]|preamble$|преамбула$|序言$)",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    rf"\s*(?:(?P<point>\d{{1,4}}(?:\.\d{{1,3}})*\.?{_SUFFIX}[.)]?|\(\d{{1,4}}{_SUFFIX}\))"
    rf"|(?P<item>\([a-z]{{1,3}}{_SUFFIX}\)|[a-z]\))|(?P<dash>[–—•-]))(?=\s)\s*",
)
_SENTENCE_END: Final = re.compile(r"[.;:,。；]\s*$")
_NO_TITLE: Final = re.compile(r"^[,;)]|[.;:,。；]\s*$")
_RTL: Final = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]")
_KANA: Final = re.compile("[\u3040-\u30ff]")
_HANGUL: Final = re.compile("[\uac00-\ud7af]")
_HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")

LONGEST_HEADING: Final = 160
"""A line with more characters is no heading, whatever it begins with."""


class LineKind(StrEnum):
    """What a line is to the eye: the name of its class in the stylesheet."""

    CHAPTER = "chapter"
    ARTICLE = "article"
    DISPLAY = "display"
    POINT = "point"
    ITEM = "item"
    DASH = "dash"
    TEXT = "words"


class Piece(NamedTuple):
    """A stretch of a line: its HTML, the base's words in it, and whether it may be cut."""

    html: str
    plain: str
    is_prose: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line is, and how many of its first characters are its number."""

    kind: LineKind
    label: int = 0


def shape_of(plain: str) -> Shape:
    """What the line ``plain`` is.

    >>> shape_of("Article 5 bis. Organs").kind.value, shape_of("3 bis. It meets.").label
    ('article', 7)
    """
    line = plain.strip()
    if len(line) <= LONGEST_HEADING and (kind := _heading_kind(line)):
        return Shape(kind)
    found = _LABEL.match(plain)
    if found is None:
        return Shape(LineKind.TEXT)
    return Shape(LineKind(found.lastgroup or "words"), found.end())


def _heading_kind(line: str) -> LineKind | None:
    """The kind of heading that ``line`` is, if it is one."""
    for kind, pattern in ((LineKind.CHAPTER, _CHAPTER), (LineKind.ARTICLE, _ARTICLE)):
        found = pattern.match(line)
        if found:
            title = line[found.end() :].lstrip(" .:–—-")
            return None if title[:1].islower() or _NO_TITLE.search(title) else kind
    if line.isupper() and len(line.split()) > 1:
        return LineKind.DISPLAY
    return None


def may_be_title(plain: str) -> bool:
    """True for a line that can be the title under a bare ``Article 5``."""
    line = plain.strip()
    return (
        0 < len(line) <= LONGEST_HEADING
        and shape_of(line).kind in {LineKind.TEXT, LineKind.DISPLAY}
        and not _SENTENCE_END.search(line)
    )


def is_bare(plain: str) -> bool:
    """True for a heading that consists of its number alone."""
    found = _ARTICLE.match(plain) or _CHAPTER.match(plain)
    return found is not None and not plain[found.end() :].strip(" .:–—-")


def short_label(plain: str) -> str:
    """The name of a heading without its title: ``Article 5``.

    >>> short_label("Article 5 bis. Organs")
    'Article 5 bis'
    """
    found = _ARTICLE.match(plain) or _CHAPTER.match(plain)
    return found.group().strip(" .") if found else plain.strip()


def speech(text: str, language: str = "en") -> str:
    """Attributes for the element around ``text``, where its script needs them.

    >>> speech("Each Party"), speech("缔约方"), speech("كل طرف")
    ('', ' lang="zh"', ' dir="auto"')
    """
    if text.isascii():
        return ""
    tongue = language.split("-", maxsplit=1)[0]
    if _RTL.search(text):
        return ' dir="auto"'
    for pattern, name in ((_KANA, "ja"), (_HANGUL, "ko"), (_HAN, "zh")):
        if pattern.search(text):
            return "" if tongue in {name, "ja"} else f' lang="{name}"'
    return ""


def line_html(pieces: list[Piece], shape: Shape) -> str:
    """The inside of a line, its number set apart so that it can hang."""
    if not shape.label:
        return "".join(piece.html for piece in pieces)
    wanted = shape.label
    head: list[str] = []
    for place, (html, plain, is_prose) in enumerate(pieces):
        if len(plain) > wanted and not is_prose:
            break
        if len(plain) >= wanted:
            rest = [piece.html for piece in pieces[place + 1 :]]
            if is_prose:
                head.append(f"{escape(plain[:wanted].strip())} ")
                rest.insert(0, str(escape(plain[wanted:])))
            else:
                head.append(html)
            return f'<span class="n">{"".join(head)}</span>{"".join(rest)}'
        head.append(html)
        wanted -= len(plain)
    return "".join(piece.html for piece in pieces)
