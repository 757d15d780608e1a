"""The commands about the people register, over all records of an archive.

They are for those who keep the register and read its file, so they tell the names that pages withhold.
"""

from __future__ import annotations

import msgspec

from generator import config
from generator.archive.addresses import Address
from generator.archive.check_register import Printed, check_register, printed_in
from generator.archive.edit_register import accept, reject
from generator.archive.hidden import Hidden
from generator.archive.load import Archive, hand_written_names, load
from generator.archive.suggest import Said, Suggestion, said_in, suggest
from generator.config import Config
from generator.errors import ArchiveError
from generator.project import Project
from generator.records import SessionRecord
from generator.register import FILE


def suggestions(project: Project) -> list[Suggestion]:
    """Return who may be one person, the likeliest first."""
    settings = config.load(project.site_config)
    archive, said = _read(project, settings)
    return suggest(archive.people, said, settings.register.apart)


def accept_pair(project: Project, keep: str, other: str) -> list[str]:
    """Make the labels of `other` those of `keep`, and return them.

    Raises:
        ArchiveError: One of them is nobody, or both are in the register.
    """
    settings = config.load(project.site_config)
    archive, said = _read(project, settings)
    if keep == other:
        raise ArchiveError("the two ids are one", fragment=keep)
    if other not in archive.people:
        raise ArchiveError("nobody in the archive has this id", fragment=other)
    names = {person.id: person.name for person in archive.people.values()}
    names |= {info.id: info.name for info in settings.register.people}
    session = None
    if keep not in names:
        offered = [one for one in suggest(archive.people, said, ()) if (one.keep, one.other) == (keep, other)]
        if not offered:
            raise ArchiveError("nobody in the archive has this id", fragment=keep)
        names[keep], session = offered[0].name, offered[0].session
    return accept(project.site_config / FILE, keep, names[keep], archive.people[other], session)


def reject_pair(project: Project, one: str, two: str) -> None:
    """Write down that two are not one person.

    Raises:
        ArchiveError: The two are one id.
    """
    config.load(project.site_config)
    if one == two:
        raise ArchiveError("the two ids are one", fragment=one)
    reject(project.site_config / FILE, one, two)


def doubts(project: Project) -> list[str]:
    """Return what is doubtful in the register, a sentence each."""
    settings = config.load(project.site_config)
    printed: set[Printed] = set()

    def keep(record: SessionRecord, address: Address) -> None:
        printed.update(printed_in(record, address.href.rstrip("/"), settings))

    names = hand_written_names(project.hand_written)
    archive = load(project.transcripts, _with_names(settings), names, keep, corrections=project.corrections)
    hidden = Hidden(settings)
    pages = [
        f"{path.name}: this page, written by hand, holds a name that is to be withheld"
        for path in sorted(project.hand_written.glob("*.md"))
        if hidden and hidden.in_text(path.read_text(encoding="utf-8", errors="replace"))
    ]
    return [*check_register(settings, printed, archive.people), *pages]


def _with_names(settings: Config) -> Config:
    return msgspec.structs.replace(settings, register=settings.register.with_names())


def _read(project: Project, settings: Config) -> tuple[Archive, list[Said]]:
    said: dict[str, list[Said]] = {}

    def keep(record: SessionRecord, address: Address) -> None:
        said[address.href] = list(said_in(record, address.href.rstrip("/"), settings))

    names = hand_written_names(project.hand_written)
    archive = load(project.transcripts, _with_names(settings), names, keep, corrections=project.corrections)
    return archive, [one for found in said.values() for one in found]
