"""Published pages lose the turn ids that reveal a withheld name, and nothing else."""

from __future__ import annotations

from generator.archive.permanence.published import published_turns
from generator.archive.permanence.redact_published import drop_ids
from tests.support.invented import speech
from tests.support.permalinks import published, record_of

A, B = (" ".join(speech(seed, 30)) for seed in (1, 2))


def test_a_dropped_id_is_replaced_by_the_new_id_of_its_words() -> None:
    page = published(("odette-marsh-1", A), ("rosa-1", B))
    current = published_turns(record_of(("withheld-1", A), ("rosa-1", B)))
    redacted, new_ids = drop_ids(page, {"odette-marsh-1"}, current)
    assert [turn.id for turn in redacted.turns] == ["withheld-1", "rosa-1"]
    assert [turn.words for turn in redacted.turns] == [turn.words for turn in page.turns]
    assert new_ids == {"odette-marsh-1": "withheld-1"}


def test_a_dropped_id_without_a_turn_of_its_own_loses_its_line() -> None:
    page = published(("odette-marsh-1", A), ("rosa-1", B))
    redacted, new_ids = drop_ids(page, {"odette-marsh-1"}, published_turns(record_of(("rosa-1", f"{A} {B}"))))
    assert [turn.id for turn in redacted.turns] == ["rosa-1"]
    assert new_ids == {"odette-marsh-1": "rosa-1"}


def test_a_page_without_turns_keeps_the_other_ids() -> None:
    page = published(("odette-marsh-1", A), ("rosa-1", B))
    redacted, new_ids = drop_ids(page, {"odette-marsh-1"}, ())
    assert [turn.id for turn in redacted.turns] == ["rosa-1"]
    assert new_ids == {}
