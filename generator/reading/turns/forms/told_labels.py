"""Labels that the source tells apart from the words: what may be a name, and which of them mark turns."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Collection

import msgspec

from generator.reading.grammar import names
from generator.reading.grammar.head_words import head_words
from generator.reading.grammar.labels import label_candidate
from generator.reading.grammar.turn_marks import TIME, Evidence, Mark
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.label_uses import is_office_or_organisation
from generator.text.normal import fold, tidy

_MAX_LABEL_CHARS = 90
_MAX_LABEL_WORDS = 10
_MIN_REPEATED_SHARE = 0.5
"""Share of the labels of one shape that come more than once, where the shape marks turns."""

_MIN_USES = 3
_MIN_PLAIN_USES = 3
"""How often each label comes on average, where nothing but its letters shows that it is one."""

_SENTENCE_END = re.compile(r"[.?!…;,](?:[\"”’'])?$")
_INITIAL = re.compile(r"(?:^|[ .])[^\W\d_]{1,3}\.$")
_COLON = re.compile("[ \u00a0\u202f]?[:\uff1a]")
"""With a blank before it, as in French."""

_TIME = re.compile(
    rf"[\s\u00a0]{{0,12}}(?:[|•·][\s\u00a0]{{1,4}})?(?:\[{{1,2}}{TIME}\]\([^()\s]{{1,200}}\)\]?|{TIME})[\s\u00a0]*:?"
)
"""A time, also one that is the text of a link, or behind a bar."""

_TIME_AT_END = re.compile(rf"(?:[\s\u00a0]{{1,8}}[|•·–—-])?[\s\u00a0]{{1,8}}({TIME})$")
"""A time that stands out with the name: **Mara Lindqvist | 00:04**."""

_TIME_BEFORE = re.compile(rf"[\s\u00a0]{{0,8}}{TIME}(?:[\s\u00a0]?[-–—:|])?[\s\u00a0]{{1,8}}(?=\S)")
_DASH = re.compile(r"[\s\u00a0]{0,4}(?:--|[-–—―])[\s\u00a0]{1,4}")
_DASH_AT_END = re.compile(r"[\s\u00a0]{1,4}(?:--|[-–—―])$")
"""A dash that stands out with the name: **M. LINDQVIST —** words."""

_DESCRIPTION = re.compile(r"(?P<sign>[*_]{1,2})[^\W\d_][^*_.?!]{1,120}(?P=sign)[\s\u00a0]{0,20}")
"""`*Chief Executive Officer*` in slanted letters, behind a name in bold ones and a dash."""

_NOTES_BEFORE_COLON = re.compile(r"(?:[\s\u00a0]?\((?![^()\n]{0,60}\d[:.]\d)[^()\n]{1,60}\)){1,3}(?=[:\uff1a])")
"""`**Mr. Alday** (Saltmarsh) (*spoke in French*):` has its notes in other letters."""

_CAPITALISED_WORD = re.compile(r"[^\W\d_a-zß-ÿ][\w.'’-]*")
_FULL_NAME = re.compile(r"[^\W\d_a-zß-ÿ][\w.'’-]*(?: [\w.'’-]{1,4}){0,3} (?:[^\W\d_a-zß-ÿ][\w.'’-]*|\d{1,3}$)")
_NUMBER_AT_END = re.compile(r" ?\d{1,3}$")
_LETTER = re.compile(r"[^\W\d_]")
_NO_LABELS = re.compile(
    r"(?:note|nb|ps|action|action item|decision|resolution|resolved|motion|agenda|summary|date|time|place|location"
    r"|present|attendee|participant|apologies|absent|minute|(?:item|chapter|part|section|table|figure) \d+|conclusion"
    r"|\d{1,4}(?:st|nd|rd|th|er|ère|ème|[.ºª°])?"
    r"|introduction|background|discussion|next step|todo|follow-up|important|warning|example|update|result|vote|aye"
    r"|noe|for|against|abstain|abstention|consensus|agreed|proposal|link|reference|source|tag|title|description)s?",
    re.IGNORECASE,
)
"""What stands out in minutes and is no name."""

_SHORT_WORDS_OF_MINUTES = frozenset({"AI", "AIs", "AP", "APs"})
"""Action items and action points; elsewhere `AI` may be a program that speaks."""


class ToldLabel(msgspec.Struct, frozen=True):
    """A text that the source tells apart, and that may be a label."""

    line: int
    label: str
    end: int
    """The position behind the label and its colon."""
    time: int
    """The position behind the time that follows; `end` if none follows."""
    shape: tuple[str, bool, bool, bool, bool]
    """Labels of one shape are of one kind: the kind, and whether a colon, a time, a dash and words follow."""
    start: int = 0

    @property
    def is_plain(self) -> bool:
        """Whether neither a colon nor a time shows that it is a label: it may be a topic."""
        return not (self.shape[1] or self.shape[2])


def read_label(text: str, length: int, line: int, kind: str) -> ToldLabel | None:
    """Return the label in the first `length` characters of a line, and the colon and the time beside it."""
    before = _TIME_BEFORE.match(text, 0, length)
    start = before.end() if before else len(text) - len(text.lstrip())
    label = text[start:length].strip().removesuffix(":").removesuffix("\uff1a").rstrip()
    end = start + len(label)
    inner = _TIME_AT_END.search(label)
    if inner is None:
        inner = _DASH_AT_END.search(label)
    if inner:
        label, end = label[: inner.start()].rstrip(), start + inner.start()
    if not may_be_label(label):
        return None
    notes = _NOTES_BEFORE_COLON.match(text, end)
    if notes and text[end : end + 1] not in {":", "\uff1a"}:
        label, end = label + notes[0], notes.end()
    colon = _COLON.match(text, end)
    has_colon = colon is not None
    end = colon.end() if colon is not None else end
    time = _TIME.match(text, end)
    behind = time.end() if time and _is_no_word(time, text) else end
    dash = _DASH.match(text, behind)
    if dash and _DESCRIPTION.fullmatch(text, dash.end()):
        dash, behind = None, len(text)
    elif dash:
        behind = dash.end()
    has_rest = bool(text[behind:].strip())
    shape = (kind, has_colon, time is not None, dash is not None, has_rest)
    return ToldLabel(line, label, end, behind, shape, start)


def _is_no_word(time: re.Match[str], text: str) -> bool:
    """Return True for a time in brackets or before a sign; `10:30 is too late` begins with a word."""
    return time.end() == len(text) or not text[time.end()].isalnum() or time[0].strip()[:1] in {"[", "("}


def may_be_label(label: str) -> bool:
    """Return True if a text may name who speaks: it is short, has letters, and is no sentence."""
    if not label or len(label) > _MAX_LABEL_CHARS or label.count(" ") >= _MAX_LABEL_WORDS:
        return False
    if not _LETTER.search(label) or _NO_LABELS.fullmatch(label):
        return False
    if head_words().closes_document(label):
        return False
    return not _SENTENCE_END.search(label) or _INITIAL.search(label) is not None


def is_word_of_minutes(label: str) -> bool:
    """Return True for what stands out in minutes and is no name, such as `Decision` or `AI` for an action item."""
    return _NO_LABELS.fullmatch(label) is not None or label in _SHORT_WORDS_OF_MINUTES


def marking_labels(labels: list[ToldLabel], lines: DocumentLines) -> list[ToldLabel]:
    """Return the labels that mark turns: the shapes in which names come again and again, and the names in them."""
    by_shape: dict[tuple[object, ...], list[ToldLabel]] = defaultdict(list)
    for label in labels:
        by_shape[label.shape].append(label)
    accepted: list[ToldLabel] = []
    folded: set[str] = set()
    for group in by_shape.values():
        taken = _accepted(group, lines)
        accepted.extend(taken)
        folded.update(fold(label.label) for label in taken)
    taken_lines = {label.line for label in accepted}
    same = [label for label in labels if label.line not in taken_lines and fold(label.label) in folded]
    return sorted([*accepted, *same], key=lambda label: label.line)


def _accepted(group: list[ToldLabel], lines: DocumentLines) -> list[ToldLabel]:
    """Return the labels of one shape that mark turns: those that come again, and those like a name."""
    vocabulary = lines.vocabulary
    if group[0].is_plain:
        group = [label for label in group if _is_no_topic(label.label, lines)]
    counts = Counter(_person(label.label, vocabulary) for label in group)
    repeated = {name for name, count in counts.items() if count > 1}
    if not _come_often(group, sum(counts[name] for name in repeated), len(repeated), vocabulary):
        return []
    again = {label.label for label in group if _person(label.label, vocabulary) in repeated}
    if not any(is_name_like(label, vocabulary) for label in again):
        return []
    return [label for label in group if label.label in again or _is_label_once(label.label, vocabulary)]


def _is_label_once(label: str, vocabulary: Vocabulary) -> bool:
    """Return True for what is like a name; `The Old Customs House, Saltmarsh` is a place, `[The bells]` a direction."""
    if label.startswith(("[", "(")):
        return False
    if label.startswith("The ") and not is_office_or_organisation(label, vocabulary):
        return False
    return is_name_like(label, vocabulary)


@functools.lru_cache(maxsize=1024)
def _person(label: str, vocabulary: Vocabulary) -> str:
    """Return what the labels of one person share: the full name, `Ada Bell` of `Dame Ada Bell, Chair`.

    Speakers who have numbers and no names share their word: `Shareholder 1` and `Shareholder 2` are a pair.
    """
    read = names.read_label(label, vocabulary)
    if read.name is not None and names.is_full(read.name, vocabulary):
        return fold(read.name)
    return _NUMBER_AT_END.sub("", fold(label))


def _come_often(group: list[ToldLabel], uses: int, count: int, vocabulary: Vocabulary) -> bool:
    """Return True if the uses of the repeated names are enough for labels of this shape."""
    if len(group) < _MIN_USES or uses < _MIN_REPEATED_SHARE * len(group):
        return False
    if not group[0].is_plain or uses >= _MIN_PLAIN_USES * count:
        return True
    return _are_full_names(group, vocabulary) or _are_first_names(group)


def _are_first_names(group: list[ToldLabel]) -> bool:
    """Return True if every label that comes again has its full name among the labels: `Mara` and `Mara Lindqvist`."""
    counts = Counter(fold(label.label) for label in group)
    full = [fold(label.label).split() for label in group if _FULL_NAME.fullmatch(label.label)]
    parts = {part for words in full for part in (words[0], words[-1])} | {" ".join(words) for words in full}
    again = {label for label, count in counts.items() if count > 1}
    return len(again) > 1 and again <= parts


def _are_full_names(group: list[ToldLabel], vocabulary: Vocabulary) -> bool:
    """Return True if most labels are names of two words, roles or numbered speakers."""
    full = sum(
        is_office_or_organisation(label.label, vocabulary)
        or label.label.lower() == label.label.upper()
        or _FULL_NAME.match(label.label) is not None
        for label in group
    )
    return 2 * full > len(group)


def _is_no_topic(label: str, lines: DocumentLines) -> bool:
    """Return True if a label names a role, or has a word that the document never writes in lower case."""
    return is_office_or_organisation(label, lines.vocabulary) or not lines.lowercase.include(fold(label))


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


def told_evidence(name: str, labels: Collection[ToldLabel], places: int) -> Evidence:
    """Return what speaks for a form whose marks are these labels, of `places` that may have one."""
    marks = {label.line: Mark(label.start, label.label, label.end, label.time) for label in labels}
    return Evidence(name, len(labels) / places, frozenset(marks), marks=marks)
