"""Weaving: the edits of all versions into one sequence of prose and choices.

The result is a function of the *set* of versions.  Nothing here looks at the order in which they
came: edits are sorted by place, wordings by the names of those who hold them, and whatever must be
picked is picked by its words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from paraph.text.comparison import Anchored, Edit, EditKind, Lines, apply_edits, compare
from paraph.text.comparison.wording import Passage, compare_wording
from paraph.text.negotiated import Arm, Choice, Node, Nodes, Prose, by_name, joined
from paraph.text.words import WORD

NESTED: Final = 12
"""From so many words on, a wording may have choices inside it; below, arms stand side by side."""

KIN: Final = 0.6
"""Wordings of different delegations that share this much of their words are arms of one arm."""

Edits = Mapping[str, Sequence[Edit]]
"""The edits of each version, by the name of the delegation."""

_WEIGHT: Final = {kind: weight for weight, kind in enumerate(EditKind)}


@dataclass(slots=True)
class _Cluster:
    """Edits of several versions that overlap, and so stand against each other."""

    start: int
    end: int
    edits: defaultdict[str, list[Edit]] = field(default_factory=lambda: defaultdict(list))

    def takes(self, edit: Edit) -> bool:
        """True if ``edit``, sorted after all of the cluster, overlaps it.

        Two insertions at one point stand against each other; an insertion at the edge of a
        replacement does not.
        """
        if self.start == self.end:
            return edit.start == edit.end == self.start
        return edit.start < self.end

    def is_wording(self) -> bool:
        """True if words inside a provision are at stake."""
        return any(edit.kind is EditKind.WORDING for own in self.edits.values() for edit in own)

    def add(self, name: str, edit: Edit) -> None:
        """Take in ``edit``."""
        self.edits[name].append(edit)
        self.end = max(self.end, edit.end)


@dataclass(frozen=True, slots=True)
class _Scope:
    """Whose text is being woven, and who holds it where nobody says otherwise."""

    base: str
    rest: tuple[str, ...] | None
    """None for the base itself; in a delegation's own arm, all who hold that arm."""

    def without(self, names: Iterable[str]) -> _Scope:
        """The scope of an arm that ``names`` do not hold."""
        if self.rest is None:
            return self
        gone = set(names)
        return _Scope(self.base, tuple(name for name in self.rest if name not in gone))

    def rest_arm(self, nodes: Nodes, others: Iterable[str]) -> Arm:
        """The arm of those who left the words as they were."""
        if self.rest is None:
            return Arm(nodes=nodes, base=True)
        taken = set(others)
        return Arm(nodes=nodes, holders=tuple(name for name in self.rest if name not in taken))


def weave(
    base: str,
    edits: Edits,
    start: int = 0,
    end: int | None = None,
    rest: Sequence[str] | None = None,
) -> Nodes:
    """Prose and choices for ``base[start:end]`` under the edits of every version.

    >>> should = [Edit(3, 8, "should")]
    >>> weave("It shall act.", {"A": should, "B": should})[1].parties
    ('A', 'B')
    """
    scope = _Scope(base, None if rest is None else tuple(rest))
    return _weave(scope, edits, start, len(base) if end is None else end)


def _weave(scope: _Scope, edits: Edits, start: int, end: int) -> Nodes:
    nodes: list[Node] = []
    at = start
    for cluster in _neighbours_joined(scope.base, _clusters(edits)):
        if at < cluster.start:
            nodes.append(Prose(scope.base[at : cluster.start]))
        choice = _choice(scope, cluster)
        joined = _joined(nodes[-1], choice) if nodes else None
        if joined:
            nodes[-1] = joined
        else:
            nodes.append(choice)
        at = cluster.end
    if at < end:
        nodes.append(Prose(scope.base[at:end]))
    return tuple(nodes)


def _clusters(edits: Edits) -> list[_Cluster]:
    """Overlapping edits gathered, in the order of the text."""
    ordered = sorted(
        (
            (edit.start, edit.end, name, number)
            for name, own in edits.items()
            for number, edit in enumerate(own)
        ),
    )
    clusters: list[_Cluster] = []
    for start, end, name, number in ordered:
        edit = edits[name][number]
        if not clusters or not clusters[-1].takes(edit):
            clusters.append(_Cluster(start, end))
        clusters[-1].add(name, edit)
    return clusters


def _neighbours_joined(base: str, clusters: Sequence[_Cluster]) -> list[_Cluster]:
    """Clusters of a phrase with no word between them made one.

    Brackets side by side are read as rivals (bracket-conventions 3.2), so they must be: where one
    delegation strikes a word and another adds to it, each arm says what it would make of both.
    """
    joined: list[_Cluster] = []
    for cluster in clusters:
        if joined and _are_neighbours(base, joined[-1], cluster):
            for name, own in cluster.edits.items():
                joined[-1].edits[name] += own
            joined[-1].end = cluster.end
        else:
            joined.append(cluster)
    return joined


def _are_neighbours(base: str, left: _Cluster, right: _Cluster) -> bool:
    between = base[left.end : right.start]
    return (
        not between.strip()
        and "\n" not in between
        and left.is_wording()
        and right.is_wording()
        and not _is_long(base[left.start : right.end])
    )


def _choice(scope: _Scope, cluster: _Cluster) -> Choice:
    """The choice that a cluster of edits opens."""
    base = scope.base
    light = _light(base, cluster)
    heavy = {name: own for name, own in cluster.edits.items() if name not in light}
    wordings: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(heavy, key=by_name):
        wordings[_applied(base, cluster, heavy[name])].append(name)
    rest = (
        _weave(scope.without(heavy), light, cluster.start, cluster.end)
        if light
        else _prose(base[cluster.start : cluster.end])
    )
    arms = _arms(scope, cluster, wordings, rest)
    kind = max((edit.kind for own in heavy.values() for edit in own), key=_WEIGHT.__getitem__)
    if kind.is_quiet is False and len(arms) == 1:
        kind = EditKind.SPACING
    return Choice(kind=kind, arms=arms)


def _prose(text: str) -> Nodes:
    return (Prose(text),) if text else ()


def _applied(base: str, cluster: _Cluster, own: Sequence[Edit]) -> str:
    """What one version says in the whole place of the cluster."""
    start, end = cluster.start, cluster.end
    shifted = (replace(edit, start=edit.start - start, end=edit.end - start) for edit in own)
    return apply_edits(base[start:end], shifted)


def _light(base: str, cluster: _Cluster) -> dict[str, list[Edit]]:
    """The versions whose edits are better shown inside the arm of the base.

    Where one delegation strikes a whole article and others mend single words of it, the words are
    at stake only if the article stays: their choices nest in the arm that keeps it.  The largest
    edits are set aside until the others fall into separate places; in a short phrase all stand
    side by side.
    """
    if len(cluster.edits) == 1 or not _is_long(base[cluster.start : cluster.end]):
        return {}
    reach = {
        name: max(edit.end - edit.start for edit in own) for name, own in cluster.edits.items()
    }
    whole = cluster.end - cluster.start
    for limit in sorted(set(reach.values()), reverse=True):
        light = {name: own for name, own in cluster.edits.items() if reach[name] < limit}
        if light and all(inner.end - inner.start <= 0.6 * whole for inner in _clusters(light)):
            return light
    return {}


def _is_long(text: str) -> bool:
    return "\n" in text or len(WORD.findall(text)) >= NESTED


def _arms(
    scope: _Scope, cluster: _Cluster, wordings: Mapping[str, list[str]], rest: Nodes
) -> tuple[Arm, ...]:
    """The arm of the rest first, then one for each wording, kindred wordings nested in one."""
    base_text = scope.base[cluster.start : cluster.end]
    others = [name for names in wordings.values() for name in names]
    same = {text: names for text, names in wordings.items() if _same(text, base_text)}
    if same and len(same) < len(wordings):
        loud = [name for text, names in wordings.items() if text not in same for name in names]
        rest = _respaced(scope.without(loud), base_text, rest, same)
        others = [name for name in others if not any(name in names for names in same.values())]
        wordings = {text: names for text, names in wordings.items() if text not in same}
    arms = [scope.rest_arm(rest, others)]
    for group in _kindred(wordings):
        names = sorted((name for text in group for name in wordings[text]), key=by_name)
        arms.append(
            Arm(
                nodes=_group_nodes(group, wordings, names),
                holders=tuple(names),
                moved=_moved(cluster, names),
            )
        )
    arms[1:] = sorted(arms[1:], key=lambda arm: by_name(arm.holders[0]))
    return tuple(arm for arm in arms if arm.base or arm.holders)


def _same(text: str, other: str) -> bool:
    return text.split() == other.split()


def _respaced(scope: _Scope, base_text: str, rest: Nodes, same: Mapping[str, list[str]]) -> Nodes:
    """The arm of the rest, holding those who changed nothing there but white space."""
    names = [name for names in same.values() for name in names]
    arms = [scope.rest_arm(rest or _prose(base_text), names)]
    arms += [Arm(nodes=_prose(text), holders=tuple(same[text])) for text in sorted(same)]
    return (Choice(kind=EditKind.SPACING, arms=tuple(arms)),)


def _moved(cluster: _Cluster, names: Sequence[str]) -> tuple[int, int] | None:
    """The other end of the move, if all who hold the arm moved the same provision."""
    ends = {edit.moved for name in names for edit in cluster.edits[name]}
    return ends.pop() if len(ends) == 1 else None


def _kindred(wordings: Mapping[str, list[str]]) -> list[list[str]]:
    """Wordings gathered into groups of kindred ones; the fullest leads each group."""
    groups: list[tuple[Counter[str], list[str]]] = []
    for text in sorted(wordings, key=lambda text: (-len(text), text)):
        words = Counter(WORD.findall(text))
        for lead, group in groups:
            if _same(text, group[0]) or _is_kin(words, lead) or _is_part(text, group[0]):
                group.append(text)
                break
        else:
            groups.append((words, [text]))
    return [group for _, group in groups]


def _is_kin(words: Counter[str], lead: Counter[str]) -> bool:
    """True for two long wordings that share most of their words."""
    size, lead_size = words.total(), lead.total()
    if min(size, lead_size) < NESTED:
        return False
    return 2 * (words & lead).total() >= KIN * (size + lead_size)


def _is_part(text: str, lead: str) -> bool:
    """True if ``lead`` says all that ``text`` says, and goes on: ``shall``, ``shall regularly``."""
    words, whole = text.split(), lead.split()
    return bool(words) and words in (whole[: len(words)], whole[-len(words) :])


def _group_nodes(
    group: Sequence[str], wordings: Mapping[str, list[str]], names: Sequence[str]
) -> Nodes:
    """The text of one arm; where its holders differ among themselves, choices inside it."""
    lead = group[0]
    if len(group) == 1:
        return _prose(lead)
    edits: dict[str, Sequence[Edit]] = {}
    for text in group[1:]:
        own = _between(lead, text)
        edits.update(dict.fromkeys(wordings[text], own))
    return weave(lead, edits, rest=names)


def _between(lead: str, text: str) -> list[Edit]:
    """Edits from one wording to a kindred one: provision by provision if both are whole lines."""
    if lead.endswith("\n") and text.endswith("\n") and lead.count("\n") > 1:
        return compare(Anchored(Lines(lead)), Lines(text))
    return compare_wording(Passage.cut(lead, 0, len(lead)), Passage.cut(text, 0, len(text)))


def _joined(left: Node, right: Choice) -> Choice | None:
    """Two choices over neighbouring provisions as one, if the same delegations stand for each arm.

    A whole article struck by one delegation is one bracket, not one for each of its paragraphs.
    """
    if (
        not isinstance(left, Choice)
        or left.kind is not EditKind.PROVISION
        or right.kind is not EditKind.PROVISION
        or [(arm.base, arm.holders) for arm in left.arms]
        != [(arm.base, arm.holders) for arm in right.arms]
    ):
        return None
    pairs = list(zip(left.arms, right.arms, strict=True))
    if any(one.moved != other.moved for one, other in pairs):
        return None
    arms = tuple(replace(one, nodes=joined(one.nodes + other.nodes)) for one, other in pairs)
    return replace(left, arms=arms)
