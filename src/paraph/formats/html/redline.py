"""The page of a redline: all of a text, with what was taken out and what came in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from markupsafe import Markup, escape

from paraph.formats.html.frame import page
from paraph.formats.html.lines import LineKind, Piece, line_html, shape_of, speech
from paraph.text.words import count_words

_TAG: Final = {"delete": "del", "insert": "ins", "move-from": "del", "move-to": "ins"}
_WORD: Final = {"move-from": "moved away", "move-to": "moved here"}


def redline_page(
    segments: Iterable[tuple[str, str]], *, title: str, old_title: str, new_title: str
) -> str:
    """A complete HTML page of a redline, for the screen and for A4 paper.

    ``segments`` are the stretches of both texts in order, each with its kind: ``equal``,
    ``delete``, ``insert``, ``move-from`` (the words left this place) or ``move-to`` (they came
    here).

    >>> page = redline_page([("equal", "It "), ("delete", "shall"), ("insert", "should")],
    ...                     title="Draft", old_title="May", new_title="June")
    >>> "<del>shall</del><ins>should</ins>" in page
    True
    """
    lines, html = _written(segments)
    return page(
        "redline.html",
        title=title,
        old_title=old_title,
        new_title=new_title,
        text=Markup(html),  # noqa: S704 - made of escaped fragments
        changes=lines.changes,
        words=lines.words,
    )


def redline_html(segments: Iterable[tuple[str, str]]) -> str:
    """What changed, line by line, to stand in a page that somebody else makes.

    >>> print(redline_html([("equal", "It "), ("delete", "shall"), ("insert", "may")]).strip())
    <p class="words changed">It <del>shall</del><ins>may</ins></p>
    """
    return _written(segments)[1]


def _written(segments: Iterable[tuple[str, str]]) -> tuple[_Lines, str]:
    lines = _Lines()
    for kind, text in _with_shared_space(segments):
        lines.add(kind, text)
    return lines, lines.close()


def _with_shared_space(segments: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """``segments`` in which white space that old and new words both end with is no change."""
    gone = ""
    for kind, text in segments:
        if gone and kind == "insert":
            end = _shared_space(gone, text)
            yield "delete", gone.removesuffix(end)
            yield "insert", text.removesuffix(end)
            yield "equal", end
            gone = ""
            continue
        if gone:
            yield "delete", gone
        gone = text if kind == "delete" else ""
        if not gone:
            yield kind, text
    if gone:
        yield "delete", gone


def _shared_space(left: str, right: str) -> str:
    """The white space that both texts end with, at most all of it."""
    spaces = [text[len(text.rstrip()) :] for text in (left, right)]
    short, long = sorted(spaces, key=len)
    return short if long.endswith(short) else ""


class _Lines:
    """Writes segments line by line."""

    def __init__(self) -> None:
        self.html: list[str] = []
        self.words = dict.fromkeys(("equal", *_TAG), 0)
        self.changes = 0
        self._pieces: list[Piece] = []
        self._kinds: set[str] = set()
        self._last = "equal"

    def add(self, kind: str, text: str) -> None:
        """Write one segment; a kind that is not known is an error of the caller."""
        if not text:
            return
        self.words[kind] += count_words(text)
        if kind != "equal" and self._last == "equal":
            self.changes += 1
        self._last = kind
        first, *rest = text.split("\n")
        self._piece(kind, first)
        for part in rest:
            if kind in {"delete", "move-from"} and self._kinds - {"delete", "move-from"}:
                if self._pieces and "¶" in self._pieces[-1].html:
                    continue
                self._pieces.append(Piece(f"<{_TAG[kind]}>¶</{_TAG[kind]}> ", ""))
            else:
                self._end_line(kind)
            self._piece(kind, part)

    def _piece(self, kind: str, text: str) -> None:
        if not text:
            return
        self._kinds.add(kind)
        html = str(escape(text))
        if tag := _TAG.get(kind):
            note = f'<b class="note">{_WORD[kind]}</b> ' if kind in _WORD else ""
            name = f' class="{kind}"' if kind in _WORD else ""
            html = f"<{tag}{name}>{note}{html}</{tag}>"
        self._pieces.append(Piece(html, text, kind == "equal"))

    def _end_line(self, kind: str) -> None:
        pieces, self._pieces = self._pieces, []
        kinds, self._kinds = self._kinds, set()
        if not pieces:
            return
        if kind == "insert" and "equal" in kinds:
            pieces.append(Piece("<ins>¶</ins>", ""))
        plain = "".join(piece.plain for piece in pieces)
        if not plain.strip():
            return
        shape = shape_of(plain)
        tag = {LineKind.CHAPTER: "h2", LineKind.ARTICLE: "h3"}.get(shape.kind, "p")
        name = f"{shape.kind} changed" if kinds - {"equal"} else shape.kind
        words = speech(plain)
        self.html.append(f'<{tag} class="{name}"{words}>{line_html(pieces, shape)}</{tag}>\n')

    def close(self) -> str:
        """End the last line; returns the whole."""
        self._end_line("equal")
        return "".join(self.html)
