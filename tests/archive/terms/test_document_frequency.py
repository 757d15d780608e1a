"""The table of document frequencies: counting, weights, the file, and the command that writes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.archive.terms.document_frequency import (
    MIN_TRANSCRIPTS,
    DocumentFrequency,
    count_frequencies,
    read_frequencies,
    write_frequencies,
)
from generator.archive.terms.terms import repeated_terms
from generator.cli import main
from generator.errors import ArchiveError, ConfigError
from tests.support.small_site import record, turn

TABLE = DocumentFrequency(100, {"milk": 50, "rind": 9, "brin": 2})


def test_the_table_counts_each_transcript_once() -> None:
    table = count_frequencies(
        [
            repeated_terms(record(turn("ada-1", text)))
            for text in ("Brine brine brine, whey.", "Brine, brine. Whey. Whey.")
        ]
    )
    assert table == DocumentFrequency(2, {"brin": 2, "whey": 1})


def test_rarer_terms_weigh_more_and_common_ones_nothing() -> None:
    assert TABLE.rarity("unheard of") == TABLE.rarity("never") > TABLE.rarity("brin") > TABLE.rarity("rind") > 0
    assert TABLE.rarity("milk") == 0
    assert DocumentFrequency().rarity("brin") > 0


def test_a_table_is_written_alphabetically_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    assert write_frequencies(path, DocumentFrequency(30, {"whey": 3, "brin": 29, "once": 1, "affinit": 3})) == 3
    assert path.read_text(encoding="utf-8").splitlines()[1:] == ["transcripts\t30", "affinit\t3", "brin\t29", "whey\t3"]
    assert read_frequencies(path) == DocumentFrequency(30, {"whey": 3, "brin": 29, "affinit": 3})
    assert read_frequencies(tmp_path / "none.tsv") == DocumentFrequency()


def test_the_rarest_terms_are_left_out_of_a_table_that_grows_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "terms.tsv"
    monkeypatch.setattr("generator.archive.terms.document_frequency.MAX_FILE_BYTES", 163)
    assert write_frequencies(path, DocumentFrequency(30, {"whey": 3, "brin": 29, "curd": 2, "rind": 2, "milk": 2})) == 3
    assert path.stat().st_size <= 163
    assert set(read_frequencies(path).counts) == {"whey", "brin", "curd"}


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 transcripts are"), (1, "1 transcript is"), (3, "3 transcripts are")]
)
def test_too_few_transcripts_give_no_table(tmp_path: Path, count: int, words: str) -> None:
    with pytest.raises(ArchiveError, match=f"^{words} too few .* count at least {MIN_TRANSCRIPTS}"):
        write_frequencies(tmp_path / "terms.tsv", DocumentFrequency(count, {"brin": 2}))
    assert not (tmp_path / "terms.tsv").exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("transcripts\t30\nwhey 3\n", r"terms\.tsv:2: write a term, a tab and the number .*: 'whey 3'"),
        ("transcripts\t30\nwhey\t-3\n", r"terms\.tsv:2: write a term"),
        ("transcripts\t30\n\t3\n", r"terms\.tsv:2: write a term"),
        ("whey\t3\n", r"terms\.tsv: the line `transcripts` .* is missing"),
        ("transcripts\t2\nwhey\t3\n", r"terms\.tsv: a term has a higher count than the line `transcripts`"),
        ("\udcff", r"terms\.tsv: the file is not UTF-8"),
    ],
)
def test_a_faulty_table_is_reported_with_its_place(text: str, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(ConfigError, match=sentence):
        read_frequencies(path)


def test_the_command_counts_the_archive_and_other_files(tmp_path: Path) -> None:
    (tmp_path / "content" / "transcripts" / "moot-2001").mkdir(parents=True)
    other_files = []
    for number in range(MIN_TRANSCRIPTS + 1):
        is_inside = number < 3
        path = tmp_path / ("content/transcripts/moot-2001" if is_inside else ".") / f"s{number}.txt"
        path.write_text(f" >> ADA CHURN:  Brine and brine{' and whey and whey' if number < 5 else ''}.\n")
        other_files += [] if is_inside else [str(path)]
    runner = CliRunner()
    result = runner.invoke(main, ["--root", str(tmp_path), "terms", *other_files])
    assert result.output == f"terms: 2 terms of {MIN_TRANSCRIPTS + 1} transcripts in site_config/terms.tsv\n"
    table = read_frequencies(tmp_path / "site_config" / "terms.tsv")
    assert table == DocumentFrequency(MIN_TRANSCRIPTS + 1, {"brin": MIN_TRANSCRIPTS + 1, "whey": 5})
    failed = runner.invoke(main, ["--root", str(tmp_path), "terms"])
    assert failed.exit_code == 1
    assert failed.output.startswith("Error: 3 transcripts are too few")
