"""Compilation of the versions of several delegations into one bracketed text.

Its laws (architecture §3), each held by a property test:

* ``project(compile(base, V), "base") == base`` and ``project(compile(base, V), d) == V[d]``;
* no change, no bracket; equal changes, one arm with co-sponsors;
* the order of the delegations never matters;
* adding one version equals compiling anew;
* brackets open and close at the edges of words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from paraph.text.comparison import Anchored, Edit, Lines, compare
from paraph.text.compilation.weave import weave
from paraph.text.negotiated import BASE, Nodes, named, version_of
from paraph.values.errors import Ambiguous, Inadmissible


@dataclass(frozen=True, slots=True, kw_only=True)
class Compilation:
    """One text made of a base and the versions of its delegations.

    ``nodes`` hold every text with one line end added at its end, which `project` takes off again.
    ``digests`` are the SHA-256 of each version's characters in UTF-8, by name (``base`` included):
    whoever holds a version can check that it is still there to the last character.
    ``history`` lists the operations that were done on the text, oldest first.
    """

    parties: tuple[str, ...]
    nodes: Nodes
    digests: Mapping[str, str]
    history: tuple[str, ...] = field(default=())

    def project(self, name: str) -> str:
        """The version of ``name``, or of the ``base``, to the last character.

        Raises:
            Inadmissible: if nobody of that name is in the compilation, or if its text no longer
                matches the digest that was taken when it was compiled.
        """
        self.require(name)
        text = version_of(self.nodes, name)[:-1]
        if digest(text) != self.digests[name]:
            message = (
                f"The text of {name} in this compilation is not the one that was compiled: "
                "the file was changed. Compile it again from the originals."
            )
            raise Inadmissible(message)
        return text

    def require(self, name: str) -> None:
        """Refuse a name that is not in the compilation."""
        if name not in self.digests:
            message = f"{name} has no version in this compilation; it holds {self.named_all()}."
            raise Inadmissible(message)

    def named_all(self) -> str:
        """The names of all versions, for messages."""
        return ", ".join((BASE, *self.parties))

    def versions(self) -> dict[str, str]:
        """Every delegation's version, by name."""
        return {name: self.project(name) for name in self.parties}


def compile_versions(base: str, versions: Mapping[str, str] | Iterable[tuple[str, str]]) -> Compilation:
    """Compile ``versions``, each the whole text of one delegation, over their common ``base``.

    The versions may come one by one from an iterator: each is compared and let go.

    >>> made = compile_versions("It shall act.", {"A": "It should act.", "B": "It should act."})
    >>> made.nodes[1].parties, made.project("B"), made.project("base")
    (('A', 'B'), 'It should act.', 'It shall act.')

    Raises:
        Ambiguous: if a name stands for two versions, or for the base and a version.
    """
    ours = Anchored(Lines(base + "\n"))
    edits: dict[str, list[Edit]] = {}
    digests = {BASE: digest(base)}
    for name, text in versions.items() if isinstance(versions, Mapping) else versions:
        if name in digests:
            message = f"The name {name} stands for two texts; give each version a name of its own."
            raise Ambiguous(message)
        edits[name] = [] if text == base else compare(ours, Lines(text + "\n"))
        digests[name] = digest(text)
    parties = tuple(sorted(edits, key=lambda name: (name.casefold(), name)))
    nodes = named(weave(base + "\n", edits))
    return Compilation(
        parties=parties,
        nodes=nodes,
        digests={name: digests[name] for name in (BASE, *parties)},
    )


def with_version(compilation: Compilation, name: str, text: str) -> Compilation:
    """``compilation`` with one more version: the same as if all had been compiled together.

    Raises:
        Ambiguous: if the name is taken.
        Inadmissible: if brackets of the compilation are settled already; reopen them first.
    """
    if compilation.history:
        message = (
            "Brackets of this compilation are settled already; a new version is compiled with "
            "the others before that. Undo the settlements, or start from the settled text."
        )
        raise Inadmissible(message)
    versions = list(compilation.versions().items())
    return compile_versions(compilation.project(BASE), [*versions, (name, text)])


def digest(text: str) -> str:
    """SHA-256 of the characters of ``text`` in UTF-8, in hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


