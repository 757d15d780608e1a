"""Events, days and addresses: where each is taken from, and the finding when two places disagree."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from generator.reading.steps import read_document
from generator.records import SessionRecord
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings

SPOKEN = "\nThe following are the outputs of the captioning. It is no authoritative record.\n>> ODILE: Hello.\n"


def read(tmp_path: Path, settings: Settings, text: str, name: str = "a.txt") -> SessionRecord:
    path = tmp_path / "transcripts" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_document(path, tmp_path / "transcripts", settings)


def codes(record: SessionRecord) -> list[str]:
    return [finding.code for finding in record.findings]


def messages(record: SessionRecord, code: str) -> list[str]:
    return [finding.message for finding in record.findings if finding.code == code]


def test_the_folder_decides_where_all_else_is_silent(tmp_path: Path, settings: Settings) -> None:
    record = read(tmp_path, settings, "Gardens" + SPOKEN, "igf-2019/a.txt")
    assert record.event is not None
    assert (record.event.id, record.provenance["event"]) == ("igf-2019", "folder")
    assert "event-disagrees" not in codes(record)


def test_the_heading_wins_over_the_folder(tmp_path: Path, settings: Settings) -> None:
    record = read(tmp_path, settings, "IGF 2016 - Day 2 - Gardens" + SPOKEN, "igf-2019/a.txt")
    assert record.event is not None
    assert (record.event.id, record.provenance["event"]) == ("igf-2016", "heading")
    message = "the heading names IGF 2016, but the file is in the folder of IGF 2019"
    assert messages(record, "event-disagrees") == [message]


def test_a_folder_that_is_no_event_decides_nothing(tmp_path: Path, settings: Settings) -> None:
    record = read(tmp_path, settings, "Gardens" + SPOKEN, "drafts/a.txt")
    assert record.event is None
    assert "event-unknown" in codes(record)


def test_an_unlisted_event_has_an_id_and_a_name_only(tmp_path: Path, settings: Settings) -> None:
    record = read(tmp_path, settings, "IGF 2041 - Day 2 - Gardens" + SPOKEN)
    assert record.event is not None
    assert msgspec.structs.astuple(record.event) == ("igf-2041", "IGF 2041", None, None, None, None)
    assert messages(record, "event-not-listed") == ["events.yml doesn't list IGF 2041: its place and days are unknown"]
    assert record.date is None


def test_another_series_works_the_same(tmp_path: Path, settings: Settings) -> None:
    archive = ArchiveInfo(series="Garden Days of the North", series_short="GDN")
    other = msgspec.structs.replace(settings, archive=archive)
    record = read(tmp_path, other, "GDN 2016 - Day 2 - Room 4 - WS 7 Hedges" + SPOKEN)
    assert record.event is not None
    assert (record.event.id, record.room, record.session.code) == ("gdn-2016", "Room 4", "WS7")
    plain = read(tmp_path, other, "IGF 2016 - Day 2 - Hedges" + SPOKEN)
    assert plain.event is None


def test_no_series_at_all(tmp_path: Path, settings: Settings) -> None:
    other = msgspec.structs.replace(settings, archive=ArchiveInfo(), events=())
    record = read(tmp_path, other, "IGF 2016 - Day 2 - Hedges" + SPOKEN)
    assert (record.event, record.title) == (None, "IGF 2016 - Day 2 - Hedges")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("igf-2018-day-1-salle-xi-of40-small-gardens.txt", ("igf-2018", 1, "2018-11-12", "OF40", "Small gardens")),
        ("igf-2016-day-2-dc-on-gardens.txt", ("igf-2016", 2, "2016-12-07", None, "DC on gardens")),
        ("1993-2014-09-04-ws157-small-gardens-room-8.txt", ("igf-2014", None, "2014-09-04", "WS157", "Small gardens")),
        ("ws168-small-gardens.txt", (None, None, None, "WS168", "Small gardens")),
        ("845.txt", (None, None, None, None, None)),
        ("offices-of-2-gardens.txt", (None, None, None, None, "Offices of 2 gardens")),
        ("of-gardens.txt", (None, None, None, None, "Of gardens")),
        ("today-2-gardens.txt", (None, None, None, None, "Today 2 gardens")),
    ],
)
def test_the_address_supplies_what_the_page_omits(
    name: str, expected: tuple[object, ...], tmp_path: Path, settings: Settings
) -> None:
    record = read(tmp_path, settings, ">> ODILE: Hello.", name)
    event = record.event.id if record.event else None
    assert (event, record.day, record.date, record.session.code, record.title) == expected
    assert record.title is None or record.provenance["title"] == "slug"


def test_the_page_wins_over_its_address(tmp_path: Path, settings: Settings) -> None:
    record = read(tmp_path, settings, "IGF 2016 - Day 2 - WS7 Gardens" + SPOKEN, "igf-2017-day-3-ws8-hedges-raw.txt")
    assert (record.day, record.session.code, record.title, record.status) == (2, "WS7", "Gardens", "final")
    assert {"event-disagrees", "day-disagrees", "code-disagrees", "raw-address"} <= set(codes(record))


def test_a_printed_date_wins_over_the_table_of_days(tmp_path: Path, settings: Settings) -> None:
    record = read(tmp_path, settings, "IGF 2016 - Day 2 - Gardens\n8 December 2016" + SPOKEN)
    assert (record.date, record.provenance["date"]) == ("2016-12-08", "header-line")
    assert "date-disagrees" in codes(record)


def test_a_date_outside_the_event_is_a_finding(tmp_path: Path, settings: Settings) -> None:
    record = read(tmp_path, settings, "IGF 2016 - Gardens\n8 December 2015" + SPOKEN)
    assert record.date == "2015-12-08"
    message = "the date 8 December 2015 is not one of the days of IGF 2016 (5–9 December 2016)"
    assert messages(record, "date-disagrees") == [message]


NUMBERED_DAYS = "IGF 2020 numbered its days in a way that can't be turned into dates"


@pytest.mark.parametrize(
    ("heading", "message"),
    [
        ("IGF 2016 - Gardens", "no date and no day number was found"),
        (
            "IGF 2016 - Day 9 - Gardens",
            "no date for day 9: the table of days of IGF 2016 has no such day (5–9 December 2016)",
        ),
        (
            "IGF 2012 - Day 2 - Gardens",
            "no date for day 2: the table of days of IGF 2012 is not checked (6–9 November 2012)",
        ),
        ("IGF 2020 - Day 2 - Gardens", f"no date for day 2: {NUMBERED_DAYS} (2–17 November 2020)"),
    ],
)
def test_the_finding_says_why_a_day_gives_no_date(
    heading: str, message: str, tmp_path: Path, settings: Settings
) -> None:
    record = read(tmp_path, settings, heading + SPOKEN)
    assert record.date is None
    assert messages(record, "date-unknown") == [message]


def with_address(tmp_path: Path, settings: Settings, text: str, address: str) -> SessionRecord:
    (tmp_path / "transcripts").mkdir(exist_ok=True)
    (tmp_path / "transcripts" / "a.yml").write_text(f"address: {address}\n", encoding="utf-8")
    return read(tmp_path, settings, text)


@pytest.mark.parametrize(
    ("address", "event"),
    [
        ("https://gardens.example/cms/174-igf-2014/transcripts/1-hedges-and-trees", ("igf-2014", "sidecar")),
        ("https://gardens.example/cms/igf-2014/igf-2015/1-hedges-and-trees", None),
        ("https://gardens.example/cms/bigf-2014/1-hedges-and-trees", None),
        ("https://gardens.example/cms/1-hedges-and-trees?x=igf-2014", None),
        ("https://gardens.example/fr/content/igf-2018-day-1-salle-i-hedges", ("igf-2018", "slug")),
    ],
)
def test_the_folders_of_an_address(
    address: str, event: tuple[str, str] | None, tmp_path: Path, settings: Settings
) -> None:
    record = with_address(tmp_path, settings, ">> ODILE: Hello.", address)
    found = (record.event.id, record.provenance["event"]) if record.event else None
    assert found == event


def test_a_preparatory_meeting_has_the_place_and_days_of_its_page(tmp_path: Path, settings: Settings) -> None:
    notice = (
        "The following are the outputs of the captioning taken during the First Open Consultations and MAG Meeting of "
        "the IGF, in Geneva, Switzerland, from 4 to 6 April 2016. It is no authoritative record."
    )
    record = read(tmp_path, settings, f"IGF 2016 First Open Consultations and MAG Meeting\n{notice}\n>> ODILE: Hello.")
    assert record.event is not None
    assert msgspec.structs.astuple(record.event) == (
        *("igf-2016-consultation-first", "IGF 2016 first open consultations", None),
        *("Geneva, Switzerland", "2016-04-04", "2016-04-06"),
    )
    assert record.date is None


@pytest.mark.parametrize(
    ("heading", "event"),
    [
        ("2018 IGF - MAG - Virtual Meeting - XIV", ("igf-2018-mag-xiv", "IGF 2018 MAG meeting XIV", "Online")),
        ("MAG Meeting 17 May 2012", ("igf-2012-mag-2012-05-17", "IGF 2012 MAG meeting of 2012-05-17", None)),
        ("IGF 2018 MAG Meeting", None),
        ("MAG Meeting 1 December 2014", None),
        ("MAG Meeting 17 May 2041", None),
        ("DC Coordination Meeting XIV", None),
    ],
)
def test_preparatory_meetings(heading: str, event: tuple[str, ...] | None, tmp_path: Path, settings: Settings) -> None:
    record = read(tmp_path, settings, heading + SPOKEN)
    found = (record.event.id, record.event.name, record.event.place) if record.event else None
    assert found == event


def test_a_preparatory_meeting_is_not_the_annual_one_of_its_address(tmp_path: Path, settings: Settings) -> None:
    record = read(tmp_path, settings, ">> ODILE: Hello.", "igf-2018-mag-meeting-day-2.txt")
    assert record.event is None
    assert (record.session.type, record.day) == ("mag-meeting", 2)


def test_heading_and_address_name_a_preparatory_meeting_together(tmp_path: Path, settings: Settings) -> None:
    name = "igf-2020-mag-virtual-meeting-iv-0.txt"
    record = read(tmp_path, settings, "MAG - Virtual Meeting" + SPOKEN, name)
    assert record.event is not None
    assert record.event.id == "igf-2020-mag-iv"
    assert "event-disagrees" not in codes(record)


@pytest.mark.parametrize("line", ["RAW", "Raw file", "ROUGH DRAFT", "- RAW COPY -"])
def test_a_line_that_says_raw(line: str, tmp_path: Path, settings: Settings) -> None:
    assert read(tmp_path, settings, f"Gardens\n{line}" + SPOKEN).status == "raw"


@pytest.mark.parametrize("line", ["FINISHED", "Raw hedges", "ROUGH EDITED COPY", "Straw"])
def test_a_line_that_does_not_say_raw(line: str, tmp_path: Path, settings: Settings) -> None:
    assert read(tmp_path, settings, f"Gardens\n{line}" + SPOKEN).status == "final"


def test_a_press_release_far_from_the_event_it_names(tmp_path: Path, settings: Settings) -> None:
    text = "Gardens grow\n\nParis, France, 5 March – Gardens were discussed. The 13th Forum was in autumn.\n\nMore."
    record = read(tmp_path, settings, text)
    assert (record.kind, record.event, record.date) == ("press-release", None, None)
    assert "event-disagrees" in codes(record)


def test_a_list_of_sessions_is_none_of_them(tmp_path: Path, settings: Settings) -> None:
    text = "Transcripts\nIGF 2016 - Day 2 - Gardens\nIGF 2017 - Day 3 - Hedges\n"
    record = read(tmp_path, settings, text)
    assert (record.kind, record.event, record.day) == ("other", None, None)
    once = read(tmp_path, settings, "IGF 2016 - Day 2 - Gardens\nThe text is here.\n")
    assert (once.title, once.day) == ("Gardens", 2)


def test_the_date_of_a_front_matter(tmp_path: Path, settings: Settings) -> None:
    text = "---\ntitle: Gardens\ndate: 2019-06-17\n---\n\n>> ODILE: Hello.\n"
    record = read(tmp_path, settings, text, "a.md")
    assert (record.title, record.date, record.provenance["date"]) == ("Gardens", "2019-06-17", "front-matter")
