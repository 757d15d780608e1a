from __future__ import annotations

import re
from collections import Counter
from html import unescape

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.exports.document import ExportDocument
from generator.exports.webvtt import webvtt
from generator.exports.xml_text import storable
from generator.records import Block, SessionRecord, Time, Turn
from generator.text.words import split_words
from tests.support.arbitrary_records import records
from tests.support.examples import examples
from tests.support.exported_records import CORRECTIONS, TURNS, rich_record, timed
from tests.support.exporting import export_document
from tests.support.small_site import record, turn

CUE = re.compile(
    r"(?P<id>[^\n]+)\n(?P<start>\d+:\d\d:\d\d\.\d{3}) --> (?P<end>\d+:\d\d:\d\d\.\d{3})\n(?P<words>[^\n]+)"
)
VOICE = re.compile(r"<v\.(\w+) ([^>]+)>")


class Cue(msgspec.Struct):
    """A cue as a reader of the format sees it."""

    id: str
    start: int
    end: int
    voice: tuple[str, str] | None
    words: str


def captions(document: ExportDocument) -> tuple[list[Cue], list[str]]:
    """Return the cues and the notes of a document."""
    data = webvtt(document)
    assert data is not None
    first, *blocks = data.decode().removesuffix("\n").split("\n\n")
    assert first == "WEBVTT"
    notes = [block for block in blocks if block.startswith("NOTE ")]
    assert not any("-->" in note or "\n" in note for note in notes)
    return [cue_of(block) for block in blocks if not block.startswith("NOTE ")], notes


def cue_of(block: str) -> Cue:
    match = CUE.fullmatch(block)
    assert match is not None, block
    voice = VOICE.match(match["words"])
    words = match["words"][voice.end() if voice else 0 :]
    assert "<" not in words
    assert ">" not in words
    named = (voice[1], unescape(voice[2])) if voice else None
    return Cue(match["id"], milliseconds(match["start"]), milliseconds(match["end"]), named, unescape(words))


def milliseconds(moment: str) -> int:
    hours, minutes, seconds = moment.split(":")
    return round((int(hours) * 3600 + int(minutes) * 60 + float(seconds)) * 1000)


def times(document: ExportDocument) -> list[tuple[str, int, int]]:
    return [(cue.id, cue.start, cue.end) for cue in captions(document)[0]]


def with_times(made: SessionRecord, *moments: Time | None) -> SessionRecord:
    turns = tuple(
        msgspec.structs.replace(turn, time=moment)
        for turn, moment in zip(made.turns, (*moments, *[None] * len(made.turns)), strict=False)
    )
    return msgspec.structs.replace(made, turns=turns)


def test_a_turn_is_said_by_its_speaker_and_a_direction_by_nobody() -> None:
    cues, notes = captions(export_document(with_times(rich_record(), Time(0, 4)), CORRECTIONS))
    assert [(cue.id, cue.voice, cue.words) for cue in cues] == [
        ("unidentified-1", None, "Hello & <welcome>."),
        ("unidentified-1/2", None, "(Applause)"),
        ("ada-churn-1", ("printed", "Ada Churn"), "Cheese is round."),
        ("ada-churn-1/2", ("printed", "Ada Churn"), "And rinds are washed."),
        ("moderator-1", ("label_only", "MODERATOR"), "Thank you."),
        ("cleo-whey-1", ("inferred", "Cleo Whey"), "It is in brine or bier & ale, or bier."),
        ("cleo-whey-1/2", None, "(Laughter)"),
    ]
    assert notes[:2] == ["NOTE Cheese", "NOTE https://archive.example/records/moot-1/cheese/"]
    assert notes[-2:] == [
        "NOTE Speaker inferred from: We have Cleo Whey.",
        "NOTE Correction 1: printed “beer”, now “bier & ale”. Heard <b>so</b>. (Ed, 2024-05-31)",
    ]


@pytest.mark.parametrize(
    ("moments", "expected"),
    [
        pytest.param([Time(1, 2), Time(2, 4)], [(1000, 2000), (2000, 4000)], id="both ends"),
        pytest.param([Time(1, None), Time(2.5, 4)], [(1000, 2500), (2500, 4000)], id="the next start is the end"),
        pytest.param([Time(1, None), Time(2, None)], [(1000, 2000), (2000, 2400)], id="the last end by its words"),
        pytest.param([None, Time(2, 3)], [(1600, 2000), (2000, 3000)], id="the first start by its words"),
        pytest.param([None, Time(0.1, 3)], [(0, 100), (100, 3000)], id="never before the start"),
        pytest.param([Time(1, None), None], [(1000, 1400), (1400, 1800)], id="words without a time follow"),
        pytest.param([Time(5, 6), Time(1, 2)], [(5000, 6000), (5000, 5001)], id="times that run back"),
        pytest.param([Time(5, 1), Time(6, 7)], [(5000, 6000), (6000, 7000)], id="an end before its start"),
        pytest.param([Time(-1, -1), Time(0, 0)], [(0, 1), (0, 1)], id="no time at all"),
    ],
)
def test_a_cue_lasts_as_long_as_is_known(moments: list[Time | None], expected: list[tuple[int, int]]) -> None:
    made = with_times(record(turn("ada-1", "One."), turn("bea-1", "Two.")), *moments)
    assert [(start, end) for _, start, end in times(export_document(made))] == expected


def test_a_long_turn_is_divided_by_its_length() -> None:
    words = " ".join(["word"] * 32)
    assert times(export_document(record(timed(turn("ada-1", words), 10, 20)))) == [
        ("ada-1", 10_000, 15_000), ("ada-1/2", 15_000, 20_000),
    ]  # fmt: skip


def test_a_text_without_blanks_is_divided_behind_its_sentences() -> None:
    sentence = "我们" * 24 + "。"
    cues, _ = captions(export_document(record(timed(turn("li-1", sentence * 2 + "完"), 0, 9))))
    assert [cue.words for cue in cues] == [sentence, sentence + "完"]


def test_a_word_is_never_divided() -> None:
    cues, _ = captions(export_document(record(timed(turn("ada-1", f"a {'b' * 200} c"), 0, 9))))
    assert [cue.words for cue in cues] == ["a", "b" * 200, "c"]


def test_times_of_a_clock_are_noted() -> None:
    clock = captions(export_document(record(timed(turn("ada-1", "So."), 36_000))))
    assert "NOTE The times are those of a clock, from midnight." in clock[1]
    assert [(cue.start, cue.end) for cue in clock[0]] == [(36_000_000, 36_000_400)]
    assert not any("clock" in note for note in captions(export_document(record(timed(turn("ada-1", "So."), 36))))[1])


def test_a_session_without_times_and_an_article_have_no_captions() -> None:
    assert webvtt(export_document(rich_record())) is None
    assert webvtt(export_document(record(timed(turn("text-1", "So."), 1), kind="press-release"))) is None


def test_a_text_is_never_a_cue_a_comment_or_a_voice() -> None:
    nasty = "a --> b\n\nNOTE x\n00:01 --> 00:02\n<v Bob>&amp;"
    made = rich_record(timed(turn("ada-1", nasty, label="A --> <b>\n\nB"), 1, 2))
    (*cues,), notes = captions(export_document(msgspec.structs.replace(made, title=nasty)))
    assert " ".join(cue.words for cue in cues) == "a --> b NOTE x 00:01 --> 00:02 <v Bob>&amp;"
    assert {cue.voice for cue in cues} == {("label_only", "A --> <b> B")}
    assert notes[0] == "NOTE a --&gt; b NOTE x 00:01 --&gt; 00:02 <v Bob>&amp;"


def test_the_words_are_those_of_the_record() -> None:
    made = with_times(rich_record(), Time(0, 1))
    spoken = " ".join(cue.words for cue in captions(export_document(made))[0])
    assert split_words(spoken) == [word for turn in TURNS for block in turn.blocks for word in split_words(block.text)]


seconds = st.floats(0, 20_000) | st.just(0.0)


@given(records(), st.lists(st.none() | st.builds(Time, seconds, st.none() | seconds), min_size=1, max_size=4))
@settings(max_examples=examples(30), deadline=None)
def test_no_word_is_lost_and_no_cue_starts_before_the_one_before_it(
    made: SessionRecord, moments: list[Time | None]
) -> None:
    document = export_document(with_times(made, *moments))
    if webvtt(document) is None:
        assert all(turn.time is None for turn in document.record.turns)
        return
    cues, _ = captions(document)
    assert [cue.start for cue in cues] == sorted(cue.start for cue in cues)
    assert all(cue.start < cue.end for cue in cues)
    spoken = Counter(word for cue in cues for word in split_words(cue.words))
    assert spoken == Counter(word for text in texts_of(made.turns) for word in split_words(storable(text)))


def texts_of(turns: tuple[Turn, ...]) -> list[str]:
    return [block.text for turn in turns for block in turn.blocks]


def test_blocks_without_words_have_no_cue() -> None:
    made = record(timed(turn("ada-1", Block("text", " \n "), "So."), 0, 1))
    assert [cue.words for cue in captions(export_document(made))[0]] == ["So."]
