"""The scorer itself: what it counts as right."""

from __future__ import annotations

from collections import Counter

import msgspec
import pytest

from generator.reading.record import record_of
from generator.reading.steps import draft_of
from generator.records import Block, SessionRecord
from generator.settings.load import Settings
from generator.sources.document import read_source
from tests.accuracy.align import pairs, places
from tests.accuracy.annotated import turns
from tests.accuracy.attribution import Pair, misattributed
from tests.accuracy.known import Known, Spoken, said
from tests.accuracy.score import Score, score

TEXT = ">> ODILE: One two three.\n\n(Applause)\n\n>> Four five.\n\n>> MARA: Six.\n"


@pytest.fixture
def record(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> SessionRecord:
    path = tmp_path_factory.mktemp("score") / "session.txt"
    path.write_text(TEXT, encoding="utf-8")
    return record_of(draft_of(read_source(path, path.parent / "none"), settings))


RIGHT = (
    Spoken("ODILE", (said("One two three."), Block("event", "(Applause)"))),
    Spoken(None, (said("Four five."),)),
    Spoken("MARA", (said("Six."),)),
)


def scored(record: SessionRecord, answer: tuple[Spoken, ...], **facts: str | int | None) -> Score:
    return score(Known("a.txt", b"", answer, facts, directions=True), record, TEXT)


def test_all_right(record: SessionRecord) -> None:
    found = scored(record, RIGHT, day=None, status="final")
    assert (found.boundaries, found.labels, found.kept, found.ordered, found.found) == (1, 1, 1, 1, 1)
    assert (found.stage_directions, found.facts_right, found.faults) == (1, 1, ())
    assert (found.words_misattributed, found.words_unattributed) == (0, 0)


def test_a_turn_too_many_and_one_too_few(record: SessionRecord) -> None:
    merged = (RIGHT[0], Spoken("MARA", (said("Four five. Six."),)))
    found = scored(record, merged)
    assert (found.turns, found.boundaries_found, found.boundaries_right, found.labels_right) == (2, 3, 2, 1)


def test_a_boundary_one_word_off_is_wrong(record: SessionRecord) -> None:
    moved = (RIGHT[0], Spoken(None, (said("Four"),)), Spoken("MARA", (said("five. Six."),)))
    assert scored(record, moved).boundaries_right == 2


def test_words_that_an_editor_took_out_or_put_in_move_no_boundary(record: SessionRecord) -> None:
    edited = (
        Spoken("ODILE", (said("One two."), Block("event", "(Applause)"))),
        Spoken(None, (said("So, five."),)),
        Spoken("MARA", (said("Six."),)),
    )
    found = scored(record, edited)
    assert found.boundaries == 1
    assert found.words_found == 4


def test_where_the_answer_has_no_mark_a_turn_is_neither_right_nor_wrong(record: SessionRecord) -> None:
    unmarked = (RIGHT[0], msgspec.structs.replace(RIGHT[1], marked=False), RIGHT[2])
    found = scored(record, unmarked)
    assert (found.turns, found.boundaries_found, found.boundaries) == (2, 2, 1)


def test_a_missed_stage_direction(record: SessionRecord) -> None:
    answer = (RIGHT[0], Spoken(None, (said("Four"), Block("event", "(Laughter)"), said("five."))), RIGHT[2])
    found = scored(record, answer)
    assert (found.directions, found.directions_found, found.directions_right) == (2, 1, 1)


def test_words_under_another_label(record: SessionRecord) -> None:
    answer = (
        Spoken("ODILE", (said("One two"),)),
        Spoken("HUGO", (said("three."), Block("event", "(Applause)"))),
        Spoken("MARA", (said("Four five. Six."),)),
    )
    found = scored(record, answer)
    assert (found.words_misattributed, found.words_unattributed) == (1, 2)


def test_a_part_of_a_label_or_another_label_of_one_person_takes_no_words() -> None:
    pairs_of_labels: Counter[Pair] = Counter(
        {
            ("ODILE FERRAND", "ODILE"): 1,
            ("THE CHAIR", "MARA"): 2,
            ("THE CHAIR", "HUGO"): 4,
            ("HUGO FELD", "HUGO"): 8,
            ("HUGO", "HUGO"): 16,
            (None, "MARA"): 32,
            ("MARA", None): 64,
        }
    )
    names = {"THE CHAIR": ("Mara Lindqvist", None), "MARA": ("Mara Lindqvist",), "HUGO": (None,)}
    assert misattributed(pairs_of_labels, names) == {
        ("THE CHAIR", "HUGO"): 4,
        ("HUGO FELD", "HUGO"): 8,  # HUGO is somebody else's label
        (None, "MARA"): 32,
    }


def test_where_the_answer_has_no_mark_no_label_is_wrong(record: SessionRecord) -> None:
    unmarked = (*RIGHT[:2], Spoken(None, (said("Six."),), marked=False))
    assert scored(record, unmarked).words_misattributed == 0


def test_whom_a_label_names(record: SessionRecord) -> None:
    names = {"ODILE": ("Odile", None), "MARA": (None,), "HUGO": ("Hugo",)}
    found = score(Known("a.txt", b"", RIGHT, names=names), record, TEXT)
    assert (found.names, found.names_right) == (3, 1)
    assert [fault for fault in found.faults if "HUGO" in fault] == ["a.txt: no turn has the label 'HUGO'"]


def test_facts(record: SessionRecord) -> None:
    found = scored(record, RIGHT, kind="transcript", status="raw", day=3, room=None)
    assert (found.facts_right, found.facts_wrong, found.facts_missing) == (1, 1, 1)


def test_scores_add_up(record: SessionRecord) -> None:
    one = scored(record, RIGHT)
    assert (one + one).turns == 6
    assert (one + Score()) == one


def test_alignment() -> None:
    left, right = list("abcde"), list("axcdye")
    assert pairs(left, right) == [(0, 0), (2, 2), (3, 3), (4, 5)]
    assert pairs(["a", "a"], ["a"]) == [(0, 0)]
    assert pairs(list("xab"), list("xaqab")) == [(0, 0), (1, 3), (2, 4)]
    assert pairs([], ["a"]) == []
    assert places(5, [0, 2, 3, 4], [0, 1, 2, 5]) == [0, 1, 1, 4]


def test_an_annotated_text() -> None:
    body = "⟪IGF 2016⟫\nWe begin. ⟦>> ODILE FERRAND:⟧ One.\n⟦(Applause)⟧ Two.\n⟦>>⟧ Three."
    assert turns(body) == (
        Spoken(None, (said("We begin."),)),
        Spoken("ODILE FERRAND", (said("One."), Block("event", "(Applause)"), said("Two."))),
        Spoken(None, (said("Three."),)),
    )
