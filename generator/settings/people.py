"""The people register in `site_config/people.yml`, checked entry by entry."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from generator.errors import ConfigError
from generator.settings.errors import (
    FieldError,
    FieldPath,
    entry_sentence,
    id_errors,
    no_letters,
    path_text,
    raise_errors,
)
from generator.settings.settings_file import SettingsFile, UniqueValues
from generator.settings.typed_values import convert
from generator.settings.web_address import NO_WEB_ADDRESS, is_web_address
from generator.settings.yaml_file import node_line
from generator.slugs import slug

PEOPLE_FILE = "people.yml"
HIDE_NAME = "name"
"""The value of `hide` that withholds the name of a person, at the person's request."""


class Alias(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A label that names a person, everywhere or only within its bounds; all bounds must hold."""

    label: str
    """As printed, without chevrons and colon."""
    event: str | None = None
    """The id of an event."""
    session: str | None = None
    """The address of a document: `forum-2016/on-gardens`."""
    start: datetime.date | None = msgspec.field(name="from", default=None)
    end: datetime.date | None = msgspec.field(name="until", default=None)

    @property
    def bounded(self) -> bool:
        """Whether the label names this person only in some documents."""
        return any(bound is not None for bound in (self.event, self.session, self.start, self.end))

    def holds(self, event: str | None, session: str, date: str | None) -> bool:
        """Return True if a document is within the bounds; a document without a date is outside of all dates."""
        if self.event not in {None, event} or self.session not in {None, session}:
            return False
        if self.start is None and self.end is None:
            return True
        if date is None:
            return False
        return (self.start is None or self.start.isoformat() <= date) and (
            self.end is None or date <= self.end.isoformat()
        )


class Affiliation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An organisation or a group that a person spoke for, with the source that says so."""

    source: str
    """The address of a page."""
    organisation: str | None = None
    group: str | None = None
    """The stakeholder group."""
    start: datetime.date | None = msgspec.field(name="from", default=None)
    end: datetime.date | None = msgspec.field(name="until", default=None)


class PersonLinks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Ids of a person in other registers."""

    wikidata: str | None = None
    """`Q42`."""
    orcid: str | None = None
    """`0000-0002-1825-0097`."""


class PersonInfo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of the register."""

    id: str
    """Part of the address, for ever."""
    name: str
    """As pages show it."""
    sort: str | None = None
    """As indexes list it: `Toledo, Amalia`."""
    aliases: tuple[str | Alias, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    links: PersonLinks = PersonLinks()
    hide: str | None = None
    """`name` withholds the name, at the person's request; the entry then only lists the labels to withhold."""

    def forms(self) -> tuple[Alias, ...]:
        """Return every label that names the person, the name first."""
        return (
            Alias(label=self.name),
            *(alias if isinstance(alias, Alias) else Alias(label=alias) for alias in self.aliases),
        )


class Register(msgspec.Struct, frozen=True):
    """All of `people.yml`."""

    people: tuple[PersonInfo, ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    """Pairs of ids of two different persons, who are never suggested as one person again."""
    path: str = ""
    """The file, as the maintainer knows it."""

    def with_names(self) -> Register:
        """Return the register without withheld names, for its maintainers."""
        people = tuple(msgspec.structs.replace(person, hide=None) for person in self.people)
        return msgspec.structs.replace(self, people=people)


def read_register(file: SettingsFile) -> Register:
    """Return the register.

    Raises:
        ConfigError: The file or an entry has an error; the sentence names the entry and the field.
    """
    if file.root is None:
        return Register()
    ids = UniqueValues()

    def check(person: PersonInfo, number: int) -> Iterator[FieldError]:
        yield from id_errors(person.id)
        yield from ids.id_errors(person.id, number)
        yield from _entry_errors(person)

    file.check_field_names(["people", "apart"])
    people = file.entries(PersonInfo, check, below="people")
    pairs = tuple(_pairs(file))
    raise_errors(file.errors)
    return Register(people=people, apart=pairs, path=file.path)


def alias_error(register: Register, number: int, place: int, reason: str) -> ConfigError:
    """Return the error of an alias that can't be a person's label.

    Args:
        register: The register as it was read.
        number: The place of the entry, from 0.
        place: The place of the alias in the entry, from 0.
        reason: Why, as the end of the error's sentence.
    """
    error = FieldError(("aliases", place), reason)
    if register.path:
        return SettingsFile.read(Path(register.path)).entry_error(number, error, below="people")
    sentence = entry_sentence(number + 1, register.people[number].id, path_text(error.path), reason)
    return ConfigError(sentence, path=PEOPLE_FILE)


_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_ORCID = re.compile(r"(?:[0-9]{4}-){3}[0-9]{3}[0-9X]")


def _entry_errors(person: PersonInfo) -> Iterator[FieldError]:
    """Yield the errors in an entry's values: names without letters, wrong dates, links and ids."""
    for field, value in (("name", person.name), ("sort", person.sort)):
        if value is not None and not slug(value):
            yield FieldError((field,), no_letters(value, "write the person's name"))
    for place, alias in enumerate(person.forms()[1:]):
        if not slug(alias.label):
            yield FieldError(("aliases", place), no_letters(alias.label, "write the label as printed"))
        yield from _date_errors(("aliases", place), alias)
    yield from _withheld_errors(person)
    for place, affiliation in enumerate(person.affiliations):
        yield from _affiliation_errors(("affiliations", place), affiliation)
    yield from _link_errors(person.links)


def _withheld_errors(person: PersonInfo) -> Iterator[FieldError]:
    if person.hide is None:
        return
    if person.hide != HIDE_NAME:
        yield FieldError(("hide",), f"{person.hide!r} must be {HIDE_NAME!r}")
    for field, is_set in (("affiliations", bool(person.affiliations)), ("links", person.links != PersonLinks())):
        if is_set:
            yield FieldError((field,), "a person whose name is withheld has no page to show this; remove it")


def _affiliation_errors(path: FieldPath, affiliation: Affiliation) -> Iterator[FieldError]:
    if not is_web_address(affiliation.source):
        yield FieldError((*path, "source"), f"{affiliation.source!r} {NO_WEB_ADDRESS}")
    if not (affiliation.organisation or affiliation.group):
        yield FieldError(path, "it needs an organisation or a group")
    yield from _date_errors(path, affiliation)


def _link_errors(links: PersonLinks) -> Iterator[FieldError]:
    if links.wikidata is not None and not _WIKIDATA.fullmatch(links.wikidata):
        yield FieldError(("links", "wikidata"), f"{links.wikidata!r} must be an id like Q42")
    if links.orcid is not None and not _is_orcid(links.orcid):
        yield FieldError(("links", "orcid"), f"{links.orcid!r} is not an ORCID; check its digits")


def _date_errors(path: FieldPath, bounds: Alias | Affiliation) -> Iterator[FieldError]:
    if bounds.start is not None and bounds.end is not None and bounds.end < bounds.start:
        yield FieldError((*path, "until"), "it is before `from`")


def _is_orcid(text: str) -> bool:
    """Return True if a text is an ORCID: its last character is the check digit of the others (ISO 7064 11,2)."""
    if not _ORCID.fullmatch(text):
        return False
    total = 0
    for digit in text[:-1].replace("-", ""):
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == text[-1]


def _pairs(file: SettingsFile) -> Iterator[tuple[str, str]]:
    for number, node in enumerate(file.items("apart"), 1):
        pair, _ = convert(node, tuple[str, ...])
        if pair is not None and len(pair) == 2:
            yield pair[0], pair[1]
        else:
            file.add(f"entry {number} of `apart`: it must be a pair of ids, as [jane-doe, jane-roe]", node_line(node))
