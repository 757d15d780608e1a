"""Records without the names that are withheld: no later stage sees the names.

The words that were said stay as they are, whoever said them. All other texts of a record (the title, the notices, the
removed lines, messages, the sentences of evidence) have `[name withheld]` in place of a withheld name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import count
from typing import TypeVar

import msgspec

from generator.archive.addresses import Address
from generator.archive.privacy.withheld_names import WithheldNames, name_replacer
from generator.corrections.applied import AppliedCorrection
from generator.reading.grammar.names import read_label
from generator.reading.grammar.vocabulary import Vocabulary, vocabulary_of
from generator.records import Block, Finding, SessionRecord, Source, Turn
from generator.settings.load import Settings
from generator.text.normal import has_two_words, loose_name_key

WITHHELD_LABEL = "Name withheld"
"""In place of a withheld label."""

WITHHELD_ID_PREFIX = "withheld"
"""Begins the id of a turn with a withheld label."""

_T = TypeVar("_T")
_Replace = Callable[[str], str]

_NAME_IN_PATH = Finding(
    "name-in-path",
    "warning",
    None,
    "the file's name contains a withheld name, and so does the address of its page; rename the file",
)


class _PrintedLabel(msgspec.Struct, frozen=True):
    """A label and its speaker."""

    label: str
    speaker: str | None
    is_corrected: bool
    """Whether a correction says that the label is wrong."""


class _WithheldInRecord(msgspec.Struct, frozen=True):
    """The withheld labels of a record, and functions that replace the withheld names in its texts."""

    labels: frozenset[_PrintedLabel]
    replace_in_printed: _Replace
    """For printed texts: names of one word stay, since they may be anybody's."""
    replace_in_written: _Replace
    """For texts by the program or a maintainer: labels of one word are replaced, too."""


class NameRedactor:
    """Replaces the withheld names in records, one record after the other."""

    def __init__(self, settings: Settings) -> None:
        self.withheld_names = WithheldNames(settings)
        self._settings = settings
        self._registered_ids = frozenset(person.id for person in settings.register.people)

    def redact_record(self, record: SessionRecord, address: Address) -> SessionRecord:
        """Return a record with resolved speakers without withheld names; the ids of other turns stay."""
        if not self.withheld_names:
            return record
        withheld = self._withheld_in(record, address)
        changes = {
            field: _replace_in(getattr(record, field), withheld.replace_in_printed)
            for field in record.__struct_fields__
            if field not in {"source", "turns", "findings", "event"}
        }
        findings = tuple(_replace_in(finding, withheld.replace_in_written) for finding in record.findings)
        if self.withheld_names.in_text(record.source.path):
            findings = (*findings, _NAME_IN_PATH)
        return msgspec.structs.replace(
            record,
            **changes,
            source=_redact_source(record.source, withheld.replace_in_printed),
            findings=findings,
            turns=self._redact_turns(record, withheld),
        )

    def redact_corrections(
        self, corrections: Sequence[AppliedCorrection], record: SessionRecord, address: Address
    ) -> tuple[AppliedCorrection, ...]:
        """Return the applied corrections of a record without withheld names; words that were said stay as they are.

        Args:
            corrections: The applied corrections.
            record: The record before the names were replaced.
            address: Of the document.
        """
        if not self.withheld_names:
            return tuple(corrections)
        replace = self._withheld_in(record, address).replace_in_written

        def redact_correction(correction: AppliedCorrection) -> AppliedCorrection:
            texts = {"reason": correction.reason, "author": correction.author}
            if correction.kind != "words":
                values = (("printed", correction.printed), ("now", correction.now))
                texts |= {field: text for field, text in values if text is not None}
            return msgspec.structs.replace(correction, **{field: replace(text) for field, text in texts.items()})

        return tuple(map(redact_correction, corrections))

    def redact_prose(self, text: str) -> str:
        """Return a maintainer's text that belongs to no document without the full names that are withheld."""
        return self._replace_full_names(text)

    @cached_property
    def _replace_full_names(self) -> _Replace:
        keys = self.withheld_names.keys(lambda alias: True) | self._id_keys
        return name_replacer({key for key in keys if has_two_words(key)}, self.withheld_names.longer_names)

    @property
    def _id_keys(self) -> set[str]:
        return {loose_name_key(person_id) for person_id in self.withheld_names.person_ids}

    def _withheld_in(self, record: SessionRecord, address: Address) -> _WithheldInRecord:
        event = record.event.id if record.event is not None else None
        session = address.href.rstrip("/")
        keys = self.withheld_names.keys(lambda alias: alias.holds(event, session, record.date))
        longer_names = self.withheld_names.longer_names
        replace_in_labels = name_replacer([key for key in keys if has_two_words(key)], longer_names)
        printed = {_printed_label(turn) for turn in record.turns if turn.label is not None}
        withheld = frozenset(label for label in printed if self._is_withheld(label, keys, replace_in_labels))
        withheld_labels = {label.label for label in withheld if not label.is_corrected}
        other_labels = {label.label for label in printed - withheld} - withheld_labels
        all_keys = keys | {key for label in withheld_labels for key in self.withheld_names.keys_of(label)}
        other_keys = longer_names | {key for label in other_labels for key in self.withheld_names.keys_of(label)}
        return _WithheldInRecord(
            labels=withheld,
            replace_in_printed=name_replacer({key for key in all_keys if has_two_words(key)}, other_keys),
            replace_in_written=name_replacer(all_keys | self._id_keys, other_keys),
        )

    @property
    def _vocabulary(self) -> Vocabulary:
        return vocabulary_of(self._settings)

    def _is_withheld(self, printed: _PrintedLabel, keys: frozenset[str], replace_in_labels: _Replace) -> bool:
        """Return True if a label's speaker is withheld, or uncertain while the label contains a withheld full name."""
        label = read_label(printed.label, self._vocabulary)
        if printed.speaker in self.withheld_names.person_ids:
            return label.name is not None
        if label.name is None:  # `JANE DOE AND ROSA DELGADO`
            return replace_in_labels(label.printed) != label.printed
        # Of `DOE, JANE` the name is read as `DOE`.
        label_keys = {loose_name_key(label.name), loose_name_key(label.printed)}
        is_surely_another = printed.speaker in self._registered_ids and not printed.is_corrected
        return not is_surely_another and any(key in keys and has_two_words(key) for key in label_keys)

    def _redact_turns(self, record: SessionRecord, withheld: _WithheldInRecord) -> tuple[Turn, ...]:
        turns = [(turn, turn.label is not None and _printed_label(turn) in withheld.labels) for turn in record.turns]
        other_ids = {turn.id for turn, has_withheld_label in turns if not has_withheld_label}
        withheld_ids = (turn_id for turn_id in map(_withheld_id, count(1)) if turn_id not in other_ids)
        redacted_turns = []
        for turn, has_withheld_label in turns:
            redacted = _replace_in(turn, withheld.replace_in_printed)
            if turn.speaker in self.withheld_names.person_ids or (has_withheld_label and turn.resolved != "corrected"):
                redacted = msgspec.structs.replace(
                    redacted, role=self._role(turn), name=None, speaker=None, resolved=None, evidence=None
                )
            if has_withheld_label:
                redacted = msgspec.structs.replace(redacted, id=next(withheld_ids), label=WITHHELD_LABEL)
            redacted_turns.append(redacted)
        return tuple(redacted_turns)

    def _role(self, turn: Turn) -> str | None:
        if turn.role or turn.label is None:
            return turn.role or None
        return read_label(turn.label, self._vocabulary).role


def _withheld_id(number: int) -> str:
    return f"{WITHHELD_ID_PREFIX}-{number}"


def _printed_label(turn: Turn) -> _PrintedLabel:
    return _PrintedLabel(turn.label or "", turn.speaker, turn.resolved == "corrected")


def is_withheld(turn: Turn) -> bool:
    """Return True if a turn's label is withheld."""
    return turn.label == WITHHELD_LABEL and (turn.name is None or turn.resolved == "corrected")


def _redact_source(source: Source, replace: _Replace) -> Source:
    """Return the source without withheld names; a web address with a name is removed, since no part of it works."""

    def kept(address: str | None) -> str | None:
        return address if address is None or replace(address) == address else None

    return msgspec.structs.replace(
        source,
        address=kept(source.address),
        publisher=replace(source.publisher) if source.publisher is not None else None,
        recording=kept(source.recording),
        licence=replace(source.licence) if source.licence is not None else None,
    )


_UNTOUCHED_FIELDS = frozenset(
    {"id", "label", "role", "name", "speaker", "resolved", "path", "sha256", "code", "reason"}
)
"""Fields of records that hold no prose; labels and names are withheld by speaker, not by text."""


def _replace_in(value: _T, replace: _Replace) -> _T:
    """Return a value of a record with the names in all its texts replaced, except in the words that were said."""
    replaced: object = value
    if isinstance(value, str):
        replaced = replace(value)
    elif isinstance(value, tuple):
        replaced = tuple(_replace_in(item, replace) for item in value)
    elif isinstance(value, dict):
        replaced = {key: _replace_in(item, replace) for key, item in value.items()}
    elif isinstance(value, msgspec.Struct) and not (isinstance(value, Block) and value.type != "heading"):
        fields = {name: getattr(value, name) for name in value.__struct_fields__ if name not in _UNTOUCHED_FIELDS}
        replaced = msgspec.structs.replace(value, **{name: _replace_in(item, replace) for name, item in fields.items()})
    return replaced  # type: ignore[return-value]
