"""The commands about the people register, over all records of an archive.

They serve the maintainer, who can read the register's file, so their output holds the names that pages withhold.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import msgspec

from generator.archive.archive import Archive
from generator.archive.people.check_register import PrintedName, check_register, printed_names_in
from generator.archive.people.edit_register import add_apart, add_labels, add_mention, merge_error
from generator.archive.people.suggest import NamedPerson, Suggestion, people_named_in, suggest
from generator.archive.privacy.withheld_names import WithheldNames
from generator.archive.stages.archive_of import archive_of
from generator.archive.stages.find_sources import hand_written_page_names
from generator.errors import ArchiveError
from generator.project import Project
from generator.records import SessionRecord
from generator.settings.load import Settings, load_settings
from generator.settings.people import PEOPLE_FILE
from generator.settings.settings_file import text_of
from generator.slugs import is_local_person


def suggestions(project: Project) -> list[Suggestion]:
    """Return the pairs of ids that may be one person, the likeliest first."""
    settings = load_settings(project.site_config)
    archive, named = _read(project, settings)
    return suggest(archive.people, named, settings.register.apart)


def accept_pair(project: Project, keep: str, other: str) -> list[str]:
    """Make the labels of `other`, or the name of a person who never speaks, aliases of `keep`, and return them.

    Raises:
        ArchiveError: An id is unknown, both are in the register, or the pair was rejected.
    """
    settings = load_settings(project.site_config)
    path = project.site_config / PEOPLE_FILE
    _check_different(keep, other)
    if any({keep, other} == set(pair) for pair in settings.register.apart):
        raise ArchiveError(f"`apart` lists {keep} and {other} as two people; remove that pair first", path=str(path))
    archive, named = _read(project, settings)
    names = _names(archive, settings)
    unnamed = {keep, other} - set(names)  # named in words only, so a suggestion must have their names
    suggested = suggest(archive.people, named, ()) if unnamed else []
    offered = [pair for pair in suggested if {pair.keep, pair.other} == {keep, other}]
    for person in (keep, other):
        if person in unnamed and not offered:
            raise _unknown(person)
    if is_local_person(keep):
        reason = "this id belongs to one session and can't be kept; name it second, or write an entry by hand"
        raise ArchiveError(reason, fragment=keep)
    if keep in unnamed:
        return add_labels(path, keep, offered[0].name, archive.people[other], offered[0].session)
    if other in unnamed:
        return add_mention(path, keep, names[keep], offered[0].name)
    if other not in archive.people:
        raise merge_error(path, other)
    return add_labels(path, keep, names[keep], archive.people[other], None)


def reject_pair(project: Project, first: str, second: str) -> None:
    """List two ids in the register as two people.

    Raises:
        ArchiveError: The two ids are equal, or one of them is unknown.
    """
    settings = load_settings(project.site_config)
    _check_different(first, second)
    archive, named = _read(project, settings)
    known_ids = {*_names(archive, settings), *(person.id for person in named)}
    for person in (first, second):
        if person not in known_ids:
            raise _unknown(person)
    add_apart(project.site_config / PEOPLE_FILE, first, second)


def register_findings(project: Project) -> list[str]:
    """Return a sentence for each finding about the register."""
    settings = load_settings(project.site_config)
    printed: set[PrintedName] = set()
    with _records(project, settings) as (archive, record_of):
        for href in archive.records:
            printed.update(printed_names_in(record_of(href), href.rstrip("/"), settings))
    withheld = WithheldNames(settings)
    pages = [
        f"{path.name}: this hand-written page contains a withheld name; remove the name"
        for path in (sorted(project.hand_written.glob("*.md")) if withheld else ())
        if withheld.in_text(text_of(path))
    ]
    return [*check_register(settings, printed, archive.people), *pages]


def _check_different(first: str, second: str) -> None:
    if first == second:
        raise ArchiveError("the two ids are equal; give two different ones", fragment=first)


def _unknown(person: str) -> ArchiveError:
    reason = "nobody in the archive has this id; copy an id from the output of `people suggest`"
    return ArchiveError(reason, fragment=person)


def _names(archive: Archive, settings: Settings) -> dict[str, str]:
    """Return the names of everybody who speaks or has an entry, by id."""
    names = {person.id: person.name for person in archive.people.values()}
    return names | {info.id: info.name for info in settings.register.people}


def _with_names(settings: Settings) -> Settings:
    """Return the settings with the names that pages withhold."""
    return msgspec.structs.replace(settings, register=settings.register.with_names())


def _read(project: Project, settings: Settings) -> tuple[Archive, list[NamedPerson]]:
    """Return the archive, and the people whom its records list or introduce."""
    with _records(project, settings) as (archive, record_of):
        named = [
            person
            for href in archive.records
            for person in people_named_in(record_of(href), href.rstrip("/"), settings)
        ]
    return archive, named


def _records(
    project: Project, settings: Settings
) -> AbstractContextManager[tuple[Archive, Callable[[str], SessionRecord]]]:
    """Yield the archive with the names that pages withhold, and a function that returns a record by own address."""
    return archive_of(
        project.transcripts,
        _with_names(settings),
        site_config=project.site_config,
        reserved=hand_written_page_names(project.hand_written),
        corrections=project.corrections,
    )
