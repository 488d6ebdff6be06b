"""Answers: parts of lists, tags, problems; and what is not yours is not there."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.web.api.conftest import Bearer, stated
from tests.web.conftest import Enter

from paraph.web.api import asking
from paraph.web.api.answering import LARGEST

TEXT = "/api/texts/Charter/"


def test_whoever_has_an_answer_is_not_sent_it_again(enter: Enter) -> None:
    """What has not changed since, though time has passed, is 304; after an act it is sent anew."""
    client = enter("china-head")
    tag = client.get(f"{TEXT}state-of-play/").headers["ETag"]
    again = client.get(f"{TEXT}state-of-play/", headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    client.post("/api/acts/", stated(), content_type="application/json")
    after = client.get(f"{TEXT}state-of-play/", headers={"If-None-Match": tag})
    assert (after.status_code, after.headers["ETag"] != tag) == (200, True)


def test_answers_are_for_whoever_asked_alone(enter: Enter) -> None:
    """No store in between may give an answer to somebody else."""
    answer = enter("china-head").get("/api/head/")
    assert answer.headers["Cache-Control"] == "private, no-cache"
    varies = answer.headers["Vary"]
    assert all(one in varies for one in ("Cookie", "Authorization", "Accept-Language"))


def test_a_log_is_read_in_parts_to_its_end(enter: Enter) -> None:
    """Following `next`, and the link, gives every act once and in its order."""
    client, address = enter("china-head"), "/api/log/?limit=50"
    numbers: list[int] = []
    while address:
        answer = client.get(address)
        numbers += [one["number"] for one in answer.json()["items"]]
        link = answer.headers.get("Link", "")
        address = link.partition(">")[0].lstrip("<")
        assert bool(link) == (answer.json()["next"] is not None)
    assert numbers == list(range(1, client.get("/api/head/").json()["number"] + 1))


def test_a_list_of_names_is_read_in_parts(enter: Enter) -> None:
    """A part goes on after the last name of the one before."""
    client = enter("")
    first = client.get("/api/participants/?limit=2").json()
    second = client.get("/api/participants/", {"limit": 2, "after": first["next"]}).json()
    names = [one["participant"] for one in (*first["items"], *second["items"])]
    every = client.get("/api/participants/").json()["items"]
    assert names == [one["participant"] for one in every][:4]


def test_head_is_get_without_its_body(enter: Enter) -> None:
    """HEAD gives the headers that GET would give."""
    client = enter("china-head")
    got, head = client.get("/api/head/"), client.head("/api/head/")
    assert (head.content, head.headers["ETag"]) == (b"", got.headers["ETag"])
    assert head.headers["Content-Length"] == str(len(got.content))


def test_options_tell_what_can_be_done(enter: Enter) -> None:
    """OPTIONS names the methods, and so does what cannot be done."""
    client = enter("")
    told = client.options("/api/acts/")
    refused = client.put("/api/acts/")
    assert (told.status_code, told.headers["Allow"]) == (204, "POST, OPTIONS")
    assert (refused.status_code, refused.headers["Allow"]) == (405, "POST, OPTIONS")


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("/api/head/", {"Accept": "text/html"}, 406),
        ("/api/head/?more=1", {}, 400),
        ("/api/log/?limit=0", {}, 400),
        ("/api/log/?limit=1&limit=2", {}, 400),
        ("/api/participants/?after=Atlantis", {}, 400),
        ("/api/texts/?on=yesterday", {}, 400),
        ("/api/texts/?on=2002-05-01&zone=Nowhere", {}, 400),
        ("/api/texts/Charter/ripple/?of=b99999", {}, 400),
        ("/api/head/", {"Authorization": "Bearer paraph_no"}, 401),
        ("/api/head/", {"Authorization": "Basic QTpC"}, 401),
    ],
)
def test_what_cannot_be_answered_is_a_problem(
    enter: Enter, address: str, headers: dict[str, str], status: int
) -> None:
    """A problem says its status and a sentence, as RFC 9457 has it."""
    answer = enter("").get(address, headers=headers)
    told = answer.json()
    assert (answer.status_code, told["status"], bool(told["detail"])) == (status, status, True)
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("body", "media", "status"),
    [
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'{"kind":"x","more":1}', "application/json", 400),
        (b"{}", "text/plain", 415),
        (b" " * (LARGEST + 1), "application/json", 413),
    ],
)
def test_what_cannot_be_read_is_a_problem(
    bearer: Bearer, body: bytes, media: str, status: int
) -> None:
    """What is no act as it is sent is told before it is examined."""
    client = bearer("china-head", "act")
    assert client.post("/api/acts/", body, content_type=media).status_code == status


def test_not_there_and_not_yours_are_the_same_octets(enter: Enter) -> None:
    """Nobody can tell what there is by asking for it."""
    client = enter("")
    number = enter("secretariat-secretariat").get("/api/head/").json()["number"]
    answers = [
        client.get(address)
        for address in (f"/api/log/{number}/", "/api/log/99999/", "/api/texts/No/", "/api/nothing")
    ]
    assert {one.status_code for one in answers} == {404}
    assert len({one.content for one in answers}) == 1
    headers = [{name: one.headers[name] for name in one.headers} for one in answers]
    assert all(one == headers[0] for one in headers)


def test_grounds_are_told_in_the_language_of_the_reader(bearer: Bearer) -> None:
    """A refusal says in Russian what the page says in Russian."""
    client = bearer("china-adviser", "act")
    told = {
        language: client.post(
            "/api/acts/",
            stated(),
            content_type="application/json",
            headers={"Accept-Language": language},
        ).json()
        for language in ("en", "ru")
    }
    assert told["en"]["detail"] == "You look on here: this seat files no acts."
    assert told["ru"]["detail"] == told["ru"]["grounds"][0]["sentence"] != told["en"]["detail"]


def test_too_many_questions_are_told_to_wait(enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks too often in a minute is told when to come back."""
    monkeypatch.setattr(asking, "A_MINUTE", 2)
    client = enter("china-head")
    answers = [client.get("/api/head/") for _ in range(5)]
    late = [one for one in answers if one.status_code == 429]
    assert late
    assert late[0].headers["Retry-After"] == "60"


def test_a_fault_of_ours_tells_nothing_of_its_inside(
    enter: Enter, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A fault is a problem in a sentence, never a traceback."""
    monkeypatch.setattr("paraph.web.house.situation_for", lambda *_: 1 / 0)
    answer: Client = enter("").get("/api/participants/")
    assert (answer.status_code, b"Traceback" in answer.content) == (500, False)
    assert "division" in caplog.text
