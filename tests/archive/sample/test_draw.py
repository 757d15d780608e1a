"""Turns drawn at random: the same on every machine, and each with the same chance."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from generator.archive.commands.sample_commands import draw_sample, score_sheet
from generator.archive.sample.draw import draw_turns
from generator.archive.stages.archive_of import archive_of
from generator.settings.load import load_settings
from tests.support.make_archive import real_archive


def test_every_turn_has_the_same_chance(tmp_path: Path) -> None:
    project = real_archive(tmp_path / "archive")
    with archive_of(project.transcripts, load_settings(project.site_config)) as (archive, _):
        total = sum(len(session.turns) for session in archive.sessions)
        counts = Counter(turn for seed in range(100) for turn in draw_turns(archive, 20, seed))
        one, more = draw_turns(archive, 10, 4), draw_turns(archive, 30, 4)
    assert len(counts) == total, "each turn is drawn by some seed"
    assert max(counts.values()) < 3 * 100 * 20 / total
    assert len(set(one)) == 10
    assert set(one) <= set(more), "a larger count adds turns"
    assert more == sorted(more, key=more.index)


def test_sheet_is_the_same_again_and_can_be_scored(tmp_path: Path) -> None:
    project = real_archive(tmp_path / "archive")
    text = draw_sample(project, 5, 2)
    assert draw_sample(project, 5, 2) == text
    assert text != draw_sample(project, 5, 3)
    for key, value in (("date", "2031-04-01"), ("judge", "Bo"), ("speaker", "yes"), ("begins", "yes"), ("ends", "no")):
        text = text.replace(f"\n{key}: \n", f"\n{key}: {value}\n")
    sheet = tmp_path / "sheet.txt"
    sheet.write_text(text.replace("\nwrong words: \n", "\nwrong words: 0\n"), encoding="utf-8")
    lines = score_sheet(project, sheet)
    assert lines[0].startswith("right speaker: 100.0 %")
    sample = load_settings(project.site_config).sample
    assert (sample.judged, sample.speaker.right, sample.ends.wrong, sample.seed) == (5, 5, 5, 2)
