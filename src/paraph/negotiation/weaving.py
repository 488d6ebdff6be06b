"""Between the text in pieces, as the situation holds it, and the negotiated text of ``text/``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from paraph.negotiation.facts import (
    ArmFacts,
    Bracket,
    Piece,
    Pieces,
    Provision,
    Ref,
    TextFacts,
    revised,
)
from paraph.text.comparison import EditKind
from paraph.text.compilation import compile_versions
from paraph.text.negotiated import (
    BASE,
    Arm,
    Choice,
    Node,
    Nodes,
    Prose,
    choices,
    resolve,
    version_of,
)
from paraph.text.operations import provisions_of
from paraph.text.views.matrix import rows_of

OPENING: Final = "Opening"
"""Where paragraphs stand that come before the first article."""


@dataclass
class Cutter:
    """Cuts nodes into pieces and names the brackets; ``kept`` are brackets that may live on.

    A bracket of a provision that is compiled anew keeps its name if its base words are the same
    and none of its wordings went: positions on it go on to mean what they meant.
    """

    provision: str
    numbered: int
    kept: Sequence[tuple[Bracket, str, dict[str, str]]] = ()
    made: dict[str, Bracket] = field(default_factory=dict)

    def cut(self, nodes: Iterable[Node]) -> Pieces:
        """The pieces of nodes; the brackets among them are in ``made``."""
        return tuple(self._piece(node) for node in nodes)

    def _piece(self, node: Node) -> Piece:
        if isinstance(node, Prose):
            return node.text
        words = {_words(arm.nodes): arm for arm in node.arms}
        old = self._older(words, _words(node.base_arm().nodes))
        if old is None:
            self.numbered += 1
        letter = "q" if node.is_quiet else "b"
        name = old[0].name if old else f"{letter}{self.numbered}"
        called = {said: arm for arm, said in old[2].items()} if old else {}
        self.made[name] = Bracket(
            name=name,
            provision=self.provision,
            arms=tuple(self._arm(arm, place, called) for place, arm in enumerate(node.arms, 1)),
            kind=node.kind.value,
            quiet=node.is_quiet,
            turns=old[0].turns if old else (),
        )
        return Ref(name)

    def _older(
        self, words: dict[str, Arm], base: str
    ) -> tuple[Bracket, str, dict[str, str]] | None:
        for one in self.kept:
            if (
                one[1] == base
                and set(one[2].values()) <= set(words)
                and one[0].name not in self.made
            ):
                return one
        return None

    def _arm(self, arm: Arm, place: int, called: dict[str, str]) -> ArmFacts:
        usual = BASE if arm.base else arm.holders[0] if arm.holders else f"arm {place}"
        name = called.get(_words(arm.nodes), usual)
        return ArmFacts(name=name, pieces=self.cut(arm.nodes), holders=arm.holders, base=arm.base)


def _words(nodes: Sequence[Node]) -> str:
    return version_of(nodes, BASE)


def compiled(facts: TextFacts) -> TextFacts:
    """The base with every version that was submitted, cut into provisions and brackets."""
    versions = {
        sponsor: one.words
        for one in facts.proposals.values()
        if one.provision is None and one.withdrawn is None
        for sponsor in one.sponsors
    }
    return cut_text(facts, compile_versions(facts.base, versions).nodes)


def cut_text(facts: TextFacts, nodes: Nodes) -> TextFacts:
    """``facts`` with the provisions and brackets of ``nodes``."""
    provisions: dict[str, Provision] = {}
    brackets: dict[str, Bracket] = {}
    numbered = 0
    for name, article, row in _named_rows(nodes, provisions):
        cutter = Cutter(name, numbered)
        pieces = cutter.cut(row)
        old = provisions.get(name)
        pieces = old.pieces + pieces if old else pieces
        provisions[name] = Provision(name=name, article=article, pieces=pieces)
        brackets |= cutter.made
        numbered = cutter.numbered
    return revised(facts, provisions=provisions, brackets=brackets, numbered=numbered)


def _named_rows(
    nodes: Nodes, known: dict[str, Provision]
) -> Iterator[tuple[str, str, tuple[Node, ...]]]:
    """The paragraphs of a text with their names; a blank line belongs to what stands before it."""
    called = {one.span[0]: one.name for one in provisions_of(nodes)}
    flow, last, article = 0, "", OPENING
    for row in rows_of(nodes):
        name = called.get(flow, "")
        flow += sum(len(one.text) if isinstance(one, Prose) else 1 for one in row.nodes)
        if not row.has_words and last:
            yield last, article, row.nodes
            continue
        article = name.partition("(")[0] or article
        last = _free(name or f"{article}, paragraph", known, numbered=not name)
        yield last, article, row.nodes


def _free(name: str, known: dict[str, Provision], *, numbered: bool) -> str:
    if not numbered and name not in known:
        return name
    number = 1 if numbered else 2
    while f"{name} {number}" in known:
        number += 1
    return f"{name} {number}"


def amended(facts: TextFacts, name: str, holders: Iterable[str], words: str) -> TextFacts:
    """The text after ``holders`` proposed ``words`` for a provision.

    What others proposed there stays: the provision is compiled with the version of each.
    """
    provision = facts.provisions[name]
    inside = list(brackets_in(facts, provision.pieces))
    nodes = nodes_of(facts, _settled(facts, provision.pieces))
    base = version_of(nodes, BASE)
    core = base.rstrip("\n")
    named = {who for one in choices(nodes) for arm in one.arms for who in arm.holders}
    versions = {who: version_of(nodes, who).rstrip("\n") for who in named}
    versions |= dict.fromkeys(holders, words.rstrip("\n"))
    made = compile_versions(core, versions).nodes
    kept = [_known(facts, one) for one in inside if one.is_open]
    cutter = Cutter(name, facts.numbered, kept)
    pieces = (*cutter.cut(made), *((base[len(core) + 1 :],) if base[len(core) + 1 :] else ()))
    gone = {one.name for one in inside if one.is_open} - set(cutter.made)
    brackets = {key: one for key, one in facts.brackets.items() if key not in gone}
    return revised(
        facts,
        provisions={**facts.provisions, name: revised(provision, pieces=pieces)},
        brackets=brackets | cutter.made,
        numbered=cutter.numbered,
    )


def is_placed(facts: TextFacts, bracket: Bracket) -> bool:
    """Whether a bracket has its place in the text, and has not become plain words."""
    pieces = facts.provisions[bracket.provision].pieces
    return any(one.name == bracket.name for one in brackets_in(facts, pieces))


def put_back(facts: TextFacts, bracket: Bracket) -> Provision | None:
    """The provision with a lifted bracket again where its words stand, if they stand in one place.

    What was lifted in a provision that was amended afterwards has become words among others.
    """
    arm = bracket.arm(bracket.chosen)
    words = standing_words(facts, arm.pieces) if arm else ""
    provision = facts.provisions[bracket.provision]
    found = [
        place
        for place, piece in enumerate(provision.pieces)
        if isinstance(piece, str) and words.strip() and words in piece
    ]
    if len(found) != 1 or str(provision.pieces[found[0]]).count(words) != 1:
        return None
    [place] = found
    before, _, after = str(provision.pieces[place]).partition(words)
    middle = tuple(one for one in (before, Ref(bracket.name), after) if one)
    pieces = (*provision.pieces[:place], *middle, *provision.pieces[place + 1 :])
    return revised(provision, pieces=pieces)


def _known(facts: TextFacts, bracket: Bracket) -> tuple[Bracket, str, dict[str, str]]:
    words = {arm.name: version_of(nodes_of(facts, arm.pieces), BASE) for arm in bracket.arms}
    first = next((arm.name for arm in bracket.arms if arm.base), bracket.arms[0].name)
    return bracket, words[first], words


def brackets_in(facts: TextFacts, pieces: Pieces) -> Iterator[Bracket]:
    """Every bracket among pieces, outer before inner."""
    for piece in pieces:
        if isinstance(piece, Ref):
            bracket = facts.brackets[piece.bracket]
            yield bracket
            for arm in bracket.arms:
                yield from brackets_in(facts, arm.pieces)


def _settled(facts: TextFacts, pieces: Pieces) -> Pieces:
    """Pieces with the words of a lifted bracket in its place."""
    found: list[Piece] = []
    for piece in pieces:
        bracket = facts.brackets[piece.bracket] if isinstance(piece, Ref) else None
        arm = bracket.arm(bracket.chosen) if bracket else None
        found.extend((piece,) if arm is None else _settled(facts, arm.pieces))
    return tuple(found)


def nodes_of(facts: TextFacts, pieces: Pieces) -> Nodes:
    """Pieces as nodes of a negotiated text, for the measures and views of ``text/``."""
    return tuple(
        Prose(one) if isinstance(one, str) else _choice(facts, facts.brackets[one.bracket])
        for one in pieces
    )


def _choice(facts: TextFacts, bracket: Bracket) -> Choice:
    names = [arm.name for arm in bracket.arms]
    return Choice(
        name=bracket.name,
        kind=EditKind(bracket.kind),
        arms=tuple(
            Arm(nodes=nodes_of(facts, arm.pieces), holders=arm.holders, base=arm.base)
            for arm in bracket.arms
        ),
        chosen=None if bracket.chosen is None else names.index(bracket.chosen),
    )


def standing_words(facts: TextFacts, pieces: Pieces, who: str = BASE) -> str:
    """What pieces say as they stand: what is open as ``who`` has it, what is settled as settled."""
    return resolve(
        nodes_of(facts, pieces),
        lambda choice: choice.arm_of(who).nodes if choice.is_open else choice.standing(),
    )


def read_with(facts: TextFacts, pieces: Pieces, chosen: Mapping[str, str]) -> str:
    """What pieces would say if these arms were chosen; what else is open is as the base has it."""

    def pick(choice: Choice) -> Nodes:
        names = [arm.name for arm in facts.brackets[choice.name].arms]
        wanted = chosen.get(choice.name)
        return choice.arms[names.index(wanted)].nodes if wanted in names else choice.standing()

    return resolve(nodes_of(facts, pieces), pick)


def words_of(facts: TextFacts, arm: ArmFacts) -> str:
    """The words of an arm in one line, as the base has what is open inside it."""
    return " ".join(version_of(nodes_of(facts, arm.pieces), BASE).split())
