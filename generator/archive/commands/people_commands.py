"""The commands about the people register, over all records of an archive.

They are for those who keep the register and read its file, so they tell the names that pages withhold.
"""

from __future__ import annotations

import msgspec

from generator.archive.addresses import Address
from generator.archive.load import Archive, hand_written_page_names, load_archive
from generator.archive.people.check_register import PrintedName, check_register, printed_names_in
from generator.archive.people.edit_register import accept, accept_name, reject
from generator.archive.people.suggest import NamedPerson, Suggestion, people_named_in, suggest
from generator.archive.privacy.withheld_names import WithheldNames
from generator.errors import ArchiveError
from generator.project import Project
from generator.records import SessionRecord
from generator.settings.load import Settings, load_settings
from generator.settings.people import PEOPLE_FILE
from generator.slugs import is_local_person


def suggestions(project: Project) -> list[Suggestion]:
    """Return who may be one person, the likeliest first."""
    settings = load_settings(project.site_config)
    archive, said = _read(project, settings)
    return suggest(archive.people, said, settings.register.apart)


def accept_pair(project: Project, keep: str, other: str) -> list[str]:
    """Make the labels of `other` those of `keep`, and return them; of somebody whom only words name, the name.

    Raises:
        ArchiveError: One of them is nobody, both are in the register, or they were rejected.
    """
    settings = load_settings(project.site_config)
    path = project.site_config / PEOPLE_FILE
    if keep == other:
        raise ArchiveError("the two ids are one", fragment=keep)
    if any({keep, other} == set(pair) for pair in settings.register.apart):
        sentence = f"{keep} and {other} stand under `apart`, as two people; take that pair out first"
        raise ArchiveError(sentence, path=str(path))
    archive, said = _read(project, settings)
    names = _names(archive, settings)
    unnamed = {keep, other} - set(names)  # only words name them, so a suggestion has to tell who they are
    suggested = suggest(archive.people, said, ()) if unnamed else []
    offered = [one for one in suggested if {one.keep, one.other} == {keep, other}]
    for name in (keep, other):
        if name in unnamed and not offered:
            raise ArchiveError("nobody in the archive has this id", fragment=name)
    if is_local_person(keep):
        raise ArchiveError("this id is one session's own; name the other one first, or write an entry", fragment=keep)
    if keep in unnamed:
        return accept(path, keep, offered[0].name, archive.people[other], offered[0].session)
    if other in unnamed:
        return accept_name(path, keep, names[keep], offered[0].name)
    if other not in archive.people:
        raise ArchiveError(f"{other} has an entry of its own; join the two by hand", path=str(path))
    return accept(path, keep, names[keep], archive.people[other], None)


def reject_pair(project: Project, one: str, two: str) -> None:
    """Write down that two are not one person.

    Raises:
        ArchiveError: The two are one id, or one of them is nobody.
    """
    settings = load_settings(project.site_config)
    if one == two:
        raise ArchiveError("the two ids are one", fragment=one)
    archive, said = _read(project, settings)
    names = {*_names(archive, settings), *(named.id for named in said)}
    for name in (one, two):
        if name not in names:
            raise ArchiveError("nobody in the archive has this id", fragment=name)
    reject(project.site_config / PEOPLE_FILE, one, two)


def register_findings(project: Project) -> list[str]:
    """Return what is doubtful in the register, a sentence each."""
    settings = load_settings(project.site_config)
    printed: set[PrintedName] = set()

    def keep(record: SessionRecord, address: Address) -> None:
        printed.update(printed_names_in(record, address.href.rstrip("/"), settings))

    names = hand_written_page_names(project.hand_written)
    archive = load_archive(project.transcripts, _with_names(settings), names, keep, corrections=project.corrections)
    hidden = WithheldNames(settings)
    pages = [
        f"{path.name}: this page, written by hand, holds a name that is to be withheld"
        for path in sorted(project.hand_written.glob("*.md"))
        if hidden and hidden.in_text(path.read_text(encoding="utf-8", errors="replace"))
    ]
    return [*check_register(settings, printed, archive.people), *pages]


def _names(archive: Archive, settings: Settings) -> dict[str, str]:
    """Return the name of everybody who speaks or has an entry, by id."""
    names = {person.id: person.name for person in archive.people.values()}
    return names | {info.id: info.name for info in settings.register.people}


def _with_names(settings: Settings) -> Settings:
    return msgspec.structs.replace(settings, register=settings.register.with_names())


def _read(project: Project, settings: Settings) -> tuple[Archive, list[NamedPerson]]:
    said: dict[str, list[NamedPerson]] = {}

    def keep(record: SessionRecord, address: Address) -> None:
        said[address.href] = list(people_named_in(record, address.href.rstrip("/"), settings))

    names = hand_written_page_names(project.hand_written)
    archive = load_archive(project.transcripts, _with_names(settings), names, keep, corrections=project.corrections)
    return archive, [one for found in said.values() for one in found]
