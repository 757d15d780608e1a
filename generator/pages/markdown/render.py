"""Renders Jinja templates to Markdown. Every printed value is escaped unless it is Markdown already."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.pages.markdown.escape import Markdown, escape, escape_heading
from generator.pages.markdown.front_matter import front_matter


def render(template: str, values: Mapping[str, object], front: msgspec.Struct | None = None) -> str:
    """Return the text of the Markdown file.

    Args:
        template: A file in `generator/pages/templates`.
        values: The values of the template.
        front: The front matter, which the template prints as `front`.
    """
    head = {"front": Markdown(front_matter(front))} if front is not None else {}
    return _environment().get_template(template).render(values, **head)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("generator.pages"),
        autoescape=False,  # noqa: S701 - the output is Markdown, and `escaped` escapes all of it
        finalize=escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["heading"] = escape_heading
    return environment


def escaped(value: object) -> object:
    """Return a value as a template prints it: text as Markdown that shows the same words."""
    return escape(value) if isinstance(value, str) else value
