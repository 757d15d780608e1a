"""Caption files: every word as often as it was spoken, with its time."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from generator.reading.steps import read_document
from generator.records import Time
from generator.settings.load import Settings
from generator.sources.captions.read import read_vtt
from generator.sources.captions.sign import first_timing
from generator.sources.formats import format_of
from generator.text import words
from tests.support.cases import Case, cases
from tests.support.examples import examples
from tests.support.shown import shown

CASES = [
    case for name in ("cues", "voices", "errors", "json", "tables") for case in cases(f"sources/captions/{name}.txt")
]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("case", CASES)
def test_cues_become_lines(case: Case, line_end: str) -> None:
    data = case.input.replace("\n", line_end).encode()
    name = "a.json" if case.input.startswith("{") else "a.srt"
    lines = format_of(data, name).read(data)
    findings = [f"{entry.severity} | {entry.code}: {entry.message}" for entry in lines.findings]
    assert "\n".join([shown(lines, times=True), *findings]).strip() == case.expected


def test_turns_have_the_times_of_their_cues(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "a.vtt"
    path.write_text(
        "WEBVTT\n\n00:01.000 --> 00:02.500\n>> ADA CHURN: One.\n\n00:02.500 --> 01:00:04.000\nTwo.\n\n"
        "01:00:04.000 --> 01:00:05.250\n>> BO WHEY: Three.\n"
    )
    record = read_document(path, tmp_path / "none", settings)
    assert [(turn.label, turn.time) for turn in record.turns] == [
        ("ADA CHURN", Time(1.0, 3604.0)),
        ("BO WHEY", Time(3604.0, 3605.25)),
    ]


def test_a_text_has_no_times(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "a.txt"
    path.write_text(">> ADA: One.\n>> BO: Two.\n>> ADA: Three.\n")
    assert {turn.time for turn in read_document(path, tmp_path / "none", settings).turns} == {None}


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("1\n00:00:01,000 --> 00:00:02,000\nA", ","),
        ("\n\n00:01.000 --> 00:02.000\nA", "."),
        ("1\r00:00:01,000 --> 00:00:02,000\rA", ","),
        ("0:00:01.000,0:00:02.000\nA", "between"),
        ("Words.\n00:00:01,000 --> 00:00:02,000\nA", None),
        ("1\n2\n00:00:01,000 --> 00:00:02,000\nA", None),
        ("The arrow 00:01 --> 00:02 is a quotation.", None),
        ("", None),
    ],
)
def test_first_times_of_a_caption_file(start: str, expected: str | None) -> None:
    assert first_timing(start) == expected


def test_first_times_below_other_lines() -> None:
    assert first_timing("Made by hand\n\n1\n00:00:01,000 --> 00:00:02,000\nA", anywhere=True) == ","


def cue(number: int, text: str) -> str:
    return f"{number // 60:02}:{number % 60:02}.000 --> {(number + 1) // 60:02}:{(number + 1) % 60:02}.000\n{text}\n\n"


@given(
    texts=st.lists(
        st.lists(st.sampled_from(["one", "two three", "four five.", ">> SIX: seven", "[Eight]", "- nine"]), max_size=3),
        max_size=12,
    )
)
@effort(deadline=None, max_examples=examples(60))
def test_a_file_without_rolling_lines_keeps_every_word(texts: list[list[str]]) -> None:
    # A word of its own in each line: nothing repeats.
    lines = [[f"{text} w{row}x{column}" for column, text in enumerate(cue)] for row, cue in enumerate(texts)]
    source = "WEBVTT\n\n" + "".join(cue(number, "\n".join(text)) for number, text in enumerate(lines))
    kept = words.split_words("\n".join(read_vtt(source.encode()).lines))
    assert Counter(kept) == Counter(words.split_words("\n".join(line for text in lines for line in text)))


@given(rows=st.lists(st.integers(0, 3), min_size=4, max_size=30), height=st.integers(2, 3))
@effort(deadline=None, max_examples=examples(60))
def test_rolling_lines_are_kept_once(rows: list[int], height: int) -> None:
    spoken = [f"line{number} {'word ' * row}end".strip() for number, row in enumerate(rows)]
    screens = [spoken[max(0, number - height + 1) : number + 1] for number in range(len(spoken))]
    source = "WEBVTT\n\n" + "".join(cue(number, "\n".join(screen)) for number, screen in enumerate(screens))
    lines = read_vtt(source.encode())
    text = [line for number, line in enumerate(lines.lines, 1) if number not in lines.asides]
    assert words.split_words("\n".join(text)) == words.split_words("\n".join(spoken))


VOICES = ["Ada Churn", "Müller, Hans (Guest)", "esme", "李 明", "Room 5: Paris", "MODERATOR", "Dr. Ada Ölberg - UNESCO"]


def test_a_voice_is_a_label_in_any_spelling(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "a.vtt"
    path.write_text("WEBVTT\n\n" + "".join(cue(number, f"<v {voice}>Words.") for number, voice in enumerate(VOICES)))
    record = read_document(path, tmp_path / "none", settings)
    assert [turn.label for turn in record.turns] == VOICES
    assert [block.text for turn in record.turns for block in turn.blocks] == ["Words."] * len(VOICES)
    assert [turn.time.start for turn in record.turns if turn.time] == list(range(len(VOICES)))
