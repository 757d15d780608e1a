"""The sessions of each series."""

from __future__ import annotations

from generator.archive.related.series import find_series, series_hrefs
from generator.settings.series import SeriesInfo
from tests.support.event_documents import document
from tests.support.invented import MOOT_2003

HOLES = SeriesInfo(id="holes", name="On Holes", called=("Hole Talks",), patterns=("hole*",))
CLOSING = SeriesInfo(id="closing", name="Closings", types=("closing",), linked=False)


def test_a_series_has_its_sessions_in_the_order_of_the_archive() -> None:
    sessions = [
        document("holes-1"),
        document("rinds"),
        document("more-holes", event=MOOT_2003, type="closing"),
    ]
    unused = SeriesInfo(id="unused", name="Unused", patterns=("curds",))
    series = find_series(sessions, (CLOSING, unused, HOLES))
    assert [(members.info.id, [session.own_address.stem for session in members.sessions]) for members in series] == [
        ("closing", ["more-holes"]),
        ("holes", ["holes-1", "more-holes"]),
    ]
    assert series_hrefs(series) == {"On Holes": "series/holes/", "Hole Talks": "series/holes/"}


def test_a_series_is_matched_by_title_code_type_and_file_name() -> None:
    by_file = document("holes-2", title="Rinds")
    by_title = document("x", title="More holes")
    by_code = document("y", title="Rinds", code="HOLE3")
    (members,) = find_series([by_file, by_title, by_code, document("z", title="Rinds")], (HOLES,))
    assert members.sessions == (by_file, by_title, by_code)


def test_without_sessions_there_is_no_series() -> None:
    assert find_series([], (HOLES,)) == ()
    assert series_hrefs(()) == {}
