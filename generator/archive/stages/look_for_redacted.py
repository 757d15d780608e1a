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
    everywhere = {other: _passages(result, is_long=True) for other, result in redacted.items()}
    in_copies = {other: _passages(result) for other, result in redacted.items()}
    copies = {source: sources for sources in sessions for source in sources}
    tasks = {}
    for source in records if redacted else ():
        passages = _of_others(everywhere, source, redacted) | _of_others(in_copies, source, copies.get(source, ()))
        if passages:
            tasks[source] = RedactionsTask(records[source], tuple(sorted(passages)))
    return tasks


def _of_others(passages: Mapping[str, set[str]], source: str, sources: Iterable[str]) -> set[str]:
    """Return the passages of these sources, except of one source."""
    return {passage for other in sources if other != source for passage in passages.get(other, ())}


def _passages(result: CorrectResult, *, is_long: bool = False) -> set[str]:
    """Return the redacted passages of a corrected source, or only the long ones."""
    passages = set(filter(None, map(comparable, result.redacted)))
    return {passage for passage in passages if not is_long or passage.count(" ") >= _MIN_PASSAGE_WORDS - 1}


def redaction_errors(
    results: Mapping[str, RedactionsResult],
    redacted: Mapping[str, CorrectResult],
    corrections: Mapping[str, tuple[Correction, ...]],
) -> Iterator[CorrectionError]:
    """Yield an error for each source with a passage that is redacted in another source."""
    for other, result in sorted(redacted.items()):
        own_passages = set(map(comparable, result.redacted))
        for source, source_result in sorted(results.items()):
            if source != other and own_passages & set(source_result.passages):
                sentence = f"a passage redacted here is also in {clean_name(source)}; redact it there, too"
                yield CorrectionError(sentence, path=corrections[other][0].path)


def comparable(text: str) -> str:
    """Return the folded words of a text."""
    return " ".join(folded_words(text))
