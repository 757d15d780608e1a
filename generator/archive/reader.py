"""Every record of the archive is read here: as its source has it, then as people corrected it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from generator.archive.addresses import Address
from generator.archive.people.resolve import Resolver, honorifics
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
from generator.text import words


class WithdrawnDocument(msgspec.Struct, frozen=True):
    """A published document that the archive doesn't hold any more."""

    href: str
    """Its address, with a slash at its end."""
    turns: tuple[str, ...]
    """The ids that were published, but those that tell a name which is withheld."""
    withheld: bool
    """Whether there are such."""
    reason: str
    author: str
    date: str
    """ISO date on which it was withdrawn."""


class _CorrectedSource(msgspec.Struct, frozen=True):
    """What came of the corrections of a source."""

    told: tuple[AppliedCorrection, ...]
    errors: tuple[CorrectionError, ...]
    hidden: tuple[str, ...]
    ids: tuple[str, ...]
    """Of the turns, before those that its page keeps."""
    path: str


_MIN_PASSAGE_WORDS = 8
"""Words of a hidden passage that stand together elsewhere for no other reason."""


class SourceReader:
    """Reads the sources of an archive, with their corrections."""

    def __init__(
        self,
        files: Mapping[str, Path],
        transcripts: Path,
        settings: Settings,
        corrections: Path | None,
        withhold: NameRedactor,
    ) -> None:
        """Find the corrections.

        Args:
            files: The sources, by their paths below `transcripts`.
            transcripts: The folder `content/transcripts`.
            settings: The archive's `site_config/`.
            corrections: The folder `content/corrections`; `None` for records as the sources have them.
            withhold: Takes out the names of those who asked for it.
        """
        self.honorifics: dict[str, frozenset[tuple[str, str]]] = {}
        """By source that was read: the full names that it prints behind an honorific, with the honorific."""
        self._withhold = withhold
        self._files = files
        self._transcripts = transcripts
        self._settings = settings
        self._found = NO_CORRECTIONS if corrections is None else find_corrections(corrections, files)
        self._made: dict[str, _CorrectedSource] = {}
        self._unpublished: list[CorrectionError] = []
        self._hiding = self.hiding()
        self._seen: dict[tuple[str, str], CorrectionError] = {}

    def plain(self, name: str) -> SessionRecord:
        """Return the record of a source without corrections."""
        return read_document(self._files[name], self._transcripts, self._settings)

    def read(self, name: str, address: Address, published: Published, resolver: Resolver | None) -> CorrectedRecord:
        """Return the record of a source as it was corrected.

        Args:
            name: Its path.
            address: Of the file.
            published: What readers know.
            resolver: The people register; without it only the corrections say who speaks.
        """
        corrections = self._found.by_source.get(name, ())
        record = self.plain(name)

        def who(made: SessionRecord, labels: Mapping[str, str]) -> SessionRecord:
            return resolver.resolve(made, address, labels) if resolver is not None else made

        ids = _positions_of_ids(record, published.get(address.href)) if corrections else {}
        made = apply_corrections(record, corrections, self._settings, who, ids)
        if resolver is not None:
            self.honorifics[name] = frozenset(honorifics(made.record, self._settings))
            made = self._without_names(made, address)
            self._look_for_hidden(name, made.record)
        if corrections and resolver is not None:
            ids_read = tuple(turn.id for turn in made.record.turns)
            self._made[name] = _CorrectedSource(made.told, made.errors, made.hidden, ids_read, corrections[0].path)
        return made

    def _without_names(self, made: CorrectedRecord, address: Address) -> CorrectedRecord:
        """Return what came of the corrections without the names that are withheld."""
        if not self._withhold.hidden:
            return made
        record = self._withhold(made.record, address)
        ids = {old.id: new.id for old, new in zip(made.record.turns, record.turns, strict=True)}
        told = self._withhold.told(with_turn_ids_of_page(made.told, ids), made.record, address)
        return msgspec.structs.replace(
            made,
            record=record,
            whole=self._withhold(made.whole, address),
            told=told,
            as_read=tuple(turn.id for turn in made.record.turns),
        )

    def hiding(self) -> list[str]:
        """Return the sources of which passages are hidden."""
        found = self._found.by_source.items()
        return sorted(name for name, theirs in found if any(one.correct == "hide" for one in theirs))

    def _look_for_hidden(self, name: str, record: SessionRecord) -> None:
        """Note where long passages that are hidden in sources read before stand in the record of another one."""
        hidden = {
            (other, passage): made.path
            for other in self._hiding
            if other != name and (made := self._made.get(other)) is not None
            for passage in map(_comparable, made.hidden)
            if passage.count(" ") >= _MIN_PASSAGE_WORDS - 1
        }
        if not hidden:
            return
        text = " ".join(text.text for text in search_texts(record)).casefold()
        for (other, passage), path in hidden.items():
            if max(passage.split(" "), key=len) in text and f" {passage} " in f" {_comparable(text)} ":
                self._seen[other, name] = _passage_elsewhere(name, path)

    def withdrawn(self, published: Published) -> dict[str, WithdrawnDocument]:
        """Return the published pages whose document was withdrawn, by address."""
        found = {}
        for name, correction in self._found.withdrawn.items():
            pages = [page for page in published.values() if _was_published_from(page, name)]
            if not pages:
                reason = "no page of such a document was published; delete this file, too"
                self._unpublished.append(correction.error(None, reason))
            for page in pages:
                hidden, clean = self._withhold.hidden, self._withhold.prose
                ids = tuple(turn.id for turn in page.turns if not (hidden and hidden.in_id(turn.id)))
                found[page.address] = WithdrawnDocument(
                    href=page.address,
                    turns=ids,
                    withheld=len(ids) < len(page.turns),
                    reason=clean(correction.reason),
                    author=clean(correction.author),
                    date=correction.date,
                )
        return found

    @property
    def errors(self) -> list[CorrectionError]:
        """What is wrong with corrections of the records that were read, in the order of the files."""
        found = [
            *self._found.errors,
            *self._unpublished,
            *(error for made in self._made.values() for error in made.errors),
        ]
        return sorted(found, key=lambda error: (error.path or "", error.line or 0, str(error)))

    def told(self, name: str, ids: Iterable[str]) -> tuple[AppliedCorrection, ...]:
        """Return the corrections that the page of a source tells of, with the ids that its turns have there."""
        made = self._made.get(name)
        if made is None:
            return ()
        return with_turn_ids_of_page(made.told, dict(zip(made.ids, ids, strict=True)))

    def seen_elsewhere(
        self, sessions: Iterable[Sequence[str]], read: Callable[[str], SessionRecord]
    ) -> Iterator[CorrectionError]:
        """Yield an error for each file in which a passage stands that is hidden in another one.

        Of the files of one session any passage counts, of others a long one.

        Args:
            sessions: The files of each session.
            read: Returns the record of one of them.
        """
        for names in sessions:
            hidden = [(name, made) for name in names if (made := self._made.get(name)) is not None and made.hidden]
            for other in names if len(names) > 1 and hidden else ():
                said = f" {_comparable(' '.join(text.text for text in search_texts(read(other))))} "
                for name, made in hidden:
                    if name != other and any(f" {_comparable(passage)} " in said for passage in made.hidden):
                        self._seen[name, other] = _passage_elsewhere(other, made.path)
        for pair in sorted(self._seen):
            yield self._seen[pair]


def _passage_elsewhere(name: str, path: str) -> CorrectionError:
    return CorrectionError(f"a passage that is hidden here stands in {clean_name(name)}, too; hide it there", path=path)


def for_comparing(made: CorrectedRecord, published: PublishedPage) -> SessionRecord:
    """Return a corrected record to find the published turns in: hidden words are there unless they were hidden then."""
    if not made.hidden:
        return made.record
    known = {
        words for turn in published.turns for words in (turn.words, *(version.words for version in turn.later_versions))
    }
    turns = tuple(
        hidden if fingerprint(hidden) in known else turn
        for hidden, turn in zip(made.record.turns, made.whole.turns, strict=True)
    )
    return msgspec.structs.replace(made.record, turns=turns)


def _was_published_from(page: PublishedPage, name: str) -> bool:
    """Return whether a page was made of a source with this path, which may lack its suffix."""
    return any(name in {source, without_suffix(source)} for source in page.sources)


def _comparable(text: str) -> str:
    return " ".join(words.runs(text.casefold()))


def _positions_of_ids(record: SessionRecord, page: PublishedPage | None) -> dict[str, int]:
    """Return the places of the turns, by their own ids and, before those, by the ids that a published page has."""
    ids = {turn.id: number for number, turn in enumerate(record.turns)}
    if page is None:
        return ids
    kept = keep_turn_ids(record, page)
    own = dict(zip(kept.ids, range(len(kept.ids)), strict=True))
    former = {name: own[home] for home, names in kept.former_ids.items() for name in names if home in own}
    return ids | former | own
