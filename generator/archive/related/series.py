"""Which sessions are of which series, over the years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from generator.archive.summary import Summary
from generator.settings.series import Matcher, SeriesInfo, folded_fields


class SeriesSessions(msgspec.Struct, frozen=True):
    """A series with its sessions."""

    info: SeriesInfo
    sessions: tuple[Summary, ...]
    """At least one; in the order of the documents given."""


def find_series(sessions: Iterable[Summary], known: Iterable[SeriesInfo]) -> tuple[SeriesSessions, ...]:
    """Return the series that have sessions, in the order in which `series.yml` names them."""
    matchers = [(info, Matcher(info)) for info in known]
    members: dict[str, list[Summary]] = {}
    for session in sessions:
        text = folded_fields((session.title, session.code, session.type, session.own_address.stem))
        for info, matcher in matchers:
            if matcher.matches(session.type, text):
                members.setdefault(info.id, []).append(session)
    return tuple(SeriesSessions(info, tuple(members[info.id])) for info, _ in matchers if info.id in members)


def series_hrefs(found: Iterable[SeriesSessions]) -> Mapping[str, str]:
    """Return the address of each series that has a page, by its names; the names that are everyday phrases left out."""
    return {name: one.info.href for one in found if one.info.linked for name in (one.info.name, *one.info.called)}
