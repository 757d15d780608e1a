"""The time of a turn, and the address of a recording at that time, in the form that the recording's site reads.

Only sites whose form is known open at a second; an address of another site stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

import msgspec

from generator.pages.markdown.escape import Markdown
from generator.pages.markdown.link_markup import MarkedSpan, inline_markdown
from generator.pages.views.rows import web_address
from generator.records import SessionRecord, Turn
from generator.sources.document import CAPTION_FORMATS

_MAX_FIRST_SECOND = 3600
"""Times printed in a text that begin later are those of a clock, so they don't say where to open a recording."""


class _StartForm(msgspec.Struct, frozen=True):
    """How a site reads the second at which to start."""

    host: str
    """Pattern of the whole host."""
    path: str
    """Pattern of the whole path."""
    key: str
    """The name before the seconds."""
    unit: str = ""
    """The letter behind the seconds."""
    is_fragment: bool = False
    """Whether name and seconds are the fragment of the address, else they are in its query."""


_ID = "(?:[1-9A-HJ-NP-Za-km-z]{22}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"

_START_FORMS = (
    _StartForm(r"(?:www\.)?youtube(?:-nocookie)?\.com", "/embed/[^/]+/?", "start"),
    _StartForm(r"(?:(?:www|m|music)\.)?youtube\.com", "/(?:watch|live/[^/]+)/?", "t", "s"),
    _StartForm(r"youtu\.be", "/[^/]+/?", "t", "s"),
    _StartForm(r"(?:(?:www|player)\.)?vimeo\.com", r"/(?:.+/)?\d+(?:/[0-9a-f]+)?/?", "t", "s", is_fragment=True),
    _StartForm(r"webtv\.un\.org", "/(?:[a-z]{2}/)?asset/.+", "kalturaStartTime"),
    _StartForm(r"(?:www\.)?archive\.org", "/(?:details|embed)/.+", "start"),
    # PeerTube runs on many hosts; its paths with an id of 22 characters or a UUID tell it.
    _StartForm(".+", f"/(?:w|videos/watch|videos/embed)/{_ID}/?", "start", "s"),
    # A browser starts a media file there (Media Fragments URI 1.0).
    _StartForm(".+", r"/.+\.(?:aac|flac|m4[av]|mov|mp[34]|og[agv]|opus|wav|web[am])", "t", is_fragment=True),
)
"""The forms of the sites; the first that fits an address counts."""


def recording_starts(record: SessionRecord) -> Callable[[float], str] | None:
    """Return what makes the address of the recording at a second of the record's times; `None` without a recording.

    If the times are those of a clock, or if the form of the site is not known, the address has no second.
    """
    address = web_address(record.source.recording)
    if address is None:
        return None
    parts = _start_parts(address) if counts_from_start(record) else None
    if parts is None:
        return lambda _: address
    before, after = parts
    return lambda seconds: f"{before}{int(seconds)}{after}"


def time_markdown(turn: Turn, starts: Callable[[float], str] | None) -> Markdown:
    """Return the time of a turn for the end of its heading, linked to the recording; empty if no time is known.

    The theme takes it out of the heading, and finds it by the emphasis.

    Args:
        turn: Any turn.
        starts: From `recording_starts`.
    """
    if turn.time is None:
        return Markdown("")
    text = shown_time(turn.time.start)
    spans = [MarkedSpan(0, len(text), starts(turn.time.start))] if starts is not None else []
    return Markdown(f" *{inline_markdown(text, spans)}*{{: .turn__time }}")


def shown_time(seconds: float) -> str:
    """Return the time of a turn as players show it: `2:15`, `1:02:15`."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def counts_from_start(record: SessionRecord) -> bool:
    """Return True if the times of a record count from the start of a recording, not from midnight."""
    if record.source.format in CAPTION_FORMATS:
        return True
    return next((turn.time.start for turn in record.turns if turn.time is not None), 0) < _MAX_FIRST_SECOND


@lru_cache(maxsize=64)
def _start_parts(address: str) -> tuple[str, str] | None:
    """Return the address before and behind the second; `None` if the form of its site is not known."""
    parts = urlsplit(address)
    form = next((form for form in _START_FORMS if _fits(form, parts)), None)
    if form is None:
        return None
    base = parts._replace(query="", fragment="").geturl()
    if form.is_fragment:
        query = f"?{parts.query}" if parts.query else ""
        return f"{base}{query}#{form.key}=", form.unit
    kept = [value for value in parts.query.split("&") if value and value.partition("=")[0] not in {form.key, "t"}]
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{base}?{'&'.join([*kept, form.key])}=", f"{form.unit}{fragment}"


def _fits(form: _StartForm, parts: SplitResult) -> bool:
    host = (parts.hostname or "").lower()
    return re.fullmatch(form.host, host) is not None and re.fullmatch(form.path, parts.path, re.IGNORECASE) is not None
