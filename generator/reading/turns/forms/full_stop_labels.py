"""A label that ends with a full stop: `Mr. BYRD. Mr. President, …`, `M. le président. La séance …`."""

from __future__ import annotations

import re
from collections import Counter

from generator.reading.draft import mark_line
from generator.reading.grammar.label_parts import label_key, without_brackets
from generator.reading.grammar.offices import leading_role
from generator.reading.grammar.stopped_labels import end_of_stop, initials_alone, stopped_label
from generator.reading.grammar.turn_marks import LABEL_WINDOW_CHARS, Evidence, Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms import chevrons, labels
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm

NAME = "labels with a full stop"

_MIN_LABELS = 2
_MIN_PLACES = 4
_MIN_REPEATED = 2
"""Labels that must come twice, without what is behind a comma."""

_PARTICLES = r"(?:(?:[a-z]{1,5}|Van|Von|De|[A-Z]\.)[\s\u00a0]){0,3}"
_NAME = r"(?:Ma?c|O['’]|D[eu]|[dl]['’]|V[ao]n|Le|La|St\. )?[A-ZÀ-Þ]{2,}"
_FULL_STOP_LABEL = re.compile(
    rf"(?P<label>(?:Mr|Mrs|Ms|Miss|Dr)\.[\s\u00a0]{_PARTICLES}{_NAME}(?:[- ]{_PARTICLES}{_NAME}){{0,3}}"
    r"(?:,? (?:Jr|Sr)\.?)?"
    r"(?: of (?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})?"
    r"|The (?:Acting )?(?:[A-Z]{5,}|[A-Z]{4,} [A-Z]{4,})(?: pro tempore)?(?: \((?:Mr|Mrs|Ms|Miss)\. [^()]{2,40}\))?)"
    r"\.(?=[\s\u00a0]|$)"
)
"""A title in both cases, a name in capitals, and a full stop."""

_PART = re.compile(
    r"\s{0,20}(?P<label>[A-ZÀ-Þ][A-ZÀ-Þ'’-]{1,20}(?: [A-ZÀ-Þ][A-ZÀ-Þ'’-]{1,20}){0,2})\.[\s\u00a0]{1,4}(?=\S)"
)
"""A part of a play, whatever its name is."""


def find(lines: DocumentLines) -> Evidence | None:
    """A label that ends a sentence may come by chance, so the document must have two."""
    places = [index for index in lines.uses.others if _label_and_end(lines.pieces[index].text)[0] is not None]
    others = _other_titles(lines, frozenset(places))
    are_many = _count_repeated(others) >= _MIN_REPEATED and sum(map(len, others.values())) >= _MIN_PLACES
    if len(places) < _MIN_LABELS and not are_many:
        return None
    if are_many and not any(_is_named(lines.pieces[index].text) for index in places):
        others = _with_parts_of_a_play(_without_headings(others, lines), lines)
    else:
        # `SEC. 2. Definitions.`: beside labels of the first form, names without an office are headings.
        others = {
            label: indices
            for label, indices in others.items()
            if len(indices) > 1 and leading_role(label, lines.vocabulary)[0] is not None
        }
    places.extend(index for indices in others.values() for index in indices)
    return Evidence(NAME, 1.0, lines.numbers(places), frozenset(others))


def _count_repeated(labels: dict[str, list[int]]) -> int:
    """Return how many people come twice: `Mme Odile Garancier, rapporteure` is `Mme Odile Garancier` later."""
    counts: Counter[str] = Counter()
    for label, indices in labels.items():
        counts[label.partition(",")[0]] += len(indices)
    return sum(count > 1 for count in counts.values())


def _is_named(text: str) -> bool:
    """Return True if a line begins with a name in capitals; `The CHAIRMAN.` may be beside names in both cases."""
    label, _ = _label_and_end(text)
    return label is not None and not label.startswith("The ")


def _with_parts_of_a_play(others: dict[str, list[int]], lines: DocumentLines) -> dict[str, list[int]]:
    """Return the labels with other words in capitals that come again, if two in capitals do: `FIRST SAILOR. Sir?`."""
    if sum(len(indices) > 1 and _part(lines.pieces[indices[0]].text) is not None for indices in others.values()) < 2:
        return others
    taken = {index for indices in others.values() for index in indices}
    parts: dict[str, list[int]] = {}
    for index in lines.uses.others:
        part = _part(lines.pieces[index].text) if index not in taken else None
        if part is not None:
            parts.setdefault(label_key(part["label"]), []).append(index)
    return {**{label: indices for label, indices in parts.items() if len(indices) > 1}, **others}


def _part(text: str) -> re.Match[str] | None:
    return _PART.match(text[:LABEL_WINDOW_CHARS])


def _without_headings(others: dict[str, list[int]], lines: DocumentLines) -> dict[str, list[int]]:
    """Return the labels without those in capitals that come once, if none in capitals comes again: `MARKUP OF H.R.`."""

    def is_capitals(indices: list[int]) -> bool:
        stopped = stopped_label(lines.pieces[indices[0]].text, lines.vocabulary)
        return stopped is not None and without_brackets(stopped[0])[0].isupper()

    if any(len(indices) > 1 and is_capitals(indices) for indices in others.values()):
        return others
    return {label: indices for label, indices in others.items() if len(indices) > 1 or not is_capitals(indices)}


def _other_titles(lines: DocumentLines, taken: frozenset[int]) -> dict[str, list[int]]:
    """Return the places of offices, names and forms of address of any language, by the label."""
    uses: dict[str, list[int]] = {}
    for index in lines.uses.others:
        text = lines.pieces[index].text
        label_and_end = None if index in taken else stopped_label(text, lines.vocabulary)
        if label_and_end is None and initials_alone(text, lines.vocabulary):
            label_and_end = _alone(mark_line(lines.pieces, index))
        if label_and_end is not None:
            uses.setdefault(label_key(label_and_end[0]), []).append(index)
    return uses


def mark_at(line: MarkLine, evidence: Evidence, vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that begins with such a label."""
    label, end = _label_and_end(line.text)
    if label is not None:
        # A sentence may end with a name at the end of a line; a label alone on its line is apart from the words above.
        is_alone = not line.text[end:].strip()
        return Mark(0, label, end, end) if not is_alone or (line.is_apart and line.below) else None
    label_and_end = stopped_label(line.text, vocabulary) if evidence.labels else None
    if label_and_end is None and evidence.labels and initials_alone(line.text, vocabulary):
        label_and_end = _alone(line)
    part = _part(line.text) if evidence.labels and label_and_end is None else None
    if part is not None and label_key(part["label"]) in evidence.labels:
        return Mark(part.start("label"), part["label"], part.end(), part.end())
    if label_and_end is None or label_key(label_and_end[0]) not in evidence.labels:
        return None
    return Mark(0, label_and_end[0], end_of_stop(line.text, label_and_end[1]), label_and_end[1])


def _alone(line: MarkLine) -> tuple[str, int] | None:
    """Return a line that is a surname with initials and the end of its mark, if words are below: `ГАЙ Л.М.`."""
    return (line.text.strip(), len(line.text)) if line.below and line.is_apart else None


def _label_and_end(text: str) -> tuple[str | None, int]:
    """Return the label that ends with a full stop, and the end of the mark; `None` and 0 for another line."""
    head = text[:LABEL_WINDOW_CHARS]
    stripped = head.lstrip()
    match = _FULL_STOP_LABEL.match(stripped)
    return (match["label"], len(head) - len(stripped) + match.end()) if match else (None, 0)


FORM = MarkForm(NAME, find, mark_at, yields_to=(chevrons.NAME, labels.NAME))
