"""``paraph demo``: six delegations' versions of a draft charter, compiled before your eyes."""

from __future__ import annotations

from typing import Final

import click

TITLE: Final = "Draft Charter, spring 2002"


@click.command()
@click.option("-o", "--output", default="paraph-demo.html", show_default=True, metavar="PAGE")
@click.option("--json", "as_json", is_flag=True, help="Print the compilation as JSON.")
def demo(output: str, as_json: bool) -> None:
    """Compile a six-delegation draft charter and show it here and as a page.

    The organisation and its six members are those of spring 2002; the words are Paraph's own.
    """
    from paraph.cli.conversion import negotiated_as
    from paraph.cli.files import write_output
    from paraph.cli.showing import show_compilation
    from paraph.text.compilation import compile_versions

    base, versions = demo_texts()
    made = compile_versions(base, versions)
    if as_json:
        write_output(negotiated_as(made, {}, "json", TITLE), None)
        return
    write_output(negotiated_as(made, {}, "html", TITLE), output)
    show_compilation(made, TITLE)
    click.echo(f"\nThe whole text, to read, print and pass on: {output}")


def demo_texts() -> tuple[str, dict[str, str]]:
    """The base of the demo, and the version of each delegation."""
    from importlib.resources import files

    texts = {
        entry.name.removesuffix(".txt"): entry.read_text(encoding="utf-8")
        for entry in files("paraph.cli").joinpath("demo_texts").iterdir()
        if entry.name.endswith(".txt")
    }
    return texts.pop("base"), dict(sorted(texts.items()))
