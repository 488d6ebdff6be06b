"""Rules are checked when they are loaded: each fault is named in a sentence, with its place."""

from __future__ import annotations

import pytest

from paraph.decisions import Rule, catalogue, read_rules
from paraph.decisions.vocabulary import Mark
from paraph.values.errors import Ambiguous, Malformed, ParaphError

HEAD = """
[[rule]]
id = "{id}"
title = "A rule"
instrument = "Charter"
article = "Art. 1"
mark = "known"
clause = "Two thirds of the members."
"""
BODY = """
method = "vote"
meanings = { abstention = "counts against", absence = "counts against", \
silence = "counts against", not_participating = "counts against" }
requires = [{ votes = "yes", at_least = "2/3", of = "members" }]
"""


def rule_text(name: str = "a", body: str = BODY, more: str = "") -> str:
    """The TOML of one rule."""
    return HEAD.replace("{id}", name) + more + body


def test_a_whole_rule_is_read() -> None:
    """The text used below is itself without fault."""
    assert read_rules(rule_text(), "own.toml").find("a").title == "A rule"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('silence = "counts against", ', "", "`silence` is missing, and nothing is assumed"),
        ('method = "vote"', 'method = "acclaim"', "the word “acclaim” is unknown"),
        ('votes = "yes"', 'vote = "yes"', "the word `vote` is unknown"),
        (', of = "members"', "", "“2/3” of what?"),
        ('"2/3"', "0.66", "0.66 is a float; write it in quotation marks"),
        ('"2/3"', '"two thirds"', "“two thirds” is not a share"),
        ('"2/3"', '"4/3"', "more than the whole"),
        ('at_least = "2/3"', 'at_least = "2/3", more_than = "1/2"', "at_least, more_than"),
        ('at_least = "2/3"', "at_least = 9", "`of` “members” says nothing"),
        (
            'abstention = "counts against"',
            'abstention = "not counted"',
            "Contradiction: `abstention` is said to be “not counted”, but 2/3 of members",
        ),
        ('of = "members"', 'of = "present and voting"', "Contradiction: `absence`"),
        ("requires", "#", "must say what is required"),
        ('method = "vote"', 'method = "tacit acceptance"', "must say its window"),
        ('method = "vote"', 'method = "silence procedure"', "must say its terms"),
        (
            'method = "vote"',
            'method = "vote"\neffect = { dates = [{ name = "x", after = "y", plus = "3 moons" }] }',
            "“3 moons” is not a period",
        ),
        (
            'method = "vote"',
            'method = "vote"\neffect = { dates = [{ name = "x", after = "y", plus = "3 days" }] }',
            "say how days are counted",
        ),
        (
            'method = "vote"',
            'method = "vote"\nfallback = [{ rule = "b", when = "not adopted" }]',
            "a refers to the rule b, which does not exist",
        ),
        (
            'method = "vote"',
            'method = "vote"\nfallback = [{ rule = "a", when = "not adopted" }]',
            "a → a refer to each other in a circle",
        ),
        ('method = "vote"', 'method = "vote"\nrule_set = "s"', "the rule set s, which does not"),
        ("[[rule]]", "[rule", "own.toml is not TOML"),
        ("[[rule]]", "[[law]]", "the word `law` is unknown"),
    ],
)
def test_a_fault_is_named(old: str, new: str, message: str) -> None:
    """Whatever is wrong with a rule, its author reads what and where."""
    text = rule_text().replace(old, new, 1)
    assert text != rule_text()
    with pytest.raises(Malformed, match=r"own\.toml|refer|set") as caught:
        read_rules(text, "own.toml")
    assert message in str(caught.value)


SET = '[[set]]\nid = "s"\ntitle = "Organ"\nmatters = ["budget", "other"]\n'


def in_set(name: str, matters: str, more: str = "") -> str:
    """A rule of the set for some matters."""
    return rule_text(name, more=f'rule_set = "s"\nmatters = {matters}\n{more}\n')


def error_of(text: str) -> ParaphError:
    """What reading a text raises."""
    with pytest.raises(ParaphError) as caught:
        read_rules(text, "own.toml")
    return caught.value


def test_a_gap_is_named() -> None:
    """A kind of matter without a rule is found when the set is loaded."""
    error = error_of(SET + in_set("a", '["budget"]'))
    assert isinstance(error, Malformed)
    assert "Gap: s has no rule for the matter “other”" in str(error)


def test_an_overlap_names_both_rules() -> None:
    """Two rules for one matter with no order between them are an error that names both."""
    error = error_of(SET + in_set("a", '["budget", "other"]') + in_set("b", '["budget"]'))
    assert isinstance(error, Ambiguous)
    assert "a and b both decide “budget”" in str(error)


def test_an_order_solves_an_overlap() -> None:
    """A rule that yields leaves the matter to the other."""
    text = SET + in_set("a", '["budget", "other"]', 'yields_to = ["b"]') + in_set("b", '["budget"]')
    book = read_rules(text, "own.toml")
    assert book.find("s", "budget").id == "b"
    assert book.find("s", "other").id == "a"


def test_two_rules_that_yield_to_each_other_contradict() -> None:
    """Each yielding to the other is no order."""
    text = SET + in_set("a", '["budget", "other"]', 'yields_to = ["b"]')
    error = error_of(text + in_set("b", '["budget"]', 'yields_to = ["a"]'))
    assert "Contradiction: in s, a and b each yield" in str(error)


def test_the_same_name_or_number_twice_is_refused() -> None:
    """An identifier and a number name one rule."""
    assert "two rules are called a" in str(error_of(rule_text() + rule_text()))
    number = 'number = "X1"\n'
    twice = rule_text("a", more=number) + rule_text("b", more=number)
    assert "a and b both have X1" in str(error_of(twice))


def test_a_name_that_is_nearly_right_is_offered() -> None:
    """Who mistypes a rule reads which ones there are."""
    with pytest.raises(Malformed, match=r"Did you mean .*sco-charter-16-1"):
        catalogue().find("sco-charter-16-2")


def test_every_number_of_the_catalogue_is_there() -> None:
    """R01 to R69, with R66a and R66b, are rules that ship with Paraph."""
    numbers = {rule.number for rule in catalogue().rules.values()}
    expected = {f"R{n:02}" for n in range(1, 70)} | {"R66a", "R66b"}
    assert expected - numbers == set()


def test_what_is_not_verified_is_marked() -> None:
    """Every rule says how well its source is known."""
    marks = {rule.mark for rule in catalogue().rules.values()}
    assert marks == {Mark.VERIFIED, Mark.KNOWN} or marks == set(Mark)


@pytest.mark.parametrize("rule", catalogue().rules.values(), ids=lambda rule: rule.id)
def test_every_rule_says_what_not_voting_does(rule: Rule) -> None:
    """Abstention, absence, silence and not participating are explicit, and the clause is there."""
    words = ("abstention", "absence", "silence", "not_participating")
    assert all(getattr(rule.meanings, word) for word in words)
    assert rule.clause.endswith(".")
    assert rule.example or rule.method == "determination"
