"""The hand-written pages of an archive: its own in `content/pages`, and the program's where it has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, StrictUndefined

from generator.pages.hand_written import PageText, hand_written_page, page_text, read_page
from generator.pages.markdown.escape import Markdown
from generator.pages.markdown.render import markdown_environment
from generator.settings.archive import ArchiveInfo
from generator.standard_pages import standard_page_file, standard_page_names


class StandardValues(msgspec.Struct, frozen=True):
    """The values that a standard page prints; each is escaped for the place where it is printed."""

    name: str
    description: str
    site_url: str
    """With a slash at its end."""
    contact: str | None
    """The mail address of the maintainers."""
    reports: bool
    """Whether pages have a link to report a mistake."""


def standard_values(archive: ArchiveInfo, settings: Mapping[str, Any], site_url: str) -> StandardValues:
    """Return the values of an archive.

    Args:
        archive: Its `archive.yml`.
        settings: The settings of MkDocs.
        site_url: The full address of the site.
    """
    return StandardValues(
        name=str(settings.get("site_name") or archive.name),
        description=str(settings.get("site_description") or archive.description),
        site_url=site_url,
        contact=archive.contact,
        reports=archive.report_address is not None,
    )


def page_files(hand_written: Path, language: str) -> Iterator[tuple[Path, bool]]:
    """Yield the file of each page, and whether it is a standard page; a page of the archive's own wins."""
    own = {path.name: path for path in sorted(hand_written.glob("*.md"))}
    for name in sorted({*own, *standard_page_names()}):
        yield (own[name], False) if name in own else (standard_page_file(name, language), True)


def hand_written_or_standard(path: Path, values: StandardValues | None, more: Mapping[str, Any] | None = None) -> str:
    """Return the text of a page.

    Args:
        path: The file.
        values: The values of a standard page; `None` for a page that people of the archive wrote.
        more: Values that the program adds to the front matter; they win.

    Raises:
        ConfigError: As `hand_written_page`.
    """
    if values is None:
        return hand_written_page(path, more or {})
    page = read_page(path)
    fields = {name: getattr(values, name) for name in values.__struct_fields__}
    head = {name: _plain().from_string(value).render(fields) for name, value in page.front.items()}
    return page_text(PageText(head, _markdown().from_string(page.body).render(fields)), more or {})


@cache
def _plain() -> Environment:
    return Environment(autoescape=False, undefined=StrictUndefined)  # noqa: S701 - `front_matter` escapes values


@cache
def _markdown() -> Environment:
    environment = markdown_environment()
    environment.filters["code"] = lambda text: Markdown(" ".join(text.split()))  # in a block of code nothing is markup
    return environment
