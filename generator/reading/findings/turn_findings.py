"""Findings of turns: labels and marks that may be misread, and words that may be lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.labels import label_candidate
from generator.text.normal import tidy
from generator.text.similar_names import LABEL

_MAX_LABELS = 400
"""Labels that are compared with each other; in a document with more, similar labels mean nothing."""

_MAX_UNIDENTIFIED_SHARE = 0.5
"""Share of a transcript's words that may be in turns without a label."""

_MIN_WORDS = 300
"""Words of a transcript whose share of unidentified words is looked at."""

_MIN_BLANK_LINES = 2
"""Blank lines in a row that are a gap."""

_MAX_GAP_SHARE = 0.25
"""Share of paragraphs below a gap; where it is larger, the page is set that way."""

_MIN_WORDS_AFTER_END = 40
"""Words after the end of a session that are more than a goodbye."""

_LABEL_CHARS = 240
"""Characters at the start of a line that are searched for a label."""

_CHEVRONS = re.compile(r"\s{0,40}>+\s{0,8}")
_MAX_FINDINGS = 5
"""Findings of one code in one document."""


def turn_findings(draft: Draft) -> Draft:
    """Report labels that look like another one, lines that look like labels, and words that may be lost."""
    if draft.kind != "transcript":
        return draft
    draft = _report_similar_labels(draft)
    draft = _report_colons(draft)
    draft = _report_unidentified_share(draft)
    draft = _report_text_after_end(draft)
    return _report_gaps(draft)


def _report_similar_labels(draft: Draft) -> Draft:
    """Report labels printed once that differ by a letter or two from another one of the document."""
    counts: Counter[str] = Counter()
    first_lines: dict[str, int] = {}
    for turn in draft.turns:
        if turn.label is not None and turn.name is not None:
            label = label_key(turn.label)
            counts[label] += 1
            first_lines.setdefault(label, turn.lines[0])
    if len(counts) > _MAX_LABELS:
        return draft
    for label in [label for label, count in counts.items() if count == 1]:
        similar = _most_similar_label(label, counts, first_lines)
        if similar is not None:
            message = (
                f"{label.upper()!r} is printed once and is nearly the label {similar.upper()!r}: perhaps one person"
            )
            draft = draft.add_finding(
                "label-similar", "warning", message, first_lines[label], values=(label.upper(), similar.upper())
            )
    return draft


def _most_similar_label(label: str, counts: Counter[str], first_lines: dict[str, int]) -> str | None:
    """Return the label that a label printed once may be a misspelling of: the most frequent, then the nearest one."""
    similar = [
        (-count, edits, other)
        for other, count in counts.items()
        if other != label
        and (count > 1 or first_lines[other] < first_lines[label])
        and (edits := LABEL.edits(label, other)) is not None
        and _distinguishing_words(label) == _distinguishing_words(other)
    ]
    return min(similar)[2] if similar else None


def _distinguishing_words(label: str) -> list[str]:
    """Return the words that keep nearly equal labels apart: numbers, initials, honorifics."""
    return sorted(word.strip(".") for word in label.split() if len(word.strip(".")) < 4 or word[-1:].isdigit())


def _report_colons(draft: Draft) -> Draft:
    """Report the first lines that begin nearly as a label does, and were not taken for one."""
    count = 0
    for piece in _starting_pieces(draft.pieces):
        label = _possible_label(draft, piece)
        if label is None:
            continue
        count += 1
        if count <= _MAX_FINDINGS:
            message = f"{label!r} looks like a label; it is kept in the text"
            draft = draft.add_finding("colon-suspicious", "info", message, piece.line)
    return draft


def _possible_label(draft: Draft, piece: Piece) -> str | None:
    """Return the possible label that a piece begins with; labels in capitals are left to `label-without-mark`."""
    label = label_candidate(piece.text[:_LABEL_CHARS].lstrip(), draft.vocabulary)
    if label is None or label.printed.isupper() or _CHEVRONS.match(piece.text) is not None:
        return None
    printed = tidy(label.printed)
    return None if label.strength == "weak" and " " not in printed else printed


def _starting_pieces(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield the pieces of text that are first on their line, or directly behind chevrons."""
    previous = None
    for piece in pieces:
        is_behind_chevrons = previous is not None and previous.became == "mark" and previous.detail is None
        if piece.became == "text" and (previous is None or previous.line != piece.line or is_behind_chevrons):
            yield piece
        previous = piece


def _report_unidentified_share(draft: Draft) -> Draft:
    """Report a transcript with most of its words in turns without a label."""
    words: Counter[bool] = Counter()
    for turn in draft.turns:
        words[turn.label is None] += sum(block.text.count(" ") + 1 for block in turn.blocks if block.type == "text")
    share = words[True] / words.total() if words.total() else 0
    if words.total() < _MIN_WORDS or share <= _MAX_UNIDENTIFIED_SHARE:
        return draft
    line = next(turn.lines[0] for turn in draft.turns if turn.label is None)
    message = f"{share:.0%} of the words are in turns without a label"
    return draft.add_finding("unidentified-share", "warning", message, line, values=(f"{share:.0%}",))


def _report_text_after_end(draft: Draft) -> Draft:
    """Report words below the note that the session was concluded."""
    ends = [
        index for index, piece in enumerate(draft.pieces) if piece.became == "event" and piece.detail == "session-end"
    ]
    if not ends:
        return draft
    after = draft.pieces[ends[0] + 1 :]
    words = sum(piece.text.count(" ") + 1 for piece in after if piece.became == "text")
    if words < _MIN_WORDS_AFTER_END:
        return draft
    line = next(piece.line for piece in after if piece.became in {"mark", "text"})
    message = "words follow the note that the session was concluded: perhaps two sessions are in one file"
    return draft.add_finding("text-after-end", "warning", message, line)


def _report_gaps(draft: Draft) -> Draft:
    """Report several blank lines between turns or paragraphs: a short line may be lost there."""
    steps = [
        (above.line, below.line - above.line - 1)
        for above, below in pairwise(draft.pieces)
        if below.line > above.line and above.turn is not None and below.turn is not None
    ]
    gaps = [line for line, blank_count in steps if blank_count >= _MIN_BLANK_LINES]
    if not gaps or len(gaps) > max(1, _MAX_GAP_SHARE * len(steps)):
        return draft
    places = "one place" if len(gaps) == 1 else f"{len(gaps)} places"
    message = f"{places} with several blank lines in a row, where a line may be lost (the first is below this line)"
    return draft.add_finding("lines-lost", "info", message, gaps[0])
