"""The pictures of alignment: drawn from what the viewer sees, and told in words beside it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from tests.negotiation.steps import T
from tests.negotiation.strategies import situations

from paraph.negotiation import acts as says
from paraph.negotiation.play import StateOfPlay, state_of_play
from paraph.negotiation.plots import alignment_in_words, heat_map, places, plot
from paraph.negotiation.views import alignment
from paraph.negotiation.vocabulary import Audience, Stance

SVG = "{http://www.w3.org/2000/svg}"


def play() -> StateOfPlay:
    """Fiji and Norway like one wording, Peru does not."""
    stances = (("Norway", Stance.SUPPORT), ("Peru", Stance.OPPOSE))
    acts = [
        (
            who,
            says.PositionStated(
                text=T, bracket="b1", arm="Fiji", stance=stance, audience=Audience.PUBLIC
            ),
            10,
        )
        for who, stance in stances
    ]
    return state_of_play(situations(acts)[-1], T, "public")


def test_alignment_is_one_with_oneself_and_minus_one_with_an_opponent() -> None:
    """Who leans the same way is at 1, who leans the other way at -1, who never met at nothing."""
    assert alignment(play()) == [[1.0, 1.0, -1.0], [1.0, 1.0, -1.0], [-1.0, -1.0, 1.0]]
    silent = state_of_play(situations([])[-1], T, "public")
    assert alignment(silent)[1] == [None, None, None]


def test_heat_map_is_svg_with_a_text_alternative() -> None:
    """The picture has a title, a description in words, and a cell for each two delegations."""
    drawn = ET.fromstring(heat_map(play()))  # noqa: S314 - drawn by ourselves
    assert drawn.findtext(f"{SVG}title") == "Alignment of delegations"
    words = alignment_in_words(play())
    assert drawn.findtext(f"{SVG}desc") == words
    assert "Fiji: nearest Norway (1.00), farthest Peru (-1.00)." in words
    assert len(drawn.findall(f"{SVG}rect")) == 9


def test_plot_puts_allies_together() -> None:
    """Who leans the same way stands in one place, who leans the other way far from it."""
    fiji, norway, peru = places(alignment(play()))
    assert abs(fiji[0] - norway[0]) < 0.01
    assert abs(fiji[0] - peru[0]) > 1
    drawn = ET.fromstring(plot(play()))  # noqa: S314 - as above
    assert len(drawn.findall(f"{SVG}circle")) == 3
    assert plot(play()) == plot(play())
    names = [(one.get("x"), one.get("y")) for one in drawn.findall(f"{SVG}text")]
    assert len(set(names)) == 3
