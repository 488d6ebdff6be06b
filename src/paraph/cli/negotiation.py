"""``paraph negotiation``: the state of play, a brief, what changed, and who stands where."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from paraph.cli.viewing_as import as_viewer

if TYPE_CHECKING:
    from paraph.negotiation.play import StateOfPlay
    from paraph.organisation.viewers import Viewer

Json = dict[str, Any]


@click.group()
def negotiation() -> None:
    """Tell what is agreed, what is open, and who holds it up, from the record.

    \b
    paraph negotiation state-of-play charter.record --as chair
    paraph negotiation brief charter.record --as Kazakhstan --on 2002-05-20
    paraph negotiation changes charter.record --as Kazakhstan --since 2002-05-06

    Every answer is made from what the viewer may see, and from nothing else: what was told to the
    chair alone changes no answer, no count and no order that anybody else is shown.
    """  # noqa: D301 - \b, a backspace, keeps lines as they are


def _asked(command: Callable[..., None]) -> Callable[..., None]:
    """The argument and the options that all commands of this group have."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="the same as JSON"),
        click.option("--zone", default="UTC", help="by whose clocks a DATE ends (IANA name)"),
        click.option("--on", "on", metavar="MOMENT|DATE", help="as it stood then"),
        click.option("--text", "text", metavar="TEXT", help="which text, if there are several"),
        as_viewer("as VIEWER sees it", required=True),
        click.argument("kept", metavar="RECORD", type=click.Path()),
    ):
        command = option(command)
    return command


@negotiation.command("state-of-play")
@click.option("--html", metavar="FILE", help="write it as one A4 sheet, ready to print, to FILE")
@_asked
def state_of_play(
    kept: str,
    viewer: Viewer,
    text: str | None,
    on: str | None,
    zone: str,
    html: str | None,
    as_json: bool,
) -> None:
    """Show what is agreed, open and blocked, by whom and why: one page."""
    from paraph.cli.files import write_output
    from paraph.formats.html import state_page
    from paraph.negotiation.page import state_view
    from paraph.negotiation.pages import state_lines

    with _looked_at(kept, viewer, text, on, zone) as (play, at, _):
        view = state_view(play, at)
        if html:
            write_output(state_page(view).encode(), html, [kept])
        else:
            _tell(view, state_lines, as_json=as_json)


@negotiation.command()
@_asked
def brief(
    kept: str, viewer: Viewer, text: str | None, on: str | None, zone: str, as_json: bool
) -> None:
    """Show a delegation what it needs before it goes in."""
    from paraph.negotiation.brief import brief_view
    from paraph.negotiation.pages import brief_lines

    with _looked_at(kept, viewer, text, on, zone) as (play, at, _):
        _tell(brief_view(play, at), brief_lines, as_json=as_json)


@negotiation.command()
@click.option("--since", required=True, metavar="MOMENT|DATE", help="when you last saw the text")
@_asked
def changes(
    kept: str,
    viewer: Viewer,
    text: str | None,
    on: str | None,
    zone: str,
    since: str,
    as_json: bool,
) -> None:
    """Show what changed since you last saw the text."""
    from paraph.negotiation.pages import change_lines
    from paraph.negotiation.views import changes_view
    from paraph.values.moments import as_of

    with _looked_at(kept, viewer, text, on, zone) as (after, _, look):
        then = as_of(since, zone)
        _tell(changes_view(look(then), after, then), change_lines, as_json=as_json)


@negotiation.command()
@click.option("--svg", metavar="FILE", help="write the alignment as a heat map to FILE")
@click.option("--plot", metavar="FILE", help="write the two-dimensional plot to FILE")
@_asked
def matrix(
    kept: str,
    viewer: Viewer,
    text: str | None,
    on: str | None,
    zone: str,
    svg: str | None,
    plot: str | None,
    as_json: bool,
) -> None:
    """Show open brackets against delegations, and how far they lean the same way."""
    from paraph.cli.files import write_output
    from paraph.negotiation.pages import matrix_lines
    from paraph.negotiation.plots import heat_map
    from paraph.negotiation.plots import plot as plotted
    from paraph.negotiation.views import alignment, matrix_view

    with _looked_at(kept, viewer, text, on, zone) as (play, _, _look):
        view = matrix_view(play) | {"alignment": alignment(play)}
        if svg:
            write_output(heat_map(play).encode(), svg)
        if plot:
            write_output(plotted(play).encode(), plot)
        _tell(view, matrix_lines, as_json=as_json)


@negotiation.command()
@_asked
def problem(
    kept: str, viewer: Viewer, text: str | None, on: str | None, zone: str, as_json: bool
) -> None:
    """Print the open questions as a PROBLEM for `paraph package`, as far as you may see them."""
    from paraph.negotiation.problem import problem as posed

    with _looked_at(kept, viewer, text, on, zone) as (play, _, _look):
        found = posed(play.seen)
        indent = None if as_json else 2
        click.echo(json.dumps(found, ensure_ascii=False, indent=indent))


@negotiation.command()
@_asked
def convergence(
    kept: str, viewer: Viewer, text: str | None, on: str | None, zone: str, as_json: bool
) -> None:
    """Show how the text came nearer to agreement, from reading to reading."""
    from paraph.negotiation.pages import convergence_lines
    from paraph.negotiation.views import convergence_view, steps_of
    from paraph.values.moments import instant

    with _looked_at(kept, viewer, text, on, zone) as (play, _, look):
        steps = steps_of(play.seen.facts)
        plays = ((step, look(instant(moment))) for step, moment in steps)
        _tell(convergence_view(plays), convergence_lines, as_json=as_json)


@negotiation.command()
@_asked
def drafts(
    kept: str, viewer: Viewer, text: str | None, on: str | None, zone: str, as_json: bool
) -> None:
    """Show the drafts that were shown to you before they are tabled, and how each would read."""
    from paraph.negotiation.drafting import drafts_view
    from paraph.negotiation.pages import draft_lines

    with _looked_at(kept, viewer, text, on, zone) as (play, _, _look):
        _tell(drafts_view(play.seen), draft_lines, as_json=as_json)


@negotiation.command()
@click.option("--of", "place", metavar="PLACE", help="a provision, bracket or proposal; else all")
@_asked
def comments(
    kept: str,
    viewer: Viewer,
    text: str | None,
    on: str | None,
    zone: str,
    place: str | None,
    as_json: bool,
) -> None:
    """Show the comments that you were told, each with its answers."""
    from paraph.negotiation.commenting import comments_view
    from paraph.negotiation.pages import comment_lines

    with _looked_at(kept, viewer, text, on, zone) as (play, _, _look):
        _tell(comments_view(play.seen, place), comment_lines, as_json=as_json)


@negotiation.command()
@click.option("--of", "place", required=True, metavar="PLACE", help="a bracket or a provision")
@_asked
def ripple(
    kept: str,
    viewer: Viewer,
    text: str | None,
    on: str | None,
    zone: str,
    place: str,
    as_json: bool,
) -> None:
    """Show what a change in a bracket or a provision touches elsewhere."""
    from paraph.negotiation.pages import ripple_lines
    from paraph.negotiation.ripple import ripple_view

    with _looked_at(kept, viewer, text, on, zone) as (play, _, _look):
        _tell(ripple_view(play.seen, place), ripple_lines, as_json=as_json)


@negotiation.command()
@_asked
def linkages(
    kept: str, viewer: Viewer, text: str | None, on: str | None, zone: str, as_json: bool
) -> None:
    """Show which positions wait for each other, contradict each other, or have lapsed."""
    from paraph.negotiation.pages import linkage_lines
    from paraph.negotiation.views import linkages_view

    with _looked_at(kept, viewer, text, on, zone) as (play, _, _look):
        _tell(linkages_view(play), linkage_lines, as_json=as_json)


@negotiation.command()
@_asked
def groups(
    kept: str, viewer: Viewer, text: str | None, on: str | None, zone: str, as_json: bool
) -> None:
    """Show the small groups: mandate, members, what they have before them, what they reported."""
    from paraph.negotiation.groups import groups_view
    from paraph.negotiation.pages import group_lines

    with _looked_at(kept, viewer, text, on, zone) as (play, _, _look):
        _tell(groups_view(play), group_lines, as_json=as_json)


@negotiation.command("chairs-text")
@_asked
def chairs_text(
    kept: str, viewer: Viewer, text: str | None, on: str | None, zone: str, as_json: bool
) -> None:
    """Show the chair's texts: whose words they take, and what they put aside."""
    from paraph.negotiation.chairs_text import chairs_texts_view
    from paraph.negotiation.pages import chairs_text_lines

    with _looked_at(kept, viewer, text, on, zone) as (play, _, _look):
        _tell(chairs_texts_view(play), chairs_text_lines, as_json=as_json)


@negotiation.command()
@_asked
def concordance(
    kept: str, viewer: Viewer, text: str | None, on: str | None, zone: str, as_json: bool
) -> None:
    """Show whether the other languages of the text are in step, provision by provision."""
    from paraph.negotiation.concordance import concordance_view
    from paraph.negotiation.pages import concordance_lines

    with _looked_at(kept, viewer, text, on, zone) as (play, _, _look):
        _tell(concordance_view(play.seen), concordance_lines, as_json=as_json)


def _tell(view: Json, lines: Callable[[Json], Iterator[str]], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(view, ensure_ascii=False, indent=2))
        return
    for line in lines(view):
        click.echo(line)


@contextmanager
def _looked_at(
    kept: str, viewer: Viewer, text: str | None, on: str | None, zone: str
) -> Iterator[tuple[StateOfPlay, datetime, Callable[[datetime], StateOfPlay]]]:
    """The state of play, its moment, and a way to look at other moments."""
    from paraph.secretariat import Secretariat, SystemClock
    from paraph.secretariat.negotiating import state_of_play_for
    from paraph.storage import SqliteRecord
    from paraph.values.moments import as_of

    at = as_of(on, zone) if on else SystemClock().now()
    record: SqliteRecord = SqliteRecord(kept, read_only=True)
    try:
        secretariat = Secretariat(record, SystemClock(), snapshots=record)

        def look(when: datetime) -> StateOfPlay:
            return state_of_play_for(secretariat, viewer, when, text)

        yield look(at), at, look
    finally:
        record.close()
