"""The address of a recording at a second, in the form of each site."""

from __future__ import annotations

import msgspec
import pytest

from generator.pages.views.recordings import recording_starts, shown_time
from generator.records import SessionRecord, Time
from tests.support.small_site import record, turn

UUID = "52a10666-3a18-4e73-93da-e8d3c12c305a"
SHORT_ID = "5jBegFpNbffA1nhmp32kqR"


def timed(address: str | None, start: float = 0, source_format: str = "vtt") -> SessionRecord:
    session = record(msgspec.structs.replace(turn("ada-1", "Good morning."), time=Time(start, None)))
    return msgspec.structs.replace(
        session, source=msgspec.structs.replace(session.source, recording=address, format=source_format)
    )


def at(address: str, seconds: float = 3735.9, *, start: float = 0, source_format: str = "vtt") -> str:
    starts = recording_starts(timed(address, start, source_format))
    assert starts is not None
    return starts(seconds)


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("https://www.youtube.com/watch?v=abcdefghijk", "https://www.youtube.com/watch?v=abcdefghijk&t=3735s"),
        ("https://m.youtube.com/watch?v=abcdefghijk&t=9", "https://m.youtube.com/watch?v=abcdefghijk&t=3735s"),
        ("https://youtu.be/abcdefghijk?si=x-y_z", "https://youtu.be/abcdefghijk?si=x-y_z&t=3735s"),
        ("https://www.youtube.com/live/abcdefghijk", "https://www.youtube.com/live/abcdefghijk?t=3735s"),
        ("https://www.youtube-nocookie.com/embed/abcdefghijk", "https://www.youtube-nocookie.com/embed/abcdefghijk?start=3735"),
        ("https://vimeo.com/76979871", "https://vimeo.com/76979871#t=3735s"),
        ("https://vimeo.com/channels/staffpicks/76979871#t=1m", "https://vimeo.com/channels/staffpicks/76979871#t=3735s"),
        ("https://player.vimeo.com/video/76979871?h=1f", "https://player.vimeo.com/video/76979871?h=1f#t=3735s"),
        ("https://webtv.un.org/en/asset/k1x/k1xabcdefg", "https://webtv.un.org/en/asset/k1x/k1xabcdefg?kalturaStartTime=3735"),
        ("https://archive.org/details/moot-2031", "https://archive.org/details/moot-2031?start=3735"),
        ("https://archive.org/details/moot-2031/day%201.mp4", "https://archive.org/details/moot-2031/day%201.mp4?start=3735"),
        (f"https://tube.example.org/w/{SHORT_ID}", f"https://tube.example.org/w/{SHORT_ID}?start=3735s"),
        (f"https://tube.example.org/videos/watch/{UUID}", f"https://tube.example.org/videos/watch/{UUID}?start=3735s"),
        (f"https://tube.example.org/w/{UUID}?start=5s#c", f"https://tube.example.org/w/{UUID}?start=3735s#c"),
        ("https://archive.org/download/moot/day1.ogv", "https://archive.org/download/moot/day1.ogv#t=3735"),
        ("http://example.org/audio/Tag%201.MP3?x=1", "http://example.org/audio/Tag%201.MP3?x=1#t=3735"),
    ],
)  # fmt: skip
def test_a_known_site_opens_at_the_second(address: str, opened: str) -> None:
    assert at(address) == opened


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/recordings/17",
        "https://www.youtube.com/playlist?list=PL12",
        "https://www.youtube.com/@moot",
        "https://vimeo.com/about",
        "https://webtv.un.org/en/schedule/2031-03-05",
        "https://archive.org/search?query=moot",
        "https://tube.example.org/w/all",
        "https://youtube.com.example.org/watch?v=abcdefghijk",
        "https://notyoutu.be/abcdefghijk",
        "https://example.org/mp4",
        "https://example.org/recording.mp4/",
    ],
)
def test_another_address_stays_as_it_is(address: str) -> None:
    assert at(address) == address


def test_the_times_of_a_clock_are_no_places_in_a_recording() -> None:
    address = "https://youtu.be/abcdefghijk"
    assert at(address, 47001, start=47001, source_format="text") == address
    assert at(address, 4700, start=3599, source_format="text") == f"{address}?t=4700s"
    assert at(address, 47001, start=47001) == f"{address}?t=47001s"  # captions of a part of a long recording


def test_without_a_recording_nothing_opens() -> None:
    assert recording_starts(timed(None)) is None


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (9.99, "0:09"), (135, "2:15"), (3599.9, "59:59"), (3735, "1:02:15"), (36000, "10:00:00")],
)
def test_the_time_is_shown_as_players_do(seconds: float, text: str) -> None:
    assert shown_time(seconds) == text
