"""The glossary as the maintainers wrote it: `site_config/glossary.yml`, checked entry by entry."""

from __future__ import annotations

import re

import msgspec

from generator.errors import ConfigError
from generator.settings.errors import EntryFile, FieldError, check_id, read_entries
from generator.settings.web_address import is_web_address
from generator.slugs import slug
from generator.urls import term_address

GLOSSARY_FILE = "glossary.yml"


class GlossaryEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry: an acronym of the field, and what it stands for."""

    acronym: str
    """As it is written; small letters and capitals count."""
    expansion: str
    """The words that it stands for."""
    id: str = ""
    """Of its address, for ever; where it isn't given, made of the acronym."""
    note: str | None = None
    """What it is, in a sentence or two."""
    link: str | None = None
    """Where to read on: the address of its own site or of what founded it."""
    forms: tuple[str, ...] = ()
    """How else it is written: `NRIs`, `AfriNIC`."""
    not_after: tuple[str, ...] = ()
    """Words behind which it means something else, small letters and capitals as written: `Washington` before `DC`."""

    @property
    def href(self) -> str:
        """The address of its page relative to the root of the site."""
        return term_address(self.id)


def read_glossary(value: object, path: str, text: str) -> tuple[GlossaryEntry, ...]:
    """Return the entries, by the alphabet.

    Args:
        value: What the YAML file says.
        path: The file, as the maintainer knows it.
        text: The file's text, from which an error has its line.

    Raises:
        ConfigError: An entry is not as it has to be; the sentence names the entry and the field.
    """
    if value is None:
        return ()
    if not isinstance(value, list):
        raise ConfigError("the file has to be a list of entries", path=path, line=1)
    ids: dict[str, int] = {}
    forms: dict[str, int] = {}

    def make(given: object, number: int) -> GlossaryEntry:
        entry = _entry(given)
        _once("id", entry.id, ids, number)
        for place, form in enumerate((entry.acronym, *entry.forms)):
            _once(f"forms[{place - 1}]" if place else "acronym", form, forms, number)
        return entry

    entries = read_entries(value, GlossaryEntry, make, file=EntryFile(path, text, named_by="acronym"))
    return tuple(sorted(entries, key=lambda entry: (entry.acronym.casefold(), entry.id)))


_FORM = re.compile(r"[^\W_]+(?:[ -][^\W_]+)*")
_LOUD = re.compile(r"[A-Z]")


def _entry(given: object) -> GlossaryEntry:
    """Return an entry that holds what a type alone can't say."""
    entry = msgspec.convert(given, GlossaryEntry)
    for field, value in (("acronym", entry.acronym), ("expansion", entry.expansion), ("note", entry.note)):
        if value is not None and not value.strip():
            raise FieldError(field, "it is empty")
    if not entry.id:
        entry = msgspec.structs.replace(entry, id=slug(entry.acronym))
    check_id(entry.id)
    if entry.link is not None and not is_web_address(entry.link):
        raise FieldError("link", f"{entry.link!r} has to be an http or https address")
    for place, form in enumerate((entry.acronym, *entry.forms)):
        if not _FORM.fullmatch(form) or not _LOUD.search(form):
            field = f"forms[{place - 1}]" if place else "acronym"
            raise FieldError(field, f"{form!r} has to be words with a capital among them, so that it can be told")
    return entry


def _once(field: str, value: str, seen: dict[str, int], number: int) -> None:
    if value in seen:
        whose = "this entry" if seen[value] == number else f"entry {seen[value] + 1}"
        raise FieldError(field, f"{whose} has {value!r}, too")
    seen[value] = number
