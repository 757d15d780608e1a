"""A record without the names that are withheld: nothing later has seen them.

The words that were said stay as they are, whoever said them. Everything else in a record that is text (the title, the
notices, what was removed, messages, sentences that an inference rests on) has `[name withheld]` in the name's place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TypeVar

import msgspec

from generator.archive.addresses import Address
from generator.archive.people.resolve import name_key
from generator.archive.privacy.withheld_names import WithheldNames, name_replacer
from generator.corrections.applied import AppliedCorrection
from generator.reading.grammar.names import read_label
from generator.reading.grammar.vocabulary import Vocabulary, vocabulary_of
from generator.records import Block, Finding, SessionRecord, Source, Turn
from generator.settings.load import Settings

WITHHELD_LABEL = "Name withheld"
"""Stands in the place of the label."""

WITHHELD_ID_PREFIX = "withheld"
"""Of the ids of turns whose label is withheld."""

_T = TypeVar("_T")
_Replace = Callable[[str], str]

_NAME_IN_PATH = Finding(
    "name-in-path",
    "warning",
    None,
    "the file's name holds a name that is withheld, and so does the page's address; rename the file",
)


class _PrintedLabel(msgspec.Struct, frozen=True):
    """A label and whose it is."""

    label: str
    speaker: str | None
    corrected: bool
    """Whether somebody said that the label is wrong."""


class _WithheldInRecord(msgspec.Struct, frozen=True):
    """What is withheld in one record."""

    taken: frozenset[_PrintedLabel]
    """The labels."""
    clean: _Replace
    """For what was printed: names of one word stay, which may be anybody's."""
    in_messages: _Replace
    """For what the program or a maintainer wrote: labels of one word go, too."""


class NameRedactor:
    """Takes the hidden names out of records, one after the other."""

    def __init__(self, settings: Settings) -> None:
        self.hidden = WithheldNames(settings)
        self._settings = settings
        self._registered = frozenset(person.id for person in settings.register.people)

    def __call__(self, record: SessionRecord, address: Address) -> SessionRecord:
        """Return the record, whose speakers are resolved, without hidden names; ids of other turns stay."""
        if not self.hidden:
            return record
        names = self._names(record, address)
        changes = {
            field: _replace_in(getattr(record, field), names.clean)
            for field in record.__struct_fields__
            if field not in {"source", "turns", "findings", "event"}
        }
        findings = tuple(_replace_in(finding, names.in_messages) for finding in record.findings)
        if self.hidden.in_text(record.source.path):
            findings = (*findings, _NAME_IN_PATH)
        return msgspec.structs.replace(
            record,
            **changes,
            source=_redact_source(record.source, names.clean),
            findings=findings,
            turns=self._turns(record, names),
        )

    def told(
        self, told: Sequence[AppliedCorrection], record: SessionRecord, address: Address
    ) -> tuple[AppliedCorrection, ...]:
        """Return what is told of a record's corrections without hidden names; words that were said stay as they are.

        Args:
            told: The corrections.
            record: As it was before the names were taken out.
            address: Of the document.
        """
        if not self.hidden:
            return tuple(told)
        clean = self._names(record, address).in_messages

        def cleaned(one: AppliedCorrection) -> AppliedCorrection:
            texts = {"reason": one.reason, "author": one.author}
            if one.correct != "words":
                texts |= {name: text for name, text in (("printed", one.printed), ("now", one.now)) if text is not None}
            return msgspec.structs.replace(one, **{name: clean(text) for name, text in texts.items()})

        return tuple(map(cleaned, told))

    def prose(self, text: str) -> str:
        """Return what a maintainer wrote of no document in particular without full names that are withheld."""
        return self._clean(text)

    @cached_property
    def _clean(self) -> _Replace:
        keys = self.hidden.keys(lambda alias: True) | {name_key(person) for person in self.hidden.ids}
        return name_replacer({key for key in keys if " " in key}, self.hidden.longer_names)

    def _names(self, record: SessionRecord, address: Address) -> _WithheldInRecord:
        event = record.event.id if record.event is not None else None
        session = address.href.rstrip("/")
        forms = self.hidden.keys(lambda alias: alias.holds(event, session, record.date))
        in_labels = name_replacer([key for key in forms if " " in key], self.hidden.longer_names)
        printed = {_printed_label(turn) for turn in record.turns if turn.label is not None}
        taken = frozenset(one for one in printed if self._is_theirs(one, forms, in_labels))
        labels = {key for one in taken if not one.corrected for key in self.hidden.keys_of(one.label)}
        kept = {one.label for one in printed - taken} - {one.label for one in taken if not one.corrected}
        others = self.hidden.longer_names | {key for label in kept for key in self.hidden.keys_of(label)}
        in_messages = name_replacer(forms | labels | {name_key(person) for person in self.hidden.ids}, others)
        return _WithheldInRecord(
            taken, name_replacer({key for key in forms | labels if " " in key}, others), in_messages
        )

    @property
    def _known(self) -> Vocabulary:
        return vocabulary_of(self._settings)

    def _is_theirs(self, printed: _PrintedLabel, forms: frozenset[str], clean: _Replace) -> bool:
        """Return whether a label is withheld: a hidden person's, or nobody's for sure and with the full name in it."""
        label = read_label(printed.label, self._known)
        if printed.speaker in self.hidden.ids:
            return label.name is not None
        if label.name is None:  # `JANE DOE AND ROSA DELGADO`
            return clean(label.printed) != label.printed
        keys = {name_key(label.name), name_key(label.printed)}  # of `DOE, JANE` the name is read as `DOE`
        surely_another = printed.speaker in self._registered and not printed.corrected
        return not surely_another and any(key in forms and " " in key for key in keys)

    def _turns(self, record: SessionRecord, names: _WithheldInRecord) -> tuple[Turn, ...]:
        taken = [turn.label is not None and _printed_label(turn) in names.taken for turn in record.turns]
        ids = {turn.id for turn, is_taken in zip(record.turns, taken, strict=True) if not is_taken}
        number = 0
        turns = []
        for turn, is_taken in zip(record.turns, taken, strict=True):
            changed = _replace_in(turn, names.clean)
            if turn.speaker in self.hidden.ids or (is_taken and turn.resolved != "corrected"):
                role = turn.role or (read_label(turn.label, self._known).role if turn.label is not None else None)
                changed = msgspec.structs.replace(
                    changed, role=role, name=None, speaker=None, resolved=None, evidence=None
                )
            if is_taken:
                number += 1
                while f"{WITHHELD_ID_PREFIX}-{number}" in ids:
                    number += 1
                changed = msgspec.structs.replace(changed, id=f"{WITHHELD_ID_PREFIX}-{number}", label=WITHHELD_LABEL)
            turns.append(changed)
        return tuple(turns)


def _printed_label(turn: Turn) -> _PrintedLabel:
    return _PrintedLabel(turn.label or "", turn.speaker, turn.resolved == "corrected")


def is_withheld(turn: Turn) -> bool:
    """Return whether a turn's label is withheld."""
    return turn.label == WITHHELD_LABEL and (turn.name is None or turn.resolved == "corrected")


def _redact_source(source: Source, clean: _Replace) -> Source:
    """Return where the words come from; an address with the name in it can't be given in part."""
    address = source.address if source.address is None or clean(source.address) == source.address else None
    publisher = clean(source.publisher) if source.publisher is not None else None
    return msgspec.structs.replace(source, address=address, publisher=publisher)


_UNTOUCHED_FIELDS = frozenset(
    {"id", "label", "role", "name", "speaker", "resolved", "path", "sha256", "code", "reason"}
)
"""Fields of records that hold no prose; whose label and name are withheld is told by the speaker."""


def _replace_in(value: _T, clean: _Replace) -> _T:
    """Return a value of a record with every text in it cleaned, but the words that were said."""
    made: object = value
    if isinstance(value, str):
        made = clean(value)
    elif isinstance(value, tuple):
        made = tuple(_replace_in(one, clean) for one in value)
    elif isinstance(value, dict):
        made = {key: _replace_in(one, clean) for key, one in value.items()}
    elif isinstance(value, msgspec.Struct) and not (isinstance(value, Block) and value.type != "heading"):
        fields = {name: getattr(value, name) for name in value.__struct_fields__ if name not in _UNTOUCHED_FIELDS}
        made = msgspec.structs.replace(value, **{name: _replace_in(one, clean) for name, one in fields.items()})
    return made  # type: ignore[return-value]
