"""A record without the names that are withheld: nothing later has seen them.

The words that were said stay as they are, whoever said them. Everything else in a record that is text (the title, the
notices, what was removed, messages, sentences that an inference rests on) has `[name withheld]` in the name's place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from generator.archive.addresses import Address
from generator.archive.hidden import Hidden, cleaner
from generator.archive.resolve import name_key
from generator.config import Config
from generator.corrections.told import Told
from generator.reading.names import read_label
from generator.reading.vocabulary import Vocabulary, vocabulary_of
from generator.records import Block, Finding, SessionRecord, Source, Turn

LABEL = "Name withheld"
"""Stands in the place of the label."""

PREFIX = "withheld"
"""Of the ids of turns whose label is withheld."""

_T = TypeVar("_T")
_Clean = Callable[[str], str]

_IN_PATH = Finding(
    "name-in-path",
    "warning",
    None,
    "the file's name holds a name that is withheld, and so does the page's address; rename the file",
)


class Withholder:
    """Takes the hidden names out of records, one after the other."""

    def __init__(self, settings: Config) -> None:
        self.hidden = Hidden(settings)
        self._settings = settings
        self._registered = frozenset(person.id for person in settings.register.people)

    def __call__(self, record: SessionRecord, address: Address) -> SessionRecord:
        """Return the record, whose speakers are resolved, without hidden names; ids of other turns stay."""
        if not self.hidden:
            return record
        taken, clean, in_messages = self._plan(record, address)
        changes = {
            field: _cleaned(getattr(record, field), clean)
            for field in record.__struct_fields__
            if field not in {"source", "turns", "findings", "event"}
        }
        findings = tuple(_cleaned(finding, in_messages) for finding in record.findings)
        if self.hidden.in_text(record.source.path):
            findings = (*findings, _IN_PATH)
        return msgspec.structs.replace(
            record,
            **changes,
            source=_source(record.source, clean),
            findings=findings,
            turns=_turns(record, taken, self.hidden.ids, self._known, clean),
        )

    def told(self, told: Sequence[Told], record: SessionRecord, address: Address) -> tuple[Told, ...]:
        """Return what is told of a record's corrections without hidden names; words that were said stay as they are.

        Args:
            told: The corrections.
            record: As it was before the names were taken out.
            address: Of the document.
        """
        if not self.hidden:
            return tuple(told)
        _, _, clean = self._plan(record, address)
        said = frozenset({"words"})
        return tuple(
            msgspec.structs.replace(
                one,
                printed=one.printed if one.correct in said or one.printed is None else clean(one.printed),
                now=one.now if one.correct in said or one.now is None else clean(one.now),
                reason=clean(one.reason),
                author=clean(one.author),
            )
            for one in told
        )

    def _plan(self, record: SessionRecord, address: Address) -> tuple[set[str], _Clean, _Clean]:
        """Return the labels that are withheld, and what takes names out of texts, and short ones out of messages."""
        event = record.event.id if record.event is not None else None
        session = address.href.rstrip("/")
        forms = self.hidden.keys(lambda alias: alias.holds(event, session, record.date))
        printed = {(turn.label, turn.speaker) for turn in record.turns if turn.label is not None}
        in_labels = cleaner([key for key in forms if " " in key], self.hidden.longer)
        taken = {label for label, speaker in printed if self._is_theirs(label, speaker, forms, in_labels)}
        labels = {key for label in taken for key in self.hidden.keys_of(label)}
        kept = {turn.label for turn in record.turns if turn.label is not None} - taken
        others = self.hidden.longer | {key for label in kept for key in self.hidden.keys_of(label)}
        long = {key for key in forms | labels if " " in key}
        clean = cleaner(long, others)
        in_messages = cleaner(forms | labels | {name_key(person) for person in self.hidden.ids}, others)
        return taken, clean, in_messages

    @property
    def _known(self) -> Vocabulary:
        return vocabulary_of(self._settings)

    def _is_theirs(self, printed: str, speaker: str | None, forms: frozenset[str], clean: _Clean) -> bool:
        """Return whether a label is withheld: a hidden person's, or nobody's for sure and with the full name in it."""
        label = read_label(printed, self._known)
        if speaker in self.hidden.ids:
            return label.name is not None
        if label.name is None:  # `JANE DOE AND ROSA DELGADO`
            return clean(label.printed) != label.printed
        key = name_key(label.name)
        return speaker not in self._registered and key in forms and " " in key


def is_withheld(turn: Turn) -> bool:
    """Return whether a turn's label is withheld."""
    return turn.label == LABEL and turn.name is None


def _turns(
    record: SessionRecord, taken: set[str], hidden: frozenset[str], known: Vocabulary, clean: _Clean
) -> tuple[Turn, ...]:
    ids = {turn.id for turn in record.turns if turn.label not in taken}
    number = 0
    turns = []
    for turn in record.turns:
        changed = _cleaned(turn, clean)
        if turn.label in taken:
            number += 1
            while f"{PREFIX}-{number}" in ids:
                number += 1
            role = turn.role or read_label(turn.label or "", known).role
            changed = msgspec.structs.replace(
                changed,
                id=f"{PREFIX}-{number}",
                label=LABEL,
                role=role,
                name=None,
                speaker=None,
                resolved=None,
                evidence=None,
            )
        elif turn.speaker in hidden:  # `CHAIR` tells nobody's name
            changed = msgspec.structs.replace(changed, name=None, speaker=None, resolved=None, evidence=None)
        turns.append(changed)
    return tuple(turns)


def _source(source: Source, clean: _Clean) -> Source:
    """Return where the words come from; an address with the name in it can't be given in part."""
    address = source.address if source.address is None or clean(source.address) == source.address else None
    publisher = clean(source.publisher) if source.publisher is not None else None
    return msgspec.structs.replace(source, address=address, publisher=publisher)


_AS_THEY_ARE = frozenset({"id", "label", "role", "name", "speaker", "resolved", "path", "sha256", "code", "reason"})
"""Fields of records that hold no prose; whose label and name are withheld is told by the speaker."""


def _cleaned(value: _T, clean: _Clean) -> _T:
    """Return a value of a record with every text in it cleaned, but the words that were said."""
    made: object = value
    if isinstance(value, str):
        made = clean(value)
    elif isinstance(value, tuple):
        made = tuple(_cleaned(one, clean) for one in value)
    elif isinstance(value, dict):
        made = {key: _cleaned(one, clean) for key, one in value.items()}
    elif isinstance(value, msgspec.Struct) and not (isinstance(value, Block) and value.type != "heading"):
        fields = {name: getattr(value, name) for name in value.__struct_fields__ if name not in _AS_THEY_ARE}
        made = msgspec.structs.replace(value, **{name: _cleaned(one, clean) for name, one in fields.items()})
    return made  # type: ignore[return-value]
