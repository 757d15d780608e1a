"""What papers, programs for meetings and captions for the deaf print: who asks, what is heard, titles and notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.grammar.directions import direction_in_brackets
from generator.reading.grammar.media import names_medium
from generator.reading.grammar.names import read_label
from generator.reading.grammar.printed_dates import find_printed_date
from generator.reading.grammar.vocabulary import vocabulary_of
from generator.reading.steps import read_document
from generator.records import SessionRecord
from generator.settings.load import Settings
from generator.text.normal import fold


def read(name: str, text: str, folder: Path, settings: Settings) -> SessionRecord:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_document(path, folder / "none", settings)


@pytest.mark.parametrize(
    "label", ["Radio Saltmarsh", "Diario El Muelle", "Küstenzeitung", "Hafen Tagblatt", "Rádio Cais", "Газета Причал"]
)
def test_a_paper_or_a_station_is_no_person(label: str, settings: Settings) -> None:
    assert names_medium(label)
    assert read_label(label, vocabulary_of(settings)).name is None


@pytest.mark.parametrize("label", ["Ada Radio", "Radio", "Radio operator", "Rosa Goldblatt", "Diario", "Ana Diarios"])
def test_no_paper(label: str) -> None:
    assert not names_medium(label)


@pytest.mark.parametrize("label", ["WOMAN (ON TV)", "MAN (OVER RADIO)", "Man (on the phone)", "GIRL (OVER INTERCOM)"])
def test_through_what_a_voice_is_heard_is_no_name(label: str, settings: Settings) -> None:
    assert read_label(label, vocabulary_of(settings)).name is None


def test_a_name_in_brackets_behind_an_office_stays(settings: Settings) -> None:
    assert read_label("The Chair (Ona Phone)", vocabulary_of(settings)).name == "Ona Phone"


@pytest.mark.parametrize(
    "words", ["überlegt", "seufzt leise", "elle réfléchit longuement", "sonríe", "смеется", "हँसी", "हंसते हुए", "गीत"]
)
def test_directions_of_interviews(words: str) -> None:
    assert direction_in_brackets(fold(words)) is not None


@pytest.mark.parametrize("words", ["über das Seil", "elle dit", "son risa", "हाँ", "नदी", "a rope", "der Seufzer"])
def test_no_directions(words: str) -> None:
    assert direction_in_brackets(fold(words)) is None


CAPTIONS = (
    "1\n00:00:01,000 --> 00:00:02,000\n{note}\n\n2\n00:00:03,000 --> 00:00:04,000\nADA: {words}\n\n"
    "3\n00:00:05,000 --> 00:00:06,000\nBO: Yes, I do.\n\n4\n00:00:07,000 --> 00:00:08,000\nADA: Good.\n"
)


@pytest.mark.parametrize("note", ["[RAIN FALLING]", "[DISTANT CHATTER]", "[LAMP CLICKS OFF]", "[WHISPERS]"])
def test_what_is_heard_is_in_capitals(note: str, tmp_path: Path, settings: Settings) -> None:
    record = read("a.srt", CAPTIONS.format(note=note, words="Do you see the rope?"), tmp_path, settings)
    first = record.turns[0].blocks[0]
    assert (first.type, first.text) == ("event", note)


@pytest.mark.parametrize("note", ["[MARA LINDQVIST]", "[WE ARE LEAVING]", "[inaudible]", "[KING]"])
def test_other_words_in_capitals_stay(note: str, tmp_path: Path, settings: Settings) -> None:
    record = read("a.srt", CAPTIONS.format(note=note, words="Do you see the rope?"), tmp_path, settings)
    first = record.turns[0].blocks[0]
    assert (first.type, first.text) == ("text", note)


PAGE = (
    "<html><head><title>{title}</title></head><body><main><h1>{title}</h1><p>{kicker}</p>"
    "<p><b>Ada Bell:</b> We counted the ladders.</p><p><b>Bo Ek:</b> How many?</p><p><b>Ada Bell:</b> Nine.</p>"
    "{inside}<p><b>Bo Ek:</b> Good.</p><p><b>Ada Bell:</b> Yes.</p></main></body></html>"
)


def test_a_title_that_quotes_somebody_is_no_turn(tmp_path: Path, settings: Settings) -> None:
    page = PAGE.format(title="Ada Bell: “The tide decides”", kicker="2 June 2023", inside="")
    record = read("a.html", page, tmp_path, settings)
    assert [turn.label for turn in record.turns] == ["Ada Bell", "Bo Ek"] * 2 + ["Ada Bell"]
    assert (record.title, record.date) == ("Ada Bell: “The tide decides”", "2023-06-02")


def test_a_label_in_bold_letters_that_no_form_reads_ends_the_turn(tmp_path: Path, settings: Settings) -> None:
    inside = "<p><b>somebody behind a door:</b> And the rope?</p>"
    record = read("a.html", PAGE.format(title="The pier", kicker="2 June 2023", inside=inside), tmp_path, settings)
    assert [turn.label for turn in record.turns] == ["Ada Bell", "Bo Ek", "Ada Bell", None, "Bo Ek", "Ada Bell"]
    assert "label-cut" in [finding.code for finding in record.findings]


def test_other_words_with_a_colon_stay_in_the_turn(tmp_path: Path, settings: Settings) -> None:
    inside = "<p>And somebody said: the rope.</p><p>There is <b>one thing:</b> the rope.</p>"
    record = read("a.html", PAGE.format(title="The pier", kicker="2 June 2023", inside=inside), tmp_path, settings)
    assert [turn.label for turn in record.turns] == ["Ada Bell", "Bo Ek"] * 2 + ["Ada Bell"]


NOTES = "# The pier\n\n## Key points\n\n- Ada: the ropes are old.\n\n{heading}{turns}"
TURNS = "\n\n".join(
    f"**{name} | 00:0{second}**\n{words}"
    for second, (name, words) in enumerate(
        [
            ("Ada Bell", "The ropes are old."),
            ("Bo Ek (Pier)", "How old?"),
            ("Ada Bell", "Nine years."),
            ("Bo Ek (Pier)", "Well."),
        ]
    )
)


def test_names_before_a_bar_and_a_time_below_the_notes_of_a_program(tmp_path: Path, settings: Settings) -> None:
    record = read("a.md", NOTES.format(heading="## Transcript\n\n", turns=TURNS), tmp_path, settings)
    assert record.kind == "transcript"
    assert [turn.label for turn in record.turns] == ["Ada Bell", "Bo Ek (Pier)"] * 2
    assert [block.text for turn in record.turns for block in turn.blocks][1] == "How old?"


def test_notes_without_the_heading_of_a_transcript_are_a_summary(tmp_path: Path, settings: Settings) -> None:
    assert read("a.md", NOTES.format(heading="", turns=TURNS), tmp_path, settings).kind == "summary"


@pytest.mark.parametrize(
    ("kicker", "date"),
    [("Recorded on 2 June 2023 in the tower", "2023-06-02"), ("Published 2 June 2023", None), ("A talk of June", None)],
)
def test_the_date_above_labels_in_bold_letters(kicker: str, date: str, tmp_path: Path, settings: Settings) -> None:
    page = PAGE.format(title="The pier", kicker=kicker, inside="")
    assert read("a.html", page, tmp_path, settings).date == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("تاريخ الحلقة: 3/2/2021", "2021-02-03"),
        ("Дата: 03/02/2021", "2021-02-03"),
        ("Date: 3/2/2021", "None"),
        ("Datum 3-2-2021", "None"),
        ("日付 3/2/2021", "None"),
    ],
)
def test_the_day_comes_first_in_some_scripts(text: str, date: str) -> None:
    printed = find_printed_date(text)
    assert printed is not None
    assert str(printed.date) == date
