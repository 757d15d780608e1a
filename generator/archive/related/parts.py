"""Parts of one session: within an event they share a code, or a title except for the number of the part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.archive.summary import Summary
from generator.slugs import slug

_MAX_PARTS = 12
"""Parts of one session; a title that more sessions share is a type of session."""

_NUMBER = r"(?:\d{1,2}|[ivx]{1,5}|[a-d]|one|two|three|four|five|six|first|second|third|fourth)"
_PART_MARK = re.compile(
    rf"(?:-|^)(?:(?:part|pt|day|segment|session)-{_NUMBER}(?:-(?:of|and)-{_NUMBER})?|{_NUMBER}-(?:part|half)|part{_NUMBER}"
    r"|cont|contd|continued|continuation|(?:morning|afternoon)(?:-session)?|am|pm)(?=-|$)"
)
"""Words that distinguish parts, in the slug of a title."""

_GroupKey = tuple[str, str, str]


def find_parts(sessions: Iterable[Summary]) -> Mapping[str, tuple[Summary, ...]]:
    """Return the other parts of each session that is a part, by address, in the order of `sessions`."""
    order: dict[str, int] = {}
    groups: dict[_GroupKey, list[Summary]] = {}
    part_keys: set[_GroupKey] = set()
    for session in sessions:
        order[session.href] = len(order)
        for key, is_part in _group_keys(session):
            groups.setdefault(key, []).append(session)
            if is_part:
                part_keys.add(key)
    parts = _others_in_groups(groups[key] for key in groups if key in part_keys)
    return {
        href: tuple(sorted(others.values(), key=lambda session: order[session.href])) for href, others in parts.items()
    }


def _others_in_groups(groups: Iterable[Sequence[Summary]]) -> dict[str, dict[str, Summary]]:
    """Return for each session the other sessions of its groups, by address. Too large groups don't count."""
    others: dict[str, dict[str, Summary]] = {}
    for group in groups:
        if 1 < len(group) <= _MAX_PARTS:
            for session in group:
                others.setdefault(session.href, {}).update((part.href, part) for part in group if part is not session)
    return others


def _group_keys(session: Summary) -> Iterator[tuple[_GroupKey, bool]]:
    """Yield the keys by which a session may be grouped, and for each whether the session itself shows a part."""
    if session.event is None:
        return
    if session.code is not None:
        yield (session.event.id, "code", session.code), True
    title = slug(session.title or "")
    title_of_all_parts = _PART_MARK.sub("", title).strip("-")
    if "-" in title_of_all_parts:  # a title of one word may belong to any session
        yield (session.event.id, session.code or "", title_of_all_parts), title_of_all_parts != title
