"""``paraph demo``: a living organisation in the browser, on this machine alone."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click


@click.command()
@click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Keep the organisation here; without it, it is gone when you stop.",
)
@click.option("--port", default=8002, show_default=True, help="0 takes a free one.")
def demo(home: Path | None, port: int) -> None:
    """Open a living organisation of six States in the browser.

    The organisation and its members are those of spring 2002; what they say is Paraph's own.
    Nobody but this machine reaches it, and it asks for nothing from the network.
    """
    from paraph.web.serving import open_demo

    def ready(address: str) -> None:
        click.echo(f"The organisation is at work: open {address}demo/ in a browser.")
        click.echo("Stop it with Ctrl+C.")

    with suppress(KeyboardInterrupt):
        open_demo(home, port, ready)
    click.echo("The house is closed.")
