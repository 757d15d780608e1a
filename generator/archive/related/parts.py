"""Sessions that are parts of one: one title but for a part's number, or one code, within one event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.archive.summary import Summary
from generator.slugs import slug

_MOST = 12
"""Parts of one session; a title that more have is no title but a kind of session."""

_NUMBER = r"(?:\d{1,2}|[ivx]{1,5}|[a-d]|one|two|three|four|five|six|first|second|third|fourth)"
_MARK = re.compile(
    rf"(?:-|^)(?:(?:part|pt|day|segment|session)-{_NUMBER}(?:-(?:of|and)-{_NUMBER})?|{_NUMBER}-(?:part|half)|part{_NUMBER}"
    r"|cont|contd|continued|continuation|(?:morning|afternoon)(?:-session)?|am|pm)(?=-|$)"
)
"""What tells one part from another, in a title that is slugged."""


def find_parts(sessions: Iterable[Summary]) -> Mapping[str, tuple[Summary, ...]]:
    """Return the other parts of each session that has some, by address, in the order of the sessions given."""
    groups: dict[tuple[str, str, str], list[Summary]] = {}
    marked: set[tuple[str, str, str]] = set()
    place: dict[str, int] = {}
    for session in sessions:
        place[session.href] = len(place)
        if session.event is None:
            continue
        if session.code is not None:
            key = (session.event.id, "code", session.code)
            groups.setdefault(key, []).append(session)
            marked.add(key)
        title = slug(session.title or "")
        bare = _MARK.sub("", title).strip("-")
        if "-" in bare:  # one word alone may be the title of anything
            key = (session.event.id, session.code or "", bare)
            groups.setdefault(key, []).append(session)
            if bare != title:
                marked.add(key)
    others: dict[str, dict[str, Summary]] = {}
    for key, group in groups.items():
        if key in marked and 1 < len(group) <= _MOST:
            for session in group:
                others.setdefault(session.href, {}).update((one.href, one) for one in group if one is not session)
    return {href: tuple(sorted(found.values(), key=lambda one: place[one.href])) for href, found in others.items()}
