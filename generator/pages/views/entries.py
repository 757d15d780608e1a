"""View objects of list pages: sections of groups of entries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

import msgspec

from generator.archive.people.people_index import Person
from generator.archive.summary import Summary
from generator.interface.catalogue import isolated
from generator.pages.views.shared_names import label_of_shared_name
from generator.pages.views.wording import counted, date_in_words, gettext, kind_name
from generator.settings.load import Settings
from generator.urls import page_file


class Entry(msgspec.Struct, frozen=True):
    """A line of a list: a link, with facts below it."""

    title: str
    link: str | None
    """`None` for a document without a page."""
    facts: str | None = None
    time: str | None = None
    id: str | None = None
    """The id of this line, for addresses with a fragment."""
    language: str | None = None
    """The language of the title, if it is another than the archive's."""


class Group(msgspec.Struct, frozen=True):
    """Entries under one subheading, or without a subheading."""

    entries: tuple[Entry, ...]
    heading: str | None = None
    rest: str | None = None
    """A note on entries that are not shown: `and 32 other people`."""
    cut: str | None = None
    """The kind of pages whose entries are not shown; see `site/checks/reciprocal.py`."""


class Section(msgspec.Struct, frozen=True):
    """Groups under one heading."""

    groups: tuple[Group, ...]
    heading: str | None = None
    id: str | None = None
    """The id of the heading, if it is not the slug of the heading's words."""
    kind: str | None = None
    """The class of the heading, for the look of the list in every language: `findings`, `mentions`, `names`."""


def markdown_link(target: str, path: str, fragment: str | None = None) -> str:
    """Return the link from the Markdown file `path` to the Markdown file of `target`, as MkDocs resolves it.

    Args:
        target: An address relative to the root of the site, with a trailing slash.
        path: The linking file relative to `build/docs`, such as `forum-2016/index.md`.
        fragment: An id in the target.
    """
    link = _relative_path(page_file(target), path.rpartition("/")[0])
    return f"{link}#{fragment}" if fragment else link


@lru_cache(maxsize=4096)
def _relative_path(file: str, folder: str) -> str:
    """Return the path from a folder to a file; remembered, because the links of one page have few targets.

    The paths are in normal form and relative to the same folder, so no path needs to be made absolute.
    """
    parts, folders = file.split("/"), folder.split("/") if folder else []
    shared = 0
    for part, of_folder in zip(parts[:-1], folders, strict=False):
        if part != of_folder:
            break
        shared += 1
    return "/".join([*([".."] * (len(folders) - shared)), *parts[shared:]])


def document_entry(document: Summary, path: str, settings: Settings, optional_facts: Collection[str]) -> Entry:
    """Return the entry of a document in the list on `path`; `optional_facts` may hold `event`, `date` and `type`."""
    facts = [
        document.event.name if "event" in optional_facts and document.event else None,
        date_in_words(document.date) if "date" in optional_facts and document.date else None,
        document.start_time,
        document.room,
        settings.type_name(document.type) if "type" in optional_facts and document.type else None,
        document.code,
        None if document.is_session else kind_name(document.kind),
        counted(document.words, "word"),
    ]
    return Entry(
        title=document.shown_title,
        link=markdown_link(document.href, path),
        facts=joined(facts),
        language=document.title_language,
    )


def person_entry(person: Person, path: str, shared: Collection[str] = ()) -> Entry:
    """Return the entry of a person under the name as sorted, with the session if the name is known in one only.

    Args:
        person: The person.
        path: The page that has the entry.
        shared: The names that several people of the list have.
    """
    turns = counted(sum(len(appearance.turns) for appearance in person.appearances), "turn")
    if person.local:
        facts = [gettext("%(turns)s in %(title)s", turns=turns, title=person.appearances[0].document.shown_title)]
    else:
        facts = [counted(len(person.appearances), "session"), turns]
    all_facts = (label_of_shared_name(person, shared), *facts, counted(person.words, "word"))
    return Entry(title=person.sorting, link=markdown_link(person.href, path), facts=joined(all_facts))


def joined(facts: Iterable[str | None]) -> str | None:
    """Return the known facts with a dot between them, or `None` if no fact is known."""
    return " · ".join(isolated(fact) for fact in facts if fact) or None


def one_group(
    entries: Sequence[Entry], heading: str | None = None, heading_id: str | None = None, kind: str | None = None
) -> Section:
    """Return a section with one list."""
    return Section(groups=(Group(entries=tuple(entries)),), heading=heading, id=heading_id, kind=kind)
