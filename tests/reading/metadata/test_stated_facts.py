"""Facts that people state beside a text: which place counts, and what happens where two places disagree."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec
import pytest

from generator.reading.explain import explain
from generator.reading.steps import read_document
from generator.records import SessionRecord
from generator.settings.events import EventInfo
from generator.settings.load import Settings
from generator.sources.stated_facts import StatedFact

TURNS = """
ADA: Good morning to all of you, and thank you for coming here today.

WIM: Thank you, we begin with the ladders, of which we have too many.

ADA: Then tell us how many there are.
"""
PRINTED = "Ropes and ladders\n14 March 2024\nRoom: Quay\n" + TURNS
MOOT = EventInfo(id="moot-2024", name="Moot 2024", start=datetime.date(2024, 3, 14), end=datetime.date(2024, 3, 16))
FAIR = EventInfo(id="fair-2024", name="Fair 2024", start=datetime.date(2024, 5, 8), end=datetime.date(2024, 5, 8))


@pytest.fixture
def two_events(settings: Settings) -> Settings:
    return msgspec.structs.replace(settings, events=(MOOT, FAIR))


def read(
    folder: Path, settings: Settings, text: str = PRINTED, *, name: str = "talk.txt", sidecar: str = "", **table: str
) -> SessionRecord:
    path = folder / "calls" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    if sidecar:
        path.with_suffix(".yml").write_text(sidecar, encoding="utf-8")
    stated = tuple(StatedFact(field, value, "table", "documents.csv") for field, value in table.items())
    return read_document(path, folder, settings, stated)


def messages(record: SessionRecord, code: str) -> list[str]:
    return [f"{finding.severity}: {finding.message}" for finding in record.findings if finding.code == code]


def test_facts_of_a_table(tmp_path: Path, two_events: Settings) -> None:
    record = read(
        tmp_path, two_events, TURNS,
        title="Knots", date="15.03.2024", start="9:30", end="11:00 UTC", room="Pier", type="Workshop",
        event="Moot 2024",
        language="en-GB", recording="https://video.example.org/1", publisher="The ropemakers", licence="CC0",
    )  # fmt: skip
    assert (record.title, record.date, record.start_time, record.end_time, record.room) == (
        "Knots", "2024-03-15", "09:30", "11:00 UTC", "Pier",
    )  # fmt: skip
    assert record.event is not None
    assert (record.event.id, record.session.type, record.language) == ("moot-2024", "workshop", "en-GB")
    assert (record.source.recording, record.source.publisher, record.source.licence) == (
        "https://video.example.org/1", "The ropemakers", "CC0",
    )  # fmt: skip
    assert set(record.provenance.values()) == {"table"}
    assert [finding.code for finding in record.findings if finding.severity != "info"] == []


def test_facts_of_a_sidecar(tmp_path: Path, two_events: Settings) -> None:
    record = read(
        tmp_path, two_events, TURNS, sidecar="title: Knots\ndate: 2024-03-15\nevent: moot-2024\nstart: 9:30\n"
    )
    assert (record.title, record.date, record.start_time) == ("Knots", "2024-03-15", "09:30")
    assert record.provenance == {
        "event": "sidecar", "date": "sidecar", "title": "sidecar", "start_time": "sidecar", "language": "default",
    }  # fmt: skip


def test_facts_of_a_front_matter(tmp_path: Path, two_events: Settings) -> None:
    head = "---\ntitle: Knots\ndate: 2024-03-15T09:00:00Z\nroom: Pier\nlicense: CC0\nlang: en-US\ntags: [a]\n---\n"
    record = read(tmp_path, two_events, head + TURNS, name="talk.md")
    assert (record.title, record.date, record.room, record.language) == ("Knots", "2024-03-15", "Pier", "en-US")
    assert set(record.provenance.values()) == {"front-matter"}
    assert record.source.licence == "CC0"


@pytest.mark.parametrize("tags", ["tags: [boats, knots]", "tags:\n  - boats", "Keywords: boats", "categories : boats"])
def test_tags_of_a_front_matter_are_a_remark(tags: str, tmp_path: Path, two_events: Settings) -> None:
    record = read(tmp_path, two_events, f"---\ntitle: Knots\n{tags}\n---\n{TURNS}", name="talk.md")
    key = tags.partition(":")[0].strip().lower()
    message = f"info: the front matter: `{key}` isn't used; topics are found in the words of the sessions"
    assert messages(record, "front-matter") == [message]


@pytest.mark.parametrize(
    ("name", "head"),
    [("talk.md", '---\ntitle: "Tags: a talk"\n---\n'), ("talk.md", ""), ("talk.txt", "")],
)
def test_other_lines_are_no_tags(name: str, head: str, tmp_path: Path, two_events: Settings) -> None:
    record = read(tmp_path, two_events, f"{head}{TURNS}\n\n>> ADA KNOT: Tags: what are they?\n", name=name)
    assert messages(record, "front-matter") == []


@pytest.mark.parametrize(
    ("name", "text", "sidecar", "table", "expected"),
    [
        ("a.md", "---\ndate: 2024-03-13\n---\n" + PRINTED, "date: 2024-03-11", "2024-03-12", ("2024-03-11", "sidecar")),
        ("a.md", "---\ndate: 2024-03-13\n---\n" + PRINTED, "", "2024-03-12", ("2024-03-12", "table")),
        ("a.md", "---\ndate: 2024-03-13\n---\n" + PRINTED, "", "", ("2024-03-13", "front-matter")),
        ("a-2024-03-10.txt", PRINTED, "", "", ("2024-03-14", "header-line")),
        ("a-2024-03-10.txt", TURNS, "", "", ("2024-03-10", "file-name")),
    ],
)
def test_the_order_of_places(
    name: str, text: str, sidecar: str, table: str, expected: tuple[str, str], tmp_path: Path, two_events: Settings
) -> None:
    facts = {"date": table} if table else {}
    record = read(tmp_path, two_events, text, name=name, sidecar=sidecar, **facts)
    assert (record.date, record.provenance["date"]) == expected


def test_a_printed_value_that_disagrees_is_a_doubt(tmp_path: Path, two_events: Settings) -> None:
    record = read(tmp_path, two_events, date="2024-03-15", room="Pier", title="Knots")
    assert messages(record, "date-disagrees") == [
        (
            "warning: documents.csv says date `2024-03-15`, but a line of the heading says `2024-03-14`;"
            " `2024-03-15` is used"
        )
    ]
    assert messages(record, "room-disagrees") == [
        "warning: documents.csv says room `Pier`, but a line of the heading says `Quay`; `Pier` is used"
    ]
    assert messages(record, "title-disagrees") == [
        "info: documents.csv says title `Knots`, but the heading says `Ropes and ladders`; `Knots` is used"
    ]


def test_values_that_say_the_same_are_no_doubt(tmp_path: Path, two_events: Settings) -> None:
    text = PRINTED.replace("14 March 2024", "14 March 2024, 09:30 UTC")
    record = read(tmp_path, two_events, text, date="14.03.2024", room="quay", title="Ropes, and Ladders", start="9:30")
    assert [finding.code for finding in record.findings if finding.code.endswith("-disagrees")] == []


def test_two_notes_that_disagree_are_a_doubt(tmp_path: Path, two_events: Settings) -> None:
    record = read(tmp_path, two_events, TURNS, sidecar="room: Pier\n", room="Quay", date="2024-03-14")
    assert record.room == "Pier"
    assert messages(record, "fact-disagrees") == [
        "warning: talk.yml, line 1 says room `Pier`, but documents.csv says `Quay`; `Pier` is used"
    ]


def test_a_wrong_value_leaves_the_next_place(tmp_path: Path, two_events: Settings) -> None:
    record = read(tmp_path, two_events, TURNS, sidecar="date: soon\nevent: moot-2042\n", date="2024-03-14")
    assert (record.date, record.provenance["date"], record.event) == ("2024-03-14", "table", None)
    assert messages(record, "sidecar") == [
        "warning: talk.yml, line 1: `date` is `soon`: it is no date; write it as 2024-05-31",
        (
            "warning: talk.yml, line 2: `event` is `moot-2042`:"
            " site_config/events.yml has no such event; did you mean `moot-2024`?"
        ),
    ]


def test_a_front_matter_for_other_programs_is_no_doubt(tmp_path: Path, two_events: Settings) -> None:
    record = read(tmp_path, two_events, "---\ntype: post\ndate: 2024-03-14\n---\n" + TURNS, name="talk.md")
    assert record.session.type is None
    (message,) = messages(record, "front-matter")
    assert message.startswith("info: the front matter: `type` is `post`: it is no session type; ")


def test_a_stated_event_takes_precedence_over_the_folder_and_the_text(tmp_path: Path, two_events: Settings) -> None:
    folder = tmp_path / "fair-2024"
    folder.mkdir()
    path = folder / "talk.txt"
    path.write_text(PRINTED, encoding="utf-8")
    stated = (StatedFact("event", "moot-2024", "table", "documents.csv"),)
    record = read_document(path, tmp_path, two_events, stated)
    assert record.event is not None
    assert (record.event.id, record.provenance["event"]) == ("moot-2024", "table")
    assert messages(record, "event-disagrees") == [
        "warning: documents.csv names Moot 2024, but the file is in the folder of Fair 2024"
    ]


def test_a_stated_date_is_compared_with_the_days_of_the_event(tmp_path: Path, two_events: Settings) -> None:
    record = read(tmp_path, two_events, TURNS, date="2024-03-20", event="moot-2024")
    assert record.date == "2024-03-20"
    assert len(messages(record, "date-disagrees")) == 1


def test_a_stated_language_is_kept_and_reported(tmp_path: Path, two_events: Settings) -> None:
    french = (
        "ADA: Bonjour à toutes et à tous, et merci beaucoup d'être venus ici aujourd'hui pour cette réunion.\n\n"
        "WIM: Merci, nous commençons par les échelles, dont nous avons beaucoup trop dans notre maison.\n\n"
    ) * 8
    record = read(tmp_path, two_events, french, language="de")
    assert (record.language, record.provenance["language"]) == ("de", "table")
    assert messages(record, "language-doubtful") == [
        "warning: the text may be in the language `fr`; the stated language `de` is kept"
    ]


def test_the_words_are_the_same_with_and_without_facts(tmp_path: Path, two_events: Settings) -> None:
    plain = read(tmp_path, two_events)
    stated = read(
        tmp_path, two_events, title="Knots", date="2024-03-15", room="Pier", event="fair-2024", type="workshop"
    )
    assert (stated.turns, stated.removed, stated.notices) == (plain.turns, plain.removed, plain.notices)


def test_explain_names_the_places(tmp_path: Path, two_events: Settings) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(TURNS, encoding="utf-8")
    stated = tuple(
        StatedFact(field, value, "table", "documents.csv")
        for field, value in (("title", "Knots"), ("licence", "CC0"), ("address", "nowhere"))
    )
    lines = [line.split() for line in explain(path, tmp_path, two_events, stated)]
    assert ["title", "table", "Knots"] in lines
    assert ["licence", "table", "CC0"] in lines
    assert ["address", "—"] in lines


@pytest.mark.parametrize(
    ("text", "name", "event", "date", "origin"),
    [
        (TURNS, "talk.txt", FAIR, "2024-05-08", "day-table"),
        (TURNS, "talk-2024-05-09.txt", FAIR, "2024-05-09", "file-name"),
        (PRINTED, "talk.txt", FAIR, "2024-03-14", "header-line"),
        (PRINTED.replace("14 March 2024", "3月14日"), "talk.txt", MOOT, "2024-03-14", "heading"),
        (PRINTED.replace("14 March 2024", "14. März"), "talk.txt", MOOT, "2024-03-14", "heading"),
        (TURNS, "talk.txt", MOOT, None, None),
        (PRINTED.replace("14 March 2024", "3月20日"), "talk.txt", MOOT, None, None),
    ],
)
def test_the_days_of_an_event(
    text: str, name: str, event: EventInfo, date: str | None, origin: str | None, tmp_path: Path, settings: Settings
) -> None:
    record = read(tmp_path, msgspec.structs.replace(settings, events=(event,)), text, name=name, event=event.id)
    assert (record.date, record.provenance.get("date")) == (date, origin)
    codes = {finding.code for finding in record.findings}
    assert ("date-unknown" in codes) == (date is None)
    assert date is None or "date-unclear" not in codes


HEADS = (
    "2024-03-14", "2024/03/14", "2024.03.14", "14.03.2024", "14. 3. 2024", "14/03/2024", "3/14/2024", "14 March 2024",
    "March 14, 2024", "Thursday, March 14th, 2024", "14 March 2024 at 10:00", "2024-03-14T10:00", "14 mars 2024",
    "jeudi 14 mars 2024", "14. März 2024", "14 de marzo de 2024", "14 de março de 2024", "14 marzo 2024",
    "14 maart 2024", "14 марта 2024 г.", "١٤ مارس ٢٠٢٤", "2024年3月14日", "2024년 3월 14일", "令和6年3月14日",
    "二〇二四年三月十四日",
)  # fmt: skip


@pytest.mark.parametrize("printed", HEADS)
def test_a_date_in_a_head(printed: str, tmp_path: Path, settings: Settings) -> None:
    """A date in any language's form is read, and the title above it is not lost."""
    record = read(tmp_path, settings, PRINTED.replace("14 March 2024", printed))
    assert (record.title, record.date, record.room) == ("Ropes and ladders", "2024-03-14", "Quay")
    assert [turn.label for turn in record.turns] == ["ADA", "WIM", "ADA"]


@pytest.mark.parametrize("printed", ["03/04/2024", "March 2024", "3月14日", "14-16 March 2024"])
def test_a_head_without_a_clear_date(printed: str, tmp_path: Path, settings: Settings) -> None:
    record = read(tmp_path, settings, PRINTED.replace("14 March 2024", printed))
    assert (record.title, record.date) == ("Ropes and ladders", None)
    assert [turn.label for turn in record.turns] == ["ADA", "WIM", "ADA"]
