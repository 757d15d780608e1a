"""Chevrons, with or without a label: `>> Good morning.`, `>> MARA LINDQVIST: Good morning.`."""

from __future__ import annotations

import re

from generator.reading.grammar.labels import goes_on_as_speech
from generator.reading.grammar.turn_marks import Evidence, chevron_mark
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.label_uses import LabelUse, LabelUses, LowercaseWords
from generator.reading.turns.forms.mark_form import MarkForm
from generator.reading.turns.forms.passed_over import passed_over
from generator.text.normal import fold

NAME = "chevrons"

_WORD_AND_CAPITAL = re.compile(
    r"(?<![^\W_])(?P<office>[^\W\d_]{1,30}\.?)[ \u00a0](?=(?P<name>[^\W\d_][^\W\d_]{2,30}(?:[-'’][^\W\d_]{2,20})?))"
)


_OFFICE_ENDS = frozenset({"member", "tem"})
"""The last words of `council member` and `mayor pro tem`."""


def find(lines: DocumentLines) -> Evidence | None:
    """Find the lines with chevrons, and which weak labels behind them are labels all the same."""
    uses = lines.uses
    if not uses.chevrons:
        return None
    recurring = _recurring_labels(lines)
    labels = accepted_labels(uses, recurring)
    double = uses.chevrons[2]
    return Evidence(
        NAME,
        strength=1.0 if double else 0.5,
        lines=lines.numbers(uses.chevron_places),
        labels=recurring,
        proves_transcript=bool(labels) or double > 2 or (double > 0 and _begins_marked(lines)),
        passed_over=passed_over(lines, uses.behind, {use.name for use in labels}),
    )


def labels_behind(lines: DocumentLines) -> list[LabelUse]:
    """Return the labels behind the chevrons of a document."""
    return accepted_labels(lines.uses, _recurring_labels(lines))


def accepted_labels(uses: LabelUses, recurring: frozenset[str]) -> list[LabelUse]:
    """Return the labels behind chevrons: all but the weak ones that don't recur."""
    return [use for use in uses.behind.values() if use.strength != "weak" or use.name in recurring]


def _begins_marked(lines: DocumentLines) -> bool:
    """Return True if the first line of the text has two chevrons."""
    return any(lines.pieces[index].text.lstrip().startswith(">>") for index in lines.unclaimed[:1])


def _recurring_labels(lines: DocumentLines) -> frozenset[str]:
    """Return the labels behind chevrons that are weak somewhere and are accepted all the same."""
    behind = lines.uses.behind
    weak = [use for use in behind.values() if use.strength == "weak"]
    strong = [use for use in behind.values() if use.strength != "weak"]
    recurring = [*_recurring_weak_labels(weak, strong, lines.lowercase), *(use for use in strong if use.is_weak_once)]
    named = _named_with_office(lines, weak) if any(use.count > 1 for use in strong) else []
    return frozenset(use.name for use in (*recurring, *named))


def _named_with_office(lines: DocumentLines, weak: list[LabelUse]) -> list[LabelUse]:
    """Return the weak labels that the document has behind an office or a form of address: `Councilmember Vega`.

    Captions may have all names in small letters, `council member vega`: then the label must come again.
    """
    may_be = [use for use in weak if len(use.name) > 2 and use.printed[:1].isupper() and not use.is_question]
    if not may_be:
        return []
    printed = {use.printed: use for use in may_be} | {use.name: use for use in may_be}
    words = lines.vocabulary.role_of.keys() | lines.vocabulary.honorifics.keys() | _OFFICE_ENDS
    named = {
        match["name"]
        for piece in lines.pieces
        for match in _WORD_AND_CAPITAL.finditer(piece.text)
        if match["name"] in printed and fold(match["office"]) in words
    }
    return [
        use
        for use in may_be
        if (use.printed in named and not lines.lowercase.include(use.name))
        or (use.name in named and use.count > 1 and not goes_on_as_speech(use.printed, lines.vocabulary))
    ]


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


FORM = MarkForm(NAME, find, chevron_mark)
