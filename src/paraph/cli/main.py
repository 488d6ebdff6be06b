"""The command ``paraph``."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Final, NoReturn

import click

from paraph import __version__
from paraph.values.errors import ParaphError

_COMMANDS: Final = {
    "acts": "paraph.cli.organisation",
    "clause": "paraph.cli.depositary",
    "decide": "paraph.cli.decide",
    "demo": "paraph.cli.demo",
    "depositary": "paraph.cli.depositary",
    "init": "paraph.cli.organisation",
    "invite": "paraph.cli.house",
    "log": "paraph.cli.organisation",
    "negotiation": "paraph.cli.negotiation",
    "package": "paraph.cli.package",
    "record": "paraph.cli.record",
    "serve": "paraph.cli.house",
    "situation": "paraph.cli.organisation",
    "submit": "paraph.cli.organisation",
    "text": "paraph.cli.text",
}
"""Each command, and the module in which it stands."""


class _Commands(click.Group):
    """The commands; a module is imported when one of its commands is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the alphabet."""
        del ctx
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        del ctx
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        found: click.Command = getattr(import_module(module), cmd_name)
        return found


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="paraph")
def cli() -> None:
    """Paraph carries an agreement from the first bracket to entry into force.

    \b
    paraph demo                 a living organisation of six States, in the browser
    paraph text compile         N delegations' versions of one base into one bracketed text
    paraph text inspect         what a bracketed text holds, and every doubt about it
    paraph record verify        whether a record is sound, with nothing but the file and a key
    paraph init --example sco   a record of an organisation; then log, situation, submit
    paraph serve                the house of your own organisation, for its browsers

    Exit codes: 0 done, 1 could not be done, 2 wrongly asked.
    """  # noqa: D301 - \b, a backspace, keeps lines as they are


def main() -> NoReturn:
    """Run the command line; whatever goes wrong is told in a sentence, without a traceback."""
    if not __debug__:
        _fail("Paraph checks itself while it works and does not run with python -O.", 2)
    # A command lives for a moment and its texts live as long: looking for garbage costs a tenth.
    gc.disable()
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Exit as left:
        sys.exit(left.exit_code)
    except click.UsageError as error:
        error.show()
        sys.exit(2)
    except (ParaphError, click.ClickException, click.Abort, KeyboardInterrupt) as error:
        _fail(_reason(error), 1)
    except Exception as error:
        if os.environ.get("PARAPH_DEBUG"):
            raise
        _fail(_fault(error), 1)
    sys.exit(0)


def _reason(error: BaseException) -> str:
    """Why something could not be done, as a person is told."""
    if isinstance(error, click.ClickException):
        return error.format_message()
    return str(error) if isinstance(error, ParaphError) else "Stopped; nothing was written."


def _fault(error: Exception) -> str:
    """What a person is told of a fault of Paraph's own."""
    return (
        f"Paraph met a fault of its own ({type(error).__name__}: {error}); nothing was written. "
        "Please report it with the command and, if you can, the files. "
        "PARAPH_DEBUG=1 shows where it happened."
    )


def _fail(message: str, code: int) -> NoReturn:
    click.echo(f"paraph: {message}", err=True)
    sys.exit(code)
