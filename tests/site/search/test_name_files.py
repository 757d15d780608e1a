"""The index of names: what has an entry, and by which terms and beginnings it is found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from generator.records import Event, SessionRecord, to_json
from generator.settings.archive import ArchiveInfo
from generator.settings.events import EventInfo
from generator.settings.glossary import GlossaryEntry
from generator.settings.load import Settings
from generator.settings.people import Alias, PersonInfo, Register
from generator.settings.series import SeriesInfo
from generator.site.search.index import index_site
from tests.support.search_reader import SearchReader
from tests.support.search_records import TALK, record, turn

PEOPLE = (
    PersonInfo(id="ana-field", name="Ana Field", aliases=("A. Meadow", Alias(label="THE CHAIR", event="igf-2031"))),
    PersonInfo(id="eve-hidden", name="Eve Hidden", hide="name"),
    PersonInfo(id="ida-silent", name="Ida Silent"),
)
SETTINGS = Settings(
    archive=ArchiveInfo(),
    events=(EventInfo(id="igf-2031", name="IGF 2031", place="Oslo, Norway"), EventInfo(id="igf-2032", name="IGF 2032")),
    types=(),
    series=(SeriesInfo(id="teas", name="Teas", called=("Brews",), patterns=("tea",)),),
    glossary=(GlossaryEntry(acronym="DNS", expansion="Domain Name System", id="dns"),),
    register=Register(PEOPLE),
)


def names(site: Path, *talks: SessionRecord) -> dict[str, list[list[Any]]]:
    for number, talk in enumerate(talks):
        (site / "igf-2031" / f"talk-{number}").mkdir(parents=True)
        (site / "igf-2031" / f"talk-{number}" / "session.json").write_bytes(to_json(talk))
    index_site(site, SETTINGS)
    return SearchReader(site / "search-index").names


def test_each_kind_of_page_has_an_entry(tmp_path: Path) -> None:
    found = names(tmp_path, TALK)
    assert found["igf"] == [
        ["event", "igf-2031", "igf-2031/", "IGF 2031", ["igf-2031", "Oslo, Norway"], "Oslo, Norway", None, 0, 1]
    ]
    assert found["brews"] == [["series", "teas", "series/teas/", "Teas", ["Brews"], "", None, 0, 1]]
    assert found["meadow"] == [["person", "ana-field", "people/ana-field/", "Ana Field", ["A. Meadow"], "", None, 2, 1]]
    assert found["domain"][0][:4] == ["term", "", "glossary/dns/", "DNS"]
    session = ["session", "", "igf-2031/talk-0/", "On Tea", ["WS7"], "IGF 2031", "2031-05-06", 0, 0]
    assert found["ws7"] == [session]
    assert session in found["tea"]


@pytest.mark.parametrize("term", ["chair", "hidden", "eve", "ida", "silent", "2032", "the", "on"])
def test_what_names_nothing(tmp_path: Path, term: str) -> None:
    assert term not in names(tmp_path, TALK)


def test_printed_forms_and_beginnings_find_a_person(tmp_path: Path) -> None:
    talk = record(turn("z-1", "Zoë Álvarez", "Tea.", label="DR ALVAREZ OF PERU"))
    found = names(tmp_path, talk)
    assert {entry[3] for key in ("zoe", "alvarez", "peru", " z", " zo", " zoe", " per") for entry in found[key]} == {
        "Zoë Álvarez"
    }
    assert " alva" not in found


def test_the_best_come_first_and_the_lists_are_short(tmp_path: Path) -> None:
    talks = [
        msgspec.structs.replace(TALK, title=f"Kettle {number}", date=f"2031-05-{1 + number % 28:02}")
        for number in range(60)
    ]
    talks.append(record(turn("k-1", "Kim Kettle", "Tea."), title="News"))
    found = names(tmp_path, *talks)
    kettles = found["kettle"]
    assert kettles[0][:2] == ["person", "kim-kettle"]
    dates = [entry[6] for entry in kettles if entry[0] == "session"]
    assert dates == sorted(dates, reverse=True)
    assert len(kettles) == 21
    assert len(found[" ket"]) == 7


def test_a_file_of_names_is_small(tmp_path: Path) -> None:
    event = Event(id="moot", name="Moot", ordinal=None, place=None, start=None, end=None)
    talks = [record(title=f"Kettle {'and pot ' * 20}{number}", event=event) for number in range(200)]
    names(tmp_path, *talks)
    files = list((tmp_path / "search-index" / "names").iterdir())
    assert max(path.stat().st_size for path in files) < 24_100
    table = json.loads((tmp_path / "search-index" / "index.json").read_bytes())
    assert len(table["names"]) == len(files)
