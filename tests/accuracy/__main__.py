"""Print the table: `python -m tests.accuracy [--faults] [SET...]`, sets by a part of their name."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tests.accuracy.known import Absent
from tests.accuracy.measure import SETS, measure
from tests.accuracy.score import Score
from tests.accuracy.speakers import PODCASTS, speaker_rows

_HEAD = (
    *(
        "set",
        "documents",
        "turns",
        "boundary F1",
        "labels",
        "words kept",
        "in order",
        "words in turns",
        "foreign words",
    ),
    *(
        "misattributed",
        "without a label",
        "labels not told",
        "names",
        "directions F1",
        "facts right",
        "wrong",
        "missing",
    ),
)


def main(arguments: Sequence[str]) -> None:
    """Score the sets whose names have one of the arguments in them, all without."""
    wanted = [argument for argument in arguments if not argument.startswith("--")]
    rows: list[Sequence[str]] = [_HEAD]
    faults: list[str] = []
    for documents in SETS:
        if wanted and not any(part.casefold() in documents.name.casefold() for part in wanted):
            continue
        try:
            measured = measure(documents)
        except Absent as error:
            rows.append((documents.name, f"not there: {error}"))
            continue
        rows.append(row(documents.name, measured))
        faults += measured.faults
    print(table(rows))
    if not wanted or any(part.casefold() in PODCASTS.casefold() for part in wanted):
        try:
            print("\n" + table(speaker_rows()))
        except Absent as error:
            print(f"\nspeakers: not there: {error}")
    if "--faults" in arguments:
        print("\n".join(faults))


def row(name: str, measured: Score) -> tuple[str, ...]:
    """Return a row of the table."""
    return (
        name,
        str(measured.documents),
        str(measured.turns),
        _shown(measured.boundaries),
        _shown(measured.labels),
        _percent(measured.kept),
        _percent(measured.ordered),
        _percent(measured.found),
        str(measured.words_foreign),
        str(measured.words_misattributed),
        str(measured.words_unattributed),
        f"{measured.labels_untold} of {measured.labels_unread}",
        _shown(measured.named),
        _shown(measured.stage_directions),
        str(measured.facts_right),
        str(measured.facts_wrong),
        str(measured.facts_missing),
    )


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return the rows as a Markdown table, aligned for a terminal."""
    full = [line for line in rows if len(line) == len(rows[0])]
    widths = [max(map(len, column)) for column in zip(*full, strict=True)]
    widths[0] = max(len(line[0]) for line in rows)
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=False)) + " |" for line in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def _shown(value: float | None) -> str:
    return "" if value is None else f"{int(value * 10_000) / 10_000:.4f}"  # never rounded up to 1


def _percent(value: float | None) -> str:
    return "" if value is None else f"{int(value * 10_000) / 100:.2f} %"


if __name__ == "__main__":
    main(sys.argv[1:])
