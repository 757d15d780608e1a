"""The invented words that documents are made of."""

from __future__ import annotations

import datetime
import functools
from pathlib import Path

import msgspec
import yaml

from generator.records import EventKind, SessionType


class Direction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A stage direction."""

    text: str
    event: EventKind


class Meeting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An annual meeting as disclaimers tell it."""

    year: int
    ordinal: str
    place: str
    range: str
    days: dict[int, datetime.date]
    """Dates of the numbered days, as far as a date may be derived from them."""


class Code(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of session and its short form."""

    text: str
    type: SessionType


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of `words.yml`; the comments there say what each list is for."""

    names: dict[str, str]
    single: dict[str, str]
    surnames: dict[str, str]
    honorifics: dict[str, str | None]
    long_honorifics: tuple[str, ...]
    roles: dict[str, str]
    roles_before_names: dict[str, str]
    organisations: tuple[str, ...]
    sentences: tuple[str, ...]
    titles: tuple[str, ...]
    directions: tuple[Direction, ...]
    meetings: tuple[Meeting, ...]
    rooms: tuple[str, ...]
    codes: tuple[Code, ...]


@functools.cache
def words() -> Words:
    """Return them."""
    text = Path(__file__).with_name("words.yml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), Words)
