"""Telling acts in the languages of the interface."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import date
from functools import cache

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.story import SECRETARIAT, STEPS, act, sample, secretariat_after

from paraph.languages import LANGUAGES, Teller, act_title, designations, interface
from paraph.languages.catalogues import DOMAINS, SENTENCES, catalogue
from paraph.languages.gathering import TRANSLATED, kept
from paraph.languages.vocabulary import VOCABULARIES
from paraph.organisation.acts import ParticipantEntered, ParticipantKind
from paraph.organisation.entitlement import capacity_title
from paraph.record import Entered
from paraph.secretariat import CATALOGUE, sentence
from paraph.values.errors import Malformed
from paraph.values.sentences import Argument, Sentence, called, counted, rota, worded

FOREIGN = [language.tag for language in TRANSLATED]


@cache
def translated(language: str) -> frozenset[str]:
    """The templates that a catalogue knows."""
    found = (message.id for message in kept(interface(language), SENTENCES) if message.string)
    return frozenset(one if isinstance(one, str) else one[0] for one in found)


def untranslated(said: Argument, language: str) -> list[str]:
    """The templates in a sentence that a catalogue does not know, at any depth."""
    if isinstance(said, tuple):
        return [one for part in said for one in untranslated(part, language)]
    if not isinstance(said, Sentence):
        return []
    known = said.template in translated(language)
    own = [] if known or is_frame(said.template) else [said.template]
    return own + [one for _, part in said.arguments for one in untranslated(part, language)]


def is_frame(template: str) -> bool:
    """Whether a template has no word of its own, only what stands in it."""
    return not re.search(r"[a-z]", re.sub(r"\{\w+\}", "", template))


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize("kind", [kind.name for kind in CATALOGUE])
def test_every_kind_has_a_sentence_and_a_title(kind: str, language: str) -> None:
    """No kind of act is without a sentence or a title in any language."""
    said = sentence(sample(kind))
    assert not untranslated(said, language)
    assert Teller(language).tell(said) != str(said)
    title = act_title(kind)
    assert Teller(language).term(title, "act") != title


@pytest.mark.parametrize("kind", [kind.name for kind in CATALOGUE])
def test_an_act_that_says_little_can_be_told(kind: str) -> None:
    """Whatever is empty in an act, its sentence can be made: it is told before it is refused."""
    revision = CATALOGUE.kinds[kind].revisions[-1]
    payload = json.loads(revision.sample)
    emptied = [payload | {name: type(held)()} for name, held in payload.items() if held]
    told = []
    for payload in emptied:
        with suppress(msgspec.ValidationError):
            content = msgspec.convert(payload, type=revision.content)
            said = sentence(Entered(1, sample(kind).act, content))
            told += [Teller(language).tell(said) for language in ("ru", "ar")]
    assert all(told)


def test_no_two_kinds_share_a_title() -> None:
    """Two kinds of act are never shown by the same words."""
    titles = [act_title(kind.name) for kind in CATALOGUE]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("language", FOREIGN)
def test_every_act_of_the_story_can_be_told(language: str) -> None:
    """Whatever an act says, its sentence is translated to the last part."""
    for number, step in enumerate(STEPS):
        said = sentence(Entered(number + 1, act(number, step), step[1]))
        assert not untranslated(said, language)


@pytest.mark.parametrize("number", range(len(STEPS)))
def test_english_is_the_same_with_and_without_a_catalogue(number: int) -> None:
    """What a sentence says by itself is what is told in English."""
    said = sentence(Entered(number + 1, act(number, STEPS[number]), STEPS[number][1]))
    assert Teller("en", lambda _name, _language: None).tell(said) == str(said)


@pytest.mark.parametrize("language", FOREIGN)
def test_every_word_is_told(language: str) -> None:
    """Every word of a closed vocabulary has its translation."""
    known = catalogue(interface(language))
    for vocabulary in VOCABULARIES:
        for word in vocabulary:
            told = Teller(language).word(word)
            key = f"{vocabulary.__name__}\x04{word.value}"
            assert told != key
            assert known.pgettext(vocabulary.__name__, word.value) == told


@given(st.text(min_size=1), st.text(min_size=1))
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_inserted_stands_as_it_is(language: str, who: str, title: str) -> None:
    """A name or a title is never changed by the sentence around it."""
    said = worded(
        "{who} had its opinion on the decision {decision} recorded: {aspect}.",
        who=who,
        decision=title,
        aspect="{who}",
    )
    told = Teller(language, lambda _name, _language: None).tell(said)
    assert who in told
    assert title in told
    assert "{who}" in told


def test_states_are_called_as_the_organisation_designates_them() -> None:
    """The organisation's own name comes first, then the United Nations', then the English one."""
    says = ParticipantEntered(
        participant="Russia",
        type=ParticipantKind.STATE,
        names={"en": "Russian Federation", "ru": "Российская Федерация"},
    )
    bank = ParticipantEntered(
        participant="AIIB", type=ParticipantKind.ORGANISATION, names={"en": "Investment Bank"}
    )
    secretariat = secretariat_after(((SECRETARIAT, says), (SECRETARIAT, bank)))
    called = designations(secretariat.situation().organisation, date(2031, 5, 1))
    assert called("Russia", "ru") == "Российская Федерация"
    assert called("Russia", "zh-Hans") == "俄罗斯联邦"
    assert called("AIIB", "ru") == "Investment Bank"
    assert called("Atlantis", "ru") is None


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "1 June 2002"),
        ("fr", "1er juin 2002"),
        ("es", "1 de junio de 2002"),
        ("ru", "1 июня 2002 года"),
        ("zh", "2002年6月1日"),
        ("ar", "1 يونيو 2002"),
    ],
)
def test_days_are_written_as_the_language_writes_them(language: str, told: str) -> None:
    """A day in a sentence is that of the language."""
    assert Teller(language).day(date(2002, 6, 1)) == told


def test_arabic_sets_apart_what_runs_the_other_way() -> None:
    """In a sentence from right to left every inserted text stands between isolating marks."""
    told = Teller("ar").tell(worded("{name} ({full})", name="GA/1", full="Assembly"))
    assert told == "\u2068GA/1\u2069 (\u2068Assembly\u2069)"


def test_a_name_from_right_to_left_is_set_apart_in_others() -> None:
    """A name in Arabic letters does not turn an English sentence around."""
    told = Teller("en").tell(worded("{name} ({full})", name="GA/1", full="الجمعية"))
    assert told == "GA/1 (\u2068الجمعية\u2069)"


def test_numbers_bend_words_as_the_language_does() -> None:
    """A language with more forms than English gets them all."""
    assert catalogue(interface("ru")).ngettext("{number} State", "{number} States", 5)
    assert str(counted("{number} State", "{number} States", 1)) == "1 State"


def test_a_language_that_is_not_spoken_is_named() -> None:
    """Whoever asks for a language that the interface does not speak is told which it speaks."""
    with pytest.raises(Malformed, match="it speaks en, fr, es, ru, zh-Hans, ar"):
        Teller("tlh")


def test_capacities_are_told() -> None:
    """A capacity is told in words, with the organ's name."""
    assert Teller("fr").form(capacity_title("head of delegation")) == "chef de délégation"
    assert Teller("ru").form(capacity_title("chair of CHS")) == "председатель (CHS)"


def test_names_in_a_sentence_stand_by_the_alphabet() -> None:
    """A list of names has the order of the reader's language, unless the order is what is said."""
    names = ("United States of America", "Zimbabwe", "Spain")
    told = worded("{some}; {order}", some=called(names), order=rota(names))
    assert Teller("fr").tell(told) == (
        "Espagne, États-Unis d’Amérique et Zimbabwe; États-Unis d’Amérique, Zimbabwe et Espagne"
    )


@pytest.mark.parametrize(
    ("number", "told"),
    [(1, "يوم واحد"), (2, "يومان"), (5, "5 أيام"), (30, "30 يوما"), (100, "100 يوم")],
)
def test_arabic_counts_with_six_forms(number: int, told: str) -> None:
    """One and two are words of their own; from eleven on the noun is singular, with its case."""
    said = counted("{number} days after {day}", "{number} days after {day}", number, day="Y")
    assert Teller("ar").tell(said).replace("\u2068", "").replace("\u2069", "") == f"{told} بعد Y"


def test_french_sets_its_marks_apart() -> None:
    """No common space stands where a line would break before a mark or inside quotation marks."""
    for domain in DOMAINS:
        for message in kept(interface("fr"), domain):
            said = (
                str(message.string) if isinstance(message.string, str) else "".join(message.string)
            )
            assert not re.search(r"[ \xa0][;!?»]|[ \u202f]:|«[ \xa0]", said), said
