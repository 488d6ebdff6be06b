"""A draft of the whole text: taken along, brought back, shown to some, or proposed."""

from __future__ import annotations

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from tests.web.conftest import Enter
from tests.web.test_proposing import charter
from tests.web.test_text_room import words

from paraph.negotiation.drafting import standing_drafts
from paraph.negotiation.vocabulary import Audience

WHOLE = "/texts/Charter/whole/"
NEW = f"{WHOLE}new/"
OLD, OTHER = "shall be guided by the following principles", "are guided by these principles"


def taken(enter: Enter, who: str = "china-head") -> tuple[str, str]:
    """The text as it is taken along, and the name of the file."""
    answer = enter(who).get(f"{WHOLE}text.txt")
    return words(answer), answer.headers["Content-Disposition"].split('"')[1]


def sent(enter: Enter, text: str, do: str, **changes: object) -> HttpResponse:
    """What comes back when China sends a draft."""
    said = {"words": text, "do": do, "audience": "chair only", "mark": "m", **changes}
    return enter("china-head").post(NEW, said)


def test_a_draft_is_seen_before_it_is_entered(enter: Enter) -> None:
    """The redline against the text, and nothing in the record."""
    text, _name = taken(enter)
    page = words(sent(enter, text.replace(OLD, OTHER), "preview"))
    assert re.search(r"It changes 1 provision\b", page)
    assert "<del>" in page
    assert not standing_drafts(charter())


def test_a_draft_is_shown_to_those_who_are_named(enter: Enter) -> None:
    """The chair reads the draft as a redline; others find nothing of it."""
    text, _name = taken(enter)
    assert sent(enter, text.replace(OLD, OTHER), "show").status_code == 302
    [(key, draft)] = standing_drafts(charter()).items()
    assert (key[0], draft.told.audience, draft.provision) == ("China", Audience.CHAIR, None)
    address = f"{WHOLE}China/{key[1]}/"
    assert "<del>" in words(enter("kazakhstan-chair-cnc").get(address))
    assert key[1] not in words(enter("russia-head").get(WHOLE))
    assert enter("russia-head").get(address).status_code == 404


def test_a_draft_is_proposed_provision_by_provision(enter: Enter) -> None:
    """Each provision that a draft changes is a proposal; all are entered, or none, and once."""
    text, _name = taken(enter)
    draft = text.replace(OLD, OTHER).replace("equality of all Member States", "equality of all")
    before = set(charter().proposals)
    for _ in range(2):
        assert sent(enter, draft, "propose").status_code == 302
    new = {name: one for name, one in charter().proposals.items() if name not in before}
    assert [one.provision for one in new.values()] == ["Article 3(1)", "Article 3(1)(c)"]
    assert {one.sponsors for one in new.values()} == {("China",)}


def test_what_others_changed_meanwhile_is_left_and_told(enter: Enter) -> None:
    """A draft that was written on an earlier text undoes nothing that it did not touch."""
    text, name = taken(enter)
    lifted = {"arm": "Russia", "mark": "b"}
    enter("kazakhstan-chair-cnc").post("/texts/Charter/brackets/b9/lift/", lifted)
    brought = SimpleUploadedFile(name, text.replace(OLD, OTHER).encode("utf-16"))
    page = words(sent(enter, "", "preview", file=brought))
    assert re.search(r"It changes 1 provision\b", page)
    assert OTHER in page, "what was brought is shown where it can be changed"


def test_what_is_no_draft_is_refused_gently(enter: Enter) -> None:
    """A picture, another text or no change: it is said what to do, and words are kept."""
    picture = SimpleUploadedFile("a.png", b"\x89PNG\r\n")
    assert "a picture" in words(sent(enter, "Typed before.", "show", file=picture))
    assert "Typed before." in words(sent(enter, "Typed before.", "show", file=picture))
    assert "hardly a word" in words(sent(enter, "We the peoples.", "show"))
    assert "change some" in words(sent(enter, taken(enter)[0], "propose"))
    assert not standing_drafts(charter())
