"""Every rule with a good and a bad case, in files a lawyer can read.

``PARAPH_RESET=1 pytest tests/decisions/test_cases.py`` writes the grounds that come of each case
now; read the difference before you commit it.  The outcome on the first line is never rewritten.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Final

import pytest

from paraph.decisions import Decision, case_of, catalogue, decide

CASES: Final = sorted((Path(__file__).parent / "cases").glob("*/*.md"))
JSON: Final = re.compile(r"```json\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OUTCOME: Final = re.compile(r"(?<=## Outcome\n\n```text\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
WORDS: Final = {True: "for", False: "against", None: "noted"}


def written(decision: Decision) -> str:
    """The outcome and its grounds, one a line, as a case file has them."""
    lines = [decision.outcome.value]
    lines += [f"  {WORDS[g.holds]} ({g.code}): {g.sentence}" for g in decision.grounds]
    for what, reach in (("bound", decision.bound), ("exempt", decision.exempt)):
        if reach is not None and reach.number:
            names = f": {', '.join(reach.names)}" if reach.names else ""
            lines.append(f"  {what}: {reach.number}{names}")
    lines += [f"  {name}: {date}" for name, date in decision.dates.items()]
    lines += [f"  missing: {one.number} {one.what}" for one in decision.missing]
    return "\n".join(lines) + "\n"


def name_of(file: Path) -> str:
    """``sco-charter-16-1/good`` for its file."""
    return f"{file.parent.name}/{file.stem}"


@pytest.mark.parametrize("file", CASES, ids=name_of)
def test_a_case_has_its_outcome_and_grounds(file: Path) -> None:
    """Each case gives, to the letter, the outcome and the grounds in its file."""
    text = file.read_text(encoding="utf-8")
    content, expected = JSON.search(text), OUTCOME.search(text)
    assert content
    assert expected
    book = catalogue()
    decision = decide(book.rules[file.parent.name], case_of(json.loads(content[1])), book.rules)
    found = written(decision)
    assert decision.outcome.value == expected[1].partition("\n")[0]
    if os.environ.get("PARAPH_RESET"):
        file.write_text(OUTCOME.sub(lambda _: found, text), encoding="utf-8")
        return
    assert found == expected[1]


def test_every_rule_has_a_good_and_a_bad_case() -> None:
    """No rule is in the catalogue without both."""
    expected = {f"{name}/{kind}" for name in catalogue().rules for kind in ("good", "bad")}
    assert {name_of(file) for file in CASES} >= expected


def test_the_clause_of_a_case_is_that_of_its_rule() -> None:
    """Who reads a case reads the clause as the rule has it."""
    rules = catalogue().rules
    texts = {file: file.read_text(encoding="utf-8") for file in CASES}
    stale = [
        name_of(file) for file, text in texts.items() if rules[file.parent.name].clause not in text
    ]
    assert stale == []
