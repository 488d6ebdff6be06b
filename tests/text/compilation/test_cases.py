"""Readability, case by case: what a secretariat officer expects to see, in files a lawyer can read.

Each file of ``cases`` holds a base, the versions of some delegations and the bracketed text that
must come of them.  ``PARAPH_RESET=1 pytest tests/text/compilation`` writes what comes of them now;
read the difference before you commit it.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from tests.text.compilation.shape import assert_sound, assert_words_whole

from paraph.text.compilation import compile_versions
from paraph.text.negotiated import BASE
from paraph.text.views import bracketed_text

CASES: Final = sorted((Path(__file__).parent / "cases").glob("*.md"))
SECTION: Final = re.compile(
    r"^## (?P<name>[^\n]+)\n+```text\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Case:
    """The sections of a case file: the base, the versions, and the bracketed text expected."""

    file: Path
    sections: dict[str, str]

    @classmethod
    def read(cls, file: Path) -> Case:
        """Read a case file; a version is written whole, or not at all if it is the base."""
        found = SECTION.finditer(file.read_text(encoding="utf-8"))
        return cls(file, {section["name"]: section["body"] for section in found})

    @property
    def base(self) -> str:
        """The base."""
        return self.sections["Base"]

    @property
    def versions(self) -> dict[str, str]:
        """The versions, by delegation; ``## Chile, Peru`` is one that two hand in."""
        return {
            name: body
            for names, body in self.sections.items()
            if names not in {"Base", "Bracketed text"}
            for name in names.split(", ")
        }

    def reset(self, bracketed: str) -> None:
        """Write ``bracketed`` into the file as what is expected."""
        text = self.file.read_text(encoding="utf-8")
        head, heading, _ = text.partition("## Bracketed text\n")
        self.file.write_text(f"{head}{heading}\n```text\n{bracketed}```\n", encoding="utf-8")


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_case_reads_as_a_lawyer_expects(file: Path) -> None:
    """The bracketed text of each case is, to the letter, the one in its file."""
    case = Case.read(file)
    made = compile_versions(case.base, case.versions)
    bracketed = bracketed_text(made.nodes)
    if os.environ.get("PARAPH_RESET"):
        case.reset(bracketed)
    assert bracketed == Case.read(file).sections["Bracketed text"]
    assert made.versions() == case.versions
    assert made.project(BASE) == case.base
    assert_sound(made)
    assert_words_whole(made)


def test_the_cases_are_there() -> None:
    """Every case has a base, at least one version and an expectation."""
    assert len(CASES) >= 12
    assert all(Case.read(file).base and Case.read(file).versions for file in CASES)
