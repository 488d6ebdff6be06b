"""The laws of compilation on real texts: concurrent amendments, and drafts of one agreement."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest
from tests.text.compilation.shape import assert_sound, assert_words_whole, brackets

from paraph.formats.json_text import read_json, write_json
from paraph.text.compilation import compile_versions, with_versions
from paraph.text.negotiated import BASE, NegotiatedText, choices
from paraph.text.provenance import provenance, words_of
from paraph.text.reading import read
from paraph.text.redline import new_text, old_text, redline
from paraph.text.typed import negotiated_text
from paraph.text.views import agreed_text, bracketed_text, measure
from paraph.text.words import WORD, count_words

Provision = tuple[str, str, dict[str, str]]
BBNJ = {
    "June 2022": "2022-06-01-A-CONF.232-2022-5-further-revised-draft.txt",
    "December 2022": "2022-12-12-A-CONF.232-2023-2-further-refreshed-draft.txt",
    "March 2023": "2023-03-04-draft-agreement-advance-unedited.txt",
}


@pytest.fixture(scope="session")
def provisions(shared: Path) -> list[Provision]:
    """Twenty provisions of a regulation, each with up to nine concurrent amendments."""
    path = shared / "data" / "texts" / "amendments" / "gdpr-2012-concurrent.json"
    found: list[Provision] = []
    for provision in json.loads(path.read_text(encoding="utf-8"))["provisions"]:
        texts: dict[str, str] = {}
        for amendment in provision["amendments"]:
            name, number = amendment["party"], 1
            while name in texts:
                number += 1
                name = f"{amendment['party']} ({number})"
            texts[name] = amendment["new"]
        found.append((provision["provision"], provision["base_most_common"], texts))
    return found


@pytest.fixture(scope="session")
def bbnj(shared: Path) -> dict[str, str]:
    """Three consecutive drafts of the agreement on marine biodiversity."""
    folder = shared / "data" / "texts" / "bracketed" / "bbnj-2016-2023"
    return {name: (folder / file).read_bytes().decode("utf-8") for name, file in BBNJ.items()}


def assert_laws(base: str, texts: dict[str, str]) -> NegotiatedText:
    """Assert every law of compilation, and give the compilation."""
    made = compile_versions(base, texts)
    assert made.project(BASE) == base
    assert made.versions() == texts
    assert_sound(made)
    assert_words_whole(made)
    assert compile_versions(base, dict(reversed(texts.items()))) == made
    first, *others = texts
    one = compile_versions(base, {first: texts[first]})
    assert with_versions(one, {name: texts[name] for name in others}) == made
    assert read_json(write_json(made), "test")[0] == made
    assert count_words(agreed_text(made.nodes, gap=" ")) == measure(made.nodes).words_agreed
    return made


def test_real_amendments_obey_every_law(provisions: list[Provision]) -> None:
    """Up to nine amendments of one provision are compiled, and each can be taken out again."""
    assert len(provisions) == 20
    assert max(len(texts) for _, _, texts in provisions) == 9
    for _, base, texts in provisions:
        assert_laws(base, texts)


def test_real_amendments_have_no_order(provisions: list[Provision]) -> None:
    """However the first four amendments come in, the compilation is the same."""
    for _, base, texts in provisions:
        few = list(texts.items())[:4]
        made = compile_versions(base, few)
        assert all(compile_versions(base, order) == made for order in permutations(few))


def test_real_amendments_are_readable(provisions: list[Provision]) -> None:
    """Their bracketed text is balanced, names everybody and is no longer than all versions."""
    for called, base, texts in provisions:
        made = compile_versions(base, texts)
        bracketed = bracketed_text(made.nodes)
        if not any("[" in text or "]" in text for text in (base, *texts.values())):
            counts = read(bracketed).counts
            assert (counts.unclosed, counts.unopened) == (0, 0), called
        for choice in brackets(made):
            assert all(name in bracketed for name in choice.parties), called
        words = count_words(bracketed_text(made.nodes, names=False))
        requests = sum(not arm.nodes for choice in brackets(made) for arm in choice.arms)
        assert words <= requests + sum(map(count_words, [base, *texts.values()])), called


def test_who_strikes_a_provision_and_who_mends_it(provisions: list[Provision]) -> None:
    """A party that wants a provision out is asked for one thing: that it be deleted."""
    for _, base, texts in provisions:
        made = compile_versions(base, {**texts, "Nobody": ""})
        assert made.project("Nobody") == ""
        holding = [choice for choice in choices(made.nodes) if "Nobody" in choice.parties]
        assert len(holding) <= 2


@pytest.mark.parametrize("name", BBNJ)
def test_consecutive_drafts_obey_every_law(bbnj: dict[str, str], name: str) -> None:
    """Three real drafts, each taken as the base of the two others, are all recovered."""
    assert_laws(bbnj[name], {other: text for other, text in bbnj.items() if other != name})


def test_consecutive_drafts_have_much_in_common(bbnj: dict[str, str]) -> None:
    """From one draft to the next, most words stand, and provisions are known again."""
    base, *others = bbnj.values()
    made = compile_versions(base, dict(zip("AB", others, strict=True)))
    assert measure(made.nodes).words_agreed > 0.2 * count_words(base)
    assert made.kept["A"] > 0.3 * len(base)


def test_redlines_of_real_drafts_are_exact(bbnj: dict[str, str]) -> None:
    """Both drafts are in their redline, whole."""
    for old in bbnj.values():
        for new in bbnj.values():
            segments = redline(old, new)
            assert (old_text(segments), new_text(segments)) == (old, new)


def test_the_words_of_the_last_draft_have_origins(bbnj: dict[str, str]) -> None:
    """Every word of the last draft belongs to one of the three, and much of it to the first."""
    drafts = list(bbnj.items())
    text = drafts[-1][1]
    words = list(words_of(text, provenance(drafts)))
    assert [word.word for word in words] == WORD.findall(text)
    share = sum(word.origin == drafts[0][0] for word in words) / len(words)
    assert 0.2 < share < 0.95


def test_real_drafts_settle_to_any_version(bbnj: dict[str, str]) -> None:
    """A real draft, read with its typed brackets, is written back to the character."""
    for text in bbnj.values():
        assert bracketed_text(negotiated_text(read(text)).nodes) == text
