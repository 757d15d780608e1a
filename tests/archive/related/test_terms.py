"""What a session speaks of: its own words, and neither those of every session nor those of its speakers' names."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from generator.archive.related.document_frequency import (
    MIN_TRANSCRIPTS,
    DocumentFrequency,
    count_frequencies,
    read_frequencies,
    write_frequencies,
)
from generator.archive.related.terms import fold_phrase, fold_word, repeated_terms, top_terms
from generator.cli import main
from generator.errors import ArchiveError, ConfigError
from generator.records import SessionRecord
from generator.settings.load import ArchiveInfo
from tests.support.small_site import record, turn

ARCHIVE = ArchiveInfo(common_words=("moot", "cheese makers"))
TABLE = DocumentFrequency(100, {"milk": 50, "rind": 9, "brin": 2})


def spoken(*texts: str, title: str | None = None, **changes: object) -> SessionRecord:
    made = record(*(turn(f"ada-{number}", text, label="ADA CHURN") for number, text in enumerate(texts)))
    turns = tuple(msgspec.structs.replace(one, name="Ada Churn", speaker="ada-churn") for one in made.turns)
    return msgspec.structs.replace(made, title=title, turns=turns, **changes)


def forms(made: SessionRecord, table: DocumentFrequency = TABLE) -> list[str]:
    return [term.form for term in top_terms(made, table, ARCHIVE)]


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("archive archives archived archiving", "archiv"),
        ("curd curds curd's curds'", "curd"),
        ("rights rights' Rights", "rights"),
        ("library libraries", "library"),
        ("map maps mapped mapping", "map"),
        ("press presses", "press"),
        ("affinité affinite Affinités", "affinit"),
        ("multi-stakeholder multistakeholder multi‑stakeholders", "multistakeholder"),
        ("AI", "ai"),
        ("5G", "5g"),
        ("string strings", "string"),
        ("bus", "bus"),
    ],
)  # fmt: skip
def test_forms_of_one_word_are_one_term(words: str, term: str) -> None:
    assert {fold_word(word) for word in words.split()} == {term}


@pytest.mark.parametrize("word", ["the", "Thank", "session", "don't", "ai", "I", "a", "12", "2016", "¿", "Speakers"])
def test_words_that_tell_nothing_are_no_terms(word: str) -> None:
    assert fold_word(word) == ""


def test_what_is_said_often_here_and_seldom_elsewhere_is_spoken_of() -> None:
    made = spoken("Rind, brine, milk. " * 4, "Curds, curds, Curds. Whey, whey.")
    assert forms(made) == ["brine", "Curds", "Rind"]


def test_a_pair_of_words_is_a_term_and_a_sign_or_a_stop_word_parts_two() -> None:
    made = spoken("Blue rind is one, blue rind is two. " * 2, "Brine, curd. Brine of curd. " * 3)
    assert "blue rind" in {form.lower() for form in forms(made)}
    assert "brine curd" not in {form.lower() for form in forms(made)}


def test_names_of_those_who_speak_and_common_words_are_no_terms() -> None:
    made = spoken("Churn the brine, Ada. The moot of cheese makers. Cheese makers here. Cheese! Cheese! Cheese!" * 3)
    said = {form.lower() for form in forms(made)}
    assert {"brine", "cheese"} <= said
    assert said.isdisjoint({"churn", "ada", "moot", "cheese makers"})


def test_a_term_is_shown_as_it_is_said_most_often() -> None:
    assert forms(spoken("GDPR and gdpr and GDPR and GDPR")) == ["GDPR"]
    assert forms(spoken("Brine brines brines brined")) == ["brines"]


def test_the_title_says_what_is_spoken_of() -> None:
    assert forms(spoken("Hello.", title="Washed Rinds")) == ["Washed", "Washed Rinds", "Rinds"]


@pytest.mark.parametrize("changes", [{"kind": "press-release"}, {"language": "fr"}])
def test_an_article_and_what_is_in_another_language_has_no_terms(changes: dict[str, str]) -> None:
    assert forms(spoken("Brine brine brine.", **changes)) == []


def test_common_words_are_folded_as_terms_are() -> None:
    assert fold_phrase("Cheese Makers") == "chees maker"
    assert fold_phrase("the") == ""


def test_the_table_counts_each_transcript_once() -> None:
    table = count_frequencies(
        [repeated_terms(spoken("Brine brine brine, whey.")), repeated_terms(spoken("Brine, brine. Whey. Whey."))]
    )
    assert table == DocumentFrequency(2, {"brin": 2, "whey": 1})


def test_a_term_tells_the_more_the_fewer_say_it_and_nothing_where_many_do() -> None:
    assert TABLE.rarity("unheard of") == TABLE.rarity("never") > TABLE.rarity("brin") > TABLE.rarity("rind") > 0
    assert TABLE.rarity("milk") == 0
    assert DocumentFrequency().rarity("brin") > 0


def test_a_table_is_written_by_the_alphabet_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    assert write_frequencies(path, DocumentFrequency(30, {"whey": 3, "brin": 29, "once": 1, "affinit": 3})) == 3
    assert path.read_text(encoding="utf-8").splitlines()[1:] == ["transcripts\t30", "affinit\t3", "brin\t29", "whey\t3"]
    assert read_frequencies(path) == DocumentFrequency(30, {"whey": 3, "brin": 29, "affinit": 3})
    assert read_frequencies(tmp_path / "none.tsv") == DocumentFrequency()


def test_the_rarest_terms_are_left_out_of_a_table_that_grows_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "terms.tsv"
    monkeypatch.setattr("generator.archive.related.document_frequency.MAX_FILE_BYTES", 155)
    assert write_frequencies(path, DocumentFrequency(30, {"whey": 3, "brin": 29, "curd": 2, "rind": 2, "milk": 2})) == 3
    assert path.stat().st_size <= 155
    assert set(read_frequencies(path).counts) == {"whey", "brin", "curd"}


def test_too_few_transcripts_make_no_table(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=f"3 transcripts don't tell .* {MIN_TRANSCRIPTS} are needed"):
        write_frequencies(tmp_path / "terms.tsv", DocumentFrequency(3, {"brin": 2}))
    assert not (tmp_path / "terms.tsv").exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("transcripts\t30\nwhey 3\n", r"terms\.tsv:2: a line has to be a term, a tab and .*: 'whey 3'"),
        ("transcripts\t30\nwhey\t-3\n", r"terms\.tsv:2: a line"),
        ("transcripts\t30\n\t3\n", r"terms\.tsv:2: a line"),
        ("whey\t3\n", r"terms\.tsv: the line `transcripts` has to say"),
        ("transcripts\t2\nwhey\t3\n", r"terms\.tsv: the line `transcripts` has to say"),
        ("\udcff", r"terms\.tsv: the file is not UTF-8"),
    ],
)
def test_a_table_that_is_none_is_told_with_its_place(text: str, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(ConfigError, match=sentence):
        read_frequencies(path)


def test_the_command_counts_the_archive_and_files_besides(tmp_path: Path) -> None:
    (tmp_path / "content" / "transcripts" / "moot-2001").mkdir(parents=True)
    more = []
    for number in range(MIN_TRANSCRIPTS + 1):
        inside = number < 3
        path = tmp_path / ("content/transcripts/moot-2001" if inside else ".") / f"s{number}.txt"
        path.write_text(f" >> ADA CHURN:  Brine and brine{' and whey and whey' if number < 5 else ''}.\n")
        more += [] if inside else [str(path)]
    runner = CliRunner()
    done = runner.invoke(main, ["--root", str(tmp_path), "terms", *more])
    assert done.output == f"terms: 2 terms of {MIN_TRANSCRIPTS + 1} transcripts in site_config/terms.tsv\n"
    table = read_frequencies(tmp_path / "site_config" / "terms.tsv")
    assert table == DocumentFrequency(MIN_TRANSCRIPTS + 1, {"brin": MIN_TRANSCRIPTS + 1, "whey": 5})
    failed = runner.invoke(main, ["--root", str(tmp_path), "terms"])
    assert failed.exit_code == 1
    assert failed.output.startswith("Error: 3 transcripts don't tell")


def test_the_table_of_this_archive_is_small_and_sound() -> None:
    path = Path(__file__).parents[3] / "site_config" / "terms.tsv"
    assert path.stat().st_size <= 400_000
    assert read_frequencies(path).transcripts >= MIN_TRANSCRIPTS
