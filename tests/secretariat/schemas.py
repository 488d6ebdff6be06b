"""As much of JSON Schema as the schemas of acts use, to hold a payload against them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

TYPES = {
    "array": list,
    "boolean": bool,
    "integer": int,
    "null": type(None),
    "object": dict,
    "string": str,
}


def faults(value: object, schema: dict[str, Any], whole: dict[str, Any]) -> Iterator[str]:
    """Where a value is not what a schema asks for."""
    if "$ref" in schema:
        yield from faults(value, whole["$defs"][schema["$ref"].rpartition("/")[2]], whole)
        return
    if "anyOf" in schema:
        if all(list(faults(value, one, whole)) for one in schema["anyOf"]):
            yield f"{value!r} is none of {schema['anyOf']}"
        return
    if "enum" in schema:
        if value not in schema["enum"]:
            yield f"{value!r} is not in {schema['enum']}"
        return
    if not isinstance(value, TYPES[schema["type"]]):
        yield f"{value!r} is no {schema['type']}"
        return
    yield from {"object": _object, "array": _array, "string": _string}.get(
        schema["type"], _nothing
    )(value, schema, whole)


def _nothing(*_: object) -> Iterator[str]:
    yield from ()


def _object(value: dict[str, Any], schema: dict[str, Any], whole: dict[str, Any]) -> Iterator[str]:
    if schema == {"type": "object"}:
        return  # whatever it holds
    properties = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{name} is missing"
    for name, one in value.items():
        inner = properties.get(name, schema.get("additionalProperties"))
        if not inner:
            yield f"{name} is unknown"
        else:
            yield from faults(one, inner, whole)


def _array(value: list[Any], schema: dict[str, Any], whole: dict[str, Any]) -> Iterator[str]:
    for one in value:
        yield from faults(one, schema["items"], whole)


def _string(value: str, schema: dict[str, Any], _: dict[str, Any]) -> Iterator[str]:
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{value!r} does not match {schema['pattern']}"
    if len(value) < schema.get("minLength", 0):
        yield f"{value!r} is too short"
    if schema.get("format") == "date":
        date.fromisoformat(value)
