"""Copies: the same session under other hosts, locales and names, raw and edited, whole and cut off.

Copies are told by their words; names and metadata only say how nearly the same the words have to be, and can forbid it.
Two pages that are kept apart can be joined later, while what was joined wrongly has lost a page: every doubt keeps them
apart. The outcome doesn't depend on the order in which documents are read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache

import msgspec

from generator.archive.addresses import Address
from generator.archive.duplicates.shingles import Sketch, candidate_pairs, shingles
from generator.archive.summary import Copy, Summary
from generator.records import Finding

MIN_WORDS = 100
"""Fewer say nothing: "Please stand by" is what many sessions have in common."""

_COPY_MARK = re.compile(r"^(?:raw|finished)-(?=.)|(?:-(?:raw|final|finished|copy|print|\d))+$")
"""What is put around a name that is taken: `-0` and `-1` by the IGF's site, `-raw` by captioners."""

_CUT_AT = 60
"""Sites cut long names, at about 100 characters; a name this long that another begins with is the same name."""

_AT_ONCE = 8
"""Texts whose shingles are held while neighbours are compared."""

_WHOLE = 0.85
"""A text with fewer words than this share of another's is not the whole of it."""


_NEVER = 2.0
"""A share that no text has."""


class CopyGroup(msgspec.Struct, frozen=True):
    """One session in several files: the page's words, the page's address, and the other files."""

    shown: str
    """The document whose words are the page's, by its own address."""
    address: Address
    """Of the page."""
    others: tuple[str, ...]
    """The copies, by their own addresses, sorted."""


class Copies(msgspec.Struct, frozen=True):
    """What came of comparing all documents."""

    groups: tuple[CopyGroup, ...]
    findings: dict[str, Finding]
    """By own address: `copy-of` for each copy, `same-words` where words say copy and something else forbids it."""
    differences: dict[str, tuple[int, int]]
    """By a copy's own address: how many words of the page it lacks, and how many it has besides."""


def find_copies(
    documents: Mapping[str, Summary],
    sketches: Mapping[str, Sketch],
    text: Callable[[str], Sequence[str]],
    published: Collection[str] = (),
) -> Copies:
    """Find which documents are copies of one another.

    Args:
        documents: By their own addresses, as `Address.href` has them.
        sketches: Of the same documents, by the same addresses.
        text: Returns the words of one of them; called only for those that may be copies.
        published: Addresses that readers know already and which therefore stay.
    """

    @lru_cache(maxsize=_AT_ONCE)
    def numbers(href: str) -> set[int]:
        return shingles(text(href))

    links: list[tuple[float, str, str]] = []
    findings: dict[str, Finding] = {}
    for one, other in sorted(candidate_pairs(sketches)):
        if min(sketches[one].words, sketches[other].words) < MIN_WORDS:
            continue
        shared = 1.0
        if sketches[one].digest != sketches[other].digest:
            ours, theirs = numbers(one), numbers(other)
            shared = len(ours & theirs) / min(len(ours), len(theirs))
        lengths = sorted((sketches[one].words, sketches[other].words))
        if shared < _least(documents[one], documents[other], whole=lengths[0] >= _WHOLE * lengths[1]):
            continue
        conflict = _conflict([documents[one]], [documents[other]])
        if conflict is None:
            links.append((-shared, one, other))
        else:
            findings[one] = _doubt(documents[other], conflict)
            findings[other] = _doubt(documents[one], conflict)
    groups = []
    differences = {}
    for members in _joined(links, documents):
        group = _group([documents[href] for href in members], published)
        groups.append(group)
        words = Counter(text(group.shown))
        for href in group.others:
            findings[href] = _copy_of(documents[group.shown], group.address)
            same = sketches[href].digest == sketches[group.shown].digest
            differences[href] = (0, 0) if same else _difference(words, Counter(text(href)))
    return Copies(groups=tuple(groups), findings=findings, differences=differences)


def merge_copies(documents: Mapping[str, Summary], copies: Copies) -> list[Summary]:
    """Return the documents that have a page: of copies one, at the page's address, with the others told in it."""
    left = dict(documents)
    for group in copies.groups:
        others = tuple(
            Copy(document=left.pop(href), missing=copies.differences[href][0], extra=copies.differences[href][1])
            for href in group.others
        )
        left[group.shown] = msgspec.structs.replace(left[group.shown], address=group.address, copies=others)
    return list(left.values())


def _least(one: Summary, other: Summary, *, whole: bool) -> float:
    """Return the share of the shorter text that has to be in the longer one for the two to be copies.

    Under one name that is little, as a raw text may have been edited much; of a part it is more, because a second part
    may say again what the first one said. Under two names only a whole transcript can be a copy: the file of a day
    holds every session of it. Where 26 sessions were published raw and edited, the two texts share 0.86 to 1.00 of
    their runs of five words, and no two sessions more than 0.007.

    A text that isn't known to be a transcript may be one whose form wasn't understood, or one with much besides: it has
    to be as long.
    """
    if one.kind != other.kind and not whole:
        return _NEVER
    if _same_name(one, other):
        return 0.6 if whole else 0.7
    if whole and one.is_session and other.is_session:
        return 0.7
    return _NEVER


def _same_name(one: Summary, other: Summary) -> bool:
    """Return whether two files are called the same: by their titles, their codes at one event, or their names."""
    if one.title is not None and other.title is not None and one.title.casefold() == other.title.casefold():
        return True
    if one.code is not None and one.code == other.code and one.event is not None and one.event == other.event:
        return True
    first, second = sorted((_plain(one.own.stem), _plain(other.own.stem)))
    return first == second or (len(first) >= _CUT_AT and second.startswith(first))


def _plain(stem: str) -> str:
    """Return a name without what says that it is a copy's, or all of it where nothing else is left."""
    return _COPY_MARK.sub("", stem) or stem


def _conflict(some: Sequence[Summary], others: Sequence[Summary]) -> str | None:
    """Return what forbids that these are one session: a fact that is known of both and isn't the same."""
    for what, fact in _FACTS:
        ours = {value for document in some if (value := fact(document)) is not None}
        theirs = {value for document in others if (value := fact(document)) is not None}
        if ours and theirs and ours != theirs:
            return what
    return None


_FACTS: tuple[tuple[str, Callable[[Summary], object]], ...] = (
    ("kind", lambda document: document.kind if document.kind != "other" else None),
    ("event", lambda document: document.event and document.event.id),
    ("code", lambda document: document.code),
    ("date", lambda document: document.date),
    ("day", lambda document: document.day),
    ("start", lambda document: document.start_time),
)


def _joined(links: list[tuple[float, str, str]], documents: Mapping[str, Summary]) -> list[list[str]]:
    """Return the addresses of each group, the nearest joined first; no group holds two facts that forbid each other."""
    leader: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    known: dict[str, list[Summary]] = {}

    def group_of(href: str) -> str:
        while leader.setdefault(href, href) != href:
            leader[href] = leader[leader[href]]
            href = leader[href]
        return href

    for _, one, other in sorted(links):
        first, second = group_of(one), group_of(other)
        if first == second:
            continue
        ours = known.setdefault(first, [documents[first]])
        theirs = known.setdefault(second, [documents[second]])
        if _conflict(ours, theirs) is not None:
            continue
        small, large = sorted((first, second), key=lambda href: (len(members.get(href, ())), href))
        leader[small] = large
        members.setdefault(large, [large]).extend(members.pop(small, [small]))
        known[large] = _distinct([*known[large], *known.pop(small)])
    return sorted(sorted(hrefs) for hrefs in members.values())


def _distinct(documents: Sequence[Summary]) -> list[Summary]:
    """Return as few of the documents of a group as say all that is known of it, for it may be large."""
    found: dict[tuple[object, ...], Summary] = {}
    for document in documents:
        found.setdefault(tuple(fact(document) for _, fact in _FACTS), document)
    return list(found.values())


def _group(members: Sequence[Summary], published: Collection[str]) -> CopyGroup:
    longest = max(document.words for document in members)

    def worth(document: Summary) -> tuple[bool, bool, bool, int, str]:
        raw = document.status == "raw" or document.own.stem.startswith("raw-") or document.own.stem.endswith("-raw")
        return (not document.is_session, document.words < _WHOLE * longest, raw, -document.words, document.path)

    def plainness(document: Summary) -> tuple[bool, int, str]:
        marks = len(document.own.stem) - len(_plain(document.own.stem))
        return (document.own.href not in published, marks, document.path)

    shown = min(members, key=worth)
    return CopyGroup(
        shown=shown.own.href,
        address=min(members, key=plainness).own,
        others=tuple(sorted(document.own.href for document in members if document is not shown)),
    )


def _difference(shown: Counter[str], copy: Counter[str]) -> tuple[int, int]:
    return (shown - copy).total(), (copy - shown).total()


def _copy_of(shown: Summary, address: Address) -> Finding:
    message = f"a copy of {shown.path!r}, whose words are shown at /{address.href}"
    return Finding(code="copy-of", severity="info", line=None, message=message)


def _doubt(other: Summary, conflict: str) -> Finding:
    message = f"nearly the same words as {other.path!r}, but another {conflict}: not taken for a copy"
    return Finding(code="same-words", severity="warning", line=None, message=message)
