"""The rooms of the secretariat, the depositary and the public, as those who enter find them."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree as ET

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.conftest import Enter

from paraph.record.verification import verify
from paraph.secretariat import CATALOGUE
from paraph.web import house
from paraph.web.rooms.depositary.tray import GROUPS

AGREEMENT = "/treaties/Agreement%20on%20Documents/"
CONVENTION = "/treaties/Shanghai%20Convention/"
PAGES = (
    "/organisation/",
    "/organisation/participants/China/",
    "/organisation/organs/CMFA/",
    "/organisation/meetings/",
    "/organisation/meetings/CMFA%202002-04-26/",
    "/organisation/meetings/CMFA%202002-04-26/participants/",
    "/organisation/meetings/CMFA%202002-04-26/credentials/",
    "/organisation/documents/",
    "/organisation/log/",
    "/organisation/organisation.json",
    "/organisation/record.jsonl",
    "/organisation/texts/Charter.txt",
    "/organisation/texts/Charter.json",
    "/treaties/",
    AGREEMENT,
    CONVENTION,
    f"{AGREEMENT}status/",
    f"{AGREEMENT}between/?one=China&other=Russia",
    f"{AGREEMENT}notification/",
    f"{AGREEMENT}notification/?symbol=C.N.1.2002.TREATIES-S.2",
    f"{AGREEMENT}corrections/ru%201/",
    f"{AGREEMENT}copy/ru/",
    f"{AGREEMENT}timeline.svg",
    f"{AGREEMENT}acts.csv",
    f"{AGREEMENT}treaty.json",
    "/search/?q=terrorism",
    "/search/feed.atom",
    "/search/calendar.ics",
)
MISSING = (
    "/organisation/participants/Atlantis/",
    "/organisation/organs/Board/",
    "/organisation/meetings/Never/",
    "/organisation/meetings/Never/participants/",
    "/organisation/meetings/Never/credentials/",
    "/treaties/Nothing/",
    "/treaties/Nothing/between/",
    f"{AGREEMENT}notification/?symbol=C.N.9",
    f"{AGREEMENT}corrections/fr%201/",
    f"{AGREEMENT}copy/fr/",
)


@pytest.mark.parametrize("seat", ["", "secretariat-secretariat", "china-depositary", "russia-head"])
def test_all_may_read(enter: Enter, seat: str) -> None:
    """What is public of the organisation and its treaties is found by everybody, also as it was."""
    client = enter(seat)
    for path in PAGES:
        assert client.get(path).status_code == 200, path
        past = f"{path}{'&' if '?' in path else '?'}on=2002-05-15"
        assert client.get(past).status_code == 200, past


def test_what_is_not_there_is_not_found(enter: Enter) -> None:
    """A name that the record does not know has no page."""
    client = enter("secretariat-secretariat")
    assert {path: client.get(path).status_code for path in MISSING} == dict.fromkeys(MISSING, 404)


def test_a_moment_that_is_none_is_refused_gently(enter: Enter) -> None:
    """A day that does not exist is answered by a sentence."""
    answer = enter("").get("/organisation/?on=2002-02-30")
    assert answer.status_code == 400


def test_a_refusal_is_told_in_the_language_of_its_reader(enter: Enter) -> None:
    """A page and a problem of the API say in Russian, and in English, what is wrong."""
    client = enter("")
    asked = {"HTTP_ACCEPT_LANGUAGE": "ru"}
    page = client.get("/organisation/?on=2002-02-30", **asked).text
    assert "2002-02-30&#x27; — не день: напишите как 2002-04-27." in page
    problem = client.get("/api/organisation/?on=2002-02-30", **asked).json()
    assert problem["detail"] == "'2002-02-30' — не день: напишите как 2002-04-27."
    problem = client.get("/api/organisation/?on=2002-02-30").json()
    assert problem["detail"] == "'2002-02-30' is no day: write it as 2002-04-27."


def test_as_it_stood(enter: Enter) -> None:
    """Asked for a day of the past, the pages know nothing of later acts, and offer no act."""
    page = enter("secretariat-secretariat").get("/organisation/documents/?on=2002-05-01").text
    assert "SCO/2001/CONVENTION" in page
    assert "SCO/2002/RATS/L.1" not in page
    assert "/acts/" not in page.partition("<main")[2]


def test_revisions_stand_below_their_document(enter: Enter) -> None:
    """A revision is found below the document that its symbol says it revises."""
    page = enter("").get("/organisation/documents/").text
    first, revised = page.find("SCO/2002/RATS/L.1<"), page.find("SCO/2002/RATS/L.1/Rev.1<")
    assert 0 < first < revised
    assert "inner" in page[first:revised]


def test_entry_into_force_with_its_why(enter: Enter) -> None:
    """The agreement is in force from the thirtieth day after the fourth deposit, and says why."""
    page = enter("").get(AGREEMENT).text
    assert "13 February 2002" in page
    assert "30 days after 14 January 2002" in page


def test_what_is_missing(enter: Enter) -> None:
    """The convention lacks all six, who are named as the fewest that are needed."""
    page = enter("").get(CONVENTION).text
    assert "The fewest further instruments: 6." in page


def test_the_log_has_the_numbers_of_its_reader(enter: Enter) -> None:
    """Each reader's log begins with 1 and has no gap; a kind can be asked for alone."""
    client = enter("russia-head")
    page = client.get("/organisation/log/?page=99").text
    assert page.count('class="number"') == 0
    page = client.get("/organisation/log/?kind=depositary.treaty-deposited").text
    assert page.count('class="number"') == 2


def test_the_record_that_is_taken_along_is_sound(enter: Enter) -> None:
    """The extract of a delegation can be verified without the house."""
    octets = enter("russia-head").get("/organisation/record.jsonl").content
    found = verify(octets.splitlines(keepends=True), [])
    assert found.sound, found.reason


def test_exports_of_a_treaty(enter: Enter) -> None:
    """What was received is a file of acts, the finding is JSON, the picture says what it shows."""
    client = enter("")
    rows = list(csv.DictReader(io.StringIO(client.get(f"{AGREEMENT}acts.csv").text)))
    assert {one["state"] for one in rows if one["act"] == "approval"} == {"China"}
    found = json.loads(client.get(f"{AGREEMENT}treaty.json").text)
    assert found["entry_into_force"] == "2002-02-13"
    picture = ET.fromstring(client.get(f"{AGREEMENT}timeline.svg").content)  # noqa: S314
    assert picture.find("{http://www.w3.org/2000/svg}title") is not None


def test_a_certified_copy_is_of_the_text_that_is_brought(enter: Enter) -> None:
    """The copy holds the text and the digest, and rests on the record of whoever asks."""
    client = enter("china-depositary")
    text = SimpleUploadedFile("ru.txt", "Статья 1\n".encode())
    page = client.post(f"{AGREEMENT}copy/ru/", {"text": text}).text
    assert "CERTIFIED TRUE COPY" in page
    assert "as seen by public" in page


def test_a_correction_is_effected(enter: Enter) -> None:
    """A new correction is proposed by a form with rows, and stands with the others."""
    client = enter("china-depositary")
    sent = {
        "correction": "ru 2",
        "replacements-0-provision": "Article 2",
        "replacements-0-reads": "1",
        "replacements-0-should_read": "2",
        "proposed": "2002-05-20",
        "until": "2002-08-18",
        "mark": "m",
    }
    address = "/acts/depositary.correction-proposed/?treaty=Agreement+on+Documents&language=ru"
    assert client.post(address, sent).status_code == 302
    assert "ru 2" in client.get(AGREEMENT).text


def test_acts_about_a_treaty_lie_in_groups(enter: Enter) -> None:
    """Every kind of act about a treaty lies in one group; what is due is told above all others."""
    laid = [f"depositary.{kind}" for kinds in GROUPS.values() for kind in kinds]
    known = {kind for kind in CATALOGUE.kinds if kind.startswith("depositary.")}
    assert sorted(laid) == sorted(known - {"depositary.treaty-deposited"})
    page = enter("china-depositary").get(AGREEMENT).text
    due = page.partition("Due now")[2].partition("</section>")[0]
    assert "Folios that nobody was told of: 15–17." in due
    assert "/acts/depositary.notification-issued/" in due
    assert "Due now" not in enter("kazakhstan-head").get(AGREEMENT).text


def test_the_report_on_credentials_leaves_nobody_out(enter: Enter) -> None:
    """Every member stands in the report once: in order, not in order, not examined, or missing."""
    client = enter("secretariat-secretariat")
    held = client.get("/organisation/meetings/CMFA%202002-04-26/credentials/").text
    assert "Presented, and found in order:" in held
    assert "Not presented:" not in held
    coming = client.get("/organisation/meetings/CHS%202002-06-07/credentials/").text
    listed = coming.partition("Not presented:")[2].partition("</ul>")[0]
    assert listed.count("<li>") == 6
    assert "Presented, and" not in coming


def test_documents_and_what_they_belong_to_lead_to_each_other(enter: Enter) -> None:
    """The agenda lists its documents; a text, a treaty and each document name one another."""
    client = enter("secretariat-secretariat")
    sent = {"symbol": "CRP/1", "title": "On the flag", "nature": "information", "mark": "m"}
    sent |= {"languages": "en", "issued": "2002-05-20", "of_text": "Charter"}
    assert client.post("/acts/organisation.document-issued/", sent).status_code == 302
    page = client.get("/organisation/documents/?text=Charter").text
    assert "On the flag" in page
    assert 'href="/texts/Charter/"' in page
    assert "SCO/2001/CONVENTION" not in page
    assert "SCO/2001/CONVENTION" in client.get(CONVENTION).text
    agenda = client.get("/organisation/meetings/CHS%202002-06-07/").text.partition("<ol>")[2]
    assert agenda.index("SCO/2002/RATS/L.1") < agenda.index("SCO/2002/DECLARATION/L.1")


def test_lists_follow_the_alphabet_of_the_page(enter: Enter) -> None:
    """Delegations and parties are listed as they are seated: by their names in the language."""
    client = enter("")
    client.cookies["django_language"] = "ru"
    for path in ("/organisation/meetings/CMFA%202002-04-26/participants/", f"{AGREEMENT}status/"):
        page = client.get(path).text
        names = ("Казахстан", "Китай", "Таджикистан", "Узбекистан")
        rows = [page.index(f"<bdi>{name}</bdi></th>") for name in names]
        assert rows == sorted(rows)


def test_search_finds_what_its_reader_may_see(enter: Enter) -> None:
    """Words are found whatever their case; what nobody may see is nowhere."""
    client = enter("")
    assert "<mark>Terrorism</mark>" in client.get("/search/?q=terrorism").text
    assert "<mark>" not in client.get("/search/?q=zzzz").text


def test_feeds(enter: Enter) -> None:
    """The feed holds the last acts, the calendar meetings and deadlines, in lines of their form."""
    client = enter("")
    feed = ET.fromstring(client.get("/search/feed.atom").content)  # noqa: S314
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 50
    calendar = client.get("/search/calendar.ics").text
    meetings = house.secretariat().situation().organisation.meetings
    deadlines = ("Silence ends", "Objections to a correction end")
    assert calendar.count("BEGIN:VEVENT\r\n") == len(meetings) + len(deadlines)
    assert max(len(line.encode()) for line in calendar.split("\r\n")) <= 75


def test_a_depositary_sees_no_more_than_the_public(enter: Enter) -> None:
    """What China tells its own delegation is not for the desk of the depositary."""
    client = enter("china-depositary")
    public = enter("")
    logs = [each.get("/organisation/log/").text for each in (client, public)]
    one, other = (page.partition("<ol")[2].partition("</ol")[0] for page in logs)
    assert one == other


def test_a_text_is_taken_along_with_its_brackets(enter: Enter) -> None:
    """The text as words is its provisions in their order, brackets and all."""
    client = enter("russia-head")
    words = client.get("/organisation/texts/Charter.txt").text
    found = json.loads(client.get("/organisation/texts/Charter.json").text)
    assert "".join(found["provisions"].values()) == words
    assert "[" in words
    assert client.get("/organisation/texts/Nothing.txt").status_code == 404


@pytest.mark.parametrize(
    ("language", "name"), [("zh-hans", "上海合作组织"), ("ru", "Шанхайская организация")]
)
def test_the_house_is_called_as_it_calls_itself(enter: Enter, language: str, name: str) -> None:
    """Above every page stands the name of the organisation in the language of the page."""
    page = enter("").get("/", headers={"Accept-Language": language}).content.decode()
    assert f"<span>{name}" in page
