"""Groups: neighbouring documents of a shelf whose postings are joined and kept in the cache.

After a change of one document its shelf is made from a few dozen groups instead of hundreds of documents, and only one
group is joined again. A reader of the index never sees them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from generator.results.value_hashes import digest
from generator.results.whole_file import write_whole
from generator.site.search.kept_parts import Document, read_part
from generator.site.search.part import Facts, Part
from generator.site.search.postings import Postings, TermPostings
from generator.site.search.term_files import range_of
from generator.site.search.voices import Voice
from generator.site.search.word_forms import has_forms, vocabulary

_MIN_DOCUMENTS = 12
_MAX_DOCUMENTS = 48
_BORDERS = 12
"""One of so many documents may end a group."""


class DocumentGroup(msgspec.Struct, frozen=True):
    """Neighbouring documents of a shelf."""

    documents: tuple[Document, ...]
    key: str
    """A hash of what their joined postings depend on."""

    @classmethod
    def of(cls, documents: Sequence[Document]) -> DocumentGroup:
        """Return the group of these documents."""
        return cls(tuple(documents), digest([(document.page, document.key) for document in documents]))


class GroupDocument(msgspec.Struct, frozen=True, array_like=True):
    """What the table of a shelf says about a document."""

    page: str
    facts: Facts
    voices: list[Voice]
    slots: bytes
    turns_per_file: int


class JoinedGroup(msgspec.Struct, frozen=True, array_like=True):
    """What a shelf is made from: all that the parts of some documents say, except texts."""

    documents: list[GroupDocument]
    ranges: dict[int, msgspec.Raw]
    """By the number of each range of terms, the joined postings of its terms as data, which most shelves need not
    decode; the first document of the group has the number 0."""
    vocabulary: dict[str, list[str]]
    """The words of the documents in each language that has word forms, sorted."""


def cut_groups(documents: Iterable[Document]) -> Iterator[DocumentGroup]:
    """Yield the groups of the documents of a shelf. A document more or less changes one or two of them."""
    group: list[Document] = []
    for document in documents:
        group.append(document)
        is_border = len(group) >= _MIN_DOCUMENTS and int(digest(document.page)[:8], 16) % _BORDERS == 0
        if is_border or len(group) == _MAX_DOCUMENTS:
            yield DocumentGroup.of(group)
            group = []
    if group:
        yield DocumentGroup.of(group)


def join_parts(parts: Iterable[tuple[str, Part]]) -> JoinedGroup:
    """Return the group of some documents.

    Args:
        parts: The address and the part of each document, sorted; only one part at a time is needed.
    """
    postings = Postings()
    documents: list[GroupDocument] = []
    words: dict[str, set[str]] = {}
    for number, (page, part) in enumerate(parts):
        postings.add(number, part.words)
        if has_forms(part.facts.language):
            words.setdefault(part.facts.language, set()).update(part.words)
        documents.append(GroupDocument(page, part.facts, part.voices, part.slots, part.turns_per_file))
    ranges: dict[int, dict[str, TermPostings]] = {}
    for term, joined in postings.joined().items():
        ranges.setdefault(range_of(term), {})[term] = joined
    return JoinedGroup(
        documents,
        {number: msgspec.Raw(msgspec.msgpack.encode(ranges[number])) for number in sorted(ranges)},
        {language: vocabulary(words[language]) for language in sorted(words)},
    )


def decoded_range(data: msgspec.Raw) -> dict[str, TermPostings]:
    """Return the postings of the terms of a range."""
    return _range_decoder.decode(data)


_range_decoder = msgspec.msgpack.Decoder(dict[str, TermPostings])


def keep_group(records: Path, parts: Path, groups: Path, group: DocumentGroup) -> None:
    """Join the parts of a group and write the result to the cache.

    Args:
        records: The folder of the records.
        parts: The existing folder of kept parts.
        groups: The existing folder of kept groups.
        group: The group.

    Raises:
        BuildError: A record, or the corrections beside it, can't be read.
    """
    joined = join_parts((document.page, read_part(records, parts, document)) for document in group.documents)
    write_whole(groups / group.key, msgspec.msgpack.encode(joined))


def read_group(records: Path, parts: Path, groups: Path, group: DocumentGroup) -> JoinedGroup:
    """Return a group; a damaged one is joined again.

    Raises:
        BuildError: As for `keep_group`.
    """
    path = groups / group.key
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=JoinedGroup)
    except (OSError, msgspec.DecodeError):
        keep_group(records, parts, groups, group)
        return msgspec.msgpack.decode(path.read_bytes(), type=JoinedGroup)
