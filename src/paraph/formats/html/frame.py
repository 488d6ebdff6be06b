"""The frame of every page: templates and stylesheet, which travel inside the package."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

_RTL_LANGUAGES: Final = {"ar", "fa", "he", "ps", "ur", "ug"}


@cache
def _pages() -> Environment:
    pages = Environment(
        loader=PackageLoader("paraph.formats", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters["css_string"] = css_string
    return pages


def page(template: str, *, title: str, language: str = "en", **parts: object) -> str:
    """The page that ``template`` makes of ``parts``; what is not `Markup` is escaped."""
    pages = _pages()
    style = script("paraph.css")
    direction = "rtl" if language.split("-", maxsplit=1)[0] in _RTL_LANGUAGES else "ltr"
    return pages.get_template(template).render(
        title=title, language=language, direction=direction, style=style, **parts
    )


def script(name: str) -> Markup:
    """A script or stylesheet of the package, to stand inside a page."""
    return Markup(_source(name))  # noqa: S704 - our own file, not input


def css_string(text: str) -> Markup:
    r"""``text`` as a string of CSS that nothing can break out of.

    >>> print(css_string('Draft "A" </style>'))
    "Draft \22 A\22  \3c \2f style\3e "
    """
    safe = re.sub(r"[^\w ]", lambda found: f"\\{ord(found.group()):x} ", text)
    return Markup(f'"{safe}"')  # noqa: S704 - every character but letters and digits is escaped


@cache
def _source(name: str) -> str:
    pages = _pages()
    assert pages.loader is not None
    return pages.loader.get_source(pages, name)[0]
