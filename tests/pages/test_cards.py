"""The cards of events."""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Sequence

import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser as Html

from generator.archive.summary import Summary
from generator.pages.cards import HEIGHT, WIDTH, as_png, event_card
from generator.records import Event
from tests.support.invented import MOOT_2001, summary
from tests.support.nasty_texts import PIECES
from tests.support.small_site import record, turn

ARCHIVE = "Archive of Moots"


def sessions(event: Event, count: int = 3) -> Sequence[Summary]:
    """Return sessions of an event, each with one more word than the one before."""
    return [
        summary(msgspec.structs.replace(record(turn("a-1", "Tea " * number)), event=event), f"moot-2001/s{number}.txt")
        for number in range(1, count + 1)
    ]


def texts(svg: str) -> list[str]:
    return [node.text() for node in Html(svg).css("text")]


def named(name: str) -> Event:
    return msgspec.structs.replace(MOOT_2001, name=name)


def test_a_card_says_which_event_where_and_when() -> None:
    event = msgspec.structs.replace(MOOT_2001, place="Oslo, Norway")
    assert texts(event_card(event, sessions(event), ARCHIVE)) == [
        "MOOT 2001", ARCHIVE, "Oslo, Norway · 7–9 May 2001", "3 sessions",
    ]  # fmt: skip


def test_each_session_is_a_stroke_as_high_as_its_words() -> None:
    heights = re.findall(r'<rect x=[^>]* height="(\d+)"', event_card(MOOT_2001, sessions(MOOT_2001, 4), ARCHIVE))
    assert [int(height) for height in heights] == [32, 65, 98, 130]
    many = event_card(MOOT_2001, [*sessions(MOOT_2001, 1)] * 900, ARCHIVE)
    rights = [float(x) + float(width) for x, width in re.findall(r'<rect x="([\d.]+)"[^>]* width="([\d.]+)"', many)]
    assert len(rights) == 900
    assert max(rights) <= WIDTH - 80


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("MOOT 2001", ["MOOT 2001"]),
        ("The Second Annual Moot of Makers", ["The Second Annual", "Moot of Makers"]),
        ("WWWWWWWWW WWWWWWWW MMMMM", ["WWWWWWWWW", "WWWWWWWW MMMMM"]),
        ("\u4e92\u8054\u7f51\u6cbb\u7406", []),
        ("\u0645\u0646\u062a\u062f\u0649", []),
    ],
)
def test_a_name_is_as_large_as_fits_and_left_out_if_the_fonts_lack_its_script(name: str, lines: list[str]) -> None:
    assert texts(event_card(named(name), sessions(named(name)), ARCHIVE)) == [
        *lines,
        ARCHIVE,
        "7–9 May 2001",
        "3 sessions",
    ]


def test_a_very_long_name_is_cut() -> None:
    *lines, _, _, _ = texts(event_card(named("Tea " * 90), sessions(named("Tea " * 90)), ARCHIVE))
    assert len(lines) == 4
    assert lines[-1].endswith("Tea …")


@pytest.mark.parametrize("text", PIECES)
def test_no_name_is_markup(text: str) -> None:
    svg = event_card(named(text), sessions(named(text)), text)
    assert as_png(svg).startswith(b"\x89PNG")
    assert {node.tag for node in Html(svg).css("svg *")} <= {"rect", "text"}


def test_a_card_is_a_picture_and_always_the_same_bytes() -> None:
    png = as_png(event_card(MOOT_2001, sessions(MOOT_2001), ARCHIVE))
    assert struct.unpack(">II", png[16:24]) == (WIDTH, HEIGHT)
    assert hashlib.sha256(png).hexdigest()[:16] == "f21c845e1e63a6ea"
    assert len(png) < 60_000


def test_each_sign_that_counts_as_drawable_is_in_both_fonts() -> None:
    signs = [chr(code) for code in (*range(0x21, 0x7F), *range(0xA1, 0x17F), *map(ord, "–—‘’“”„…"))]
    blank = as_png(_small("\u4e92"))
    missing = [sign for sign in signs if sign != "\u00ad" and as_png(_small(sign)) == blank]
    assert missing == []


def _small(sign: str) -> str:
    """Return a small picture of a sign in both fonts, one over the other."""
    fonts = ("Source Serif Pro", "Source Sans Pro")
    shown = "".join(
        f'<text x="{5 + 30 * place}" y="25" font-size="20" font-family="{font}">&#{ord(sign)};</text>'
        for place, font in enumerate(fonts)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30">{shown}</svg>'
