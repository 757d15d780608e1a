"""Labels in a shape of their own, such as `[Chair] words`: which of them begin turns, by the whole document."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

import msgspec

from generator.reading.grammar.label_parts import LabelStrength, label_key, without_brackets
from generator.reading.grammar.labels import label_strength
from generator.reading.grammar.last_first import reversed_name
from generator.reading.grammar.speech_openings import is_sentence_start
from generator.reading.grammar.turn_marks import Evidence, Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.label_uses import LabelUse, count_label, is_speech_behind
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.passed_over import passed_over
from generator.reading.turns.stage_directions import direction_family
from generator.text.normal import tidy

_MAX_LABEL_CHARS = 80
_MAX_LABEL_WORDS = 10
_MAX_REPEATED_WORDS = 3
_MIN_SURE_SHARE = 0.85
"""Share of the places of a shape with accepted labels beside which the others are labels, too."""

_MIN_SHARE_OF_SURE = 0.9
"""Share of the places of a shape that must begin a turn, if one label that comes again is enough."""

_NO_LABEL = re.compile(r"https?:|www\.|@\w|[?!;]|\.{2,}|…|[.,:]$")
_MAIL_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
"""What a program prints for somebody who gave no name."""

_ABBREVIATION_END = re.compile(r"(?:^|[\s.])[^\W\d_]{1,3}\.$")
"""`Sammy Jr.`, `Odile M.`"""


class LabelShape(msgspec.Struct, frozen=True):
    """What surrounds a label at the start of a line, and how often a document must have it."""

    name: str
    match: Callable[[MarkLine, Vocabulary], Mark | None]
    """Find the shape at the start of a line, whatever its label is."""
    min_places: int = 3
    """Places with an accepted label that the document must have."""
    min_repeated: int = 1
    """Labels that must come twice."""
    min_share: float = 0.6
    """Share of the places with the shape that must begin a turn."""
    needs_names: bool = False
    """Whether most of the labels must be names or roles, because notes of sounds have the same shape."""
    signs: str = ""
    """Signs: a line in this shape has at least one of them. Without signs all lines are looked at."""
    takes_any_text: bool = False
    """Whether the shape alone shows a label, whatever its words are: a room, a device, a handle."""
    takes_repeated: bool = False
    """Whether a few words that come three times are a label beside others: `The baker`."""


def shape_form(shape: LabelShape) -> MarkForm:
    """Return the form of mark of a shape."""
    return MarkForm(
        shape.name,
        functools.partial(find_shape, shape=shape),
        functools.partial(shaped_mark, shape=shape),
        is_labelled=True,
    )


def find_shape(lines: DocumentLines, shape: LabelShape) -> Evidence | None:
    """Return what speaks for a shape in a document; `None` if the document does not have the shape."""
    uses, shaped_count = _uses(lines, shape)
    if not uses:
        return None
    accepted = _accepted(lines, uses, shape)
    accepted |= _beside(lines, shape, _rest(uses, accepted, shaped_count))
    places = sorted(index for use in uses.values() if use.name in accepted for index in use.places)
    named = sum(use.count for use in uses.values() if use.name in accepted and _is_named(use, lines.vocabulary))
    repeated = sum(use.count > 1 for use in uses.values() if use.name in accepted)
    counts = (
        len(places) >= shape.min_places
        and repeated >= shape.min_repeated
        and len(places) >= shape.min_share * shaped_count
        and (not shape.needs_names or named > len(places) / 2)
    )
    if not counts:
        return Evidence(shape.name, 0.0, proves_transcript=False, passed_over=passed_over(lines, uses, frozenset()))
    return Evidence(
        shape.name,
        strength=len(places) / shaped_count,
        lines=lines.numbers(places),
        labels=frozenset(accepted),
        passed_over=passed_over(lines, uses, accepted),
    )


def find_sure_shape(lines: DocumentLines, shape: LabelShape, min_places: int) -> Evidence | None:
    """Return what speaks for a shape all of whose labels are sure: one that comes again is enough. Else `None`.

    Args:
        lines: The document.
        shape: The shape.
        min_places: Places with an accepted label that the document must have.
    """
    evidence = find_shape(
        lines, msgspec.structs.replace(shape, min_places=min_places, min_repeated=1, min_share=_MIN_SHARE_OF_SURE)
    )
    if evidence is None or not evidence.lines:
        return None
    marks = (shape.match(line, lines.vocabulary) for _, line in lines.with_sign(shape.signs))
    labels = {tidy(mark.label) for mark in marks if mark and mark.label and label_key(mark.label) in evidence.labels}
    are_sure = all(label_strength(label, "", lines.vocabulary) == "sure" for label in labels)
    return evidence if are_sure else None


def shaped_mark(line: MarkLine, evidence: Evidence, vocabulary: Vocabulary, shape: LabelShape) -> Mark | None:
    """Return the mark of a line with an accepted label in this shape."""
    mark = shape.match(line, vocabulary)
    if mark is None or mark.label is None or label_key(mark.label) not in evidence.labels:
        return None
    return mark


def _uses(lines: DocumentLines, shape: LabelShape) -> tuple[dict[str, LabelUse], int]:
    """Return the possible labels in a shape, by their folded text, and how many places have the shape."""
    uses: dict[str, LabelUse] = {}
    shaped_count = 0
    for index, line in lines.with_sign(shape.signs):
        mark = shape.match(line, lines.vocabulary)
        if mark is None or mark.label is None:
            continue
        shaped_count += 1
        label = tidy(mark.label)
        strength = _strength(label, shape, lines.vocabulary)
        if not _is_counted(label, strength, shape, lines.vocabulary):
            continue
        use = count_label(uses, mark.label, strength or "weak", index)
        behind = index + 1 if mark.time_below else index
        end = len(lines.pieces[behind].text) if mark.time_below else mark.time
        use.spoken_count += is_speech_behind(lines.pieces, behind, end, lines.vocabulary)
    return _without_phrases(uses, lines.vocabulary) if shape.takes_repeated else uses, shaped_count


def _strength(label: str, shape: LabelShape, vocabulary: Vocabulary) -> LabelStrength | None:
    """Return how surely a text is a label; in brackets the person may be described: `[van der Berg, highways]`."""
    strength = label_strength(label, "", vocabulary)
    if strength is not None or not shape.needs_names or "," not in label:
        return strength
    return label_strength(label.partition(",")[0], "", vocabulary)


def _beside(lines: DocumentLines, shape: LabelShape, rest: set[str]) -> set[str]:
    """Return which of the other labels count beside many sure ones: all, or surnames such as `van der Berg`."""
    if shape.takes_any_text:
        return rest
    particles = lines.vocabulary.particles if shape.needs_names else frozenset()
    return {name for name in rest if " " in name and name.partition(" ")[0] in particles}


def _without_phrases(uses: dict[str, LabelUse], vocabulary: Vocabulary) -> dict[str, LabelUse]:
    """Return the uses without words that come once and don't look like a label."""
    return {
        name: use
        for name, use in uses.items()
        if use.count > 1 or label_strength(use.printed, "", vocabulary) is not None
    }


def _is_counted(label: str, strength: LabelStrength | None, shape: LabelShape, vocabulary: Vocabulary) -> bool:
    """Return True for a text in a shape that may be a label."""
    if shape.takes_any_text:
        return may_be_label(label, vocabulary) or _MAIL_ADDRESS.fullmatch(label) is not None
    is_rated = strength is not None or (shape.takes_repeated and _may_repeat(label))
    return is_rated and may_be_label(label, vocabulary)


def _may_repeat(label: str) -> bool:
    """Return True for a few words that begin with a capital and are no start of a sentence."""
    return label[:1].isupper() and len(label.split()) <= _MAX_REPEATED_WORDS and not is_sentence_start(label)


def may_be_label(label: str, vocabulary: Vocabulary) -> bool:
    """Return True for a short text that is no sentence, no address and no stage direction."""
    core = without_brackets(label)[0]
    parts = core.split(" / ")  # a label in two languages
    if not core or any(len(part) > _MAX_LABEL_CHARS or len(part.split()) > _MAX_LABEL_WORDS for part in parts):
        return False
    if not any(character.isalpha() for character in label):
        return False
    if _NO_LABEL.search(label) and not _ABBREVIATION_END.search(label):
        return False
    return direction_family(f"[{label}]", vocabulary) is None


def _accepted(lines: DocumentLines, uses: dict[str, LabelUse], shape: LabelShape) -> set[str]:
    """Return the folded labels that begin turns."""
    return {use.name for use in uses.values() if use.spoken_count and _is_accepted(lines, use, shape)}


def _rest(uses: dict[str, LabelUse], accepted: set[str], shaped_count: int) -> set[str]:
    """Return the other labels that are no sentences, where nearly all places with the shape begin turns."""
    if sum(use.count for use in uses.values() if use.name in accepted) < _MIN_SURE_SHARE * shaped_count:
        return set()
    return {use.name for use in uses.values() if use.spoken_count and not is_sentence_start(use.printed)}


def _is_named(use: LabelUse, vocabulary: Vocabulary) -> bool:
    """Return True for a role, a full name or a name with the surname first."""
    return use.strength != "weak" or reversed_name(use.printed, vocabulary) is not None


def _is_accepted(lines: DocumentLines, use: LabelUse, shape: LabelShape) -> bool:
    if use.strength == "sure":
        return True
    if shape.takes_any_text:
        return use.strength != "weak" or use.count > 1 or not lines.lowercase.include(use.name)
    if _is_named(use, lines.vocabulary):
        return use.count > 1 or not lines.lowercase.include(use.name)
    own_uses = use.count if shape.takes_repeated else 0
    return use.count > 2 and not use.is_question and not lines.lowercase.include(use.name, own_uses)
