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
from itertools import chain

from paraph.text.comparison import Anchored, Edit, Lines, compare
from paraph.text.compilation.weave import weave
from paraph.text.negotiated import BASE, NegotiatedText, by_name, digest, named
from paraph.values.errors import Ambiguous, Inadmissible


def compile_versions(
    base: str, versions: Mapping[str, str] | Iterable[tuple[str, str]]
) -> NegotiatedText:
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
    parties = tuple(sorted(edits, key=by_name))
    nodes = named(weave(base + "\n", edits))
    return NegotiatedText(
        parties=parties,
        nodes=nodes,
        digests={name: digests[name] for name in (BASE, *parties)},
    )


def with_versions(
    text: NegotiatedText, versions: Mapping[str, str] | Iterable[tuple[str, str]]
) -> NegotiatedText:
    """``text`` with more versions: the same as if all had been compiled together.

    >>> first = compile_versions("It shall act.", {"A": "It should act."})
    >>> with_versions(first, {"B": "It may act."}) == compile_versions(
    ...     "It shall act.", {"A": "It should act.", "B": "It may act."})
    True

    Raises:
        Ambiguous: if a name is taken.
        Inadmissible: if something was settled in the text already; undo that first.
    """
    if text.history:
        message = (
            "Brackets of this compilation are settled already. Undo that before adding a version, "
            "or compile the version over the settled text."
        )
        raise Inadmissible(message)
    more = versions.items() if isinstance(versions, Mapping) else versions
    return compile_versions(text.project(BASE), chain(text.versions().items(), more))
