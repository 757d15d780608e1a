"""Explain the decisions about a document: its kind, its forms of marks, its labels and who its speakers are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.reading.draft import Draft
from generator.reading.grammar.turn_marks import Evidence
from generator.records import Turn

_NAME_WIDTH = 28
_COUNT_WIDTH = 10
_MAX_LINES_SHOWN = 4
_MAX_PASSED_OVER = 200
"""Labels that were passed over and are shown, for each form."""


def decisions(draft: Draft) -> Iterator[str]:
    """Yield the lines that say what was decided about a document, and why."""
    yield f"kind: {draft.kind}, because {draft.kind_sign}"
    if draft.title_reason is not None:
        yield f"title: {draft.title_reason.title}, because of this: {draft.title_reason.reason}"
    yield ""
    yield from _head(draft)
    yield from _forms(draft)
    yield ""
    yield from _labels_taken(draft.turns)
    yield ""
    yield from _labels_passed_over(draft)


def _head(draft: Draft) -> Iterator[str]:
    """Yield the forms of the lines in the head and below the last words, each with the reason why nobody said it."""
    by_form: dict[str, list[int]] = {}
    for piece in draft.pieces:
        place, _, form = (piece.rule or "").partition(": ")
        if place in {"document head", "document end"}:
            by_form.setdefault(f"{place}: {form}", []).append(piece.line)
    if by_form:
        yield "lines that nobody said"
        yield from (f"  {form}, {_places(lines)}" for form, lines in by_form.items())
        yield ""


def _forms(draft: Draft) -> Iterator[str]:
    """Yield the forms of marks that count, and those that do not."""
    yield "forms of marks"
    for form in draft.convention.forms:
        yield f"  {_columns(form.evidence.form)}{_shown(form.evidence)}"
    for rival in draft.convention.rivals:
        reason = f"yields to {rival.winner}: " if rival.winner else ""
        shown = _shown(rival.evidence) if rival.evidence.lines else "no line begins a turn in this form"
        yield f"  not {_columns(rival.evidence.form, _NAME_WIDTH - 4)}{reason}{shown}"
    if not draft.convention.forms:
        yield "  none"


def _shown(evidence: Evidence) -> str:
    return f"strength {evidence.strength:.2f}, {_places(sorted(evidence.lines))}"


def _labels_taken(turns: Iterable[Turn]) -> Iterator[str]:
    """Yield each label with its turns, and who it names."""
    by_label: dict[str, list[Turn]] = {}
    for turn in turns:
        if turn.label is not None:
            by_label.setdefault(turn.label, []).append(turn)
    yield "labels"
    for label, labelled in by_label.items():
        yield f"  {_columns(label)}{len(labelled):>{_COUNT_WIDTH - 2}}  {_speaker(labelled[0])}"
    if not by_label:
        yield "  none"


def _speaker(turn: Turn) -> str:
    if turn.speaker is None:
        return f"no person; role {turn.role}" if turn.role else "no person"
    evidence = f", by line {turn.evidence.line}: {turn.evidence.text}" if turn.evidence else ""
    return f"{turn.name} ({turn.speaker}), {turn.resolved}{evidence}"


def _labels_passed_over(draft: Draft) -> Iterator[str]:
    """Yield the texts that look like labels and are not labels here, with the reason."""
    yield "passed over"
    for evidence in draft.convention.evidence:
        for passed in evidence.passed_over[:_MAX_PASSED_OVER]:
            yield f"  {_columns(passed.label)}{passed.reason}: {_places(passed.lines)}"
        if len(evidence.passed_over) > _MAX_PASSED_OVER:
            yield f"  … and {len(evidence.passed_over) - _MAX_PASSED_OVER} more"
    if not any(evidence.passed_over for evidence in draft.convention.evidence):
        yield "  nothing"


def _places(lines: Iterable[int]) -> str:
    """Return `3 lines: 1, 5, 9`, with the first lines only."""
    numbers = list(lines)
    first = ", ".join(map(str, numbers[:_MAX_LINES_SHOWN]))
    more = " …" if len(numbers) > _MAX_LINES_SHOWN else ""
    return f"{len(numbers)} {'line' if len(numbers) == 1 else 'lines'}: {first}{more}"


def _columns(name: str, width: int = _NAME_WIDTH) -> str:
    return f"{name:<{width}}  "
