"""What is refused and found is told in the languages of the interface too."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from tests.languages.test_telling import FOREIGN, untranslated
from tests.story import STEPS, act, hour, secretariat_after

from paraph import decisions
from paraph.languages import Teller
from paraph.secretariat import examine


@pytest.mark.parametrize("language", FOREIGN)
def test_refusals_are_told(language: str) -> None:
    """An act that comes twice, or in an empty house, is refused in the reader's language."""
    before = secretariat_after(STEPS).situation()
    empty = secretariat_after(()).situation()
    for number, step in enumerate(STEPS):
        made = act(number, step)
        for situation in (before, empty):
            for ground in examine(situation, made, hour(len(STEPS))).grounds:
                assert not untranslated(ground.words, language), ground.sentence


def test_a_refusal_in_chinese() -> None:
    """A ground is told with its parts in the language."""
    found = examine(secretariat_after(()).situation(), act(0, STEPS[5]), hour(1))
    told = [Teller("zh").tell(ground.words) for ground in found.grounds]
    assert told == ["没有参与方挪威。"]


def test_what_decisions_refuse_is_worded() -> None:
    """What a record can lead to is told in every language; what only a file can, in English."""
    of_files = {"cases.py", "case_values.py", "case_voices.py", "checks.py", "rules.py"}
    plain = [
        f"{source.name}:{node.lineno}"
        for source in Path(decisions.__file__).parent.glob("*.py")
        if source.name not in of_files
        for node in ast.walk(ast.parse(source.read_bytes()))
        if isinstance(node, ast.Raise)
        and isinstance(node.exc, ast.Call)
        and ast.unparse(node.exc.func) in {"Ambiguous", "Inadmissible", "Malformed"}
        and any(isinstance(one, (ast.Constant, ast.JoinedStr)) for one in node.exc.args)
    ]
    assert plain == []
