"""The glossary in `site_config/glossary.yml`, checked entry by entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from generator.settings.errors import EMPTY, FieldError, FieldPath, id_errors, raise_errors
from generator.settings.settings_file import SettingsFile, UniqueValues
from generator.settings.web_address import NO_WEB_ADDRESS, is_web_address
from generator.slugs import slug
from generator.urls import term_address

GLOSSARY_FILE = "glossary.yml"


class GlossaryEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry: an acronym and its meaning."""

    acronym: str
    """As texts write it; case counts."""
    expansion: str
    """The words that the acronym abbreviates."""
    id: str = ""
    """Part of the address, for ever; made from the acronym if it is missing."""
    note: str | None = None
    """An explanation in a sentence or two."""
    link: str | None = None
    """An address for further reading: of its own site, or of the document that founded it."""
    forms: tuple[str, ...] = ()
    """Other spellings: `NGOs`, `Unicef`."""
    not_after: tuple[str, ...] = ()
    """Words after which it means something else; case counts: `CA` after `San Francisco`."""

    @property
    def href(self) -> str:
        """The address of its page relative to the root of the site."""
        return term_address(self.id)


def read_glossary(file: SettingsFile) -> tuple[GlossaryEntry, ...]:
    """Return the entries of the file in alphabetical order.

    Raises:
        ConfigError: An entry has an error; the sentence names the entry and the field.
    """
    ids, forms = UniqueValues(), UniqueValues()

    def check(entry: GlossaryEntry, number: int) -> Iterator[FieldError]:
        yield from _entry_errors(entry)
        if not entry.acronym.strip():
            return
        entry_id = entry.id or slug(entry.acronym)
        yield from id_errors(entry_id)
        if (owner := ids.owner(entry_id, number)) != number:
            yield FieldError(("id",), f"entry {owner + 1} has the id {entry_id!r}, too")
        entry_forms: set[str] = set()
        for path, form in _forms(entry):
            if form in entry_forms:
                yield FieldError(path, f"this entry has {form!r} twice")
            elif (owner := forms.owner(form, number)) != number:
                yield FieldError(path, f"entry {owner + 1} has {form!r}, too")
            entry_forms.add(form)

    entries = file.entries(GlossaryEntry, check, named_by="acronym")
    raise_errors(file.errors)
    with_ids = (entry if entry.id else msgspec.structs.replace(entry, id=slug(entry.acronym)) for entry in entries)
    return tuple(sorted(with_ids, key=lambda entry: (entry.acronym.casefold(), entry.id)))


_FORM = re.compile(r"[^\W_]+(?:[ -][^\W_]+)*")
_CAPITAL = re.compile(r"[A-Z]")


def _entry_errors(entry: GlossaryEntry) -> Iterator[FieldError]:
    """Yield the errors in an entry's values: empty text, wrong link, form without a capital."""
    for field, value in (("expansion", entry.expansion), ("note", entry.note)):
        if value is not None and not value.strip():
            yield FieldError((field,), EMPTY)
    if entry.link is not None and not is_web_address(entry.link):
        yield FieldError(("link",), f"{entry.link!r} {NO_WEB_ADDRESS}")
    for path, form in _forms(entry):
        if not _FORM.fullmatch(form) or not _CAPITAL.search(form):
            yield FieldError(path, f"{form!r} must be words with a capital letter, so that it can be found in a text")


def _forms(entry: GlossaryEntry) -> Iterator[tuple[FieldPath, str]]:
    yield ("acronym",), entry.acronym
    for place, form in enumerate(entry.forms):
        yield ("forms", place), form
