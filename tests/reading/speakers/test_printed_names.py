"""Printed speakers: rule 4 of the contract, as far as one document can say."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.steps import read_document
from generator.records import SessionRecord
from generator.settings.load import Settings


def read(tmp_path: Path, settings: Settings, text: str, name: str = "igf-2019/a%20b.txt") -> SessionRecord:
    path = tmp_path / "transcripts" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_document(path, tmp_path / "transcripts", settings)


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("MARA LINDQVIST", "mara-lindqvist"),
        ("Mara Lindqvist", "mara-lindqvist"),
        ("MODERATOR MARA LINDQVIST", "mara-lindqvist"),
        ("HON. DR. MARA LINDQVIST", "mara-lindqvist"),
        ("'WALE ADEBAYO", "wale-adebayo"),
        ("ODILE", "odile--igf-2019-a-20b"),
        ("MS. LINDQVIST", "ms-lindqvist--igf-2019-a-20b"),
        ("CHAIR LINDQVIST", "lindqvist--igf-2019-a-20b"),
        ("CHAIR ST. AUBYN", "st-aubyn--igf-2019-a-20b"),
        ("P. OKONKWO", "p-okonkwo--igf-2019-a-20b"),
        ("BREAKWELL", "breakwell--igf-2019-a-20b"),
        ("INTRO SINGH", "intro-singh"),
        ("MODERATOR", None),
        ("BREAK", None),
        ("Audio clip", None),
        ("UNESCO", None),
        ("BRAZIL", None),
        ("The baker", None),
        ("A young man", None),
        ("Speaker2", None),
    ],
)
def test_the_person_of_a_label(label: str, speaker: str | None, tmp_path: Path, settings: Settings) -> None:
    (turn,) = read(tmp_path, settings, f">> {label}: Hello.").turns
    assert turn.speaker == speaker
    assert turn.resolved == ("printed" if speaker else None)
    assert (turn.name is None) == (speaker is None)


def test_places_tell_two_people_of_one_surname_apart(tmp_path: Path, settings: Settings) -> None:
    lines = ("MR. MOE OF IOWA: Hi.", "MR. MOE OF OHIO: Hi.", "MR. MOE: Hi.", "MS. HALE OF OHIO: Hi.", "MS. HALE: Hi.")
    record = read(tmp_path, settings, "\n".join(f">> {line}" for line in lines))
    assert [turn.name for turn in record.turns] == [
        "Mr. Moe of Iowa",
        "Mr. Moe of Ohio",
        "Mr. Moe",
        "Ms. Hale",
        "Ms. Hale",
    ]
    assert len({turn.speaker for turn in record.turns}) == 4


def test_a_file_outside_the_archive_has_no_folder_in_ids(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(">> ODILE: Hello.")
    (turn,) = read_document(path, tmp_path / "transcripts", settings).turns
    assert turn.speaker == "odile--talk"


def test_different_honorifics_never_join(tmp_path: Path, settings: Settings) -> None:
    record = read(tmp_path, settings, ">> MR. KIM HALE: Hi.\n>> MS. KIM HALE: Hi.\n>> MS. HALE: Hi.\n>> MR HALE: Hi.")
    assert len({turn.speaker for turn in record.turns}) == 4
    message = "labels print different honorifics before the name Kim Hale: they are not joined into one person"
    findings = [finding for finding in record.findings if finding.code == "honorifics-differ"]
    assert [(finding.line, finding.message) for finding in findings] == [(1, message)]


def test_one_honorific_joins(tmp_path: Path, settings: Settings) -> None:
    record = read(tmp_path, settings, ">> MR. KIM HALE: Hi.\n>> MR KIM HALE: Hi.\n>> KIM HALE: Hi.")
    assert {turn.speaker for turn in record.turns} == {"kim-hale"}


def test_an_id_never_depends_on_who_speaks(tmp_path: Path, settings: Settings) -> None:
    record = read(tmp_path, settings, ">> MR. KIM HALE: Hi.\n>> KIM HALE: Hi.\n>> Kim Hale: Hi.\n>> KIM HALE: Hi.")
    assert [turn.id for turn in record.turns] == ["mr-kim-hale-1", "kim-hale-1", "kim-hale-2", "kim-hale-3"]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("I thank the delegate of Odrania for that.", None),
        ("I thank the distinguished delegation of Odrania.", None),
        ("I thank the delegate of Odrania Falls.", "odrania-falls"),
        ("I thank Odrania, the delegate.", "odrania--igf-2019-a-20b"),
        ("I met her in Odrania.", "odrania--igf-2019-a-20b"),
    ],
)
def test_a_body_whose_delegate_is_mentioned_is_no_person(
    words: str, speaker: str | None, tmp_path: Path, settings: Settings
) -> None:
    record = read(tmp_path, settings, f">> ODRANIA: Good morning.\n\n>> CHAIR: {words}\n\n>> ODRANIA: Thanks.")
    assert {turn.speaker for turn in record.turns if turn.label == "ODRANIA"} == {speaker}


def test_the_letters_of_questions_name_nobody_beside_names(tmp_path: Path, settings: Settings) -> None:
    text = (
        "ש: איפה נולדת?\n\nת: אני נולדתי בכפר.\n\nדנה: ואני לא.\n\nש: ומתי באת?\n\nת: אני באתי אז.\n\nדנה: אני זוכרת."
    )
    names = {turn.label: turn.name for turn in read(tmp_path, settings, text).turns}
    assert names == {"ש": None, "ת": None, "דנה": "דנה"}


@pytest.mark.parametrize(
    ("title", "label", "name"),
    [
        ("Who pays? - Furrow", "Furrow", None),
        ("Who pays? | The Rake", "The Rake", None),
        ("Who pays? - Furrow", "Rake", "Rake"),
        ("Who pays? - Ida Rake", "Ida Rake", "Ida Rake"),
        ("Furrow", "Furrow", "Furrow"),
        ("Furrow - Who pays?", "Furrow", "Furrow"),
    ],
)
def test_the_site_of_a_page_is_no_person(
    title: str, label: str, name: str | None, tmp_path: Path, settings: Settings
) -> None:
    words = "".join(
        f"<p><b>{label}: Who pays?</b></p><p><b>Ada Bell:</b> We do, number {number}.</p>" for number in range(4)
    )
    record = read(tmp_path, settings, f"<title>{title}</title><h1>Who pays?</h1>{words}", "a.html")
    assert {turn.name for turn in record.turns if turn.label == label} == {name}
