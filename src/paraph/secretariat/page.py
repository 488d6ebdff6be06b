"""docs/acts.md: every kind of act, what it holds, who may do it; made from the code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from paraph.decisions.acts import DecisionContent
from paraph.decisions.admissibility import roles as of_decisions
from paraph.depositary.acts import DepositaryContent
from paraph.depositary.admissibility import roles as of_depositary
from paraph.negotiation.acts import NegotiationContent
from paraph.negotiation.roles import roles as of_negotiation
from paraph.organisation.admissibility import roles as of_organisation
from paraph.record import Kind
from paraph.secretariat.situation import CATALOGUE
from paraph.values.findings import Reason

_HEAD = """\
# Acts

What can be entered in a record, kind by kind. An act is an envelope (`participant`, `capacity`,
`moment`, `kind`, `revision`, `payload`, perhaps `person`) around what was done. Every payload may
name its `source`. This page is made by `paraph acts > docs/acts.md`; change the code, not the page.

A participant's own delegation acts as `head of delegation`, the secretariat as participant
`Secretariat` in the capacity `secretariat`, a chair as the State that holds the office in the
capacity `chair of <organ>`. The acts of a record are in the order of their moments.

"""

_RANKS = """\
## Why an act is refused

Every ground is listed, in this order; the first is the headline.

| rank | reason | branch | |
| --- | --- | --- | --- |
"""


def acts_page() -> str:
    """The whole page, ending with a line feed."""
    return _HEAD + _RANKS + "\n".join(_ranks()) + "\n\n" + "\n".join(_kinds())


def _ranks() -> Iterator[str]:
    for rank, reason in enumerate(Reason, 1):
        branch = reason.error.__name__
        yield f"| {rank} | `{reason.name.lower()}` | {branch} | {reason.sentence} |"


def _kinds() -> Iterator[str]:
    for kind in CATALOGUE:
        newest = kind.revisions[-1]
        sample = json.loads(newest.sample)
        yield f"## {kind.name}"
        yield ""
        yield " ".join((newest.content.__doc__ or "").split())
        yield ""
        yield f"For {_roles(kind)}. Revision {len(kind.revisions)}."
        yield ""
        yield from _fields(kind)
        yield ""
        yield "```json"
        yield json.dumps(sample, ensure_ascii=False, indent=2)
        yield "```"
        yield ""


def _roles(kind: Kind) -> str:
    newest = kind.revisions[-1]
    content: Any = msgspec.json.decode(newest.sample, type=newest.content)
    if issubclass(newest.content, NegotiationContent):
        return " or ".join(of_negotiation(content))
    if issubclass(newest.content, DepositaryContent):
        return " or ".join(of_depositary(content))
    decides = issubclass(newest.content, DecisionContent)
    return " or ".join((of_decisions if decides else of_organisation)(content))


def _fields(kind: Kind) -> Iterator[str]:
    content = kind.revisions[-1].content
    schema = CATALOGUE.schema(kind.name)
    definitions = schema["$defs"]
    properties = definitions[content.__name__]["properties"]
    yield "| field | holds | |"
    yield "| --- | --- | --- |"
    for field in msgspec.structs.fields(content):
        if field.name == "source":
            continue
        need = "required" if field.required else "optional"
        yield f"| `{field.name}` | {_holds(properties[field.name], definitions)} | {need} |"


def _holds(schema: dict[str, Any], definitions: dict[str, Any]) -> str:
    """What a field holds, in a few words, from its JSON schema."""
    if "$ref" in schema:
        return _holds(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    if "anyOf" in schema:
        parts = [one for one in schema["anyOf"] if one.get("type") != "null"]
        return " or ".join(_holds(one, definitions) for one in parts)
    if schema.get("type") == "array":
        return f"list of: {_holds(schema['items'], definitions)}"
    if schema == {"type": "object"}:
        return "object of plain JSON"
    if schema.get("type") == "object" and "properties" not in schema:
        return f"object: name → {_holds(schema['additionalProperties'], definitions)}"
    return _plainly(schema)


def _plainly(schema: dict[str, Any]) -> str:
    """What a field holds that is no list and refers to nothing."""
    if "enum" in schema:
        return ", ".join(f"`{one}`" for one in schema["enum"])
    if "properties" in schema:
        return "object of " + ", ".join(f"`{name}`" for name in schema["properties"])
    if "format" in schema:
        return "date, as 2002-04-27"
    if examples := schema.get("examples"):
        return f"text, as {' or '.join(examples[:2])}"
    return {"string": "text", "boolean": "true or false"}.get(schema["type"], "number")
