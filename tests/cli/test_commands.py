"""Every command does what its help says and answers in the shapes that issue 2 fixes."""

from __future__ import annotations

import codecs
import json
from pathlib import Path

import pytest
from tests.cli.conftest import BASE, CHINA, RUSSIA, Paraph

from paraph import __version__

COMMANDS = [
    "inspect", "convert", "compile", "project", "settle", "brackets", "view", "measure",
    "redline", "blame",
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(paraph: Paraph, command: str) -> None:
    """``--help`` tells what a command is for, its arguments and ``--json``."""
    answer = paraph("text", command, "--help")
    assert answer.code == 0
    assert answer.text.startswith(f"Usage: paraph text {command}")
    assert "--json" in answer.text
    assert answer.err == ""
    assert paraph("text", command, "-h").out == answer.out


def test_the_first_help_names_every_command(paraph: Paraph) -> None:
    """``paraph --help`` leads to the commands, and ``paraph text --help`` lists all of them."""
    assert "paraph text compile" in paraph("--help").text
    assert "Exit codes: 0 done, 1 could not be done, 2 wrongly asked." in paraph("--help").text
    assert all(f"  {command} " in paraph("text", "--help").text for command in COMMANDS)


def test_the_version_is_told(paraph: Paraph) -> None:
    """``--version`` tells the number of this Paraph."""
    assert paraph("--version").text == f"paraph, version {__version__}\n"


@pytest.mark.usefixtures("desk")
def test_inspect_counts(paraph: Paraph) -> None:
    """``inspect --json`` has just the fields that programs rely on."""
    found = paraph(
        "text", "inspect", "-", "--json", given=b"It [shall][Chile: should] act [now."
    ).json
    assert set(found) >= {
        "characters", "words", "words_outside_brackets", "provisions", "brackets", "choices",
        "placeholders", "parties", "findings",
    }  # fmt: skip
    assert found["characters"] == 35
    assert found["brackets"] == {"pairs": 2, "unclosed": 1, "unopened": 0, "depth": 1}
    assert (found["words"], found["words_outside_brackets"]) == (6, 3)
    assert found["parties"] == ["Chile"]
    for finding in found["findings"]:
        assert set(finding) == {"code", "span", "readings", "chosen", "confidence"}
        assert 0 <= finding["span"][0] <= finding["span"][1] <= 35
        assert 0 <= finding["confidence"] <= 1
    assert "unbalanced" in {finding["code"] for finding in found["findings"]}


@pytest.mark.usefixtures("desk")
def test_inspect_tells_people(paraph: Paraph) -> None:
    """Without ``--json``, the counts are told in words."""
    shown = paraph("text", "inspect", "base.txt").text
    assert "base.txt" in shown
    assert "pairs of brackets" in shown


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    "content",
    [
        BASE.encode(),
        BASE.replace("\n", "\r\n").encode(),
        codecs.BOM_UTF8 + BASE.encode(),
        codecs.BOM_UTF16_LE + BASE.encode("utf-16-le"),
        "Les Parties coopèrent « de bonne foi ».\r".encode("cp1252"),
        "co\u00adoperation [".encode(),
        b"",
    ],
)
def test_convert_gives_the_bytes_back(paraph: Paraph, desk: Path, content: bytes) -> None:
    """To text, and to JSON and back, the bytes of a file are what they were."""
    (desk / "draft.txt").write_bytes(content)
    assert paraph("text", "convert", "draft.txt", "--to", "text").out == content
    assert paraph("text", "convert", "draft.txt", "--to", "json", "-o", "draft.json").code == 0
    assert paraph("text", "convert", "draft.json", "--to", "text").out == content
    answer = paraph("text", "convert", "draft.json", "--to", "text", "-o", "again.txt", "--json")
    assert answer.json == {"output": "again.txt", "bytes": len(content)}
    assert (desk / "again.txt").read_bytes() == content


def test_convert_writes_pages(paraph: Paraph, compiled: Path) -> None:
    """To HTML, a text and a compilation become a page that needs nothing else."""
    for file in ("base.txt", compiled.name):
        page = paraph("text", "convert", file, "--to", "html").text
        assert page.lower().startswith("<!doctype html>")
        assert "Almaty" in page


def test_a_compilation_is_written_as_bracketed_text(paraph: Paraph, compiled: Path) -> None:
    """To text, a compilation has its brackets and names."""
    shown = paraph("text", "convert", compiled.name, "--to", "text").text
    assert "meets [once a year][China: every second month] and elects" in shown
    assert "its own Chair [in Almaty][Russia: delete]." in shown
    assert "shall [Russia: defend and] maintain" in shown


@pytest.mark.usefixtures("desk")
def test_compile_writes_what_it_is_asked_for(paraph: Paraph) -> None:
    """What is written follows ``--to``, then the name of the output, then ``--json``, then text."""
    command = ("text", "compile", "base.txt", "China=china.txt")
    text = paraph(*command).out
    assert b"[China: every second month]" in text
    written = paraph(*command, "--json").json
    assert written["paraph"] == "negotiated text"
    assert paraph(*command, "--to", "json").json == written
    assert paraph(*command, "--to", "html").text.lower().startswith("<!doctype html>")
    for name in ("out.json", "out.html", "out.txt"):
        assert paraph(*command, "-o", name).out == b""
    assert Path("out.txt").read_bytes() == text
    assert json.loads(Path("out.json").read_bytes()) == written


@pytest.mark.usefixtures("desk")
def test_compile_sums_up(paraph: Paraph) -> None:
    """With an output and ``--json``, the numbers of the compilation are told."""
    found = paraph(
        "text", "compile", "base.txt", "China=china.txt", "-o", "out.json", "--json"
    ).json
    assert found["parties"] == ["China"]
    assert found["brackets"] == 1
    assert found["output"] == "out.json"
    assert 0 < found["words_agreed"] <= found["words"]


def test_versions_come_out_of_a_compilation(paraph: Paraph, compiled: Path) -> None:
    """``project`` prints the exact bytes of a version, and of the base."""
    for name, text in (("base", BASE), ("China", CHINA), ("Russia", RUSSIA)):
        assert paraph("text", "project", compiled.name, name).out == text.encode()
    found = paraph("text", "project", compiled.name, "China", "--json").json
    assert (found["name"], found["text"]) == ("China", CHINA)


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1251", "utf-8"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_versions_keep_their_encodings(
    paraph: Paraph, desk: Path, codec: str, line_end: str
) -> None:
    """A version in another encoding, with other line ends, comes out with the same bytes."""
    text = "Статья 1\nСовет собирается один раз в год в Алматы.\nСтороны сотрудничают.\n"
    base = text.encode()
    other = text.replace("один раз", "дважды").replace("\n", line_end).encode(codec)
    (desk / "b.txt").write_bytes(base)
    (desk / "o.txt").write_bytes(other)
    assert paraph("text", "compile", "b.txt", "Россия=o.txt", "-o", "c.json").code == 0
    assert paraph("text", "project", "c.json", "Россия").out == other
    assert paraph("text", "project", "c.json", "base").out == base


def test_versions_can_be_added(paraph: Paraph, compiled: Path) -> None:
    """A version added to a compilation gives the file that compiling all anew gives."""
    assert paraph("text", "compile", "base.txt", "Russia=russia.txt", "-o", "one.json").code == 0
    assert paraph("text", "compile", "one.json", "China=china.txt", "-o", "two.json").code == 0
    assert Path("two.json").read_bytes() == compiled.read_bytes()


def test_brackets_are_listed(paraph: Paraph, compiled: Path) -> None:
    """``brackets`` lists every bracket with its arms, as ``settle`` calls them."""
    found = paraph("text", "brackets", compiled.name, "--json").json
    assert [one["bracket"] for one in found] == ["b1", "b2", "b3"]
    assert found[1]["kind"] == "wording"
    assert found[1]["chosen"] is None
    assert [
        (arm["arm"], arm["base"], arm["holders"], arm["words"]) for arm in found[1]["arms"]
    ] == [
        (1, True, [], "once a year"),
        (2, False, ["China"], "every second month"),
    ]
    assert "every second month" in paraph("text", "brackets", compiled.name).text
    assert paraph("text", "brackets", "-", given=b"No brackets.").text == "No brackets.\n"


SETTLED = {
    ("--choose", "b2=China"): "The Council meets every second month",
    ("--choose", "b2=2"): "The Council meets every second month",
    ("--choose", "b2=base"): "The Council meets once a year",
    ("--lift", "b3"): "its own Chair in Almaty.",
    ("--strike", "b3"): "elects its own Chair.",
    ("--support", "b2=China:Russia"): "[China, Russia: every second month]",
    ("--oppose", "b2=China:Russia"): "[China: every second month]",
    ("--add-arm", "b2=whenever needed", "--by", "Kazakhstan"): "[Kazakhstan: whenever needed]",
    ("--open", "develop trade", "--by", "Uzbekistan"): "[develop trade][Uzbekistan: delete]",
    ("--fill", "[X]=five"): "within five years",
    ("--move", "Article 2=Article 1"): "Article 2\nOrgans\n\nThe Council",
    ("--renumber", "Article 2=3"): "Article 3\nOrgans",
    ("--tombstone", "Article 1(2)"): "2. [Deleted]\n",
}


@pytest.mark.parametrize(("asked", "shown"), SETTLED.items(), ids=map(" ".join, SETTLED))
def test_operations_are_done_and_undone(
    paraph: Paraph, compiled: Path, asked: tuple[str, ...], shown: str
) -> None:
    """Each operation of ``settle`` does what it says and can be undone; no version is lost."""
    assert paraph("text", "settle", compiled.name, *asked, "-o", "done.json").code == 0
    assert shown in paraph("text", "convert", "done.json", "--to", "text").text
    assert paraph("text", "project", "done.json", "China").out == CHINA.encode()
    assert paraph("text", "project", "done.json", "Russia").out == RUSSIA.encode()
    assert paraph("text", "settle", "done.json", "--undo", "1").out == compiled.read_bytes()


def test_a_settled_bracket_can_be_reopened(paraph: Paraph, compiled: Path) -> None:
    """``--reopen`` opens a settled bracket again; ``--status`` and ``--withdraw`` are kept."""
    paraph("text", "settle", compiled.name, "--choose", "b2=China", "-o", "one.json")
    paraph(
        "text", "settle", "one.json", "--reopen", "b2", "--oppose", "b2=1:China", "-o", "two.json"
    )
    answer = paraph(
        "text", "settle", "two.json", "--withdraw", "b2=1:China", "--status", "Article 1=agreed",
        "-o", "three.json", "--json",
    )  # fmt: skip
    assert answer.json["brackets"] == 3
    assert json.loads(Path("three.json").read_bytes())["statuses"] == {"Article 1": "agreed"}


@pytest.mark.usefixtures("desk")
def test_typed_brackets_are_settled_too(paraph: Paraph) -> None:
    """A bracketed text is settled as a text, unless JSON is asked for."""
    given = b"It [shall][should] act [at once]."
    assert paraph("text", "settle", "-", "--choose", "b1=1", "--strike", "b2", given=given).out == (
        b"It shall act ."
    )
    Path("typed.txt").write_bytes(given)
    found = paraph("text", "settle", "typed.txt", "--lift", "b2", "--json").json
    assert found["paraph"] == "negotiated text"


def test_views_are_shown(paraph: Paraph, compiled: Path) -> None:
    """Every view of a compilation shows what it is called after."""

    def view(*asked: str) -> str:
        return paraph("text", "view", compiled.name, *asked).text

    assert view("brackets") == paraph("text", "convert", compiled.name, "--to", "text").text
    assert view("clean") == BASE
    assert view("party", "--party", "China") == CHINA
    assert "The Council meets […] and elects its own Chair […]." in view("agreed")
    assert "[once a year][every second month]" in view("anonymous")
    assert "China" not in view("anonymous")
    assert (
        "China: The Council meets every second month and elects its own Chair in Almaty."
        in view("matrix")
    )


def test_views_answer_in_json(paraph: Paraph, compiled: Path) -> None:
    """A view in JSON is named and holds a text, the matrix a list of rows."""
    found = paraph("text", "view", compiled.name, "clean", "--json").json
    assert found == {"view": "clean", "content": BASE}
    rows = paraph("text", "view", compiled.name, "matrix", "--json").json["content"]
    assert [row["brackets"] for row in rows] == [["b1"], ["b2", "b3"]]
    assert set(rows[0]) == {"article", "provision", "base", "words", "brackets"}
    assert set(rows[1]["words"]) == {"China", "Russia"}


def test_agreement_is_measured(paraph: Paraph, compiled: Path) -> None:
    """``measure`` tells how much is agreed, whole and article by article."""
    found = paraph("text", "measure", compiled.name, "--json").json
    assert found["open_choices"] == 3
    assert [part["open_choices"] for part in found["articles"]] == [1, 2]
    assert sum(part["words"] for part in found["articles"]) == found["words"]
    assert "Article 2" in paraph("text", "measure", compiled.name).text
    assert paraph("text", "measure", "-", "--json", given=b"Agreed.").json["percent"] == 100


def test_redlines_are_written(paraph: Paraph, compiled: Path) -> None:
    """``redline`` marks what changed, in text, JSON and HTML, between texts and versions."""
    shown = paraph("text", "redline", "base.txt", "china.txt").text
    assert "{~~once a year~>every second month~~}" in shown
    found = paraph("text", "redline", "base.txt", "china.txt", "--json").json
    assert found["counts"] == {
        "words_deleted": 3, "words_inserted": 3, "words_equal": 31, "moves": 0,
    }  # fmt: skip
    kept = [part["text"] for part in found["segments"] if part["mark"] != "insert"]
    assert "".join(kept) == BASE
    page = paraph("text", "redline", "base.txt", "china.txt", "--to", "html").text
    assert "every second month" in page
    for old in (f"{compiled.name}@base", compiled.name):
        assert paraph("text", "redline", old, f"{compiled.name}@China").text == shown
    assert paraph("text", "redline", "base.txt", "base.txt").out == BASE.encode()


def test_words_are_traced(paraph: Paraph, compiled: Path) -> None:
    """``blame`` tells for each word of the last draft, or of a compilation, whose it is."""
    found = paraph("text", "blame", "first=base.txt", "second=china.txt", "--json").json
    assert found["text"] == "second"
    assert found["versions"] == ["first", "second"]
    assert found["shares"] == {"first": 31, "second": 3}
    assert {word["word"] for word in found["words"] if word["version"] == "second"} == {
        "every", "second", "month",
    }  # fmt: skip
    assert found["runs"][-1]["span"][1] == len(CHINA)
    shown = paraph("text", "blame", "base.txt", "china.txt").text
    assert any(line.startswith("china │ every second month") for line in shown.splitlines())
    whole = paraph("text", "blame", compiled.name, "--json").json
    assert set(whole["shares"]) == {"base", "China", "Russia"}
    assert "Russia" in paraph("text", "blame", compiled.name).text


def test_json_is_read_from_standard_input(paraph: Paraph, compiled: Path) -> None:
    """A compilation given on standard input is known as one by every command."""
    given = compiled.read_bytes()
    for command in (
        ("project", "-", "China"),
        ("convert", "-", "--to", "text"),
        ("brackets", "-", "--json"),
        ("view", "-", "clean"),
        ("view", "-", "matrix", "--json"),
        ("measure", "-", "--json"),
        ("settle", "-", "--choose", "b2=China"),
        ("redline", "-", "china.txt"),
        ("blame", "-", "--json"),
        ("inspect", "-", "--json"),
    ):
        named = [compiled.name if part == "-" else part for part in command]
        assert paraph("text", *command, given=given) == paraph("text", *named), command


@pytest.mark.usefixtures("desk")
def test_the_json_of_a_text_is_a_text(paraph: Paraph) -> None:
    """Wherever a bracketed text can be given, the JSON of one can be given as well."""
    Path("typed.txt").write_bytes(b"It [shall][should] act [at once].")
    assert paraph("text", "convert", "typed.txt", "--to", "json", "-o", "typed.json").code == 0
    for command in (
        ("inspect", "{}", "--json"),
        ("brackets", "{}", "--json"),
        ("view", "{}", "clean"),
        ("measure", "{}", "--json"),
        ("redline", "{}", "base.txt"),
    ):
        text, record = (
            paraph("text", *(part.format(file) for part in command))
            for file in ("typed.txt", "typed.json")
        )
        assert text == record, command


@pytest.mark.slow
def test_the_command_runs_by_itself(started: Paraph, desk: Path) -> None:
    """``python -m paraph`` compiles, projects and reads standard input as a process."""
    done = started("text", "compile", "base.txt", "China=china.txt", "-o", "all.json")
    assert (done.code, done.out, done.err) == (0, b"", "")
    assert started("text", "project", desk / "all.json", "China").out == CHINA.encode()
    given = "co\u00adoperation [\r\n".encode()
    assert started("text", "convert", "-", "--to", "text", given=given).out == given
    assert started("--version").text.startswith("paraph, version ")
    refused = started("text", "inspect", "nowhere.txt")
    assert (refused.code, refused.err) == (1, "paraph: There is no file nowhere.txt.\n")
    assert started("text", "inspect").code == 2


def test_a_text_is_read_by_the_profile_that_is_given(paraph: Paraph, desk: Path) -> None:
    """A name that the profile states is a party; what is no profile is refused."""
    (desk / "named.txt").write_text("1. It [shall][the elders: may] act.\n", encoding="utf-8")
    (desk / "elders.json").write_text('{"roster": ["the elders"]}', encoding="utf-8")
    (desk / "wrong.json").write_text('{"rooster": []}', encoding="utf-8")
    assert paraph("text", "inspect", "named.txt", "--json").json["parties"] == []
    found = paraph("text", "inspect", "named.txt", "--profile", "elders.json", "--json").json
    assert found["parties"] == ["the elders"]
    assert found["profile"]["roster"] == ["the elders"]
    refused = paraph("text", "inspect", "named.txt", "--profile", "wrong.json")
    assert refused.code == 1
    assert "rooster" in refused.err
