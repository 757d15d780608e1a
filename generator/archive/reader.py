"""Read the records of the archive: as the source has them, then with corrections and without withheld names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from generator.archive.addresses import Address
from generator.archive.people.resolve import Resolver, names_with_honorifics
from generator.archive.permanence.published import Published, PublishedPage, fingerprint
from generator.archive.permanence.turn_ids import keep_turn_ids
from generator.archive.privacy.redact_names import NameRedactor
from generator.corrections.applied import AppliedCorrection, with_turn_ids_of_page
from generator.corrections.apply_corrections import CorrectedRecord, apply_corrections
from generator.corrections.entry import CorrectionError
from generator.corrections.files import NO_CORRECTIONS, find_corrections, without_suffix
from generator.corrections.locate_fragment import search_texts
from generator.reading.steps import read_document
from generator.records import SessionRecord
from generator.settings.load import Settings
from generator.sources.control_characters import clean_name
from generator.text.normal import folded_words


class WithdrawnDocument(msgspec.Struct, frozen=True):
    """A published document that was withdrawn from the archive."""

    href: str
    """Its address, with a slash at the end."""
    turns: tuple[str, ...]
    """The published ids that reveal no withheld name."""
    withheld: bool
    """Whether other ids were published, which reveal a withheld name."""
    reason: str
    author: str
    date: str
    """ISO date on which it was withdrawn."""


class _CorrectedSource(msgspec.Struct, frozen=True):
    """The results of the corrections of a source."""

    applied_corrections: tuple[AppliedCorrection, ...]
    errors: tuple[CorrectionError, ...]
    redacted_passages: tuple[str, ...]
    turn_ids: tuple[str, ...]
    """Of the record, not those that its page keeps."""
    corrections_path: str


_MIN_PASSAGE_WORDS = 8
"""Words of the shortest redacted passage that is looked for in the files of other sessions."""


class SourceReader:
    """Reads the sources of an archive with their corrections.

    The results depend on the sources that were read before.
    """

    def __init__(
        self,
        files: Mapping[str, Path],
        transcripts: Path,
        settings: Settings,
        corrections: Path | None,
        redactor: NameRedactor,
    ) -> None:
        """Find the corrections.

        Args:
            files: The sources, by their paths below `transcripts`.
            transcripts: The folder `content/transcripts`.
            settings: The archive's `site_config/`.
            corrections: The folder `content/corrections`; `None` for records as the sources have them.
            redactor: Replaces the withheld names.
        """
        self.honorifics: dict[str, frozenset[tuple[str, str]]] = {}
        """The full names that a source prints behind an honorific, with the honorific, by source that was read."""
        self._redactor = redactor
        self._files = files
        self._transcripts = transcripts
        self._settings = settings
        self._corrections = NO_CORRECTIONS if corrections is None else find_corrections(corrections, files)
        self._corrected_sources: dict[str, _CorrectedSource] = {}
        self._unpublished: list[CorrectionError] = []
        self._sources_with_redactions = self.sources_with_redactions()
        self._redacted_elsewhere: dict[tuple[str, str], CorrectionError] = {}

    def plain(self, source: str) -> SessionRecord:
        """Return the record of a source without corrections."""
        return read_document(self._files[source], self._transcripts, self._settings)

    def read(self, source: str, address: Address, published: Published, resolver: Resolver | None) -> CorrectedRecord:
        """Return the record of a source with its corrections.

        Args:
            source: Its path.
            address: Of the file.
            published: The published pages.
            resolver: The people register; `None` if only the corrections name speakers.
        """
        corrections = self._corrections.by_source.get(source, ())
        record = self.plain(source)

        def resolve(corrected: SessionRecord, labels: Mapping[str, str]) -> SessionRecord:
            return resolver.resolve(corrected, address, labels) if resolver is not None else corrected

        ids = _positions_of_ids(record, published.get(address.href)) if corrections else {}
        corrected = apply_corrections(record, corrections, self._settings, resolve, ids)
        if resolver is not None:
            self.honorifics[source] = frozenset(names_with_honorifics(corrected.record, self._settings))
            corrected = self._without_names(corrected, address)
            self._look_for_redacted(source, corrected.record)
        if corrections and resolver is not None:
            self._corrected_sources[source] = _CorrectedSource(
                corrected.applied,
                corrected.errors,
                corrected.redacted,
                tuple(turn.id for turn in corrected.record.turns),
                corrections[0].path,
            )
        return corrected

    def _without_names(self, corrected: CorrectedRecord, address: Address) -> CorrectedRecord:
        """Return the corrected record without the withheld names."""
        if not self._redactor.withheld_names:
            return corrected
        record = self._redactor.redact_record(corrected.record, address)
        ids = {old.id: new.id for old, new in zip(corrected.record.turns, record.turns, strict=True)}
        applied = with_turn_ids_of_page(corrected.applied, ids)
        return msgspec.structs.replace(
            corrected,
            record=record,
            unredacted=self._redactor.redact_record(corrected.unredacted, address),
            applied=self._redactor.redact_corrections(applied, corrected.record, address),
            ids_as_read=tuple(turn.id for turn in corrected.record.turns),
        )

    def sources_with_redactions(self) -> list[str]:
        """Return the sources with redacted passages."""
        return sorted(
            source
            for source, corrections in self._corrections.by_source.items()
            if any(correction.kind == "hide" for correction in corrections)
        )

    def _look_for_redacted(self, source: str, record: SessionRecord) -> None:
        """Note the long passages in a record that are redacted in other sources, of those that were read before."""
        passages = {
            (other, passage): corrected.corrections_path
            for other in self._sources_with_redactions
            if other != source and (corrected := self._corrected_sources.get(other)) is not None
            for passage in map(_comparable, corrected.redacted_passages)
            if passage.count(" ") >= _MIN_PASSAGE_WORDS - 1
        }
        if not passages:
            return
        text = " ".join(text.text for text in search_texts(record)).casefold()
        for (other, passage), path in passages.items():
            if max(passage.split(" "), key=len) in text and f" {passage} " in f" {_comparable(text)} ":
                self._redacted_elsewhere[other, source] = _passage_elsewhere(source, path)

    def withdrawn(self, published: Published) -> dict[str, WithdrawnDocument]:
        """Return the published pages whose document was withdrawn, by address."""
        withdrawn = {}
        for source, correction in self._corrections.withdrawn.items():
            pages = [page for page in published.values() if _was_published_from(page, source)]
            if not pages:
                reason = "no page of this document was published; delete this file"
                self._unpublished.append(correction.error(None, reason))
            for page in pages:
                names, redact = self._redactor.withheld_names, self._redactor.redact_prose
                ids = tuple(turn.id for turn in page.turns if not (names and names.in_id(turn.id)))
                withdrawn[page.address] = WithdrawnDocument(
                    href=page.address,
                    turns=ids,
                    withheld=len(ids) < len(page.turns),
                    reason=redact(correction.reason),
                    author=redact(correction.author),
                    date=correction.date,
                )
        return withdrawn

    @property
    def errors(self) -> list[CorrectionError]:
        """The errors in corrections of the records that were read, in the order of the files."""
        errors = [
            *self._corrections.errors,
            *self._unpublished,
            *(error for corrected in self._corrected_sources.values() for error in corrected.errors),
        ]
        return sorted(errors, key=lambda error: (error.path or "", error.line or 0, str(error)))

    def applied_corrections(self, source: str, ids: Iterable[str]) -> tuple[AppliedCorrection, ...]:
        """Return the applied corrections of a source, with the turn ids of its page.

        Args:
            source: Its path.
            ids: The ids of the turns on the page.
        """
        corrected = self._corrected_sources.get(source)
        if corrected is None:
            return ()
        return with_turn_ids_of_page(corrected.applied_corrections, dict(zip(corrected.turn_ids, ids, strict=True)))

    def find_redacted_elsewhere(
        self, sessions: Iterable[Sequence[str]], read: Callable[[str], SessionRecord]
    ) -> Iterator[CorrectionError]:
        """Yield an error for each file with a passage that is redacted in another file.

        Among the files of one session any passage counts, elsewhere a long one.

        Args:
            sessions: The files of each session.
            read: Returns the record of one of them.
        """
        for sources in sessions:
            if len(sources) > 1:
                self._look_for_redacted_in_copies(sources, read)
        for pair in sorted(self._redacted_elsewhere):
            yield self._redacted_elsewhere[pair]

    def _look_for_redacted_in_copies(self, sources: Sequence[str], read: Callable[[str], SessionRecord]) -> None:
        """Note the files of one session with a passage that is redacted in another of its files."""
        redacted = [
            (source, corrected)
            for source in sources
            if (corrected := self._corrected_sources.get(source)) is not None and corrected.redacted_passages
        ]
        for other in sources if redacted else ():
            text = f" {_comparable(' '.join(text.text for text in search_texts(read(other))))} "
            for source, corrected in redacted:
                passages = map(_comparable, corrected.redacted_passages)
                if source != other and any(f" {passage} " in text for passage in passages):
                    self._redacted_elsewhere[source, other] = _passage_elsewhere(other, corrected.corrections_path)


def _passage_elsewhere(source: str, path: str) -> CorrectionError:
    sentence = f"a passage redacted here is also in {clean_name(source)}; redact it there, too"
    return CorrectionError(sentence, path=path)


def for_comparing(corrected: CorrectedRecord, published: PublishedPage) -> SessionRecord:
    """Return a corrected record to compare with the published turns.

    A turn with a redacted passage has the passage, unless the turn was published without it.
    """
    if not corrected.redacted:
        return corrected.record
    published_words = {
        words for turn in published.turns for words in (turn.words, *(version.words for version in turn.later_versions))
    }
    turns = tuple(
        redacted if fingerprint(redacted) in published_words else turn
        for redacted, turn in zip(corrected.record.turns, corrected.unredacted.turns, strict=True)
    )
    return msgspec.structs.replace(corrected.record, turns=turns)


def _was_published_from(page: PublishedPage, source: str) -> bool:
    """Return True if a page was made from a source with this path, which may lack its suffix."""
    return any(source in {published, without_suffix(published)} for published in page.sources)


def _comparable(text: str) -> str:
    return " ".join(folded_words(text))


def _positions_of_ids(record: SessionRecord, page: PublishedPage | None) -> dict[str, int]:
    """Return the positions of the turns by id: the ids of the published page win over those of the record."""
    ids = {turn.id: position for position, turn in enumerate(record.turns)}
    if page is None:
        return ids
    turn_ids = keep_turn_ids(record, page)
    page_ids = {turn_id: position for position, turn_id in enumerate(turn_ids.ids)}
    former_ids = {
        former_id: page_ids[turn_id]
        for turn_id, former in turn_ids.former_ids.items()
        for former_id in former
        if turn_id in page_ids
    }
    return ids | former_ids | page_ids
