"""From the type of a field of an act to what is asked on a form, and back to what the act holds.

A field is asked for by its type alone: a text, a day, a choice among a vocabulary, a list with a
line for each, a row for each of several things.  Where a name must be one that the record knows,
the form offers those.  What is left empty and may be is not said.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, StrEnum
from typing import Any, Final, TypeAlias

import msgspec
import msgspec.inspect as kinds
from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from paraph.values.errors import Malformed
from paraph.values.moments import PlacedMoment, at_place, find_zone, instant
from paraph.web.rooms.acts.titles import TITLES
from paraph.web.speaking import fault_told, teller

Values: TypeAlias = Mapping[str, Any]
Known: TypeAlias = Mapping[str, tuple[str, ...]]
"""The names that the record knows, by the fields that speak of them."""

LEFT_OUT: Final = object()
"""What is not said."""

_LONG: Final = frozenset(
    {"words", "reason", "mandate", "composition", "report", "question", "ruling", "text"}
)
_UNTOLD: Final = "…"
_FURTHER: Final = 1
"""So many empty rows stand below those that are there."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is asked for one field of an act, and how the answers are read."""

    fields: dict[str, forms.Field]
    read: Callable[[Values], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A field of an act on a form: its name there, what is offered, whether it must be said."""

    name: str
    value: Any
    known: Known
    needed: bool = True

    @property
    def title(self) -> Any:  # noqa: ANN401 - a text that is translated when it is shown
        """What the field is called."""
        return TITLES.get(self.last, self.name)

    @property
    def last(self) -> str:
        """Its name in the thing to which it belongs."""
        return self.name.rpartition("-")[2]

    def inner(self, name: object, value: Any, *, needed: bool) -> Asked:  # noqa: ANN401
        """A field of a thing in this field."""
        return Asked(name=f"{self.name}-{name}", value=value, known=self.known, needed=needed)


def part(asked: Asked, kind: kinds.Type) -> Part:
    """What is asked for a field of a type.

    Raises:
        forms.ValidationError: from ``read``, if what was typed cannot be understood.
    """
    kind, is_optional = _plain(kind)
    asked = replace(asked, needed=asked.needed and not is_optional)
    match kind:
        case kinds.StructType(cls=cls) if cls is PlacedMoment:
            return _placed(asked)
        case kinds.StructType():
            return _row(asked, kind)
        case kinds.VarTupleType(item_type=item):
            return _several(asked, _plain(item)[0])
        case kinds.DictType(value_type=of):
            return _mapping(asked, _plain(of)[0])
        case _:
            return _single(asked, kind)


def _plain(kind: kinds.Type) -> tuple[kinds.Type, bool]:
    """A type without what surrounds it, and whether it may be left out."""
    while isinstance(kind, kinds.Metadata):
        kind = kind.type
    if isinstance(kind, kinds.UnionType):
        said = [one for one in kind.types if not isinstance(one, kinds.NoneType)]
        return _plain(said[0])[0], len(said) < len(kind.types)
    return kind, False


def _said(value: Any) -> Any:  # noqa: ANN401
    return LEFT_OUT if value in {None, ""} else value


def _single(asked: Asked, kind: kinds.Type) -> Part:
    match kind:
        case kinds.EnumType(cls=vocabulary):
            words = [(one.value, capfirst(teller().word(one))) for one in _words(vocabulary)]
            return _choice(asked, words)
        case kinds.BoolType():
            field = forms.BooleanField(label=asked.title, required=False, initial=asked.value)
            return Part({asked.name: field}, lambda said: bool(said.get(asked.name)))
        case kinds.DateType():
            return _day(asked)
        case kinds.IntType():
            number = forms.IntegerField(
                label=asked.title, required=asked.needed, initial=asked.value
            )
            return _alone(asked, number)
        case _:
            return _text(asked)


def _words(vocabulary: type[Enum]) -> Iterator[StrEnum]:
    return (one for one in vocabulary if isinstance(one, StrEnum))


def _alone(asked: Asked, field: forms.Field) -> Part:
    return Part({asked.name: field}, lambda said: _said(said.get(asked.name)))


def _text(asked: Asked) -> Part:
    offered = asked.known.get(asked.last, ())
    if offered and (asked.value in offered or not asked.value):
        return _choice(asked, [(one, teller().name(one)) for one in offered])
    initial = "" if asked.value == _UNTOLD else asked.value
    field = forms.CharField(label=asked.title, required=asked.needed, initial=initial)
    if asked.name in _LONG:
        field.widget = forms.Textarea(attrs={"rows": 3})
        field.strip = False
    field.widget.attrs["dir"] = "auto"
    return _alone(asked, field)


def _choice(asked: Asked, pairs: list[tuple[str, str]]) -> Part:
    shown = pairs if asked.needed and asked.value else [("", "—"), *pairs]
    field = forms.ChoiceField(
        label=asked.title, choices=shown, required=asked.needed, initial=asked.value
    )
    return _alone(asked, field)


def _day(asked: Asked) -> Part:
    value = asked.value
    field = forms.DateField(
        label=asked.title,
        required=asked.needed,
        initial=value.isoformat() if isinstance(value, date) else value,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d"],
    )
    return _alone(asked, field)


def _placed(asked: Asked) -> Part:
    """A moment by the clocks of a place: day and hour as they show there, the place, its zone."""
    value: PlacedMoment | None = asked.value
    local, where, zone = (f"{asked.name}-{one}" for one in ("moment", "place", "zone"))
    shown = instant(value.moment).astimezone(find_zone(value.zone)) if value else None
    initial = {
        local: f"{shown:%Y-%m-%dT%H:%M}" if shown else "",
        where: value.place if value and value.place != _UNTOLD else "",
        zone: value.zone if value else "UTC",
    }
    fields: dict[str, forms.Field] = {
        name: forms.CharField(
            label=f"{asked.title}: {TITLES[name.rpartition('-')[2]]}",
            required=asked.needed,
            initial=one,
        )
        for name, one in initial.items()
    }
    fields[local].widget = forms.TextInput(attrs={"type": "datetime-local"})
    fields[zone].help_text = _("As Europe/Moscow or Asia/Shanghai.")

    def read(said: Values) -> Any:  # noqa: ANN401
        if not said.get(local):
            return LEFT_OUT
        try:
            moment = at_place(said[local], said.get(zone) or "")
        except Malformed as error:
            raise forms.ValidationError({zone: fault_told(error)}) from error
        return {"moment": moment, "place": said.get(where), "zone": said.get(zone)}

    return Part(fields, read)


def _row(asked: Asked, kind: kinds.StructType) -> Part:
    """A thing with fields of its own."""
    inner = {}
    for one in kind.fields:
        value = getattr(asked.value, one.name, None)
        needed = asked.needed and one.required
        inner[one.name] = part(asked.inner(one.name, value, needed=needed), one.type)
    fields = {key: field for one in inner.values() for key, field in one.fields.items()}

    def read(said: Values) -> Any:  # noqa: ANN401
        found = {key: one.read(said) for key, one in inner.items()}
        told = {key: one for key, one in found.items() if one is not LEFT_OUT}
        return told or LEFT_OUT

    return Part(fields, read)


def _several(asked: Asked, item: kinds.Type) -> Part:
    if isinstance(item, kinds.StructType):
        return _rows(asked, item)
    offered = asked.known.get(asked.name, ())
    if offered and {*(asked.value or ())} <= {*offered}:
        chosen = forms.MultipleChoiceField(
            label=asked.title,
            choices=[(one, teller().name(one)) for one in offered],
            required=False,
            initial=list(asked.value or ()),
            widget=forms.CheckboxSelectMultiple,
        )
        return Part({asked.name: chosen}, lambda said: tuple(said.get(asked.name, ())))
    return _by_lines(asked, int if isinstance(item, kinds.IntType) else str)


def _by_lines(asked: Asked, convert: Callable[[str], Any]) -> Part:
    """A list with a line for each."""
    field = forms.CharField(
        label=asked.title,
        required=False,
        initial="\n".join(str(one) for one in asked.value or () if one != _UNTOLD),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("One on each line."),
    )

    def read(said: Values) -> Any:  # noqa: ANN401
        try:
            return tuple(convert(one) for one in _lines(said.get(asked.name)))
        except ValueError as error:
            words = gettext("Each line holds a number.")
            raise forms.ValidationError({asked.name: words}) from error

    return Part({asked.name: field}, read)


def _lines(text: str | None) -> Iterator[str]:
    return (line.strip() for line in (text or "").splitlines() if line.strip())


def _rows(asked: Asked, item: kinds.StructType) -> Part:
    """A row for each of several things, and empty ones for more."""
    rows, there = [], asked.value or ()
    for number in range(len(there) + _FURTHER):
        value = there[number] if number < len(there) else None
        row = _row(asked.inner(number, value, needed=False), item)
        for field in row.fields.values():
            field.label = f"{asked.title} {number + 1}: {field.label}"
        rows.append(row)
    fields = {key: field for row in rows for key, field in row.fields.items()}

    def read(said: Values) -> Any:  # noqa: ANN401
        return tuple(found for row in rows if (found := row.read(said)) is not LEFT_OUT)

    return Part(fields, read)


def _mapping(asked: Asked, of: kinds.Type) -> Part:
    """Names with what belongs to each: a line for each; a final clause as it is written."""
    value = asked.value or {}
    if isinstance(of, kinds.AnyType):
        return _written(asked, _as_toml(value), tomllib.loads, _("Written in TOML."))
    if not isinstance(of, kinds.StrType | kinds.DateType):
        shown = json.dumps(msgspec.to_builtins(dict(value)), ensure_ascii=False) if value else ""
        return _written(asked, shown, json.loads, _("Written in JSON."))
    lines = "\n".join(f"{key}: {one}" for key, one in value.items())
    told = _("One on each line, as “name: what belongs to it”.")
    if asked.last == "names":
        told = _("One on each line, a language and the name in it: “en: Norway”.")
    return _written(asked, lines, _by_line, told)


def _written(
    asked: Asked,
    initial: str,
    understand: Callable[[str], Any],
    help_text: Any,  # noqa: ANN401
) -> Part:
    field = forms.CharField(
        label=asked.title,
        required=asked.needed and bool(initial),
        initial=initial,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "spellcheck": "false"}),
        help_text=help_text,
    )

    def read(said: Values) -> Any:  # noqa: ANN401
        text = said.get(asked.name) or ""
        try:
            return understand(text) if text.strip() else LEFT_OUT
        except ValueError as error:
            words = gettext("This cannot be read: %(fault)s") % {"fault": fault_told(error)}
            raise forms.ValidationError({asked.name: words}) from error

    return Part({asked.name: field}, read)


def _by_line(text: str) -> dict[str, str]:
    found = {}
    for line in _lines(text):
        key, colon, one = line.partition(":")
        if not colon or not one.strip():
            raise ValueError(line)
        found[key.strip()] = one.strip()
    return found


def _as_toml(value: Values) -> str:
    """A mapping as TOML writes it, as far as the forms of offers need it: plain values and lists.

    >>> print(_as_toml({"threshold": 2, "counted": ["accession"]}))
    threshold = 2
    counted = ["accession"]
    """
    return "\n".join(
        f"{key} = {json.dumps(one, ensure_ascii=False)}"
        for key, one in value.items()
        if not isinstance(one, Mapping)
    )
