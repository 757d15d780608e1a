"""The words that rules know: data, read once from `vocabulary.yml` beside this file."""

from __future__ import annotations

import functools
from importlib import resources

import msgspec
import yaml

from generator.records import EventKind, SessionType


class Chrome(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a web page puts around its text."""

    name: str
    reason: str
    pattern: str
    """Regular expression for the whole line, tidied, in any case."""
    where: str
    """`head`: only before the first turn; `anywhere`."""


class Code(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a kind of session is printed in headings."""

    type: SessionType
    short: str | None = None
    """Of the code: `WS` in `WS168`; without it the kind has no codes and its title stays whole."""
    spellings: tuple[str, ...] = ()
    """Before a number."""
    alone: tuple[str, ...] = ()
    """At the start of a title without a number; they stay part of the title."""


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """All of `vocabulary.yml`; the comments there say what each list is for."""

    chrome: tuple[Chrome, ...]
    rooms: tuple[str, ...]
    codes: tuple[Code, ...]
    ordinals: tuple[str, ...]
    zones: frozenset[str]
    roles: dict[str, tuple[str, ...]]
    honorifics: dict[str, str]
    particles: frozenset[str]
    name_spellings: tuple[str, ...]
    organisations: frozenset[str]
    no_labels: frozenset[str]
    no_label_phrases: frozenset[str]
    stage_directions: dict[EventKind, tuple[str, ...]]

    @functools.cached_property
    def room(self) -> str:
        """Regular expression for a room."""
        return "(?:" + "|".join(self.rooms) + ")"

    @functools.cached_property
    def role_of(self) -> dict[str, str]:
        """The role that each phrase of a label, folded, stands for."""
        return {phrase: role for role, phrases in self.roles.items() for phrase in phrases}

    @functools.cached_property
    def ordinal_of(self) -> dict[str, int]:
        """The number that each ordinal word stands for."""
        return {word: number for number, words in enumerate(self.ordinals, 1) for word in words.split()}


@functools.cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary."""
    text = resources.files("generator.reading").joinpath("vocabulary.yml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), Vocabulary)
