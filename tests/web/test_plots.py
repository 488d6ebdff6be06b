"""The plots: drawn from what a seat may see, with their figures, at addresses of their own."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from tests.web.acting import forms, words
from tests.web.conftest import Enter

from paraph.negotiation.plots import places
from paraph.web.rooms.plots.alignment import dense_map
from paraph.web.rooms.plots.views import PLOTS

SEATS = ("china-head", "china-adviser", "kazakhstan-chair-cnc", "secretariat-secretariat")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("seat", SEATS)
def test_whoever_takes_part_sees_them(enter: Enter, seat: str) -> None:
    """The plots and the list of them are there for delegations, chairs and the secretariat."""
    client = enter(seat)
    assert client.get("/plots/").status_code == 200
    page = words(client.get("/plots/Charter/"))
    assert page.count('role="img"') == len(PLOTS)
    assert "style=" not in page


@pytest.mark.parametrize("address", ["", "Charter/", "Charter/progress.svg"])
def test_public_does_not(enter: Enter, address: str) -> None:
    """For the public there are no plots."""
    assert enter("").get(f"/plots/{address}").status_code == 404


@pytest.mark.parametrize("plot", PLOTS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_each_is_a_file_that_stands_alone(enter: Enter, plot: str, language: str) -> None:
    """Each is well-formed SVG with a title and a description, and needs no style from elsewhere."""
    client = enter("kazakhstan-chair-cnc")
    answer = client.get(f"/plots/Charter/{plot}.svg", headers={"Accept-Language": language})
    assert answer.headers["Content-Type"].startswith("image/svg+xml")
    drawing = ET.fromstring(words(answer))  # noqa: S314 - our own drawing
    assert drawing.findtext(f"{SVG}title")
    assert drawing.findtext(f"{SVG}desc")
    for shape in drawing.iter():
        if shape.tag in {f"{SVG}rect", f"{SVG}circle", f"{SVG}text"}:
            assert shape.get("fill")


def test_many_delegations_stay_legible() -> None:
    """Of 193 delegations every name stands at its row, and a form says what a colour says."""
    names = [f"State {number}" for number in range(193)]
    found = [[1.0 if (a - b) % 2 == 0 else -1.0 for b in range(193)] for a in range(193)]
    plot = dense_map(names, found, places(found))
    drawing = ET.fromstring(plot.drawing.svg(alone=True))  # noqa: S314 - our own drawing
    labels = [one.text for one in drawing.iter(f"{SVG}text")]
    assert sorted(labels) == sorted([*names, *names])
    paths = {one.get("class"): one.get("d") or "" for one in drawing.iter(f"{SVG}path")}
    assert "h9v9h-9z" in paths["p-small-cell plus4"]
    assert "l5 5l-5 5l-5 -5z" in paths["p-small-cell minus4"]
    assert plot.rows[0][1].startswith("State 98 (1.00)")


def test_unknown_plots_are_not_found(enter: Enter) -> None:
    """An unknown plot or text is answered as any unknown address."""
    client = enter("china-head")
    assert client.get("/plots/Charter/nothing.svg").status_code == 404
    assert client.get("/plots/Nothing/").status_code == 404


def test_figures_stand_beside_the_drawing(enter: Enter) -> None:
    """Progress has a row for each step and for now; the last says what the text room says."""
    client = enter("china-head")
    page = words(client.get("/plots/Charter/"))
    grid = page.partition("<table")[2].partition("</table>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", grid, re.DOTALL)
    assert len(rows) == 8
    percent = re.search(r"(\d+) %", words(client.get("/texts/")))
    assert percent is not None
    assert f">{percent[1]} %<" in rows[-1]


def test_conditions_are_drawn_for_whoever_knows_of_them(enter: Enter) -> None:
    """A condition that the chair alone was told is in the chair's map and in no other."""
    told = "only if b99"
    for seat, knows in (("kazakhstan-chair-cnc", True), ("china-head", False)):
        page = words(enter(seat).get("/plots/Charter/"))
        assert (told in page) is knows
        assert ('class="p-condition"' in page) is knows


def test_no_form_stands_there(enter: Enter) -> None:
    """Plots are looked at; nothing is filed from them."""
    page = words(enter("china-head").get("/plots/Charter/"))
    assert [one for one in forms(page) if one.startswith("/plots/")] == []
