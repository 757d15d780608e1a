"""Invented captions in every format: who said what and when, and no word lost in damaged files."""

from __future__ import annotations

import itertools
import random
import re
from collections import Counter
from pathlib import Path

import pytest

from generator.reading.steps import read_document
from generator.records import SessionRecord
from generator.settings.load import Settings
from tests.support.examples import examples
from tests.support.made_captions import MADE, damaged, made_cues

WORD = re.compile(r"w\d+x\d+")
"""A word of a made document; nothing else in it has this form."""


def made_by(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same document every time, not a secret


def read(text: str, suffix: str, folder: Path, settings: Settings) -> SessionRecord:
    path = folder / f"a{suffix}"
    path.write_bytes(text.encode())
    return read_document(path, folder / "none", settings)


def kept_words(record: SessionRecord) -> Counter[str]:
    texts = [block.text for turn in record.turns for block in turn.blocks]
    texts += [turn.label or "" for turn in record.turns]
    texts += [entry.text for entry in record.removed]
    texts += [notice.text for notice in record.notices]
    return Counter(WORD.findall("\n".join(texts)))


@pytest.mark.parametrize("form", MADE)
def test_each_word_is_said_by_its_speaker_at_its_time(form: str, tmp_path: Path, settings: Settings) -> None:
    suffix, write = MADE[form]
    for seed in range(examples(20)):
        cues = made_cues(made_by(seed), 25)
        record = read(write(cues), suffix, tmp_path, settings)
        said = {}
        for turn in record.turns:
            for word in WORD.findall(" ".join(block.text for block in turn.blocks)):
                said[word] = turn
        for cue in cues:
            for word in WORD.findall(cue.words):
                turn = said[word]
                assert turn.label == cue.speaker, (form, seed, cue)
                assert turn.time is not None
                assert turn.time.start <= cue.start < cue.start + 1 <= turn.time.last
        changes = [cues[0], *(below for above, below in itertools.pairwise(cues) if above.speaker != below.speaker)]
        assert [turn.time.start for turn in record.turns if turn.time] == [cue.start for cue in changes], (form, seed)


@pytest.mark.parametrize("form", MADE)
def test_no_word_of_a_damaged_file_is_lost_or_doubled(form: str, tmp_path: Path, settings: Settings) -> None:
    suffix, write = MADE[form]
    for seed in range(examples(40)):
        chance = made_by(seed)
        text = damaged(write(made_cues(chance, 12)), chance)
        record = read(text, suffix, tmp_path, settings)
        is_refused = any(finding.severity == "error" for finding in record.findings)
        assert is_refused or kept_words(record) == Counter(WORD.findall(text)), (form, seed, text)
        if form != "JSON":
            assert not is_refused, (form, seed)
