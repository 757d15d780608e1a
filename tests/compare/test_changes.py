"""What the comparison of two revisions says."""

from __future__ import annotations

from tests.compare.__main__ import report
from tests.compare.changes import Record, changes


def record(title: str, *turns: tuple[str | None, str]) -> Record:
    return {
        "title": title,
        "event": {"id": "moot-2001"},
        "turns": [{"label": label, "blocks": [{"type": "text", "text": text}]} for label, text in turns],
    }


def test_nothing_changed() -> None:
    same = record("A", ("ODILE", "Good morning."))
    found = changes(["a.txt"], [same], [same])
    assert (found.documents, found.differing, found.lines) == (1, 0, ())
    assert report(found, 60).splitlines()[0] == "documents: 1, of which 0 differ"


def test_a_turn_that_is_split() -> None:
    old = record("A", (None, "Good morning. MARA: Yes."))
    new = record("B", (None, "Good morning."), ("MARA", "Yes."))
    found = changes(["a.txt"], [old], [new])
    assert (found.differing, found.turns, found.labels, found.words, found.facts) == (1, (2, 1), (1, 0), (0, 1), 1)
    assert "a.txt: title 'A' → 'B'" in found.lines
    assert "a.txt: + label MARA" in found.lines


def test_a_sample_is_taken_from_all_over() -> None:
    old = [record(str(number)) for number in range(100)]
    new = [record(f"{number}!") for number in range(100)]
    found = changes([f"{number}.txt" for number in range(100)], old, new)
    shown = report(found, 10).splitlines()[7:]
    assert len(shown) == 10
    assert shown[-1].startswith("90.txt")
