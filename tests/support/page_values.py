"""The values of a page as its two readers see them: the theme, and the template that writes Markdown."""

from __future__ import annotations

from typing import Any

import yaml

from generator.pages.markdown.front_matter import front_matter
from generator.pages.views.page import Front, Page


def front_of(front: Front) -> dict[str, Any]:
    """Return the front matter as MkDocs reads it from the file."""
    values: dict[str, Any] = yaml.safe_load(front_matter(front).removeprefix("---\n").removesuffix("---\n"))
    return values


def values_of(page: Page) -> dict[str, Any]:
    """Return the values of the body, and under `front` the front matter as MkDocs reads it."""
    body = {name: getattr(page.body, name) for name in page.body.__struct_fields__}
    return {**body, "front": front_of(page.front)}
