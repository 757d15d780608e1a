"""View objects of list pages: entries in groups in sections, ready to be printed."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Sequence

import msgspec

from generator.archive.people.people_index import Person
from generator.archive.summary import Summary
from generator.pages.views.wording import KINDS, counted, date_in_words
from generator.settings.load import Settings


class Entry(msgspec.Struct, frozen=True):
    """A line of a list: what it leads to, and what is said of it below."""

    title: str
    link: str
    facts: str | None = None
    time: str | None = None
    id: str | None = None
    """By which an address of the page can lead to this line."""


class Group(msgspec.Struct, frozen=True):
    """Entries under one subheading, or under none."""

    entries: tuple[Entry, ...]
    heading: str | None = None
    rest: str | None = None
    """What is said of entries that were too many to be shown: `and 32 more people`."""
    cut: str | None = None
    """The kind of pages that the list would lead to and doesn't; see `site/checks/reciprocal.py`."""


class Section(msgspec.Struct, frozen=True):
    """Groups under one heading."""

    groups: tuple[Group, ...]
    heading: str | None = None


def markdown_link(target: str, page: str, fragment: str | None = None) -> str:
    """Return the link from the Markdown file `page` to the one that makes the address `target`, as MkDocs resolves it.

    Args:
        target: An address relative to the root of the site, with a slash at its end.
        page: The linking file relative to `build/docs`, `igf-2016/index.md`.
        fragment: An id in the target.
    """
    path = posixpath.relpath(f"{target}index.md", posixpath.dirname(page) or ".")
    return f"{path}#{fragment}" if fragment else path


def document_entry(document: Summary, page: str, settings: Settings, say: Collection[str]) -> Entry:
    """Return the line of a document in the list on `page`; `say` names what it says besides: event, date, type."""
    facts = [
        document.event.name if "event" in say and document.event else None,
        date_in_words(document.date) if "date" in say and document.date else None,
        document.room,
        settings.type_name(document.type) if "type" in say and document.type else None,
        document.code,
        None if document.is_session else KINDS[document.kind],
        counted(document.words, "word"),
    ]
    return Entry(
        title=document.shown_title,
        link=markdown_link(document.href, page),
        facts=joined(facts),
        time=document.start_time,
    )


def person_entry(person: Person, page: str) -> Entry:
    """Return the line of a person, under the name as it is sorted, told apart by the session where that can't."""
    facts = [
        f"in {person.appearances[0].document.shown_title}"
        if person.local
        else counted(len(person.appearances), "session"),
        counted(sum(len(appearance.turns) for appearance in person.appearances), "turn"),
        counted(person.words, "word"),
    ]
    return Entry(title=person.sorting, link=markdown_link(person.href, page), facts=joined(facts))


def joined(facts: Iterable[str | None]) -> str | None:
    """Return the facts that are known, with a dot between them."""
    return " · ".join(fact for fact in facts if fact) or None


def one_group(entries: Sequence[Entry], heading: str | None = None) -> Section:
    """Return a section of a single list."""
    return Section(groups=(Group(entries=tuple(entries)),), heading=heading)
