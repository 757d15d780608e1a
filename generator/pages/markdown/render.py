"""Renders Jinja templates to Markdown. Every printed value is escaped unless it is Markdown already."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec
from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined

from generator.interface.catalogue import gettext, language_in_use
from generator.pages.markdown.escape import Markdown, escape, escape_facts, escape_heading
from generator.pages.markdown.front_matter import front_matter
from generator.slugs import slug


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
    environment = markdown_environment(PackageLoader("generator.pages"))
    environment.globals |= {"sentence": _sentence, "gettext": gettext, "heading_id": _heading_id}
    return environment


def markdown_environment(loader: BaseLoader | None = None) -> Environment:
    """Return a new environment of templates that print Markdown, which escapes each value.

    Args:
        loader: Finds templates by their names.
    """
    environment = Environment(
        loader=loader,
        autoescape=False,  # noqa: S701 - the output is Markdown, and `escaped` escapes all of it
        finalize=escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["heading"] = escape_heading
    environment.filters["facts"] = escape_facts
    return environment


def _sentence(message: str, **values: object) -> Markdown:
    """Return a message with Markdown in it, such as a link, in the language of the interface; values are escaped."""
    return Markdown(gettext(message, **{name: escaped(value) for name, value in values.items()}))


def _heading_id(heading: str) -> str | None:
    """Return the id of a heading to which Markdown gives another one, such as an Arabic heading; else `None`."""
    return None if language_in_use() == "en" else slug(heading) or None


def escaped(value: object) -> object:
    """Return a value as a template prints it: text as Markdown that shows the same words."""
    return escape(value) if isinstance(value, str) else value
