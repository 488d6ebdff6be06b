"""What each operation does, and what it refuses."""

from __future__ import annotations

import pytest

from paraph.text.compilation import compile_versions
from paraph.text.negotiated import NegotiatedText, find_choice
from paraph.text.operations import (
    add_arm,
    choose,
    fill,
    find_provision,
    lift,
    move,
    open_bracket,
    oppose,
    provisions_of,
    renumber,
    reopen,
    set_status,
    strike,
    support,
    tombstone,
    undo,
    withdraw,
)
from paraph.text.views import agreed_text, bracketed_text, clean_text, measure
from paraph.values.errors import Ambiguous, Inadmissible, Malformed

BASE_TEXT = """\
Article 1
Purposes

1. The Parties shall maintain peace.
2. The Parties shall develop trade within [X] years.

Article 2
Organs

1. The Council meets once a year in Almaty.
(a) It decides by consensus.
2. The Secretariat has its seat in Beijing.

Article 3
Final clauses

This Charter is open for ratification.
"""


@pytest.fixture
def text() -> NegotiatedText:
    """A charter with two open brackets: b1 on how often, b2 on where."""
    return compile_versions(
        BASE_TEXT,
        {
            "China": BASE_TEXT.replace("once a year", "every second month"),
            "Russia": BASE_TEXT.replace(" in Beijing", ""),
        },
    )


def test_choosing_settles_on_an_arm(text: NegotiatedText) -> None:
    """The chosen words stand, the bracket is no longer open, and nothing else changes."""
    done = choose(text, "b1", "China")
    assert clean_text(done.nodes) == BASE_TEXT.replace("once a year", "every second month")
    assert measure(done.nodes).open_choices == 1
    assert find_choice(done.nodes, "b1").chosen == 1
    assert clean_text(choose(text, "b1", "base").nodes) == BASE_TEXT


def test_a_settled_bracket_is_reopened_before_it_is_settled_anew(text: NegotiatedText) -> None:
    """Nothing is agreed until everything is agreed, but one thing at a time."""
    done = choose(text, "b1", "1")
    with pytest.raises(Inadmissible, match="b1 is settled already; reopen it"):
        choose(done, "b1", "2")
    with pytest.raises(Inadmissible, match="b1 is settled already"):
        strike(done, "b1")
    again = choose(reopen(done, "b1"), "b1", "2")
    assert "every second month" in clean_text(again.nodes)
    with pytest.raises(Inadmissible, match="only a settled bracket can be reopened"):
        reopen(text, "b1")


def test_lifting_keeps_the_words(text: NegotiatedText) -> None:
    """Where one wording stands against nothing, the marks can be lifted."""
    assert "has its seat in Beijing." in agreed_text(lift(text, "b2").nodes)
    with pytest.raises(Inadmissible, match="holds 2 wordings; choose one instead"):
        lift(text, "b1")


def test_striking_leaves_nothing(text: NegotiatedText) -> None:
    """Words and marks go; where nobody asked for that, the empty arm is added."""
    assert "has its seat." in agreed_text(strike(text, "b2").nodes)
    done = strike(text, "b1")
    assert "The Council meets  in Almaty." in agreed_text(done.nodes)
    assert len(find_choice(done.nodes, "b1").arms) == 3
    assert len(find_choice(undo(done).nodes, "b1").arms) == 2


def test_stances_change_no_version(text: NegotiatedText) -> None:
    """Who supports or opposes an arm is named there, and its own version stays what it was."""
    done = oppose(support(text, "b1", "China", "Russia"), "b1", "base", "Russia")
    arms = find_choice(done.nodes, "b1").arms
    assert (arms[1].support, arms[0].oppose) == (("Russia",), ("Russia",))
    assert "[China, Russia: every second month]" in bracketed_text(done.nodes)
    assert done.versions() == text.versions()
    assert find_choice(withdraw(done, "b1", "2", "Russia").nodes, "b1").arms[1].support == ()


def test_a_stance_is_taken_once(text: NegotiatedText) -> None:
    """A stance that is there already, or not there to withdraw, is refused."""
    done = support(text, "b1", "China", "Russia")
    with pytest.raises(Inadmissible, match="Russia already does support arm 2 of bracket b1"):
        support(done, "b1", "China", "Russia")
    with pytest.raises(Inadmissible, match="Russia has taken no such stance on arm 1"):
        withdraw(done, "b1", "base", "Russia")


def test_a_bridge_is_an_arm(text: NegotiatedText) -> None:
    """A wording that nobody handed in can be added and chosen."""
    done = add_arm(text, "b1", "at least once a year", "Kazakhstan")
    assert "[Kazakhstan: at least once a year]" in bracketed_text(done.nodes)
    assert "meets at least once a year in" in agreed_text(choose(done, "b1", "3").nodes)


def test_agreed_words_can_be_opened_again(text: NegotiatedText) -> None:
    """Brackets are put on words that stood agreed, for the one who wants them out."""
    done = open_bracket(text, "maintain peace", "Uzbekistan")
    assert "shall [maintain peace][Uzbekistan: delete]." in bracketed_text(done.nodes)
    assert measure(done.nodes).open_choices == 3


def test_words_are_quoted_well(text: NegotiatedText) -> None:
    """Words that stand nowhere, or in several places, are refused."""
    with pytest.raises(Inadmissible, match="do not stand in one piece anywhere"):
        open_bracket(text, "maintain war")
    with pytest.raises(Inadmissible, match="do not stand in one piece"):
        open_bracket(text, "maintain pea")
    with pytest.raises(Ambiguous, match="stand in 2 places"):
        open_bracket(text, "The Parties shall")


def test_words_of_an_arm_can_be_opened(text: NegotiatedText) -> None:
    """A bracket may be put on words inside an arm, and taken off again."""
    done = open_bracket(text, "second")
    assert "[China: every [second][delete] month]" in bracketed_text(done.nodes)
    assert undo(done) == text


def test_a_placeholder_is_filled(text: NegotiatedText) -> None:
    """The words take the place of the placeholder, which is kept in the record."""
    done = fill(text, "[X]", "five")
    assert "within five years" in bracketed_text(done.nodes)
    assert done.project("base") == BASE_TEXT


def test_a_number_is_only_displayed(text: NegotiatedText) -> None:
    """Renumbering shows another number and opens no bracket."""
    done = renumber(text, "Article 3", "4")
    assert "Article 4\nFinal clauses" in bracketed_text(done.nodes)
    assert measure(done.nodes).open_choices == 2


def test_a_tombstone_keeps_the_number(text: NegotiatedText) -> None:
    """A provision that is taken out leaves its number and a note."""
    done = tombstone(text, "Article 1(2)")
    assert "1. The Parties shall maintain peace.\n2. [Deleted]\n" in bracketed_text(done.nodes)
    with pytest.raises(Inadmissible, match="Article 2 has open brackets"):
        tombstone(text, "Article 2")
    whole = tombstone(choose(choose(text, "b1", "China"), "b2", "base"), "Article 2")
    assert "Article 2\n[Deleted]\n" in bracketed_text(whole.nodes)
    assert "Almaty" not in bracketed_text(whole.nodes)


def test_a_provision_moves_with_its_brackets(text: NegotiatedText) -> None:
    """A whole article stands elsewhere, brackets and all, and can still be settled there."""
    done = move(text, "Article 2", "Article 1")
    shown = bracketed_text(done.nodes)
    assert shown.index("Article 2") < shown.index("Article 1")
    assert shown.count("[once a year][China: every second month]") == 1
    assert "every second month in Almaty" in clean_text(choose(done, "b1", "China").nodes)
    assert sorted(shown.split()) == sorted(bracketed_text(text.nodes).split())


def test_moving_settles_nothing_and_opens_nothing(text: NegotiatedText) -> None:
    """A move changes neither how many brackets are open nor how many words are agreed."""
    before, after = measure(text.nodes), measure(move(text, "Article 2", "Article 1").nodes)
    assert after.open_choices == before.open_choices
    assert (after.words, after.words_agreed) == (before.words, before.words_agreed)
    assert after.percent == before.percent


def test_a_provision_cannot_move_into_itself(text: NegotiatedText) -> None:
    """Moving an article before one of its own paragraphs is refused."""
    with pytest.raises(Inadmissible, match="cannot be moved before Article 2"):
        move(text, "Article 2", "Article 2(1)")


def test_provisions_are_called_as_people_call_them(text: NegotiatedText) -> None:
    """Provisions have the names under which they are cited."""
    names = [provision.name for provision in provisions_of(text.nodes)]
    assert names == [
        "Article 1",
        "Article 1(1)",
        "Article 1(2)",
        "Article 2",
        "Article 2(1)",
        "Article 2(1)(a)",
        "Article 2(2)",
        "Article 3",
    ]
    assert find_provision(text.nodes, "article 2 (1)").name == "Article 2(1)"


def test_unknown_provisions_are_refused(text: NegotiatedText) -> None:
    """A provision that is not there, or there twice, is refused with what is there."""
    with pytest.raises(
        Inadmissible, match="no provision Article 9 in this text; it has Article 1,"
    ):
        tombstone(text, "Article 9")
    twice = compile_versions("1. One thing.\n1. Another thing.\n", {})
    with pytest.raises(Ambiguous, match="2 provisions are called 1"):
        tombstone(twice, "1")


def test_a_status_is_kept_beside_the_text(text: NegotiatedText) -> None:
    """A status is given to a provision, replaced and taken away."""
    done = set_status(text, "article 1(2)", "agreed ad referendum")
    assert done.statuses == {"Article 1(2)": "agreed ad referendum"}
    assert set_status(done, "Article 1(2)", "").statuses == {}
    assert done.nodes == text.nodes


def test_each_operation_is_in_the_history(text: NegotiatedText) -> None:
    """The history tells what was done, in order, and the last entry can be undone."""
    done = support(choose(text, "b2", "Russia"), "b1", "China", "Russia")
    assert [entry["act"] for entry in done.history] == [
        "choose b2=Russia",
        "support b1=China by Russia",
    ]
    assert undo(undo(done)) == text


def test_there_may_be_nothing_to_undo(text: NegotiatedText) -> None:
    """A text to which nothing was done has nothing to undo, and a damaged history is refused."""
    with pytest.raises(Inadmissible, match="nothing to undo"):
        undo(text)
    damaged = NegotiatedText(parties=(), nodes=text.nodes, history=({"act": "choose"},))
    with pytest.raises(Malformed, match="cannot be read back"):
        undo(damaged)


def test_refused_operations_change_nothing(text: NegotiatedText) -> None:
    """Unknown brackets and arms are refused by every operation."""
    for refused in (
        lambda: choose(text, "b9", "1"),
        lambda: choose(text, "b1", "Peru"),
        lambda: lift(text, "b9"),
        lambda: strike(text, "b9"),
        lambda: reopen(text, "b9"),
        lambda: support(text, "b1", "7", "Peru"),
        lambda: add_arm(text, "b9", "x"),
    ):
        with pytest.raises(Inadmissible):
            refused()
    assert text.history == ()


def test_the_end_of_the_text_stays_where_it_is() -> None:
    """What is done to the last provision neither takes nor moves the end of the text."""
    last = compile_versions("Article 1\n\n1. One is here.\n2. Two is here.\n", {})
    done = tombstone(last, "Article 1(2)")
    assert clean_text(done.nodes) == "Article 1\n\n1. One is here.\n2. [Deleted]\n"
    done = move(last, "Article 1(2)", "Article 1(1)")
    assert clean_text(done.nodes) == "Article 1\n\n2. Two is here.\n1. One is here.\n"
