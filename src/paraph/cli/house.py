"""``paraph serve`` and ``paraph invite``: a house that stays, and its first officer."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

_HOME = click.argument("home", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path))
_AT = click.option(
    "--at",
    "address",
    metavar="ADDRESS",
    default="http://127.0.0.1:8002",
    show_default=True,
    help="how people reach it; with https, a proxy in front of it ends HTTPS",
)


@click.command()
@_HOME
@_AT
@click.option("--host", default="127.0.0.1", show_default=True, help="where it listens")
@click.option("--port", default=8002, show_default=True, help="0 takes a free one")
def serve(home: Path, address: str, host: str, port: int) -> None:
    """Open the house of the organisation whose record is FOLDER/organisation.record.

    The accounts and the secret of the house lie in the same FOLDER and never in the record;
    nothing is written anywhere else.

    \b
    paraph init house/organisation.record --origin norden.example/record
    paraph invite house officer@norden.example --as secretariat --at https://paraph.norden.example
    paraph serve house --at https://paraph.norden.example
    """  # noqa: D301 - \b, a backspace, keeps lines as they are
    from paraph.web.serving import open_house

    def ready(listening: str) -> None:
        click.echo(f"The house is open at {address}; it listens at {listening}.")
        click.echo("Stop it with Ctrl+C.")

    with suppress(KeyboardInterrupt):
        open_house(home, address, (host, port), ready)
    click.echo("The house is closed.")


@click.command()
@_HOME
@click.argument("invited", metavar="EMAIL")
@_AT
@click.option("--as", "function", required=True, metavar="FUNCTION", help="secretariat, head, …")
@click.option("--for", "participant", metavar="NAME", help="whom they sit for")
@click.option("--organ", default="", help="of which organ, for a chair")
def invite(
    home: Path, invited: str, address: str, function: str, participant: str | None, organ: str
) -> None:
    """Invite the reader of EMAIL to a seat, and print the link that opens the account.

    It is how the first officer of the secretariat comes in; the secretariat invites the others on
    its own page.  The link is good once, for a week, and kept nowhere: send it yourself.

    \b
    paraph invite house officer@norden.example --as secretariat
    paraph invite house head@fiji.example --as head --for Fiji
    """  # noqa: D301 - as above
    from paraph.web.opening import open_up

    open_up(home, address)

    from paraph.web.accounts.inviting import invite_to
    from paraph.web.accounts.keeping import bring_up_to_date

    bring_up_to_date()
    seat = {
        "address": invited,
        "participant": participant or "Secretariat",
        "function": function,
        "organ": organ,
    }
    click.echo(f"{address.rstrip('/')}{invite_to(seat)}")
