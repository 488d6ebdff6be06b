"""Earlier and later treaties on the depositary's pages: who is bound to whom by which."""

from __future__ import annotations

from datetime import date

from tests.depositary.steps import CLAUSE, deposited
from tests.web.conftest import Enter
from tests.web.test_text_room import words

from paraph.depositary.acts import EarlierTreaty, InstrumentDeposited
from paraph.depositary.vocabulary import Bearing, Means
from paraph.web import house

PAGE = "/treaties/Second/successive/"


def two_treaties() -> None:
    """A treaty of Russia and China, and a later one on its subject that China alone has joined."""
    same = (EarlierTreaty(treaty="First", bearing=Bearing.SAME_SUBJECT),)
    clause = CLAUSE | {"threshold": 1, "delay": "days:0", "later_joiners": {"delay": "days:0"}}
    joined = (("First", "Russia"), ("First", "China"), ("Second", "China"))
    for content in (
        deposited("First", clause=clause, adopted=date(2001, 6, 15)),
        deposited("Second", clause=clause, earlier=same, adopted=date(2001, 6, 15)),
        *(
            InstrumentDeposited(
                treaty=treaty, participant=who, means=Means.ACCESSION, received="2002-05-01"
            )
            for treaty, who in joined
        ),
    ):
        house.secretariat().file(content, participant="Secretariat", capacity="secretariat")


def test_what_two_share_governs_between_them(enter: Enter) -> None:
    """Between a party to both and a party to one governs what they share, and it is said why."""
    client = enter("")
    two_treaties()
    page = words(client.get(PAGE, {"one": "China", "other": "Russia"}))
    assert "the earlier treaty" in page
    assert "VCLT, art. 30 (4)(b)" in page
    assert "Who is bound to whom by which treaty" in words(client.get("/treaties/First/"))
    assert client.get("/treaties/Shanghai Convention/successive/").status_code == 404
