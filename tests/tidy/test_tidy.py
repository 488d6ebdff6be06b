"""Our manners, as a test: what a formatter cannot see and a reviewer should not have to say.

Each rule is one small function that yields the places where it is broken.  A message names the
place, what is wrong there and what to do instead.
"""

from __future__ import annotations

import ast
import re
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent.parent
SOURCE: Final = ROOT / "src" / "paraph"
EDGES: Final = {"cli", "formats", "secretariat", "storage", "web"}
NOT_OURS: Final = {".git", ".uv", ".venv", "build", "dist", "node_modules", "__pycache__"}

type_of_function = (ast.FunctionDef, ast.AsyncFunctionDef)
Function = ast.FunctionDef | ast.AsyncFunctionDef

BANNED: Final = {
    "accept": "the exact word: `choose` for an arm, `consent` for a treaty",
    "approve": "the exact word: `choose` for an arm, `consent` for a treaty",
    "data": "what it holds: `characters`, `entries`, `provisions`",
    "document_id": "`symbol`: documents are known by their symbol",
    "event": "`act`: what a participant did in a capacity",
    "helper": "the name of what it does",
    "info": "what it tells: `counts`, `summary`, `heading`",
    "manager": "the name of what it does",
    "objection": "`formal_objection` (to a decision) or `reservation_objection`",
    "sign": "`seal` for a hash; only plenipotentiaries sign",
    "state": "`situation` for folded facts, `participant` for Norway",
    "table": "`matrix` or `grid` for rows and columns, `submit` or `set_aside` for the verb",
    "utils": "the name of what it does",
}
BANNED_IN_THE_CORE: Final = {
    "user": "`participant`, `delegation` or `office`: the core knows no login"
}
ALLOWED: Final = {
    "STATE",  # ParticipantKind.STATE is Norway
    "__version__",  # Python's own name
}


def python_files(*folders: str) -> list[Path]:
    """Every Python file below the folders of the checkout, in a stable order."""
    return sorted(
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if not NOT_OURS & set(path.parts)
    )


def tree_of(path: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def place(path: Path, node: ast.AST | None = None) -> str:
    """``src/paraph/text/words.py:12``, as an editor opens it."""
    line = f":{node.lineno}" if node is not None and hasattr(node, "lineno") else ""
    return f"{path.relative_to(ROOT)}{line}"


def is_core(path: Path) -> bool:
    """Whether a file belongs to the rooms that know no file, clock, chance or screen."""
    return SOURCE in path.parents and path.relative_to(SOURCE).parts[0] not in EDGES


def module_name(path: Path) -> str:
    """``paraph.text.words`` for ``src/paraph/text/words.py``; a package has its own name."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def written_files() -> list[Path]:
    """Every text file that the repository holds, without what tools leave behind."""
    found = []
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part != ".ci" for part in parts[:-1])
        if path.is_file() and not hidden and not NOT_OURS & set(parts):
            found.append(path)
    return found


def report(problems: Iterator[str]) -> None:
    """Fail with every problem at once, one a line."""
    if found := list(problems):
        pytest.fail("\n".join(found), pytrace=False)


# --- Words -------------------------------------------------------------------------------------


def defined_names(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Every name that a file gives to something: def, class, parameter, variable, attribute."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield node, name
            case ast.ClassDef(name=name) | ast.arg(arg=name) | ast.alias(asname=str(name)):
                yield node, name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield node, name
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield node, name


def banned_words(path: Path) -> Iterator[str]:
    """Names of one file that mean something else to a diplomat, or nothing at all."""
    banned = BANNED | BANNED_IN_THE_CORE if is_core(path) else BANNED
    if path.stem in banned:
        yield f"{place(path)}: a module `{path.stem}`: say {banned[path.stem]}."
    for node, name in defined_names(tree_of(path)):
        word = name.strip("_").lower()
        if word in banned and name not in ALLOWED:
            yield f"{place(path, node)}: `{name}`: say {banned[word]}."


def test_words_of_the_field() -> None:
    """A name means what a diplomat takes it to mean."""
    files = python_files("src", "tests", "bench")
    report(problem for path in files for problem in banned_words(path))


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("def approve(): pass", "approve"),
        ("class State: pass", "State"),
        ("def f(*, data): pass", "data"),
        ("class A:\n    manager: int = 1", "manager"),
        ("self.info = 1", "info"),
        ("for event in []: pass", "event"),
        ("import json as utils", "utils"),
        ("match 1:\n    case sign: pass", "sign"),
    ],
)
def test_defined_names_are_found(code: str, name: str) -> None:
    """The rule sees a name wherever Python lets one be given."""
    assert name in [found for _, found in defined_names(ast.parse(code))]


# --- Sizes -------------------------------------------------------------------------------------


def long_functions(path: Path) -> Iterator[str]:
    """Functions over their budget, from the line of `def` to the last line."""
    budget = 40 if is_core(path) else 50
    for node in ast.walk(tree_of(path)):
        if isinstance(node, type_of_function):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > budget:
                yield (
                    f"{place(path, node)}: `{node.name}` has {lines} lines, {budget} are the most:"
                    " give a part of it a name."
                )


def long_files(path: Path) -> Iterator[str]:
    """Files over their budget."""
    budget = 400 if is_core(path) else 600
    lines = len(path.read_text(encoding="utf-8").splitlines())
    if lines > budget:
        yield f"{place(path)}: {lines} lines, {budget} are the most: a second module is in there."


def test_functions_are_short() -> None:
    """A function fits on a screen: 40 lines in the core, 50 at the edges."""
    report(problem for path in python_files("src") for problem in long_functions(path))


def test_files_are_short() -> None:
    """A file is read in one sitting: 400 lines in the core, 600 at the edges."""
    report(problem for path in python_files("src") for problem in long_files(path))


# --- Documentation in the code -----------------------------------------------------------------


def undocumented(path: Path) -> Iterator[str]:
    """The module, and public classes, functions and methods, without a docstring."""

    def visit(node: ast.Module | ast.ClassDef) -> Iterator[str]:
        for child in node.body:
            if isinstance(child, (*type_of_function, ast.ClassDef)) and child.name[0] != "_":
                overload = any("overload" in ast.dump(d) for d in child.decorator_list)
                if not overload and not ast.get_docstring(child):
                    yield f"{place(path, child)}: `{child.name}` is public: say what it is."
                if isinstance(child, ast.ClassDef):
                    yield from visit(child)

    tree = tree_of(path)
    if not ast.get_docstring(tree):
        yield f"{place(path)}: the module says nothing about itself."
    yield from visit(tree)


def test_what_is_public_is_documented() -> None:
    """Whoever imports a name can read what it means."""
    report(problem for path in python_files("src") for problem in undocumented(path))


def loose_exports(path: Path) -> Iterator[str]:
    """Packages whose ``__all__`` is not the list of the public names that they bring in."""
    tree = tree_of(path)
    imported = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module != "__future__"
        for alias in node.names
    }
    exported: list[str] = []
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            exported = ast.literal_eval(node.value)
    public = {name for name in imported if name[0] != "_"}
    if missing := sorted(public - set(exported)):
        yield f"{place(path)}: `__all__` lacks {', '.join(missing)}."
    order = sorted(exported, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
    if exported != order:
        yield f"{place(path)}: `__all__` is not sorted (CONSTANTS, Classes, functions): {order}."


def test_packages_say_what_they_export() -> None:
    """A package that re-exports names lists all of them, sorted."""
    packages = [path for path in python_files("src") if path.name == "__init__.py"]
    report(problem for path in packages for problem in loose_exports(path))


# --- Nothing left behind -----------------------------------------------------------------------


def modules_used() -> set[str]:
    """Every dotted name that our code imports, or names in a string to import it when needed."""
    used: set[str] = set()
    for path in python_files("src"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Import):
                used |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                used |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                used |= set(re.findall(r"^paraph(?:\.\w+)+", node.value))
    return used


def entry_points() -> set[str]:
    """Modules that a person starts, as pyproject.toml names them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {target.partition(":")[0] for target in project["scripts"].values()}


def commands() -> set[str]:
    """The modules that the command line imports when one of their commands is asked for."""
    main = (ROOT / "src" / "paraph" / "cli" / "main.py").read_text(encoding="utf-8")
    return set(re.findall(r'": "(paraph\.cli\.\w+)"', main))


FOUND_BY_DJANGO: Final = {"admin", "apps", "migrations", "room", "templatetags", "urls"}


def named_in_the_web() -> set[str]:
    """The modules that the web application names in words: its settings, its handlers."""
    sources = "".join(path.read_text(encoding="utf-8") for path in python_files("src/paraph/web"))
    return set(re.findall(r'"(paraph\.web\.[\w.]+)\.\w+"', sources))


def dead_modules() -> Iterator[str]:
    """Modules that nothing imports."""
    used = modules_used() | entry_points() | commands() | named_in_the_web()
    for path in python_files("src"):
        name = module_name(path)
        if path.name in {"__init__.py", "__main__.py"} or FOUND_BY_DJANGO & set(name.split(".")):
            continue
        if name not in used:
            yield f"{place(path)}: nothing imports {name}: use it or remove it."


def test_every_module_is_used() -> None:
    """There is no module that nothing imports."""
    report(dead_modules())


PROMISE: Final = re.compile(r"\b(?:TODO|FIXME|XXX)\b(?! \(#\d+\))")


def loose_ends(path: Path) -> Iterator[str]:
    """Comments that promise something and name no issue."""
    with path.open("rb") as lines:
        for token in tokenize.tokenize(lines.readline):
            if token.type == tokenize.COMMENT and PROMISE.search(token.string):
                yield f"{place(path)}:{token.start[0]}: a promise needs its issue: `TODO (#12): …`."


def test_promises_name_an_issue() -> None:
    """What is left for later can be found by its number."""
    files = python_files("src", "tests", "bench")
    report(problem for path in files for problem in loose_ends(path))


HOSTS: Final = re.compile(
    r"(?:py" + r"pi\.org|pythonhost" + r"ed\.org|registry\.npm" + r"js\.org|deb\.deb" + r"ian\.org)"
)
MACHINE_PATHS: Final = re.compile(r"(?<![\w.}])/(?:wo" + r"rk|op" + r"t|home/\w+|Users/\w+)/")


def machine_traces(path: Path) -> Iterator[str]:
    """Lines with the address of a registry or a folder of one person's machine."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return
    for number, line in enumerate(text.splitlines(), 1):
        if HOSTS.search(line):
            yield f"{place(path)}:{number}: the address of a registry: name the package alone."
        if MACHINE_PATHS.search(line):
            yield f"{place(path)}:{number}: a path of one machine: write it from the checkout."


def test_the_repository_belongs_to_no_machine() -> None:
    """What is committed works the same on every machine."""
    report(problem for path in written_files() for problem in machine_traces(path))


# --- Pages -------------------------------------------------------------------------------------

SECTIONS: Final = ["Added", "Changed", "Rules", "Deprecated", "Removed", "Fixed", "Security"]
RELEASE: Final = re.compile(r"## (?:Unreleased|\d+\.\d+\.\d+ \(\d{4}-\d{2}-\d{2}\))")


def changelog_faults(text: str) -> Iterator[str]:
    """Where a changelog strays from its form."""
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    if not text.startswith("# Changelog\n"):
        yield "CHANGELOG.md begins with `# Changelog`."
    if headings[:1] != ["## Unreleased"]:
        yield "CHANGELOG.md: the first release is `## Unreleased`."
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("## ") and not RELEASE.fullmatch(line):
            yield f"CHANGELOG.md:{number}: a release is `## 1.2.3 (2031-05-04)`."
        if line.startswith("### ") and line[4:] not in SECTIONS:
            yield f"CHANGELOG.md:{number}: a section is one of {', '.join(SECTIONS)}."
    for entry in re.findall(r"^- .*(?:\n  .*)*", text, re.MULTILINE):
        if not entry.endswith("."):
            yield f"CHANGELOG.md: an entry is a sentence and ends with a full stop: {entry!r}."


def test_changelog_is_well_formed() -> None:
    """Anyone can read in the changelog what a release brings."""
    report(changelog_faults((ROOT / "CHANGELOG.md").read_text(encoding="utf-8")))


def test_changelog_faults_are_seen() -> None:
    """A wrong title, release, section and entry are four faults."""
    faults = changelog_faults("# News\n\n## Unreleased\n\n## v2\n\n### Misc\n\n- no stop\n")
    assert len(list(faults)) == 4


def broken_links(path: Path) -> Iterator[str]:
    """Links of a page to files that are not there."""
    text = re.sub(
        r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if "://" not in target and not (path.parent / target).exists():
            yield f"{place(path)}: it links to {target}, which does not exist."


def test_pages_link_to_pages_that_exist() -> None:
    """No link of our documentation leads nowhere."""
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    report(problem for page in pages for problem in broken_links(page))


@pytest.mark.parametrize(
    "page",
    [
        "architecture.md",
        "dependencies.md",
        "glossary.md",
        "internals/add-an-act.md",
        "internals/life-of-a-text.md",
        "internals/life-of-an-act.md",
    ],
)
def test_pages_every_newcomer_reads(page: str) -> None:
    """The pages that explain the house are there, and each has a title."""
    assert (ROOT / "docs" / page).read_text(encoding="utf-8").startswith("# ")


def test_every_room_is_on_the_plan() -> None:
    """docs/architecture.md names every room that exists."""
    plan = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = [path.parent.name for path in SOURCE.glob("*/__init__.py")]
    assert [room for room in rooms if f"`{room}`" not in plan] == []


def test_every_dependency_is_argued() -> None:
    """docs/dependencies.md has a heading for every package that Paraph installs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    names = [re.split(r"[<>=\[]", requirement)[0] for requirement in project["dependencies"]]
    assert [name for name in names if f"## {name}\n" not in page] == []


# --- Tests -------------------------------------------------------------------------------------

EXPECTATIONS: Final = re.compile(
    r"^(?:pytest\.(?:raises|warns|fail)|.*\bassert\w*|report|(?:check|verify|expect)_\w+"
    r"|run_state_machine_as_test)$"
)


def expects_something(test: Function) -> bool:
    """Whether a test can fail by its own word: assert, pytest.raises, or a call that asserts."""
    return any(
        isinstance(node, ast.Assert)
        or (isinstance(node, ast.Call) and EXPECTATIONS.match(ast.unparse(node.func)))
        for node in ast.walk(test)
    )


def careless_tests(path: Path) -> Iterator[str]:
    """Tests that do not say which rule they hold, hold none, or wait for a clock."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"time.sleep", "sleep"}:
            yield f"{place(path, node)}: a test never sleeps: wait for the thing itself."
        if not (isinstance(node, type_of_function) and node.name.startswith("test_")):
            continue
        sentence = (ast.get_docstring(node) or "").partition("\n\n")[0]
        if not sentence.endswith("."):
            yield f"{place(path, node)}: `{node.name}` states its rule in a sentence, with a stop."
        if not expects_something(node):
            yield f"{place(path, node)}: `{node.name}` expects nothing: assert what must hold."


def test_tests_state_a_rule_and_hold_it() -> None:
    """Every test says in one sentence which rule it holds, and asserts it."""
    report(problem for path in python_files("tests") for problem in careless_tests(path))
