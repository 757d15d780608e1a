"""Copies: one session under several hosts, locales and names, raw and edited, complete and cut off.

Copies are recognised by their words. Names and metadata only decide how similar the words must be, and can rule a copy
out. In doubt two documents stay separate: they can be joined later, while a wrong join would lose a page. The result
doesn't depend on the order in which documents are read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from generator.archive.addresses import Address
from generator.archive.duplicates.shingles import Sketch, candidate_pairs, shingles
from generator.archive.summary import Copy, Summary
from generator.records import Finding
from generator.text.normal import fold

MIN_WORDS = 100
"""Words of the shortest text that is compared; many sessions share a shorter one, such as "Please stand by"."""

_COPY_MARK = re.compile(r"^(?:raw|finished)-(?=.)|(?:-(?:raw|final|finished|copy|print|\d)){1,8}$")
"""Additions to a name that is taken: `-0` and `-1` by web sites, `-raw` by captioners."""

_MIN_CUT_NAME_CHARS = 60
"""Sites cut long names at about 100 characters. A name of this length or more equals any name that begins with it."""

_MAX_HELD_TEXTS = 8
"""Texts whose shingles are held while neighbours are compared."""

_MIN_COMPLETE_SHARE = 0.85
"""Smallest share of another text's words with which a text counts as complete beside it."""

_NO_COPY = 2.0
"""A required share that no two texts reach."""


class CopyGroup(msgspec.Struct, frozen=True):
    """One session in several files."""

    shown: str
    """The document whose words are on the page, by its own address."""
    address: Address
    """The page's address."""
    copies: tuple[str, ...]
    """The other documents, by their own addresses, sorted."""


class Copies(msgspec.Struct, frozen=True):
    """The result of comparing all documents."""

    groups: tuple[CopyGroup, ...]
    findings: dict[str, Finding]
    """By own address: `copy-of` for each copy, and `same-words` if the words are a copy's but a fact rules it out."""
    differences: dict[str, tuple[int, int]]
    """By a copy's own address: the number of the page's words that it lacks, and of its words that the page lacks."""


def find_copies(
    documents: Mapping[str, Summary],
    sketches: Mapping[str, Sketch],
    text: Callable[[str], Sequence[str]],
    published: Collection[str] = (),
) -> Copies:
    """Return the groups of documents that are copies of one another.

    Args:
        documents: All documents by their own addresses, as in `Address.href`.
        sketches: The sketches of the same documents, by the same addresses.
        text: Returns the words of a document; called only for documents that may be copies.
        published: Addresses that are published and therefore stay.
    """
    links: list[tuple[float, str, str]] = []
    findings: dict[str, Finding] = {}
    for share, first, second in _similar_pairs(documents, sketches, text):
        conflict = _conflict([documents[first]], [documents[second]])
        if conflict is None:
            links.append((-share, first, second))
        else:
            findings[first] = _same_words_finding(documents[second], conflict)
            findings[second] = _same_words_finding(documents[first], conflict)
    groups = []
    differences = {}
    for members in _joined(links, documents):
        group = _group([documents[href] for href in members], published)
        groups.append(group)
        shown_words = Counter(text(group.shown))
        for href in group.copies:
            findings[href] = _copy_finding(documents[group.shown], group.address)
            is_same = sketches[href].digest == sketches[group.shown].digest
            differences[href] = (0, 0) if is_same else _difference(shown_words, Counter(text(href)))
    return Copies(groups=tuple(groups), findings=findings, differences=differences)


def merge_copies(documents: Mapping[str, Summary], copies: Copies) -> list[Summary]:
    """Return the documents with a page: one for each group of copies, at the page's address and with its copies."""
    pages = dict(documents)
    for group in copies.groups:
        merged = tuple(
            Copy(
                document=pages.pop(href),
                missing_words=copies.differences[href][0],
                extra_words=copies.differences[href][1],
            )
            for href in group.copies
        )
        pages[group.shown] = msgspec.structs.replace(pages[group.shown], address=group.address, copies=merged)
    return list(pages.values())


def _similar_pairs(
    documents: Mapping[str, Summary], sketches: Mapping[str, Sketch], text: Callable[[str], Sequence[str]]
) -> Iterator[tuple[float, str, str]]:
    """Yield the pairs of documents with the words of copies, each with the share of shingles that they have in common.

    The share is that of the document with fewer shingles.
    """

    @lru_cache(maxsize=_MAX_HELD_TEXTS)
    def shingles_of(href: str) -> set[int]:
        return shingles(text(href))

    for first, second in sorted(candidate_pairs(sketches)):
        fewer, more = sorted((sketches[first].words, sketches[second].words))
        if fewer < MIN_WORDS:
            continue
        share = 1.0
        if sketches[first].digest != sketches[second].digest:
            numbers, other_numbers = shingles_of(first), shingles_of(second)
            share = len(numbers & other_numbers) / min(len(numbers), len(other_numbers))
        is_complete = fewer >= _MIN_COMPLETE_SHARE * more
        if share >= _required_share(documents[first], documents[second], is_complete=is_complete):
            yield share, first, second


def _required_share(first: Summary, second: Summary, *, is_complete: bool) -> float:
    """Return the share of the shorter text that must be in the longer one if the two are copies.

    Two files of one name need a small share, because a raw text may have been edited much. A text that is only a part
    needs a larger one, because a second part may repeat words of the first part. Two files of different names can be
    copies only if both are complete transcripts: the file of a day holds all its sessions. In 26 sessions that were
    published raw and edited, the two texts share 0.86 to 1.00 of their runs of five words; no two sessions share more
    than 0.007.

    A text that isn't known to be a transcript may be a transcript that was not understood, or hold other texts too. It
    must be complete.
    """
    if first.kind != second.kind and not is_complete:
        return _NO_COPY
    if _have_same_name(first, second):
        return 0.6 if is_complete else 0.7
    if is_complete and first.is_session and second.is_session:
        return 0.7
    return _NO_COPY


def _have_same_name(first: Summary, second: Summary) -> bool:
    """Return True if two documents have the same title, the same code at one event, or the same file name."""
    if first.title is not None and second.title is not None and fold(first.title) == fold(second.title):
        return True
    if first.code is not None and first.code == second.code and first.event is not None and first.event == second.event:
        return True
    name, other_name = sorted((_plain_name(first.own_address.stem), _plain_name(second.own_address.stem)))
    return name == other_name or (len(name) >= _MIN_CUT_NAME_CHARS and other_name.startswith(name))


def _plain_name(stem: str) -> str:
    """Return a name without the marks of a copy, or the unchanged name if nothing else is left of it."""
    return _COPY_MARK.sub("", stem) or stem


_FACTS: tuple[tuple[str, Callable[[Summary], object]], ...] = (
    ("kind", lambda document: document.kind if document.kind != "other" else None),
    ("event", lambda document: document.event and document.event.id),
    ("code", lambda document: document.code),
    ("date", lambda document: document.date),
    ("day", lambda document: document.day),
    ("start time", lambda document: document.start_time),
)
"""The facts that are the same in all copies of a session, where they are known."""


def _conflict(group: Sequence[Summary], other_group: Sequence[Summary]) -> str | None:
    """Return the name of the first fact that is known of both groups and differs, or `None`."""
    for name, fact in _FACTS:
        values = {value for document in group if (value := fact(document)) is not None}
        other_values = {value for document in other_group if (value := fact(document)) is not None}
        if values and other_values and values != other_values:
            return name
    return None


def _joined(links: list[tuple[float, str, str]], documents: Mapping[str, Summary]) -> list[list[str]]:
    """Return the addresses of each group. The most similar documents are joined first; no group has a conflict."""
    leader: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    distinct: dict[str, list[Summary]] = {}

    def leader_of(href: str) -> str:
        while leader.setdefault(href, href) != href:
            leader[href] = leader[leader[href]]
            href = leader[href]
        return href

    for _, href, other_href in sorted(links):
        first, second = leader_of(href), leader_of(other_href)
        if first == second:
            continue
        facts = distinct.setdefault(first, [documents[first]])
        other_facts = distinct.setdefault(second, [documents[second]])
        if _conflict(facts, other_facts) is not None:
            continue
        small, large = sorted((first, second), key=lambda href: (len(members.get(href, ())), href))
        leader[small] = large
        members.setdefault(large, [large]).extend(members.pop(small, [small]))
        distinct[large] = _with_distinct_facts([*distinct[large], *distinct.pop(small)])
    return sorted(sorted(hrefs) for hrefs in members.values())


def _with_distinct_facts(documents: Sequence[Summary]) -> list[Summary]:
    """Return one document for each combination of facts, because a group may be large."""
    by_facts: dict[tuple[object, ...], Summary] = {}
    for document in documents:
        by_facts.setdefault(tuple(fact(document) for _, fact in _FACTS), document)
    return list(by_facts.values())


def _group(members: Sequence[Summary], published: Collection[str]) -> CopyGroup:
    """Return the group of some copies: the best text is shown, at the published or the plainest address."""
    most_words = max(document.words for document in members)

    def text_rank(document: Summary) -> tuple[bool, bool, bool, int, str]:
        stem = document.own_address.stem
        is_raw = document.status == "raw" or stem.startswith("raw-") or stem.endswith("-raw")
        is_cut_off = document.words < _MIN_COMPLETE_SHARE * most_words
        return (not document.is_session, is_cut_off, is_raw, -document.words, document.path)

    def address_rank(document: Summary) -> tuple[bool, int, str]:
        mark_chars = len(document.own_address.stem) - len(_plain_name(document.own_address.stem))
        return (document.own_address.href not in published, mark_chars, document.path)

    shown = min(members, key=text_rank)
    return CopyGroup(
        shown=shown.own_address.href,
        address=min(members, key=address_rank).own_address,
        copies=tuple(sorted(document.own_address.href for document in members if document is not shown)),
    )


def _difference(shown: Counter[str], copy: Counter[str]) -> tuple[int, int]:
    return (shown - copy).total(), (copy - shown).total()


def _copy_finding(shown: Summary, address: Address) -> Finding:
    message = f"the file is a copy of {shown.path!r}; the page /{address.href} shows the words of {shown.path!r}"
    return Finding(code="copy-of", severity="info", line=None, message=message)


def _same_words_finding(other: Summary, conflict: str) -> Finding:
    message = f"the file has nearly the same words as {other.path!r} but another {conflict}, so it keeps its own page"
    return Finding(code="same-words", severity="warning", line=None, message=message, values=(other.path,))
