"""Drawing: small SVG of our own, the same on a page and as a file.

A drawing has a title and a description in words.  Colours are attributes, so that it stands alone;
on a page our style overrides them by class.  Nothing is told by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

INK: Final = "#1a1a1a"
SOFT: Final = "#55524c"
RULE: Final = "#d9d4c8"
ACCENT: Final = "#1d3f6b"
GONE: Final = "#8c1d18"
PAPER: Final = "#fffefb"
SMALL: Final = 9
"""The letters of names where there are many."""


@dataclass
class Drawing:
    """A drawing under way: its size, its name, and what was drawn so far.

    A large one keeps its size on a page, which scrolls, so that its letters can be read.
    """

    name: str
    width: float
    height: float
    title: str
    description: str
    is_large: bool = False
    parts: list[str] = field(default_factory=list)

    def text(
        self, x: float, y: float, words: str, *, anchor: str = "start", style: str = "label"
    ) -> None:
        """Words at a place; ``anchor`` is in the drawing's own left and right."""
        fill = SOFT if style == "soft" else INK
        anchor = _turned(anchor) if _is_rtl(words) else anchor
        size = f' font-size="{SMALL}"' if style == "small" else ""
        self.parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" class="p-{style}" '
            f'fill="{fill}"{size}{_direction(words)}>{escape(words)}</text>'
        )

    def rect(self, box: tuple[float, float, float, float], style: str, fill: str) -> None:
        """A rectangle: left, top, width, height."""
        x, y, width, height = box
        self.parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
            f'class="p-{style}" fill="{fill}"/>'
        )

    def upright(self, x: float, y: float, words: str) -> None:
        """A small name that runs from a place towards the top."""
        anchor = "end" if _is_rtl(words) else "start"
        self.parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" class="p-small" fill="{INK}" '
            f'font-size="{SMALL}" transform="rotate(-90 {x:.1f} {y:.1f})"{_direction(words)}>'
            f"{escape(words)}</text>"
        )

    def shapes(self, path: str, style: str, fill: str) -> None:
        """Many closed shapes of one kind, as one path."""
        self.parts.append(f'<path d="{path}" class="p-{style}" fill="{fill}"/>')

    def line(
        self, points: list[tuple[float, float]], style: str, stroke: str, *, dashes: str = ""
    ) -> None:
        """A line through some points."""
        drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.parts.append(
            f'<polyline points="{drawn}" fill="none" stroke="{stroke}" stroke-width="2" '
            f'class="p-{style}"{_dashed(dashes)}/>'
        )

    def arc(
        self, path: str, style: str, stroke: str, *, wide: float = 1.4, dashes: str = ""
    ) -> None:
        """A curve, with what it says when one points at it."""
        self.parts.append(
            f'<path d="{path}" fill="none" stroke="{stroke}" stroke-width="{wide:.1f}" '
            f'class="p-{style}"{_dashed(dashes)}/>'
        )

    def dot(self, x: float, y: float, style: str, fill: str, *, radius: float = 4) -> None:
        """A point."""
        self.parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" class="p-{style}" fill="{fill}"/>'
        )

    def square(self, x: float, y: float, style: str, fill: str) -> None:
        """A point of another form."""
        self.rect((x - 4, y - 4, 8, 8), style, fill)

    def svg(self, *, alone: bool = False) -> SafeString:
        """The drawing; ``alone`` as a document of its own, on paper of its own."""
        label = f"{self.name}-title {self.name}-desc"
        fixed = alone or self.is_large
        size = f' width="{self.width:.0f}" height="{self.height:.0f}"' if fixed else ""
        ground = (
            f'<rect width="{self.width:.0f}" height="{self.height:.0f}" fill="{PAPER}"/>'
            if alone
            else ""
        )
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width:.0f} '
            f'{self.height:.0f}"{size} role="img" aria-labelledby="{label}" '
            'font-family="sans-serif" font-size="13" direction="ltr" class="{_style(self)}">'
        )
        title = f'<title id="{self.name}-title">{escape(self.title)}</title>'
        told = f'<desc id="{self.name}-desc">{escape(self.description)}</desc>'
        drawn = "\n".join((head, title, told, ground, *self.parts, "</svg>\n"))
        return mark_safe(drawn)  # noqa: S308 - every text in it is escaped


def _style(drawing: Drawing) -> str:
    return "plot large" if drawing.is_large else "plot"


def _dashed(dashes: str) -> str:
    return f' stroke-dasharray="{dashes}"' if dashes else ""


def _is_rtl(words: str) -> bool:
    return any("\u0590" <= letter <= "\u08ff" for letter in words)


def _direction(words: str) -> str:
    return ' direction="rtl"' if _is_rtl(words) else ""


def _turned(anchor: str) -> str:
    """In a text that runs from the right, its start is on the right."""
    return {"start": "end", "end": "start"}.get(anchor, anchor)
