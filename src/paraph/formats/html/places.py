"""Places: where in the base each choice stands, and what people call that place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from paraph.formats.html.lines import LineKind, shape_of, short_label
from paraph.text.negotiated import BASE, Node, Prose, version_of

Span = tuple[int, int]
"""Start and end in the base, in characters, end excluded."""


@dataclass(slots=True)
class Places:
    """The lines of the base with their names, and the choices that moved provisions.

    ``arrived`` tells, by the offset that a provision was taken from, the choice that puts it
    elsewhere; ``left`` tells, by the same offset, the choice that shows where it stood.
    """

    starts: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    headings: set[int] = field(default_factory=set)
    arrived: dict[int, str] = field(default_factory=dict)
    left: dict[int, str] = field(default_factory=dict)
    at: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, nodes: Sequence[Node]) -> Places:
        """The places of a negotiated text; costs nothing where no provision moves."""
        places = cls()
        places.walk(nodes, 0)
        if places.arrived or places.left:
            places.name_lines(version_of(nodes, BASE))
        return places

    def walk(self, nodes: Sequence[Node], at: int) -> int:
        """Note every choice of the base from the offset ``at`` on; returns where it ends."""
        for node in nodes:
            if isinstance(node, Prose):
                at += len(node.text)
                continue
            self.at[node.name] = at
            end = at
            for arm in node.arms:
                if arm.moved and arm.moved[0] != arm.moved[1]:
                    self.arrived[arm.moved[0]] = node.name
                elif arm.moved:
                    self.left[at] = node.name
                if arm.base:
                    end = self.walk(arm.nodes, at)
            at = end
        return at

    def name_lines(self, base: str) -> None:
        """Name every line of ``base``: ``Article 13, paragraph 4``."""
        at, article, point = 0, "", ""
        for line in base.split("\n"):
            shape = shape_of(line)
            if line.strip():
                label = line[: shape.label].strip().rstrip(".)").strip("(")
                if shape.kind in {LineKind.ARTICLE, LineKind.CHAPTER}:
                    article, point = short_label(line), ""
                    self.headings.add(at)
                elif shape.kind is LineKind.POINT:
                    point = f"paragraph {label}"
                item = f"item ({label})" if shape.kind is LineKind.ITEM else ""
                self.starts.append(at)
                self.names.append(", ".join(part for part in (article, point, item) if part))
            at += len(line) + 1

    def name_of(self, offset: int) -> str:
        """What people call the place of the character at ``offset``, or nothing."""
        line = bisect_right(self.starts, offset) - 1
        return self.names[line] if line >= 0 else ""

    def from_note(self, moved: Span) -> tuple[str, str]:
        """Where a provision was taken from, and the choice that shows it there."""
        return self.name_of(moved[0]), self.left.get(moved[0], "")

    def to_note(self, moved: Span, name: str) -> tuple[str, str]:
        """Where the provision in the choice ``name`` went, and the choice that shows it there."""
        start = self.at.get(name, -1)
        arrival = self.arrived.get(start, "")
        line = bisect_right(self.starts, max(moved[0] - 1, 0)) - 1
        if line < 0:
            return "the beginning", arrival
        is_heading = self.starts[line] in self.headings
        before = "the beginning of" if is_heading else "follow"
        return f"{before} {self.names[line] or 'the paragraph before'}", arrival
