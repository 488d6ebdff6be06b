"""The catalogues: complete, fresh, and with the field's own words."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from paraph.languages import catalogues
from paraph.languages.catalogues import DOMAINS, SENTENCES, compiled, place
from paraph.languages.gathering import (
    TRANSLATED,
    brought_up_to_date,
    faults,
    gathered,
    kept,
    written,
)
from paraph.languages.interface import Interface

all_said = cache(gathered)
"""All that is said in the sources, read once for all languages."""

GLOSSARY = Path(__file__).parent.parent.parent / "docs" / "glossary-languages.md"
MAKE = "run `python -m paraph.languages`"


def tag(language: Interface) -> str:
    """The name of a case."""
    return language.tag


@pytest.mark.parametrize("domain", DOMAINS)
def test_catalogues_are_complete(domain: str) -> None:
    """Nothing that is said lacks a translation, is fuzzy, or has other placeholders."""
    template = all_said(domain)
    missing = [
        f"{language.tag}: {fault}"
        for language in TRANSLATED
        for fault in faults(kept(language, domain), template)
    ]
    assert not missing, "\n".join([*missing, f"{len(missing)} messages want a translator."])


@pytest.mark.slow
@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", TRANSLATED, ids=tag)
def test_catalogues_are_fresh(language: Interface, domain: str) -> None:
    """What lies in the sources is what gathering makes: no word too many, in its order."""
    catalogue = kept(language, domain)
    brought_up_to_date(catalogue, all_said(domain))
    assert place(language, domain).read_bytes() == written(catalogue), MAKE


def test_pages_are_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The binary catalogues of the pages are made where Django looks, and again if one changed."""
    monkeypatch.setattr(catalogues, "KEPT", tmp_path / "kept")
    assert compiled(tmp_path / "spare") == tmp_path / "kept"
    made = sorted(tmp_path.glob("kept/*/LC_MESSAGES/django.mo"))
    assert len(made) == len(TRANSLATED)
    os.utime(made[0], (0, 0))
    written = made[1].stat().st_mtime_ns
    made[1].write_bytes(b"kept")
    os.utime(made[1], ns=(written, written))
    compiled(tmp_path / "spare")
    assert made[0].stat().st_mtime > 0
    assert made[1].read_bytes() == b"kept"


def test_pages_are_compiled_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be written beside what Python compiled, the house has the catalogues."""
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setattr(catalogues, "KEPT", file / "kept")
    assert compiled(tmp_path / "spare") == tmp_path / "spare"
    assert len([*tmp_path.glob("spare/*/LC_MESSAGES/django.mo")]) == len(TRANSLATED)


@pytest.mark.parametrize("language", TRANSLATED, ids=tag)
def test_translations_are_in_their_alphabet(language: Interface) -> None:
    """A translation is no copy of the English: each has a letter of its own script."""
    script = {"ru": r"[а-яё]", "zh-Hans": r"[一-鿿]", "ar": r"[ء-ي]"}.get(language.tag)
    for message in kept(language, SENTENCES):
        said = re.sub(r"\{\w+\}", "", str(message.string))
        words = re.findall(r"[a-z]{3,}", re.sub(r"\{\w+\}", "", str(message.id)))
        if words and script:
            assert re.search(script, said, re.IGNORECASE), message.id


def rows() -> list[dict[str, str]]:
    """The rows of the glossary: for each word its translations by tag, alternatives apart."""
    lines = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line[:1] == "|"]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    head, _, *body = cells
    return [dict(zip(head, row, strict=True)) for row in body]


def has(said: str, word: str, language: str) -> bool:
    """Whether a text has a word or phrase, whatever its ending or article.

    The last letters of Russian, French and Spanish words bend; Arabic words take an article.
    """
    if language == "zh-Hans":
        return word in said
    if language == "ar":
        parts = [rf"(ال|لل)?{re.escape(part.removeprefix('ال')[:-1])}\w" for part in word.split()]
        return re.search(r"\s+".join(parts), said.replace("ً", "")) is not None
    said, word = plain(said), plain(word)
    cut = 2 if language == "ru" else 1
    parts = [re.escape(part[:-cut] if len(part) > cut + 2 else part) for part in word.split()]
    return re.search(r"\w*[\s\xa0]+".join(parts), said, re.IGNORECASE) is not None


def plain(text: str) -> str:
    """A text without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def without_places(text: str) -> str:
    """A template without what stands for something else."""
    return re.sub(r"\{\w+\}|%\(\w+\)[sd]", "", text)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["en"])
@pytest.mark.parametrize("language", TRANSLATED, ids=tag)
def test_one_word_for_one_thing(language: Interface, row: dict[str, str]) -> None:
    """Where a message has a word of the glossary, its translation has the word of the row."""
    english = re.compile(rf"(?<!-)\b{row['en']}(s|es)?\b", re.IGNORECASE)
    words = row[language.tag].split(" / ")
    for domain in DOMAINS:
        for message in kept(language, domain):
            first = message.id if isinstance(message.id, str) else message.id[0]
            if first and english.search(without_places(first)):
                forms = [message.string] if isinstance(message.string, str) else message.string
                for form in filter(None, forms):
                    said = without_places(form)
                    assert any(has(said, word, language.tag) for word in words), (first, form)
