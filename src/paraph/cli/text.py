"""``paraph text``: read, compile, settle and write back a negotiated text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click
import msgspec

from paraph.cli.files import read_bytes, write_output
from paraph.formats.plain import Encoding
from paraph.text.negotiated import BASE, NegotiatedText
from paraph.values.errors import Ambiguous

TO = click.Choice(["text", "json", "html"])


@click.group()
def text() -> None:
    """Read a bracketed text, compile versions, settle brackets, compare, and write back."""


json_option = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
output_option = click.option(
    "-o", "--output", metavar="OUT", help="Write to OUT instead of standard output."
)


def say_json(answer: object) -> None:
    """Print ``answer`` as indented JSON."""
    encoded = msgspec.json.format(msgspec.json.encode(answer), indent=2)
    click.echo(encoded.decode("utf-8", "surrogatepass"))


@text.command()
@click.argument("file")
@json_option
def inspect(file: str, as_json: bool) -> None:
    """Tell what FILE holds: words, provisions, brackets, choices, parties, doubts.

    FILE is a bracketed text, or - for standard input. Nothing is refused because it is sloppy:
    every doubt is a finding with its ranked readings and the one that Paraph works with.
    """
    from paraph.cli.inspection import inspection, print_inspection

    found = inspection(_characters(file))
    if as_json:
        say_json(found)
    else:
        print_inspection(file, found)


@text.command()
@click.argument("file")
@click.option("--to", type=TO, required=True, help="What to write.")
@output_option
@json_option
def convert(file: str, to: str, output: str | None, as_json: bool) -> None:
    """Write FILE as plain text, JSON or HTML.

    FILE is a bracketed text or the JSON of one. To text, the very bytes of the original come back;
    a compiled text is written with its brackets and names.
    """
    from paraph.cli.conversion import converted

    content = converted(read_bytes(file), file, to)
    write_output(content, output, [file])
    if as_json and output:
        say_json({"output": output, "bytes": len(content)})


@text.command()
@click.argument("base")
@click.argument("versions", nargs=-1, required=True, metavar="NAME=FILE...")
@click.option("--to", type=TO, help="What to write; by default what OUT is called, or text.")
@click.option("--any-base", is_flag=True, help="Compile even versions unlike the base.")
@output_option
@json_option
def compile(  # noqa: A001 - the command is called so, and these are its options
    base: str,
    versions: tuple[str, ...],
    to: str | None,
    any_base: bool,
    output: str | None,
    as_json: bool,
) -> None:
    """Compile each delegation's version (NAME=FILE) of the text BASE into one bracketed text.

    The JSON holds everything: every version can be taken out of it again, to the last byte, with
    `paraph text project`. BASE may be such a JSON itself: the versions are added to it. The order
    of the delegations never matters.
    """
    from paraph.cli.compilation import compiled, summary

    made, encodings = compiled(base, _named_files(versions), any_base=any_base)
    to = to or _by_name(output) or ("json" if as_json else "text")
    inputs = [base, *(file for _, file in _named_files(versions))]
    write_output(_written(made, encodings, to, _title(base)), output, inputs)
    if as_json and output:
        say_json(summary(made) | {"output": output})


@text.command()
@click.argument("compiled")
@click.argument("name")
@output_option
@json_option
def project(compiled: str, name: str, output: str | None, as_json: bool) -> None:
    """Print the exact bytes of the version of NAME, or of the base, from a COMPILED.json."""
    made, encodings = _negotiated_json(compiled)
    version = made.project(name)
    if as_json:
        say_json({"name": name, "text": version, "digest": made.digests[name]})
        return
    write_output(encodings.get(name, Encoding()).encode(version), output, [compiled])


@text.command()
@click.argument("file")
@click.option("--choose", multiple=True, metavar="BRACKET=ARM", help="Settle on an arm.")
@click.option("--lift", multiple=True, metavar="BRACKET", help="Keep the words, drop the marks.")
@click.option("--strike", multiple=True, metavar="BRACKET", help="Drop words and marks.")
@click.option("--reopen", multiple=True, metavar="BRACKET", help="Open a settled bracket again.")
@click.option("--support", multiple=True, metavar="BRACKET=ARM:NAME", help="NAME supports an arm.")
@click.option("--oppose", multiple=True, metavar="BRACKET=ARM:NAME", help="NAME opposes an arm.")
@click.option("--withdraw", multiple=True, metavar="BRACKET=ARM:NAME", help="Withdraw a stance.")
@click.option("--add-arm", multiple=True, metavar="BRACKET=WORDS", help="Add a wording.")
@click.option("--open", "open_words", multiple=True, metavar="WORDS", help="Bracket agreed words.")
@click.option("--fill", multiple=True, metavar="PLACEHOLDER=WORDS", help="Fill a placeholder.")
@click.option("--move", multiple=True, metavar="PROVISION=BEFORE", help="Move a provision.")
@click.option("--renumber", multiple=True, metavar="PROVISION=NUMBER", help="Display a number.")
@click.option("--tombstone", multiple=True, metavar="PROVISION", help="Delete, keep the number.")
@click.option("--status", multiple=True, metavar="PROVISION=STATUS", help="Give a status.")
@click.option("--undo", "undone", type=click.IntRange(0), default=0, help="First undo so many.")
@click.option("--by", default="", metavar="NAME", help="Who adds, opens or fills.")
@click.option("--to", type=TO, help="What to write; by default what OUT or FILE is.")
@output_option
@json_option
def settle(file: str, to: str | None, output: str | None, as_json: bool, **asked: object) -> None:
    """Settle brackets of FILE, a COMPILED.json or a bracketed text, or change it otherwise.

    ARM is the name of a delegation, `base`, or the number that `paraph text brackets` shows.
    Operations are done in the order in which they are listed here; each can be undone, and none
    loses a version.
    """
    from paraph.cli.settlement import settled

    made, encodings, is_json = _negotiated(file)
    made = settled(made, asked)
    to = to or _by_name(output) or ("json" if is_json or as_json else "text")
    write_output(_written(made, encodings, to, _title(file)), output, [file])
    if as_json and output:
        from paraph.cli.compilation import summary

        say_json(summary(made) | {"output": output})


@text.command()
@click.argument("file")
@json_option
def brackets(file: str, as_json: bool) -> None:
    """List the brackets of FILE with their arms, as `settle` calls them."""
    from paraph.cli.settlement import bracket_list, print_brackets

    made, _, _ = _negotiated(file)
    if as_json:
        say_json(bracket_list(made))
    else:
        print_brackets(made)


@text.command()
@click.argument("file")
@click.argument(
    "view", type=click.Choice(["brackets", "agreed", "clean", "anonymous", "matrix", "party"])
)
@click.option("--party", metavar="NAME", help="Whose text, for the view `party`.")
@output_option
@json_option
def view(file: str, view: str, party: str | None, output: str | None, as_json: bool) -> None:
    """Show FILE as a VIEW: with brackets, agreed only, clean, anonymous, matrix, one party's."""
    from paraph.cli.viewing import viewed

    if (view == "party") is not (party is not None):
        raise click.UsageError("The view `party` needs --party NAME, and no other view takes it.")
    made, _, _ = _negotiated(file)
    answer = viewed(made, view, party or "")
    if as_json:
        say_json({"view": view, "content": answer if view == "matrix" else str(answer)})
        return
    from paraph.cli.viewing import as_text

    write_output(as_text(answer).encode("utf-8", "surrogatepass"), output, [file])


@text.command()
@click.argument("file")
@json_option
def measure(file: str, as_json: bool) -> None:
    """Measure how much of FILE is agreed: words, provisions, open brackets, article by article."""
    from paraph.cli.viewing import measured, print_measure

    made, _, _ = _negotiated(file)
    if as_json:
        say_json(measured(made))
    else:
        print_measure(made)


@text.command()
@click.argument("old")
@click.argument("new")
@click.option("--to", type=TO, help="What to write; by default what OUT is called, or text.")
@output_option
@json_option
def redline(old: str, new: str, to: str | None, output: str | None, as_json: bool) -> None:
    """Show what changed from OLD to NEW.

    Each is a text, a COMPILED.json (as settled so far), or COMPILED.json@NAME for one version.
    """
    from paraph.cli.comparing import redlined

    to = to or _by_name(output) or ("json" if as_json else "text")
    content = redlined(_operand(old), _operand(new), to, (old, new))
    write_output(content, output, [_file_of(old), _file_of(new)])
    if as_json and output:
        say_json({"output": output, "bytes": len(content)})


@text.command()
@click.argument("drafts", nargs=-1, required=True, metavar="[NAME=]FILE...")
@click.option("--to", type=click.Choice(["text", "json"]), help="What to write.")
@output_option
@json_option
def blame(drafts: tuple[str, ...], to: str | None, output: str | None, as_json: bool) -> None:
    """Tell for every word of the last draft which of the DRAFTS, oldest first, brought it.

    With one COMPILED.json: which delegations, or the base, each word of it comes from.
    """
    from paraph.cli.comparing import blamed, blamed_compilation

    as_json = as_json or to == "json" or _by_name(output) == "json"
    if len(drafts) == 1 and _is_negotiated_json(drafts[0]):
        content = blamed_compilation(_negotiated_json(drafts[0])[0], as_json=as_json)
    else:
        named = [_named_file(draft) for draft in drafts]
        _require_different([name for name, _ in named])
        content = blamed([(name, _characters(file)) for name, file in named], as_json=as_json)
    write_output(content, output, [file for _, file in map(_named_file, drafts)])


def _characters(file: str) -> str:
    """The characters of a text file, or of the text in a record of Paraph's."""
    from paraph.cli.conversion import text_of

    return text_of(read_bytes(file), file)


def _operand(operand: str) -> str:
    """The characters that an operand of ``redline`` stands for."""
    file = _file_of(operand)
    if file != operand:
        return _negotiated_json(file)[0].project(operand[len(file) + 1 :])
    if _is_negotiated_json(operand):
        from paraph.text.views import clean_text

        return clean_text(_negotiated_json(operand)[0].nodes)
    return _characters(operand)


def _file_of(operand: str) -> str:
    """The file that an operand of ``redline`` names: ``FILE``, or ``FILE@NAME``."""
    file, at, _ = operand.rpartition("@")
    return file if at and not Path(operand).exists() and Path(file).exists() else operand


def _is_negotiated_json(file: str) -> bool:
    from paraph.formats.json_text import is_negotiated_record

    return (file == "-" or Path(file).is_file()) and is_negotiated_record(read_bytes(file))


def _negotiated_json(file: str) -> tuple[NegotiatedText, dict[str, Encoding]]:
    from paraph.formats.json_text import read_json

    return read_json(read_bytes(file), file)


def _negotiated(file: str) -> tuple[NegotiatedText, dict[str, Encoding], bool]:
    """A negotiated text from its JSON, or from a text with typed brackets; and if it was JSON."""
    if _is_negotiated_json(file):
        return *_negotiated_json(file), True
    from paraph.cli.conversion import plain_of
    from paraph.text.reading import read
    from paraph.text.typed import negotiated_text

    plain = plain_of(read_bytes(file), file)
    return negotiated_text(read(plain.text)), {"": plain.encoding}, False


def _written(made: NegotiatedText, encodings: dict[str, Encoding], to: str, title: str) -> bytes:
    """A negotiated text as bytes."""
    from paraph.cli.conversion import negotiated_as

    return negotiated_as(made, encodings, to, title)


def _named_files(given: Sequence[str]) -> list[tuple[str, str]]:
    """``NAME=FILE`` pairs; names must differ and none may be called like the base."""
    pairs = []
    for one in given:
        name, equals, file = one.partition("=")
        if not equals or not name.strip() or not file:
            message = f"“{one}” does not say whose version it is; write NAME=FILE."
            raise click.UsageError(message)
        pairs.append((name.strip(), file))
    _require_different([BASE, *(name for name, _ in pairs)])
    return pairs


def _named_file(given: str) -> tuple[str, str]:
    """``NAME=FILE``, or a file named after itself."""
    name, equals, file = given.partition("=")
    if equals and name and not Path(given).exists():
        return name, file
    return Path(given).stem, given


def _require_different(names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            message = f"The name {name} stands for two texts; give each a name of its own."
            raise Ambiguous(message)
        seen.add(name)


def _by_name(output: str | None) -> str | None:
    """What to write, judged by the name of the output."""
    suffix = Path(output).suffix.lower() if output else ""
    return {".json": "json", ".html": "html", ".htm": "html", ".txt": "text", ".md": "text"}.get(
        suffix
    )


def _title(file: str) -> str:
    return "Negotiated text" if file == "-" else Path(file).stem.replace("_", " ")
