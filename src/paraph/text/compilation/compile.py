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

from paraph.text.comparison import Anchored, Edit, Lines, compare
from paraph.text.compilation.weave import weave
from paraph.text.negotiated import BASE, NegotiatedText, digest, named
from paraph.values.errors import Ambiguous, Inadmissible


def compile_versions(base: str, versions: Mapping[str, str] | Iterable[tuple[str, str]]) -> NegotiatedText:
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
    return NegotiatedText(
        parties=parties,
        nodes=nodes,
        digests={name: digests[name] for name in (BASE, *parties)},
    )


def with_version(compilation: NegotiatedText, name: str, text: str) -> NegotiatedText:
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
