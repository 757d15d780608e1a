"""The people register as the maintainers wrote it: `site_config/people.yml`, checked entry by entry."""

from __future__ import annotations

import datetime
import re

import msgspec

from generator.errors import ConfigError
from generator.settings.errors import EntryFile, FieldError, check_id, line_of, read_entries
from generator.settings.web_address import is_web_address
from generator.slugs import slug

PEOPLE_FILE = "people.yml"
HIDE_NAME = "name"
"""What can be hidden of a person, who asks for it."""


class Alias(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A label that stands for a person, everywhere or only where its bounds say; bounds hold together."""

    label: str
    """As printed, without chevrons and colon."""
    event: str | None = None
    """The id of the meeting."""
    session: str | None = None
    """The address of the document: `igf-2016/dc-on-gender`."""
    start: datetime.date | None = msgspec.field(name="from", default=None)
    end: datetime.date | None = msgspec.field(name="until", default=None)

    @property
    def bounded(self) -> bool:
        """Whether the label is this person only in some places."""
        return any(bound is not None for bound in (self.event, self.session, self.start, self.end))

    def holds(self, event: str | None, session: str, date: str | None) -> bool:
        """Return whether a document lies within the bounds; one whose date is not known lies in no dates."""
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
    """Whom a person spoke for, as a source says."""

    source: str
    """The address of the page that says so."""
    organisation: str | None = None
    group: str | None = None
    """The stakeholder group."""
    start: datetime.date | None = msgspec.field(name="from", default=None)
    end: datetime.date | None = msgspec.field(name="until", default=None)


class PersonLinks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where others tell who this is."""

    wikidata: str | None = None
    """`Q42`."""
    orcid: str | None = None
    """`0000-0002-1825-0097`."""


class PersonInfo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of the register."""

    id: str
    """Of the address, for ever."""
    name: str
    """As readers see it."""
    sort: str | None = None
    """As an index lists it: `Toledo, Amalia`."""
    aliases: tuple[str | Alias, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    links: PersonLinks = PersonLinks()
    hide: str | None = None
    """`name` where the person asked for it: the entry then only says which labels are withheld."""

    def forms(self) -> tuple[Alias, ...]:
        """Return every label that stands for the person, the name first."""
        return (
            Alias(label=self.name),
            *(alias if isinstance(alias, Alias) else Alias(label=alias) for alias in self.aliases),
        )


class Register(msgspec.Struct, frozen=True):
    """All of `people.yml`."""

    people: tuple[PersonInfo, ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    """Ids of two who are not one person, which is never suggested again."""
    path: str = ""
    """The file, as the maintainer knows it."""

    def with_names(self) -> Register:
        """Return the register with nobody hidden, for those who keep it."""
        people = tuple(msgspec.structs.replace(person, hide=None) for person in self.people)
        return msgspec.structs.replace(self, people=people)


def read_register(value: object, path: str, text: str) -> Register:
    """Return the register.

    Args:
        value: What the YAML file says.
        path: The file, as the maintainer knows it.
        text: The file's text, from which an error has its line.

    Raises:
        ConfigError: An entry is not as it has to be; the sentence names the entry and the field.
    """
    if value is None:
        return Register()
    if not isinstance(value, dict):
        raise ConfigError("the file has to have `people`, a list, and may have `apart`, a list of pairs", path=path)
    for name in value:
        if name not in {"people", "apart"}:
            reason = "there is no such field; `people` and `apart` are what the file may have"
            raise ConfigError(f"field `{name}`: {reason}", path=path, line=line_of(text, str(name)))
    entries = value.get("people") or []
    if not isinstance(entries, list):
        raise ConfigError("field `people`: it has to be a list", path=path, line=line_of(text, "people"))
    pairs = _pairs(value.get("apart") or [], path, text)
    seen: dict[str, int] = {}

    def make(given: object, number: int) -> PersonInfo:
        person = msgspec.convert(given, PersonInfo)
        _check(person)
        if person.id in seen:
            raise FieldError("id", f"entry {seen[person.id] + 1} has it, too")
        seen[person.id] = number
        return person

    people = read_entries(entries, PersonInfo, make, file=entry_file(path, text))
    return Register(people=tuple(people), apart=pairs, path=path)


def entry_file(path: str, text: str) -> EntryFile:
    """Return the register's file, for telling what is wrong with one of its people."""
    return EntryFile(path, text, below="people")


_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_ORCID = re.compile(r"(?:[0-9]{4}-){3}[0-9]{3}[0-9X]")


def _check(person: PersonInfo) -> None:
    """Hold what a type alone can't say."""
    check_id(person.id)
    for field, value in (("name", person.name), ("sort", person.sort)):
        if value is not None and not slug(value):
            raise FieldError(field, "it is empty")
    for number, alias in enumerate(person.aliases):
        given = alias if isinstance(alias, Alias) else Alias(label=alias)
        if not slug(given.label):
            raise FieldError(f"aliases[{number}]", "it is empty")
        _check_dates(f"aliases[{number}]", given)
    _check_hidden(person)
    for number, affiliation in enumerate(person.affiliations):
        where = f"affiliations[{number}]"
        if not is_web_address(affiliation.source):
            raise FieldError(f"{where}.source", "it has to be an http or https address")
        if not (affiliation.organisation or affiliation.group):
            raise FieldError(where, "it needs an organisation or a group")
        _check_dates(where, affiliation)
    if person.links.wikidata is not None and not _WIKIDATA.fullmatch(person.links.wikidata):
        raise FieldError("links.wikidata", f"{person.links.wikidata!r} has to be like Q42")
    if person.links.orcid is not None and not _is_orcid(person.links.orcid):
        raise FieldError("links.orcid", f"{person.links.orcid!r} is no ORCID: the last sign checks the others")


def _check_hidden(person: PersonInfo) -> None:
    if person.hide not in {None, HIDE_NAME}:
        raise FieldError("hide", f"{person.hide!r} has to be {HIDE_NAME!r}")
    for field, value in (("affiliations", person.affiliations), ("links", person.links != PersonLinks())):
        if person.hide is not None and value:
            raise FieldError(field, "whose name is withheld has no page that would show this; take it out")


def _check_dates(where: str, dated: Alias | Affiliation) -> None:
    if dated.start is not None and dated.end is not None and dated.end < dated.start:
        raise FieldError(f"{where}.until", "it is before `from`")


def _is_orcid(text: str) -> bool:
    """Return whether the last character is the check sum of the others (ISO 7064 11,2)."""
    if not _ORCID.fullmatch(text):
        return False
    total = 0
    for digit in text[:-1].replace("-", ""):
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == text[-1]


def _pairs(value: object, path: str, text: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, list):
        raise ConfigError("field `apart`: it has to be a list", path=path, line=line_of(text, "apart"))
    found = []
    for number, pair in enumerate(value):
        try:
            found.append(msgspec.convert(pair, tuple[str, str]))
        except msgspec.ValidationError as error:
            reason = f"entry {number + 1} of `apart`: it has to be a pair of ids, as [jane-doe, jane-roe]"
            raise ConfigError(reason, path=path, line=line_of(text, "apart", number)) from error
    return tuple(found)
