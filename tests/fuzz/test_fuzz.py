"""A short run over mutated documents; `nox -s fuzz` runs for minutes or hours, and its findings are tried here, too."""

from __future__ import annotations

import html
from collections import Counter
from pathlib import Path

import pytest

from generator.settings.load import Settings
from tests.fuzz import judge
from tests.fuzz.formats import FORMATS, KEPT, Format, format_of_file
from tests.fuzz.judge import faults
from tests.fuzz.mutate import Mutant, mutant, seeds
from tests.fuzz.said_words import MARKED

pytestmark = pytest.mark.fuzz

_BATCHES = 20
_IN_BATCH = 15


@pytest.mark.slow
@pytest.mark.parametrize("batch", range(_BATCHES))
def test_mutated_documents(batch: int, tmp_path: Path, settings: Settings) -> None:
    for number in range(batch * _IN_BATCH, (batch + 1) * _IN_BATCH):
        assert faults(mutant(number), tmp_path, settings, count_work=number % 5 == 0) == [], number


def test_documents_that_had_a_fault(tmp_path: Path, settings: Settings) -> None:
    for path in sorted(KEPT.glob("*")):
        document = Mutant(path.name, format_of_file(path), path.read_bytes().decode())
        assert faults(document, tmp_path, settings) == [], path.name


def test_every_format_has_a_seed() -> None:
    assert {item.suffix for _, item in seeds()} == {item.suffix for item in FORMATS}


def test_a_number_always_gives_the_same_document() -> None:
    assert [mutant(number).data for number in range(5)] == [mutant(number).data for number in range(5)]


@pytest.mark.parametrize(("text", "item"), seeds(), ids=lambda value: getattr(value, "suffix", ""))
def test_the_oracle_finds_most_words_of_each_seed(text: str, item: Format) -> None:
    assert sum(item.words(text.replace("WORD", "zq1x")).values()) >= 5


def test_a_lost_word_is_a_fault(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    text = ">> ADA CHURN: zq1x and zq2x.\n"
    document = Mutant("1.txt", FORMATS[0], text)
    assert faults(document, tmp_path, settings) == []
    longer = document._replace(format=FORMATS[0]._replace(words=lambda _: Counter({"zq1x": 1, "zq3x": 1})))
    assert faults(longer, tmp_path, settings) == ["lost words: zq3x"]
    monkeypatch.setattr(judge, "read_document", lambda *_: 1 / 0)
    assert faults(document, tmp_path, settings) == ["ZeroDivisionError: division by zero"]


def test_the_oracle_of_captions_counts_nested_paragraphs_once() -> None:
    text = '<tt xmlns="http://www.w3.org/ns/ttml"><body><p begin="1s">zq1x <p begin="2s">zq2x</p></p></body></tt>'
    words = next(item for item in FORMATS if item.suffix == "ttml").words(text)
    assert words == {"zq1x": 1, "zq2x": 1}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<body><p>zq1x</p>zq2x", 2),
        ("<body><p>zq1x</p><!-- zq2x -->", 0),
        ("<body><script>zq1x</script>zq2x", 0),
        ("<body><p title=zq1x>zq2x", 0),
        (f"<body><p>{html.escape('<b>')}zq1x", 1),
    ],
)
def test_the_oracle_of_web_pages_counts_only_what_is_sure(text: str, words: int) -> None:
    assert sum(next(item for item in FORMATS if item.suffix == "html").words(text).values()) == words
    assert len(MARKED.findall(text)) >= words
