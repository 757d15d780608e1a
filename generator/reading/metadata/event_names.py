"""Names of events and their places, as people write them."""

from __future__ import annotations

import re

from generator.reading.grammar.vocabulary import vocabulary_of
from generator.settings.events import EventInfo
from generator.settings.load import Settings
from generator.slugs import slug

_ROMAN_NUMERAL = re.compile(r"[ivxlc]+")


def event_name(event_id: str, settings: Settings) -> str:
    """Return an event's name: the listed one, or for an event that `events.yml` doesn't list one made from its id."""
    info = settings.event(event_id)
    return info.name if info is not None else _name_from_id(event_id, settings)


def _name_from_id(event_id: str, settings: Settings) -> str:
    series = settings.archive.series_short
    prefix = slug(series)
    names = {kind.id: kind.name for kind in vocabulary_of(settings).preparatory_meetings}
    kinds = "|".join(names) or r"(?!)"
    match = re.fullmatch(rf"{re.escape(prefix)}-(20\d\d)-({kinds})-(.+)", event_id) if prefix else None
    if match is None:
        first, _, rest = event_id.partition("-")
        return f"{first.upper()} {rest.replace('-', ' ')}"
    year, kind, which = match.groups()
    meeting = names[kind]
    if _ROMAN_NUMERAL.fullmatch(which):
        return f"{series} {year} {meeting} {which.upper()}"
    if which[:4].isdecimal() and "-" in which:
        return f"{series} {year} {meeting} of {which}"
    return f"{series} {year} {which.replace('-', ' ')} {meeting}"


def printed_place(info: EventInfo) -> str | None:
    """Return the place of an event as it is written: `place`, else city and country."""
    return info.place or city_and_country(info)


def city_and_country(info: EventInfo) -> str | None:
    """Return `Paris, France`, or the city alone where no country is listed."""
    return f"{info.city}, {info.country}" if info.city and info.country else info.city
