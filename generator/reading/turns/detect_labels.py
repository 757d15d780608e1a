"""The labels of a document, and its mark convention: chevrons, labels alone or both."""

from __future__ import annotations

import msgspec

from generator.reading.draft import Draft
from generator.reading.grammar.turn_marks import MarkConvention
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.label_uses import (
    LabelUse,
    LabelUses,
    LowercaseWords,
    is_office_or_organisation,
    label_uses,
)
from generator.reading.turns.labels_without_chevrons import labels_without_chevrons


def detect_labels(draft: Draft) -> Draft:
    """Find the mark convention of the document; nothing is claimed yet."""
    uses = label_uses(draft)
    lowercase = LowercaseWords(draft)
    recurring = _recurring_labels(uses.behind, lowercase)
    labels = [use for use in uses.behind.values() if use.strength != "weak" or use.name in recurring]
    bare = _bare_labels(draft, uses, labels, lowercase)
    full_stops = uses.full_stop_count > 1 and not uses.chevrons and not bare
    questions = min(uses.letters["Q"], uses.letters["A"]) > 1 and not uses.chevrons
    chevrons = uses.chevrons[2]
    has_labels = bool(labels or bare or full_stops or questions)
    convention = MarkConvention(
        bare_labels=bare,
        recurring_labels=recurring,
        single_chevrons=bool(chevrons or labels),
        full_stop_labels=full_stops,
        questions_and_answers=questions,
        proves_transcript=has_labels or chevrons > 2 or (chevrons > 0 and _begins_marked(draft)),
    )
    return msgspec.structs.replace(draft, convention=convention)


def _begins_marked(draft: Draft) -> bool:
    """Return True if the first line of the text has two chevrons."""
    return next((piece.text.lstrip().startswith(">>") for piece in draft.pieces if piece.became is None), False)


def _recurring_labels(behind: dict[str, LabelUse], lowercase: LowercaseWords) -> frozenset[str]:
    """Return the labels behind chevrons that are weak somewhere and are accepted all the same."""
    weak = [use for use in behind.values() if use.strength == "weak"]
    strong = [use for use in behind.values() if use.strength != "weak"]
    recurring = [*_recurring_weak_labels(weak, strong, lowercase), *(use for use in strong if use.is_weak_once)]
    return frozenset(use.name for use in recurring)


def _recurring_weak_labels(weak: list[LabelUse], strong: list[LabelUse], lowercase: LowercaseWords) -> list[LabelUse]:
    """Return the weak labels that come twice or are part of a label of several words.

    If there are two, a weak label that comes once is accepted as well, unless the document has it as a word in lower
    case.
    """
    words_of_strong = {word for use in strong for word in use.name.split()}
    recurring = [use for use in weak if _is_recurring(use, words_of_strong, lowercase)]
    if sum(not use.is_question for use in recurring) > 1:
        recurring += [use for use in weak if not use.is_question and not lowercase.include(use.name)]
    return recurring


def _is_recurring(use: LabelUse, words_of_strong: set[str], lowercase: LowercaseWords) -> bool:
    """Return True if a weak label comes often enough, or is one of the words of a stronger label."""
    if use.count > 2:
        return True
    may_recur = use.count == 2 or (len(use.name) > 2 and use.name in words_of_strong)
    return may_recur and not lowercase.include(use.name)


def _bare_labels(draft: Draft, uses: LabelUses, labels: list[LabelUse], lowercase: LowercaseWords) -> frozenset[str]:
    """Return the folded labels that begin a turn without chevrons.

    Args:
        draft: The document.
        uses: All that may mark turns in it.
        labels: The labels behind chevrons.
        lowercase: The document's words in lower case.
    """
    if labels:
        printed = {use.printed for use in labels}
        return frozenset(
            use.name
            for use in uses.alone.values()
            if use.printed in printed or (use.count > 1 and use.strength != "weak" and use.spoken_count)
        )
    if not uses.chevrons[2]:
        return labels_without_chevrons(draft, uses.alone, lowercase)
    spoken = [use for use in uses.alone.values() if use.spoken_count]
    capitals = sum(use.count > 1 and use.printed.isupper() for use in uses.alone.values())
    return frozenset(use.name for use in spoken if _is_beside_chevrons(use, capitals, lowercase, draft.vocabulary))


def _is_beside_chevrons(use: LabelUse, capitals: int, lowercase: LowercaseWords, vocabulary: Vocabulary) -> bool:
    """Return True if a label marks turns beside chevrons without a label: `AUDIENCE: No.` beside `>> Yes.`.

    Args:
        use: A label without chevrons, followed by speech.
        capitals: How many labels in capitals come more than once in the document.
        lowercase: The document's words in lower case.
        vocabulary: The archive's vocabulary.
    """
    if use.strength == "name":
        return use.count > 1
    if use.strength == "weak":
        return use.count > 2 and not use.is_question and not lowercase.include(use.name)
    if use.count > 1 or " " in use.name or is_office_or_organisation(use.printed, vocabulary):
        return True
    return capitals > 1 and len(use.name) > 1 and not lowercase.include(use.name)
