"""Scores of a judged sample: shares, intervals, and the file that the report reads."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.sample.answers import Answer, JudgedTurn, SampleSheet
from generator.archive.sample.score import figures, sample_lines, sample_yaml, score_sample, share_of
from generator.errors import ArchiveError
from generator.settings.sample import NO_SAMPLE, read_sample
from generator.settings.settings_file import SettingsFile


def _sheet(*speakers: Answer, judge: str = 'Bo: the judge "#1"') -> SampleSheet:
    judged = tuple(JudgedTurn(speaker, "yes", "no", 10, 1) for speaker in speakers)
    return SampleSheet(date="2031-04-01", judge=judge, seed=3, turns=900, drawn=len(judged), judged=judged)


def test_interval_of_a_published_example() -> None:
    # Wilson's interval of 3 of 10 at 95 %, as tables give it.
    share = share_of(3, 10)
    assert (round(share.low, 4), round(share.high, 4)) == (0.1078, 0.6032)


@given(st.integers(1, 5000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_interval_holds_the_share(counts: tuple[int, int]) -> None:
    share = share_of(*counts)
    assert 0 <= share.low <= share.share + 1e-12
    assert share.share - 1e-12 <= share.high <= 1
    if counts[0] == 0:
        assert share.high > 0, "no error found is no proof"
    assert math.isclose(share.share, counts[0] / counts[1])


def test_a_doubt_counts_as_an_error() -> None:
    sample = score_sample(_sheet("yes", "yes", "yes", "unsure"), "sheet.txt")
    assert (sample.speaker.right, sample.speaker.wrong, sample.speaker.unsure) == (3, 0, 1)
    speaker, boundaries, words = sample_lines(sample)
    assert speaker.startswith("right speaker: 75.0 % (95 % interval ")
    assert speaker.endswith(", 1 in doubt")
    assert boundaries.startswith("right beginning and end: 50.0 %")
    assert words.startswith("wrong words: 10.0 %")


def test_the_file_is_read_as_it_was_written() -> None:
    sample = score_sample(_sheet("yes", "no"), "sheet.txt")
    assert read_sample(SettingsFile(sample_yaml(sample), "sample.yml")) == sample


@pytest.mark.parametrize("sheet", [_sheet(), _sheet("yes", judge="")])
def test_a_sheet_without_answers_or_judge_has_no_figures(sheet: SampleSheet) -> None:
    with pytest.raises(ArchiveError):
        score_sample(sheet, "sheet.txt")


def test_without_a_sample_nothing_is_shown() -> None:
    assert figures(NO_SAMPLE) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("judged: 3\nspeaker: {right: 3}\nbegins: {right: 3}\nends: {right: 3}\n", "date"),
        ("date: 2031-04-01\njudged: 3\nspeaker: {right: 4}\n", "must sum up to `judged`"),
        ("date: 2031-04-01\nwords: 3\nwrong_words: 4\n", "from 0 to `words`"),
        ("date: 2031-04-01\nspeakers: {right: 4}\n", "speaker"),
    ],
)
def test_a_wrong_file_is_told(text: str, said: str) -> None:
    with pytest.raises(ArchiveError, match=said):
        read_sample(SettingsFile(text, "sample.yml"))
