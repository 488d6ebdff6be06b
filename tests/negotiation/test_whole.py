"""A draft of the whole text, provision by provision."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.negotiation.steps import BASE, FIJI, PERU

from paraph.negotiation.whole import changed_in, is_of, taken_apart

LINES = [f"{line}\n" for line in BASE.splitlines()]
OTHERS = ["", "4. The Council rests.\n", "shall ", "2. The Council may meet in Lima.\n", "\n"]
WHOLE = {str(number): line for number, line in enumerate(LINES)}


@given(st.lists(st.sampled_from([*LINES, *OTHERS]), max_size=14))
def test_what_is_taken_apart_is_the_draft_again(parts: list[str]) -> None:
    """Whatever a draft says stands in the place of some provision, in its order."""
    draft = "".join(parts)
    assert "".join(taken_apart(WHOLE, draft).values()) == draft


def test_only_what_changes_is_said() -> None:
    """A draft changes the provisions whose words are other, and leaves the rest."""
    assert list(changed_in(WHOLE, PERU)) == ["2"]
    assert [LINES[int(one)][:2] for one in changed_in(WHOLE, FIJI)] == ["1.", "3."]
    assert changed_in(WHOLE, BASE) == {}


def test_a_provision_that_is_struck_says_nothing() -> None:
    """Whoever leaves a provision out wants it out."""
    assert changed_in(WHOLE, BASE.replace(LINES[4], "")) == {"4": ""}


def test_a_draft_of_another_text_is_known() -> None:
    """Words that the text hardly has are a draft of another one."""
    assert is_of(WHOLE, PERU)
    assert not is_of(WHOLE, "All human beings are born free and equal in dignity and rights.")
