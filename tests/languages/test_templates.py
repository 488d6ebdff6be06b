"""The templates: every text in them is marked for translation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import paraph.web

TEMPLATES = sorted((Path(paraph.web.__file__).parent / "templates").rglob("*.html"))
MARKED = re.compile(
    r"{%\s*comment\b.*?{%\s*endcomment\s*%}"
    r"|{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}"
    r"|{%\s*block html_class\s*%}.*?{%\s*endblock\s*%}"
    r"|{#.*?#}|<(code|kbd|script|style|svg)\b.*?</\1>|<!--.*?-->",
    re.DOTALL,
)
SEEN = re.compile(
    r"\b(?:alt|title|placeholder|aria-label|aria-description)=([\"'])(.*?)\1", re.DOTALL
)
TAGS = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
NAMES = {"Paraph", "Esc", "Enter", "html", "doctype"}


def texts(template: str) -> list[str]:
    """What a reader would see of a template that is not marked."""
    plain = MARKED.sub(" ", template)
    seen = [found.group(2) for found in SEEN.finditer(plain)]
    seen.append(re.sub(r"<[^>]*>", " ", TAGS.sub(" ", plain)))
    left = [re.sub(r"&\w+;", " ", TAGS.sub(" ", one)) for one in seen]
    return [word for one in left for word in re.findall(r"[^\W\d_]{2,}", one) if word not in NAMES]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_text_is_marked(template: Path) -> None:
    """No template holds words that no catalogue can translate."""
    assert texts(template.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Members</p>", ["Members"]),
        ('<p title="Close it">{{ one }}</p>', ["Close", "it"]),
        ('<p title="{% trans \'Close\' %}">{% trans "Members" %} · {{ number }} ¶</p>', []),
        ("{% blocktrans %}So {{ many }} members{% endblocktrans %}{# a note #}", []),
    ],
)
def test_the_test_itself(template: str, found: list[str]) -> None:
    """An unmarked text is found, wherever a reader would see it; a marked one is not."""
    assert texts(template) == found
