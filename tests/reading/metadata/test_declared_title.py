"""What a file says about itself outside of its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.steps import read_document
from generator.records import SessionRecord
from generator.settings.load import Settings

SPEECH = "<p>&gt;&gt; ADA CHURN: Good morning to all of you who have come here today.</p><p>&gt;&gt; BO: Thank you.</p>"


def read(text: str, name: str, folder: Path, settings: Settings) -> SessionRecord:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_document(path, folder / "none", settings)


def page(title: str, body: str = SPEECH) -> str:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


@pytest.mark.parametrize("site", ["", " | The Forum", " | The Forum | Of All"])
def test_a_page_whose_text_has_no_heading(site: str, tmp_path: Path, settings: Settings) -> None:
    made = read(page(f"IGF 2016 - Day 2 - Room 10 - WS12: Gardens{site}"), "x.html", tmp_path, settings)
    assert (made.title, made.day, made.room, made.session.code) == ("Gardens", 2, "Room 10", "WS12")
    assert made.removed[0].reason == "heading"
    assert [turn.label for turn in made.turns] == ["ADA CHURN", "BO"]


def test_a_heading_in_the_text_wins_over_the_declared_title(tmp_path: Path, settings: Settings) -> None:
    body = f"<h1>IGF 2016 - Day 3 - Room 10 - WS13: Ponds</h1>{SPEECH}"
    made = read(page("IGF 2016 - Day 2 - Room 10 - WS12: Gardens", body), "x.html", tmp_path, settings)
    assert (made.title, made.day) == ("Ponds", 3)


@pytest.mark.parametrize(
    "title", ["Gardens and ponds", "Gardens and ponds | The Forum", "Gardens and ponds - The Forum"]
)
def test_a_first_line_that_is_the_declared_title(title: str, tmp_path: Path, settings: Settings) -> None:
    made = read(page(title, f"<h1>Gardens and ponds</h1>{SPEECH}"), "x.html", tmp_path, settings)
    assert (made.title, made.provenance["title"]) == ("Gardens and ponds", "heading")
    assert [turn.label for turn in made.turns] == ["ADA CHURN", "BO"]


@pytest.mark.parametrize("title", ["The Forum", "Untitled Document", "Gardens and pon", "Good", ""])
def test_a_declared_title_alone_is_no_title(title: str, tmp_path: Path, settings: Settings) -> None:
    body = f"<div>Good morning, said the gardener</div>{SPEECH}"
    made = read(page(title, body), "x.html", tmp_path, settings)
    assert made.title is None
    assert made.turns[0].blocks[0].text == "Good morning, said the gardener"


def test_the_title_of_a_front_matter(tmp_path: Path, settings: Settings) -> None:
    text = "---\ntitle: 'Gardens: a start'\n---\n\n>> ADA: One.\n\n>> BO: Two.\n\n>> ADA: Three.\n"
    made = read(text, "x.md", tmp_path, settings)
    assert (made.title, made.provenance["title"]) == ("Gardens: a start", "front-matter")
    assert [(entry.lines, entry.reason) for entry in made.removed] == [((1, 3), "metadata")]


def test_the_title_of_captions(tmp_path: Path, settings: Settings) -> None:
    json = '{"title": "Gardens: a start", "segments": [{"start": 1, "end": 2, "speaker": "Ada", "text": "One."}]}'
    assert read(json, "x.json", tmp_path, settings).title == "Gardens: a start"
    ass = "[Script Info]\nTitle: Default file\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,Ada,0,0,0,,One.\n"
    assert read(ass, "x.ass", tmp_path, settings).title is None
