"""What ``paraph text compile`` does: read the versions one by one, and compile them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from paraph.cli.files import read_bytes, read_text
from paraph.formats.json_text import is_negotiated_record, read_json
from paraph.formats.plain import Encoding, read_plain
from paraph.text.compilation import compile_versions, with_versions
from paraph.text.negotiated import BASE, NegotiatedText
from paraph.text.views import measure
from paraph.values.errors import Inadmissible

SOME: Final = 12
"""From so many versions on, people are shown how far the work has come."""

UNLIKE: Final = 0.03
"""A long version that keeps less than this of its base's characters is one of another text."""

LONG: Final = 2_000


def compiled(
    base: str, named_files: Sequence[tuple[str, str]], *, any_base: bool
) -> tuple[NegotiatedText, dict[str, Encoding]]:
    """Compile the files over the base, or add them to a compilation given as the base."""
    content = read_bytes(base)
    encodings: dict[str, Encoding] = {}

    def versions() -> Iterator[tuple[str, str]]:
        with _progress(len(named_files)) as step:
            for name, file in named_files:
                plain = read_text(file).with_line_ends_read()
                encodings[name] = plain.encoding
                yield name, plain.text
                step(name)

    if is_negotiated_record(content):
        made, known = read_json(content, base)
        encodings.update(known)
        made = with_versions(made, versions())
    else:
        plain = read_plain(content, base).with_line_ends_read()
        encodings[BASE] = plain.encoding
        made = compile_versions(plain.text, versions())
    if not any_base:
        _require_kin(made, base, dict(named_files))
    return made, encodings


def _require_kin(made: NegotiatedText, base: str, files: dict[str, str]) -> None:
    """Refuse a version that has next to nothing of its base: one of the two is the wrong file."""
    text = made.project(BASE)
    if len(text) < LONG:
        return
    kept = made.kept
    for name in made.parties:
        if name in files and kept[name] < UNLIKE * len(text):
            message = (
                f"{files[name]}, the version of {name}, has almost nothing in common with the base "
                f"{base}: it seems to be a version of another text. "
                "Give the right base, or --any-base to compile them all the same."
            )
            raise Inadmissible(message)


@contextmanager
def _progress(total: int) -> Iterator[Any]:
    """A progress bar on the terminal for long work; nothing for short work, or in a pipe."""
    if total < SOME or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Comparing versions", total=total)
        yield lambda name: bar.update(task, advance=1, description=f"Comparing {name}")


def summary(made: NegotiatedText) -> dict[str, Any]:
    """What people want to know of a compilation at once."""
    found = measure(made.nodes)
    return {
        "parties": list(made.parties),
        "brackets": found.open_choices,
        "words": found.words,
        "words_agreed": found.words_agreed,
        "provisions": found.provisions,
        "provisions_agreed": found.provisions_agreed,
        "percent": found.percent,
    }
