"""Making the catalogues: what is said is gathered from the sources, what is missing is named.

``python -m paraph.languages`` gathers, keeps what is translated, and lists what has no
translation.  Nothing but Python is needed: no msgfmt, no xgettext.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Final, TypeAlias, cast

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_javascript
from babel.messages.pofile import read_po, write_po

from paraph.languages.catalogues import DOMAINS, PAGES, SENTENCES, place
from paraph.languages.interface import INTERFACE, Interface
from paraph.languages.vocabulary import words
from paraph.values.errors import Malformed

_SOURCES: Final = Path(__file__).parent.parent
_WEB: Final = _SOURCES / "web"

_SAID: Final = {"worded": ("one",), "counted": ("one", "many")}
"""What makes a sentence, and what its first arguments are."""

_NAMED: Final = {"missing": 1, "taken": 1, "empty": 1, "repeated": 1, "backwards": 2}
"""What refuses an act, and which argument says of what (`paraph.organisation.refusing`)."""

_MARKED: Final = {
    "gettext": ("one",),
    "pgettext": ("context", "one"),
    "ngettext": ("one", "many"),
    "npgettext": ("context", "one", "many"),
}
_ON_PAGES: Final = (
    _MARKED | {f"{name}_lazy": parts for name, parts in _MARKED.items()} | {"_": ("one",)}
)
"""What marks a text of the pages: Django's own functions, and what its tags become."""

_PLACEHOLDERS: Final = {
    SENTENCES: re.compile(r"\{(\w+)\}"),
    PAGES: re.compile(r"%\((\w+)\)[sd]|%[sd]"),
}

TRANSLATED: Final = tuple(one for one in INTERFACE if one.tag != "en")
"""The languages that need catalogues."""


def gathered(domain: str) -> Catalog:
    """All that a domain says in the sources, in their order.

    Raises:
        Malformed: if a text is marked that is no literal.
    """
    made = Catalog(domain=domain)
    for found in _from_rooms() if domain == SENTENCES else _from_pages():
        many = found.get("many")
        made.add((found["one"], many) if many else found["one"], context=found.get("context"))
    return made


Found: TypeAlias = dict[str, str]
"""A message: ``one``, perhaps ``many``, perhaps its ``context``."""


def _from_rooms() -> Iterator[Found]:
    for source in sorted(_SOURCES.rglob("*.py")):
        yield from _from_python(source, _SAID)
        yield from _refused(source)
    for context, word in words():
        yield {"one": word, "context": context}


def _from_pages() -> Iterator[Found]:
    for source in sorted(_WEB.rglob("*.py")):
        yield from _from_python(source, _ON_PAGES)
    for template in sorted(_WEB.rglob("*.html")) + sorted(_WEB.rglob("*.txt")):
        yield from _from_template(template)


def _from_python(source: Path, marks: Mapping[str, tuple[str, ...]]) -> Iterator[Found]:
    """The messages of a module: literals in calls of what marks them, also inside f-strings."""
    for node in ast.walk(ast.parse(source.read_bytes())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            parts = marks.get(node.func.id, ())
            if parts and not _is_itself(source):
                yield dict(zip(parts, _literals(node, len(parts), source), strict=True))


def _refused(source: Path) -> Iterator[Found]:
    """What the refusals of a module speak of: *organ* in *There is no organ*."""
    for node in ast.walk(ast.parse(source.read_bytes())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            number = _NAMED.get(node.func.id, len(node.args))
            what = node.args[number] if number < len(node.args) else None
            if isinstance(what, ast.Constant) and isinstance(what.value, str):
                yield {"one": what.value}


def _is_itself(source: Path) -> bool:
    return source.name == "sentences.py" and source.parent.name == "values"


def _literals(call: ast.Call, number: int, source: Path) -> Iterator[str]:
    for argument in call.args[:number]:
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
            raise Malformed(f"{source}:{call.lineno} marks a text that is no literal.")
        yield argument.value


def _from_template(template: Path) -> Iterator[Found]:
    """The messages of a Django template: its tags, as Django itself rewrites them for gettext."""
    rewritten = import_module("django.utils.translation.template").templatize(
        template.read_text(encoding="utf-8")
    )
    keywords = {name: tuple(range(1, len(parts) + 1)) for name, parts in _ON_PAGES.items()}
    for _, name, texts, _ in extract_javascript(BytesIO(rewritten.encode()), keywords, (), {}):
        several = cast("str | tuple[str, ...]", texts)
        literals = (several,) if isinstance(several, str) else several
        yield dict(zip(_ON_PAGES[str(name)], literals, strict=False))


def kept(language: Interface, domain: str) -> Catalog:
    """The catalogue of a language as it lies in the sources."""
    path = place(language, domain)
    if not path.exists():
        return Catalog(locale=language.cldr, domain=domain)
    return read_po(BytesIO(path.read_bytes()), locale=language.cldr, domain=domain)


def brought_up_to_date(catalogue: Catalog, template: Catalog) -> None:
    """Let a catalogue hold what is said, in its order; what is said no more goes.

    Nothing is guessed: a sentence that changed is a new one.
    """
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()


_ARABIC: Final = (
    "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5)"
)
"""The order of the six forms in CLDR, in gettext and in Django: Babel has the last two the other
way round, so that translators and their tools would write one where the other is read."""


class _Plain(Catalog):
    """A catalogue whose head names no day, no person and no program."""

    @property
    def plural_expr(self) -> str:
        """Which form a number takes."""
        return _ARABIC if str(self.locale_identifier) == "ar" else super().plural_expr

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Project-Id-Version", str(self.domain)),
            ("Language", str(self.locale_identifier)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


_HEAD: Final = "# What Paraph says; docs/internals/languages.md tells how this catalogue is kept."


def written(catalogue: Catalog) -> bytes:
    """The text of a catalogue, the same for the same content."""
    plain = _Plain(
        locale=catalogue.locale, domain=catalogue.domain, header_comment=_HEAD, fuzzy=False
    )
    for message in catalogue:
        if message.id:
            plain.add(message.id, message.string, context=message.context, flags=message.flags)
    text = BytesIO()
    write_po(text, plain, no_location=True, width=100)
    return text.getvalue()


def faults(catalogue: Catalog, template: Catalog) -> Iterator[str]:
    """What is not as it should be: untranslated, doubtful, or with other placeholders."""
    pattern = _PLACEHOLDERS[template.domain or SENTENCES]
    for message in template:
        if not message.id:
            continue
        found = catalogue.get(_first(message), message.context)
        if found is None or not _is_complete(found):
            yield f"is not translated: {_shown(message)}"
        elif found.fuzzy:
            yield f"is fuzzy: {_shown(message)}"
        elif not _holds_the_same(message, found, pattern):
            yield f"has other placeholders: {_shown(message)}"


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _shown(message: Message) -> str:
    context = f" ({message.context})" if message.context else ""
    return f"{_first(message)!r}{context}"


def _is_complete(message: Message) -> bool:
    return bool(_forms(message)) and all(_forms(message))


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _holds_the_same(message: Message, found: Message, pattern: re.Pattern[str]) -> bool:
    """Whether each form has what the sentence has; a form for one or two may spell the number."""
    many = message.id if isinstance(message.id, str) else message.id[-1]
    wanted = {one.group() for one in pattern.finditer(many)}
    if isinstance(found.string, str):
        return {one.group() for one in pattern.finditer(found.string)} == wanted
    forms = [{one.group() for one in pattern.finditer(form)} for form in _forms(found)]
    return all(form <= wanted for form in forms) and forms[-1] == wanted


def make() -> list[str]:
    """Bring every catalogue up to date, write it, and name what is missing."""
    missing = []
    for domain in DOMAINS:
        template = gathered(domain)
        for language in TRANSLATED:
            catalogue = kept(language, domain)
            brought_up_to_date(catalogue, template)
            place(language, domain).parent.mkdir(parents=True, exist_ok=True)
            place(language, domain).write_bytes(written(catalogue))
            missing += [f"{language.tag}, {domain}: {one}" for one in faults(catalogue, template)]
    return missing
