"""Stage "redactions": passages that are redacted in one file are looked for in the files where they may be, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from generator.archive.stages.correct_records import CorrectResult
from generator.archive.stages.stored_records import get_record
from generator.corrections.entry import Correction, CorrectionError
from generator.corrections.locate_fragment import search_texts
from generator.results.document_stage import DocumentStage, Folders
from generator.sources.control_characters import clean_name
from generator.text.normal import folded_words

_MIN_PASSAGE_WORDS = 8
"""Words of the shortest redacted passage that is looked for in the files of other sessions."""


class RedactionsContext(msgspec.Struct, frozen=True):
    """This stage depends on nothing besides its task."""


class RedactionsTask(msgspec.Struct, frozen=True):
    """A record, and the passages that it must not have."""

    record: str
    passages: tuple[str, ...]
    """As `comparable` returns them."""


class RedactionsResult(msgspec.Struct, frozen=True):
    """The passages that the record has."""

    passages: tuple[str, ...]


def _look_for_redacted(folders: Folders, _: RedactionsContext, task: RedactionsTask) -> RedactionsResult:
    text = " ".join(text.text for text in search_texts(get_record(folders, task.record)))
    folded = text.casefold()
    passages = [passage for passage in task.passages if max(passage.split(" "), key=len) in folded]
    words = f" {comparable(text)} " if passages else ""
    return RedactionsResult(tuple(passage for passage in passages if f" {passage} " in words))


LOOK_FOR_REDACTED = DocumentStage(
    name="redactions",
    work=_look_for_redacted,
    context=RedactionsContext,
    task=RedactionsTask,
    result=RedactionsResult,
    objects=lambda result: (),
)
"""The stage."""


def redaction_tasks(
    records: Mapping[str, str], redacted: Mapping[str, CorrectResult], sessions: Iterable[Sequence[str]]
) -> dict[str, RedactionsTask]:
    """Return a task for each source that may have a passage of another source.

    Among the files of one session any passage counts, elsewhere a long one.

    Args:
        records: The record of each source, by its path.
        redacted: The corrected sources with redacted passages.
        sessions: The sources of each session.
    """
    if not redacted:
        return {}
    passages: dict[str, set[str]] = {source: set() for source in records}
    for other, result in redacted.items():
        long_passages = {passage for passage in map(comparable, result.redacted) if _is_long(passage)}
        for source in records if long_passages else ():
            if source != other:
                passages[source] |= long_passages
    for sources in sessions:
        for other in sources if len(sources) > 1 else ():
            if other in redacted:
                short_passages = {passage for passage in map(comparable, redacted[other].redacted) if passage}
                for source in sources:
                    if source != other:
                        passages[source] |= short_passages
    return {
        source: RedactionsTask(records[source], tuple(sorted(found))) for source, found in passages.items() if found
    }


def redaction_errors(
    results: Mapping[str, RedactionsResult],
    redacted: Mapping[str, CorrectResult],
    corrections: Mapping[str, tuple[Correction, ...]],
) -> Iterator[CorrectionError]:
    """Yield an error for each source with a passage that is redacted in another source."""
    for other, result in sorted(redacted.items()):
        own = set(map(comparable, result.redacted))
        for source, found in sorted(results.items()):
            if source != other and own & set(found.passages):
                sentence = f"a passage redacted here is also in {clean_name(source)}; redact it there, too"
                yield CorrectionError(sentence, path=corrections[other][0].path)


def comparable(text: str) -> str:
    """Return the folded words of a text."""
    return " ".join(folded_words(text))


def _is_long(passage: str) -> bool:
    return passage.count(" ") >= _MIN_PASSAGE_WORDS - 1
