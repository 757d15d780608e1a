"""Suspicions: what about the turns a person should look at. Nothing is changed."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from rapidfuzz.distance import OSA

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.labels import label_candidate
from generator.reading.grammar.typography import fold, tidy

_MOST_LABELS = 400
"""Labels that are compared with each other; a document with more has none that mean anything."""

_SHORTEST = 5
"""Letters of a label that may be another one misspelt; from `_LONG` on it may differ in two of them."""

_LONG = 9
_UNIDENTIFIED = 0.5
"""Of the words of a transcript."""

_FEWEST_WORDS = 300
_GAP = 2
_MOST_GAPS = 0.25
"""Where more of the paragraphs than this stand below several blank lines, that is how the page is set."""

_AFTER_END = 40
"""Words after the end of a session that are more than a goodbye."""

_WINDOW = 120
_CHEVRONS = re.compile(r"\s{0,40}>+\s{0,8}")
_MANY = 5
"""Findings of one code in one document."""


def turn_findings(draft: Draft) -> Draft:
    """Report labels that look like another one, marks that were not taken for labels, and words that were lost."""
    if draft.kind != "transcript":
        return draft
    draft = _similar_labels(draft)
    draft = _colons(draft)
    draft = _share_of_nobody(draft)
    draft = _after_the_end(draft)
    return _gaps(draft)


def _similar_labels(draft: Draft) -> Draft:
    """Report labels seen once that differ by a letter or two from another one of the document."""
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for turn in draft.turns:
        if turn.label is not None and turn.name is not None:
            label = fold(turn.label)
            counts[label] += 1
            first.setdefault(label, turn.lines[0])
    if len(counts) > _MOST_LABELS:
        return draft
    for label in [label for label, count in counts.items() if count == 1]:
        limit = 2 if len(label) >= _LONG else 1
        near = [
            (-count, distance, other)
            for other, count in counts.items()
            if other != label
            and (count > 1 or first[other] < first[label])
            and min(len(label), len(other)) >= _SHORTEST
            and (distance := OSA.distance(label, other, score_cutoff=limit)) <= limit
            and _numbers(label) == _numbers(other)
        ]
        if near:
            other = min(near)[2]
            message = f"{label.upper()!r} stands here once and is nearly {other.upper()!r}: perhaps one person"
            draft = draft.add_finding("label-similar", "warning", message, first[label])
    return draft


def _numbers(label: str) -> list[str]:
    """Return what tells two labels apart although they are nearly the same: numbers, initials, honorifics."""
    return sorted(word.strip(".") for word in label.split() if len(word.strip(".")) < 4 or word[-1:].isdigit())


def _colons(draft: Draft) -> Draft:
    """Report lines that begin nearly as a label does, and were not taken for one."""
    found = 0
    for piece in _starts(draft.pieces):
        chevrons = _CHEVRONS.match(piece.text)
        start = piece.text[: _WINDOW * 2].lstrip() if chevrons is None else ""
        label = label_candidate(start, draft.vocabulary) if start else None
        # In capitals and alone on its line is what another finding says.
        if label is None or (label.strength == "weak" and " " not in tidy(label.printed)) or label.printed.isupper():
            continue
        found += 1
        if found <= _MANY:
            message = f"{tidy(label.printed)!r} looks like a label; it stays in the words"
            draft = draft.add_finding("colon-suspicious", "info", message, piece.line)
    return draft


def _starts(pieces: tuple[Piece, ...]) -> list[Piece]:
    """Return the pieces of words that stand first on their line, or behind chevrons."""
    above = None
    found = []
    for piece in pieces:
        is_behind_mark = above is not None and above.became == "mark" and above.detail is None
        if piece.became == "text" and (above is None or above.line != piece.line or is_behind_mark):
            found.append(piece)
        above = piece
    return found


def _share_of_nobody(draft: Draft) -> Draft:
    """Report a transcript most of whose words are nobody's."""
    words: Counter[bool] = Counter()
    for turn in draft.turns:
        words[turn.label is None] += sum(block.text.count(" ") + 1 for block in turn.blocks if block.type == "text")
    share = words[True] / words.total() if words.total() else 0
    if words.total() < _FEWEST_WORDS or share <= _UNIDENTIFIED:
        return draft
    line = next(turn.lines[0] for turn in draft.turns if turn.label is None)
    message = f"{share:.0%} of the words stand in turns without a label"
    return draft.add_finding("unidentified-share", "warning", message, line)


def _after_the_end(draft: Draft) -> Draft:
    """Report words below the note that the session was concluded: two meetings may stand in one file."""
    ends = [
        index for index, piece in enumerate(draft.pieces) if piece.became == "event" and piece.detail == "session-end"
    ]
    if not ends:
        return draft
    after = draft.pieces[ends[0] + 1 :]
    words = sum(piece.text.count(" ") + 1 for piece in after if piece.became == "text")
    if words < _AFTER_END:
        return draft
    line = next(piece.line for piece in after if piece.became in {"mark", "text"})
    message = "words follow the note that the session was concluded: perhaps two meetings in one file"
    return draft.add_finding("text-after-end", "warning", message, line)


def _gaps(draft: Draft) -> Draft:
    """Report where several blank lines in the middle show that a short line was probably lost."""
    steps = [
        (above.line, below.line - above.line - 1)
        for above, below in pairwise(draft.pieces)
        if below.line > above.line and above.turn is not None and below.turn is not None
    ]
    gaps = [line for line, blank in steps if blank >= _GAP]
    if not gaps or len(gaps) > max(1, _MOST_GAPS * len(steps)):
        return draft
    places = "one place" if len(gaps) == 1 else f"{len(gaps)} places"
    message = (
        f"in {places} several blank lines follow each other; perhaps a line was lost (the first is below this one)"
    )
    return draft.add_finding("lines-lost", "info", message, gaps[0])
