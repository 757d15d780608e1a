"""The sessions of each series, over the years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from generator.archive.summary import Summary
from generator.settings.series import SeriesInfo, SeriesMatcher, folded_fields


class SeriesSessions(msgspec.Struct, frozen=True):
    """A series with its sessions."""

    info: SeriesInfo
    sessions: tuple[Summary, ...]
    """One or more, in the order of the archive."""


def find_series(sessions: Iterable[Summary], series: Iterable[SeriesInfo]) -> tuple[SeriesSessions, ...]:
    """Return the series that have sessions, in the order of `series.yml`."""
    matchers = [(info, SeriesMatcher(info)) for info in series]
    members: dict[str, list[Summary]] = {}
    for session in sessions:
        text = folded_fields((session.title, session.code, session.type, session.own_address.stem))
        for info, matcher in matchers:
            if matcher.matches(session.type, text):
                members.setdefault(info.id, []).append(session)
    return tuple(SeriesSessions(info, tuple(members[info.id])) for info, _ in matchers if info.id in members)


def series_hrefs(series: Iterable[SeriesSessions]) -> Mapping[str, str]:
    """Return the address of each series, by each of its names. Series with `linked: false` are left out."""
    return {
        name: members.info.href
        for members in series
        if members.info.linked
        for name in (members.info.name, *members.info.called)
    }
