"""Documents from the grammar of the forms parse to what they were made from; damaged ones always give a record."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from generator.reading.record import record_of
from generator.reading.steps import draft_of
from generator.records import from_json, to_stored_json
from generator.settings.load import Settings
from generator.sources.document import read_source
from generator.text import words
from tests.grammar.check import differences
from tests.grammar.document import document
from tests.support.examples import examples


def test_documents_parse_to_what_they_were_made_from(settings: Settings, pytestconfig: pytest.Config) -> None:
    """As many as `--grammar` says, by seeds that `python -m tests.grammar SEED` shows."""
    wrong = []
    for seed in range(pytestconfig.getoption("--grammar")):
        found = differences(document(_chance(seed)), settings)
        if found:
            wrong.append((seed, found))
    told = "\n".join(f"python -m tests.grammar {seed}: {found[0]}" for seed, found in wrong[:10])
    assert not wrong, f"{len(wrong)} documents differ\n{told}"


def test_documents_of_hypothesis_too(settings: Settings, pytestconfig: pytest.Config) -> None:
    """As many again, sought and made smaller by hypothesis; other ones each time where more are asked for."""
    number = pytestconfig.getoption("--grammar")

    @given(chance=st.randoms(note_method_calls=False))
    @effort(
        deadline=None,
        max_examples=number,
        derandomize=number <= 200,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
    )
    def parses_to_what_it_was_made_from(chance: random.Random) -> None:
        assert not differences(document(chance), settings)

    parses_to_what_it_was_made_from()


@given(seed=st.integers(0, 2**32), data=st.data())
@effort(deadline=None, max_examples=examples(60))
def test_damaged_documents_give_a_record_with_all_words(seed: int, data: st.DataObject, settings: Settings) -> None:
    whole = document(_chance(seed)).known.data
    at = data.draw(st.integers(0, len(whole)))
    cut = data.draw(st.integers(0, 200))
    damaged = whole[:at] + data.draw(st.binary(max_size=20)) + whole[at + cut :]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "any.txt")
        path.write_bytes(damaged)
        read = read_source(path, Path(folder, "none"))
    record = record_of(draft_of(read, settings))
    assert from_json(to_stored_json(record)) == record
    spoken = [text for turn in record.turns for text in (turn.label or "", *(block.text for block in turn.blocks))]
    others = [entry.text for entry in record.notices] + [entry.text for entry in record.removed]
    lines = read.lines if read.readable else ()
    assert Counter(words.split_words("\n".join(spoken + others))) == Counter(words.split_words("\n".join(lines)))


def _chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same document every time, not a secret
