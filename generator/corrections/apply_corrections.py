"""Apply the corrections of a source to its record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from generator.corrections.applied import AppliedCorrection
from generator.corrections.corrected_names import with_corrected_speaker, with_speaker_of_label
from generator.corrections.editable_turns import EditableTurn, find_block, make_editable
from generator.corrections.entry import Correction, CorrectionError
from generator.corrections.fields import parse_value, printed_value, with_corrected_field
from generator.corrections.locate_fragment import LABEL_BLOCK, FragmentPlace, Match, SearchText, locate, search_texts
from generator.corrections.redact_passages import (
    RedactedPassages,
    locate_passage,
    redact_in_turns,
    redact_outside_turns,
    without_redacted_words,
)
from generator.corrections.split_join import join_turns, split_turn
from generator.records import Finding, SessionRecord, Turn
from generator.settings.load import Settings

ResolveSpeakers = Callable[[SessionRecord, Mapping[str, str]], SessionRecord]
"""Returns a record with the people of its labels by the register; the mapping replaces the labels of some turn ids."""

_READ_SO = "the source is read so without this entry"
"""Why an entry is needless, unless it says another reason."""

_NO_TURN = Turn("", None, None, None, None, None, None, None, (1, 1), ())


class CorrectedRecord(msgspec.Struct, frozen=True):
    """A record after its corrections."""

    record: SessionRecord
    unredacted: SessionRecord
    """The record with its redacted passages, to compare with the published pages; it is never shown."""
    labels: Mapping[str, str]
    """The corrected labels and names, by turn id."""
    applied: tuple[AppliedCorrection, ...]
    """In the order of the file."""
    errors: tuple[CorrectionError, ...]
    redacted: tuple[str, ...]
    """The passages that were removed from the record."""


def apply_corrections(
    record: SessionRecord, corrections: Sequence[Correction], settings: Settings, turn_numbers: Mapping[str, int]
) -> CorrectedRecord:
    """Return a record with its corrections; one that can't be applied leaves the others as they are.

    Misheard words stay in the record as printed: the applied correction holds the corrected words.

    Args:
        record: The record as read.
        corrections: The corrections of its source, in the order of the file.
        settings: The archive's `site_config/`.
        turn_numbers: The position of each turn in the record, by every id that readers know.
    """
    if not corrections:
        return CorrectedRecord(record, record, {}, (), (), ())
    return _CorrectionRun(record, settings, turn_numbers).apply(corrections)


def without_needless_speakers(
    corrected: CorrectedRecord,
    as_read: SessionRecord,
    corrections: Sequence[Correction],
    resolve_speakers: ResolveSpeakers,
) -> CorrectedRecord:
    """Return a corrected record whose speakers are resolved, without the corrections of speakers that need none.

    Args:
        corrected: The record after its corrections.
        as_read: The record before its corrections, without resolved speakers.
        corrections: The corrections, in the order of the file.
        resolve_speakers: Finds the people of the labels.
    """
    record = resolve_speakers(corrected.record, corrected.labels)
    needed = {correction.number: correction for correction in corrected.applied}
    speakers = [
        correction
        for correction in corrections
        if correction.kind in {"speaker", "label"} and correction.number in needed
    ]
    uncorrected = {turn.id: turn for turn in resolve_speakers(as_read, {}).turns} if speakers else {}
    turns = {turn.id: turn for turn in record.turns}
    findings = list(record.findings)
    for correction in speakers:
        turn = turns[needed[correction.number].turn or ""]
        before = uncorrected.get(turn.id)
        if before is None or _speaker(turn) != _speaker(before):
            continue
        turns[turn.id] = msgspec.structs.replace(turn, resolved=before.resolved, evidence=before.evidence)
        del needed[correction.number]
        findings.append(_needless(correction))
    if speakers:
        record = msgspec.structs.replace(record, turns=tuple(turns.values()), findings=tuple(findings))
    return msgspec.structs.replace(corrected, record=record, applied=tuple(needed.values()))


class _CorrectionRun:
    """A record while its corrections are applied."""

    def __init__(self, record: SessionRecord, settings: Settings, turn_numbers: Mapping[str, int]) -> None:
        self._original = record
        self._record = record
        self._settings = settings
        self._turn_numbers = turn_numbers
        self._texts = search_texts(record)
        self._turns = make_editable(record)
        self._labels: dict[str, str] = {}
        """Corrected labels and names, by turn id."""
        self._speaker_entries: dict[str, int] = {}
        """The number of the entry that corrects the speaker of a turn, by turn id."""
        self._errors: list[CorrectionError] = []
        self._applied: dict[int, AppliedCorrection] = {}
        """By the number of the entry."""
        self._redacted: list[str] = []

    def apply(self, corrections: Sequence[Correction]) -> CorrectedRecord:
        """Apply the corrections: metadata, the bounds of turns, speakers, redactions, and at last misheard words."""
        for kinds, step in (
            ({"metadata"}, self._correct_metadata),
            ({"split", "join", "no-mark"}, self._correct_bounds),
            ({"speaker", "label"}, self._correct_speaker),
        ):
            self._apply_each([correction for correction in corrections if correction.kind in kinds], step)
        unredacted = self._with_turns()
        self._apply_each([correction for correction in corrections if correction.kind == "hide"], self._redact)
        self._apply_each([correction for correction in corrections if correction.kind == "words"], self._correct_words)
        self._record = self._with_turns()
        applied = [self._applied[number] for number in sorted(self._applied)]
        if self._redacted:
            passages = RedactedPassages(self._redacted, self._record)
            self._record, applied = without_redacted_words(self._record, passages, applied, self._settings)
        errors = tuple(sorted(self._errors, key=lambda error: (error.line or 0, str(error))))
        return CorrectedRecord(self._record, unredacted, self._labels, tuple(applied), errors, tuple(self._redacted))

    def _apply_each(self, corrections: Sequence[Correction], step: Callable[[Correction], None]) -> None:
        for correction in corrections:
            try:
                step(correction)
            except CorrectionError as error:
                self._errors.append(error)

    def _with_turns(self) -> SessionRecord:
        return msgspec.structs.replace(self._record, turns=tuple(turn.finished() for turn in self._turns))

    def _correct_metadata(self, correction: Correction) -> None:
        path = self._original.source.path
        locate(correction, correction.fragment, [*self._texts, SearchText("the file's name", 1, path, "removed", -1)])
        field = correction.field or ""
        value = parse_value(field, correction.value)[0]
        now = None if value is None else str(value)
        printed = printed_value(self._original, field)
        if printed == now:
            self._add_needless(correction)
            return
        for applied in self._applied.values():
            if (applied.kind, applied.field) == ("metadata", field):
                reason = f"entry {applied.number} corrects this field, too; remove one of the two"
                raise correction.error("field", reason, field)
        record = with_corrected_field(self._record, correction, self._settings)
        settled = {f"{field}-unknown", f"{field}-disagrees", f"{field}-from-address"}
        findings = tuple(finding for finding in record.findings if finding.code not in settled)
        self._record = msgspec.structs.replace(record, findings=findings)
        self._add_applied(correction, field=field, printed=printed, now=now)

    def _correct_bounds(self, correction: Correction) -> None:
        match = self._locate_in_turns(correction)
        self._check_has_turns(correction)
        if correction.kind == "split":
            self._split(correction, match)
        else:
            self._join(correction, match)

    def _split(self, correction: Correction, match: Match) -> None:
        if correction.person is not None or correction.name is not None:
            # An error of the speaker must come before the split.
            with_corrected_speaker(_NO_TURN, correction, self._original, self._settings)
        turn_id = split_turn(self._turns, correction, match, frozenset(self._turn_numbers))
        if turn_id is None:
            self._add_needless(correction)
            return
        turn = next(turn for turn in self._turns if turn.turn.id == turn_id)
        if correction.label is not None:
            turn.turn = with_speaker_of_label(turn.turn, correction.label, self._original, self._settings)
            self._labels[turn_id] = correction.label
        if correction.person is not None or correction.name is not None:
            self._set_speaker(turn, correction)
        self._add_applied(correction, turn=turn_id, now=correction.label or turn.turn.name)

    def _join(self, correction: Correction, match: Match) -> None:
        labels = {turn.turn.id: turn.turn.label for turn in self._turns}
        joined = join_turns(self._turns, correction, match)
        if joined is None:
            self._add_needless(correction, "no turn begins with the fragment, so there is nothing to join")
            return
        turn_id, removed_label = joined
        remaining = {turn.turn.id for turn in self._turns}
        printed = next(label for joined_id, label in labels.items() if joined_id not in remaining)
        if removed_label is not None:
            removed = tuple(sorted((*self._record.removed, removed_label), key=lambda lines: lines.lines))
            self._record = msgspec.structs.replace(self._record, removed=removed)
            # The texts were found before: the removed label moved the removed lines after it.
            self._texts = self._with_current_removed()
        self._add_applied(correction, turn=turn_id, printed=printed)

    def _with_current_removed(self) -> tuple[SearchText, ...]:
        """Return the texts with the current positions of the removed lines."""
        texts = [text for text in self._texts if text.kind != "removed"]
        return (*texts, *(text for text in search_texts(self._record) if text.kind == "removed"))

    def _correct_speaker(self, correction: Correction) -> None:
        match = self._locate_in_turns(correction)
        turn = self._turns[self._find_block(correction, match)[0]]
        self._check_has_turns(correction)
        earlier = self._speaker_entries.get(turn.turn.id)
        if earlier is not None:
            reason = f"entry {earlier} corrects the speaker of this turn, too; remove one of the two"
            raise correction.error("fragment", reason, correction.fragment)
        printed = turn.turn.label
        if correction.kind == "label":
            label = correction.label or ""
            labelled = with_speaker_of_label(turn.turn, label, self._original, self._settings)
            turn.turn = msgspec.structs.replace(labelled, resolved="corrected")
            self._labels[turn.turn.id] = label
            self._speaker_entries[turn.turn.id] = correction.number
            self._add_applied(correction, turn=turn.turn.id, printed=printed, now=label)
        else:
            self._set_speaker(turn, correction)
            self._add_applied(correction, turn=turn.turn.id, printed=printed, now=turn.turn.name)

    def _set_speaker(self, turn: EditableTurn, correction: Correction) -> None:
        turn.turn, name = with_corrected_speaker(turn.turn, correction, self._original, self._settings)
        self._speaker_entries[turn.turn.id] = correction.number
        if name is not None:
            self._labels[turn.turn.id] = name

    def _correct_words(self, correction: Correction) -> None:
        match = self._locate_in_turns(correction)
        field = "printed" if correction.printed else "fragment"
        quoted = correction.printed or correction.fragment
        inside = msgspec.structs.replace(match.text, text=match.text.text[match.start : match.end], block_starts=())
        exact = locate(correction, quoted, [inside], field)
        start, end = match.start + exact.start, match.start + exact.end
        printed = match.text.text[start:end]
        place = match.text.place(start)
        number, position = self._find_block(correction, Match(match.text, start, end))
        offset = self._offset_in_block(number, position, place, printed)
        if offset is None:
            reason = "the words must be within one paragraph of a turn and outside its label; quote fewer words"
            raise correction.error(field, reason, quoted)
        turn_id = self._turns[number].turn.id
        self._check_corrected_once(correction, turn_id, position, offset, printed)
        self._add_applied(
            correction, turn=turn_id, printed=printed, now=correction.words, block=position, offset=offset
        )

    def _check_corrected_once(
        self, correction: Correction, turn_id: str, position: int, offset: int, printed: str
    ) -> None:
        """Check that no other entry corrects some of the words of a place.

        Raises:
            CorrectionError: Another entry does.
        """
        for applied in self._applied.values():
            if (applied.kind, applied.turn, applied.block) != ("words", turn_id, position):
                continue
            applied_start = applied.offset or 0
            if offset < applied_start + len(applied.printed or "") and applied_start < offset + len(printed):
                reason = f"entry {applied.number} corrects some of these words, too; merge the two entries"
                raise correction.error("printed", reason, printed)

    def _offset_in_block(self, number: int, position: int, place: FragmentPlace, printed: str) -> int | None:
        """Return where a block has the words of a place; `None` if they are not all in it."""
        if place.block == LABEL_BLOCK:
            return None
        block = self._turns[number].blocks[position]
        offset = place.offset - block.original_offset
        return offset if block.block.text[offset : offset + len(printed)] == printed else None

    def _redact(self, correction: Correction) -> None:
        first, last = locate_passage(correction, self._texts_to_search(correction), self._texts)
        if first.text.kind == "turn":
            turn_id, redacted = redact_in_turns(self._turns, correction, first, last)
            self._add_applied(correction, turn=turn_id)
        else:
            self._record, redacted = redact_outside_turns(self._record, correction, first, last)
            self._add_applied(correction)
        self._redacted += redacted

    def _texts_to_search(self, correction: Correction) -> Sequence[SearchText]:
        """Return the texts that may hold the fragment of a correction.

        Raises:
            CorrectionError: The document lacks the turn of the correction.
        """
        if correction.turn is None:
            return self._texts
        number = self._turn_numbers.get(correction.turn.removeprefix("#"))
        if number is None:
            reason = "the document has no turn with this id; copy the id from the address of the turn"
            raise correction.error("turn", reason, correction.turn)
        return [text for text in self._texts if (text.kind, text.number) == ("turn", number)]

    def _check_has_turns(self, correction: Correction) -> None:
        if self._original.kind != "transcript":
            raise correction.error(None, "the document is not a transcript and has no turns; remove the entry")

    def _locate_in_turns(self, correction: Correction) -> Match:
        texts = [text for text in self._texts_to_search(correction) if text.kind == "turn"]
        return locate(correction, correction.fragment, texts)

    def _find_block(self, correction: Correction, match: Match) -> tuple[int, int]:
        try:
            return find_block(self._turns, match.text.place(match.start))
        except LookupError as error:
            reason = (
                "another correction redacts these words, or joins their turn to the one before it; "
                "remove one of the two"
            )
            raise correction.error("fragment", reason, correction.fragment) from error

    def _add_applied(
        self,
        correction: Correction,
        *,
        turn: str | None = None,
        field: str | None = None,
        printed: str | None = None,
        now: str | None = None,
        block: int | None = None,
        offset: int | None = None,
    ) -> None:
        self._applied[correction.number] = AppliedCorrection(
            number=correction.number, kind=correction.kind, turn=turn, block=block, offset=offset, field=field,
            printed=printed, now=now, reason=correction.reason, author=correction.author, date=correction.date,
        )  # fmt: skip

    def _add_needless(self, correction: Correction, reason: str = _READ_SO) -> None:
        finding = _needless(correction, reason)
        self._record = msgspec.structs.replace(self._record, findings=(*self._record.findings, finding))


def _needless(correction: Correction, reason: str = _READ_SO) -> Finding:
    message = f"{correction.path}, line {correction.line}: {reason}; remove the entry"
    return Finding("correction-needless", "info", None, message)


def _speaker(turn: Turn) -> tuple[str | None, str | None, str | None]:
    return turn.role, turn.name, turn.speaker
