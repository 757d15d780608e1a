"""Labels that the source tells apart from the words: what may be a name, and which of them mark turns."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable

import msgspec

from generator.reading.grammar.labels import label_candidate
from generator.reading.grammar.turn_marks import TIME
from generator.reading.grammar.vocabulary import Vocabulary
from generator.text.normal import fold, tidy

_MAX_LABEL_CHARS = 90
_MAX_LABEL_WORDS = 10
_MIN_REPEATED_SHARE = 0.5
"""Share of the labels of one shape that come more than once, where the shape marks turns."""

_MIN_USES = 3
_SENTENCE_END = re.compile(r"[.?!…;,](?:[\"”’'])?$")
_INITIAL = re.compile(r"(?:^|[ .])[^\W\d_]{1,3}\.$")
_TIME = re.compile(rf"[\s\u00a0]{{0,12}}{TIME}[\s\u00a0]*:?")
_CAPITALISED_WORD = re.compile(r"[^\W\d_a-zß-ÿ][\w.'’-]*")
_LETTER = re.compile(r"[^\W\d_]")
_NO_LABELS = re.compile(
    r"(?:note|nb|ps|action|action item|decision|resolution|resolved|motion|agenda|summary|date|time|place|location"
    r"|present|attendee|participant|apologies|absent|minute|(?:item|chapter|part|section|table|figure) \d+|conclusion"
    r"|introduction|background|discussion|next step|todo|follow-up|important|warning|example|update|result|vote|aye"
    r"|noe|for|against|abstain|abstention|consensus|agreed|proposal|link|reference|source|tag|title|description)s?",
    re.IGNORECASE,
)
"""What stands out in minutes and is no name."""


class ToldLabel(msgspec.Struct, frozen=True):
    """A text that the source tells apart, and that may be a label."""

    line: int
    label: str
    end: int
    """The position behind the label and its colon."""
    time: int
    """The position behind the time that follows; `end` if none follows."""
    shape: Hashable
    """Labels of one shape are of one kind."""
    start: int = 0
    has_words: bool = True
    """Whether words follow, in this line or below."""


def read_label(text: str, length: int, line: int, kind: str) -> ToldLabel | None:
    """Return the label in the first `length` characters of a line, and the colon and the time behind it."""
    label = text[:length].strip().removesuffix(":").removesuffix("\uff1a").rstrip()
    start = text.find(label)
    end = start + len(label)
    inner = re.search(rf"[\s\u00a0]{{1,8}}({TIME})$", label)
    if inner:
        label, end = label[: inner.start()].rstrip(), start + inner.start()
    if not may_be_label(label):
        return None
    has_colon = text[end : end + 1] in {":", "\uff1a"}
    end += has_colon
    time = _TIME.match(text, end)
    behind = time.end() if time and (time.end() == len(text) or not text[time.end()].isdigit()) else end
    has_rest = bool(text[behind:].strip())
    shape = (kind, has_colon, behind > end, has_rest)
    return ToldLabel(line, label, end, behind, shape, start, has_rest)


def may_be_label(label: str) -> bool:
    """Return True if a text may name who speaks: it is short, has letters, and is no sentence."""
    if not label or len(label) > _MAX_LABEL_CHARS or label.count(" ") >= _MAX_LABEL_WORDS:
        return False
    if not _LETTER.search(label) or _NO_LABELS.fullmatch(label):
        return False
    return not _SENTENCE_END.search(label) or _INITIAL.search(label) is not None


def marking_labels(labels: list[ToldLabel], vocabulary: Vocabulary) -> list[ToldLabel]:
    """Return the labels that mark turns: the shapes in which names come again and again, and the names in them."""
    by_shape: dict[Hashable, list[ToldLabel]] = defaultdict(list)
    for label in labels:
        by_shape[label.shape].append(label)
    accepted: list[ToldLabel] = []
    names: set[str] = set()
    for group in by_shape.values():
        taken = _accepted(group, vocabulary)
        accepted.extend(taken)
        names.update(fold(label.label) for label in taken)
    taken_lines = {label.line for label in accepted}
    same = [label for label in labels if label.line not in taken_lines and fold(label.label) in names]
    return sorted([*accepted, *same], key=lambda label: label.line)


def _accepted(group: list[ToldLabel], vocabulary: Vocabulary) -> list[ToldLabel]:
    counts = Counter(fold(label.label) for label in group)
    repeated = {name for name, count in counts.items() if count > 1}
    uses = sum(counts[name] for name in repeated)
    if len(group) < _MIN_USES or uses < _MIN_REPEATED_SHARE * len(group):
        return []
    if not any(is_name_like(label.label, vocabulary) for label in group if fold(label.label) in repeated):
        return []
    return [label for label in group if fold(label.label) in repeated or is_name_like(label.label, vocabulary)]


def is_name_like(label: str, vocabulary: Vocabulary) -> bool:
    """Return True if a label has the form of a name or a role."""
    candidate = label_candidate(label + ":", vocabulary)
    if candidate is not None and len(candidate.printed) == len(label) and candidate.strength != "weak":
        return True
    words = tidy(label).split()
    has_case = label.lower() != label.upper()
    if not has_case:
        return len(label) < 30
    return len(words) < 6 and all(
        _CAPITALISED_WORD.match(word) or len(word) < 4 or not word[0].isalpha() for word in words
    )


def lines_of(labels: Iterable[ToldLabel]) -> frozenset[int]:
    """Return the lines of labels."""
    return frozenset(label.line for label in labels)
