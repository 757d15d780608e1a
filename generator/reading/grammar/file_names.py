"""Read the date and the words in the name of a file that an organisation or a program named. Pure text."""

from __future__ import annotations

import datetime
import re

import msgspec

from generator.reading.grammar.dates import iso_date
from generator.reading.grammar.printed_dates import find_printed_date

_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_CLEAR = re.compile(rf"(?<!\d)(?P<year>{_YEAR})(?P<sign>[-_.]?)(?P<month>\d\d)(?P=sign)(?P<day>\d\d)(?!\d)")
"""`2024-03-14`, `2024_03_14`, `2024.03.14`, `20240314`."""

_TIME = re.compile(r"(?<!\d)(?:[T_-]?[0-2]\d[-_.h]?[0-5]\d(?:[-_.]?[0-5]\d)?Z?)(?!\d)")
"""A time directly behind a date: `20240314-140012`, `2024-03-14T14-00`."""

_SEPARATORS = re.compile(r"[\s_]+|(?<=\w)[-.](?=\w)")
_PROGRAM_START = re.compile(r"gmt(?=\d)", re.IGNORECASE)
"""What Zoom writes before a date."""

_LABELS_OF_FILES = frozenset(
    {
        "recording", "recordings", "meeting recording", "transcript", "transcripts", "transcription", "captions",
        "caption", "subtitles", "closed caption", "audio", "video", "final", "draft", "copy", "edited", "clean", "raw",
        "v1", "v2", "v3", "en", "zoom",
    }
)  # fmt: skip
"""Words that say what a file is, at the end of its name."""

_MIN_WORD_CHARS = 4


class FileName(msgspec.Struct, frozen=True):
    """What the name of a file says."""

    date: datetime.date | None = None
    title: str | None = None
    """The words beside the date; `None` without a date, because other rules read such names."""
    either: tuple[datetime.date, ...] = ()
    """The two dates that the name may have, if the order of day and month is not clear."""


def read_file_name(name: str) -> FileName:
    """Return the date in the name of a file, and the words beside it if a reader would take them for a title.

    Args:
        name: The name without suffix, percent-decoded.
    """
    name = _PROGRAM_START.sub("", name)
    date, before, behind = _clear_date(name) or _local_date(name) or (None, "", "")
    if date is None:
        printed = None if _CLEAR.search(name) else find_printed_date(name.replace("_", " "))
        return FileName(either=printed.either if printed is not None else ())
    words = [_words(before), _words(_TIME.sub("", behind, count=1) if _TIME.match(behind) else behind)]
    return FileName(date, _title(words))


def words_of_file_name(name: str) -> str:
    """Return the name of a file as words: `board-meeting_2024-03-14` as `Board meeting 2024-03-14`."""
    kept = _CLEAR.sub(lambda match: match[0].replace("-", "\0").replace(".", "\1").replace("_", "\2"), name)
    words = " ".join(_SEPARATORS.sub(" ", kept).split()).replace("\0", "-").replace("\1", ".").replace("\2", "_")
    return _capitalised(words)


def _capitalised(text: str) -> str:
    """Return a text with a capital at its start, unless that would be the capital of another letter, as of `ı`."""
    capital = text[:1].upper()
    return capital + text[1:] if capital.casefold() == text[:1].casefold() else text


def _clear_date(name: str) -> tuple[datetime.date, str, str] | None:
    """Return a date whose year comes first, and the name before and behind it; `None` with several dates."""
    dates = [
        (date, match)
        for match in _CLEAR.finditer(name)
        if (date := iso_date(match["year"], match["month"], match["day"])) is not None
    ]
    if len({date for date, _ in dates}) != 1:
        return None
    date, match = dates[0]
    return date, name[: match.start()], name[match.end() :]


def _local_date(name: str) -> tuple[datetime.date, str, str] | None:
    """Return a date in the words or the order of a country: `14.03.2024`, `14-mars-2024`."""
    if _CLEAR.search(name):
        return None
    text = re.sub(r"[_\s]|(?<=[^\W\d_])-|-(?=[^\W\d_])", " ", name)
    printed = find_printed_date(text)
    if printed is None or printed.date is None:
        return None
    return printed.date, text[: printed.start], text[printed.end :]


def _words(text: str) -> str:
    """Return the words of a part of a name, without the words at its end that say what the file is."""
    words = _SEPARATORS.sub(" ", text).strip(" -_.,–—()[]").split()
    while words:
        cut = next((size for size in (2, 1) if " ".join(words[-size:]).casefold() in _LABELS_OF_FILES), 0)
        if not cut:
            break
        words = words[:-cut]
    return " ".join(words).strip(" -_.,–—()[]")


def _title(parts: list[str]) -> str | None:
    """Return the words as a title; `None` if they say nothing."""
    text = " ".join(part for part in parts if part)
    tokens = text.split()
    words = [token for token in tokens if token.isalpha()]
    is_title = any(len(word) >= _MIN_WORD_CHARS or not word.isascii() for word in words)
    return _capitalised(text) if is_title and 2 * len(words) >= len(tokens) else None
