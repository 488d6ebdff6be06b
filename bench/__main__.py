"""``python -m bench``: a grid of ratios, Paraph beside its peers, measured in one run."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as `paraph package` does

from bench.report import Row, grid, machine
from bench.scale import FULL, QUICK, TINY, Scale

from bench import (
    compiling,
    depositary,
    growth,
    negotiation,
    package,
    reading,
    record,
    redlining,
    situation,
    web,
)

Family = Callable[[Scale, Path], Iterator[Row]]

FAMILIES: dict[str, Family] = {
    "reading": lambda scale, _: reading.rows(scale),
    "compilation": compiling.rows,
    "redline": redlining.rows,
    "growth": lambda scale, _: growth.rows(scale),
    "record": lambda scale, folder: iter(record.rows(scale, folder)),
    "situation": situation.rows,
    "negotiation": lambda scale, _: negotiation.rows(*scale.negotiation),
    "package": lambda scale, _: package.rows(scale),
    "web": web.rows,
    "depositary": lambda scale, _: iter(depositary.rows(*scale.depositary, scale.rounds)),
}


README = Path(__file__).with_name("README.md")
FIGURES = "<!-- figures: written by python -m bench --readme -->"


def main() -> None:
    asked = _asked()
    scale = QUICK if asked.quick else TINY if asked.tiny else FULL
    start = time.perf_counter()
    parts = [f"{machine()}.\nA ratio above 1 means that Paraph is ahead."]
    print(parts[0], flush=True)
    with tempfile.TemporaryDirectory(prefix="paraph-bench-") as folder:
        for name in asked.only or FAMILIES:
            made = list(_watched(FAMILIES[name](scale, Path(folder))))
            parts.append(f"### {name.capitalize()}\n\n{grid(made)}")
            print(f"\n{parts[-1]}", flush=True)
    parts.append(f"{time.perf_counter() - start:.0f} s in all; at the end {machine()}.")
    print(f"\n{parts[-1]}")
    if asked.readme:
        _write_readme(parts)


def _write_readme(parts: list[str]) -> None:
    """Put the figures of this run in the place of those that the page has."""
    before, _, _ = README.read_text(encoding="utf-8").partition(FIGURES)
    README.write_text(before + "\n\n".join([FIGURES, *parts]) + "\n", encoding="utf-8")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    sizes = parser.add_mutually_exclusive_group()
    sizes.add_argument("--quick", action="store_true", help="a reduced set, in two minutes or so")
    sizes.add_argument("--tiny", action="store_true", help="next to nothing, to try the bench")
    parser.add_argument(
        "--only", action="append", choices=list(FAMILIES), help="this family only; can be repeated"
    )
    parser.add_argument(
        "--readme", action="store_true", help="also write the figures into bench/README.md"
    )
    return parser.parse_args()


def _watched(rows: Iterator[Row]) -> Iterator[Row]:
    """The rows, told to whoever waits in front of a terminal."""
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except RuntimeError as error:
            yield Row("the rest of this family", "fails", "", note=str(error))
            return
        if sys.stderr.isatty():
            print(f"  {row.what}: {row.ours} | {row.theirs}", file=sys.stderr)
        yield row


if __name__ == "__main__":
    main()
