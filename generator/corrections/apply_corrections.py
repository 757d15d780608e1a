"""A record as people corrected it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from generator.corrections.applied import AppliedCorrection
from generator.corrections.corrected_names import named, spoken_by
from generator.corrections.editable_turns import EditableRecord, find_part, working
from generator.corrections.entry import Correction, CorrectionError
from generator.corrections.fields import printed_value, value_of, with_value
from generator.corrections.locate_fragment import Match, SearchText, find, search_texts
from generator.corrections.redact_passages import HiddenPassage, hide, hide_elsewhere, passage_of, without_secrets
from generator.corrections.split_join import join, split
from generator.records import Finding, SessionRecord, Turn
from generator.settings.load import Settings

Who = Callable[[SessionRecord, Mapping[str, str]], SessionRecord]
"""Names the people of a record's labels by the register; some turns, by their ids, have another label to be read."""


class CorrectedRecord(msgspec.Struct, frozen=True):
    """What came of the corrections of a record."""

    record: SessionRecord
    whole: SessionRecord
    """The same with the words that are hidden, for comparing with what was published before; it is never shown."""
    told: tuple[AppliedCorrection, ...]
    """What was carried out, in the order of the file."""
    errors: tuple[CorrectionError, ...]
    hidden: tuple[str, ...]
    """Passages that the record doesn't have any more."""
    as_read: tuple[str, ...] = ()
    """The ids of the turns before names were withheld in them, if that was done."""


def apply_corrections(
    record: SessionRecord, corrections: Sequence[Correction], settings: Settings, who: Who, ids: Mapping[str, int]
) -> CorrectedRecord:
    """Return a record as its corrections have it; one that can't be carried out leaves the others as they are.

    Words that were misheard stay in the record as they are printed: what they are now is told beside it.

    Args:
        record: As the source is read.
        corrections: Of this source, in the order of the file.
        settings: The archive's `site_config/`.
        who: Names the people.
        ids: The place of each turn in the record, by every id that readers know it by.
    """
    if not corrections:
        plain = who(record, {})
        return CorrectedRecord(plain, plain, (), (), ())
    return _CorrectionRun(record, settings, who, ids).carry_out(corrections)


class _CorrectionRun:
    """A record on the desk, while it is corrected."""

    def __init__(self, record: SessionRecord, settings: Settings, who: Who, ids: Mapping[str, int]) -> None:
        self._read = record
        self._record = record
        self._settings = settings
        self._who = who
        self._ids = ids
        self._texts = search_texts(record)
        self._turns = working(record)
        self._labels: dict[str, str] = {}
        self._speakers: dict[int, str] = {}
        self._errors: list[CorrectionError] = []
        self._told: dict[int, AppliedCorrection] = {}
        self._hidden: list[str] = []

    def carry_out(self, corrections: Sequence[Correction]) -> CorrectedRecord:
        """Carry out the corrections: first what makes turns, then who speaks and the rest, at last what is hidden."""
        for sorts, step in (
            ({"metadata"}, self._metadata),
            ({"split", "join", "no-mark"}, self._reshape),
            ({"speaker", "label"}, self._speaker),
        ):
            self._each([one for one in corrections if one.correct in sorts], step)
        whole = self._finished()
        hides = [one for one in corrections if one.correct == "hide"]
        self._each(hides, self._hide)
        self._each([one for one in corrections if one.correct == "words"], self._words)
        self._record = self._finished()
        told = [self._told[number] for number in sorted(self._told)]
        if self._hidden:
            secret = HiddenPassage(self._hidden, self._record)
            self._record, told = without_secrets(self._record, secret, told, self._settings)
        self._record = self._who(self._record, self._labels)
        told = self._without_needless(corrections, told)
        errors = tuple(sorted(self._errors, key=lambda error: (error.line or 0, str(error))))
        return CorrectedRecord(self._record, whole, tuple(told), errors, tuple(self._hidden))

    def _each(self, corrections: Sequence[Correction], step: Callable[[Correction], None]) -> None:
        for correction in corrections:
            try:
                step(correction)
            except CorrectionError as error:
                self._errors.append(error)

    def _finished(self) -> SessionRecord:
        return msgspec.structs.replace(self._record, turns=tuple(turn.finished() for turn in self._turns))

    def _metadata(self, correction: Correction) -> None:
        name = self._read.source.path
        find(correction, correction.fragment, [*self._texts, SearchText("the file's name", 1, name, "removed", -1)])
        field = correction.field or ""
        value = value_of(field, correction.value)[0]
        printed = printed_value(self._read, field)
        if printed == (None if value is None else str(value)):
            self._needless(correction)
            return
        if any((one.correct, one.field) == ("metadata", field) for one in self._told.values()):
            raise correction.error("field", "another correction has it, too", field)
        record = with_value(self._record, correction, self._settings)
        settled = {f"{field}-unknown", f"{field}-disagrees", f"{field}-from-address"}
        findings = tuple(finding for finding in record.findings if finding.code not in settled)
        self._record = msgspec.structs.replace(record, findings=findings)
        self._tell(correction, field=field, printed=printed, now=None if value is None else str(value))

    def _reshape(self, correction: Correction) -> None:
        match = self._find_in_turns(correction)
        if self._read.kind != "transcript":
            raise correction.error(None, "the document has no turns: nobody speaks in it")
        before = [(one.turn.id, one.turn.label) for one in self._turns]
        if correction.correct == "split":
            made = self._split(correction, match)
            if made is not None:
                name = next(one.turn.name for one in self._turns if one.turn.id == made)
                self._tell(correction, turn=made, now=correction.label or name)
            else:
                self._needless(correction)
            return
        joined = join(self._turns, correction, match)
        if joined is None:
            self._needless(correction, "no turn begins with the fragment, so there is nothing to join")
            return
        left = {one.turn.id for one in self._turns}
        label = next(label for name, label in before if name not in left)
        if joined[1] is not None:
            removed = sorted((*self._record.removed, joined[1]), key=lambda one: one.lines)
            self._record = msgspec.structs.replace(self._record, removed=tuple(removed))
            # The places of notices and removed lines were found before: what was added is behind those of its line.
            self._texts = self._texts_moved()
        self._tell(correction, turn=joined[0], printed=label)

    def _texts_moved(self) -> tuple[SearchText, ...]:
        """Return the texts with the places that removed lines have now."""
        turns = [text for text in self._texts if text.kind != "removed"]
        return (*turns, *(text for text in search_texts(self._record) if text.kind == "removed"))

    def _split(self, correction: Correction, match: Match) -> str | None:
        probe = Turn("", None, None, None, None, None, None, None, (1, 1), ())
        if correction.person is not None or correction.name is not None:
            spoken_by(probe, correction, self._read, self._settings)  # what is wrong with it is told before the split
        made = split(self._turns, correction, match, frozenset(self._ids))
        if made is None:
            return None
        turn = next(one for one in self._turns if one.turn.id == made)
        if correction.label is not None:
            turn.turn = named(turn.turn, correction.label, self._read, self._settings)
        if correction.person is not None or correction.name is not None:
            self._give(turn, correction)
        return made

    def _speaker(self, correction: Correction) -> None:
        match = self._find_in_turns(correction)
        turn = self._turns[self._place(correction, match)[0]]
        if self._read.kind != "transcript":
            raise correction.error(None, "the document has no turns: nobody speaks in it")
        other = self._speakers.get(id(turn))
        if other is not None:
            raise correction.error("fragment", f"{other} corrects this turn, too", correction.fragment)
        printed = turn.turn.label
        if correction.correct == "label":
            label = correction.label or ""
            turn.turn = msgspec.structs.replace(
                named(turn.turn, label, self._read, self._settings), resolved="corrected"
            )
            self._labels[turn.turn.id] = label
            self._speakers[id(turn)] = f"entry {correction.number}"
            self._tell(correction, turn=turn.turn.id, printed=printed, now=label)
        else:
            self._give(turn, correction)
            self._tell(correction, turn=turn.turn.id, printed=printed, now=turn.turn.name)

    def _give(self, turn: EditableRecord, correction: Correction) -> None:
        turn.turn, name = spoken_by(turn.turn, correction, self._read, self._settings)
        self._speakers[id(turn)] = f"entry {correction.number}"
        if name is not None:
            self._labels[turn.turn.id] = name

    def _words(self, correction: Correction) -> None:
        match = self._find_in_turns(correction)
        printed = correction.printed or correction.fragment
        inside = msgspec.structs.replace(match.text, text=match.text.text[match.start : match.end], blocks=())
        exact = find(correction, printed, [inside], "printed" if correction.printed else "fragment")
        start, end = match.start + exact.start, match.start + exact.end
        number, position = self._place(correction, Match(match.text, start, end))
        part = self._turns[number].parts[position]
        offset = match.text.place(start).offset - part.start
        said = match.text.text[start:end]
        if match.text.place(start).block < 0 or part.block.text[offset : offset + len(said)] != said:
            reason = "the words have to be in one paragraph of one turn, and not in a label"
            raise correction.error("printed" if correction.printed else "fragment", reason, printed)
        turn = self._turns[number].turn.id
        for one in self._told.values():
            if (one.correct, one.turn, one.block) != ("words", turn, position):
                continue
            theirs = (one.offset or 0, (one.offset or 0) + len(one.printed or ""))
            if offset < theirs[1] and theirs[0] < offset + len(said):
                raise correction.error("printed", f"entry {one.number} corrects some of these words, too", said)
        self._tell(correction, turn=turn, printed=said, now=correction.words, block=position, offset=offset)

    def _hide(self, correction: Correction) -> None:
        texts = self._where(correction)
        first, last = passage_of(correction, texts, self._texts)
        if first.text.kind == "turn":
            turn, hidden = hide(self._turns, correction, first, last)
            self._tell(correction, turn=turn)
        else:
            self._record, hidden = hide_elsewhere(self._record, correction, first, last)
            self._tell(correction)
        self._hidden += hidden

    def _where(self, correction: Correction) -> Sequence[SearchText]:
        """Return the texts in which the fragment of a correction is looked for.

        Raises:
            CorrectionError: There is no such turn.
        """
        if correction.turn is None:
            return self._texts
        number = self._ids.get(correction.turn.removeprefix("#"))
        if number is None:
            raise correction.error("turn", "the document has no such turn", correction.turn)
        return [text for text in self._texts if (text.kind, text.number) == ("turn", number)]

    def _find_in_turns(self, correction: Correction) -> Match:
        return find(correction, correction.fragment, [text for text in self._where(correction) if text.kind == "turn"])

    def _place(self, correction: Correction, match: Match) -> tuple[int, int]:
        try:
            return find_part(self._turns, match.text.place(match.start))
        except LookupError as error:
            reason = "another correction hides these words, or joins their turn to the one before it"
            raise correction.error("fragment", reason, correction.fragment) from error

    def _tell(
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
        self._told[correction.number] = AppliedCorrection(
            number=correction.number, correct=correction.correct, turn=turn, block=block, offset=offset, field=field,
            printed=printed, now=now, reason=correction.reason, author=correction.author, date=correction.date,
        )  # fmt: skip

    def _needless(self, correction: Correction, why: str = "the program reads it so by itself") -> None:
        message = f"{correction.path}, line {correction.line}: {why}; take the entry out"
        finding = Finding("correction-needless", "info", None, message)
        self._record = msgspec.structs.replace(self._record, findings=(*self._record.findings, finding))

    def _without_needless(
        self, corrections: Sequence[Correction], told: list[AppliedCorrection]
    ) -> list[AppliedCorrection]:
        """Take back what was said of speakers whom the program, by now, finds by itself."""
        speakers = [one for one in corrections if one.correct in {"speaker", "label"} and one.number in self._told]
        if not speakers:
            return told
        alone = {turn.id: turn for turn in self._who(self._read, {}).turns}
        turns = {turn.id: turn for turn in self._record.turns}
        for correction in speakers:
            turn = turns[self._told[correction.number].turn or ""]
            by_itself = alone.get(turn.id)
            if by_itself is None or _who(turn) != _who(by_itself):
                continue
            turns[turn.id] = msgspec.structs.replace(turn, resolved=by_itself.resolved, evidence=by_itself.evidence)
            told = [one for one in told if one.number != correction.number]
            self._needless(correction)
        self._record = msgspec.structs.replace(self._record, turns=tuple(turns.values()))
        return told


def _who(turn: Turn) -> tuple[str | None, str | None, str | None]:
    return turn.role, turn.name, turn.speaker
