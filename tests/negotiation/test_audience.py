"""Non-interference: what a viewer may not see changes nothing that it is shown."""

from __future__ import annotations

import json
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.negotiation.steps import T
from tests.negotiation.strategies import (
    BEGINNING,
    VIEWERS,
    Said,
    negotiations,
    records,
    situations,
)

from paraph.negotiation.audience import hears, is_for, visible
from paraph.negotiation.brief import brief_view
from paraph.negotiation.chairs_text import chairs_texts_view
from paraph.negotiation.commenting import comments_view
from paraph.negotiation.concordance import concordance_view
from paraph.negotiation.drafting import drafts_view
from paraph.negotiation.facts import Situation
from paraph.negotiation.groups import groups_view
from paraph.negotiation.page import Page, state_view
from paraph.negotiation.pages import brief_lines, change_lines, matrix_lines, state_lines
from paraph.negotiation.play import Follower, state_of_play
from paraph.negotiation.plots import heat_map, plot
from paraph.negotiation.problem import problem
from paraph.negotiation.ripple import ripple_view
from paraph.negotiation.views import (
    alignment,
    changes_view,
    convergence_view,
    linkages_view,
    matrix_view,
)

AT = BEGINNING + timedelta(days=1)


def answers(before: Situation, now: Situation, viewer: str) -> bytes:
    """Every answer that a viewer can get, one after the other, as octets."""
    then, play = state_of_play(before, T, viewer), state_of_play(now, T, viewer)
    views = [state_view(play, AT), matrix_view(play), brief_view(play, AT)]
    views += [{"alignment": alignment(play)}, problem(play.seen)]
    views += [ripple_view(play.seen, place) for place in ("b1", "Article 1(2)")]
    views += [concordance_view(play.seen), drafts_view(play.seen), linkages_view(play)]
    views += [comments_view(play.seen), groups_view(play), chairs_texts_view(play)]
    views.append(convergence_view([("then", then), ("now", play)]))
    told = changes_view(then, play, AT)
    lines = [*state_lines(views[0]), *matrix_lines(views[1]), *brief_lines(views[2])]
    pages = [*lines, *change_lines(told), heat_map(play), plot(play)]
    return json.dumps([*views, told, pages]).encode()


@given(records())
def test_what_may_not_be_seen_changes_no_answer(made: tuple[str, list[Said], list[Said]]) -> None:
    """Two records that differ only in hidden acts give a viewer the same octets."""
    viewer, first, second = made
    one, other = situations(first), situations(second)
    assert answers(one[0], one[-1], viewer) == answers(other[0], other[-1], viewer)


@given(records())
def test_following_tells_no_more_than_looking(made: tuple[str, list[Said], list[Said]]) -> None:
    """Whoever follows the acts one by one is shown the same as whoever looks at the end."""
    viewer, first, second = made
    for acts in (first, second):
        known = situations(acts)
        follower = Follower(known[0], T, viewer)
        page = Page(follower.play)
        for situation in known:
            play = follower.follow(situation)
            assert page.follow(play, follower.touched, AT) == state_view(play, AT)
            assert play == state_of_play(situation, T, viewer)
        assert state_view(play, AT) == state_view(state_of_play(known[-1], T, viewer), AT)


@given(negotiations(), st.sampled_from(VIEWERS))
def test_only_what_is_for_a_viewer_passes_the_door(acts: list[Said], viewer: str) -> None:
    """No statement that is not for the viewer is among what it sees, and none for it is lacking."""
    situation = situations(acts)[-1]
    seen = visible(situation, T, viewer).facts.statements
    for place, said in situation.texts[T].statements.items():
        assert seen.get(place, ()) == tuple(one for one in said if is_for(one, viewer))
    facts, shown = situation.texts[T], visible(situation, T, viewer).facts
    assert shown.drafts == tuple(one for one in facts.drafts if hears(viewer, one.told))
    heard_of = [key for key, one in facts.comments.items() if hears(viewer, one.told)]
    assert list(shown.comments) == heard_of
    for name, provision in facts.provisions.items():
        heard = tuple(one for one in provision.statuses if hears(viewer, one.told))
        assert shown.provisions[name].statuses == heard
